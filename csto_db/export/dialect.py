"""Entries of a BibTeX file in the dialect of one family of readers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from csto_db.export.beyond import add_beyond
from csto_db.export.cited import CitedWork
from csto_db.model.work import Work

Value = Callable[[CitedWork], str]


class Field(NamedTuple):
    """A field of an entry: what stands before its value, the value, and what stands after."""

    start: str
    value: Value
    end: str


def in_braces(name: str, value: Value) -> Field:
    """Return a field whose value stands in braces."""
    return Field(f"  {name:<12} = {{", value, "},")


def macro(name: str, value: Value) -> Field:
    """Return a field whose value is the name of a string that the reader knows, as `aug`."""
    return Field(f"  {name:<12} = ", value, ",")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one family of readers wants its entries: which type, and which fields that has."""

    kind_of: Callable[[Work], str]
    fields: Mapping[str, Sequence[Field]]
    is_classic: bool = False


_KEY = re.compile(r"[^\s,={}\"#%~\\()@']+")


def entry(cited: CitedWork, dialect: Dialect) -> str:
    """Return the entry of a work, with the key that a file brought, else that of the database."""
    kind = dialect.kind_of(cited.work)
    key = cited.work.citation_key or ""
    if cited.stored_key and key != cited.stored_key and not _KEY.fullmatch(key):
        key = cited.stored_key
    lines = [f"@{kind}{{{key},"]
    lines += [
        f"{start}{text}{end}"
        for start, value, end in dialect.fields[kind]
        if (text := value(cited))
    ]
    if cited.brought is not None:
        add_beyond(lines, cited)
    lines.append("}\n")
    return "\n".join(lines)
