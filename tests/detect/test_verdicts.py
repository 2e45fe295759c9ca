"""What the engine makes of two claims: the kinds of clash, and what caps a verdict."""

from dataclasses import replace

import pytest
from random_claims import PREDICATES, claim

from csto_db.detect.background import Background
from csto_db.detect.engine import detect
from csto_db.model.claim import Claim, Judgement, Voice
from csto_db.model.finding import Finding
from csto_db.model.statement import statement
from csto_db.model.vocabulary import (
    Certainty,
    Polarity,
    Quantifier,
    Scope,
    Stance,
    Verdict,
    VoiceKind,
)


def found(*claims: Claim, **background: object) -> list[Finding]:
    quotes = {one.key: one.quote for one in claims}
    known = Background(PREDICATES, quote_of=quotes.__getitem__, **background)  # type: ignore[arg-type]
    return detect(map(statement, claims), known)


def verdict(*claims: Claim, **background: object) -> Verdict | None:
    findings = found(*claims, **background)
    assert len(findings) <= 1
    return findings[0].verdict if findings else None


def heard(
    stance: Stance = Stance.NEUTRAL, kind: VoiceKind = VoiceKind.SPEAKER
) -> dict[str, object]:
    return {"voices": (Voice("somebody", kind, stance),)}


@pytest.mark.parametrize(
    ("name", "one", "other", "expected"),
    [
        ("signed_on", "1992-05-15", "2002-10-07", Verdict.CONTRADICTS),
        ("signed_on", "1992-05", "1992-05-15", Verdict.CORROBORATES),
        ("troops", "4000", "16000", Verdict.CONTRADICTS),
        ("troops", "~4000", "4000", Verdict.CORROBORATES),
        ("troops", "4000", "4150", Verdict.CORROBORATES),
        ("ally_of", "russia", "china", None),
        ("focus", "russia", "china", None),
        ("success", "none", "much", Verdict.CONTRADICTS),
        ("success", "none", "some", None),
        ("success", "some", "some", Verdict.CORROBORATES),
        ("said_of", "one thing", "another", None),
        ("is_effective", "yes", "no", Verdict.CONTRADICTS),
    ],
)
def test_two_sources_assert_two_values(
    name: str, one: str, other: str, expected: Verdict | None
) -> None:
    assert verdict(claim("a/1", name, one), claim("b/1", name, other)) is expected


def test_what_one_asserts_and_another_denies_is_a_contradiction() -> None:
    denied = claim("b/1", "ally_of", "russia", polarity=Polarity.DENIED)
    assert verdict(claim("a/1", "ally_of", "russia"), denied) is Verdict.CONTRADICTS


def test_denied_with_quantifier_none_is_denied_once() -> None:
    none = {"polarity": Polarity.DENIED, "quantifier": Quantifier.NONE}
    denied = claim("b/1", "ally_of", "russia", polarity=Polarity.DENIED)
    assert verdict(claim("a/1", "ally_of", "russia", **none), denied) is Verdict.CORROBORATES


def test_only_one_value_excludes_another() -> None:
    only = claim("a/1", "focus", "asia", quantifier=Quantifier.ONLY)
    other = claim("b/1", "focus", "europe")
    assert verdict(only, other) is Verdict.CONTRADICTS
    assert (
        verdict(
            only, claim("b/1", "focus", "kyrgyzstan"), within={"kyrgyzstan": frozenset(("asia",))}
        )
        is None
    )


def test_some_for_and_some_against_do_not_clash() -> None:
    one = claim("a/1", "ally_of", "members", quantifier=Quantifier.SOME)
    other = claim("b/1", "ally_of", "members", quantifier=Quantifier.SOME, polarity=Polarity.DENIED)
    assert verdict(one, other) is None


def test_all_against_an_instance_contradicts_and_a_loose_plural_is_in_tension() -> None:
    against = claim(
        "b/1", "ally_of", "members", quantifier=Quantifier.SOME, polarity=Polarity.DENIED
    )
    everyone = claim("a/1", "ally_of", "members", quantifier=Quantifier.ALL)
    assert verdict(everyone, against) is Verdict.CONTRADICTS
    assert verdict(claim("a/1", "ally_of", "members"), against) is Verdict.IN_TENSION


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (heard(Stance.ENDORSES), Verdict.CONTRADICTS),
        (heard(Stance.NEUTRAL), Verdict.IN_TENSION),
        (heard(Stance.REJECTS), Verdict.COMPATIBLE),
        ({"certainty": Certainty.HEDGED}, Verdict.IN_TENSION),
        ({"certainty": Certainty.PROSPECTIVE}, Verdict.IN_TENSION),
        ({"certainty": Certainty.NORMATIVE}, Verdict.COMPATIBLE),
        ({"scope": "in peace"}, Verdict.COMPATIBLE),
        ({"valid_from": "2010", "valid_to": "2010"}, Verdict.CONTRADICTS),
    ],
)
def test_a_cap_on_either_side_caps_the_verdict(
    change: dict[str, object], expected: Verdict
) -> None:
    plain = claim("a/1", "troops", "4000")
    assert verdict(plain, claim("b/1", "troops", "16000", **change)) is expected
    changed = claim("a/1", "troops", "16000", **change)
    assert verdict(changed, claim("b/1", "troops", "4000")) is expected


def test_what_a_speaker_said_is_no_clash_with_what_the_author_of_the_same_source_holds() -> None:
    own = claim("a/1", "troops", "4000")
    [finding] = found(own, claim("a/2", "troops", "16000", **heard()))
    assert finding.verdict is Verdict.COMPATIBLE
    assert "no clash, for a only reports it, and need not share it;" in finding.explanation


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, heard(kind=VoiceKind.WORK), Verdict.IN_TENSION),
        (heard(), heard(), Verdict.IN_TENSION),
        (heard(kind=VoiceKind.WORK), heard(), Verdict.IN_TENSION),
        (heard(Stance.ENDORSES), heard(), Verdict.COMPATIBLE),
        ({}, heard(Stance.ENDORSES), Verdict.CONTRADICTS),
    ],
    ids=["a document", "two speakers", "both", "an endorsed speaker", "only an endorsed one"],
)
def test_other_voices_within_one_source_clash(
    one: dict[str, object], other: dict[str, object], expected: Verdict
) -> None:
    said = claim("a/1", "troops", "4000", **one), claim("a/2", "troops", "16000", **other)
    assert verdict(*said) is expected


def test_a_speaker_who_quotes_a_document_is_still_only_reported() -> None:
    chain = (*heard()["voices"], *heard(Stance.ENDORSES, VoiceKind.WORK)["voices"])  # type: ignore[misc]
    said = claim("a/2", "troops", "16000", voices=chain)
    assert verdict(claim("a/1", "troops", "4000"), said) is Verdict.COMPATIBLE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, heard(), None),
        (heard(Stance.ENDORSES), heard(), None),
        (heard(), heard(), Verdict.CORROBORATES),
        ({}, heard(kind=VoiceKind.WORK), Verdict.CORROBORATES),
        ({}, heard(Stance.ENDORSES), Verdict.CORROBORATES),
        ({}, {"certainty": Certainty.PROSPECTIVE}, None),
        ({"certainty": Certainty.HEDGED}, {"certainty": Certainty.PROSPECTIVE}, None),
        ({}, {"certainty": Certainty.NORMATIVE}, None),
        ({}, {"certainty": Certainty.HEDGED}, Verdict.CORROBORATES),
        *(
            ({"certainty": mood}, {"certainty": mood}, Verdict.CORROBORATES)
            for mood in (Certainty.PROSPECTIVE, Certainty.NORMATIVE)
        ),
    ],
)
def test_a_reported_speaker_a_plan_or_a_wish_supports_only_its_like(
    one: dict[str, object], other: dict[str, object], expected: Verdict | None
) -> None:
    said = claim("a/1", "troops", "4000", **one), claim("b/1", "troops", "4000", **other)
    assert verdict(*said) is expected


def test_different_times_supersede_but_not_what_has_one_value_ever() -> None:
    then, now = {"valid_from": "2002", "valid_to": "2005"}, {"valid_from": "2009"}
    one, other = claim("a/1", "troops", "1", **then), claim("b/1", "troops", "2", **now)
    assert verdict(one, other) is Verdict.SUPERSEDED
    one, other = claim("a/1", "signed_on", "1992", **then), claim("b/1", "signed_on", "2002", **now)
    assert verdict(one, other) is Verdict.CONTRADICTS


def test_the_cap_of_a_predicate_holds() -> None:
    denied = claim("b/1", "capped", "russia", polarity=Polarity.DENIED)
    assert verdict(claim("a/1", "capped", "russia"), denied) is Verdict.IN_TENSION


def test_a_symmetric_predicate_meets_its_mirror() -> None:
    one = claim("a/1", "ally_of", "belarus", subject="russia")
    other = claim("b/1", "ally_of", "russia", subject="belarus", polarity=Polarity.DENIED)
    assert verdict(one, other) is Verdict.CONTRADICTS


def test_rules_between_predicates_fire_either_way_round() -> None:
    rival, friend = claim("a/1", "rival_of", "nato"), claim("b/1", "friend_of", "nato")
    assert [f.kind for f in found(rival, friend)] == ["excludes"]
    assert [f.kind for f in found(friend, rival)] == ["excludes"]
    stranger = claim("c/1", "knows", "nato", polarity=Polarity.DENIED)
    assert [f.kind for f in found(stranger, friend)] == ["implies"]
    early, late = claim("a/1", "dissolved_on", "1999"), claim("b/1", "founded_on", "2002")
    assert [f.kind for f in found(early, late)] == ["order"]
    assert found(claim("a/1", "dissolved_on", "2002"), claim("b/1", "founded_on", "1999")) == []


def test_within_one_source_agreement_is_no_finding_and_a_clash_is() -> None:
    assert found(claim("a/1", "troops", "1"), claim("a/2", "troops", "1")) == []
    [finding] = found(claim("a/1", "troops", "1"), claim("a/2", "troops", "2"))
    assert (finding.scope, finding.verdict) == (Scope.WITHIN, Verdict.CONTRADICTS)


def test_equal_claims_of_a_source_are_one_side() -> None:
    [finding] = found(
        claim("a/1", "troops", "1"), claim("a/2", "troops", "1"), claim("b/1", "troops", "2")
    )
    assert (finding.a_claims, finding.b_claims) == (("a/1", "a/2"), ("b/1",))


def test_other_subjects_never_meet() -> None:
    one, other = (
        claim("a/1", "signed_on", "1992"),
        claim("b/1", "signed_on", "2002", subject="nato"),
    )
    assert found(one, other) == []


def test_independence_is_said() -> None:
    pair = (claim("a/1", "troops", "1"), claim("b/1", "troops", "1"))
    [alone] = found(*pair)
    [citing] = found(*pair, cites={"b": frozenset(("a",))})
    assert "not independent" not in alone.explanation
    assert "not independent: b cites a" in citing.explanation


def test_a_judgement_overrules_the_rule_and_says_what_the_rule_said() -> None:
    pair = (claim("a/1", "troops", "1"), claim("b/1", "troops", "2"))
    judged = Judgement("a/1", "b/1", Verdict.COMPATIBLE, "two counts", "A. R.", "2026-11-21")
    [finding] = found(*pair, judgements={("a/1", "b/1"): judged})
    assert finding.verdict is Verdict.COMPATIBLE
    assert "A. R. judged: two counts" in finding.explanation
    assert "the rule said contradicts" in finding.explanation


def test_a_judgement_on_claims_that_no_rule_pairs_is_a_finding() -> None:
    pair = (claim("a/1", "troops", "1"), claim("b/1", "signed_on", "1992"))
    judged = Judgement("a/1", "b/1", Verdict.IN_TENSION, "read together", "A. R.", "2026-11-21")
    [finding] = found(*pair, judgements={("a/1", "b/1"): judged})
    assert (finding.kind, finding.verdict) == ("judgement", Verdict.IN_TENSION)


WITHIN = {"belarus": frozenset(("members",)), "brigade": frozenset(("army",))}


def test_what_all_of_a_class_do_contradicts_a_member_that_does_not() -> None:
    everyone = claim("a/1", "is_effective", "yes", subject="members", quantifier=Quantifier.ALL)
    one = claim("b/1", "is_effective", "no", subject="belarus")
    [finding] = found(everyone, one, within=WITHIN)
    assert (finding.kind, finding.subject, finding.verdict) == (
        "part", "belarus", Verdict.CONTRADICTS,
    )  # fmt: skip
    assert "what a says of all members holds for belarus" in finding.explanation


def test_what_no_member_does_contradicts_a_member_that_does() -> None:
    nobody = claim("a/1", "ally_of", "members", subject="nato", quantifier=Quantifier.NONE)
    one = claim("b/1", "ally_of", "belarus", subject="nato")
    assert [f.kind for f in found(nobody, one, within=WITHIN)] == ["part"]


@pytest.mark.parametrize("quantifier", [None, Quantifier.MOST, Quantifier.SOME])
def test_a_class_in_general_does_not_clash_with_one_member(quantifier: Quantifier | None) -> None:
    most = claim("a/1", "is_effective", "yes", subject="members", quantifier=quantifier)
    one = claim("b/1", "is_effective", "no", subject="belarus")
    assert found(most, one, within=WITHIN) == []


def test_not_all_of_a_class_leaves_room_for_one_that_does() -> None:
    not_all = claim(
        "a/1", "knows", "nato", subject="members", quantifier=Quantifier.ALL,
        polarity=Polarity.DENIED,
    )  # fmt: skip
    assert found(not_all, claim("b/1", "knows", "nato", subject="belarus"), within=WITHIN) == []


def named(*members: str, source: str = "a", **more: object) -> list[Claim]:
    return [
        claim(f"{source}/{name}", "member_of", "nato", subject=name, **more) for name in members
    ]


def test_a_list_longer_than_its_count_is_a_clash_and_a_shorter_one_is_not() -> None:
    count = claim("a/count", "member_count", "2", subject="nato")
    [finding] = found(count, *named("x", "y", "z"))
    assert (finding.kind, finding.rule, finding.scope) == ("total", "counts", Scope.WITHIN)
    assert finding.verdict is Verdict.IN_TENSION
    assert "names 3 (x, y, z)" in finding.explanation
    assert found(count, *named("x")) == []


def test_a_list_at_the_time_of_its_count_contradicts_it() -> None:
    then = {"valid_from": "2010", "valid_to": "2010"}
    count = claim(
        "a/count", "member_count", "2", subject="nato", valid_from="2010", valid_to="2010"
    )
    then = {"valid_from": "2010", "valid_to": "2010"}
    assert verdict(count, *named("x", "y", "z", **then)) is Verdict.CONTRADICTS
    assert found(count, *named("x", "y", "z", valid_from="2015")) == []


def test_a_list_that_is_said_to_be_whole_clashes_with_a_higher_count() -> None:
    count = claim("b/count", "member_count", "2", subject="nato")
    assert found(count, *named("x", quantifier=Quantifier.ONLY))[0].kind == "total"


def test_parts_that_add_up_to_more_than_the_whole_clash_with_it() -> None:
    whole = claim("a/1", "budget", "100", subject="army")
    assert found(whole, claim("a/2", "budget", "90", subject="brigade"), within=WITHIN) == []
    [finding] = found(whole, claim("a/2", "budget", "150", subject="brigade"), within=WITHIN)
    assert (finding.kind, finding.rule) == ("total", "sums")
    whole = claim("a/1", "budget", "1000000", subject="army")
    [finding] = found(whole, claim("a/2", "budget", "1234567", subject="brigade"), within=WITHIN)
    assert "elsewhere it gives 1,234,567 to its parts (brigade);" in finding.explanation
    rough = claim("a/2", "budget", "2000000/3000000", subject="brigade")
    [finding] = found(whole, rough, within=WITHIN)
    assert "it gives 2,000,000 to 3,000,000 to its parts" in finding.explanation


def test_a_list_of_two_sources_is_no_list() -> None:
    count = claim("a/count", "member_count", "2", subject="nato")
    assert found(count, *named("x", "y"), *named("z", source="b")) == []


def test_sources_that_use_the_same_words_are_not_independent() -> None:
    words = "the member states agreed in Moscow to form a joint force of their own"
    one = replace(claim("a/1", "troops", "1"), quote=words)
    [same] = found(one, replace(claim("b/1", "troops", "1"), quote=f"In 2009 {words.upper()}"))
    assert "not independent: they use nearly the same words" in same.explanation
    other = "a force of one man was what the states wanted to have together in the end"
    [apart] = found(one, replace(claim("b/1", "troops", "1"), quote=other))
    assert "not independent" not in apart.explanation


@pytest.mark.parametrize(
    ("name", "one", "other", "said"),
    [
        ("signed_on", "1990~", "2002", "about 1990"),
        ("signed_on", "199X", "2002", "the 1990s"),
        ("signed_on", "../1990", "2002", "1990 or earlier"),
        ("signed_on", "1990-22", "2002", "summer 1990"),
        ("signed_on", "[1990,1992]", "2002", "1990 or 1992"),
        ("troops", "4000/5000", "9000", "4,000 to 5,000"),
        ("troops", "9000/", "4000", "at least 9,000"),
        ("troops", "/400", "4000", "at most 400"),
    ],
)
def test_values_are_written_as_one_says_them(name: str, one: str, other: str, said: str) -> None:
    [finding] = found(claim("a/1", name, one), claim("b/1", name, other))
    assert said in finding.explanation


def test_an_open_time_is_written_as_one_says_it() -> None:
    then = claim("a/1", "troops", "1", valid_to="2005")
    [finding] = found(then, claim("b/1", "troops", "2", valid_from="2009"))
    assert "different times: until 2005 and from 2009 on;" in finding.explanation


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("signed_on", "1990~", "1991"),
        ("signed_on", "1992-05~", "1992-06-30"),
        ("signed_on", "1992-22", "1992-08"),
        ("signed_on", "../1990", "1962"),
        ("troops", "4000/", "16000"),
        ("troops", "/4000", "~4400"),
    ],
)
def test_what_is_about_or_beyond_a_value_agrees_with_what_lies_there(
    name: str, one: str, other: str
) -> None:
    [finding] = found(claim("a/1", name, one), claim("b/1", name, other))
    assert finding.verdict == "corroborates"


@pytest.mark.parametrize(
    ("until", "since", "verdict"),
    [
        ("1301", "1301", "superseded"),
        ("1301-05-03", "1301-05-03", "superseded"),
        ("1301-05", "1301", "superseded"),
        ("1301", "1300~", "superseded"),
        ("1302", "1301", "contradicts"),
    ],
)
def test_what_may_begin_when_something_else_ends_follows_it(
    until: str, since: str, verdict: str
) -> None:
    then = claim("a/1", "troops", "1", valid_from="1227", valid_to=until)
    [finding] = found(then, claim("a/2", "troops", "2", valid_from=since))
    assert finding.verdict == verdict


def test_what_is_said_of_the_year_in_which_something_ends_clashes_with_it() -> None:
    then = claim("a/1", "troops", "1", valid_from="1227", valid_to="1301")
    [finding] = found(then, claim("b/1", "troops", "2", valid_from="1301", valid_to="1301"))
    assert finding.verdict == "contradicts"
