"""A work with the places where it is cited: what every format is written from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from csto_db.model.imported import ImportedEntry, ImportedField
from csto_db.model.vocabulary import ImportFormat
from csto_db.model.work import Work


class Place(NamedTuple):
    """Where a source cites a work: its note, if it is one, and its characters."""

    source: str
    start: int
    end: int
    footnote: str | None = None

    def __str__(self) -> str:
        source, start, end, footnote = self
        note = "" if footnote is None else f" n. {footnote}"
        return f"cited in {source}{note}, characters {start}–{end}"


class Named(Protocol):
    """Knows the works that entries name in `crossref` and its like."""

    def is_crossed(self, work_id: int) -> bool:
        """Whether an entry names a work in `crossref`."""
        ...

    def written(self, file: str, key: str, *, knows_ids: bool) -> str:
        """Return what an entry of a file is to write for a key that it names."""
        ...

    def titles(self, file: str, key: str) -> Mapping[str, ImportedField]:
        """Return what an entry that one of a file names is called, by the names of its fields."""
        ...


class Brought(NamedTuple):
    """The entry of a reference manager's file that a work came from, as it stands there.

    It has what other entries say that are now the same work. `strings` are what the strings of
    the file stand for, by their names in lower case. `pinned` is the key that the work is to
    have. `named` is there if any entry names another.
    """

    format: ImportFormat
    entry: ImportedEntry
    strings: Mapping[str, str] = MappingProxyType({})
    pinned: str | None = None
    file: str = ""
    work_id: int = 0
    named: Named | None = None

    @property
    def is_parent(self) -> bool:
        """Whether another entry names this one in `crossref`."""
        return self.named is not None and self.named.is_crossed(self.work_id)


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
