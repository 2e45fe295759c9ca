"""Works in CSL-JSON, the records that citation processors read."""

import json
import re
from collections.abc import Iterable

from csto_db.export.entry import CitedWork
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Name, Work

_TYPES = {
    EntryType.ARTICLE: "article-journal",
    EntryType.BOOK: "book",
    EntryType.CHAPTER: "chapter",
    EntryType.INTERVIEW: "interview",
    EntryType.NEWS: "article-newspaper",
    EntryType.OFFICIAL_DOCUMENT: "document",
    EntryType.REPORT: "report",
    EntryType.TRANSCRIPT: "hearing",
    EntryType.TREATY: "treaty",
    EntryType.UNPUBLISHED: "manuscript",
    EntryType.WEB_PAGE: "webpage",
    EntryType.UNKNOWN: "document",
}
_NAMES = (("author", Role.AUTHOR), ("editor", Role.EDITOR), ("translator", Role.TRANSLATOR))
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z")


def csl_json(works: Iterable[CitedWork]) -> str:
    """Return works as a CSL-JSON array, one item each, under their citation keys."""
    return json.dumps([_item(cited) for cited in works], ensure_ascii=False, indent=2) + "\n"


def _item(cited: CitedWork) -> dict[str, object]:
    work = cited.work
    item: dict[str, object] = {"id": work.citation_key, "type": _TYPES[work.entry_type]}
    for field, role in _NAMES:
        names = work.names(role)
        if field == "author":
            names = names or work.names(Role.INTERVIEWEE)
        if names:
            item[field] = [_name(name) for name in names]
    item |= {name: value for name, value in _texts(work).items() if value}
    for field, date in (("issued", work.issued), ("accessed", cited.accessed)):
        if date:
            item[field] = _date(date)
    return item


def _texts(work: Work) -> dict[str, str | None]:
    doi = [one.value for one in work.identifiers if one.scheme is IdentifierScheme.DOI]
    return {
        "title": work.title,
        "container-title": work.container,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "edition": work.edition,
        "collection-title": work.series,
        "number": work.number(),
        "genre": work.genre,
        "DOI": doi[0] if doi else None,
        "URL": work.url,
    }


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: value for part, value in parts.items() if value}


def _date(edtf: str) -> dict[str, object]:
    """An EDTF date in CSL's parts where it is plain, or as it stands.

    >>> _date("2012-04-16/2012-04-20"), _date("2012?")
    ({'date-parts': [[2012, 4, 16], [2012, 4, 20]]}, {'raw': '2012?'})
    """
    days = [_DAY.match(part) for part in edtf.split("/")]
    if all(days):
        return {"date-parts": [[int(n) for n in day.groups() if n] for day in days if day]}
    return {"raw": edtf}
