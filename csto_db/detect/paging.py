"""The pairs that a counted finding stands for, one by one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from csto_db.detect.agreement import Amounting, agreements, is_agreed
from csto_db.detect.background import Background
from csto_db.detect.crowd import crowd_cells
from csto_db.detect.engine import BOUNDS, Bounds, amounting, is_busy
from csto_db.detect.pair import pair_finding, told
from csto_db.detect.parts import part_clashes
from csto_db.detect.position import Position, positions
from csto_db.model.finding import Finding
from csto_db.model.statement import Statement

Pair = tuple[str, str, str]
"""A claim, another one, and why they clash or agree."""


def pairs_on_question(
    finding: Finding,
    statements: Iterable[Statement],
    background: Background,
    offset: int,
    limit: int,
    bounds: Bounds = BOUNDS,
) -> list[Pair] | None:
    """Return a page of the pairs of a finding that counts those of a question.

    `statements` are all about its subject; None if no question of theirs holds both its sides.
    Groups that lie before the page are passed over by their counts.
    """
    sides = {finding.a_claims[0], finding.b_claims[0]}
    for question in background.by_question(statements):
        if sides <= {one.key for one in question}:
            held = positions(question, background.forms)
            if not is_busy(held, bounds):
                pairs = _agreeing(finding, held, background)
                return _page((told(*pair, background) for pair in pairs), offset, limit)
            cells = crowd_cells(held, background, bounds.looked_at)
            alike = [cell for cell in cells if cell.name == _name(finding)]
            while alike and alike[0].total <= offset:
                offset -= alike.pop(0).total
            counted = (pair for cell in alike for pair in cell.pairs)
            found = (pair_finding(a, b, background) for a, b in counted)
            return _page(filter(None, found), offset, limit)
    return None


def _agreeing(
    finding: Finding, held: Sequence[Position], background: Background
) -> Iterator[Amounting]:
    """Yield the pairs of the agreement on a question that has the sides of a finding."""
    agreed = [pair for pair in amounting(held, background) if is_agreed(*pair, background)]
    sides = {frozenset(finding.a_claims), frozenset(finding.b_claims)}
    for agreement in agreements(agreed, background):
        if set(map(frozenset, agreement.sides)) == sides:
            yield from agreement.pairs


def pairs_across(
    finding: Finding,
    statements: Iterable[Statement],
    background: Background,
    offset: int,
    limit: int,
) -> list[Pair]:
    """Return a page of the pairs of a finding that counts those of a part with its wholes."""
    sides = {finding.a_claims[0], finding.b_claims[0]}
    for found in part_clashes(statements, background):
        if any(sides == {one.a_claims[0], one.b_claims[0]} for one in found):
            alike = (f for f in found if not f.judgement and _name(f) == _name(finding))
            return _page(alike, offset, limit)
    return []


def _name(finding: Finding) -> tuple[object, ...]:
    return finding.kind, finding.rule, finding.predicate, finding.verdict, finding.scope


def _page(findings: Iterable[Finding], offset: int, limit: int) -> list[Pair]:
    return list(islice(_pairs(findings), offset, offset + limit))


def _pairs(findings: Iterable[Finding]) -> Iterator[Pair]:
    for one in findings:
        for a, b in product(one.a_claims, one.b_claims):
            yield a, b, one.explanation
