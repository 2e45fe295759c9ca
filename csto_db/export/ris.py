"""Works in RIS, which EndNote, Zotero and Mendeley read."""

from collections.abc import Iterable, Iterator

from csto_db.export.beyond import ris_tags
from csto_db.export.brought import ris_lines
from csto_db.export.cited import CitedWork
from csto_db.export.dates import first_day, is_plain
from csto_db.export.escape import clean
from csto_db.export.wording import (
    addition_of,
    further_titles,
    genre_of,
    notes_of,
    original_of,
    provenance,
    title_of,
)
from csto_db.model.language import language_tag
from csto_db.model.vocabulary import EntryType, IdentifierScheme, ImportFormat, Role
from csto_db.model.work import Name, Work

_TYPES = {
    EntryType.ARTICLE: "JOUR",
    EntryType.BOOK: "BOOK",
    EntryType.CHAPTER: "CHAP",
    EntryType.INTERVIEW: "UNPB",
    EntryType.NEWS: "NEWS",
    EntryType.OFFICIAL_DOCUMENT: "RPRT",
    EntryType.REPORT: "RPRT",
    EntryType.TRANSCRIPT: "HEAR",
    EntryType.TREATY: "RPRT",
    EntryType.UNPUBLISHED: "UNPB",
    EntryType.WEB_PAGE: "ELEC",
    EntryType.UNKNOWN: "GEN",
}
_ROLES = (("AU", Role.AUTHOR), ("AU", Role.INTERVIEWEE), ("A2", Role.EDITOR),
          ("A4", Role.TRANSLATOR))  # fmt: skip
_SCHEMES = {
    IdentifierScheme.DOI: "DO",
    IdentifierScheme.ISBN: "SN",
    IdentifierScheme.ISSN: "SN",
}


def ris(works: Iterable[CitedWork]) -> Iterator[str]:
    """Yield works as RIS records; a value is one line, in Unicode, and nothing is escaped."""
    for cited in works:
        brought = cited.brought
        if brought is not None and brought.format is ImportFormat.RIS:
            lines = [f"{tag}  - {value}\n" for tag, value in ris_lines(cited)]
            yield f"TY  - {brought.entry.entry_type}\n{''.join(lines)}ER  - \n\n"
            continue
        lines = [f"{tag}  - {value}\n" for tag, value in _lines(cited)]
        yield f"TY  - {_TYPES[cited.work.entry_type]}\n{''.join(lines)}ER  - \n\n"


def _lines(cited: CitedWork) -> Iterator[tuple[str, str]]:
    work = cited.work
    for tag, value in _values(cited):
        if value:
            yield tag, clean(value)
    for tag, role in _ROLES:
        for name in work.names(role):
            yield tag, clean(_name(name))
    yield from _dates(work, cited.accessed)
    yield from _pages(work)
    for source in cited.sources():
        yield "KW", f"cited in {source}"
    original = [f"original title: {found}"] if (found := original_of(work)) else []
    where = "; ".join((*provenance(cited), *original, *further_titles(work)))
    for note in (notes_of(work, with_number=False), where):
        if note:
            yield "N1", clean(note)
    for tag, value in ris_tags(cited):
        yield tag, clean(value)


def _values(cited: CitedWork) -> Iterator[tuple[str, str | None]]:
    work = cited.work
    yield "ID", work.citation_key
    yield "TI", title_of(work)
    yield "TT", work.translated_title if addition_of(work) else None
    yield "T2", work.container
    yield "T3", work.series
    yield "PB", work.publisher
    yield "CY", work.place
    yield "VL", work.volume
    # A report's number stands where a journal's issue does.
    yield "IS", work.issue or work.number()
    yield "ET", work.edition
    yield "M3", genre_of(work)
    yield "LA", language_tag(work.language) if work.language else None
    values = {
        _SCHEMES[i.scheme]: i.value for i in reversed(work.identifiers) if i.scheme in _SCHEMES
    }
    yield from values.items()
    yield "UR", work.url


def _name(name: Name) -> str:
    """Family, given, suffix: the order of RIS."""
    if name.literal is not None:
        return name.literal
    family = " ".join(part for part in (name.particle, name.family) if part)
    parts = [family, name.given or "", name.suffix or ""]
    return ", ".join(parts).rstrip(", ")


def _dates(work: Work, accessed: str | None) -> Iterator[tuple[str, str]]:
    day = first_day(work.issued) if work.issued else ()
    if day:
        yield "PY", f"{day[0]:04}"
    if work.issued:
        # What is not a plain day stands behind the slashes, where RIS has room for words.
        rest = "" if is_plain(work.issued) else work.issued
        yield "DA", f"{_slashed(day)}{rest}"
    if accessed:
        yield "Y2", _slashed(first_day(accessed))


def _slashed(day: tuple[int, ...]) -> str:
    """Year, month, day and words, with all three slashes whatever is known."""
    parts = [f"{part:02}" for part in day]
    return "/".join((*parts, "", "", "", "")[:4])


def _pages(work: Work) -> Iterator[tuple[str, str]]:
    if work.pages:
        start, dash, end = work.pages.replace("--", "–").replace("-", "–").partition("–")
        yield "SP", start.strip() if dash else work.pages
        if dash:
            yield "EP", end.strip()
