"""What a file of a reference manager holds, before and after it is understood."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from csto_db.model.vocabulary import BlockKind, ImportFormat, KeyKind, Severity
from csto_db.model.work import Work


class ImportedField(NamedTuple):
    """A field as it stands in its file, without what encloses it.

    With `is_expression` the value is BibTeX that names a string or joins parts, as `may # "~1"`.
    """

    name: str
    value: str
    is_expression: bool = False


class ImportedEntry(NamedTuple):
    """An entry as it stands in a file: its key there ("" if it has none), its type, its fields.

    The fields stand in columns, for a file has millions of them; `expressions` are the places of
    those whose values are BibTeX expressions.
    """

    key: str
    entry_type: str
    line: int
    names: tuple[str, ...]
    values: tuple[str, ...]
    expressions: tuple[int, ...] = ()

    @property
    def fields(self) -> tuple[ImportedField, ...]:
        """The fields, in the order of the file."""
        return tuple(
            ImportedField(name, value, place in self.expressions)
            for place, (name, value) in enumerate(zip(self.names, self.values, strict=True))
        )

    def with_fields(self, fields: Iterable[ImportedField]) -> "ImportedEntry":
        """Return the entry with other fields."""
        given = tuple(fields)
        return self._replace(
            names=tuple(one.name for one in given),
            values=tuple(one.value for one in given),
            expressions=tuple(place for place, one in enumerate(given) if one.is_expression),
        )


class DescribedEntry(NamedTuple):
    """An entry and the work that it describes."""

    entry: ImportedEntry
    work: Work


class NamedKey(NamedTuple):
    """A key that an entry names: one more of its own (`ids`), or that of another entry.

    `meant` is the key of that entry, if it is in the same file.
    """

    kind: KeyKind
    key: str
    meant: str | None = None


class KeptBlock(NamedTuple):
    """What stands beside the entries: a comment, a preamble, text, or a string with its name.

    `body` is what stands in it, of a string the BibTeX that defines it; `reading` is what a
    string stands for.
    """

    kind: BlockKind
    body: str
    line: int
    name: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read, or not as it stands, and in which line of the file."""

    line: int
    code: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a BibTeX file uses and does not hold: strings, by names in lower case, and entries.

    `strings` and `entries` have the trouble that there is as long as no other file holds it.
    What is found is put into `readings` and `parents`, which its works are read with: what a
    string stands for, and the type and fields of an entry.
    """

    strings: Mapping[str, Trouble]
    entries: Mapping[str, Trouble]
    readings: dict[str, str]
    parents: dict[str, tuple[str, Mapping[str, str]]]


class Shelf(Protocol):
    """Keeps the entries of a file, in order, for as many looks as are needed."""

    def put(self, entry: ImportedEntry) -> None:
        """Add an entry."""
        ...

    def __iter__(self) -> Iterator[ImportedEntry]:
        """Yield the entries in the order in which they came."""
        ...


class ListShelf(list[ImportedEntry]):
    """A shelf for the entries of a small file."""

    put = list.append


@dataclass(frozen=True, slots=True)
class ReadFile:
    """All that a file holds, in order, and what is wrong with it.

    `keys` are those of the entries, "" for one without; `work_of` is how an entry is read.
    `has_files` says whether any has a field `file`, `named` which keys entries name, by their
    places. `wanted` is what other files may hold.
    """

    format: ImportFormat
    keys: tuple[str, ...]
    shelf: Iterable[ImportedEntry]
    work_of: Callable[[ImportedEntry], Work]
    troubles: tuple[Trouble, ...] = ()
    blocks: tuple[KeptBlock, ...] = ()
    has_files: bool = False
    named: Mapping[int, tuple[NamedKey, ...]] = field(default_factory=dict)
    wanted: Wanted | None = None

    def described(self) -> Iterator[DescribedEntry]:
        """Yield every entry with its work, which is read only now."""
        for entry in self.shelf:
            yield DescribedEntry(entry, self.work_of(entry))

    def serious(self) -> int:
        """Count the troubles that somebody should look at."""
        return sum(trouble.severity is not Severity.INFO for trouble in self.troubles)
