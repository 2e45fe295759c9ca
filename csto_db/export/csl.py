"""Works in CSL-JSON, the records that citation processors read."""

import json
from collections.abc import Iterable, Iterator, Mapping

from csto_db.export.beyond import with_beyond
from csto_db.export.brought import csl_fields
from csto_db.export.cited import CitedWork
from csto_db.export.dates import csl_date
from csto_db.export.wording import (
    further_titles,
    genre_of,
    keywords,
    notes_of,
    original_of,
    provenance,
    whole_title_of,
)
from csto_db.model.language import language_tag
from csto_db.model.vocabulary import EntryType, IdentifierScheme, ImportFormat, Role
from csto_db.model.work import Name, Work

TYPES = {
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
_ZOTERO_TYPES = TYPES | {
    EntryType.OFFICIAL_DOCUMENT: "report",
    EntryType.TREATY: "report",
}
"""Zotero has no treaty, and keeps no number of a document."""
_NAMES = (("editor", Role.EDITOR), ("translator", Role.TRANSLATOR),
          ("interviewer", Role.INTERVIEWER))  # fmt: skip
_SCHEMES = (("DOI", IdentifierScheme.DOI), ("ISBN", IdentifierScheme.ISBN),
            ("ISSN", IdentifierScheme.ISSN))  # fmt: skip


def csl_json(works: Iterable[CitedWork]) -> Iterator[str]:
    """Yield works as a CSL-JSON array, one item each, under their citation keys."""
    return _array(works, TYPES)


def zotero_csl_json(works: Iterable[CitedWork]) -> Iterator[str]:
    """Yield works as a CSL-JSON array of types that Zotero has."""
    return _array(works, _ZOTERO_TYPES)


def _array(works: Iterable[CitedWork], types: Mapping[EntryType, str]) -> Iterator[str]:
    start = "["
    for cited in works:
        text = json.dumps(csl_item(cited, types), ensure_ascii=False, indent=1)
        # JSON may name half a character pair, which no file can hold.
        yield f"{start}\n{text.encode('utf-8', 'replace').decode()}"
        start = ","
    yield "[]\n" if start == "[" else "\n]\n"


def csl_item(cited: CitedWork, types: Mapping[EntryType, str] = TYPES) -> dict[str, object]:
    """Return a work as an item of CSL-JSON (schema csl-data.json, version 1.0.2).

    What came as such an item goes back as it came.
    """
    if cited.brought is not None and cited.brought.format is ImportFormat.CSL_JSON:
        return csl_fields(cited)
    work = cited.work
    item: dict[str, object] = {"id": work.citation_key, "type": types[work.entry_type]}
    makers = work.names(Role.AUTHOR) or work.names(Role.INTERVIEWEE)
    if makers:
        item["author"] = [_name(name) for name in makers]
    for field, role in _NAMES:
        names = work.names(role)
        if names:
            item[field] = [_name(name) for name in names]
    item |= {name: value for name, value in _texts(cited).items() if value}
    for field, date in (("issued", work.issued), ("accessed", cited.accessed)):
        if date:
            item[field] = csl_date(date)
    return with_beyond(item, cited)


def _texts(cited: CitedWork) -> dict[str, str | None]:
    work = cited.work
    return {
        "title": whole_title_of(work),
        "original-title": original_of(work),
        "container-title": work.container,
        "collection-title": work.series,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "volume": work.volume,
        "issue": work.issue,
        "edition": work.edition,
        "page": work.pages,
        "number": work.number(),
        "genre": genre_of(work),
        "language": language_tag(work.language) if work.language else None,
        **_identifiers(work),
        "URL": work.url,
        "note": notes_of(work, with_number=False),
        "annote": "; ".join((*provenance(cited), *further_titles(work))),
        "keyword": keywords(cited),
    }


def _identifiers(work: Work) -> dict[str, str]:
    values = {one.scheme: one.value for one in reversed(work.identifiers)}
    return {name: values[scheme] for name, scheme in _SCHEMES if scheme in values}


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: value for part, value in parts.items() if value}
