"""One spelling for names and titles, so that transliterations of one word are equal."""

import re
from functools import lru_cache

from anyascii import anyascii

_TRANSLITERATION = (
    ("shch", "sch"),
    ("kh", "h"),
    ("zh", "z"),
    ("ks", "x"),
    ("ya", "a"),
    ("ia", "a"),
    ("ja", "a"),
    ("yu", "u"),
    ("iu", "u"),
    ("ju", "u"),
    ("yo", "e"),
    ("ye", "e"),
    ("ie", "e"),
    ("je", "e"),
    ("ij", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("yy", "i"),
    ("ii", "i"),
    ("j", "i"),
    ("y", "i"),
    ("ts", "c"),
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_REPEATED = re.compile(r"([a-z])\1+")
_ARTICLES = frozenset(("a", "an", "the", "der", "die", "das", "le", "la", "les"))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower-case ASCII.

    >>> words("Jane’s Être")
    ('janes', 'etre')
    """
    plain = anyascii(text.replace("’", "").replace("'", "")).lower().replace("'", "")
    return tuple(_NOT_WORD.sub(" ", plain).split())


@lru_cache(maxsize=1 << 14)
def spelling_key(text: str) -> str:
    """Return a key that the usual transliterations and spellings of one text share.

    >>> spelling_key("inostrannykh del") == spelling_key("inostrannyh del")
    True
    >>> spelling_key("Bezopasnosti") == spelling_key("безопасности")
    True
    """
    kept = [word for word in words(text) if word not in _ARTICLES]
    joined = "".join(kept)
    for variant, plain in _TRANSLITERATION:
        joined = joined.replace(variant, plain)
    return _REPEATED.sub(r"\1", joined)
