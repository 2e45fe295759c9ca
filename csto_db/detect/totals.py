"""A number against the list, or the sum, that it stands for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csto_db.detect.background import Background
from csto_db.detect.compare import Comparison
from csto_db.detect.pair import overruled
from csto_db.detect.position import Position, positions
from csto_db.detect.reasons import filled, how_of_two, why
from csto_db.detect.verdict import Cap, caps_on, weakest
from csto_db.model.dates import ALWAYS
from csto_db.model.finding import Finding
from csto_db.model.question import TOTALS
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import (
    Certainty,
    Polarity,
    Quantifier,
    RuleKind,
    Stance,
    Verdict,
)

_LISTING = (None, Quantifier.ALL, Quantifier.ONLY)


def total_findings(claims: Iterable[Statement], background: Background) -> Iterator[Finding]:
    """Yield a finding for each number that the list of one source disagrees with, or seems to.

    A list may be incomplete: it disagrees if it is longer, or shorter where every item of it
    is said to be the only one beside the others. A sum over parts likewise. One that names
    some but not all, and at least half, only looks like a clash.
    """
    by_predicate: dict[str, list[Statement]] = defaultdict(list)
    for one in claims:
        by_predicate[one.predicate].append(one)
    for name, predicate in sorted(background.predicates.items()):
        for rule in predicate.rules:
            if rule.kind in TOTALS:
                lists = _lists(by_predicate[rule.other], rule.kind, background)
                yield from _of_rule(by_predicate[name], rule.kind, lists, background)


Lists = Mapping[str, Sequence[Position]]
"""The positions that may be items of the list of an entity."""


def _lists(claims: Sequence[Statement], kind: RuleKind, background: Background) -> Lists:
    items: dict[str, list[Statement]] = defaultdict(list)
    for claim in claims:
        if claim.polarity == Polarity.ASSERTED and claim.quantifier in _LISTING:
            items[claim.subject].append(claim)
    lists: dict[str, list[Position]] = defaultdict(list)
    for subject, said in sorted(items.items()):
        for one in positions(said, background.forms):
            owners = [one.value]
            if kind is RuleKind.SUMS:
                owners = background.directly_within(subject)
            for owner in owners:
                lists[owner].append(one)
    return lists


def _of_rule(
    claims: Sequence[Statement], kind: RuleKind, lists: Lists, background: Background
) -> Iterator[Finding]:
    subjects: dict[str, list[Statement]] = defaultdict(list)
    for one in claims:
        if one.subject in lists:
            subjects[one.subject].append(one)
    for subject, said in sorted(subjects.items()):
        sources: dict[str, list[Position]] = defaultdict(list)
        for item in lists[subject]:
            sources[item.source].append(item)
        for number in positions(said, background.forms):
            for _, items in sorted(sources.items()):
                found = _disagreement(number, items, kind, background)
                if found is not None:
                    yield overruled(found, background)


@dataclass(frozen=True, slots=True)
class _List:
    items: list[Position]
    low: float
    high: float
    is_complete: bool


def _disagreement(
    number: Position, items: Sequence[Position], kind: RuleKind, background: Background
) -> Finding | None:
    if number.is_denied or number.low is None or number.high is None:
        return None
    listed = _listed(number, items, kind)
    is_short = listed.is_complete and listed.high < number.low
    if not listed.items:
        return None
    if listed.low > number.high or is_short:
        caps, time = _graded(number, listed.items, kind)
    elif kind is RuleKind.COUNTS and number.low > listed.high >= max(2.0, number.low / 2):
        caps, time = [Cap(Verdict.COMPATIBLE, "a list need not name all")], ""
    else:
        return None
    printed = _total(kind, ((one.said.subject, one.said) for one in listed.items))
    reason = why(caps, _plainly(number, listed.items), time)
    return Finding(
        verdict=weakest(caps),
        kind="total",
        rule=str(kind),
        scope=number.scope_with(listed.items[0]),
        subject=number.said.subject,
        predicate=number.predicate.name,
        a_claims=number.keys,
        b_claims=tuple(sorted(key for item in listed.items for key in item.keys)),
        pair_count=len(number.keys) * sum(len(item.keys) for item in listed.items),
        explanation=background.explainer.total(number, listed.items, kind, printed, reason),
    )


def _listed(number: Position, items: Sequence[Position], kind: RuleKind) -> _List:
    """Return those items of one source that can be held against a number, and their total."""
    fitting = [item for item in items if _fits(number, item)]
    low, high = _total(kind, ((one.said.subject, one) for one in fitting))
    is_complete = all(item.quantifier is Quantifier.ONLY for item in fitting) and bool(fitting)
    return _List(fitting, low, high, is_complete)


def _total(
    kind: RuleKind, items: Iterable[tuple[str, Position | Statement]]
) -> tuple[float, float]:
    """Return the least and the most that the values of some items by name come to."""
    by_item: dict[str, list[Position | Statement]] = defaultdict(list)
    for name, item in items:
        by_item[name].append(item)
    if kind is RuleKind.COUNTS:
        return float(len(by_item)), float(len(by_item))
    low = sum(min(one.low or 0.0 for one in some) for some in by_item.values())
    high = sum(max(one.high or 0.0 for one in some) for some in by_item.values())
    return low, high


def _fits(number: Position, item: Position) -> bool:
    return (
        item.keys != number.keys
        and item.stance is not Stance.REJECTS
        and item.certainty in (Certainty.PLAIN, Certainty.HEDGED)
        and item.said.scope == number.said.scope
        and item.time.overlaps(number.time)
    )


def _graded(
    number: Position, items: Sequence[Position], kind: RuleKind
) -> tuple[Sequence[Cap], str]:
    """Return what caps the verdict, and what time has to do with it, nothing if unknown."""
    comparison = Comparison("total", kind, number.predicate.name)
    caps = [
        cap.filled(number, one)
        for one in items
        for cap in caps_on(number, one, comparison, number.scope_with(one))
    ]
    if any(one.time == ALWAYS for one in (number, *items)):
        return [*caps, Cap(Verdict.IN_TENSION, "not all of it need be of one time")], ""
    return caps, "their times overlap"


def _plainly(number: Position, items: Sequence[Position]) -> str:
    if len(items) > 1:
        return "all speak plainly"
    return filled(how_of_two(number, items[0]), number, items[0])
