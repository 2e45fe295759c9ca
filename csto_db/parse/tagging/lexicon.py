"""Words that hint at a field, read once from `lexicon.txt`."""

from functools import cache
from importlib.resources import files


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """The classes of each listed word.

    >>> lexicon()["jan"], lexicon()["verlag"]
    (('month', 'given'), ('publisher',))
    """
    found: dict[str, dict[str, None]] = {}
    text = (files("csto_db.parse.tagging") / "lexicon.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            for word in words.split():
                found.setdefault(word, {})[name] = None
    return {word: tuple(names) for word, names in found.items()}
