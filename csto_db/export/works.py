"""Cited works out of the database, in batches: an export holds few of them at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import islice
from typing import Any

from csto_db.db.reader import Cell, Reader
from csto_db.export.brought import merged_fields
from csto_db.export.choice import EVERYTHING, Choice, condition
from csto_db.export.cited import Brought, CitedWork, Place
from csto_db.export.kept import Strings
from csto_db.model.imported import ImportedField
from csto_db.model.vocabulary import EntryType, IdentifierScheme, ImportFormat, Role
from csto_db.model.work import Contribution, Identifier, Name, Work

_BATCH = 1000
# The columns of work are the fields of Work, in their order.
_PARTS = ("contributions", "identifiers", "inferred")
_COLUMNS = tuple(
    f"{'l' if column.name == 'url' else 'w'}.{column.name}"
    for column in fields(Work)
    if column.name not in _PARTS
)
_WORKS = f"""\
SELECT w.work_id, d.file_name, {{pinned}}, {", ".join(_COLUMNS)}
FROM work AS w
LEFT JOIN link AS l ON l.link_id = w.link_id
LEFT JOIN source AS d ON d.work_id = w.work_id
WHERE {{condition}}
ORDER BY w.citation_key
"""  # noqa: S608  names of columns
_PINNED = """\
(
  SELECT e.entry_key
  FROM imported_entry AS e
  WHERE e.work_id = w.work_id AND e.is_pinned = 1
  ORDER BY e.file, e.line
  LIMIT 1
)"""
_HAS_IMPORTED = "SELECT EXISTS (SELECT 1 FROM imported_entry)"
_ENTRIES = """\
SELECT coalesce(w.same_as_id, w.work_id), e.imported_entry_id, e.format, e.entry_type, e.file,
  e.entry_key
FROM work AS w
JOIN imported_entry AS e ON e.work_id = w.work_id
WHERE w.work_id IN ({ids}) OR w.same_as_id IN ({ids})
ORDER BY w.same_as_id IS NOT NULL, e.file, e.line
"""
_PARENTS = "SELECT DISTINCT value FROM imported_field WHERE lower(name) = 'crossref'"
_FIELDS = """\
SELECT f.imported_entry_id, f.name, f.value, f.is_expression
FROM imported_entry AS e
JOIN imported_field AS f ON f.imported_entry_id = e.imported_entry_id
WHERE e.imported_entry_id IN ({ids})
ORDER BY f.imported_entry_id, f.position
"""
_CONTRIBUTIONS = """\
SELECT work_id, role, family, given, particle, suffix, literal, description
FROM contribution
WHERE work_id IN ({ids})
ORDER BY work_id, role, position
"""
_IDENTIFIERS = """\
SELECT work_id, scheme, value FROM identifier WHERE work_id IN ({ids}) ORDER BY identifier_id
"""
_INFERRED = """\
SELECT work_id, field, basis FROM work_inference WHERE work_id IN ({ids}) ORDER BY work_id, field
"""
_PLACES = """\
SELECT c.work_id, s.source_key, p.start, p."end", f.label, c.accessed
FROM citation AS c
JOIN passage AS p ON p.passage_id = c.passage_id
JOIN source AS s ON s.source_id = p.source_id
LEFT JOIN footnote AS f ON f.footnote_id = c.footnote_id
WHERE c.work_id IN ({ids})
ORDER BY s.source_key, p.start
"""
_FORMER_KEYS = """\
SELECT w.work_id, k.citation_key
FROM work AS w
JOIN former_key AS k ON k.successor = w.citation_key
WHERE w.work_id IN ({ids})
UNION
SELECT same_as_id, citation_key FROM work WHERE same_as_id IN ({ids})
ORDER BY 1, 2
"""
_ENTRY_TYPES = {str(kind): kind for kind in EntryType}
_ROLES = {str(role): role for role in Role}
_SCHEMES = {str(scheme): scheme for scheme in IdentifierScheme}

Grouped = Mapping[Cell, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What hangs on the works of a batch, by their ids."""

    contributions: Grouped = field(default_factory=dict)
    identifiers: Grouped = field(default_factory=dict)
    inferred: Grouped = field(default_factory=dict)
    places: Grouped = field(default_factory=dict)
    accessed: Grouped = field(default_factory=dict)
    former_keys: Grouped = field(default_factory=dict)
    brought: Mapping[Cell, Brought] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Imported:
    """What is known of all imported files: their strings, and the keys of parents."""

    strings: Strings
    parents: frozenset[str]


def _parents(reader: Reader) -> frozenset[str]:
    """The keys that entries name in `crossref`, in lower case, as BibTeX compares them."""
    return frozenset(str(value).strip().lower() for (value,) in reader.execute(_PARENTS).rows)


def cited_works(reader: Reader, choice: Choice = EVERYTHING) -> Iterator[CitedWork]:
    """Yield the works of a choice by their keys, each with where it is cited.

    The key of a work is the one that a file of a reference manager brought, if one did.

    Raises QueryError if the condition of the choice is refused or wrong.
    """
    where, params = condition(choice)
    has_imported = bool(next(iter(reader.execute(_HAS_IMPORTED).rows))[0])
    query = _WORKS.format(
        condition=where,
        pinned=_PINNED if has_imported else "NULL",
    )
    rows = reader.execute(query, params).rows
    if choice.keys is not None:
        rows = (row for row in rows if row[-1] in choice.keys)
    imported = _Imported(Strings(reader), _parents(reader)) if has_imported else None
    while batch := list(islice(rows, _BATCH)):
        parts = _read_parts(reader, ",".join(str(row[0]) for row in batch), imported)
        for row in batch:
            yield _cited(row, parts)


def _read_parts(reader: Reader, ids: str, imported: _Imported | None) -> _Parts:
    def grouped(query: str) -> dict[Cell, list[Any]]:
        found: dict[Cell, list[Any]] = defaultdict(list)
        for row in reader.execute(query.format(ids=ids)).rows:
            found[row[0]].append(row[1:])
        return found

    places: dict[Cell, list[Place]] = defaultdict(list)
    accessed: dict[Cell, list[Cell]] = defaultdict(list)
    for work_id, *place, day in reader.execute(_PLACES.format(ids=ids)).rows:
        places[work_id].append(Place(*place))  # type: ignore[arg-type]
        if day:
            accessed[work_id].append(day)
    return _Parts(
        contributions=grouped(_CONTRIBUTIONS),
        identifiers=grouped(_IDENTIFIERS),
        inferred=grouped(_INFERRED),
        places=places,
        accessed=accessed,
        former_keys=grouped(_FORMER_KEYS),
        brought=_brought(reader, grouped(_ENTRIES), imported) if imported else {},
    )


def _brought(reader: Reader, entries: Grouped, imported: _Imported) -> dict[Cell, Brought]:
    """The entries of works; where several are of one format, with all that these say."""
    files = {number: file for some in entries.values() for number, _, _, file, _ in some}
    ids = ",".join(map(str, files))
    fields: dict[Cell, list[ImportedField]] = defaultdict(list)
    for number, name, value, is_expression in reader.execute(_FIELDS.format(ids=ids)).rows:
        found_field = ImportedField(str(name), str(value), bool(is_expression))
        fields[number].append(imported.strings.put_in(found_field, files[number]))
    found: dict[Cell, Brought] = {}
    for work_id, some in entries.items():
        _, fmt, entry_type, file, _ = some[0]
        alike = [fields[number] for number, other, *_ in some if other == fmt]
        found[work_id] = Brought(
            ImportFormat(fmt),
            entry_type,
            merged_fields(alike),
            imported.strings.of(file),
            is_parent=any(str(key).lower() in imported.parents for *_, key in some),
        )
    return found


def _cited(row: Sequence[Any], parts: _Parts) -> CitedWork:
    number, document, pinned, entry_type, *columns, key = row
    contributions = [
        Contribution(_ROLES[role], Name(family, given, particle, suffix, literal), description)
        for role, family, given, particle, suffix, literal, description in parts.contributions.get(
            number, ()
        )
    ]
    identifiers = [Identifier(_SCHEMES[s], value) for s, value in parts.identifiers.get(number, ())]
    inferred = parts.inferred.get(number, ())
    made_of = (tuple(contributions), tuple(identifiers), tuple(inferred))
    work = Work(*(_ENTRY_TYPES[entry_type], *columns, *made_of, pinned or key))
    return CitedWork(
        work,
        max(parts.accessed.get(number, ()), default=None),
        tuple(parts.places.get(number, ())),
        document,
        tuple([former for (former,) in parts.former_keys.get(number, ())]),
        parts.brought.get(number),
        key,
    )
