"""The words of a quote that say what its claim says: the ones to look at where two clash."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.dates import days
from csto_db.model.passage import Span
from csto_db.parse.dates import find_dates

_DENYING = (
    "cannot|hardly|lacks?|neither|never|no|nobody|none|nor|not|nothing|rather than|refused|without"
    "|aucune?|jamais|ne|ni|pas|sans"
    "|kaum|keine?[mnrs]?|nicht|nie|niemals|ohne|weder"
)
_LIMITING = (
    "alone|exclusively|just|merely|only|sole|solely"
    "|exclusivement|seule?s?|seulement|uniquement"
    "|allein|ausschließlich|einzige?[mnrs]?|lediglich|nur"
)
_COUNTING = (
    "all|any|every|few|many|most|none|some"
    "|aucune?|certaine?s|chaque|plupart|toute?s?|tous"
    "|alle[mnrs]?|einige[mnrs]?|jede[mnrs]?|keine?[mnrs]?|manche[mnrs]?|meisten"
)
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve"
).split()  # fmt: skip
_SHORTEST = 4
_FUNCTION_WORDS = frozenset(("from", "into", "over", "than", "that", "with"))
_ENDING = 2
"""So many letters at the end of a word may be another ending: priority, priorities."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, as far as words of its quote may show it.

    `names` are the names of its value; `number` and `date` its value where it is one.
    """

    predicate: str
    names: tuple[str, ...] = ()
    number: str | None = None
    date: str | None = None
    is_denied: bool = False
    quantifier: str | None = None


def telling_words(quote: str, said: Said) -> tuple[Span, ...]:
    """Return the places of the telling words in a quote, in order, none inside another.

    >>> said = Said("member_count", number="6")
    >>> [(s.start, s.end) for s in telling_words("It has six members.", said)]
    [(7, 10), (11, 18)]
    """
    spans = sorted(_found(quote, said), key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _found(quote: str, said: Said) -> Iterator[Span]:
    for pattern in _patterns(said):
        yield from (Span(*m.span()) for m in pattern.finditer(quote))
    if said.date:
        yield from _dates(quote, said.date)


def _patterns(said: Said) -> Iterator[re.Pattern[str]]:
    for word in said.predicate.split("_"):
        if len(word) >= _SHORTEST and word not in _FUNCTION_WORDS:
            yield _any_case(_stem(word))
    yield from map(_named, said.names)
    if said.number:
        yield from map(_any_case, _spellings(said.number))
    if said.is_denied:
        yield _any_case(rf"\b(?:{_DENYING})\b|n[’']t\b")
    if said.quantifier:
        words = _LIMITING if said.quantifier == "only" else _COUNTING
        yield _any_case(rf"\b(?:{words})\b")


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _named(name: str) -> re.Pattern[str]:
    if name.isupper() and len(name) <= _SHORTEST:
        return re.compile(rf"\b{re.escape(name)}\b")
    return _any_case(r"\W+".join(map(_stem, re.findall(r"\w+", name))) or "(?!)")


def _stem(word: str) -> str:
    if len(word) < _SHORTEST or not word.isalpha():
        return rf"\b{re.escape(word)}\b"
    return rf"\b{word[: max(_SHORTEST, len(word) - _ENDING)]}\w*"


def _spellings(number: str) -> Iterator[str]:
    bounds = [bound for bound in number.removeprefix("~").split("/") if bound]
    for bound in bounds:
        whole = bound.removesuffix(".0")
        yield r"(?<![\w.,])" + r"[,. ]?".join(map(re.escape, whole)) + r"(?![\w]|[.,]\d)"
        if whole.isdigit() and int(whole) < len(_NUMBERS):
            yield rf"\b{_NUMBERS[int(whole)]}\b"


def _dates(quote: str, value: str) -> Iterator[Span]:
    """Yield the printed dates that may be a value, also one inside a document number.

    >>> [(s.start, s.end) for s in _dates("Document 1308-05-09-2008", "2008-09-05")]
    [(14, 24)]
    """
    year, *rest = value.split("-")
    if len(rest) == 2:
        numeric = "[-./]".join(map(re.escape, (rest[1], rest[0], year)))
        yield from (Span(*m.span()) for m in re.finditer(rf"(?<!\d){numeric}(?!\d)", quote))
    wanted = days(value)
    for printed in find_dates(quote):
        if printed.edtf and days(printed.edtf).overlaps(wanted):
            yield printed.span
