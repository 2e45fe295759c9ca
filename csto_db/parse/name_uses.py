"""Where a document uses the short names that it gave to what it cites."""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, Severity, Stage
from csto_db.model.work import Citation, Work
from csto_db.parse.note_evidence import SIGNAL
from csto_db.parse.short_locator import read_locator
from csto_db.parse.short_names import ARTICLES, MOST_WORDS
from csto_db.text.mapped import MappedText

_UNIT = (
    r"(?:pp?|s|с|стр|paras?|pars?|paragraphs?|arts?|articles?|ch(?:ap)?|chapters?|secs?|sections?"
    r"|rn|rz|nr|nos?|п|пп|ст|л|§§?|¶+)"
)
_WHERE = re.compile(rf"(?:at\s)?(?:{_UNIT}\.?\s?)?(?:\d|[ivxlc]+\b).{{0,60}}", re.I | re.S)
# "Doctrine (n 1) 60": the name says already what the number of the note repeats.
_NOTE = re.compile(
    r"(?:[(\[](?:(?:see|above|supra|oben|o\.|siehe)\s)?|(?:above|supra)\s)"
    r"(?:nn?|notes?|fn|anm|fußn|fußnote)\b\.?\s?\d{1,4}(?![\w–-])[)\]]?",
    re.I,
)
_AROUND = "’”\"'»)].,: "
_WORD = re.compile(r"\w+")
_BRACKETED = re.compile(
    r"(?<=[(\[;])\s?(?P<whole>(?P<signal>(?:see(?:\salso)?|cf\.|compare|vgl\.|siehe|voir|см\.)\s)?"
    r"(?P<name>[^()\[\];\n]{1,60}?)"
    rf"(?P<where>,?\s{_UNIT}\.?\s?\d[^()\[\];\n]{{0,40}}|,\s\d[\d–-]*)?)(?=[)\];])",
    re.I,
)
# What looks like a citation even where nothing has that name: "(Doctrine, para 12)".
_SURE = re.compile(r"[A-ZÀ-ÞА-ЯЁ][^,]+,\s(?:pp?\.|paras?\b\.?|с\.|S\.)\s?\d.*", re.S)
_PARTS = re.compile(
    r"(?:ibid|id\b|op\.|loc\.|fig|tab|annex|chap|section|part|vol|art|note|ebd|там|табл|рис)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NameUse:
    """A short name at the start of some text, and where in the work it points."""

    words: tuple[str, ...]
    locator: str | None


def used_name(printed: str, names: Container[tuple[str, ...]]) -> NameUse | None:
    """Return which of some short names a text is, with or without a locator behind it.

    >>> used_name("See the Doctrine, para. 12.", {("doctrine",)})
    NameUse(words=('doctrine',), locator='para. 12')
    >>> used_name("Doctrine (n 1) 60.", {("doctrine",)})
    NameUse(words=('doctrine',), locator='60')
    >>> used_name("Doctrine and practice, p. 3", {("doctrine",)}) is None
    True
    """
    signal = SIGNAL.match(printed)
    start = signal.end() if signal else 0
    found = [one for one, _ in zip(_WORD.finditer(printed, start), range(MOST_WORDS), strict=False)]
    said = tuple(one.group().casefold() for one in found)
    skipped = len(said) > 1 and said[0] in ARTICLES
    for count in range(len(said), skipped, -1):
        words = said[skipped:count]
        if words in names:
            rest = printed[found[count - 1].end() :].lstrip(_AROUND)
            rest = _NOTE.sub("", rest, count=1).lstrip(_AROUND) if _NOTE.match(rest) else rest
            if not rest or _WHERE.fullmatch(rest):
                return NameUse(words, _locator(rest))
    return None


def _locator(rest: str) -> str | None:
    bare = rest.strip(" .,;")
    return (read_locator(f", {bare}") or bare) if bare else None


@dataclass(frozen=True, slots=True)
class BracketedUses:
    """Citations by short names alone in running text, and what only looks like one."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


def bracketed_uses(
    text: MappedText,
    paragraphs: Sequence[Span],
    citations: Sequence[Citation],
    names: Container[tuple[str, ...]],
) -> BracketedUses:
    """Return what stands in brackets in the paragraphs of the clean text by a short name.

    A name needs a locator or a "see" to be a citation; its work is only the name as yet.
    What is a citation already, one of the sorted `citations`, is left out.
    """
    starts = [one.start for one in paragraphs]
    cited = [one.span.start for one in citations]
    found: list[Citation] = []
    told: list[Diagnostic] = []
    for match in _BRACKETED.finditer(text.clean):
        if not (match["where"] or match["signal"]):
            continue
        place = bisect_right(starts, match.start()) - 1
        if place < 0 or paragraphs[place].end < match.end():
            continue
        span = text.to_original(Span(*match.span("whole")))
        before = bisect_right(cited, span.end - 1) - 1
        if before >= 0 and citations[before].span.end > span.start:
            continue
        use = used_name(match["whole"], names)
        if use:
            found.append(_citation(span, match, use))
        elif _SURE.fullmatch(match["whole"]) and not _PARTS.match(match["name"]):
            told.append(_unknown(match["name"], span))
    return BracketedUses(tuple(found), tuple(told))


def _citation(span: Span, match: re.Match[str], use: NameUse) -> Citation:
    return Citation(
        span,
        CitationStyle.AUTHOR_DATE,
        Work(title=match["name"].strip()),
        CitationStatus.SHORT,
        locator=use.locator,
        prefix=match["signal"].strip() if match["signal"] else None,
    )


def _unknown(name: str, place: Span) -> Diagnostic:
    message = f"{name.strip()!r} is no short name that a citation before it is given"
    return Diagnostic(Stage.PARSE, "short_name_unknown", message, place, Severity.INFO)
