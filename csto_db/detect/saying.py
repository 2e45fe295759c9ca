"""What one position says, in words."""

import re
from collections.abc import Container, Mapping

from csto_db.detect.position import Position
from csto_db.model.vocabulary import Certainty, Quantifier, Stance, ValueType

Labels = Mapping[str, str]
"""For an entity's key, its label."""

_IN_WORDS = (ValueType.NUMBER, ValueType.DATE, ValueType.LEVEL)
_TOTAL = (Quantifier.ALL, Quantifier.NONE)
_IN_PART = {
    Quantifier.SOME: "in part",
    Quantifier.MOST: "for the most part",
    Quantifier.ONE_OF: "one of several",
}
_PART = {
    Quantifier.SOME: "some of",
    Quantifier.MOST: "most of",
    Quantifier.ONE_OF: "one of",
}
_CERTAINTIES = {
    Certainty.HEDGED: "hedged",
    Certainty.PROSPECTIVE: "planned",
    Certainty.NORMATIVE: "as it should be",
}
_VERBS = {Stance.NEUTRAL: "reports", Stance.REJECTS: "rejects"}
_NEGATED = {
    "says": "denies",
    "reports": "reports the denial of",
    "rejects": "rejects the denial of",
}


class Sayer:
    """Puts positions into words, with the labels of entities in place of their keys.

    `wholes` are the entities that something is part of: "all" and "none" of such a value are
    about it, else about the subject.
    """

    def __init__(self, labels: Labels, wholes: Container[str]) -> None:
        self._labels = labels
        self._wholes = wholes

    def says(self, one: Position) -> str:
        """Return what a position says, as 'denies “ally of Russia” (hedged)'."""
        return f"{self.verb(one)} {self.what(one)}{self.manner(one)}"

    def verb(self, one: Position) -> str:
        """Return what the author does with what is said, in one word or a few."""
        verb = _VERBS.get(one.stance, "says") if one.stance else "says"
        said = _literal(one)
        is_affirmed = said.quantifier is Quantifier.NONE or self._is_not_all(said)
        return _NEGATED[verb] if said.is_denied and not is_affirmed else verb

    def what(self, one: Position) -> str:
        """Return what is said, without who says it and how: '“ally of no member states”'."""
        return f"“{self.phrase(one)}”{self.extent(one)}"

    def phrase(self, one: Position) -> str:
        """Return predicate and value, with the quantifier if that is about the value."""
        said = _literal(one)
        name, quantifier = spoken(said.predicate.name), said.quantifier
        if said.predicate.value_type is ValueType.BOOLEAN:
            return name
        is_inside = quantifier is not None and not self._is_about_subject(said)
        if quantifier in _IN_PART:
            is_inside = self._is_of_value(said) and not said.is_denied
        value = self.value(said)
        return f"{name} {_so_much(quantifier, value) if quantifier and is_inside else value}"

    def extent(self, one: Position) -> str:
        """Return of how much it is said, if the phrase does not tell: ' of all member states'."""
        said = _literal(one)
        if said.quantifier is None:
            return ""
        if said.quantifier in _IN_PART:
            is_of_value = said.is_denied and self._is_of_value(said)
            return f" of {_PART[said.quantifier]} them" if is_of_value else ""
        if not self._is_about_subject(said):
            return ""
        quantifier = said.quantifier
        if quantifier is Quantifier.NONE and not said.is_denied:
            quantifier = Quantifier.ALL  # `value: no` of none
        is_not = "not " if self._is_not_all(said) else ""
        return f" of {is_not}{_so_much(quantifier, self.label(said.said.subject))}"

    def manner(self, one: Position) -> str:
        """Return in brackets how and in whose words it is said, nothing if plainly in its own."""
        words = [_CERTAINTIES.get(one.certainty)]
        quantifier = _literal(one).quantifier
        if quantifier in _IN_PART and not self._is_of_value(one):
            words.append(_IN_PART[quantifier])
        if one.stance is not None:
            words.append(one.said.voice)
        said = "; ".join(filter(None, words))
        return f" ({said})" if said else ""

    def label(self, key: str) -> str:
        """Return the label of an entity."""
        return self._labels.get(key, key)

    def value(self, one: Position) -> str:
        """Return the value of a position as one says it, with its unit."""
        value, predicate = one.value, one.predicate
        if predicate.value_type is ValueType.ENTITY:
            return self.label(value)
        if predicate.value_type in _IN_WORDS:
            value = _in_words(value)
        return f"{value} {predicate.unit}" if predicate.unit else value

    def _is_of_value(self, said: Position) -> bool:
        is_entity = said.predicate.value_type is ValueType.ENTITY
        return is_entity and said.value in self._wholes

    def _is_about_subject(self, said: Position) -> bool:
        if said.predicate.value_type is ValueType.BOOLEAN:
            return True
        if said.quantifier not in _TOTAL or self._is_of_value(said):
            return False
        return said.said.subject in self._wholes

    def _is_not_all(self, said: Position) -> bool:
        is_all = said.quantifier is Quantifier.ALL and said.is_denied
        return is_all and self._is_about_subject(said)


def _literal(one: Position) -> Position:
    return one.as_reported() if one.stance is Stance.REJECTS else one


def _so_much(quantifier: Quantifier, label: str) -> str:
    """Return what has a label, so much of it.

    >>> _so_much(Quantifier.NONE, "member states"), _so_much(Quantifier.NONE, "the members")
    ('no member states', 'none of the members')
    """
    if quantifier is Quantifier.ONLY:
        return f"only {label}"
    if quantifier is Quantifier.ONE_OF or label.startswith("the "):
        return f"{spoken(quantifier).removesuffix(' of')} of {label}"
    return f"{'no' if quantifier is Quantifier.NONE else quantifier} {label}"


def spoken(name: str) -> str:
    """Return the name of a predicate as one says it."""
    return name.replace("_", " ")


def _in_words(value: str) -> str:
    """Return a number, a date or a level as one says it."""
    bare = value.strip("~")
    value = value if bare == value else f"about {bare}"
    if re.fullmatch(r"\d{3}X", value):
        return f"the {value[:3]}0s"
    return value.replace("/", " to ").replace("_", " ")
