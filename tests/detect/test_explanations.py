"""Explanations say what each side says, how and of how much, and why the verdict is what it is."""

import pytest
from hypothesis import given
from random_claims import PREDICATES, claim, claims

from csto_db.detect.background import Background
from csto_db.detect.engine import detect
from csto_db.model.claim import Claim, Voice
from csto_db.model.statement import statement
from csto_db.model.vocabulary import Certainty, Polarity, Quantifier, Stance, VoiceKind

WORDINGS = {"members": "member states", "nato": "NATO", "banks": "the banks", "europe": "Europe"}
WITHIN = {"belarus": frozenset(("members",)), "left": frozenset(("banks",))}
DENIED = {"polarity": Polarity.DENIED}
HEDGED = {"certainty": Certainty.HEDGED}
PLAINLY = "a contradiction, for both speak plainly in their own voice and "
OFTEN_ASKED = Background(PREDICATES, wordings=WORDINGS, within=WITHIN)
ALONE = "neither cites the other, nor do both lean on one work or share their wording"


def much(quantifier: Quantifier) -> dict[str, object]:
    return {"quantifier": quantifier}


ONLY, ALL, NONE, MOST, SOME, ONE_OF = map(much, Quantifier)


def voiced(stance: Stance, name: str = "a minister") -> dict[str, object]:
    return {"voices": (Voice(name, VoiceKind.SPEAKER, stance),)}


def explained(*said: Claim) -> str:
    background = Background(PREDICATES, wordings=WORDINGS, within=WITHIN)
    [finding] = detect(map(statement, said), background)
    return finding.explanation


def pair(
    name: str, one: str, a: dict[str, object], other: str, b: dict[str, object], source: str = "b"
) -> str:
    return explained(claim("a/1", name, one, **a), claim(f"{source}/2", name, other, **b))


@pytest.mark.parametrize(
    ("a", "b", "sides"),
    [
        ({}, DENIED, "a says “ally of NATO”, b denies it"),
        (DENIED, {}, "b says “ally of NATO”, a denies it"),
        (HEDGED, DENIED, "a says “ally of NATO” (hedged), b denies it"),
        ({}, HEDGED | DENIED, "a says “ally of NATO”, b denies it (hedged)"),
        (
            voiced(Stance.NEUTRAL),
            DENIED,
            "a reports “ally of NATO” (according to a minister), b denies it",
        ),
        (
            {},
            voiced(Stance.NEUTRAL) | DENIED,
            "a says “ally of NATO”, b reports the denial of it (according to a minister)",
        ),
        ({}, voiced(Stance.REJECTS), "a says “ally of NATO”, b rejects it (against a minister)"),
        (
            voiced(Stance.ENDORSES),
            DENIED,
            "a says “ally of NATO” (agreeing with a minister), b denies it",
        ),
        (
            voiced(Stance.REJECTS) | DENIED,
            DENIED,
            "a rejects the denial of “ally of NATO” (against a minister), b denies it",
        ),
        (
            {"certainty": Certainty.PROSPECTIVE},
            DENIED,
            "a says “ally of NATO” (planned), b denies it",
        ),
        (
            {"certainty": Certainty.NORMATIVE},
            DENIED,
            "a says “ally of NATO” (of what should be), b denies it",
        ),
    ],
)
def test_who_says_it_and_how_is_said(
    a: dict[str, object], b: dict[str, object], sides: str
) -> None:
    assert pair("ally_of", "nato", a, "nato", b).startswith(f"{sides}; ")


@pytest.mark.parametrize(
    ("a", "b", "sides"),
    [
        (NONE, SOME, "b says “capped some member states”, a says “capped no member states”"),
        (ALL, DENIED, "a says “capped all member states”, b denies “capped member states”"),
        ({}, SOME | DENIED, "a says “capped member states”, b denies it of some of them"),
        (ALL, MOST | DENIED, "a says “capped all member states”, b denies “capped member states”"),
        (ALL, ALL | DENIED, "a says “capped all member states”, b denies it"),
        (
            ONLY,
            ONE_OF,
            "a says “capped member states only”, b says “capped member states” (one of several)",
        ),
        (ONE_OF | DENIED, ALL, "a denies “capped member states” (one of several)"),
    ],
)
def test_how_much_of_a_value_is_said(
    a: dict[str, object], b: dict[str, object], sides: str
) -> None:
    assert sides in pair("capped", "members", a, "members", b)


@pytest.mark.parametrize(
    ("a", "b", "sides"),
    [
        (NONE, {}, "b says “is effective”, a says it of none of the banks"),
        (ALL, DENIED, "a says “is effective” of all of the banks, b denies “is effective”"),
        (
            ALL,
            ALL | DENIED,
            "all of the banks, b says “is effective” of not all of the banks",
        ),
        (MOST, NONE, "a says “is effective” (for the most part), b says it of none of the banks"),
        ({}, SOME | DENIED, "a says “is effective”, b denies it (in part)"),
    ],
)
def test_how_much_of_a_subject_is_said(
    a: dict[str, object], b: dict[str, object], sides: str
) -> None:
    one = claim("a/1", "is_effective", "yes", subject="banks", **a)
    assert sides in explained(one, claim("b/2", "is_effective", "yes", subject="banks", **b))


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (("4000", {}), ("4000", {}), f"both say “troops: 4,000”; {ALONE}."),
        (("4000", DENIED), ("4000", DENIED), f"both deny “troops: 4,000”; {ALONE}."),
        (
            ("~4000", {}),
            ("4000", {}),
            "a says “troops: about 4,000”, b says “troops: 4,000”: they agree",
        ),
        (("4000", {}), ("4150", {}), "b says “troops: 4,150”: they agree within 5%;"),
        (("4000", HEDGED), ("4000", {}), "a says “troops: 4,000” (hedged), b says it: they agree;"),
        (
            ("4000", voiced(Stance.REJECTS)),
            ("4000", DENIED),
            "a rejects “troops: 4,000” (against a minister), b denies it: they agree;",
        ),
    ],
)
def test_an_agreement_says_what_each_says(
    a: tuple[str, dict[str, object]], b: tuple[str, dict[str, object]], said: str
) -> None:
    assert said in pair("troops", *a, *b)


def test_all_and_some_agree_as_far_as_both_go() -> None:
    said = pair("capped", "members", ALL, "members", SOME)
    assert said.startswith(
        "a says “capped all member states”, b says “capped some member states”:"
        " they agree as far as both go;"
    )


IN_2009: dict[str, object] = {"valid_from": "2009", "valid_to": "2009"}
FROM_2010: dict[str, object] = {"valid_from": "2010"}
IN_2012: dict[str, object] = {"valid_from": "2012", "valid_to": "2012"}


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ({}, {}, f"{PLAINLY}neither names a time that would explain it."),
        (IN_2009, {}, f"{PLAINLY}only a names a time."),
        (IN_2009, IN_2009, f"{PLAINLY}both speak of one time (2009)."),
        (FROM_2010, IN_2012, f"{PLAINLY}their times overlap (from 2010 on; 2012)."),
        (
            IN_2009,
            FROM_2010,
            "no clash, for they speak of different times: 2009 and from 2010 on;"
            " otherwise it would be a contradiction.",
        ),
        (
            IN_2009 | HEDGED,
            FROM_2010,
            "no clash, for they speak of different times: 2009 and from 2010 on;"
            " otherwise it would be a tension.",
        ),
        (
            HEDGED,
            voiced(Stance.NEUTRAL),
            "a tension and no contradiction, for a hedges it, and b only reports it;"
            " nor is it a look-alike, for neither names a time that would explain it.",
        ),
        (
            {"scope": "in peace"},
            {},
            "no clash, for they speak of different things: in peace and the whole;"
            " otherwise it would be a contradiction.",
        ),
        (
            voiced(Stance.ENDORSES),
            {},
            "a contradiction, for a makes the words of a minister its own"
            " and neither names a time that would explain it.",
        ),
    ],
)
def test_the_verdict_says_why_no_stronger_and_no_weaker(
    a: dict[str, object], b: dict[str, object], why: str
) -> None:
    assert pair("troops", "4000", a, "16000", b).endswith(f"; {why}")


def test_the_cap_of_a_predicate_is_named_as_what_it_is() -> None:
    said = pair("capped", "nato", {}, "nato", DENIED)
    assert "for the vocabulary takes clashes of “capped” for tensions at most;" in said


def test_why_a_predicate_is_capped_is_said_in_its_own_words() -> None:
    said = pair("watches", "nato", {}, "nato", DENIED)
    assert "a tension and no contradiction, for who watches may look away; nor" in said


def test_a_predicate_is_said_as_it_is_worded() -> None:
    assert pair("watches", "nato", {}, "nato", DENIED).startswith(
        "a says “keeps watch on NATO and is {seen} to”, b denies it;"
    )
    assert "“keeps watch on no member states and is {seen} to”" in pair(
        "watches", "members", NONE, "members", SOME
    )


def test_a_predicate_with_one_value_says_so() -> None:
    assert pair("troops", "4000", {}, "16000", {}).startswith(
        "“troops” can have only one value at a time: a says 4,000, b says 16,000;"
    )
    assert pair("signed_on", "1992-05-15", {}, "2002-05", {}).startswith(
        "“signed on” can have only one value: a says 15 May 1992, b says May 2002;"
    )


def test_what_both_do_is_said_once() -> None:
    assert "for both hedge it; nor" in pair("troops", "4000", HEDGED, "16000", HEDGED)
    rejected = pair("ally_of", "nato", HEDGED, "nato", voiced(Stance.REJECTS) | HEDGED)
    assert "for a hedges it, and b rejects it with reserve;" in rejected


def test_what_one_source_does_is_said_in_one_clause() -> None:
    said = pair("ally_of", "nato", HEDGED | voiced(Stance.NEUTRAL), "nato", DENIED)
    assert "for a hedges it and only reports it; nor" in said
    said = pair("capped", "nato", HEDGED, "nato", voiced(Stance.NEUTRAL) | HEDGED | DENIED)
    assert "for both hedge it, b only reports it, and the vocabulary" in said


def test_a_reason_of_the_vocabulary_stands_behind_a_comma_however_often_it_is_given() -> None:
    reason = "for a hedges it, and who watches may look away;"
    for subject in ("nato", "europe", "members"):
        one = claim("a/1", "watches", "nato", subject=subject, **HEDGED)
        other = claim("b/2", "watches", "nato", subject=subject, **DENIED)
        [finding] = detect(map(statement, (one, other)), OFTEN_ASKED)
        assert reason in finding.explanation


def test_what_both_only_report_is_said_once() -> None:
    said = pair("ally_of", "nato", voiced(Stance.NEUTRAL), "nato", voiced(Stance.NEUTRAL) | DENIED)
    assert "a tension and no contradiction, for both only report it; nor" in said


def test_all_or_none_of_a_group_is_said_of_it_though_no_part_of_it_is_known() -> None:
    one = claim("a/1", "watches", "nato", subject="europe", **NONE)
    assert explained(one, claim("b/1", "watches", "nato", subject="europe")).startswith(
        "b says “keeps watch on NATO and is {seen} to”, a says it of none of Europe;"
    )


def test_a_level_follows_a_colon() -> None:
    assert pair("success", "much", {}, "much", {}).startswith("both say “success: much”;")


def test_a_part_against_the_whole_that_the_predicate_leaves_open_is_a_tension() -> None:
    said = pair("ally_of", "members", {}, "members", SOME | DENIED)
    assert "for one side speaks of a part where the other does not say of how much;" in said


def test_a_hedged_rejection_is_called_one() -> None:
    said = pair("ally_of", "nato", {}, "nato", voiced(Stance.REJECTS) | HEDGED)
    assert "b rejects it (hedged; against a minister); a tension" in said
    assert "for b rejects it with reserve;" in said


def test_rules_name_what_comes_first() -> None:
    early, late = claim("a/1", "dissolved_on", "1999"), claim("b/1", "founded_on", "2002")
    assert explained(early, late).startswith(
        "b says “founded on: 2002”, a says “dissolved on: 1999”:"
        " the first cannot come after the second;"
    )
    stranger, friend = claim("a/1", "knows", "nato", **DENIED), claim("b/1", "friend_of", "nato")
    assert explained(stranger, friend).startswith(
        "b says “friend of NATO”, a denies “has NATO among those it knows”:"
        " the first implies what the second denies;"
    )
    only = pair("focus", "europe", {}, "nato", ONLY)
    assert only.startswith(
        "b says “focus NATO only”, a says “focus Europe”: the one leaves no room for the other;"
    )


def test_figures_of_two_things_are_named_with_the_things() -> None:
    one = claim("a/1", "branch_count", "6", subject="nato")
    other = claim("b/1", "branch_count", "7", subject="europe", **HEDGED)
    assert explained(one, other) == (
        "a says of NATO “branch count: 6 members”,"
        " b says of Europe “branch count: 7 members” (hedged);"
        " no clash, for these are two things."
    )
    assert explained(one, claim("b/1", "member_count", "~6", subject="europe")).endswith(
        "; no clash, and no support either, for these are two things with one figure."
    )


def test_the_voice_that_is_rejected_is_named_and_not_one_below_it() -> None:
    chain = (
        Voice("the papers", VoiceKind.SPEAKER, Stance.REJECTS),
        Voice("a scholar", VoiceKind.WORK, Stance.NEUTRAL),
    )
    said = pair("ally_of", "nato", {"voices": chain}, "nato", {})
    assert "a rejects it (against the papers);" in said


@given(claims())
def test_what_is_said_of_a_pair_does_not_depend_on_what_was_said_of_others(
    some: list[Claim],
) -> None:
    """Sentences are kept with gaps for names, values, voices and times."""
    said = list(map(statement, some))
    alone = detect(said, Background(PREDICATES, wordings=WORDINGS, within=WITHIN))
    assert detect(said, OFTEN_ASKED) == alone


def test_parts_of_which_one_is_open_come_to_at_least_so_much() -> None:
    parts = {"kyrgyzstan": frozenset(("asia",)), "osh": frozenset(("asia",))}
    said = (
        claim("a/1", "budget", "100", subject="asia"),
        claim("b/1", "budget", "60", subject="kyrgyzstan"),
        claim("b/2", "budget", "55/", subject="osh"),
    )
    [finding] = detect(map(statement, said), Background(PREDICATES, within=parts))
    assert "b gives at least 115 to its parts (kyrgyzstan, osh);" in finding.explanation
