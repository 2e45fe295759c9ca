"""Claims to findings: equal claims collapse to positions, and each block is compared once.

A block is a subject with the predicates that rules tie together; nothing is ever compared
across blocks, so the cost grows with the claims and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from csto_db.detect.agreement import Amounting, agreement_finding, agreements, is_agreed
from csto_db.detect.background import Background
from csto_db.detect.crowd import crowd_findings
from csto_db.detect.figure_findings import figure_findings
from csto_db.detect.pair import overruled, told
from csto_db.detect.parts import part_findings
from csto_db.detect.position import Position, positions
from csto_db.detect.totals import total_findings
from csto_db.model.claim import Judgement
from csto_db.model.finding import Finding
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import Scope


@dataclass(frozen=True, slots=True)
class Bounds:
    """When a question is busy: with more positions, or more sources, its pairs are counted.

    Six sources that differ in pairs are fifteen pairs, what a person reads one by one. With
    more positions than are `looked_at` the pairs are counted without looking at each.
    """

    positions: int = 24
    sources: int = 6
    looked_at: int = 4096
    alike: int = 8


BOUNDS = Bounds()


def detect(
    statements: Iterable[Statement], background: Background, bounds: Bounds = BOUNDS
) -> list[Finding]:
    """Return the findings among some claims, in an order that does not depend on theirs.

    On a question that is not busy every pair that clashes or agrees is a finding; a busy one
    has one finding for each kind, verdict and scope, with the exact number of pairs and a pair
    that stands for them.
    """
    blocks: dict[str, list[Statement]] = defaultdict(list)
    given: dict[str, Statement] = {}
    for one in statements:
        given[one.key] = one
        blocks[background.oriented(one).subject].append(one)
    findings = [f for block in blocks.values() for f in subject_findings(block, background, bounds)]
    findings += across_findings(given.values(), background)
    findings += figure_findings(given.values(), background, bounds.alike)
    decided = {finding.judgement for finding in findings if finding.judgement}
    findings += judged_findings(given, decided, background)
    return sorted(findings, key=lambda f: (f.subject, f.predicate, f.a_claims, f.b_claims, f.kind))


def across_findings(statements: Iterable[Statement], background: Background) -> Iterator[Finding]:
    """Yield the findings among claims about different subjects: wholes and parts, totals."""
    claims = list(statements)
    yield from part_findings(claims, background)
    yield from total_findings(claims, background)


def subject_findings(
    statements: Iterable[Statement], background: Background, bounds: Bounds = BOUNDS
) -> Iterator[Finding]:
    """Yield the findings among all claims about one subject, after `Background.oriented`."""
    for question in background.by_question(statements):
        yield from question_findings(question, background, bounds)


def question_findings(
    question: Iterable[Statement], background: Background, bounds: Bounds = BOUNDS
) -> Iterator[Finding]:
    """Yield the findings among all claims on one question, after `Background.oriented`."""
    held = positions(question, background.forms)
    if is_busy(held, bounds):
        yield from crowd_findings(held, background, bounds.looked_at)
        return
    agreed: list[Amounting] = []
    for a, b, what in amounting(held, background):
        if is_agreed(a, b, what, background):
            agreed.append((a, b, what))
        else:
            finding = told(a, b, what, background)
            yield overruled(finding, background) if background.judgements else finding
    if len(agreed) == 1:  # as most are, and sooner
        yield told(*agreed[0], background)
        return
    for agreement in agreements(agreed, background):
        yield agreement_finding(agreement, background)


def amounting(held: Sequence[Position], background: Background) -> list[Amounting]:
    """Return the pairs of positions on a question that amount to anything."""
    outcome = background.outcomes.of
    return [(a, b, what) for a, b in combinations(held, 2) if (what := outcome(a, b)) is not None]


def is_busy(held: Sequence[Position], bounds: Bounds) -> bool:
    """Whether the pairs of a question are counted."""
    if len(held) > bounds.positions:
        return True
    return len(held) > bounds.sources < len({one.source for one in held})


def judged_findings(
    given: Mapping[str, Statement], decided: Container[Judgement], background: Background
) -> Iterator[Finding]:
    """Yield a finding for each judgement on two of the claims that has decided none so far."""
    for (a, b), judgement in sorted(background.judgements.items()):
        if judgement not in decided and a in given and b in given:
            yield _judged(given[a], given[b], judgement)


def _judged(a: Statement, b: Statement, judgement: Judgement) -> Finding:
    one, other = sorted((a, b), key=lambda said: (said.source, said.key))
    return Finding(
        verdict=judgement.verdict,
        kind="judgement",
        rule="judgement",
        scope=Scope.WITHIN if one.source == other.source else Scope.BETWEEN,
        subject=one.subject,
        predicate=one.predicate,
        a_claims=(one.key,),
        b_claims=(other.key,),
        pair_count=1,
        explanation=(
            f"{judgement.judged_by} judged: {judgement.reason.rstrip('.')}"
            " (no rule made a finding of these two claims)."
        ),
        judgement=judgement,
    )
