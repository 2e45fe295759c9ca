"""Entries that came from a file of a reference manager, back as they stood there."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import starmap

from csto_db.export.cited import Brought, CitedWork, Named
from csto_db.export.dialect import Dialect
from csto_db.export.escape import escaped
from csto_db.export.wording import keywords, provenance
from csto_db.model.imported import ImportedEntry, ImportedField
from csto_db.model.vocabulary import KeyKind
from csto_db.parse.library.bibtex_values import balanced, plain
from csto_db.parse.library.named_keys import listed

_OURS = re.compile(r"(?:; )?cited in \w+(?: n\. .{1,20}?)?, characters \d+–\d+")
_OUR_KEYWORD = re.compile(r"(?:, )?cited in \w+(?=,|$)")
_CLASSIC = ("year", "month", "journal", "address")
"""What classic BibTeX needs and an entry of biblatex says otherwise."""
_OF_XDATA = (
    "author", "editor", "title", "booktitle", "publisher", "institution", "series", "volume",
    "number", "edition",
)  # fmt: skip
"""What an entry of biblatex may take from others in a way that BibTeX does not know."""
_TITLE_OF_PARENT = {
    "inproceedings": ("booktitle",), "conference": ("booktitle",), "incollection": ("booktitle",),
    "inbook": ("booktitle",), "article": ("journal", "journaltitle"),
}  # fmt: skip
"""What stands where the title of a parent does: in BibLaTeX it does not have to say it."""
_NO_WORKS = ("xdata", "set")
_NAMING = frozenset(KeyKind) - {KeyKind.IDS}


def bibtex_entry(cited: CitedWork, dialect: Dialect) -> str:
    """Return an entry with the type, key and fields that its file has, and where it is cited."""
    assert cited.brought is not None, "only entries of a file come back"
    brought = cited.brought
    entry = brought.entry
    if brought.named is not None:
        keys = _with_keys(brought, brought.named, knows_ids=not dialect.is_classic)
        entry = entry.with_fields(keys)
    if cited.places or cited.former_keys:
        entry = entry.with_fields(_with_ours(cited, entry.fields))
    lines = [f"@{entry.entry_type}{{{cited.work.citation_key},", *_lines(entry)]
    if dialect.is_classic:
        lines += _classic_fields(cited, dialect)
    lines.append("}\n")
    return "\n".join(lines)


def _lines(entry: ImportedEntry) -> list[str]:
    starts = _starts(entry.names)
    lines = [
        # Most hold no brace: that much less is asked of each of a million.
        f"{start}{{{balanced(value) if '{' in value or '}' in value else value}}},"
        for start, value in zip(starts, entry.values, strict=True)
    ]
    for place in entry.expressions:
        lines[place] = f"{starts[place]}{entry.values[place]},"
    return lines


# Many entries have the same fields.
@lru_cache(maxsize=4096)
def _starts(names: Sequence[str]) -> Sequence[str]:
    return [f"  {name:<12} = " for name in names]


def _classic_fields(cited: CitedWork, dialect: Dialect) -> Iterator[str]:
    """Yield lines for what classic BibTeX needs and the entry does not say, or says otherwise."""
    assert cited.brought is not None, "only entries of a file come back"
    known = {name.lower() for name in cited.brought.entry.names}
    if cited.brought.entry.entry_type.lower() in _NO_WORKS:
        return
    if "crossref" in known:
        yield from _lines(cited.brought.entry.with_fields(_title_of_parent(cited.brought)))
        return
    wanted = (*_CLASSIC, *_OF_XDATA) if "xdata" in known else _CLASSIC
    for one in dialect.fields[dialect.kind_of(cited.work)]:
        name = one.start.split()[0]
        value = one.value(cited) if name in wanted and name not in known else ""
        if value:
            yield f"{one.start}{value}{one.end}"


def _title_of_parent(brought: Brought) -> Iterator[ImportedField]:
    """Yield what BibLaTeX takes from the title of a parent, and BibTeX from its own name only."""
    own = {field.name.lower(): field for field in brought.entry.fields}
    names = _TITLE_OF_PARENT.get(brought.entry.entry_type.lower(), ())
    if brought.named is None or not names or "title" not in own or not own.keys().isdisjoint(names):
        return
    given = brought.named.titles(brought.file, own["crossref"].value.strip())
    if "title" in given and given.keys().isdisjoint(names):
        _, value, is_expression = given["title"]
        text = plain(value, brought.strings) if is_expression else value
        yield ImportedField(names[0], text)


def _with_keys(brought: Brought, named: Named, *, knows_ids: bool) -> Iterator[ImportedField]:
    """Yield the fields of an entry, with the keys under which what it names is exported."""

    def written(part: str) -> str:
        key = part.strip()
        other = named.written(brought.file, key, knows_ids=knows_ids)
        return part if other == key else part.replace(key, other)

    for field in brought.entry.fields:
        if field.name.lower() in _NAMING and not field.is_expression:
            yield ImportedField(field.name, ",".join(map(written, field.value.split(","))))
        else:
            yield field


def _with_ours(cited: CitedWork, fields: Sequence[ImportedField]) -> Iterator[ImportedField]:
    """Yield the fields of an entry and what we know of its work, each name once."""
    known = {field.name.lower(): field for field in fields}
    ours = dict(_where_cited(cited, known)) if cited.places else {}
    ours |= _further_keys(cited, known)
    for field in fields:
        value = ours.pop(field.name.lower(), None)
        yield field if value is None else ImportedField(field.name, value)
    yield from starmap(ImportedField, ours.items())


def _where_cited(cited: CitedWork, known: Mapping[str, ImportedField]) -> Iterator[tuple[str, str]]:
    """Yield the fields that say where a work is cited, joined with what they said before."""
    name = next((n for n in ("annote", "annotation") if n in known), "annotation")
    said = _without(_OURS, known.get(name))
    yield name, "; ".join(filter(None, (said, escaped("; ".join(provenance(cited))))))
    said = _without(_OUR_KEYWORD, known.get("keywords"))
    yield "keywords", ", ".join(filter(None, (said, escaped(keywords(cited)))))
    if cited.accessed and "url" in known and "urldate" not in known:
        yield "urldate", cited.accessed


def _further_keys(cited: CitedWork, known: Mapping[str, ImportedField]) -> Mapping[str, str]:
    """The keys that a work had, and where it is cited the one that the database gave it."""
    keys = (cited.stored_key if cited.places else None, *cited.former_keys)
    said = listed(known["ids"].value) if "ids" in known else []
    found = [key for key in dict.fromkeys((*said, *keys)) if key and key != cited.work.citation_key]
    return {"ids": ",".join(found)} if found != said else {}


def _without(ours: re.Pattern[str], field: ImportedField | None) -> str:
    """What a field said before we wrote where the work is cited."""
    return ours.sub("", field.value).strip(" ;,") if field else ""


def csl_fields(cited: CitedWork) -> dict[str, object]:
    """Return an item of CSL-JSON as its file has it, and where it is cited."""
    brought = cited.brought
    assert brought is not None, "only entries of a file come back"
    item: dict[str, object] = {"id": cited.work.citation_key, "type": brought.entry.entry_type}
    item |= {field.name: json.loads(field.value) for field in brought.entry.fields}
    if cited.places:
        said = _OURS.sub("", str(item.get("annote", ""))).strip(" ;")
        item["annote"] = "; ".join(filter(None, (said, "; ".join(provenance(cited)))))
        said = _OUR_KEYWORD.sub("", str(item.get("keyword", ""))).strip(" ,")
        item["keyword"] = ", ".join(filter(None, (said, keywords(cited))))
    return item


def ris_lines(cited: CitedWork) -> Iterator[tuple[str, str]]:
    """Yield the tags and values of a record as its file has them, and where it is cited."""
    brought = cited.brought
    assert brought is not None, "only entries of a file come back"
    ours = {("KW", f"cited in {source}") for source in cited.sources()}
    if cited.places:
        ours.add(("N1", "; ".join(provenance(cited))))
    if cited.work.citation_key:
        yield "ID", cited.work.citation_key
    for field in brought.entry.fields:
        is_ours = field.name in ("KW", "N1") and _OURS.fullmatch(field.value.split("; ")[0])
        if not (cited.places and is_ours) and (field.name, field.value) not in ours:
            yield field.name, field.value
    yield from sorted(ours)


def merged(entries: Sequence[ImportedEntry]) -> ImportedEntry:
    """Return the first of some entries with what only the others have."""
    found: list[ImportedField] = []
    known: set[str] = set()
    for entry in entries:
        found += [field for field in entry.fields if field.name.lower() not in known]
        known |= {name.lower() for name in entry.names}
    return entries[0].with_fields(found)
