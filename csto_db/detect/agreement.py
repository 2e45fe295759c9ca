"""Sources that agree on a question: one finding for all that agree with one of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from csto_db.detect.background import Background
from csto_db.detect.outcome import Outcome
from csto_db.detect.pair import INDEPENDENT, independence, told
from csto_db.detect.position import Position
from csto_db.detect.reasons import listed
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Verdict

_CORROBORATES = Verdict.CORROBORATES
Amounting = tuple[Position, Position, Outcome]
"""Two positions, in order, and what they amount to."""


class Agreement(NamedTuple):
    """One position with all the `others` that agree with it, and every two of them that agree.

    The first pair is shown: it is independent if any is, and `reason` says so, or why it is not.
    """

    one: Position
    others: Sequence[Position]
    pairs: Sequence[Amounting]
    reason: str

    @property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The claims of the one, and those of the others."""
        return self.one.keys, tuple([key for other in self.others for key in other.keys])


def is_agreed(a: Position, b: Position, what: Outcome, background: Background) -> bool:
    """Whether two positions agree, and nobody has judged them."""
    if what.verdict is not _CORROBORATES:
        return False
    return not background.judgements or background.judgement(a.keys, b.keys) is None


def agreements(pairs: Sequence[Amounting], background: Background) -> Iterator[Agreement]:
    """Yield the agreements among pairs on one question that agree, each pair in one of them."""
    while pairs:
        shown, reason = _shown(pairs, background)
        one = shown[0]
        if shown is not pairs[0]:
            pairs = [shown, *[pair for pair in pairs if pair is not shown]]
        others = [b if a is one else a for a, b, _ in pairs if a is one or b is one]
        among = {one.said.key, *[each.said.key for each in others]}
        inside: list[Amounting] = []
        outside: list[Amounting] = []
        for pair in pairs:
            is_inside = pair[0].said.key in among and pair[1].said.key in among
            (inside if is_inside else outside).append(pair)
        yield Agreement(one, others, inside, reason)
        pairs = outside


def agreement_finding(agreement: Agreement, background: Background) -> Finding:
    """Return the finding of all that agree, with the number of their pairs."""
    a, b, what = agreement.pairs[0]
    finding = told(a, b, what, background, agreement.reason)
    text = "; ".join((finding.explanation.rstrip("."), *_further(agreement, background)))
    one, others = agreement.sides
    count = sum([len(x.keys) * len(y.keys) for x, y, _ in agreement.pairs])
    return finding._replace(
        a_claims=one, b_claims=others, pair_count=count, explanation=f"{text}."
    ).counted()


def _shown(pairs: Sequence[Amounting], background: Background) -> tuple[Amounting, str]:
    """Return the first pair that is independent, or else the first of all, and why."""
    first = pairs[0]
    reason = independence(first[0], first[1], background)
    if reason is INDEPENDENT:
        return first, reason
    reasons = ((pair, independence(pair[0], pair[1], background)) for pair in pairs[1:])
    return next((one for one in reasons if one[1] is INDEPENDENT), (first, reason))


def _further(agreement: Agreement, background: Background) -> Iterator[str]:
    """Yield clauses on the sources that are not shown, one for all that are independent."""
    one, (shown, *others) = agreement.one, agreement.others
    reasons: dict[str, str] = {}
    for other in others:
        if other.source != shown.source and other.source not in reasons:
            reasons[other.source] = independence(one, other, background)
    names = sorted(name for name, reason in reasons.items() if reason is INDEPENDENT)
    if names:
        yield f"{listed(names)} {'agree' if names[1:] else 'agrees'} with {one.source}"
    for name, reason in sorted(reasons.items()):
        if reason is not INDEPENDENT:
            yield f"{name} agrees with {one.source}, but is {reason}"
