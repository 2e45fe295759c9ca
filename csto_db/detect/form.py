"""How claims are put: all of them but who says it, of what value and when, and in what words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count

from csto_db.detect.attitude import Attitude, attitude
from csto_db.detect.phrase import Phrase, phrase_of
from csto_db.model.claim import Predicate
from csto_db.model.question import ABOUT_OTHERS
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import (
    Certainty,
    Conflict,
    Polarity,
    Quantifier,
    Stance,
    ValueType,
)

# Before Python 3.12 an attribute of an enumeration takes ten times as long as a name of the module.
_NEUTRAL, _REJECTS = Stance.NEUTRAL, Stance.REJECTS
_NONE, _SOME = Quantifier.NONE, Quantifier.SOME
_DENIED, _BOOLEAN = Polarity.DENIED, ValueType.BOOLEAN
_QUANTIFIERS = {str(one): one for one in Quantifier}
_CERTAINTIES = {str(one): one for one in Certainty}
_STANCES = {str(one): one for one in Stance}
_KEPT = 50_000


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """How a claim is put; claims of one form differ in source, value, time and words only.

    `is_denied` has `value: no`, `quantifier: none` and a rejection folded in: who rejects what is
    asserted denies it, and `reported` is then the form of what is rejected. `value` is that of a
    predicate with few values, which the rules tell apart: a level, or "yes". Forms that differ in
    the predicate only have the same number as `manner` if both predicates mean the same for
    conflict. `speaks_of_others` says that it is about other values than its own too, and values
    have to be looked at. `phrase` is how the predicate is said, and `attitude` what the author does
    with it. Two forms of one `Forms` are equal only if they are one object.
    """

    predicate: Predicate
    is_denied: bool
    value: str | None
    quantifier: Quantifier | None
    certainty: Certainty
    scope: str | None
    stance: Stance | None
    is_reported_speech: bool
    manner: int
    speaks_of_others: bool
    phrase: Phrase
    attitude: Attitude
    reported: "Form | None" = None


class Forms:
    """The forms of claims with some predicates, each made once."""

    def __init__(self, predicates: Mapping[str, Predicate]) -> None:
        self._predicates = predicates
        self._phrases = {name: phrase_of(one) for name, one in predicates.items()}
        self._with_few_values = {
            name
            for name, one in predicates.items()
            if one.value_type is _BOOLEAN or one.conflict is Conflict.ORDINAL
        }
        self._known: dict[tuple[object, ...], Form] = {}
        self._alike: dict[tuple[str, int], Form] = {}
        self._manners: dict[tuple[object, ...], int] = {}
        self._numbers = count()

    def of(self, said: Statement) -> Form:
        """Return the form of a claim."""
        name = said.predicate
        value = said.value if name in self._with_few_values else None
        texts = (
            name, value, said.polarity, said.quantifier, said.certainty, said.scope, said.stance,
            said.is_reported_speech,
        )  # fmt: skip
        form = self._known.get(texts)
        if form is None:
            form = self._known[texts] = self._made(said, value)
        return form

    def forget_some(self) -> None:
        """Forget all forms if they are many; two that are compared must not be made apart."""
        if len(self._known) > _KEPT:
            self._known.clear()
            self._alike.clear()
            self._manners.clear()

    def _made(self, said: Statement, value: str | None) -> Form:
        predicate = self._predicates[said.predicate]
        is_denied, text = polar(said, predicate)
        quantifier = _QUANTIFIERS[said.quantifier] if said.quantifier else None
        is_rejected = said.stance == _REJECTS
        is_reported_speech = said.is_reported_speech and said.stance == _NEUTRAL
        certainty = _CERTAINTIES[said.certainty]
        stance = _STANCES[said.stance] if said.stance else None
        # The polarity is in `is_denied`.
        manner = (
            predicate.conflict, predicate.cap, predicate.gap, predicate.scale, value and text,
            is_denied, said.quantifier, said.certainty, said.scope, said.stance,
            said.is_reported_speech,
        )  # fmt: skip
        number = self._manners.setdefault(manner, next(self._numbers))
        form = Form(
            predicate=predicate,
            is_denied=is_denied,
            value=value and text,
            quantifier=_held(quantifier) if is_rejected else quantifier,
            certainty=certainty,
            scope=said.scope,
            stance=stance,
            is_reported_speech=is_reported_speech,
            manner=number,
            speaks_of_others=quantifier in ABOUT_OTHERS or _held(quantifier) in ABOUT_OTHERS,
            phrase=self._phrases[predicate.name],
            attitude=attitude(stance, certainty, is_denied != is_rejected),
        )
        if is_rejected:
            reported = replace(form, is_denied=not is_denied, quantifier=quantifier)
            form = replace(form, reported=reported)
        return self._alike.setdefault((predicate.name, number), form)


def polar(said: Statement, predicate: Predicate) -> tuple[bool, str]:
    """Return whether an author denies a value, and the value, where "no" is a denied "yes".

    Who rejects what somebody denies asserts it.
    """
    denied = said.polarity == _DENIED or said.quantifier == _NONE
    if said.stance == _REJECTS:
        denied = not denied
    if predicate.value_type is _BOOLEAN:
        return denied != (said.value == "no"), "yes"
    return denied, said.value


def _held(rejected: Quantifier | None) -> Quantifier | None:
    """Return the quantifier of what somebody holds who rejects what has one."""
    return _SOME if rejected is _NONE else rejected
