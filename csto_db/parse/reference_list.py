"""The entries of the reference list at the end of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csto_db.model.passage import Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, PassageKind, Role
from csto_db.model.work import Citation, Contribution
from csto_db.parse.reference_work import as_citation
from csto_db.parse.structure import Part
from csto_db.parse.tagging.read import tagged_references
from csto_db.text.headings import LIST_HEADING, NOTES_HEADING
from csto_db.text.mapped import MappedText

_LONGEST_HEADING = 60
_LONGEST_ENTRY = 1_000
_NUMBER = re.compile(r"(?:\[(?P<square>\d{1,4})\]|(?P<plain>\d{1,4})[.)]?)\s+")
# Three dashes, or a long one, stand for the authors of the entry above.
_SAME_AUTHORS = re.compile(r"(?:[—–―]{1,4}|-{3,6}|_{3,})\s?[.,:]?\s*")
_DATED = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|://|\bn\.\s?d\.|\bo\.\s?J\.|\bforthcoming\b|\bin press\b"
    r"|б\.\s?г\.",
    re.I,
)
_YEAR = re.compile(r"(?<![\d/–-])((?:1[5-9]|20)\d\d[a-z])(?!\w)")
_MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry: its number if it has one, its year as printed ("2009a"), what it describes."""

    number: int | None
    year: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The parts of a document that belong to its reference lists, and their entries."""

    parts: frozenset[Span] = frozenset()
    entries: tuple[ListEntry, ...] = ()
    unread: tuple[Span, ...] = ()


def is_list_heading(text: MappedText, part: Part) -> bool:
    """Whether a part is the heading of a reference list."""
    if part.kind is PassageKind.FOOTNOTE or part.span.length > _LONGEST_HEADING:
        return False
    return LIST_HEADING.fullmatch(text.clean, part.span.start, part.span.end) is not None


def find_reference_list(text: MappedText, parts: Sequence[Part]) -> ReferenceList:
    """Return the reference list of a document: each entry a citation of its own.

    An entry stands under a heading such as "References", and names a year or an address. A
    dash in place of the authors repeats those of the entry above (Chicago Manual of Style).
    """
    found = tuple(_list_parts(text, parts))
    entries: list[ListEntry] = []
    unread: list[Span] = []
    for part in found:
        words = text.clean[part.span.start : part.span.end]
        if not _is_entry(words):
            continue
        entry = _read(text, part.span, entries[-1].citation if entries else None)
        if entry is None:
            unread.append(text.to_original(part.span))
        else:
            entries.append(entry)
    return ReferenceList(frozenset(part.span for part in found), tuple(entries), tuple(unread))


def _list_parts(text: MappedText, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts under the headings of lists, headings left out, until something else begins."""
    is_in_list = False
    others: list[Part] = []
    for part in parts:
        if part.kind is PassageKind.FOOTNOTE:
            continue
        words = text.clean[part.span.start : part.span.end]
        if is_list_heading(text, part) or NOTES_HEADING.fullmatch(words[:_LONGEST_HEADING]):
            is_in_list = is_list_heading(text, part)
            others = []
        elif is_in_list and _is_entry(words):
            # A few headings or remarks inside the list belong to it.
            yield from (*others, part)
            others = []
        elif is_in_list:
            others.append(part)
            is_in_list = len(others) < _MOST_OTHERS and len(words) <= _LONGEST_ENTRY


def _is_entry(words: str) -> bool:
    return len(words) <= _LONGEST_ENTRY and _DATED.search(words) is not None


def _read(text: MappedText, span: Span, before: Citation | None) -> ListEntry | None:
    words = text.clean[span.start : span.end]
    label = _NUMBER.match(words)
    rest = words[label.end() :] if label else words
    same = _SAME_AUTHORS.match(rest)
    authors = _authors(before) if same and before else ()
    if same:
        rest = "".join((_printed(authors), rest[same.end() :]))
    found = tagged_references(rest, "reference")
    if not found:
        return None
    citation = as_citation(found[0])
    others = tuple(one for one in citation.work.contributions if one.role is not Role.AUTHOR)
    contributions = (*authors, *others) if same else citation.work.contributions
    if not (citation.work.title or contributions):
        return None
    year = _YEAR.search(rest)
    printed = (citation.work.issued_printed or "").strip(" ()[].,") or None
    work = replace(citation.work, contributions=contributions, issued_printed=printed, note=None)
    number = int(label["square"] or label["plain"]) if label else None
    read = replace(
        citation,
        span=text.to_original(span),
        style=CitationStyle.REFERENCE,
        status=CitationStatus.FULL,
        locator=None,
        prefix=None,
        work=work,
    )
    return ListEntry(number, year[1] if year else (work.issued or "")[:4] or None, read)


def _authors(citation: Citation) -> tuple[Contribution, ...]:
    return tuple(one for one in citation.work.contributions if one.role is Role.AUTHOR)


def _printed(authors: Sequence[Contribution]) -> str:
    """The authors as an entry would begin with them: the reader then finds its way."""
    return " and ".join(str(one.name) for one in authors).rstrip(".") + ". " if authors else ""
