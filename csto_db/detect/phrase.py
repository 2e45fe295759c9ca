"""How predicates are said: their own wordings, or their names."""

import re
from dataclasses import dataclass

from csto_db.model.claim import VALUE_PLACE, Predicate
from csto_db.model.vocabulary import ValueType, Verdict

_CAPPED = {
    Verdict.CONTRADICTS: "{} may clash plainly",
    Verdict.IN_TENSION: "the vocabulary takes clashes of {} for tensions at most",
    Verdict.SUPERSEDED: "the vocabulary takes clashes of {} for changes in time",
    Verdict.COMPATIBLE: "the vocabulary takes differences of {} for no clash",
    Verdict.CORROBORATES: "",
}
_COLON = f": {VALUE_PLACE}"
_OPEN = {
    ValueType.BOOLEAN: "",
    ValueType.LEVEL: _COLON,
    ValueType.DATE: _COLON,
    ValueType.NUMBER: _COLON,
}
"""What stands behind a name, where that is not a blank and the value.

A colon suits all values: no preposition goes with a day, a month and "about 1240".
"""
_VALUE_AT_END = re.compile(rf":? {re.escape(VALUE_PLACE)}\Z")
_VALUE_APART = re.compile(rf": {re.escape(VALUE_PLACE)}\Z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said with a predicate: what stands before and after the value, all of it without a
    value, and the clause that says why its clashes are capped, nothing if they are not.
    """

    before: str
    after: str
    question: str
    cap: str


def phrase_of(predicate: Predicate) -> Phrase:
    """Return how a predicate is said.

    >>> from csto_db.model.vocabulary import Conflict
    >>> of = Predicate("criticizes", "", ValueType.ENTITY, Conflict.BOOLEAN)
    >>> phrase_of(of)
    Phrase(before='criticizes ', after='', question='criticizes', cap='')
    >>> from dataclasses import replace
    >>> phrase_of(replace(of, wording="criticizes {} strongly"))
    Phrase(before='criticizes ', after=' strongly', question='criticizes … strongly', cap='')
    >>> phrase_of(replace(of, wording="chief critic: {}")).question
    'chief critic'
    >>> phrase_of(replace(of, wording="signed by {}", unit="states")).question
    'signed by … states'
    """
    wording = predicate.wording or _name(predicate)
    before, _, after = wording.partition(VALUE_PLACE)
    unit = f" {predicate.unit}" if predicate.unit else ""
    asked = (_VALUE_APART if unit else _VALUE_AT_END).sub("", wording)
    question = asked.replace(VALUE_PLACE, f"…{unit}")
    cap = predicate.cap_reason or ""
    if predicate.cap is not None and not cap:
        cap = _CAPPED[predicate.cap].format(f"“{question}”")
    return Phrase(before, after, question, cap)


def _name(predicate: Predicate) -> str:
    after = _OPEN.get(predicate.value_type, f" {VALUE_PLACE}")
    return predicate.name.replace("_", " ") + after
