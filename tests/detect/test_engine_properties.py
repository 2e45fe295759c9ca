"""What holds for the findings of any claims: the engine against all pairs."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from oracle import Oracle
from random_claims import PREDICATES, WITHIN, claim, claims

from csto_db.detect.background import Background
from csto_db.detect.engine import Bounds, detect
from csto_db.model.claim import Claim, Judgement, Voice
from csto_db.model.finding import Finding
from csto_db.model.statement import statement
from csto_db.model.vocabulary import (
    Certainty,
    Conflict,
    Quantifier,
    RuleKind,
    Stance,
    Verdict,
    VoiceKind,
)

CROWD = Bounds(positions=1, alike=1)
"""So small that every question with two positions is counted as a crowd."""
CLASSES = Bounds(positions=1, looked_at=1, alike=1)
"""So small that pairs are counted without looking at each as well."""
PAIRS = Bounds(positions=50, alike=50)


def found(some: list[Claim], bounds: Bounds = PAIRS, **more: object) -> list[Finding]:
    background = Background(PREDICATES, within=WITHIN, **more)  # type: ignore[arg-type]
    return detect(map(statement, some), background, bounds)


def kind_of(finding: Finding) -> tuple[str, ...]:
    return (
        finding.subject,
        finding.predicate,
        finding.kind,
        finding.rule,
        finding.verdict,
        finding.scope,
    )


def counted_as(kind: tuple[str, ...]) -> tuple[str, ...]:
    """What looks alike is counted whatever it is about: one pair stands for many subjects."""
    return kind[2:] if kind[2] == "alike" else kind


def pairs_of(finding: Finding) -> list[frozenset[str]]:
    return [frozenset((a, b)) for a in finding.a_claims for b in finding.b_claims]


def all_pairs_of(
    finding: Finding, expected: dict[frozenset[str], tuple[str, ...]]
) -> list[frozenset[str]]:
    """Those of an agreement of more than two sources too, as far as its other side agrees."""
    pairs = pairs_of(finding)
    if finding.pair_count > len(pairs):
        others = map(frozenset, combinations(finding.b_claims, 2))
        pairs += [pair for pair in others if expected.get(pair) == kind_of(finding)]
        assert finding.pair_count <= len(pairs)
    return pairs


def totals_among(findings: list[Finding]) -> set[tuple[str, frozenset[str], str, str]]:
    return {
        (a, frozenset(f.b_claims), f.rule, f.verdict)
        for f in findings
        if f.kind == "total"
        for a in f.a_claims
    }


ORACLE = Oracle(PREDICATES, WITHIN)
SEEN = {
    "rule": {*map(str, RuleKind), *(str(one) for one in Conflict), "question", "figure"},
    "verdict": set(map(str, Verdict)),
    "kind": {
        *("agreement", "value", "level", "only", "polarity", "quantifier", "part"),
        *("order", "excludes", "implies", "total", "alike"),
    },
}


def test_findings_are_those_of_the_oracle_with_every_rule_kind_and_verdict_among_them() -> None:
    seen: dict[str, set[str]] = {name: set() for name in SEEN}

    @settings(max_examples=1000)
    @given(claims())
    def check(some: list[Claim]) -> None:
        expected = dict(ORACLE.pairs(some))
        findings = found(some)
        pairs = [f for f in findings if f.kind != "total"]
        assert {pair: kind_of(f) for f in pairs for pair in all_pairs_of(f, expected)} == expected
        assert sum(f.pair_count for f in pairs) == len(expected)
        assert totals_among(findings) == ORACLE.totals(some)
        for bounds in (CROWD, CLASSES):
            counted = Counter[tuple[str, ...]]()
            for finding in found(some, bounds):
                if finding.kind != "total":
                    counted[counted_as(kind_of(finding))] += finding.pair_count
            assert counted == Counter(map(counted_as, expected.values()))
        for finding in findings:
            for name, names in seen.items():
                names.add(str(getattr(finding, name)))

    check()
    # The rarest rule may need another thousand; hypothesis draws the same ones again in CI unless
    # it is given a seed.
    for number in range(3):
        if seen == SEEN:
            break
        seed(number)(check)()
    assert seen == SEEN


@given(claims(), st.sampled_from((CROWD, CLASSES)))
def test_the_pair_that_stands_for_a_crowd_is_one_of_it(some: list[Claim], bounds: Bounds) -> None:
    expected = dict(ORACLE.pairs(some))
    for finding in found(some, bounds):
        if finding.kind != "total":
            assert {expected[pair] for pair in pairs_of(finding)} == {kind_of(finding)}


@given(claims(), st.integers(), st.sampled_from((PAIRS, CROWD, CLASSES)))
def test_the_order_of_claims_changes_nothing(some: list[Claim], seed: int, bounds: Bounds) -> None:
    shuffled = list(some)
    Random(seed).shuffle(shuffled)
    assert found(shuffled, bounds) == found(some, bounds)


@pytest.mark.parametrize("module", ["form", "outcome"])
@given(some=claims(30, few=10), bounds=st.sampled_from((PAIRS, CROWD, CLASSES)))
def test_what_is_forgotten_between_questions_changes_nothing(
    module: str, some: list[Claim], bounds: Bounds
) -> None:
    expected = found(some, bounds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"csto_db.detect.{module}._KEPT", 1)
        assert found(some, bounds) == expected


@given(claims(), st.data(), st.sampled_from((PAIRS, CROWD, CLASSES)))
def test_a_judged_pair_has_its_verdict_and_the_others_keep_theirs(
    some: list[Claim], data: st.DataObject, bounds: Bounds
) -> None:
    kinds = [(f.kind, pair) for f in found(some) for pair in pairs_of(f)]
    if not kinds:
        return
    _, pair = data.draw(st.sampled_from(kinds))
    a, b = sorted(pair)
    judged = Judgement(a, b, Verdict.COMPATIBLE, "why", "A. R.", "2026-11-21")
    after = found(some, bounds, judgements={(a, b): judged})
    # What is said of all of a whole may both clash with its part and be less than its parts.
    decided = {f.kind: f.verdict for f in after if f.judgement}
    assert decided == {kind: Verdict.COMPATIBLE for kind, its in kinds if its == pair}
    before = sum(f.pair_count for f in found(some, bounds))
    assert sum(f.pair_count for f in after) == before


@given(claims())
def test_only_plain_or_equally_normative_claims_contradict(some: list[Claim]) -> None:
    by_key = {one.key: one for one in some}
    for finding in found(some):
        if finding.verdict is Verdict.CONTRADICTS:
            sides = {by_key[key].certainty for key in (*finding.a_claims, *finding.b_claims)}
            assert sides in ({Certainty.PLAIN}, {Certainty.NORMATIVE})


@pytest.mark.parametrize(("only", "other"), [("a", "b"), ("b", "a")])
def test_in_a_crowd_only_a_region_does_not_exclude_its_own_parts(only: str, other: str) -> None:
    some = [
        claim(f"{only}/1", "focus", "asia", quantifier=Quantifier.ONLY),
        claim(f"{other}/2", "focus", "kyrgyzstan"),
        claim(f"{other}/3", "focus", "europe"),
        claim(f"{other}/4", "focus", "africa"),
    ]
    [finding] = [f for f in found(some, CROWD) if f.kind == "only"]
    assert finding.pair_count == 2


def test_a_pair_that_clashes_as_held_and_as_reported_is_counted_once() -> None:
    rejected = (Voice("x", VoiceKind.SPEAKER, Stance.REJECTS),)
    some = [
        claim("a/1", "focus", "kyrgyzstan", quantifier=Quantifier.ONLY),
        claim("b/2", "focus", "asia", quantifier=Quantifier.NONE, voices=rejected),
    ]
    for bounds in (PAIRS, CROWD, CLASSES):
        [finding] = found(some, bounds)
        assert (finding.kind, finding.pair_count) == ("only", 1)
