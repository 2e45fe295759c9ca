"""Which sentences of a page the links dropped at its foot may belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csto_db.parse.month_names import MONTHS
from csto_db.parse.url_dates import issued_in_path, words_in_path
from csto_db.text.urls import host

_SAYING = re.compile(
    r"\b(?:according to|accord|added|adding|announced|argued|called|claimed|declared|demanded"
    r"|emphasi[sz]ed|hint|journalists|mentioned|noted|pointed|reported|reservation|said|says|spoke"
    r"|stated|statements?|stressed|suggested|told)\b",
    re.I,
)
_QUOTE = re.compile(r"[“”«»]")
_NAME = re.compile(r"[^\W\d_]{3,}")
_SAYS, _QUOTES, _NAMED, _SAME_DAY, _SAME_MONTH, _SAME_YEAR = 2.0, 1.5, 3.0, 4.0, 1.5, 0.5
_SAME_SENTENCE = 2.0
_OUT_OF_PLACE = 1.5
_MOST = 5


def rank_candidates(urls: Sequence[str], sentences: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """For each link of a block the places of its likely sentences, the likeliest first.

    The links stand in the order of their sentences: the first choices keep that order and
    have the greatest evidence together (reporting verbs, quotations, names and days that
    the URL has too); after them come the others that have any evidence.

    >>> said = ["Zas said so.", "Nothing here.", "On May 26, Lavrov said more."]
    >>> rank_candidates(["http://a.ru/zas/", "http://b.ru/20200526/lavrov/"], said)
    ((0, 2), (2, 0))
    """
    if not sentences or not urls:
        return tuple(() for _ in urls)
    pages = [_Page.of(url) for url in urls]
    said = [_Sentence.of(sentence) for sentence in sentences]
    scores = [[_score(page, sentence) for sentence in said] for page in pages]
    chosen = _in_order([_with_place(row, n, len(urls)) for n, row in enumerate(scores)])
    return tuple(_ranked(row, first) for row, first in zip(scores, chosen, strict=True))


@dataclass(frozen=True, slots=True)
class _Page:
    """What a URL says of its page: its words, its day, and how that is printed."""

    words: frozenset[str]
    year: str | None = None
    month: re.Pattern[str] | None = None
    day: re.Pattern[str] | None = None

    @classmethod
    def of(cls, url: str) -> "_Page":
        """What the path and the host of the URL say."""
        words = words_in_path(url) | frozenset(_NAME.findall(host(url)))
        issued = issued_in_path(url)
        if issued is None:
            return cls(words)
        year, month, day = issued.split("-")
        names = "|".join(name for name, number in MONTHS.items() if number == month)
        number = day.lstrip("0")
        return cls(
            words,
            year,
            re.compile(rf"\b(?:{names})\b", re.I),
            re.compile(rf"\b(?:{names})\s+{number}\b|\b{number}\s+(?:{names})\b", re.I),
        )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the names in it, and what speaks for its resting on any page."""

    text: str
    names: frozenset[str]
    weight: float

    @classmethod
    def of(cls, text: str) -> "_Sentence":
        """What the words of a sentence say."""
        names = (name.lower() for name in _NAME.findall(text) if name[0].isupper())
        weight = _SAYS * bool(_SAYING.search(text)) + _QUOTES * bool(_QUOTE.search(text))
        return cls(text, frozenset(names), weight)


def _with_place(row: list[float], number: int, count: int) -> list[float]:
    """The scores less what it costs to stand at another height of the page than the link."""
    expected = (number + 0.5) / count
    return [
        score - _OUT_OF_PLACE * abs((place + 0.5) / len(row) - expected)
        for place, score in enumerate(row)
    ]


def _score(page: _Page, sentence: _Sentence) -> float:
    """The evidence that the sentence rests on the page."""
    named = _NAMED * len(page.words & sentence.names)
    return sentence.weight + named + _date_score(page, sentence.text)


def _date_score(page: _Page, sentence: str) -> float:
    if page.day is None or page.month is None or page.year is None:
        return 0.0
    if page.day.search(sentence):
        return _SAME_DAY
    return _SAME_MONTH if page.month.search(sentence) else _SAME_YEAR * (page.year in sentence)


def _in_order(scores: list[list[float]]) -> list[int]:
    """A sentence for each link, never before the last one's, with the greatest total.

    Two links may share a sentence, at a price.
    """
    best = [0.0] * len(scores[0])
    froms: list[list[int]] = []
    for row in scores:
        came, reached = [], []
        before = 0
        for place, score in enumerate(row):
            if place > 0 and best[place - 1] >= best[before]:
                before = place - 1
            shares = bool(froms) and (place == 0 or best[place] - _SAME_SENTENCE > best[before])
            came.append(place if shares else before)
            reached.append(score + best[came[-1]] - _SAME_SENTENCE * shares)
        froms.append(came)
        best = reached
    place = max(range(len(best)), key=best.__getitem__)
    order = [place]
    for came in reversed(froms[1:]):
        place = came[place]
        order.append(place)
    return order[::-1]


def _ranked(row: list[float], first: int) -> tuple[int, ...]:
    others = sorted(
        (place for place, score in enumerate(row) if score > 0 and place != first),
        key=lambda place: (-row[place], abs(place - first)),
    )
    return (first, *others[: _MOST - 1])
