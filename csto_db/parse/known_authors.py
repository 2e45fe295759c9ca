"""Names and a year in running text that the list of references or another citation has too."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, repeat

from csto_db.model.passage import Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, Role
from csto_db.model.work import Citation, Contribution, Work
from csto_db.parse.russian_cases import nominatives
from csto_db.parse.short_locator import read_locator
from csto_db.text.mapped import MappedText

_YEAR = re.compile(r"(?<=[\s(\[])(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?(?![\w–—/-]|\.\d)")
_BEFORE = re.compile(
    r"(?P<names>(?P<word>\w+)(?P<others>,?\s(?:et\s+al\.?|and\s+others|u\.\s?a\.))?)(?:[’']s)?,?\s"
    r"(?P<open>[(\[]\s?)?\Z"
)
_BARE_TAIL = re.compile(r"(?:,\s(?:pp?|S|с)\.\s?|:\s?)\d+(?:\s?[–-]\s?\d+)?")
_BRACKET_TAIL = re.compile(r"(?P<tail>[^()\[\]]{0,40})[)\]]")
_AND = re.compile(r",?\s(?:and|&|und|et|y|и)\s\Z")
_COMMA = re.compile(r",\s\Z")
_LONGEST_JOINT = 8
_WORD = re.compile(r"\w+")
_IN_WORD = re.compile(r"[\w’'-]")
_MOST_NAMES = 12
_WINDOW = 200
_NEAR = 40
# So many works with one name and one year are looked at.
_MOST = 20


@dataclass(frozen=True, slots=True)
class _Named:
    """Names that stand before a year, and the works that they and the year may mean."""

    span: Span
    works: tuple[Work, ...]


class KnownAuthors:
    """Works by the last word of the names before a year, and by the year."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._works: defaultdict[tuple[str, str], dict[Work, int]] = defaultdict(dict)
        for citation in citations:
            rank = _rank(citation)
            if rank is not None:
                self._add(citation.work, rank)

    def _add(self, work: Work, rank: int) -> None:
        printed = (work.issued_printed or "").strip("()[].,")
        names = _shown(work)
        words = {_last_word(names[0]), _last_word(names[-1])} - {""}
        for year in {printed, printed[:4], (work.issued or "")[:4]} - {""}:
            for word in words:
                known = self._works[word, year]
                known[work] = min(rank, known.get(work, rank))

    def before(self, text: str, year: re.Match[str]) -> _Named | None:
        """The longest names before a year that known works have, with the surest such works."""
        before = _BEFORE.search(text, max(0, year.start() - _NEAR), year.start())
        if before is None:
            return None
        printed = year["year"] + (year["letter"] or "")
        known = self._works.get((before["word"].casefold(), printed), {})
        if not known:
            return self._inflected(before, printed)
        lowest = max(0, year.start() - _WINDOW)
        named: defaultdict[Span, dict[Work, int]] = defaultdict(dict)
        for work, rank in islice(known.items(), _MOST):
            start = self._start(work, text, lowest, before)
            if start is not None:
                named[Span(start, before.end("names"))][work] = rank
        if not named:
            return None
        span, works = min(named.items())
        surest = min(works.values())
        return _Named(span, tuple(work for work, rank in works.items() if rank == surest))

    def _inflected(self, before: re.Match[str], printed: str) -> _Named | None:
        """One author whose Russian name stands in another case: "по мнению Иванова (2010)"."""
        word = before["word"].casefold()
        for name in nominatives(word) if before["word"].istitle() else ():
            known = self._works.get((name, printed), {})
            works = [one for one in islice(known, _MOST) if len(_shown(one)) == 1]
            if works:
                return _Named(Span(before.start("names"), before.end("names")), tuple(works))
        return None

    def _start(self, work: Work, text: str, lowest: int, before: re.Match[str]) -> int | None:
        """Where the names of a work begin, if they are what ends before the year."""
        names = _shown(work)[:_MOST_NAMES]
        if before["others"]:
            names = names[:1]
        end = before.end("word")
        start = _start_of(names, text, end)
        if start is None and len(names) > 2:
            start = _start_of((names[0], names[-1]), text, end)
        if start is None or start < lowest or _IN_WORD.match(text[start - 1 : start]):
            return None
        return start


def _rank(citation: Citation) -> int | None:
    """How sure a citation is of the names of its work: those of a list are surest."""
    work = citation.work
    if not (work.issued or work.issued_printed):
        return None
    if citation.style is CitationStyle.REFERENCE:
        return 0
    if citation.style is CitationStyle.AUTHOR_DATE:
        return 1
    is_described = citation.style is CitationStyle.NOTE and citation.status is CitationStatus.FULL
    # The bodies that notes name are also places and actors of the text: "NATO 2010".
    return 2 if is_described and any(name.family for name in work.names(Role.AUTHOR)) else None


def _shown(work: Work) -> list[str]:
    """The names before the year as the text prints them, or the title in their place."""
    names = work.names(Role.AUTHOR) or work.names(Role.EDITOR)
    shown = [(name.literal or name.family or "").strip(" .,") for name in names]
    return shown or [work.title or ""]


def _last_word(name: str) -> str:
    words = _WORD.findall(name)
    return words[-1].casefold() if words else ""


def _start_of(names: Sequence[str], text: str, end: int) -> int | None:
    """Where names begin that end at a place, "and" before the last and commas between others."""
    joints = (_AND, *repeat(_COMMA, len(names) - 2), None)
    for name, joint in zip(reversed(names), joints[-len(names) :], strict=True):
        if not text.endswith(name, 0, end):
            return None
        end -= len(name)
        if joint is not None:
            found = joint.search(text, max(0, end - _LONGEST_JOINT), end)
            if found is None:
                return None
            end = found.start()
    return end


def known_citations(
    text: MappedText, paragraphs: Iterable[Span], citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Return the sorted citations of a text with those that only others of them make sure of.

    "Haas 2017" and "the Port Council (2012)" are citations where an entry of the reference
    list, another citation by author and year, or a note, has that author and that year. The
    names in a bracket that were read in part, "Ports (2015)", are read anew.
    """
    known = KnownAuthors(citations)
    starts = [one.span.start for one in citations]
    replaced: set[int] = set()
    found: list[Citation] = []
    for paragraph in paragraphs:
        for year in _YEAR.finditer(text.clean, paragraph.start, paragraph.end):
            named = known.before(text.clean, year)
            if named is None or named.span.start < paragraph.start:
                continue
            citation = _citation(text, named, year)
            place = bisect_right(starts, citation.span.end - 1) - 1
            if place >= 0 and citations[place].span.end > citation.span.start:
                if not _is_read_in_part(citations[place], citation):
                    continue
                replaced.add(place)
            found.append(citation)
    kept = (one for place, one in enumerate(citations) if place not in replaced)
    return tuple(sorted((*kept, *found), key=lambda one: one.span))


def _is_read_in_part(before: Citation, citation: Citation) -> bool:
    """Whether a citation was read already, with fewer names before the same year."""
    is_same = before.style is CitationStyle.AUTHOR_DATE and before.span.end == citation.span.end
    return is_same and citation.span.start < before.span.start


def _citation(text: MappedText, named: _Named, year: re.Match[str]) -> Citation:
    end, locator = _end(text.clean, year)
    return Citation(
        text.to_original(Span(named.span.start, end)),
        CitationStyle.AUTHOR_DATE,
        named.works[0] if len(named.works) == 1 else _short(named.works[0], year),
        CitationStatus.SHORT,
        locator=locator,
    )


def _end(text: str, year: re.Match[str]) -> tuple[int, str | None]:
    """Where the citation ends, with the bracket around its year, and its locator."""
    if text[year.start() - 1] in "([":
        closed = _BRACKET_TAIL.match(text, year.end())
        return (closed.end(), read_locator(closed["tail"])) if closed else (year.end(), None)
    tail = _BARE_TAIL.match(text, year.end())
    return (tail.end(), read_locator(tail.group())) if tail else (year.end(), None)


def _short(work: Work, year: re.Match[str]) -> Work:
    """What is printed, where several works have that author and that year."""
    authors = tuple(Contribution(Role.AUTHOR, name) for name in work.names(Role.AUTHOR))
    return Work(issued=year["year"], issued_printed=year.group(), contributions=authors)
