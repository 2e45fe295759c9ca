"""Rows that break no rule, for every table: what is needed of other tables goes in as well."""

from collections.abc import Mapping
from itertools import count

from sqlalchemy import Column, Connection, Integer, Table, Text
from sqlalchemy.types import TypeDecorator

from csto_db.db.tables import METADATA
from csto_db.db.types import EnumText

Value = str | int | float | bytes | None
Row = dict[str, Value]

# Where the first value that fits a column's type does not do.
FITTING: Mapping[str, Row] = {
    "source": {"sha256": "0" * 64, "byte_count": 1, "character_count": 1},
    "collection_file": {"sha256": "0" * 64},
    "passage": {"start": 0},
    "mention": {"start": 0},
    "citation": {"style": "link"},
    "citation_candidate": {"start": 0},
    "contribution": {"literal": "x"},
    "predicate": {"tolerance": 0.5},
    "diagnostic": {"file": "x", "line": 1},
    "imported_block": {"kind": "text", "line": 1},
    "imported_entry": {"is_pinned": 0, "entry_key": "x"},
    "judgement": {"a_claim_key": "a", "b_claim_key": "b"},
}
# What a row needs as well, once one of its nullable foreign keys is set.
BESIDE: Mapping[str, Row] = {
    "citation.footnote_id": {"style": "note"},
    "citation.link_id": {"url_printed": "x"},
    "diagnostic.source_id": {"file": None, "line": None},
    "predicate.scale_id": {"value_type": "level", "conflict": "ordinal"},
}
_numbers = count(1_000_000)


def valid_row(connection: Connection, table: Table, *given: str) -> Row:
    """A new row; the nullable foreign keys `given` are set too."""
    row: Row = {}
    for column in table.columns:
        if not column.nullable or column.name in given:
            row[column.name] = _value(connection, column)
    row |= FITTING.get(table.name, {})
    for name in given:
        row |= BESIDE.get(f"{table.name}.{name}", {})
    return row


def put(connection: Connection, table: Table, row: Row) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) VALUES ({marks})", tuple(row.values())
    )


def _value(connection: Connection, column: Column[object]) -> Value:
    for key in column.foreign_keys:
        parent = key.column.table
        row = valid_row(connection, parent)
        put(connection, parent, row)
        return row[key.column.name]
    if isinstance(column.type, EnumText):
        return next(iter(column.type.enum)).value
    if column.primary_key and isinstance(column.type, Integer):
        return next(_numbers)
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return f"x{next(_numbers)}" if isinstance(kind, Text) else 1


TABLES = tuple(METADATA.sorted_tables)
