"""Stretches of a source, in characters of the document as it came."""

from dataclasses import dataclass

from csto_db.model.vocabulary import PassageKind, Severity, Stage


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters (W3C TextPositionSelector).

    >>> Span(3, 7).length
    4
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of characters."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source that something is said of.

    `page` counts from 1 in the file; `reading` is how the passage reads in clean text,
    None where that is the slice of the document itself.
    """

    span: Span
    kind: PassageKind
    page: int | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something wrong or unread in a document, with where it stands."""

    stage: Stage
    code: str
    message: str
    span: Span | None = None
    severity: Severity = Severity.WARNING
