"""The word lists of `words/`, read once."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent / "words"
Lists = dict[str, tuple[str, ...]]


@cache
def plain(name: str) -> tuple[str, ...]:
    """Return the words of a file of single words, comments left out."""
    return tuple(word for line in _lines(name) for word in line.split())


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a file as tuples of phrases."""
    return tuple(tuple(line.split("|")) for line in _lines(name))


@cache
def keyed(name: str) -> Lists:
    """Return the lists of a file whose lines are "key: phrase|phrase" or "key: word word"."""
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        key, _, rest = line.partition(": ")
        found.setdefault(key, []).extend(_phrases(rest))
    return {key: tuple(phrases) for key, phrases in found.items()}


def _phrases(rest: str) -> list[str]:
    """The phrases of a line; the first of them may be single words before the first bar."""
    if "|" not in rest:
        return rest.split()
    first, *others = rest.split("|")
    words = first.split()
    is_list = (
        len(words) > 8
        and first[-1] not in ".,:!?”“"
        and all(word[:1].isupper() or word.islower() for word in words)
    )
    return [*(words if is_list else [first]), *others]


def _lines(name: str) -> list[str]:
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
