"""The language of a title, where its letters and words leave no doubt; else None."""

import re
from enum import StrEnum
from functools import lru_cache

from csto_db.model.language import named_language
from csto_db.model.script import CYRILLIC, LATIN, script_of

# What only Russian of all languages in Latin letters has: endings of words, whole words, and
# stems that its neighbours have not; as BGN/PCGN, ALA-LC, ISO 9 and habit spell them.
_YA, _YE = "(?:ya|ia|ja)", "(?:ye|ie|je)"
_RUSSIAN_ENDINGS = (
    r"(?:sk|nn|[eiu]v|l['’]?n)ogo", rf"(?:sk|n|v|sh|zh|kh)a{_YA}", rf"n['’]?{_YA}a?{_YA}",
    rf"(?:nn|sk|ov|ev|zn|ts)o(?:{_YE}|e)", r"[nvstrm]y[yij]", r"sk(?:ii|iy|ij|ikh|ih)",
    r"[nvs]ykh", r"[nt]nyh", rf"[aeiouy]t['’]?s{_YA}", r"[iya](?:yet|iet|jet)", r"yaet",
    r"osti(?:yu|iu|ju)", r"ost['’]", r"eni(?:yu|iu|yem|iem)", r"[nt]akh", rf"[nts]{_YA}kh",
    r"[dtlsn]uet",
)  # fmt: skip
_RUSSIAN_WORDS = (
    r"ob", r"iz-za", r"mezhdu", rf"dl{_YA}", r"chto", r"et(?:om|oi|oy|oj|ogo)", r"goda", r"imeni",
)  # fmt: skip
_RUSSIAN_STEMS = (
    r"sotrudni[cč]", r"za(?:y|i|j)avl", r"ob(?:shch|šč|sch)est",
    r"mezhdunarodn(?:o[iyje]|y[kijy])", r"vne(?:sh|š)n", r"vopros[yao]", r"vstrech", r"vozmozhn",
    r"izmeneni", r"por(?:ya|ia|ja)dk", r"razviti", rf"rossi(?:{_YA}|i|[yijs]{{1,2}}s?k)",
    r"sovremenn", r"nezavisim", r"vremeni", r"pri(?:y)?ekhal", r"vo(?:y)?enn(?:o|a)",
)  # fmt: skip
_UKRAINIAN_PARTS = (
    r"(?:sk|n|v)oho\b", r"uvannia\b", r"\b(?:shcho|mizh|pislia|shchodo|yoho|ioho)\b",
    r"ukrains(?:['’]k|k(?:a|yi)\b)", r"bezpek", r"derzhav", r"zovnishn", r"mizhnarod",
    r"viis['’]?k", r"pytann", r"rozvyt", r"suchasn", r"vidnosyn",
)  # fmt: skip
_RUSSIAN = re.compile(
    rf"(?:\w(?:{'|'.join(_RUSSIAN_ENDINGS)})(?!\w)|\b(?:{'|'.join(_RUSSIAN_WORDS)})(?!\w)"
    rf"|\b\w{{0,4}}(?:{'|'.join(_RUSSIAN_STEMS)})"
    r"|bezopasnost[iy]|gosudarst)"
)
_UKRAINIAN = re.compile("|".join(_UKRAINIAN_PARTS))
# What Cyrillic in Latin letters has, whatever the language, and Latin alphabets hardly.
_ROMANIZED = re.compile(
    r"(?i:shch|ts(?:i(?:ya|ia|ja|i|yu|iu|onn)|ed)|[aeiouy]kh\b|[iy](?:ya|ia|yu|iu)\b"
    r"|eni(?:ya|ye|yi)\b|[bdfglmnprstvz]['’](?:n|sk|kh|k|ts|tv|m|f|b|v|z))"
    r"|(?:\b(?:ot|po|ne|na|iz|pri|[voisk])|\A(?:Ot|Po|Ne|Na|Iz|Pri|[VO]))\b"
)
# Words and letters of languages that have a Latin alphabet of their own.
_OWN_ALPHABET = re.compile(
    r"\b(?:the|of|and|in|for|to|on|with|from|by|at|as|is|are|der|die|das|und|des|von|im|zur"
    r"|zum|mit|le|la|les|et|du|dans|au|aux|el|los|las|y|il|di|dei|della|per|em|os|um|een|het"
    r"|van|en|z|w|nad|dla|przez|jest|och|att|og|ved|ve|ile|bir)\b|[ąęłóáéíúýřůöüőßñçàêøåæãõďťĺľ]"
)
_SHORT = 2
_LONG = 500
_OF_ONE_LANGUAGE = {"Armn": "hy", "Geor": "ka", "Jpan": "ja", "Kore": "ko"}

_ONLY_RUSSIAN = re.compile(
    r"(?:ое|ый|ость|ского|нного|ного|ция|ться|ются)\b|ъ[еёюя]|росси[йияею]|вопрос|безопасност"
    r"|государств|(?=.*[ыэё])(?=.*и).*\b(?:в|на|о|об|и|для|из|от|по|к|с|при|под)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_RUSSIAN = re.compile(r"[^\W\d_a-zа-яё]", re.IGNORECASE)
_UKRAINIAN_LETTERS = re.compile(r"[їєґ]", re.IGNORECASE)
_BELARUSIAN_LETTERS = re.compile(r"ў", re.IGNORECASE)
_REMARK = re.compile(
    r"[\[(]\s?(?:[Tt]ext\s|[Aa]rticle\s)?(?:[Ii]n|[Нн]а)\s(?P<name>[A-Zа-я][^\W\d_]{2,14})\.?"
    r"(?:\s(?:with\s[^\])]{1,60}|яз(?:\.|ыке)|language))?\s?[\])]"
)


class _Alphabet(StrEnum):
    """What Latin letters say of the language that they write."""

    OWN = "its own"
    RUSSIAN = "ru"
    UKRAINIAN = "uk"
    CYRILLIC = "one of several"
    UNKNOWN = "unknown"


@lru_cache(maxsize=1 << 12)
def _alphabet(text: str) -> _Alphabet:
    lower = text[:_LONG].lower()
    if _OWN_ALPHABET.search(lower):
        return _Alphabet.OWN
    is_russian = _RUSSIAN.search(lower) is not None
    if _UKRAINIAN.search(lower):
        return _Alphabet.CYRILLIC if is_russian else _Alphabet.UKRAINIAN
    if is_russian:
        return _Alphabet.RUSSIAN
    found = {mark.group().lower() for mark in _ROMANIZED.finditer(text[:_LONG])}
    is_cyrillic = len(found) > 1 and any(map(_tells, found))
    return _Alphabet.CYRILLIC if is_cyrillic else _Alphabet.UNKNOWN


def romanized_language(text: str) -> str | None:
    """Return the language of a text in Cyrillic written with Latin letters, where it is certain.

    >>> romanized_language("Voyennaya doktrina rossiyskoy federatsii")
    'ru'
    >>> romanized_language("Zovnishnia polityka"), romanized_language("Politika i vlast")
    ('uk', None)
    """
    found = _alphabet(text)
    return found.value if found in (_Alphabet.RUSSIAN, _Alphabet.UKRAINIAN) else None


def is_romanized(text: str) -> bool:
    """Whether a text is surely Cyrillic in Latin letters, be the language certain or not.

    >>> is_romanized("Ot redaktsii"), is_romanized("Rules of Procedures"), is_romanized("Zlato")
    (True, False, False)
    """
    known = _alphabet(text) not in (_Alphabet.OWN, _Alphabet.UNKNOWN)
    return known and script_of(text) == LATIN


def may_be_romanized(text: str) -> bool:
    """Whether one thing at least speaks for Cyrillic in Latin letters, and nothing against it.

    >>> may_be_romanized("Pravila protsedury"), may_be_romanized("A History")
    (True, False)
    """
    if script_of(text) != LATIN or _alphabet(text) is _Alphabet.OWN:
        return False
    marks = _ROMANIZED.finditer(text[:_LONG])
    return is_romanized(text) or any(_tells(mark.group()) for mark in marks)


def has_own_alphabet(text: str) -> bool:
    """Whether a text is in a language that is written with Latin letters, as it stands.

    >>> has_own_alphabet("Le Droit à la ville"), has_own_alphabet("Edo no haru")
    (True, False)
    """
    return script_of(text) == LATIN and _alphabet(text) is _Alphabet.OWN


def _tells(mark: str) -> bool:
    """Whether a mark tells Cyrillic: a word of one letter or two is one of many languages."""
    return len(mark) > _SHORT


def cyrillic_language(text: str) -> str | None:
    """Return the language of a text in Cyrillic letters, where it is certain.

    >>> cyrillic_language("О безопасности"), cyrillic_language("Канали Півночі і їх")
    ('ru', 'uk')
    >>> cyrillic_language("Кыргыз Республикасы"), cyrillic_language("Народная асвета")
    (None, None)
    """
    text = text[:_LONG]
    if _BELARUSIAN_LETTERS.search(text):
        return "be"
    if _UKRAINIAN_LETTERS.search(text):
        return "uk"
    is_russian = not _NOT_RUSSIAN.search(text) and _ONLY_RUSSIAN.search(text)
    return "ru" if is_russian else None


def own_language(text: str) -> str | None:
    """Return the language of a title by its own letters and words, where it is certain."""
    script = script_of(text)
    if script == CYRILLIC:
        return cyrillic_language(text)
    if script == LATIN:
        return romanized_language(text)
    return _OF_ONE_LANGUAGE.get(script or "")


def said_language(text: str) -> str | None:
    """Return the language that a remark in brackets says a work is in.

    >>> said_language("Kanaly Severa. Moscow, 1987. (In Russ.)"), said_language("War [in press]")
    ('ru', None)
    >>> said_language("Odesa, 1998 (in Ukrainian)"), said_language("(Taiwan)")
    ('uk', None)
    """
    for found in _REMARK.finditer(text):
        tag = named_language(found["name"])
        if tag:
            return tag
    return None
