"""One spelling for names and titles, so that transliterations of one word are equal."""

import re
from functools import lru_cache

from anyascii import anyascii

# Consonants as BGN/PCGN, ALA-LC, GOST 7.79 and 52535 (passports), ISO 9, scientific and German
# transliteration write them. ISO 9 and the scientific one give x for kh, the others ks.
_CONSONANTS = {
    **dict.fromkeys(("shch", "schtsch", "shh", "sch", "sc", "sh"), "s"),
    **dict.fromkeys(("tsch", "tch", "ch", "ts", "tz", "cz"), "c"),
    **dict.fromkeys(("kh", "ks", "x"), "h"),
    "zh": "z",
    "w": "v",
}
_CONSONANT = re.compile("|".join(sorted(_CONSONANTS, key=len, reverse=True)))
_GLIDE = re.compile(r"[ijy]+(?=[aeou])")
_I = re.compile(r"[ijy]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_REPEATED = re.compile(r"([a-z])\1+")
_ARTICLES = frozenset(("a", "an", "the", "der", "die", "das", "le", "la", "les"))


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower-case ASCII.

    >>> words("Jane’s Être")
    ('janes', 'etre')
    """
    bare = text.replace("’", "").replace("'", "")
    # anyascii takes a character at a time, those of ASCII too.
    plain = _NOT_ASCII.sub(lambda found: anyascii(found[0]).replace("'", ""), bare).lower()
    return tuple(_NOT_WORD.sub(" ", plain).split())


@lru_cache(maxsize=1 << 14)
def spelling_key(text: str) -> str:
    """Return a key that the usual transliterations and spellings of one text share.

    It is for comparing: other words may share it too, whole titles hardly ever.

    >>> spelling_key("inostrannykh del") == spelling_key("inostrannyh del")
    True
    >>> spelling_key("Bezopasnosti") == spelling_key("безопасности")
    True
    >>> spelling_key("Rossijskaja akademija") == spelling_key("Rossiiskaia akademiia")
    True
    """
    joined = "".join(word for word in words(text) if word not in _ARTICLES)
    folded = _CONSONANT.sub(lambda found: _CONSONANTS[found.group()], joined)
    return _REPEATED.sub(r"\1", _I.sub("i", _GLIDE.sub("", folded)))
