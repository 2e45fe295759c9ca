"""What holds for the findings of any claims."""

from csto_db.detect.engine import Background, detect
from csto_db.detect.statement import Statement
from csto_db.model.claim import Claim, Predicate
from csto_db.model.values import read_value
from csto_db.model.vocabulary import Certainty, Conflict, Polarity, Quantifier, ValueType, Verdict
from hypothesis import given
from hypothesis import strategies as st

PREDICATES = {
    "troops": Predicate("troops", "…", ValueType.NUMBER, Conflict.FUNCTIONAL_AT_TIME),
    "focus": Predicate("focus", "…", ValueType.ENTITY, Conflict.SET),
}


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        name = draw(st.sampled_from(sorted(PREDICATES)))
        source = draw(st.sampled_from("abc"))
        value = draw(st.sampled_from(("1", "2", "3")))
        years = sorted(draw(st.lists(st.sampled_from(("2000", "2005", "2010")), max_size=2)))
        made.append(
            Claim(
                key=f"{source}/{number}",
                source=source,
                subject=draw(st.sampled_from(("csto", "nato"))),
                predicate=name,
                value=read_value(PREDICATES[name].value_type, value),
                quote="q",
                polarity=draw(st.sampled_from(Polarity)),
                quantifier=draw(st.none() | st.sampled_from(Quantifier)),
                certainty=draw(st.sampled_from(Certainty)),
                valid_from=years[0] if years else None,
                valid_to=years[-1] if years else None,
            )
        )
    return made


def findings(some: list[Claim]) -> list[object]:
    return list(detect([Statement(one) for one in some], Background(PREDICATES)))


@given(claims(), st.randoms())
def test_the_order_of_claims_changes_nothing(some: list[Claim], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert findings(shuffled) == findings(some)


@given(claims())
def test_every_pair_of_claims_is_found_as_it_is_found_alone(some: list[Claim]) -> None:
    """The oracle: whatever two claims amount to alone, they amount to among all others."""
    together = {
        (a, b, f.kind): f.verdict
        for f in detect([Statement(one) for one in some], Background(PREDICATES))
        for a in f.a_claims
        for b in f.b_claims
    }
    alone = {
        (f.a_claims[0], f.b_claims[0], f.kind): f.verdict
        for place, one in enumerate(some)
        for other in some[place + 1 :]
        for f in detect([Statement(one), Statement(other)], Background(PREDICATES))
    }
    assert together == alone


@given(claims())
def test_only_plain_claims_contradict(some: list[Claim]) -> None:
    by_key = {one.key: one for one in some}
    for finding in detect([Statement(one) for one in some], Background(PREDICATES)):
        if finding.verdict is Verdict.CONTRADICTS:
            sides = {by_key[key].certainty for key in (*finding.a_claims, *finding.b_claims)}
            assert sides <= {Certainty.PLAIN} or sides == {Certainty.NORMATIVE}
