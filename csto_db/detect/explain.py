"""Findings in one plain sentence: what clashes, by which rule, and why so strongly."""

from collections.abc import Mapping

from csto_db.detect.compare import Comparison
from csto_db.detect.statement import Position
from csto_db.detect.verdict import Graded
from csto_db.model.claim import Predicate
from csto_db.model.vocabulary import Conflict, RuleKind

Labels = Mapping[str, str]
"""For an entity's key, its label."""


def clash(
    a: Position,
    b: Position,
    comparison: Comparison,
    graded: Graded,
    predicate: Predicate,
    labels: Labels,
) -> str:
    """Return the sentence on a clash: the rule with both sides, then the reason of its verdict."""
    what = _what(a, b, comparison, predicate, labels)
    return f"{what}; {graded.reason}."


def agreement(a: Position, b: Position, predicate: Predicate, reason: str, labels: Labels) -> str:
    """Return the sentence on an agreement."""
    said = _said(a, predicate, labels)
    return f"{_source(a)} and {_source(b)} both say {said}; {reason}."


def _what(
    a: Position, b: Position, comparison: Comparison, predicate: Predicate, labels: Labels
) -> str:
    one, other = _said(a, predicate, labels), _said(b, predicate, labels)
    sides = f"{_source(a)} says {one}, {_other(a, b)} {other}"
    name = predicate.name.replace("_", " ")
    match comparison.kind:
        case "value" if predicate.conflict is Conflict.FUNCTIONAL:
            return f"{name} has one value: {sides}"
        case "value":
            return f"{name} has one value at a time: {sides}"
        case "only":
            return f"one side excludes all others: {sides}"
        case "level":
            apart = abs((a.claim.value.low or 0) - (b.claim.value.low or 0))
            return f"{apart:g} levels apart on one scale: {sides}"
        case "quantifier":
            return f"a general statement against an instance: {sides}"
        case "order":
            return f"{name} must come first: {sides}"
        case RuleKind.EXCLUDES | RuleKind.IMPLIES:
            second = b.claim.predicate.replace("_", " ")
            return f"{name} and {second} cannot stand so together: {sides}"
    return f"asserted and denied: {sides}"


def _source(position: Position) -> str:
    return position.claim.source


def _other(a: Position, b: Position) -> str:
    return "elsewhere" if a.claim.source == b.claim.source else b.claim.source


def _said(position: Position, predicate: Predicate, labels: Labels) -> str:
    claim = position.claim
    value = labels.get(claim.value.text, claim.value.text)
    unit = f" {predicate.unit}" if predicate.unit else ""
    quantifier = f"{claim.quantifier.replace('_', ' ')} " if claim.quantifier else ""
    denied = "not " if position.is_denied and claim.quantifier != "none" else ""
    return f"“{denied}{quantifier}{value}{unit}”"
