"""Citations by author and year, or by number, join the entries of the reference list."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, Role, Severity, Stage
from csto_db.model.work import Citation, Name, Work
from csto_db.parse.body_names import BodyNames, is_acronym
from csto_db.parse.reference_list import ListEntry
from csto_db.text.mapped import MappedText

_NUMBERS = re.compile(r"\[(?P<items>\d[^\[\]\n]{0,60})\]")
_ITEM = re.compile(
    r"\s*(?P<first>\d{1,4})(?:\s?[–—-]\s?(?P<last>\d{1,4}))?(?:\s*[,:]\s*(?P<where>\D.*?))?\s*"
)
_BETWEEN = re.compile(r"[;,](?=\s*\d)")
_UNIT = re.compile(r"(?:pp?|с|c|s)\.\s*", re.I)
_FEWEST_NUMBERED = 2
# No range of numbers is wider; a wider one is a slip or hostile.
_WIDEST = 50
_HAS_YEAR = "-"
_UNDATED = {
    **dict.fromkeys(("nd", "nodate", "undated", "sa", "oj", "бг", "sd"), "n.d."),
    **dict.fromkeys(
        ("forthcoming", "inpress", "inpreparation", "imerscheinen", "впечати", "àparaître"),
        "forthcoming",
    ),
}
# So many entries of one year, or of one author in it, are looked at.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Joined:
    """Citations with the works of the entries that they mean, and why others have none."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def join_list(
    citations: Sequence[Citation], entries: Sequence[ListEntry], bodies: BodyNames
) -> Joined:
    """Return the author-date citations with the works of their entries, in order.

    A citation joins the one entry with its year (and the letter behind it, if it prints one)
    whose authors it names, a body by its short or its full name. Where none or several fit,
    it stays as it is, and a diagnostic says so; one says that there is no list at all.
    """
    described = {one.work for one in citations if one.status is CitationStatus.FULL}
    short = [one for one in citations if _needs_entry(one, described)]
    if not entries:
        return Joined(tuple(citations), tuple(_no_list(short)))
    known = _Entries(entries, bodies)
    found: list[Citation] = []
    diagnostics: list[Diagnostic] = []
    for citation in citations:
        if _needs_entry(citation, described):
            fitting = known.fitting(citation.work)
            if len(fitting) == 1:
                citation = replace(citation, work=fitting[0])
            else:
                diagnostics.append(_unjoined(citation, len(fitting)))
        found.append(citation)
    return Joined(tuple(found), tuple(diagnostics))


def _needs_entry(citation: Citation, described: Container[Work]) -> bool:
    """Whether a citation names only authors, or a title, and a year, of no work `described`."""
    work = citation.work
    is_short = citation.status is CitationStatus.SHORT and citation.style is not CitationStyle.LINK
    is_known = bool(work.title and work.names(Role.AUTHOR)) or bool(work.container)
    is_known = is_known or work in described
    return is_short and bool(work.issued_printed) and not work.note and not is_known


def _no_list(short: Sequence[Citation]) -> Iterator[Diagnostic]:
    if short:
        count = len(short)
        message = (
            f"the document has no list of references for its {count} short citation"
            f"{'s' if count > 1 else ''} by author and year"
        )
        place = short[0].span
        yield Diagnostic(Stage.PARSE, "no_reference_list", message, place, Severity.INFO)


def _unjoined(citation: Citation, count: int) -> Diagnostic:
    if count:
        code, message = "reference_ambiguous", f"{count} entries of the list of references fit"
    else:
        code, message = "reference_not_listed", "the list of references has no entry that fits"
    return Diagnostic(Stage.PARSE, code, message, citation.span)


class _Entries:
    """The works of a list's entries by year, and by year and first author."""

    def __init__(self, entries: Sequence[ListEntry], bodies: BodyNames) -> None:
        self._bodies = bodies
        self._by_year: defaultdict[tuple[str, str], dict[Work, None]] = defaultdict(dict)
        for entry in entries:
            work = entry.citation.work
            years = {entry.year or "", (work.issued or "")[:4], _undated(work)}
            for year in years:
                for author in {"", *self._heads(work)[:1]}:
                    self._by_year[year, author][work] = None

    def fitting(self, short: Work) -> list[Work]:
        """The works of the entries that a short reference may mean."""
        printed = (short.issued_printed or "").strip("()[].,")
        wanted = [self._key(name) for name in short.names(Role.AUTHOR)]
        first = wanted[0] if wanted else ""
        years = (printed, printed[:4], _undated(short))
        near = next(filter(None, (self._by_year.get((year, first)) for year in years)), {})
        found = [work for work in islice(near, _MOST) if self._names_agree(wanted, short, work)]
        return found or self._spelt_by(short, years)

    def _spelt_by(self, short: Work, years: tuple[str, ...]) -> list[Work]:
        """The works by a body whose first letters a short name is, though no text explains it."""
        names = short.names(Role.AUTHOR)
        if len(names) != 1 or not str(names[0]).isupper():
            return []
        near = next(filter(None, (self._by_year.get((year, "")) for year in years)), {})
        heads = ((work, _body(work)) for work in islice(near, _MOST))
        return [work for work, head in heads if is_acronym(str(names[0]), head.split())]

    def _heads(self, work: Work) -> list[str]:
        """The names that an entry begins with, or its title, which may be that of a body."""
        names = work.names(Role.AUTHOR) or work.names(Role.EDITOR)
        return [self._key(name) for name in names] or [_squeezed(work.title or "")]

    def _names_agree(self, wanted: Sequence[str], short: Work, work: Work) -> bool:
        """Whether an entry has the named authors, the first in front, or the title instead."""
        keys = self._heads(work)
        if not wanted:
            title = _squeezed(short.title or "")
            heads = (_squeezed(work.title or ""), *keys)
            return len(title) > 2 and any(head.startswith(title) for head in heads)
        return wanted[0] == keys[0] and set(wanted) <= set(keys)

    def _key(self, name: Name) -> str:
        return _squeezed(self._bodies.full(name.literal or name.family or ""))


def _body(work: Work) -> str:
    """The body that an entry begins with; nothing if it begins with a person."""
    names = work.names(Role.AUTHOR) or work.names(Role.EDITOR)
    return (names[0].literal or "") if names else work.title or ""


def _undated(work: Work) -> str:
    """What stands for the year of a work without one, in one spelling; None if it has one."""
    if work.issued:
        return _HAS_YEAR
    return _UNDATED.get(_squeezed(work.issued_printed or ""), _HAS_YEAR)


def _squeezed(text: str) -> str:
    """The letters and digits of a text without their accents, in small."""
    split = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in split if one.isalnum())


def numeric_citations(
    text: MappedText, paragraphs: Iterable[Span], entries: Sequence[ListEntry]
) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """Return the citations by number, as in "[3, p. 15; 7–9]", of paragraphs of clean text.

    Each number is a citation of the work of that entry; one that no entry has is told. Those
    that a range leaves out stand at the characters of the range.
    """
    numbered = {one.number: one.citation.work for one in entries if one.number is not None}
    if len(numbered) < _FEWEST_NUMBERED:
        return (), ()
    citations: list[Citation] = []
    told: list[Diagnostic] = []
    found = (_NUMBERS.finditer(text.clean, one.start, one.end) for one in paragraphs)
    for bracket in chain.from_iterable(found):
        for item in _items(bracket):
            place = text.to_original(item.place)
            if item.number not in numbered:
                told.append(_warning(f"the list of references has no entry {item.number}", place))
            else:
                work, status = numbered[item.number], CitationStatus.SHORT
                style = CitationStyle.NUMERIC
                citations.append(Citation(place, style, work, status, locator=item.locator))
    return tuple(citations), tuple(told)


@dataclass(frozen=True, slots=True)
class _Item:
    """A number in a bracket, printed or left out by a range, with the locator behind it."""

    place: Span
    number: int
    locator: str | None = None


def _items(bracket: re.Match[str]) -> tuple[_Item, ...]:
    """The numbers of a bracket; none if it holds anything else."""
    found: list[_Item] = []
    start = bracket.start("items")
    for words in _BETWEEN.split(bracket["items"]):
        match = _ITEM.fullmatch(words)
        if match is None:
            return ()
        where = _UNIT.sub("", match["where"] or "").strip() or None
        last = match["last"]
        end = start + (match.end("first") if last or not where else len(words.rstrip()))
        place = Span(start + match.start("first"), end)
        found.append(_Item(place, int(match["first"]), None if last else where))
        if last:
            place = Span(start + match.start("last"), start + match.end("last"))
            between = Span(start + match.start("first"), place.end)
            left_out = range(int(match["first"]) + 1, min(int(last), int(match["first"]) + _WIDEST))
            found.extend(_Item(between, number) for number in left_out)
            found.append(_Item(place, int(last), where))
        start += len(words) + 1
    return tuple(found)


def _warning(message: str, place: Span) -> Diagnostic:
    return Diagnostic(Stage.PARSE, "reference_not_listed", message, place)
