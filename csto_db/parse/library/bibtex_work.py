"""The work that the fields of a BibTeX or BibLaTeX entry describe."""

import re
from collections.abc import Mapping

from csto_db.model.dates import is_edtf
from csto_db.model.language import language_tag
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Work
from csto_db.parse.library.bibtex_names import names
from csto_db.parse.titled import titled
from csto_db.text.latex import latex_text

Fields = Mapping[str, str]

TYPES = {
    "article": EntryType.ARTICLE,
    "book": EntryType.BOOK,
    "bookinbook": EntryType.CHAPTER,
    "booklet": EntryType.BOOK,
    "collection": EntryType.BOOK,
    "conference": EntryType.CHAPTER,
    "electronic": EntryType.WEB_PAGE,
    "inbook": EntryType.CHAPTER,
    "incollection": EntryType.CHAPTER,
    "inproceedings": EntryType.CHAPTER,
    "inreference": EntryType.CHAPTER,
    "legal": EntryType.TREATY,
    "legislation": EntryType.OFFICIAL_DOCUMENT,
    "manual": EntryType.BOOK,
    "mastersthesis": EntryType.UNPUBLISHED,
    "mvbook": EntryType.BOOK,
    "mvcollection": EntryType.BOOK,
    "mvproceedings": EntryType.BOOK,
    "mvreference": EntryType.BOOK,
    "newspaper": EntryType.NEWS,
    "online": EntryType.WEB_PAGE,
    "periodical": EntryType.BOOK,
    "phdthesis": EntryType.UNPUBLISHED,
    "proceedings": EntryType.BOOK,
    "reference": EntryType.BOOK,
    "report": EntryType.REPORT,
    "review": EntryType.ARTICLE,
    "suppbook": EntryType.CHAPTER,
    "suppcollection": EntryType.CHAPTER,
    "suppperiodical": EntryType.ARTICLE,
    "techreport": EntryType.REPORT,
    "thesis": EntryType.UNPUBLISHED,
    "treaty": EntryType.TREATY,
    "unpublished": EntryType.UNPUBLISHED,
    "webpage": EntryType.WEB_PAGE,
    "www": EntryType.WEB_PAGE,
}
_BY_GENRE = {
    "interview": EntryType.INTERVIEW,
    "treaty": EntryType.TREATY,
    "transcript": EntryType.TRANSCRIPT,
    "official document": EntryType.OFFICIAL_DOCUMENT,
}
_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle", "organization")
_PUBLISHERS = ("publisher", "institution", "school")
_NUMBERED = ("report", "techreport", "manual", "patent", "legal", "legislation", "misc")
_URL = re.compile(r"\\url\s*\{([^{}]+)\}|(?<![^\s{(])((?:https?|ftp)://[^\s{}\\]+)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_TIME = re.compile(r"T[\d:.]+(?:Z|[+-][\d:]+)?")
_DAY_FIRST = re.compile(r"(\d\d?)(?:st|nd|rd|th|\.)? ([^\W\d_]{3,})\.?", re.A)
_DAY_LAST = re.compile(r"([^\W\d_]{3,})\.? (\d\d?)(?:st|nd|rd|th)?,?", re.A)
_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}


def bibtex_work(kind: str, fields: Fields) -> Work:
    r"""Return the work of an entry by its type and fields, both named in lower case.

    LaTeX is made Unicode, but not in addresses and identifiers.

    >>> bibtex_work("online", {"title": r"A \& B", "url": r"http://x.org/a\_b%20"}).title
    'A & B'
    """

    def text(*columns: str) -> str | None:
        for column in columns:
            value = fields.get(column)
            if value and (plain := latex_text(value)):
                return plain
        return None

    genre = text("type") or _THESES.get(kind)
    entry_type = _entry_type(kind, fields, genre)
    issued, printed = _issued(fields)
    number = text("number", "issue")
    is_numbered = kind in _NUMBERED
    title = _title(text("title"), text("subtitle"))
    work = Work(
        entry_type=entry_type,
        title=title,
        original_title=text("origtitle"),
        container=text(*_CONTAINERS),
        issued=issued,
        issued_printed=printed,
        url=_url(fields),
        place=text("location", "address"),
        publisher=text(*_PUBLISHERS),
        volume=text("volume"),
        issue=None if is_numbered else number,
        pages=text("pages"),
        edition=text("edition"),
        series=text("series"),
        genre=genre,
        language=language_tag(text("langid", "language", "hyphenation") or "") or None,
        note=text("note"),
        contributions=_contributions(fields, entry_type),
        identifiers=_identifiers(fields, number if is_numbered else None),
    )
    return titled(work, text("titleaddon") or "")


def _entry_type(kind: str, fields: Fields, genre: str | None) -> EntryType:
    if genre and genre.lower() in _BY_GENRE:
        return _BY_GENRE[genre.lower()]
    if kind == "article" and fields.get("entrysubtype", "").lower() == "newspaper":
        return EntryType.NEWS
    return TYPES.get(kind, EntryType.UNKNOWN)


def _title(title: str | None, subtitle: str | None) -> str | None:
    if not (title and subtitle):
        return title or subtitle
    return f"{title}{'' if title[-1] in '.:?!' else ':'} {subtitle}"


def _url(fields: Fields) -> str | None:
    """The address as it stands: biblatex takes no LaTeX in it either."""
    url = fields.get("url", "").strip()
    if url:
        found = _URL.fullmatch(url)
        return (found[1] or found[2]) if found else url
    found = _URL.search(fields.get("howpublished", "")) or _URL.search(fields.get("note", ""))
    return (found[1] or found[2]) if found else None


def _issued(fields: Fields) -> tuple[str | None, str | None]:
    """The date in EDTF, and as printed where that says something else."""
    date = _TIME.sub("", fields.get("date", "")).strip()
    if date and is_edtf(date):
        return date, None
    printed = latex_text(fields.get("date") or fields.get("year") or "")
    if not printed:
        return None, None
    if is_edtf(printed) and not _YEAR.fullmatch(printed):
        return printed, None
    found = _YEAR.search(printed)
    if found is None:
        return None, printed
    issued = _with_month(found[0], fields)
    if not is_edtf(issued):
        return None, printed
    return issued, None if found[0] == printed else printed


def _with_month(year: str, fields: Fields) -> str:
    month, day = _month_and_day(fields.get("month", "").lower())
    number = int(month) if month.isdecimal() and month.isascii() else _MONTHS.get(month[:3], 0)
    if not 1 <= number <= len(_MONTHS):
        return year
    day = fields.get("day", "").strip() or day
    if day.isdecimal() and day.isascii() and is_edtf(f"{year}-{number:02}-{int(day):02}"):
        return f"{year}-{number:02}-{int(day):02}"
    return f"{year}-{number:02}"


def _month_and_day(printed: str) -> tuple[str, str]:
    """A month, and the day that BibTeX has before or behind it for want of a field.

    >>> _month_and_day("12~january"), _month_and_day("may 3"), _month_and_day("may--june")
    (('january', '12'), ('may', '3'), ('may--june', ''))
    """
    printed = " ".join(printed.replace("~", " ").replace("\\ ", " ").split())
    found = _DAY_FIRST.fullmatch(printed)
    if found is not None:
        return found[2], found[1]
    found = _DAY_LAST.fullmatch(printed)
    return (found[1], found[2]) if found is not None else (printed, "")


def _contributions(fields: Fields, entry_type: EntryType) -> tuple[Contribution, ...]:
    is_interview = entry_type is EntryType.INTERVIEW
    roles = (
        ("author", Role.INTERVIEWEE if is_interview else Role.AUTHOR),
        ("editor", Role.EDITOR),
        ("translator", Role.TRANSLATOR),
    )
    return tuple(
        Contribution(role, name)
        for field, role in roles
        if fields.get(field)
        for name in names(fields[field])
    )


def _identifiers(fields: Fields, number: str | None) -> tuple[Identifier, ...]:
    schemes = (IdentifierScheme.DOI, IdentifierScheme.ISBN, IdentifierScheme.ISSN)
    found = [Identifier(s, fields[s.value].strip()) for s in schemes if fields.get(s.value)]
    if number:
        found.append(Identifier(IdentifierScheme.NUMBER, number))
    return tuple(found)
