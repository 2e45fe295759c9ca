"""Works that are cited for what happened after them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStyle, Stage
from csto_db.model.work import Citation
from csto_db.parse.month_names import MONTHS, alternation
from csto_db.text.mapped import MappedText
from csto_db.text.sentences import sentences

# A year that something happened in: a bare number may be of anything.
_EVENT = re.compile(
    r"\b(?:(?:in|since|from|after|before|during)(?:\s(?:early|late|mid|(?:the\s)?(?:end|spring"
    rf"|summer|autumn|fall|winter)(?:\sof)?))?|{alternation(MONTHS)})"
    r"\s(?:\d{1,2},?\s)?(?P<year>(?:19|20)\d\d)\b(?![–-]\d)",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|became|took|made|gave|began|held|led|came|went|met|left|said|[^\W\d_]{3,}ed)\b",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 700
_AHEAD = re.compile(
    r"\b(?:will|would|plan(?:s|ned)?|until|by|expected|intend\w*|forecast\w*|project\w*|reprint\w*"
    r"|target\w*|should|shall)\b",
    re.I,
)


def later_events(
    text: MappedText,
    paragraphs: Sequence[Span],
    citations: Sequence[Citation],
    *,
    lost_capitals: bool = False,
) -> Iterator[Diagnostic]:
    """Yield the author-date citations that are older than what they are cited for.

    A citation is taken to stand for what its paragraph says since the one before it, but for
    no more than a few sentences. Only a sentence in the past tense, which tells of nothing
    ahead and dates an event later than the work's year, is sure enough; the rest is for a person.
    """
    before = 0
    for citation in citations:
        if citation.style is not CitationStyle.AUTHOR_DATE:
            continue
        place = text.to_clean(citation.span.start)
        index = bisect_right(paragraphs, place, key=attrgetter("start")) - 1
        year = (citation.work.issued or "")[:4]
        if index >= 0 and year.isdecimal():
            start = max(before, place - _REACH, paragraphs[index].start)
            yield from _later(citation, year, text.clean[start:place], lost_capitals=lost_capitals)
        before = text.to_clean(citation.span.end)


def _later(
    citation: Citation, year: str, said: str, *, lost_capitals: bool
) -> Iterator[Diagnostic]:
    if not any(one > year for one in _YEAR.findall(said)):
        return
    told = (said[one.start : one.end] for one in sentences(said, lost_capitals=lost_capitals))
    past = [one for one in told if _PAST.search(one) and not _AHEAD.search(one)]
    later = [one["year"] for words in past for one in _EVENT.finditer(words) if one["year"] > year]
    if later:
        message = f"a work of {year} is cited for what happened in {max(later)}: check it"
        yield Diagnostic(Stage.PARSE, "cited_for_later_event", message, citation.span)
