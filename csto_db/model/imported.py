"""What a file of a reference manager holds, before and after it is understood."""

from dataclasses import dataclass
from typing import NamedTuple

from csto_db.model.vocabulary import ImportFormat, Severity
from csto_db.model.work import Work


class ImportedField(NamedTuple):
    """A field as it stands in its file, without what encloses it; a file has millions of them.

    With `is_expression` the value is BibTeX that joins strings or names one that the file
    does not define, as `jan`.
    """

    name: str
    value: str
    is_expression: bool = False


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """An entry of a file: its key there ("" if it has none), its type and its fields in order."""

    key: str
    entry_type: str
    fields: tuple[ImportedField, ...]
    line: int
    work: Work


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read, or not as it stands, and in which line of the file."""

    line: int
    code: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class ReadFile:
    """All that a file holds, in order, and what is wrong with it."""

    format: ImportFormat
    entries: tuple[ImportedEntry, ...]
    troubles: tuple[Trouble, ...]

    def serious(self) -> int:
        """Count the troubles that somebody should look at."""
        return sum(trouble.severity is not Severity.INFO for trouble in self.troubles)
