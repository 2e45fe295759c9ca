"""What one position says, in words."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from csto_db.detect.form import Form
from csto_db.detect.in_words import in_words, number_in_words
from csto_db.detect.position import Position
from csto_db.model.vocabulary import Certainty, Quantifier, Stance, ValueType

Wordings = Mapping[str, str]
"""For an entity's key, how it stands within a sentence."""

_ENTITY = ValueType.ENTITY
_IN_WORDS = {
    ValueType.NUMBER: number_in_words,
    ValueType.DATE: in_words,
    ValueType.LEVEL: in_words,
}
_TOTAL = (Quantifier.ALL, Quantifier.NONE)
_IN_PART = {
    Quantifier.SOME: "in part",
    Quantifier.MOST: "for the most part",
    Quantifier.ONE_OF: "one of several",
}
_PART = {
    Quantifier.SOME: "some of",
    Quantifier.MOST: "most of",
}
_CERTAINTIES = {
    Certainty.HEDGED: "hedged",
    Certainty.PROSPECTIVE: "planned",
    Certainty.NORMATIVE: "of what should be",
}
_HEARD = {
    Stance.ENDORSES: "agreeing with",
    Stance.NEUTRAL: "according to",
    Stance.REJECTS: "against",
}
_VERBS: Mapping[Stance | None, str] = {Stance.NEUTRAL: "reports", Stance.REJECTS: "rejects"}
_NEGATED = {
    "says": "denies",
    "reports": "reports the denial of",
    "rejects": "rejects the denial of",
}


class Words(NamedTuple):
    """What a position says, in words.

    `verb` is what the author does with what is said, `phrase` is predicate and value, with the
    quantifier if that is about the value; `extent` of how much it is said, if the phrase does not
    tell, as ' of all member states'; `manner` how and in whose words, in brackets, nothing if
    plainly in its own.
    """

    verb: str
    phrase: str
    extent: str
    manner: str

    @property
    def what(self) -> str:
        """What is said, without who says it and how: '“ally of no member states”'."""
        return f"“{self.phrase}”{self.extent}"

    @property
    def says(self) -> str:
        """All of it, as 'denies “ally of Russia” (hedged)'."""
        return f"{self.verb} “{self.phrase}”{self.extent}{self.manner}"


class Sayer:
    """Puts positions into words, with the wordings of entities in place of their keys.

    `wholes` are the entities that something is part of: "all" and "none" of such a value are
    about it, else about the subject. "One of" is never about parts of the value: this is itself
    one of several.
    """

    def __init__(self, wordings: Wordings, wholes: Container[str]) -> None:
        self._wordings = wordings
        self._wholes = wholes

    def words(self, one: Position) -> Words:
        """Return what a position says; what is rejected is told as it is reported."""
        form = one.form.reported or one.form
        verb = _VERBS.get(one.form.stance, "says")
        if form.quantifier is None:  # as of most, and by far sooner
            verb = _NEGATED[verb] if form.is_denied else verb
            return Words(verb, self._phrase(one, form, None), "", _manner(one, None))
        quantifier = form.quantifier
        is_of_value = quantifier is not Quantifier.ONE_OF and self._is_of_value(one)
        is_of_subject = self._is_of_subject(one, form)
        is_not_all = quantifier is Quantifier.ALL and form.is_denied and is_of_subject
        if form.is_denied and quantifier is not Quantifier.NONE and not is_not_all:
            verb = _NEGATED[verb]
        if quantifier in _IN_PART:
            is_inside = is_of_value and not form.is_denied
            is_outside = is_of_value and form.is_denied
            extent = f" of {_PART[quantifier]} them" if is_outside else ""
        else:
            is_inside = not is_of_subject
            extent = self._extent(one, form, is_not_all) if is_of_subject else ""
        phrase = self._phrase(one, form, quantifier if is_inside else None)
        return Words(verb, phrase, extent, _manner(one, None if is_of_value else quantifier))

    def entity(self, key: str) -> str:
        """Return an entity as one says it."""
        return self._wordings.get(key, key)

    def so_much_of(self, key: str, quantifier: Quantifier) -> str:
        """Return so much of an entity as one says it."""
        return _so_much(quantifier, self.entity(key))

    def value(self, one: Position) -> str:
        """Return the value of a position as one says it, with its unit."""
        value, predicate = one.value, one.form.predicate
        if predicate.value_type is _ENTITY:
            return self.entity(value)
        if (say := _IN_WORDS.get(predicate.value_type)) is not None:
            value = say(value)
        return f"{value} {predicate.unit}" if predicate.unit else value

    def _phrase(self, one: Position, form: Form, quantifier: Quantifier | None) -> str:
        before, after, *_ = form.phrase
        if form.predicate.value_type is ValueType.BOOLEAN:
            return before
        value = self.value(one)
        return f"{before}{_so_much(quantifier, value) if quantifier else value}{after}"

    def _extent(self, one: Position, form: Form, is_not_all: bool) -> str:
        quantifier = form.quantifier or Quantifier.ALL
        if quantifier is Quantifier.NONE and not form.is_denied:
            quantifier = Quantifier.ALL  # `value: no` of none
        is_not = "not " if is_not_all else ""
        return f" of {is_not}{self.so_much_of(one.said.subject, quantifier)}"

    def _is_of_value(self, one: Position) -> bool:
        is_entity = one.form.predicate.value_type is ValueType.ENTITY
        return is_entity and one.value in self._wholes

    def _is_of_subject(self, one: Position, form: Form) -> bool:
        if form.predicate.value_type is ValueType.BOOLEAN:
            return True
        return form.quantifier in _TOTAL and not self._is_of_value(one)


def _manner(one: Position, partly: Quantifier | None) -> str:
    certainty, stance = _CERTAINTIES.get(one.form.certainty), one.form.stance
    if certainty is None and partly is None and stance is None:
        return ""
    voice = f"{_HEARD[stance]} {one.said.voice}" if stance is not None else None
    words = [certainty, _IN_PART.get(partly) if partly else None, voice]
    said = "; ".join(filter(None, words))
    return f" ({said})" if said else ""


def _so_much(quantifier: Quantifier, wording: str) -> str:
    """Return so much of what has a wording.

    >>> _so_much(Quantifier.NONE, "member states"), _so_much(Quantifier.NONE, "the members")
    ('no member states', 'none of the members')
    >>> _so_much(Quantifier.NONE, "Europe")  # a name, for it has a capital
    'none of Europe'
    """
    if quantifier is Quantifier.ONLY:
        return f"{wording} only"
    if wording.startswith("the ") or wording[:1].isupper():
        return f"{quantifier} of {wording}"
    return f"{'no' if quantifier is Quantifier.NONE else quantifier} {wording}"
