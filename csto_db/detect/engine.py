"""Claims to findings: equal claims collapse to positions, and each block is compared once.

A block is a subject with the predicates that rules tie together; nothing is ever compared
across blocks, so the cost grows with the claims and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from csto_db.detect.compare import Ancestors, Comparison, compare
from csto_db.detect.explain import Explainer
from csto_db.detect.statement import Position, Statement, positions
from csto_db.detect.verdict import grade
from csto_db.model.claim import Judgement, Predicate
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Certainty, Scope, Stance, Verdict

MOST_POSITIONS = 200
"""A block with more positions is compared along the order of its values, not in pairs."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the engine knows beside the claims.

    `cites` maps a source to the citation keys that it cites, `judgements` a pair of
    claims, in order, to the newest decision on it.
    """

    predicates: Mapping[str, Predicate]
    labels: Mapping[str, str] = field(default_factory=dict)
    within: Ancestors = field(default_factory=dict)
    cites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    judgements: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)


def detect(statements: Iterable[Statement], background: Background) -> list[Finding]:
    """Return the findings among some claims, in an order that does not depend on theirs.

    All claims of a subject must be given together. Every judgement on two of the claims
    decides its pair.
    """
    given = list(statements)
    kinds = dict(background.predicates)
    groups = _tied(kinds)
    blocks: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in (_oriented(s, kinds) for s in given):
        blocks[statement.claim.subject, groups[statement.claim.predicate]].append(statement)
    findings = [
        finding
        for _, block in sorted(blocks.items())
        for finding in _in_block(positions(block, kinds), background)
    ]
    findings += _only_judged(given, findings, background)
    return sorted(findings, key=lambda f: (f.subject, f.predicate, f.a_claims, f.b_claims, f.kind))


def _tied(kinds: Mapping[str, Predicate]) -> dict[str, str]:
    """Return for each predicate the name of the group that rules tie it into."""
    group = {name: name for name in kinds}
    for name, predicate in sorted(kinds.items()):
        for rule in predicate.rules:
            joined = {group[name], group[rule.other]}
            group = {k: min(joined) if g in joined else g for k, g in group.items()}
    return group


def _oriented(statement: Statement, kinds: Mapping[str, Predicate]) -> Statement:
    """Return a claim of a symmetric predicate with the lesser of both entities as subject."""
    claim = statement.claim
    if not kinds[claim.predicate].is_symmetric or claim.subject <= claim.value.text:
        return statement
    turned = replace(
        claim, subject=claim.value.text, value=replace(claim.value, text=claim.subject)
    )
    return replace(statement, claim=turned)


def _in_block(block: list[Position], background: Background) -> Iterator[Finding]:
    if len(block) <= MOST_POSITIONS:
        pairs: Iterable[tuple[Position, Position]] = combinations(block, 2)
    else:
        block.sort(key=lambda p: (p.claim.value.low or 0.0, p.value, p.keys))
        pairs = pairwise(block)
    for a, b in pairs:
        a, b = sorted((a, b), key=lambda p: (p.claim.source, p.keys))
        comparison = compare(a, b, background.predicates, background.within)
        if comparison is None:
            continue
        found = _clash(a, b, comparison, background) if comparison.is_clash else None
        found = found or (None if comparison.is_clash else _agreement(a, b, comparison, background))
        if found is not None:
            yield _judged(found, background)


def _clash(a: Position, b: Position, comparison: Comparison, background: Background) -> Finding:
    graded = grade(a, b, comparison, background.predicates)
    text = Explainer(background.predicates, background.labels).clash(a, b, comparison, graded)
    return _finding(a, b, graded.verdict, comparison, text)


def _agreement(
    a: Position, b: Position, comparison: Comparison, background: Background
) -> Finding | None:
    is_weak = Stance.REJECTS in (a.stance, b.stance) or (
        (a.claim.certainty is Certainty.NORMATIVE) != (b.claim.certainty is Certainty.NORMATIVE)
    )
    if a.claim.source == b.claim.source or is_weak:
        return None
    if a.claim.scope != b.claim.scope or not a.time.overlaps(b.time):
        return None
    reason = _independence(a, b, background)
    text = Explainer(background.predicates, background.labels).agreement(a, b, reason)
    return _finding(a, b, Verdict.CORROBORATES, comparison, text)


def _independence(a: Position, b: Position, background: Background) -> str:
    for one, other in ((a, b), (b, a)):
        if other.claim.source in background.cites.get(one.claim.source, frozenset()):
            return f"not independent: {one.claim.source} cites {other.claim.source}"
    shared = a.leans_on & b.leans_on
    if shared:
        return f"not independent: both lean on {', '.join(sorted(shared))}"
    return "neither cites the other there, nor a work that both lean on"


def _finding(
    a: Position, b: Position, verdict: Verdict, comparison: Comparison, text: str
) -> Finding:
    is_within = a.claim.source == b.claim.source
    return Finding(
        verdict=verdict,
        kind=str(comparison.kind),
        rule=str(comparison.rule),
        scope=Scope.WITHIN if is_within else Scope.BETWEEN,
        subject=a.claim.subject,
        predicate=a.claim.predicate,
        a_claims=a.keys,
        b_claims=b.keys,
        explanation=text,
    )


def _judged(finding: Finding, background: Background) -> Finding:
    if not background.judgements:
        return finding
    for a in finding.a_claims:
        for b in finding.b_claims:
            judgement = background.judgements.get((min(a, b), max(a, b)))
            if judgement is not None:
                return _overruled(finding, judgement)
    return finding


def _overruled(finding: Finding, judgement: Judgement) -> Finding:
    said = f"{judgement.judged_by} judged: {judgement.reason.rstrip('.')}"
    rule = f"the rule said {finding.verdict.replace('_', ' ')}: {finding.explanation}"
    return replace(
        finding, verdict=judgement.verdict, explanation=f"{said} ({rule})", judgement=judgement
    )


def _only_judged(
    given: list[Statement], findings: list[Finding], background: Background
) -> Iterator[Finding]:
    claims = {statement.claim.key: statement.claim for statement in given}
    decided = {finding.judgement for finding in findings}
    for (a, b), judgement in sorted(background.judgements.items()):
        if judgement in decided or a not in claims or b not in claims:
            continue
        one, other = sorted((claims[a], claims[b]), key=lambda c: (c.source, c.key))
        yield Finding(
            verdict=judgement.verdict,
            kind="judgement",
            rule="judgement",
            scope=Scope.WITHIN if one.source == other.source else Scope.BETWEEN,
            subject=one.subject,
            predicate=one.predicate,
            a_claims=(one.key,),
            b_claims=(other.key,),
            explanation=f"{judgement.judged_by} judged: {judgement.reason.rstrip('.')}.",
            judgement=judgement,
        )
