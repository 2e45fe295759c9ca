"""Figures that look alike, as findings that say why they are none of them a clash."""

from collections.abc import Iterable, Iterator, Mapping

from csto_db.detect.background import Background
from csto_db.detect.figures import ALIKE, AlikePair, alike, figure, is_figure
from csto_db.detect.pair import overruled
from csto_db.detect.position import Position, positions
from csto_db.model.finding import Finding
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import Verdict


def figure_findings(
    claims: Iterable[Statement], background: Background, most: int
) -> Iterator[Finding]:
    """Yield what looks alike among some claims with numbers, `most` sides pair by pair."""
    given = {one.key: one for one in claims if is_figure(one, background)}
    pairs = alike(map(figure, given.values()), background, most)
    yield from worded(pairs, given, background)


def worded(
    pairs: Iterable[AlikePair], given: Mapping[str, Statement], background: Background
) -> Iterator[Finding]:
    """Yield a finding for each pair of sides; their claims are given by key."""
    for pair in pairs:
        a, b = (_position(given[side[0]], background) for side in (pair.a, pair.b))
        named = min(a, b, key=lambda one: one.said.subject)
        finding = Finding(
            verdict=Verdict.COMPATIBLE,
            kind=ALIKE,
            rule=pair.rule,
            scope=pair.scope,
            subject=named.said.subject,
            predicate=named.predicate.name,
            a_claims=pair.a,
            b_claims=pair.b,
            pair_count=pair.count,
            explanation=background.explainer.alike(a, b),
            among=pair.among,
        )
        yield overruled(finding.counted(), background)


def _position(said: Statement, background: Background) -> Position:
    [position] = positions([said], background.forms)
    return position
