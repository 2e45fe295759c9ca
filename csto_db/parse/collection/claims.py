"""claims/KEY.yml: what one document asserts."""

import re
from dataclasses import dataclass

from csto_db.model.claim import Claim, Predicate, Value, Vocabulary, Voice
from csto_db.model.dates import days
from csto_db.model.values import read_value
from csto_db.model.vocabulary import (
    Certainty,
    Polarity,
    Quantifier,
    Stance,
    ValueType,
    VoiceKind,
)
from csto_db.parse.collection.tree import Fields, Node, Problems, read_tree, suggestion

_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
CLAIM_FIELDS = (
    "id", "quote", "subject", "predicate", "value", "polarity", "quantifier", "certainty",
    "valid", "is_time_inferred", "scope", "voices", "note",
)  # fmt: skip
_START = Node(1, 1)


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim, and where its id and its quote stand in the claims file."""

    claim: Claim
    id_at: Node
    quote_at: Node


@dataclass(frozen=True, slots=True)
class Claims:
    """What a claims file says, and where it names its source."""

    source: str = ""
    claims: tuple[PlacedClaim, ...] = ()
    source_at: Node = _START


def read_claims(text: str, vocabulary: Vocabulary, problems: Problems) -> Claims:
    """Return the claims of a file; every mistake is added to `problems`."""
    root = read_tree(text, problems)
    if root is None:
        return Claims()
    fields = Fields(root, problems, "source", "claims")
    source = fields.required("source")
    fields.require("claims")
    seen: dict[str, int] = {}
    claims = []
    for node in fields.items("claims"):
        placed = _claim(node, source, vocabulary, problems)
        if placed.claim.key in seen:
            message = f"the id of {placed.claim.key!r} stands twice, first in line "
            problems.add(placed.id_at, f"{message}{seen[placed.claim.key]}")
        seen.setdefault(placed.claim.key, placed.id_at.line)
        claims.append(placed)
    return Claims(source, tuple(claims), fields.at("source"))


def _claim(node: Node, source: str, vocabulary: Vocabulary, problems: Problems) -> PlacedClaim:
    fields = Fields(node, problems, *CLAIM_FIELDS)
    name = fields.required("id")
    if name and not _ID.match(name):
        problems.add(fields.at("id"), f"id {name!r} must be lower-case letters, digits, hyphens")
    predicate = _predicate(fields, vocabulary)
    valid_from, valid_to = _times(fields)
    claim = Claim(
        key=f"{source}/{name}",
        source=source,
        subject=_entity(fields, "subject", vocabulary),
        predicate=predicate.name if predicate else "",
        value=_value(fields, predicate, vocabulary),
        quote=fields.required("quote"),
        polarity=fields.choice("polarity", Polarity, Polarity.ASSERTED),
        quantifier=fields.optional_choice("quantifier", Quantifier),
        certainty=fields.choice("certainty", Certainty, Certainty.PLAIN),
        valid_from=valid_from,
        valid_to=valid_to,
        is_time_inferred=_is_time_inferred(fields),
        scope=fields.optional("scope"),
        voices=tuple(_voice(item, vocabulary, problems) for item in fields.items("voices")),
        note=fields.optional("note"),
    )
    is_denied = claim.polarity is Polarity.DENIED
    if is_denied and claim.value.text == "no" and _is_boolean(predicate):
        problems.add(
            fields.at("polarity"), "'denied' of 'value: no' is a yes; leave one of them out"
        )
    return PlacedClaim(claim, fields.at("id"), fields.at("quote"))


def _is_boolean(predicate: Predicate | None) -> bool:
    return predicate is not None and predicate.value_type is ValueType.BOOLEAN


def _entity(fields: Fields, name: str, vocabulary: Vocabulary) -> str:
    key = fields.required(name)
    if key and key not in vocabulary.entities:
        hint = _meant(key, vocabulary) or "; add it to entities.yml"
        fields.problems.add(fields.at(name), f"{name} {key!r} is no entity{hint}")
    return key


def _meant(name: str, vocabulary: Vocabulary) -> str:
    """Return a hint with the key of the entity that has a name as its label, or a similar key."""
    keys = {label.casefold(): key for key, label in vocabulary.entities.items()}
    key = keys.get(name.casefold())
    return f"; did you mean {key!r}?" if key else suggestion(name, vocabulary.entities)


def _predicate(fields: Fields, vocabulary: Vocabulary) -> Predicate | None:
    name = fields.required("predicate")
    predicate = vocabulary.predicates.get(name)
    if name and predicate is None:
        hint = suggestion(name, list(vocabulary.predicates)) or "; add it to predicates.yml"
        fields.problems.add(fields.at("predicate"), f"predicate {name!r} is not defined{hint}")
    return predicate


def _value(fields: Fields, predicate: Predicate | None, vocabulary: Vocabulary) -> Value:
    if predicate is None:
        return Value(fields.required("value"))
    if predicate.value_type is ValueType.ENTITY:
        return Value(_entity(fields, "value", vocabulary))
    text = fields.required("value")
    scale = vocabulary.scales.get(predicate.scale or "")
    try:
        return read_value(predicate.value_type, text, scale.levels if scale else ())
    except ValueError as error:
        if text:
            fields.problems.add(fields.at("value"), f"value of {predicate.name}: {error}")
        return Value(text)


def _times(fields: Fields) -> tuple[str | None, str | None]:
    if "valid" not in fields:
        return None, None
    node = fields.at("valid")
    if node.text is not None:
        return (node.text, node.text) if _is_date(node, fields.problems) else (None, None)
    return _span(Fields(node, fields.problems, "from", "to"))


def _is_time_inferred(fields: Fields) -> bool:
    is_inferred = fields.flag("is_time_inferred")
    if is_inferred and "valid" not in fields:
        at = fields.at("is_time_inferred")
        fields.problems.add(at, "'is_time_inferred' needs the time, 'valid'")
    return is_inferred


def _span(span: Fields) -> tuple[str | None, str | None]:
    start, end = span.optional("from"), span.optional("to")
    are_dates = [
        _is_date(span.at(name), span.problems)
        for name, value in (("from", start), ("to", end))
        if value is not None
    ]
    if not all(are_dates):
        return None, None
    if start and end and days(start).low > days(end).high:
        span.problems.add(span.at("to"), f"'to', {end}, lies before 'from', {start}")
    return start, end


def _is_date(node: Node, problems: Problems) -> bool:
    try:
        days(node.text or "")
    except ValueError as error:
        problems.add(node, str(error))
        return False
    return True


def _voice(node: Node, vocabulary: Vocabulary, problems: Problems) -> Voice:
    fields = Fields(node, problems, "voice", "kind", "stance")
    name = fields.required("voice")
    if _ID.match(name) and name not in vocabulary.entities:
        # Words that name a voice are free; what looks like the key of an entity is a slip.
        hint = suggestion(name, vocabulary.entities, likeness=0.8)
        if hint:
            problems.add(fields.at("voice"), f"voice {name!r} is no entity{hint}")
    return Voice(
        name=name,
        kind=fields.choice("kind", VoiceKind, VoiceKind.SPEAKER),
        stance=fields.choice("stance", Stance, Stance.NEUTRAL),
        entity=name if name in vocabulary.entities else None,
    )
