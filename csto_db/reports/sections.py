"""Several results under headings, in every format that one result has."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_db.db.reader import Cell
from csto_db.reports.render import FORMATS, TABLE, records, shown, table

_MOST_COLUMNS = 7
"""Rows of more columns than this are shown as lists of their fields."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with rows; `is_record` if there is one row, shown as a list of its fields.

    `note` is said beside the title where people read it.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_record: bool = False
    note: str = ""


def render(sections: Sequence[Section], fmt: str, width: int) -> Iterator[str]:
    """Yield sections in a format: JSON as one object, the others one after the other."""
    if fmt in ("json", "jsonl"):
        value = {section.title: _value(section) for section in sections}
        indent = 2 if fmt == "json" else None
        yield json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
        return
    for number, section in enumerate(sections):
        if number:
            yield "\n"
        yield from _text(section, fmt, width)


def _value(section: Section) -> object:
    rows = [dict(zip(section.columns, row, strict=True)) for row in section.rows]
    return rows[0] if section.is_record and rows else rows


def _text(section: Section, fmt: str, width: int) -> Iterator[str]:
    columns, rows = section.columns, section.rows
    heading = f"{section.title}{section.note}"
    if section.is_record:
        columns = ("field", "value")
        pairs = zip(section.columns, section.rows[0], strict=True)
        rows = tuple((name.replace("_", " "), shown(value)) for name, value in pairs if value)
    if fmt == TABLE:
        yield f"{heading[0].upper()}{heading[1:]}\n"
        is_wide = len(columns) > _MOST_COLUMNS
        yield from _records(columns, rows, width) if is_wide else table(columns, rows, width)
    elif fmt == "markdown":
        yield f"## {heading}\n\n"
        yield from FORMATS[fmt](columns, rows)
    else:
        yield from FORMATS[fmt](columns, rows)


def _records(columns: Sequence[str], rows: Sequence[Sequence[Cell]], width: int) -> Iterator[str]:
    lines = [f"{name.replace('_', ' ')} | {{{name}}}" for name in columns]
    return records(columns, rows, width, lines)
