"""Works as BibLaTeX: for biber, and as pandoc and Zotero read it best."""

from collections.abc import Callable

from csto_db.export import values as v
from csto_db.export.cited import CitedWork
from csto_db.export.dates import biber_date, pandoc_date
from csto_db.export.dialect import Dialect, Field, Value, in_braces
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Work

_SUBTYPES = {EntryType.NEWS: "newspaper"}
UNKNOWN_DATE = "XXXX"
"""EDTF for a year that is not known; biber demands a date of every entry."""

_DOCUMENTS = (
    EntryType.REPORT, EntryType.OFFICIAL_DOCUMENT, EntryType.TRANSCRIPT, EntryType.TREATY,
)  # fmt: skip


def entry_type(work: Work) -> str:
    """Return the entry type of biblatex whose mandatory fields the work can fill.

    >>> entry_type(Work(EntryType.NEWS, title="Unsigned", url="http://x.org/a"))
    'online'
    >>> entry_type(Work(EntryType.WEB_PAGE, title="Without an address"))
    'misc'
    """
    found = _TYPES.get(work.entry_type)
    return found(work) if found else "misc"


def _unpublished(work: Work) -> str:
    return "unpublished" if v.makers(work) else "misc"


def _article(work: Work) -> str:
    return "article" if work.container and v.makers(work) else "misc"


def _news(work: Work) -> str:
    found = _article(work)
    return _online(work) if found == "misc" else found


def _book(work: Work) -> str:
    if v.makers(work):
        return "book"
    return "collection" if work.names(Role.EDITOR) else "misc"


def _chapter(work: Work) -> str:
    if not (work.container and v.makers(work)):
        return "misc"
    return "incollection" if work.names(Role.EDITOR) else "inbook"


def _report(work: Work) -> str:
    return "report" if work.publisher else "misc"


def _online(work: Work) -> str:
    return "online" if work.url else "misc"


_TYPES: dict[EntryType, Callable[[Work], str]] = {
    EntryType.INTERVIEW: _unpublished,
    EntryType.UNPUBLISHED: _unpublished,
    EntryType.ARTICLE: _article,
    EntryType.NEWS: _news,
    EntryType.BOOK: _book,
    EntryType.CHAPTER: _chapter,
    EntryType.REPORT: _report,
    EntryType.OFFICIAL_DOCUMENT: _report,
    EntryType.TRANSCRIPT: _report,
    EntryType.WEB_PAGE: _online,
}


def lenient_type(work: Work) -> str:
    """Return the entry type for a reader that demands no author: what has none keeps its type.

    biber warns of an article without an author; pandoc and Zotero would lose the journal, the
    volume and the pages of an entry that is `misc`.

    >>> lenient_type(Work(EntryType.ARTICLE, title="Unsigned", container="Past and Present"))
    'article'
    """
    kind = entry_type(work)
    if kind != "misc":
        return kind
    match work.entry_type:
        case EntryType.ARTICLE | EntryType.NEWS if work.container:
            return "article"
        case EntryType.BOOK:
            return "book"
        case EntryType.CHAPTER if work.container:
            return "incollection" if work.names(Role.EDITOR) else "inbook"
    return kind


def zotero_type(work: Work) -> str:
    """Return the entry type as Zotero reads it best: it makes a book of much that is `misc`.

    >>> zotero_type(Work(EntryType.TREATY, title="Charter"))
    'report'
    """
    kind = lenient_type(work)
    if kind != "misc":
        return kind
    if work.entry_type in _DOCUMENTS:
        return "report"
    return "online" if work.url else "unpublished"


def _entry_subtype(cited: CitedWork) -> str:
    return _SUBTYPES.get(cited.work.entry_type, "")


_OPTIONAL = (
    "container", "place", "publisher", "volume", "issue", "pages", "edition", "series", "genre",
)  # fmt: skip
_COLUMNS = {
    "journaltitle": "container", "booktitle": "container", "organization": "container",
    "location": "place", "publisher": "publisher", "institution": "publisher",
    "volume": "volume", "pages": "pages", "edition": "edition", "series": "series",
    "type": "genre",
}  # fmt: skip
_BOOK = ("edition", "volume", "series", "publisher", "location", "pages", "isbn")
_KINDS = {
    "article": ("journaltitle", "entrysubtype", "series", "volume", "issue", "pages", "issn"),
    "book": _BOOK,
    "collection": _BOOK,
    "inbook": ("booktitle", *_BOOK),
    "incollection": ("booktitle", *_BOOK),
    "misc": ("type", "organization", "location"),
    "online": ("organization",),
    "report": ("type", "institution", "number", "location", "pages"),
    "unpublished": ("type", "location"),
}
_TRANSLATED = ("article", "book", "collection", "inbook", "incollection")

Titles = tuple[tuple[str, Value], ...]
_VALUES: dict[str, Value] = {
    "journaltitle": v.protected("container"),
    "booktitle": v.protected("container"),
    "organization": v.protected("container"),
    "entrysubtype": _entry_subtype,
    "series": v.protected("series"),
    "edition": v.text("edition"),
    "volume": v.text("volume"),
    "issue": v.text("issue"),
    "number": v.number,
    "pages": v.pages,
    "publisher": v.protected("publisher"),
    "institution": v.protected("publisher"),
    "location": v.text("place"),
    "type": v.genre,
    "isbn": v.identifier(IdentifierScheme.ISBN),
    "issn": v.identifier(IdentifierScheme.ISSN),
}


_TITLES = (("title", v.title), ("titleaddon", v.title_addition), ("origtitle", v.original_title))
_WHOLE_TITLES = (("title", v.whole_title), ("origtitle", v.original_title))
"""Zotero takes no `titleaddon`."""


def _dialect(kind_of: Callable[[Work], str], date: Value, titles: Titles = _TITLES) -> Dialect:
    return Dialect(kind_of, {kind: _fields(kind, date, titles) for kind in _KINDS})


def _fields(kind: str, date: Value, titles: Titles) -> tuple[Field, ...]:
    authors = v.authors_or_body if kind == "report" else v.authors
    named: list[tuple[str, Value]] = [("author", authors)]
    if kind not in ("report", "unpublished"):
        named.append(("editor", v.people(Role.EDITOR)))
    if kind in _TRANSLATED:
        named.append(("translator", v.people(Role.TRANSLATOR)))
    named += [*titles, ("date", date)]
    # An issue of a journal is a number to biblatex.
    named += [("number" if n == "issue" else n, _VALUES[n]) for n in _KINDS[kind]]
    held = {_COLUMNS.get(name, name) for name in _KINDS[kind]}
    named += [
        ("doi", v.identifier(IdentifierScheme.DOI)),
        ("url", v.url),
        ("urldate", v.accessed),
        ("note", v.note_without_number if "number" in _KINDS[kind] else v.note),
        ("language", v.language),
        ("langid", v.hyphenation),
        ("ids", v.former_keys),
        ("annotation", v.annotation([c for c in _OPTIONAL if c not in held], date)),
        ("keywords", v.cited_in),
    ]
    return tuple(in_braces(name, value) for name, value in named)


def _biber_date(cited: CitedWork) -> str:
    return (biber_date(cited.work.issued) if cited.work.issued else "") or UNKNOWN_DATE


def _pandoc_date(cited: CitedWork) -> str:
    return pandoc_date(cited.work.issued) if cited.work.issued else ""


def _known_date(cited: CitedWork) -> str:
    return biber_date(cited.work.issued) if cited.work.issued else ""


BIBLATEX = _dialect(entry_type, _biber_date)
PANDOC = _dialect(lenient_type, _pandoc_date)
ZOTERO = _dialect(zotero_type, _known_date, _WHOLE_TITLES)
