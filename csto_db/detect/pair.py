"""One pair of positions to its finding."""

from csto_db.detect.background import Background
from csto_db.detect.outcome import Outcome
from csto_db.detect.position import Position
from csto_db.model.finding import Finding
from csto_db.model.shingles import is_one_text, may_be_one_text
from csto_db.model.statement import NO_WORKS
from csto_db.model.vocabulary import Verdict

_CORROBORATES = Verdict.CORROBORATES
INDEPENDENT = "neither cites the other, nor do both lean on one work or share their wording"
"""What two sources that agree are told to be, if nothing ties them."""


def pair_finding(a: Position, b: Position, background: Background) -> Finding | None:
    """Return what two positions of one question amount to by the rules, None if to nothing.

    `a` must stand before `b` in `Position.order`.
    """
    what = background.outcomes.of(a, b)
    return None if what is None else told(a, b, what, background)


def told(
    a: Position, b: Position, what: Outcome, background: Background, reason: str | None = None
) -> Finding:
    """Return the finding of two positions, which may agree for a reason that is known already."""
    if what.verdict is _CORROBORATES:
        if reason is None:
            reason = independence(a, b, background)
        text = background.explainer.agreement(a, b, reason)
    else:
        text = background.explainer.clash(a, b, what)
    return Finding(
        what.verdict,
        what.kind,
        what.rule,
        what.scope,
        a.said.subject,
        what.predicate or a.form.predicate.name,
        a.keys,
        b.keys,
        len(a.keys) * len(b.keys),
        text,
    )


def independence(a: Position, b: Position, background: Background) -> str:
    """Return why two positions that agree are not independent, or `INDEPENDENT`."""
    one, other, cites = a.said, b.said, background.cites
    if other.source in cites.get(one.source, NO_WORKS):
        return f"not independent: {one.source} cites {other.source}"
    if one.source in cites.get(other.source, NO_WORKS):
        return f"not independent: {other.source} cites {one.source}"
    if background.translations and (tie := _translated(one.source, other.source, background)):
        return f"not independent: {tie}"
    if a.leans_on and b.leans_on and not a.leans_on.isdisjoint(b.leans_on):
        return f"not independent: both lean on {', '.join(sorted(a.leans_on & b.leans_on))}"
    if may_be_one_text(one.shingles, other.shingles) and is_one_text(
        background.quote_of(one.key), background.quote_of(other.key)
    ):
        return "not independent: they use nearly the same words"
    return INDEPENDENT


def _translated(one: str, other: str, background: Background) -> str | None:
    """Return how two sources are one text in two languages, None if it is not said of them."""
    first, second = (background.translations.get(source) for source in (one, other))
    if first == other:
        return f"{one} is a translation of {other}"
    if second == one:
        return f"{other} is a translation of {one}"
    return f"both are translations of {first}" if first is not None and first == second else None


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
