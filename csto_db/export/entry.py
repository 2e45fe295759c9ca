"""A work as an entry that biber, pandoc and Zotero read alike."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from csto_db.export.escape import braced, escaped, url_safe
from csto_db.model.vocabulary import EntryType, Role
from csto_db.model.work import Contribution, Name, Work

UNKNOWN_DATE = "XXXX"
"""EDTF for a year that is not known; biblatex demands a date of nearly every entry."""

_COMMON = ("author", "editor", "title", "date")
_LAST = ("url", "urldate", "note", "langid", "annotation", "keywords")
_FIELDS = {
    "article": (
        *_COMMON, "journaltitle", "entrysubtype", "volume", "number", "pages", "doi", "issn",
        *_LAST,
    ),
    "book": (
        *_COMMON, "edition", "series", "publisher", "location", "volume", "doi", "isbn", *_LAST,
    ),
    "collection": (
        *_COMMON, "edition", "series", "publisher", "location", "volume", "doi", "isbn", *_LAST,
    ),
    "inbook": (
        *_COMMON, "booktitle", "edition", "series", "publisher", "location", "pages", "doi",
        "isbn", *_LAST,
    ),
    "incollection": (
        *_COMMON, "booktitle", "edition", "series", "publisher", "location", "pages", "doi",
        "isbn", *_LAST,
    ),
    "misc": (*_COMMON, "type", "howpublished", "organization", "location", "doi", *_LAST),
    "online": (*_COMMON, "organization", "doi", *_LAST),
    "report": (*_COMMON, "type", "institution", "number", "location", "pages", "doi", *_LAST),
    "unpublished": (*_COMMON, "type", "howpublished", "location", *_LAST),
}  # fmt: skip
_GENRES = {
    EntryType.INTERVIEW: "Interview",
    EntryType.TREATY: "Treaty",
    EntryType.TRANSCRIPT: "Transcript",
    EntryType.OFFICIAL_DOCUMENT: "Official document",
    EntryType.REPORT: "Report",
}


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work with where it is cited: in words for people, and by the keys of the sources."""

    work: Work
    accessed: str | None = None
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = field(default=())


def entry_type(work: Work) -> str:
    """Return the entry type of biblatex whose mandatory fields the work can fill.

    >>> entry_type(Work(EntryType.NEWS, title="Unsigned", url="http://x.org/a"))
    'online'
    >>> entry_type(Work(EntryType.WEB_PAGE, title="Without an address"))
    'misc'
    """
    has_author = bool(work.names(Role.AUTHOR) or work.names(Role.INTERVIEWEE))
    has_editor = bool(work.names(Role.EDITOR))
    match work.entry_type:
        case EntryType.INTERVIEW | EntryType.UNPUBLISHED if has_author:
            return "unpublished"
        case EntryType.ARTICLE | EntryType.NEWS if has_author and work.container:
            return "article"
        case EntryType.BOOK if has_author or has_editor:
            return "book" if has_author else "collection"
        case EntryType.CHAPTER if has_author and work.container:
            return "incollection" if has_editor else "inbook"
        case EntryType.REPORT | EntryType.OFFICIAL_DOCUMENT | EntryType.TRANSCRIPT if (
            work.publisher
        ):
            return "report"
        case EntryType.WEB_PAGE | EntryType.NEWS if work.url:
            return "online"
    return "misc"


def entry(cited: CitedWork) -> str:
    """Return the entry of a work, with the key that it has in the database."""
    work = cited.work
    kind = entry_type(work)
    values = dict(_values(cited, kind))
    lines = [f"  {name:<12} = {{{values[name]}}}," for name in _FIELDS[kind] if values.get(name)]
    return "\n".join((f"@{kind}{{{work.citation_key},", *lines, "}\n"))


def _values(cited: CitedWork, kind: str) -> Iterator[tuple[str, str]]:
    work = cited.work
    yield "author", _authors(work, kind)
    yield "editor", " and ".join(map(_name, work.names(Role.EDITOR)))
    yield "title", braced(_title(work))
    yield "date", work.issued or UNKNOWN_DATE
    yield "type", escaped(work.genre or _GENRES.get(work.entry_type, ""))
    yield "url", url_safe(work.url or "")
    yield "urldate", cited.accessed or ""
    yield "note", escaped("; ".join(_notes(work, kind)))
    yield "annotation", escaped("; ".join(cited.places))
    yield "keywords", ", ".join(f"cited in {source}" for source in cited.sources)
    yield from _container(work, kind)
    yield "publisher", braced(work.publisher)
    yield "institution", braced(work.publisher)
    yield "location", escaped(work.place or "")
    yield "volume", escaped(work.volume or "")
    yield "number", escaped((work.issue if kind == "article" else work.number()) or "")
    yield "edition", escaped(work.edition or "")
    yield "series", braced(work.series)
    yield "pages", escaped((work.pages or "").replace("–", "--"))
    for identifier in work.identifiers:
        yield identifier.scheme.value, identifier.value
    if work.language and work.language.isalpha() and len(work.language) > 3:
        yield "langid", work.language


def _container(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    if work.container:
        container = braced(work.container)
        yield "journaltitle", container
        yield "booktitle", container
        yield "organization", container
        if work.entry_type is EntryType.NEWS:
            yield "entrysubtype", "newspaper"


def _authors(work: Work, kind: str) -> str:
    names = work.names(Role.AUTHOR) or work.names(Role.INTERVIEWEE)
    if not names and kind == "report" and work.publisher:
        names = (Name(literal=work.publisher),)
    return " and ".join(map(_name, names))


def _name(name: Name) -> str:
    if name.literal is not None or name.family is None:
        return braced(name.literal or "")
    family = " ".join(part for part in (name.particle, name.family) if part)
    if name.given is None and name.suffix is None:
        return braced(family) if " " in family or "," in family else escaped(family)
    parts = (family, name.suffix, name.given)
    return ", ".join(escaped(part) for part in parts if part)


def _title(work: Work) -> str:
    """Return the title; where the source gives none, one in brackets as catalogues do."""
    if work.title:
        return work.title
    names = work.names(Role.AUTHOR)
    if work.entry_type is EntryType.INTERVIEW:
        people = " and ".join(_spoken(n) for n in work.names(Role.INTERVIEWEE))
        return f"[Interview with {people}]" if people else "[Interview]"
    known = [*(_spoken(name) for name in names), (work.issued or "")[:4]]
    if names:
        return f"[{' '.join(part for part in known if part)}]"
    return f"[{work.url}]" if work.url else "[no title]"


def _spoken(name: Name) -> str:
    parts = (name.given, name.particle, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def _notes(work: Work, kind: str) -> Iterator[str]:
    if work.note:
        yield work.note
    for contribution in work.contributions:
        if contribution.description:
            yield _described(contribution)
    number = work.number()
    if number and kind != "report":
        yield f"no. {number}"
    for name, basis in work.inferred:
        yield f"{name} inferred: {basis}"


def _described(contribution: Contribution) -> str:
    return f"{_spoken(contribution.name)}: {contribution.description}"
