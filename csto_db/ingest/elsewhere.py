"""What a BibTeX file takes from files that came before it: strings, and entries that it names."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from csto_db.db.imported import NamedEntry, entries_named, stored_fields, stored_strings
from csto_db.model.imported import ImportedEntry, ImportedField, ReadFile, Trouble
from csto_db.parse.library.bibtex import read_fields
from csto_db.parse.library.named_keys import listed

_GIVING = ("crossref", "xdata")


def completed(connection: Connection, file: str, read: ReadFile) -> ReadFile:
    """Return a file with the strings and parents that other files hold, and without the
    troubles that there were for want of them."""
    wanted = read.wanted
    if wanted is None or not (wanted.strings or wanted.entries):
        return read
    strings = stored_strings(connection)
    strings.pop(file, None)
    known = {name: text for some in reversed(strings.values()) for name, text in some.items()}
    found = {name: known[name] for name in wanted.strings if name in known}
    wanted.readings.update(found)
    readings = defaultdict(
        lambda: ChainMap(known), {one: ChainMap(some, known) for one, some in strings.items()}
    )
    parents = _parents(connection, file, wanted.entries, readings)
    wanted.parents.update(parents | wanted.parents)
    mended = {id(trouble) for name, trouble in wanted.strings.items() if name in found}
    mended |= {id(trouble) for key, trouble in wanted.entries.items() if key in parents}
    return replace(read, troubles=_without(read.troubles, mended))


def _without(troubles: Iterable[Trouble], mended: set[int]) -> tuple[Trouble, ...]:
    return tuple(trouble for trouble in troubles if id(trouble) not in mended)


def _parents(
    connection: Connection, file: str, keys: Iterable[str], strings: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[str, Mapping[str, str]]]:
    """The entries of other files that are named, and those that these name, and so on."""
    found: dict[str, tuple[str, Mapping[str, str]]] = {}
    waiting = set(keys)
    while waiting:
        entries = [one for one in entries_named(connection, sorted(waiting)) if one.file != file]
        fields = stored_fields(connection, {one.entry_id for one in entries})
        new = {
            one.named: (
                one.entry_type.lower(),
                read_fields(_entry(one, fields[one.entry_id]), strings[one.file]),
            )
            for one in entries
        }
        found = new | found
        named = (values.get(name, "") for _, values in new.values() for name in _GIVING)
        waiting = {key for value in named for key in listed(value)} - set(found)
    return found


def _entry(named: NamedEntry, fields: Iterable[ImportedField]) -> ImportedEntry:
    return ImportedEntry(named.named, named.entry_type, 1, (), ()).with_fields(fields)
