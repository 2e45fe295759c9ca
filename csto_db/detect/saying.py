"""What one position says, in words."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from csto_db.detect.attitude import Attitude, attitude
from csto_db.detect.compare import PARTIAL
from csto_db.detect.form import Form
from csto_db.detect.in_words import in_words, number_in_words
from csto_db.detect.position import Position
from csto_db.model.vocabulary import Quantifier, ValueType

Wordings = Mapping[str, str]
"""For an entity's key, how it stands within a sentence."""

_ENTITY, _BOOLEAN = ValueType.ENTITY, ValueType.BOOLEAN
_IN_WORDS = {
    ValueType.NUMBER: number_in_words,
    ValueType.DATE: in_words,
    ValueType.LEVEL: in_words,
}
_TOTAL = (Quantifier.ALL, Quantifier.NONE)
_PART = {
    Quantifier.SOME: "some of",
    Quantifier.MOST: "most of",
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


class Sayer:
    """Puts positions into words, with the wordings of entities in place of their keys.

    `wholes` are the entities that something is part of: "all" and "none" of such a value are
    about it, else about the subject. "One of" is never about parts of the value: this is itself
    one of several.
    """

    def __init__(self, wordings: Wordings, wholes: Container[str]) -> None:
        self._wordings = wordings
        self._wholes = wholes

    def says(self, one: Position) -> str:
        """Return what a position says: 'denies “ally of Russia” (hedged)'."""
        how = one.form.attitude
        if one.form.quantifier is None:  # as of most, and sooner without `Words`
            return f"{how.verb} “{self._phrase(one)}”{_manner(how, one)}"
        words = self.words(one)
        return f"{words.verb} {words.what}{words.manner}"

    def again(self, one: Position, said: Position) -> str:
        """Return what a position says, behind what another does: 'denies it (hedged)'."""
        x, y = one.form, said.form
        if (
            one.value == said.value
            and x.predicate is y.predicate
            and x.quantifier is y.quantifier is None
        ):
            return f"{x.attitude.verb} it{_manner(x.attitude, one)}"
        words, before = self.words(one), self.words(said)
        is_one = words.phrase == before.phrase and not before.extent
        what = f"it{words.extent}" if is_one else words.what
        return f"{words.verb} {what}{words.manner}"

    def says_value(self, one: Position) -> str:
        """Return what a position says where it is known of what: 'denies 4,000 (hedged)'."""
        how = one.form.attitude
        if one.form.quantifier is None:
            return f"{how.verb} {self.value(one)}{_manner(how, one)}"
        words = self.words(one)
        return f"{words.verb} {self.value(one)}{words.manner}"

    def words(self, one: Position) -> Words:
        """Return what a position says in parts; what is rejected is told as it is reported."""
        form = one.form.reported or one.form
        quantifier = form.quantifier
        if quantifier is None:
            how = one.form.attitude
            return Words(how.verb, self._phrase(one), "", _manner(how, one))
        is_of_value = quantifier is not Quantifier.ONE_OF and self._is_of_value(one)
        is_of_subject = self._is_of_subject(one, form)
        is_not_all = quantifier is Quantifier.ALL and form.is_denied and is_of_subject
        if quantifier in PARTIAL:
            is_inside = is_of_value and not form.is_denied
            is_outside = is_of_value and form.is_denied
            extent = f" of {_PART[quantifier]} them" if is_outside else ""
        else:
            is_inside = not is_of_subject
            extent = self._extent(one, form, is_not_all) if is_of_subject else ""
        how = attitude(
            one.form.stance,
            one.form.certainty,
            form.is_denied and quantifier is not Quantifier.NONE and not is_not_all,
            None if is_of_value else quantifier,
        )
        phrase = self._phrase(one, quantifier if is_inside else None)
        return Words(how.verb, phrase, extent, _manner(how, one))

    def entity(self, key: str) -> str:
        """Return an entity as one says it."""
        return self._wordings.get(key, key)

    def so_much_of(self, key: str, quantifier: Quantifier) -> str:
        """Return so much of an entity as one says it."""
        return _so_much(quantifier, self.entity(key))

    def value(self, one: Position) -> str:
        """Return the value of a position as one says it, with its unit; of a yes or no nothing."""
        value, predicate = one.value, one.form.predicate
        kind = predicate.value_type
        if kind is _ENTITY:
            return self.entity(value)
        if kind is _BOOLEAN:
            return ""
        if kind in _IN_WORDS:
            value = _IN_WORDS[kind](value)
        return f"{value} {predicate.unit}" if predicate.unit else value

    def _phrase(self, one: Position, quantifier: Quantifier | None = None) -> str:
        phrase, value = one.form.phrase, self.value(one)
        said = _so_much(quantifier, value) if quantifier else value
        return f"{phrase.before}{said}{phrase.after}"

    def _extent(self, one: Position, form: Form, is_not_all: bool) -> str:
        quantifier = form.quantifier or Quantifier.ALL
        if quantifier is Quantifier.NONE and not form.is_denied:
            quantifier = Quantifier.ALL  # `value: no` of none
        is_not = "not " if is_not_all else ""
        return f" of {is_not}{self.so_much_of(one.said.subject, quantifier)}"

    def _is_of_value(self, one: Position) -> bool:
        is_entity = one.form.predicate.value_type is _ENTITY
        return is_entity and one.value in self._wholes

    def _is_of_subject(self, one: Position, form: Form) -> bool:
        if form.predicate.value_type is _BOOLEAN:
            return True
        return form.quantifier in _TOTAL and not self._is_of_value(one)


def _manner(how: Attitude, one: Position) -> str:
    return how.manner if one.form.stance is None else f"{how.manner}{one.said.voice})"


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
