"""What people decide on works."""

from dataclasses import dataclass

from csto_db.model.vocabulary import WorkDecisionKind


@dataclass(frozen=True, slots=True)
class CitationPlace:
    """A citation that is found again in a changed document: how it reads, and the how-manieth."""

    source: str
    quote: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class WorkDecision:
    """Two works are one (merge), or two (split), by their citation keys.

    With a citation: that one, which was of the first work, is of the other.
    """

    kind: WorkDecisionKind
    work_key: str
    other_key: str
    reason: str
    decided_by: str
    decided_on: str
    citation: CitationPlace | None = None
