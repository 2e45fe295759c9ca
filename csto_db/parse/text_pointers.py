"""What points back in the brackets of running text: "(ibid.: 12)", "(Haas, op. cit., p. 4)"."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, Role, Severity, Stage
from csto_db.model.work import Citation, Contribution, Work
from csto_db.parse.author_names import read_head
from csto_db.parse.short_locator import read_locator
from csto_db.text.mapped import MappedText

_POINTER = re.compile(
    r"(?<=[(\[;])\s?(?P<whole>(?:(?P<signal>see(?:\salso)?|cf\.|vgl\.|siehe|см\.:?|ср\.)\s)?"
    r"(?:(?P<same>ibid(?:em)?|ebda?|ebenda|ivi|там\sже|tam\szhe)"
    r"|(?P<names>[^()\[\];:\d]{2,60}?),?\s"
    r"(?P<cited>op\.?\s?cit|loc\.?\s?cit|a\.\s?a\.\s?O|(?:указ|цит)\.\s?соч))"
    r"\b\.?(?P<tail>[^()\[\];]{0,40}))(?=[)\];])",
    re.I,
)
_CITED = (CitationStyle.AUTHOR_DATE, CitationStyle.NUMERIC)


@dataclass(frozen=True, slots=True)
class TextPointers:
    """The citations of a text with those that point back in its brackets; what they do not tell."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


def text_pointers(
    text: MappedText, paragraphs: Sequence[Span], citations: Sequence[Citation]
) -> TextPointers:
    """Return the sorted citations with each pointer in a bracket of the paragraphs among them.

    "Ibid." is the work of the bracket before it, or what stands before it in its own; a name
    with "op. cit." the one work of that author that the running text has cited.
    """
    found = [one for one in _pointers(text, paragraphs) if not _is_read(one, citations)]
    if not found:
        return TextPointers(tuple(citations), ())
    joined: list[Citation] = []
    told: list[Diagnostic] = []
    earlier = _Earlier(text.original)
    for citation in sorted((*citations, *found), key=lambda one: one.span):
        if citation.style in _CITED:
            why = earlier.why_not(citation) if citation.work.note else None
            if citation.work.note and not why:
                citation = replace(citation, work=earlier.work(citation))
            elif why:
                told.append(_unresolved(text.exact(citation.span), citation, why))
            earlier.add(citation)
        joined.append(citation)
    return TextPointers(tuple(joined), tuple(told))


def _pointers(text: MappedText, paragraphs: Sequence[Span]) -> Iterator[Citation]:
    for paragraph in paragraphs:
        for match in _POINTER.finditer(text.clean, paragraph.start, paragraph.end):
            head = read_head(match["names"]) if match["names"] else None
            if match["names"] and (head is None or not head.authors):
                continue
            authors = head.authors if head else ()
            yield Citation(
                text.to_original(Span(*match.span("whole"))),
                CitationStyle.AUTHOR_DATE,
                Work(
                    note=match["same"] or match["cited"],
                    contributions=tuple(Contribution(Role.AUTHOR, one) for one in authors),
                ),
                CitationStatus.SHORT,
                locator=read_locator(match["tail"]),
                prefix=match["signal"],
            )


def _is_read(citation: Citation, citations: Sequence[Citation]) -> bool:
    """Whether a citation that was read already has these characters."""
    place = bisect_right(citations, citation.span.end - 1, key=lambda one: one.span.start) - 1
    return place >= 0 and citations[place].span.end > citation.span.start


class _Earlier:
    """What running text has cited so far: in its last bracket, and by each author."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: list[Citation] = []
        self._by_author: defaultdict[str, dict[Work, None]] = defaultdict(dict)

    def add(self, citation: Citation) -> None:
        """Remember a citation as the last one, with those of its bracket."""
        if self._last and not self._is_same_bracket(citation):
            self._last = []
        self._last.append(citation)
        name = _author(citation.work)
        if name and not citation.work.note:
            self._by_author[name][citation.work] = None

    def work(self, citation: Citation) -> Work:
        """The work that a citation points back at, the only one if `why_not` says nothing."""
        return self._works(citation)[-1]

    def why_not(self, citation: Citation) -> str | None:
        """Why a citation does not point at one work; None if it does."""
        if not _author(citation.work) and any(one.work.note for one in self._last):
            return "what it repeats is not known itself"
        count = len(self._works(citation))
        if not count:
            return "nothing that it may mean is cited before"
        return f"it may mean {count} works" if count > 1 else None

    def _works(self, citation: Citation) -> list[Work]:
        name = _author(citation.work)
        if name:
            return list(self._by_author.get(name, ()))
        last = self._last[-1:] if self._is_same_bracket(citation) else self._last
        return list(dict.fromkeys(one.work for one in last))

    def _is_same_bracket(self, citation: Citation) -> bool:
        if not self._last:
            return False
        end = self._last[-1].span.end
        between = self._text[end - 1 : citation.span.start]
        return len(between) < _NEAR and ")" not in between and "]" not in between


# No two citations of one bracket are farther apart.
_NEAR = 60


def _author(work: Work) -> str:
    names = work.names(Role.AUTHOR)
    return (names[0].family or names[0].literal or "").casefold() if names else ""


def _unresolved(printed: str, citation: Citation, why: str) -> Diagnostic:
    message = f"{' '.join(printed.split())!r} points back, but {why}"
    place = citation.span
    return Diagnostic(Stage.PARSE, "back_reference_unresolved", message, place, Severity.INFO)
