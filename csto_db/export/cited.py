"""A work with the places where it is cited: what every format is written from."""

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import NamedTuple

from csto_db.model.imported import ImportedField
from csto_db.model.vocabulary import ImportFormat
from csto_db.model.work import Work


class Place(NamedTuple):
    """Where a source cites a work: its note, if it is one, and its characters."""

    source: str
    start: int
    end: int
    footnote: str | None = None

    def __str__(self) -> str:
        note = f" n. {self.footnote}" if self.footnote is not None else ""
        return f"cited in {self.source}{note}, characters {self.start}–{self.end}"


class Brought(NamedTuple):
    """The entry of a reference manager's file that a work came from, as it stands there.

    `strings` are what the strings of the file stand for, by their names in lower case. `pinned`
    is the key that the work is to have; `keys` are all that its entries have, `parents` those
    that some entry names in `crossref`.
    """

    format: ImportFormat
    entry_type: str
    fields: tuple[ImportedField, ...]
    strings: Mapping[str, str] = MappingProxyType({})
    pinned: str | None = None
    keys: tuple[str, ...] = ()
    parents: Container[str] = ()

    @property
    def is_parent(self) -> bool:
        """Whether another entry names this one in `crossref`."""
        return any(key in self.parents for key in self.keys)


class CitedWork(NamedTuple):
    """A work, the day when it was last looked at (EDTF), and where it is cited.

    `document` is the name of the file, if the work is itself a document of the collection;
    `former_keys` are the citation keys that it had. `brought` is the entry that it came from;
    its key is then that of the work, and `stored_key` the one that the database gave.
    """

    work: Work
    accessed: str | None = None
    places: tuple[Place, ...] = ()
    document: str | None = None
    former_keys: tuple[str, ...] = ()
    brought: Brought | None = None
    stored_key: str | None = None

    def sources(self) -> tuple[str, ...]:
        """The keys of the sources that cite the work."""
        if len(self.places) == 1:
            return (self.places[0].source,)
        return tuple(dict.fromkeys([place.source for place in self.places]))
