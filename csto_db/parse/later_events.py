"""Works that are cited for what happened after them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStyle, Stage
from csto_db.model.work import Citation, Footnote
from csto_db.parse.month_names import MONTHS
from csto_db.text.mapped import MappedText
from csto_db.text.sentences import sentences

_HAPPENINGS = (
    r"(?:attack|battle|coup|crisis|drought|earthquake|election|fire|flood|invasion|protest"
    r"|referendum|revolution|riot|strike|summit|uprising|war)s?"
)
# A year that something happened in: a bare number may be of anything.
_EVENT = re.compile(
    r"\b(?:(?:in|since|from|after|during)(?:\s(?:early|late|mid|(?:the\s)?(?:end|spring"
    rf"|summer|autumn|fall|winter)(?:\sof)?))?|{'|'.join(MONTHS)}|{_HAPPENINGS}\s(?:of|in))"
    r"\s(?:\d{1,2},?\s)?(?P<year>(?:19|20)\d\d)\b(?![–-]\d)"
    rf"|\bthe\s(?P<before>(?:19|20)\d\d)\s{_HAPPENINGS}\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAST = re.compile(
    r"\b(?:was|were|had|became|took|made|gave|began|broke|brought|came|drove|fell|fought|found|held"
    r"|led|left|lost|met|rose|said|sent|struck|went|won|[^\W\d_]{3,}ed)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will|would|could|might|may|plan(?:s|ned)?|until|by|expect\w*|intend\w*|forecast\w*"
    r"|project(?:s|ed|ions?)|scenarios?|target\w*|should|shall|predict\w*|foresaw|foreseen?|foretold"
    r"|anticipat\w*|prophe\w*|warn\w*|as\searly\sas|re-?print\w*|republish\w*|re-?issu\w*"
    r"|new\sedition|revised|forthcoming)\b",
    re.I,
)
# What is only held beside a statement does not prove it.
_ASIDE = re.compile(r"(?:cf|compare|contrast|vgl|for\b|see\salso|on\b)", re.I)
_REPORTS = re.compile(r"\s(?:has\s|had\s|also\s)?(?:\w+s|\w+ed|wrote|found|shown?)\sthat\s")
_REACH = 700
# Two citations of one bracket are no farther apart.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Cited:
    """Citations that stand for the same words."""

    citations: tuple[Citation, ...]
    said: str


def later_events(
    text: MappedText,
    paragraphs: Sequence[Span],
    citations: Sequence[Citation],
    footnotes: Sequence[Footnote] = (),
    *,
    lost_capitals: bool = False,
) -> Iterator[Diagnostic]:
    """Yield the sorted citations that are older than what they are cited for.

    A bracket is taken to stand for what its paragraph says since the one before it, but for no
    more than a few sentences; a note for the sentence that calls it, and each work in it for
    the comment in front of it. Only a sentence in the past tense, which tells of nothing ahead
    and dates an event later than every work cited for it, is sure enough.
    """
    brackets = _of_brackets(text, paragraphs, citations)
    notes = _of_notes(text, paragraphs, citations, footnotes)
    for cited in (*brackets, *notes):
        yield from _later(cited, lost_capitals=lost_capitals)


def _of_brackets(
    text: MappedText, paragraphs: Sequence[Span], citations: Sequence[Citation]
) -> Iterator[_Cited]:
    before = 0
    found = [one for one in citations if one.style is CitationStyle.AUTHOR_DATE]
    for together in _together(text, found):
        place, end = (text.to_clean(at) for at in (together[0].span.start, together[-1].span.end))
        paragraph = _paragraph(paragraphs, place)
        if paragraph and text.clean[place - 1 : place] in ("(", "[", ";"):
            start = max(before, place - _REACH, paragraph.start)
            yield _Cited(tuple(together), text.clean[start:place])
        elif paragraph and len(together) == 1:
            last = min(paragraph.end, end + _REACH)
            reports = _REPORTS.match(text.clean, end, last)
            told = text.clean[reports.end() : last] if reports else ""
            said = next(iter(sentences(told)), Span(0, 0))
            yield _Cited(tuple(together), told[: said.end])
        before = end


def _together(text: MappedText, found: Sequence[Citation]) -> Iterator[list[Citation]]:
    """The citations of each bracket."""
    group: list[Citation] = []
    for citation in found:
        end = group[-1].span.end if group else 0
        between = text.original[max(0, end - 1) : citation.span.start]
        if group and (len(between) > _NEAR or ")" in between or "]" in between):
            yield group
            group = []
        group.append(citation)
    if group:
        yield group


def _of_notes(
    text: MappedText,
    paragraphs: Sequence[Span],
    citations: Sequence[Citation],
    footnotes: Sequence[Footnote],
) -> Iterator[_Cited]:
    calls = {
        index: text.to_clean(note.called_at)
        for index, note in enumerate(footnotes)
        if note.called_at is not None
    }
    places = sorted(calls.values())
    noted = [one for one in citations if one.footnote is not None]
    for index, some in groupby(noted, key=attrgetter("footnote")):
        held, start = tuple(some), text.to_clean(footnotes[index].span.start)
        call = calls.get(index)
        paragraph = _paragraph(paragraphs, call) if call is not None else None
        if call is not None and paragraph:
            earlier = bisect_left(places, call)
            before = places[earlier - 1] if earlier else 0
            lowest = max(paragraph.start, call - _REACH, before)
            yield _Cited(held, _last_sentence(text.clean[lowest:call].rstrip("[( ")))
        for citation in held:
            at = text.to_clean(citation.span.start)
            yield _Cited((citation,), text.clean[start:at])
            start = text.to_clean(citation.span.end)


def _last_sentence(words: str) -> str:
    found = list(sentences(words))
    return words[found[-1].start :] if found else ""


def _paragraph(paragraphs: Sequence[Span], place: int) -> Span | None:
    index = bisect_right(paragraphs, place, key=attrgetter("start")) - 1
    return paragraphs[index] if index >= 0 and place <= paragraphs[index].end else None


def _later(cited: _Cited, *, lost_capitals: bool) -> Iterator[Diagnostic]:
    years = [(one.work.issued or "")[:4] for one in cited.citations]
    # Hardly any statement names a year that is late enough.
    if not all(map(str.isdecimal, years)) or max(years) >= max(
        _YEAR.findall(cited.said), default=""
    ):
        return
    told = (
        cited.said[one.start : one.end]
        for one in sentences(cited.said, lost_capitals=lost_capitals)
    )
    past = [one for one in told if _PAST.search(one) and not _AHEAD.search(one)]
    found = (one for words in past for one in _EVENT.finditer(words))
    latest = max((one["year"] or one["before"] for one in found), default="")
    if latest <= max(years):
        return
    for citation, year in zip(cited.citations, years, strict=True):
        if not _ASIDE.match(citation.prefix or ""):
            message = f"a work of {year} is cited for what happened in {latest}: check it"
            yield Diagnostic(Stage.PARSE, "cited_for_later_event", message, citation.span)
