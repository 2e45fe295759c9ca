"""Predicates, claims and the judgements of people on pairs of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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

VALUE_PLACE = "{}"
"""What stands for the value in the wording of a predicate."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Named levels, the lowest first."""

    name: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PredicateRule:
    """What a predicate says of another: implies, excludes, comes before, counts, sums."""

    kind: RuleKind
    other: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word of the vocabulary of claims, and what it means for conflict.

    `tolerance` is relative: values whose intervals, widened by it, meet are equal.
    `gap` counts levels of the scale. `cap` is the strongest verdict allowed, and `cap_reason` why,
    as a clause that can follow "for". `wording` is how the predicate is said of a subject, "{}"
    standing for the value; None if its name says it.
    """

    name: str
    definition: str
    value_type: ValueType
    conflict: Conflict
    scale: str | None = None
    gap: int = 1
    unit: str | None = None
    tolerance: float = 0.0
    is_symmetric: bool = False
    cap: Verdict | None = None
    cap_reason: str | None = None
    wording: str | None = None
    rules: tuple[PredicateRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a claim may name: entities by key, with their labels, predicates and scales by name."""

    entities: Mapping[str, str] = field(default_factory=dict)
    predicates: Mapping[str, Predicate] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its canonical spelling, with its interval where it has one.

    `low` and `high` are numbers, days (proleptic ordinals of EDTF dates) or places on a
    scale; texts, entities and booleans have none.
    """

    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain from the author to who is speaking."""

    name: str
    kind: VoiceKind
    stance: Stance
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source asserts (a Wikibase statement with qualifiers), and by whose voice.

    `key` is `<source>/<id>`; times are EDTF; `voices` is empty when the author speaks.
    """

    key: str
    source: str
    subject: str
    predicate: str
    value: Value
    quote: str
    polarity: Polarity = Polarity.ASSERTED
    quantifier: Quantifier | None = None
    certainty: Certainty = Certainty.PLAIN
    valid_from: str | None = None
    valid_to: str | None = None
    is_time_inferred: bool = False
    scope: str | None = None
    voices: tuple[Voice, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on a pair of claims.

    `judged` are the fingerprints of the claims as they were judged, None where nobody noted them.
    """

    a: str
    b: str
    verdict: Verdict
    reason: str
    judged_by: str | None = None
    judged_on: str | None = None
    judged: tuple[str, str] | None = field(default=None, compare=False)
