"""CSL-JSON files as entries with their works."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from csto_db.errors import InputError
from csto_db.model.dates import is_edtf
from csto_db.model.imported import ImportedEntry, ListShelf, ReadFile, Shelf, Trouble
from csto_db.model.vocabulary import EntryType, IdentifierScheme, ImportFormat, Role, Severity
from csto_db.model.work import Contribution, Identifier, Name, Work
from csto_db.parse.library.csl_items import Item, NotJsonError, read_items
from csto_db.parse.library.keys import Keys
from csto_db.parse.titled import titled

_TYPES = {
    "article": EntryType.ARTICLE, "article-journal": EntryType.ARTICLE,
    "article-magazine": EntryType.NEWS, "article-newspaper": EntryType.NEWS,
    "bill": EntryType.OFFICIAL_DOCUMENT, "book": EntryType.BOOK, "chapter": EntryType.CHAPTER,
    "document": EntryType.UNKNOWN, "entry-dictionary": EntryType.CHAPTER,
    "entry-encyclopedia": EntryType.CHAPTER, "hearing": EntryType.TRANSCRIPT,
    "interview": EntryType.INTERVIEW, "legislation": EntryType.OFFICIAL_DOCUMENT,
    "manuscript": EntryType.UNPUBLISHED, "paper-conference": EntryType.CHAPTER,
    "post": EntryType.WEB_PAGE, "post-weblog": EntryType.WEB_PAGE, "report": EntryType.REPORT,
    "review": EntryType.ARTICLE, "review-book": EntryType.ARTICLE,
    "thesis": EntryType.UNPUBLISHED, "treaty": EntryType.TREATY, "webpage": EntryType.WEB_PAGE,
}  # fmt: skip
_BY_GENRE = {
    "interview": EntryType.INTERVIEW, "treaty": EntryType.TREATY,
    "official document": EntryType.OFFICIAL_DOCUMENT, "transcript": EntryType.TRANSCRIPT,
}  # fmt: skip
_ROLES = {"author": Role.AUTHOR, "editor": Role.EDITOR, "translator": Role.TRANSLATOR,
          "interviewer": Role.INTERVIEWER}  # fmt: skip
_SCHEMES = {"DOI": IdentifierScheme.DOI, "ISBN": IdentifierScheme.ISBN,
            "ISSN": IdentifierScheme.ISSN, "number": IdentifierScheme.NUMBER}  # fmt: skip
_PARTS = {"family": "family", "given": "given", "suffix": "suffix"}
_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_SHOWN = 60
Members = Mapping[str, Any]


def read_csl_json(pieces: Iterable[str], shelf: Shelf | None = None) -> ReadFile:
    """Return the items of a CSL-JSON array, or of its `items`, and how their works are read.

    The pieces are the text, cut anywhere. Raises InputError, which starts with the line, if
    nothing in it is JSON of that kind.

    >>> read = read_csl_json(['[{"id": "a:1", "type": "book", "title": "Peace"}]'])
    >>> [(e.key, e.entry_type, work.title, e.values[0]) for e, work in read.described()]
    [('a:1', 'book', 'Peace', '"Peace"')]
    """
    troubles: list[Trouble] = []
    keys = Keys("id", "item")
    kept = ListShelf() if shelf is None else shelf
    untyped: list[int] = []
    try:
        for item in read_items(pieces, troubles):
            if isinstance(item.value, dict) and "type" not in item.value:
                untyped.append(item.line)
            _put(item, kept, keys, troubles)
    except NotJsonError as error:
        message = f"no CSL-JSON, and all behind it is left out: {error}"
        troubles.append(Trouble(error.line, "not_json", message, Severity.ERROR))
    if untyped:
        message = f"{len(untyped)} items have no type, the first one here; is this CSL-JSON?"
        troubles.append(Trouble(untyped[0], "no_type", message))
    if not keys.given:
        for trouble in troubles:
            if trouble.severity is Severity.ERROR:
                raise InputError(f"{trouble.line}: {trouble.message}")
    return ReadFile(ImportFormat.CSL_JSON, tuple(keys.given), kept, _read, tuple(troubles))


def _put(found: Item, shelf: Shelf, keys: Keys, troubles: list[Trouble]) -> None:
    """Put an item on a shelf as an entry; what is none, or cannot come back, is a trouble."""
    line, item = found.line, found.value
    if not isinstance(item, dict):
        message = f"an item that is no object: {_shown(item)}"
        troubles.append(Trouble(line, "no_item", message))
        return
    if "@context" in item:
        message = "JSON-LD, as of Web Annotations, and no CSL-JSON"
        troubles.append(Trouble(line, "no_item", message, Severity.ERROR))
        return
    for name in found.twice:
        message = f"the member {name!r} stands twice; the last one counts"
        troubles.append(Trouble(line, "duplicate_field", message))
    clean = _without_surrogates(item)
    if clean != item:
        message = "a character that no file can hold is written as U+FFFD"
        troubles.append(Trouble(line, "character", message))
        item = clean
    key, kind = (_text_of(name, item.pop(name, ""), line, troubles) for name in ("id", "type"))
    key = keys.unique(key.strip(), line, troubles)
    values = tuple([json.dumps(value, ensure_ascii=False) for value in item.values()])
    shelf.put(ImportedEntry(key, kind, line, tuple(item), values))


def _text_of(name: str, value: Any, line: int, troubles: list[Trouble]) -> str:
    """What an item says of itself; numbers are taken for text, as CSL does."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    message = f"the member {name!r} is no text, and left out: {_shown(value)}"
    troubles.append(Trouble(line, "no_field", message))
    return ""


def _shown(value: Any) -> str:
    return json.dumps(value)[:_SHOWN]


def _without_surrogates(value: Any) -> Any:
    """JSON may name half a character pair, which no file can hold."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(one) for one in value]
    if isinstance(value, dict):
        return {_without_surrogates(k): _without_surrogates(v) for k, v in value.items()}
    return value


def _read(entry: ImportedEntry) -> Work:
    item = {name: json.loads(value) for name, value in zip(entry.names, entry.values, strict=True)}
    return _work(item, entry.entry_type)


def _work(item: Members, kind: str) -> Work:
    def text(*names: str) -> str | None:
        for name in names:
            value = item.get(name)
            is_said = isinstance(value, str | int | float) and not isinstance(value, bool)
            if is_said and (said := " ".join(str(value).split())):
                return said
        return None

    genre = text("genre")
    entry_type = _BY_GENRE.get((genre or "").lower()) or _TYPES.get(kind, EntryType.UNKNOWN)
    work = Work(
        entry_type=entry_type,
        title=text("title"),
        original_title=text("original-title"),
        container=text("container-title"),
        issued=edtf_of(item.get("issued")),
        url=text("URL"),
        place=text("publisher-place"),
        publisher=text("publisher"),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("page"),
        edition=text("edition"),
        series=text("collection-title"),
        genre=genre,
        language=text("language"),
        note=text("note"),
        contributions=tuple(_contributions(item, entry_type)),
        identifiers=tuple(
            Identifier(scheme, value) for name, scheme in _SCHEMES.items() if (value := text(name))
        ),
    )
    return titled(work)


def _contributions(item: Members, entry_type: EntryType) -> Iterator[Contribution]:
    for field, role in _ROLES.items():
        names = item.get(field)
        if role is Role.AUTHOR and entry_type is EntryType.INTERVIEW:
            role = Role.INTERVIEWEE
        for one in names if isinstance(names, list) else ():
            name = _name(one) if isinstance(one, dict) else None
            if name is not None:
                yield Contribution(role, name)


def _name(parts: Members) -> Name | None:
    def part(*names: str) -> str | None:
        said = [" ".join(str(parts[n]).split()) for n in names if isinstance(parts.get(n), str)]
        return " ".join(filter(None, said)) or None

    literal = part("literal")
    if literal is not None:
        return Name(literal=literal)
    family, given = part("family"), part("given")
    if family is None:
        return Name(literal=given) if given else None
    particle = part("dropping-particle", "non-dropping-particle")
    return Name(family=family, given=given, particle=particle, suffix=part("suffix"))


def edtf_of(value: Any) -> str | None:
    """Return a CSL date in EDTF, None if it is none: its `edtf`, else its parts or a raw text."""
    if not isinstance(value, dict):
        return None
    for name in ("edtf", "raw", "literal"):
        if isinstance(value.get(name), str) and is_edtf(value[name]):
            return str(value[name])
    parts = value.get("date-parts")
    days = [_day(one) for one in parts] if isinstance(parts, list) else []
    known = [day for day in days if day]
    for edtf in ("/".join(known[:2]), known[0] if known else ""):
        if edtf and is_edtf(edtf):
            return edtf
    return None


def _day(parts: Any) -> str:
    if not isinstance(parts, list):
        return ""
    numbers = [str(part) for part in parts if str(part).isdecimal()]
    return "-".join(n.zfill(2 if place else 4) for place, n in enumerate(numbers[:3]))
