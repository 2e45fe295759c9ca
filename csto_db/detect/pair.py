"""One pair of positions to its finding."""

from csto_db.detect.background import Background
from csto_db.detect.compare import Comparison
from csto_db.detect.position import Position
from csto_db.detect.verdict import grade
from csto_db.detect.wording import is_one_text
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Verdict


def pair_finding(a: Position, b: Position, background: Background) -> Finding | None:
    """Return what two positions of one question amount to by the rules, None if to nothing.

    `a` must stand before `b` in `Position.order`.
    """
    what = background.outcomes.of(a, b, a.scope_with(b))
    if what is None:
        return None
    if what.verdict is Verdict.CORROBORATES:
        text = background.explainer.agreement(a, b, _independence(a, b, background))
        return _finding(a, b, what.verdict, what.comparison, text)
    return clash_finding(a, b, what.comparison, what.comparison, background)


def clash_finding(
    a: Position, b: Position, named: Comparison, comparison: Comparison, background: Background
) -> Finding:
    """Return the finding of two positions that clash, under the name of another comparison."""
    graded = grade(a, b, comparison, a.scope_with(b))
    text = background.explainer.clash(a, b, comparison, graded)
    return _finding(a, b, graded.verdict, named, text)


def _independence(a: Position, b: Position, background: Background) -> str:
    for one, other in ((a, b), (b, a)):
        if other.source in background.cites.get(one.source, frozenset()):
            return f"not independent: {one.source} cites {other.source}"
    shared = a.leans_on & b.leans_on
    if shared:
        return f"not independent: both lean on {', '.join(sorted(shared))}"
    if is_one_text(a.said.quote, b.said.quote):
        return "not independent: they use nearly the same words"
    return "neither cites the other, nor do both lean on one work or share their wording"


def _finding(
    a: Position, b: Position, verdict: Verdict, comparison: Comparison, text: str
) -> Finding:
    kind, rule, predicate, *_ = comparison
    return Finding(
        verdict,
        str(kind),
        str(rule),
        a.scope_with(b),
        a.said.subject,
        predicate,
        a.keys,
        b.keys,
        len(a.keys) * len(b.keys),
        text,
    )


def overruled(finding: Finding, background: Background) -> Finding:
    """Return a finding as a person has judged it, if somebody has."""
    judgement = background.judgement(finding.a_claims, finding.b_claims)
    if judgement is None:
        return finding
    said = f"{judgement.judged_by} judged: {judgement.reason.rstrip('.')}"
    rule = f"the rule said {finding.verdict.replace('_', ' ')}: {finding.explanation}"
    return finding._replace(
        verdict=judgement.verdict, explanation=f"{said} ({rule})", judgement=judgement
    )
