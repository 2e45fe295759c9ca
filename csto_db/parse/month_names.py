"""The names of months and seasons in the languages of the notes, with their EDTF numbers."""

from collections.abc import Iterable

# Genitives stand beside nominatives: transliterated Russian and Ukrainian dates use them.
_MONTHS = (
    "january jan januar jänner janvier enero gennaio yanvarya ianvaria января январь",
    "february feb febr februar feber février fevrier fév febrero febbraio fevralya"
    " fevralia февраля февраль",
    "march mar märz maerz mrz mars marzo marta марта март",
    "april apr avril avr abril aprile aprelya aprelia апреля апрель",
    "may mai mayo maggio maya maia мая май",
    "june jun juni juin junio giugno iyunya iiunia июня июнь",
    "july jul juli juillet juil julio luglio iyulya iiulia июля июль",
    "august aug août aout agosto avgusta августа август",
    "september sept sep septembre septiembre settembre sentyabrya sentiabria сентября сентябрь",
    "october oct oktober okt octobre octubre ottobre oktyabrya oktiabria октября октябрь",
    "november nov novembre noviembre noyabrya noiabria ноября ноябрь",
    "december dec dezember dez décembre decembre déc diciembre dicembre dekabrya dekabria декабря"
    " декабрь",
)
_SEASONS = (
    ("21", "spring frühjahr frühling printemps vesna"),
    ("22", "summer sommer été leto"),
    ("23", "autumn fall herbst automne osen"),
    ("24", "winter hiver zima"),
)

MONTHS = {name: f"{n:02}" for n, names in enumerate(_MONTHS, 1) for name in names.split()}
SEASONS = {name: number for number, names in _SEASONS for name in names.split()}


def alternation(names: Iterable[str]) -> str:
    """Return a regular expression for any of the names, the longest first.

    They stand by their first letters: where none of these is, that is all that is compared.

    >>> alternation(["may", "maya", "june"])
    'j(?:une)|m(?:aya|ay)'
    """
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (name[0], -len(name), name)):
        by_letter.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
