"""One spelling for names and titles, so that transliterations of one word are equal."""

import re
from functools import lru_cache

from anyascii import anyascii

# Consonants as BGN/PCGN, ALA-LC, GOST 7.79 and 52535 (passports), ISO 9, scientific and German
# transliteration write them. What is "ch" in one is "h" or "kh" in another and "c" in a third, and
# Ж is "zh", "ž" or "sch", so these are one letter each; z is s, as on both sides of the ocean.
_CONSONANTS = {
    **dict.fromkeys(("shch", "schtsch", "shh", "sch", "sc", "sh", "zh", "z"), "s"),
    **dict.fromkeys(("tsch", "tch", "ch", "tc", "ts", "tz", "cz", "c", "kh", "ks", "x"), "h"),
    "w": "v",
}
_CONSONANT = re.compile("|".join(sorted(_CONSONANTS, key=len, reverse=True)))
_GLIDE = re.compile(r"[ijy]+(?=[aeou])")
_I = re.compile(r"[ijy]+")
# Soft signs, the strokes behind letters of GOST 7.79, and Ё, which is mostly printed as Е.
_MARKS = str.maketrans({"’": None, "'": None, "`": None, "ё": "е", "Ё": "Е"})
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[a-z0-9]+")
_REPEATED = re.compile(r"([a-z])\1+")
# "Labour" is "labor", "defense" is "defence".
_ENGLISH = (("our", "or"), ("ense", "ence"))
_SKIPPED = frozenset(("a", "an", "the", "and", "der", "die", "das", "und", "le", "la", "les", "et"))


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower-case ASCII.

    >>> words("Jane’s Être")
    ('janes', 'etre')
    """
    plain = text.translate(_MARKS)
    if not plain.isascii():
        # anyascii takes a character at a time, those of ASCII too.
        plain = _NOT_ASCII.sub(lambda found: anyascii(found[0]).replace("'", ""), plain)
    return tuple(_WORD.findall(plain.lower()))


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
    >>> spelling_key("Labour & Defence") == spelling_key("Labor and Defense")
    True
    """
    key = ""
    for word in map(_single, spelt_words(text)):
        # Letters that meet where two words do count once as well.
        key += word[1:] if word[0] == key[-1:] and word[0].isalpha() else word
    return key


@lru_cache(maxsize=1 << 12)
def spelt_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, each in one spelling, without articles and "and".

    >>> spelt_words("The Salt & the Silver")
    ('salt', 'silver')
    """
    return tuple(_folded(word) for word in words(text) if word not in _SKIPPED)


# Titles share most of their words.
@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    for one, other in _ENGLISH:
        word = word.replace(one, other)
    folded = _CONSONANT.sub(lambda found: _CONSONANTS[found.group()], word)
    return _I.sub("i", _GLIDE.sub("", folded))


@lru_cache(maxsize=1 << 14)
def _single(word: str) -> str:
    return _REPEATED.sub(r"\1", word)
