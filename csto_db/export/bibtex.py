"""Works as classic BibTeX, which biber and biblatex read as well."""

from csto_db.export import values as v
from csto_db.export.biblatex import UNKNOWN_DATE
from csto_db.export.cited import CitedWork
from csto_db.export.dates import biber_date, first_day
from csto_db.export.dialect import Dialect, Field, Value, in_braces, macro
from csto_db.export.escape import braced, escaped
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Work

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def classic_type(work: Work) -> str:
    """Return the entry type of BibTeX whose required fields the work can fill.

    A chapter of a book without an editor is `inproceedings`: BibTeX's own `inbook` prints no
    title of the book, and biber demands an editor of `incollection`.

    >>> classic_type(Work(EntryType.REPORT, title="T", publisher="OECD", issued="2012"))
    'techreport'
    >>> classic_type(Work(EntryType.REPORT, title="Undated", publisher="OECD"))
    'misc'
    """
    has_author = bool(v.makers(work))
    has_editor = bool(work.names(Role.EDITOR))
    has_year = bool(work.issued and first_day(work.issued))
    match work.entry_type:
        case EntryType.INTERVIEW | EntryType.UNPUBLISHED if has_author:
            return "unpublished"
        case EntryType.ARTICLE | EntryType.NEWS if has_author and work.container and has_year:
            return "article"
        case EntryType.BOOK if (has_author or has_editor) and work.publisher and has_year:
            return "book" if has_author else "proceedings"
        case EntryType.CHAPTER if has_author and work.container and has_year:
            return "incollection" if has_editor and work.publisher else "inproceedings"
        case EntryType.REPORT | EntryType.OFFICIAL_DOCUMENT | EntryType.TRANSCRIPT if (
            work.publisher and has_year
        ):
            return "techreport"
    return "misc"


_OPTIONAL = (
    "container", "place", "publisher", "volume", "issue", "pages", "edition", "series", "genre",
)  # fmt: skip
_COLUMNS = {
    "journal": "container", "booktitle": "container", "howpublished": "container",
    "address": "place", "institution": "publisher", "number": "issue", "type": "genre",
}  # fmt: skip
_BOOK = ("volume", "series", "publisher", "address", "isbn")
_KINDS = {
    "article": ("journal", "volume", "number", "pages", "issn"),
    "book": ("edition", *_BOOK),
    "proceedings": _BOOK,
    "incollection": ("booktitle", "edition", "pages", *_BOOK),
    "inproceedings": ("booktitle", "pages", *_BOOK),
    "techreport": ("type", "institution", "number", "address", "pages"),
    "unpublished": ("type", "address"),
    "misc": ("type", "howpublished", "address"),
}
_EDITED = ("proceedings", "incollection", "inproceedings", "misc")
_NOT_TRANSLATED = ("techreport", "unpublished", "misc")


def _year(cited: CitedWork) -> str:
    day = first_day(cited.work.issued) if cited.work.issued else ()
    return str(day[0]) if day else ""


def _month(cited: CitedWork) -> str:
    day = first_day(cited.work.issued) if cited.work.issued else ()
    return _MONTHS[day[1] - 1] if len(day) > 1 else ""


def _day(cited: CitedWork) -> str:
    day = first_day(cited.work.issued) if cited.work.issued else ()
    return str(day[2]) if len(day) > 2 else ""


def _date_without_year(cited: CitedWork) -> str:
    """A date that has no year to say: BibTeX does not read it, biber demands it."""
    if _year(cited):
        return ""
    return (biber_date(cited.work.issued) if cited.work.issued else "") or UNKNOWN_DATE


def _said_date(cited: CitedWork) -> str:
    """The date as its year, month and day say it."""
    day = first_day(cited.work.issued) if cited.work.issued else ()
    return "-".join(f"{part:02}" for part in day) or _date_without_year(cited)


def _sort_key(cited: CitedWork) -> str:
    """What BibTeX sorts an entry without authors by."""
    return "" if v.makers(cited.work) else cited.work.citation_key or ""


def _required_note(cited: CitedWork) -> str:
    work = cited.work
    return v.note(cited) or ", ".join(filter(None, (v.genre(cited), escaped(work.place or ""))))


def _how_published(cited: CitedWork) -> str:
    """Where it stands, else what it is: BibTeX prints no type of `misc`."""
    return braced(cited.work.container) or v.genre(cited)


_VALUES: dict[str, Value] = {
    "journal": v.protected("container"),
    "booktitle": v.protected("container"),
    "howpublished": _how_published,
    "series": v.protected("series"),
    "edition": v.text("edition"),
    "volume": v.text("volume"),
    "pages": v.pages,
    "publisher": v.protected("publisher"),
    "institution": v.protected("publisher"),
    "address": v.text("place"),
    "type": v.genre,
    "isbn": v.identifier(IdentifierScheme.ISBN),
    "issn": v.identifier(IdentifierScheme.ISSN),
}


def _fields(kind: str) -> tuple[Field, ...]:
    authors = v.authors_or_body if kind == "techreport" else v.authors
    note = _required_note if kind == "unpublished" else v.note
    named: list[tuple[str, Value]] = [("author", authors), ("key", _sort_key)]
    if kind in _EDITED:
        named.append(("editor", v.people(Role.EDITOR)))
    if kind not in _NOT_TRANSLATED:
        named.append(("translator", v.people(Role.TRANSLATOR)))
    named += [("title", v.whole_title), ("origtitle", v.original_title)]
    named += [("date", _date_without_year), ("year", _year)]
    number = v.text("issue") if kind == "article" else v.number
    last = [(name, number if name == "number" else _VALUES[name]) for name in _KINDS[kind]]
    held = {_COLUMNS.get(name, name) for name in _KINDS[kind]}
    if kind == "techreport":
        held.discard("issue")
    last += [
        ("doi", v.identifier(IdentifierScheme.DOI)),
        ("url", v.url),
        ("urldate", v.accessed),
        ("note", v.note_without_number if kind == "techreport" else note),
        ("language", v.language),
        ("langid", v.hyphenation),
        ("ids", v.former_keys),
        ("annote", v.annotation([c for c in _OPTIONAL if c not in held], _said_date)),
        ("keywords", v.cited_in),
    ]
    return (
        *(in_braces(name, value) for name, value in named),
        macro("month", _month),
        in_braces("day", _day),
        *(in_braces(name, value) for name, value in last),
    )


BIBTEX = Dialect(classic_type, {kind: _fields(kind) for kind in _KINDS}, is_classic=True)
