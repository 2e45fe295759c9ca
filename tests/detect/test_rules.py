"""Every rule has cases that fire, and look-alikes in which it must not."""

from dataclasses import dataclass

import pytest
from random_claims import PREDICATES, claim

from csto_db.detect.background import Background
from csto_db.detect.engine import detect
from csto_db.model.claim import Claim, Voice
from csto_db.model.finding import Finding
from csto_db.model.statement import statement
from csto_db.model.vocabulary import (
    Certainty,
    Conflict,
    Polarity,
    Quantifier,
    RuleKind,
    Stance,
    Verdict,
    VoiceKind,
)

WITHIN = {
    "belarus": frozenset(("members",)),
    "osh": frozenset(("asia",)),
    "brigade": frozenset(("army",)),
}
DENIED = {"polarity": Polarity.DENIED}
ONLY, ALL, NONE, SOME, MOST, ONE_OF = (
    {"quantifier": one}
    for one in (
        *(Quantifier.ONLY, Quantifier.ALL, Quantifier.NONE),
        *(Quantifier.SOME, Quantifier.MOST, Quantifier.ONE_OF),
    )
)
REJECTED = {"voices": (Voice("it is widely believed", VoiceKind.SPEAKER, Stance.REJECTS),)}
HEDGED = {"certainty": Certainty.HEDGED}
CLASHES = (Verdict.CONTRADICTS, Verdict.IN_TENSION)


@dataclass(frozen=True, slots=True)
class Case:
    """What is said, and what it comes to: a clash of this kind and rule, or what it looks like."""

    title: str
    said: tuple[Claim, ...]
    rule: str
    kind: str
    verdict: Verdict | None


def a(name: str, value: str, **more: object) -> Claim:
    return claim(f"a/{name}-{value}-{len(more)}", name, value, **more)


def b(name: str, value: str, **more: object) -> Claim:
    return claim(f"b/{name}-{value}-{len(more)}", name, value, **more)


def in_year(year: str) -> dict[str, object]:
    return {"valid_from": year, "valid_to": year}


def members(*names: str, **more: object) -> tuple[Claim, ...]:
    return tuple(claim(f"a/{n}", "member_of", "nato", subject=n, **more) for n in names)


COUNT = claim("a/count", "member_count", "2", subject="nato")
WHOLE = claim("a/whole", "budget", "100", subject="army")


def part_of_army(value: str, subject: str = "brigade") -> Claim:
    return claim("a/part", "budget", value, subject=subject)


CONTRADICTS, IN_TENSION = CLASHES
FIRES = (
    Case("two days", (a("signed_on", "1992"), b("signed_on", "2002")),
         "functional", "value", CONTRADICTS),
    Case("two days, seen at two times",
         (a("signed_on", "1992", **in_year("1995")), b("signed_on", "2002", **in_year("2005"))),
         "functional", "value", CONTRADICTS),
    Case("two sizes at one time",
         (a("troops", "4000", **in_year("2009")), b("troops", "16000", **in_year("2009"))),
         "functional_at_time", "value", CONTRADICTS),
    Case("asserted and denied", (a("ally_of", "russia"), b("ally_of", "russia", **DENIED)),
         "boolean", "polarity", CONTRADICTS),
    Case("yes and no", (a("is_effective", "yes"), b("is_effective", "no")),
         "boolean", "polarity", CONTRADICTS),
    Case("asserted of one, denied of some",
         (a("ally_of", "russia"), b("ally_of", "russia", **SOME, **DENIED)),
         "boolean", "quantifier", IN_TENSION),
    Case("asserted and denied", (a("focus", "asia"), b("focus", "asia", **DENIED)),
         "set", "polarity", CONTRADICTS),
    Case("only one and another", (a("focus", "asia", **ONLY), b("focus", "europe")),
         "set", "only", CONTRADICTS),
    Case("only the part and the whole", (a("focus", "osh", **ONLY), b("focus", "asia")),
         "set", "only", CONTRADICTS),
    Case("ends of a scale", (a("success", "none"), b("success", "much")),
         "ordinal", "level", CONTRADICTS),
    Case("all of a value against a part of it",
         (a("focus", "asia", **ALL), b("focus", "osh", **DENIED)), "set", "part", CONTRADICTS),
    Case("none of a value against a part of it",
         (a("focus", "asia", **NONE), b("focus", "osh")), "set", "part", CONTRADICTS),
    Case("none of a subject against a member of it",
         (a("knows", "nato", subject="members", **NONE), b("knows", "nato", subject="belarus")),
         "boolean", "part", CONTRADICTS),
    Case("all of a subject against a member of it",
         (a("knows", "nato", subject="members", **ALL),
          b("knows", "nato", subject="belarus", **DENIED)), "boolean", "part", CONTRADICTS),
    Case("rejected by one and asserted by another",
         (a("is_effective", "yes", **REJECTED), b("is_effective", "yes")),
         "boolean", "polarity", CONTRADICTS),
    Case("rejected with a hedge",
         (a("ally_of", "nato", **REJECTED, **HEDGED), b("ally_of", "nato")),
         "boolean", "polarity", IN_TENSION),
    Case("a denial that one rejects and another makes",
         (a("ally_of", "nato", **DENIED, **REJECTED), b("ally_of", "nato", **DENIED)),
         "boolean", "polarity", CONTRADICTS),
    Case("that none is, rejected, and that none is",
         (a("ally_of", "members", **NONE, **REJECTED), b("ally_of", "members", **NONE)),
         "boolean", "quantifier", CONTRADICTS),
    Case("held and rejected in one source",
         (a("ally_of", "nato", **REJECTED), a("ally_of", "nato", scope=None)),
         "boolean", "polarity", CONTRADICTS),
    Case("all and not all",
         (a("ally_of", "members", **ALL), b("ally_of", "members", **ALL, **DENIED)),
         "boolean", "polarity", CONTRADICTS),
    Case("a class in general, and not all of it",
         (a("ally_of", "members"), b("ally_of", "members", **ALL, **DENIED)),
         "boolean", "quantifier", IN_TENSION),
    Case("most and not most",
         (a("ally_of", "members", **MOST), b("ally_of", "members", **MOST, **DENIED)),
         "boolean", "quantifier", CONTRADICTS),
    Case("only and not only", (a("focus", "asia", **ONLY), b("focus", "asia", **ONLY, **DENIED)),
         "set", "polarity", CONTRADICTS),
    Case("the only one and one of several",
         (a("focus", "asia", **ONLY), b("focus", "asia", **ONE_OF)), "set", "only", CONTRADICTS),
    Case("rivals all, and some are friends",
         (a("rival_of", "members", **ALL), b("friend_of", "members", **SOME)),
         "excludes", "excludes", CONTRADICTS),
    Case("rivals, and some are friends",
         (a("rival_of", "members"), b("friend_of", "members", **SOME)),
         "excludes", "excludes", IN_TENSION),
    Case("a friend that is not known", (a("friend_of", "nato"), b("knows", "nato", **DENIED)),
         "implies", "implies", CONTRADICTS),
    Case("a rival that is a friend", (a("rival_of", "nato"), b("friend_of", "nato")),
         "excludes", "excludes", CONTRADICTS),
    Case("dissolved before it was founded",
         (a("dissolved_on", "1999"), b("founded_on", "2002")), "before", "order", CONTRADICTS),
    Case("a list longer than its count", (COUNT, *members("x", "y", "z")),
         "counts", "total", IN_TENSION),
    Case("parts that cost more than the whole", (WHOLE, part_of_army("150")),
         "sums", "total", IN_TENSION),
)  # fmt: skip
LOOK_ALIKES = (
    Case("a day of the month that is named",
         (a("signed_on", "1992-05"), b("signed_on", "1992-05-15")),
         "functional", "agreement", Verdict.CORROBORATES),
    Case("not on that day, but on another",
         (a("signed_on", "1992"), b("signed_on", "2002", **DENIED)),
         "functional", "", None),
    Case("neither on one day nor on another",
         (a("signed_on", "1992", **DENIED), b("signed_on", "2002", **DENIED)),
         "functional", "", None),
    Case("another treaty", (a("signed_on", "1992"), b("signed_on", "2002", subject="nato")),
         "functional", "", None),
    Case("two sizes at two times",
         (a("troops", "4000", **in_year("2002")), b("troops", "16000", **in_year("2009"))),
         "functional_at_time", "value", Verdict.SUPERSEDED),
    Case("two sizes of two things",
         (a("troops", "4000", scope="the regional force"), b("troops", "16000", scope="all")),
         "functional_at_time", "value", Verdict.COMPATIBLE),
    Case("about as many", (a("troops", "4000"), b("troops", "4150")),
         "functional_at_time", "agreement", Verdict.CORROBORATES),
    Case("two friends", (a("ally_of", "russia"), b("ally_of", "china", **DENIED)),
         "boolean", "", None),
    Case("denied yes and no", (a("is_effective", "yes", **DENIED), b("is_effective", "no")),
         "boolean", "agreement", Verdict.CORROBORATES),
    Case("some are and some are not",
         (a("ally_of", "members", **SOME), b("ally_of", "members", **SOME, **DENIED)),
         "boolean", "", None),
    Case("rejected by one and denied by another",
         (a("is_effective", "yes", **REJECTED), b("is_effective", "no")),
         "boolean", "agreement", Verdict.CORROBORATES),
    Case("rejected by both",
         (a("is_effective", "yes", **REJECTED), b("is_effective", "yes", **REJECTED)),
         "boolean", "agreement", Verdict.CORROBORATES),
    Case("another number, which the one who reports it rejects",
         (a("troops", "4000", **REJECTED), b("troops", "16000")),
         "functional_at_time", "value", Verdict.COMPATIBLE),
    Case("what the author of the same source rejects, and denies",
         (a("ally_of", "nato", **REJECTED), a("ally_of", "nato", **DENIED)),
         "boolean", "polarity", Verdict.COMPATIBLE),
    Case("that it is only one, rejected, and another",
         (a("focus", "asia", **ONLY, **REJECTED), b("focus", "europe")),
         "set", "only", Verdict.COMPATIBLE),
    Case("that none of a whole is not, rejected, and a part that is",
         (a("is_effective", "no", subject="asia", **NONE, **REJECTED),
          b("is_effective", "yes", subject="osh")),
         "boolean", "", None),
    Case("some are, and not all are",
         (a("ally_of", "members", **SOME), b("ally_of", "members", **ALL, **DENIED)),
         "boolean", "", None),
    Case("one, and not only that one", (a("focus", "asia"), b("focus", "asia", **ONLY, **DENIED)),
         "set", "", None),
    Case("not one, and not only that one",
         (a("focus", "asia", **DENIED), b("focus", "asia", **ONLY, **DENIED)), "set", "", None),
    Case("some are rivals and some are friends",
         (a("rival_of", "members", **SOME), b("friend_of", "members", **SOME)),
         "excludes", "", None),
    Case("some are friends, and not all are known",
         (a("friend_of", "members", **SOME), b("knows", "members", **ALL, **DENIED)),
         "implies", "", None),
    Case("one and another, neither the only one", (a("focus", "asia"), b("focus", "europe")),
         "set", "", None),
    Case("only a region and a part of it", (a("focus", "asia", **ONLY), b("focus", "osh")),
         "set", "", None),
    Case("only one, and not another", (a("focus", "asia", **ONLY), b("focus", "europe", **DENIED)),
         "set", "", None),
    Case("levels that lie close", (a("success", "some"), b("success", "much")),
         "ordinal", "", None),
    Case("not much, but some", (a("success", "none"), b("success", "full", **DENIED)),
         "ordinal", "", None),
    Case("a class in general",
         (a("knows", "nato", subject="members"), b("knows", "nato", subject="belarus", **DENIED)),
         "boolean", "", None),
    Case("not all of a class",
         (a("knows", "nato", subject="members", **ALL, **DENIED),
          b("knows", "nato", subject="belarus")), "boolean", "", None),
    Case("all of a class, and one outside it",
         (a("knows", "nato", subject="members", **ALL),
          b("knows", "nato", subject="georgia", **DENIED)), "boolean", "", None),
    Case("the only friend, who is not the only one that is known",
         (a("friend_of", "nato", **ONLY), b("knows", "nato", **ONLY, **DENIED)),
         "implies", "", None),
    Case("a friend that is known", (a("friend_of", "nato"), b("knows", "nato")),
         "implies", "", None),
    Case("a rival that is no friend", (a("rival_of", "nato"), b("friend_of", "nato", **DENIED)),
         "excludes", "", None),
    Case("known, but no friend", (a("friend_of", "nato", **DENIED), b("knows", "nato")),
         "implies", "", None),
    Case("a friend of one, and another not known",
         (a("friend_of", "nato"), b("knows", "un", **DENIED)), "implies", "", None),
    Case("a rival of one and a friend of another", (a("rival_of", "nato"), b("friend_of", "un")),
         "excludes", "", None),
    Case("neither rival nor friend",
         (a("rival_of", "nato", **DENIED), b("friend_of", "nato", **DENIED)),
         "excludes", "", None),
    Case("dissolved in the year in which it was founded",
         (a("founded_on", "2002-10-07"), b("dissolved_on", "2002")), "before", "", None),
    Case("founded, and not dissolved before that",
         (a("founded_on", "2002"), b("dissolved_on", "1999", **DENIED)), "before", "", None),
    Case("a list much shorter than its count", (COUNT, *members("x")), "counts", "", None),
    Case("a list that lacks one",
         (claim("a/six", "member_count", "6", subject="nato"), *members("v", "w", "x", "y", "z")),
         "counts", "total", Verdict.COMPATIBLE),
    Case("a list of another time",
         (claim("a/then", "member_count", "2", subject="nato", **in_year("2010")),
          *members("x", "y", "z", **in_year("2020"))), "counts", "", None),
    Case("a list with some who are no members",
         (COUNT, *members("x", "y"), *members("z", **DENIED)), "counts", "", None),
    Case("parts that leave room for others", (WHOLE, part_of_army("90")), "sums", "", None),
    Case("what costs more and is no part", (WHOLE, part_of_army("150", "navy")),
         "sums", "", None),
    Case("one figure of all of a class and of one of it",
         (claim("a/1", "troops", "6", subject="members", **ALL),
          claim("b/1", "troops", "6", subject="belarus")), "figure", "", None),
    Case("one question of two things",
         (a("troops", "4000"), b("troops", "16000", subject="nato")),
         "question", "alike", Verdict.COMPATIBLE),
    Case("one figure of two things, about which another question is asked",
         (a("branch_count", "6"), b("member_count", "~6", subject="nato")),
         "figure", "alike", Verdict.COMPATIBLE),
    Case("two figures of two things, about which another question is asked",
         (a("branch_count", "6"), b("member_count", "7", subject="nato")), "figure", "", None),
    Case("one figure of one thing, about which another question is asked",
         (a("branch_count", "6"), b("member_count", "6")), "figure", "", None),
    Case("one figure without a unit", (a("troops", "6"), b("budget", "6", subject="nato")),
         "figure", "", None),
    Case("one figure that is denied",
         (a("branch_count", "6"), b("branch_count", "6", subject="nato", **DENIED)),
         "question", "", None),
    Case("two things that are said of it", (a("said_of", "one thing"), b("said_of", "another")),
         "free", "", None),
    Case("said and denied, where nothing clashes",
         (a("said_of", "one thing"), b("said_of", "one thing", **DENIED)), "free", "", None),
)  # fmt: skip


def found(case: Case) -> list[Finding]:
    return detect(map(statement, case.said), Background(PREDICATES, within=WITHIN))


@pytest.mark.parametrize("case", FIRES, ids=lambda case: f"{case.rule}: {case.title}")
def test_a_rule_fires(case: Case) -> None:
    assert [(f.rule, f.kind, f.verdict) for f in found(case)] == [
        (case.rule, case.kind, case.verdict)
    ]


@pytest.mark.parametrize("case", LOOK_ALIKES, ids=lambda case: f"{case.rule}: {case.title}")
def test_a_look_alike_is_no_clash(case: Case) -> None:
    expected = [(case.rule, case.kind, case.verdict)] if case.verdict else []
    assert [(f.rule, f.kind, f.verdict) for f in found(case)] == expected


def test_every_rule_and_every_kind_of_clash_has_both() -> None:
    rules = {*map(str, Conflict), *map(str, RuleKind)}
    assert {case.rule for case in FIRES} == rules - {"free"}
    assert {case.rule for case in LOOK_ALIKES} == rules | {"question", "figure"}
    assert {case.kind for case in FIRES} == {
        "value", "polarity", "quantifier", "only", "level", "part", "implies", "excludes",
        "order", "total",
    }  # fmt: skip
