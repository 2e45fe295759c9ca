"""Predicates of every meaning for conflict, and random claims with them."""

from hypothesis import strategies as st

from csto_db.model.claim import Claim, Predicate, PredicateRule, Voice
from csto_db.model.values import read_value
from csto_db.model.vocabulary import (
    Certainty,
    Conflict,
    Polarity,
    Quantifier,
    RuleKind,
    Stance,
    ValueType,
    Verdict,
    VoiceKind,
)

LEVELS = ("none", "some", "much", "full")
WITHIN = {"kyrgyzstan": frozenset(("asia",)), "osh": frozenset(("asia", "kyrgyzstan"))}


def predicate(name: str, kind: ValueType, conflict: Conflict, **more: object) -> Predicate:
    return Predicate(name, f"Defines {name}.", kind, conflict, **more)  # type: ignore[arg-type]


def rules(*pairs: tuple[RuleKind, str]) -> tuple[PredicateRule, ...]:
    return tuple(PredicateRule(kind, other) for kind, other in pairs)


_ENTITY, _BOOLEAN = ValueType.ENTITY, Conflict.BOOLEAN
PREDICATES = {
    p.name: p
    for p in (
        predicate("signed_on", ValueType.DATE, Conflict.FUNCTIONAL),
        predicate("troops", ValueType.NUMBER, Conflict.FUNCTIONAL_AT_TIME, tolerance=0.05),
        predicate("ally_of", _ENTITY, _BOOLEAN, is_symmetric=True),
        predicate("is_effective", ValueType.BOOLEAN, _BOOLEAN),
        predicate("focus", _ENTITY, Conflict.SET),
        predicate("success", ValueType.LEVEL, Conflict.ORDINAL, scale="extent", gap=2),
        predicate("said_of", ValueType.TEXT, Conflict.FREE),
        predicate("capped", _ENTITY, _BOOLEAN, cap=Verdict.IN_TENSION),
        predicate(
            "watches",
            _ENTITY,
            _BOOLEAN,
            cap=Verdict.IN_TENSION,
            cap_reason="who watches may look away",
            wording="keeps watch on {} and is {seen} to",
        ),
        predicate("rival_of", _ENTITY, _BOOLEAN, rules=rules((RuleKind.EXCLUDES, "friend_of"))),
        predicate("friend_of", _ENTITY, _BOOLEAN, rules=rules((RuleKind.IMPLIES, "knows"))),
        predicate("knows", _ENTITY, _BOOLEAN, wording="has {} among those it knows"),
        predicate(
            "founded_on",
            ValueType.DATE,
            Conflict.FUNCTIONAL,
            rules=rules((RuleKind.BEFORE, "dissolved_on")),
        ),
        predicate("dissolved_on", ValueType.DATE, Conflict.FUNCTIONAL),
        predicate(
            "member_count",
            ValueType.NUMBER,
            Conflict.FUNCTIONAL_AT_TIME,
            unit="members",
            rules=rules((RuleKind.COUNTS, "member_of")),
        ),
        predicate("member_of", _ENTITY, _BOOLEAN),
        predicate("branch_count", ValueType.NUMBER, Conflict.FUNCTIONAL_AT_TIME, unit="members"),
        predicate(
            "budget",
            ValueType.NUMBER,
            Conflict.FUNCTIONAL_AT_TIME,
            tolerance=0.05,
            rules=rules((RuleKind.SUMS, "budget")),
        ),
    )
}
_VALUES = {
    ValueType.DATE: ("1992-05", "1992-05-15", "2002", "2002-10-07", "2001~", "../1992"),
    ValueType.NUMBER: ("1", "2", "4000", "~4000", "4150", "16000", "-3", "4000/", "/2"),
    ValueType.ENTITY: ("asia", "kyrgyzstan", "osh", "europe"),
    ValueType.LEVEL: LEVELS,
    ValueType.BOOLEAN: ("yes", "no"),
    ValueType.TEXT: ("one thing", "another"),
}
_OF = {
    "budget": ("1", "2", "~4000"),
    "member_count": ("0", "1", "2", "3"),
    "branch_count": ("1", "~1", "2"),
    "member_of": ("asia", "asia", "nato", "osh"),
}
_BESIDE = {"branch_count": ("member_count",)}
"""Predicates of the same unit."""
_RARE = (
    *("focus", "member_count", "branch_count", "budget", "founded_on") * 3,
    *("rival_of", "friend_of", "success", "said_of"),
)
_QUANTIFIERS = ([Quantifier.ONLY], list(Quantifier))
_SUBJECTS = (("asia", "asia", "asia", "nato"), ("asia", "kyrgyzstan", "osh", "nato"))
_VOICE = st.builds(Voice, st.just("x"), st.sampled_from(VoiceKind), st.sampled_from(Stance))
_VOICES = st.sampled_from((0, 0, 0, 1, 1, 2)).flatmap(lambda count: st.tuples(*[_VOICE] * count))
_TIMES = (None, None, None, None, "2000", "2005", "2010")


def claim(key: str, name: str, value: str, **more: object) -> Claim:
    """A claim of the source before the slash of its key, about the CSTO."""
    return Claim(
        key=key,
        source=key.split("/")[0],
        subject=str(more.pop("subject", "csto")),
        predicate=name,
        value=read_value(PREDICATES[name].value_type, value, LEVELS),
        quote=f"quote of {key} here",
        **more,  # type: ignore[arg-type]
    )


@st.composite
def claims(draw: st.DrawFn, most: int = 14, few: int = 0) -> list[Claim]:
    """Claims about few things by few sources, so that they meet."""
    start = draw(st.sampled_from((*sorted(PREDICATES), *_RARE)))
    names = [start, *(rule.other for rule in PREDICATES[start].rules), *_BESIDE.get(start, ())]
    quantifier = st.none() | st.sampled_from(draw(st.sampled_from(_QUANTIFIERS)))
    subjects = draw(st.sampled_from(_SUBJECTS)) if start not in _OF else _SUBJECTS[1]
    made = []
    for number in range(draw(st.integers(few, most))):
        name = draw(st.sampled_from(names))
        years = draw(st.sampled_from(_TIMES)), draw(st.sampled_from(_TIMES))
        if None not in years:
            years = min(years), max(years)  # type: ignore[type-var]
        made.append(
            claim(
                f"{draw(st.sampled_from('abc'))}/{number}",
                name,
                draw(st.sampled_from(_OF.get(name) or _VALUES[PREDICATES[name].value_type])),
                subject=draw(st.sampled_from(subjects)),
                polarity=draw(st.sampled_from((Polarity.ASSERTED, *Polarity))),
                quantifier=draw(quantifier),
                certainty=draw(st.sampled_from((Certainty.PLAIN,) * 4 + tuple(Certainty))),
                valid_from=years[0],
                valid_to=years[1],
                scope=draw(st.sampled_from((None,) * 5 + ("in peace",))),
                voices=draw(_VOICES),
            )
        )
    return made
