"""What follows from all that people decided on works, the newest decision overruling the older."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from csto_db.model.vocabulary import WorkDecisionKind
from csto_db.model.work_decision import CitationPlace, WorkDecision


@dataclass(slots=True)
class WorkDecisions:
    """Which works are another one, and which citations are of another work than the rules say."""

    merged: dict[str, str] = field(default_factory=dict)
    placed: dict[CitationPlace, str] = field(default_factory=dict)

    def root(self, key: str) -> str:
        """Return the key of the work that a work is.

        >>> WorkDecisions({"a": "b", "b": "c"}).root("a")
        'c'
        """
        while key in self.merged:
            key = self.merged[key]
        return key


def in_force(decisions: Iterable[WorkDecision]) -> WorkDecisions:
    """Return what decisions, the oldest first, amount to.

    One that would make a work another one, which is the first by then, changes nothing.
    """
    found = WorkDecisions()
    for decision in decisions:
        if decision.citation is not None:
            found.placed[decision.citation] = decision.other_key
        elif decision.kind is WorkDecisionKind.SPLIT:
            found.merged.pop(decision.other_key, None)
        elif found.root(decision.work_key) != decision.other_key:
            found.merged[decision.other_key] = decision.work_key
    return found
