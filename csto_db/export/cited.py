"""A work with the places where it is cited: what every format is written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from csto_db.model.imported import ImportedField
from csto_db.model.vocabulary import ImportFormat
from csto_db.model.work import Work


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source cites a work: its note, if it is one, and its characters."""

    source: str
    start: int
    end: int
    footnote: str | None = None

    def __str__(self) -> str:
        note = f" n. {self.footnote}" if self.footnote is not None else ""
        return f"cited in {self.source}{note}, characters {self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Brought:
    """The entry of a reference manager's file that a work came from, as it stands there.

    `strings` are what the strings of the file stand for, by their names in lower case.
    `is_parent` says whether another entry names it in `crossref`.
    """

    format: ImportFormat
    entry_type: str
    fields: tuple[ImportedField, ...]
    strings: Mapping[str, str] = field(default_factory=dict)
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class CitedWork:
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
        return tuple(dict.fromkeys([place.source for place in self.places]))
