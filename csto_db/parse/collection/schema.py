"""JSON Schemas (draft 2020-12) of the files of a collection, for editors that complete them."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from csto_db.model.claim import Predicate, Vocabulary
from csto_db.model.vocabulary import (
    Certainty,
    Conflict,
    Polarity,
    Quantifier,
    Relation,
    RuleKind,
    Stance,
    ValueType,
    Verdict,
    VoiceKind,
)

Json = dict[str, object]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_KEY = "^[a-z][a-z0-9-]*$"
_ID = "^[a-z0-9][a-z0-9-]*$"
_EDTF = r"^[-0-9XYSEuU?~%/.,:+TZ\[\]{}]+$"
_SCALAR: Json = {"type": ["string", "number", "boolean"], "minLength": 1}
_OPTIONAL: Json = {"type": ["string", "number", "boolean", "null"]}
_FLAG: Json = {"enum": ["yes", "no", "true", "false", True, False]}
_DATE: Json = {"type": ["string", "integer"], "pattern": _EDTF}
_NUMBER: Json = {"type": ["number", "string"], "pattern": r"^-?[0-9]"}
_SPAN_ENDS = ("from", "to")


def claims_schema(vocabulary: Vocabulary) -> Json:
    """Return the schema of a claims file.

    The keys of entities and the names of predicates that it admits are those of a vocabulary;
    an empty one admits all.
    """
    entity = _one_of(vocabulary.entities) if vocabulary.entities else _SCALAR
    voice = _object(
        {
            "voice": _said(_SCALAR, "the key of an entity, or the words that name the voice"),
            "kind": _enum(VoiceKind, "quoted or reported, or a work that is cited"),
            "stance": _enum(Stance, "what the author makes of it; left out: neutral"),
        },
        required=["voice"],
    )
    claim = _object(
        {
            "id": _said(_SCALAR | {"pattern": _ID}, "unique in the file"),
            "quote": _said(_SCALAR, "words of the document, found there exactly once"),
            "subject": _said(entity, "the key of the entity that is spoken of"),
            "predicate": _predicates(vocabulary.predicates.values()),
            "value": _said(_SCALAR, "what is said: of the type that the predicate names"),
            "polarity": _enum(Polarity, "left out: asserted"),
            "quantifier": _enum(Quantifier, "how much of the subject or of the values"),
            "certainty": _enum(Certainty, "left out: plain"),
            "valid": {
                "description": "when it holds: an EDTF date, or {from: …, to: …}",
                "anyOf": [_DATE, _object(dict.fromkeys(_SPAN_ENDS, _DATE | _optional_type()))],
            },
            "is_time_inferred": _said(_FLAG, "yes if the time is not in the words"),
            "scope": _said(_OPTIONAL, "claims of different scope do not clash"),
            "voices": _said(_list(voice), "who says so, outermost first, below the author"),
            "note": _said(_OPTIONAL, "why the curator reads it so"),
        },
        required=["id", "quote", "subject", "predicate", "value"],
    )
    values = list(_values(vocabulary, entity))
    if values:
        claim["allOf"] = values
    return _file("Claims of a document", {"source": _SCALAR, "claims": _list(claim)}, ["source"])


def _predicates(predicates: Iterable[Predicate]) -> Json:
    names: list[object] = [{"const": p.name, "description": p.definition} for p in predicates]
    return _said({"oneOf": names} if names else _SCALAR, "a name from predicates.yml")


def _values(vocabulary: Vocabulary, entity: Json) -> Iterator[Json]:
    """Yield, for each type of value that can be told, what values its predicates admit."""
    by_values: dict[tuple[str, ...], list[str]] = {}
    entity_valued = []
    for predicate in vocabulary.predicates.values():
        if predicate.value_type is ValueType.ENTITY:
            entity_valued.append(predicate.name)
        elif scale := vocabulary.scales.get(predicate.scale or ""):
            by_values.setdefault(scale.levels, []).append(predicate.name)
    if entity_valued:
        yield _if_predicate(entity_valued, entity)
    for levels, names in by_values.items():
        yield _if_predicate(names, {"enum": list(levels)})


def _if_predicate(names: list[str], value: Json) -> Json:
    return {
        "if": {"properties": {"predicate": {"enum": sorted(names)}}, "required": ["predicate"]},
        "then": {"properties": {"value": value}},
    }


def entities_schema() -> Json:
    """Return the schema of entities.yml."""
    times: Json = dict.fromkeys(_SPAN_ENDS, _DATE | _optional_type())
    alias = _object(
        {
            "alias": _SCALAR,
            "language": _said(_OPTIONAL, "BCP 47, as ru-Latn"),
            "is_ambiguous": _said(_FLAG, "yes if it is also a common word"),
            **times,
        },
        required=["alias"],
    )
    related = _object(
        {"relation": _enum(Relation, "how it stands to the other"), "entity": _SCALAR, **times},
        required=["entity"],
    )
    entity = _object(
        {
            "key": _said(_SCALAR | {"pattern": _KEY}, "the name that claims use"),
            "label": _said(_SCALAR, "its name in print, and its first alias"),
            "wording": _said(_OPTIONAL, "how it stands within a sentence; left out: as its label"),
            "type": _said(_SCALAR, "a name from 'types'"),
            "aliases": _list({"anyOf": [_SCALAR, alias]}),
            "relations": _list(related),
            "note": _OPTIONAL,
        },
        required=["key", "label", "type"],
    )
    types: Json = {"type": ["object", "null"], "additionalProperties": _OPTIONAL}
    return _file("Entities", {"types": types, "entities": _list(entity)}, [])


def predicates_schema() -> Json:
    """Return the schema of predicates.yml."""
    rule: Json = {
        "type": "object",
        "propertyNames": {"enum": list(RuleKind)},
        "minProperties": 1,
        "maxProperties": 1,
    }
    predicate = _object(
        {
            "name": _SCALAR,
            "definition": _said(_SCALAR, "what the subject and the value are"),
            "value": _enum(ValueType, "the type of its values; left out: text"),
            "conflict": _enum(Conflict, "when two claims with it clash; left out: free"),
            "scale": _said(_OPTIONAL, "a name from 'scales'"),
            "gap": _said(_NUMBER, "levels this far apart clash"),
            "unit": _OPTIONAL,
            "tolerance": _said(_NUMBER, "relative, from 0 to under 1"),
            "is_symmetric": _FLAG,
            "cap": _enum(Verdict, "never a stronger verdict than this"),
            "cap_reason": _said(_OPTIONAL, "why: a clause that can follow 'a tension, for'"),
            "wording": _said(_OPTIONAL, "how it is said of a subject; {} stands for the value"),
            "rules": _list(rule),
        },
        required=["name", "definition"],
    ) | {"dependentRequired": {"cap_reason": ["cap"]}}
    scales: Json = {
        "type": ["object", "null"],
        "additionalProperties": {"type": "array", "items": _SCALAR, "minItems": 1},
    }
    return _file("Predicates", {"scales": scales, "predicates": _list(predicate)}, [])


def judgements_schema() -> Json:
    """Return the schema of judgements.yml."""
    pair: Json = {"type": "array", "items": _SCALAR, "minItems": 2, "maxItems": 2}
    judgement = _object(
        {
            "claims": _said(pair | {"uniqueItems": True}, "two claims, as source/id"),
            "verdict": {"enum": list(Verdict), "description": "what the pair amounts to"},
            "reason": _SCALAR,
            "by": _said(_SCALAR, "a person's name or initials"),
            "on": _said(_DATE, "the day, as 2026-11-21"),
            "judged": _said(
                pair, "fingerprints of the claims, as `csto-db claims judgements` writes them"
            ),
        },
        required=["claims", "verdict", "reason", "by", "on"],
    )
    return _file("Judgements", {"judgements": _list(judgement)}, [])


def _file(title: str, properties: Json, required: list[str]) -> Json:
    return {"$schema": _DRAFT, "title": title} | _object(properties, required)


def _object(properties: Json, required: list[str] | None = None) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": required or [],
        "additionalProperties": False,
    }


def _list(items: Json) -> Json:
    return {"type": ["array", "null"], "items": items}


def _one_of(names: Iterable[str]) -> Json:
    return {"enum": sorted(names)}


def _enum(vocabulary: type[StrEnum], description: str) -> Json:
    return {"enum": [*vocabulary, None], "description": description}


def _said(schema: Json, description: str) -> Json:
    return {"description": description} | schema


def _optional_type() -> Json:
    return {"type": ["string", "integer", "null"]}


SCHEMAS: dict[str, Callable[[Vocabulary], Json]] = {
    "claims": claims_schema,
    "entities": lambda _: entities_schema(),
    "predicates": lambda _: predicates_schema(),
    "judgements": lambda _: judgements_schema(),
}
"""For each file of a collection, its schema."""
