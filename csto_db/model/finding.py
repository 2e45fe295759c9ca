"""What the comparison of claims finds."""

from typing import NamedTuple

from csto_db.model.claim import Judgement
from csto_db.model.vocabulary import Scope, Verdict


class Finding(NamedTuple):
    """A clash or agreement of two positions; each side is the keys of the claims that hold it.

    A tuple with names, for a frozen dataclass costs more. The first claim of a side stands for it.
    Of sources that agree one side holds the claims of one, the other those of all that agree with
    it, and with each other. Where a question has very many answers, one finding stands for all
    pairs of a kind, and the sides are one pair; `among` then is a claim in some pair, beside these
    two, of each further source, and about each further entity. `pair_count` counts the pairs.
    """

    verdict: Verdict
    kind: str
    rule: str
    scope: Scope
    subject: str
    predicate: str
    a_claims: tuple[str, ...]
    b_claims: tuple[str, ...]
    pair_count: int
    explanation: str
    judgement: Judgement | None = None
    among: tuple[str, ...] = ()

    def counted(self) -> "Finding":
        """Return the finding with the number of its pairs in the explanation, if it is a crowd."""
        if self.pair_count == len(self.a_claims) * len(self.b_claims):
            return self
        text = self.explanation.rstrip(".")
        text = f"{text} ({self.pair_count:,} such pairs of claims)."
        return self._replace(explanation=text)
