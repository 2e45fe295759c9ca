"""The JSON Schemas say of a file what its reader says, as far as a schema can."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from csto_db.cli.main import main
from csto_db.ingest.claims_check import collection_vocabulary
from csto_db.model.claim import Vocabulary
from csto_db.parse.collection.claims import CLAIM_FIELDS, read_claims
from csto_db.parse.collection.entities import read_entities
from csto_db.parse.collection.judgements import read_judgements
from csto_db.parse.collection.predicates import PREDICATE_FIELDS, read_predicates
from csto_db.parse.collection.schema import SCHEMAS
from csto_db.parse.collection.tree import Problem, Problems

SEEDS = Path(__file__).parent.parent.parent / "seeds"
COLLECTIONS = (SEEDS, SEEDS.parent / "tests" / "collections" / "selve")
FILES = [
    (path.parent.name if path.parent.name == "claims" else path.stem, path)
    for folder in COLLECTIONS
    for path in sorted(folder.glob("**/*.yml"))
]
VOCABULARY = collection_vocabulary(SEEDS)


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as editors do, by the core schema of YAML 1.2: `yes` and a day are texts."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    regexp = re.compile(rf"^(?:{pattern})$")
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", regexp, first)


def refusals(kind: str, text: str, vocabulary: Vocabulary = VOCABULARY) -> list[str]:
    validator = Draft202012Validator(SCHEMAS[kind](vocabulary))
    return [error.message for error in validator.iter_errors(yaml.load(text, EditorLoader))]


def complaints(kind: str, text: str) -> list[Problem]:
    problems = Problems()
    if kind == "claims":
        read_claims(text, VOCABULARY, problems)
    else:
        readers: dict[str, Any] = {
            "entities": read_entities,
            "predicates": read_predicates,
            "judgements": read_judgements,
        }
        readers[kind](text, problems)
    return problems.found


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind](VOCABULARY))


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda value: getattr(value, "name", value))
def test_the_files_of_collections_are_valid(kind: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    folder = next(folder for folder in COLLECTIONS if path.is_relative_to(folder))
    assert refusals(kind, text, collection_vocabulary(folder)) == []
    assert refusals(kind, text, Vocabulary()) == []


def item(kind: str) -> dict[str, Any]:
    properties: Any = SCHEMAS[kind](Vocabulary())["properties"]
    found: dict[str, Any] = properties[kind]["items"]["properties"]
    return found


def test_a_schema_has_the_fields_that_the_reader_reads() -> None:
    assert set(item("claims")) == set(CLAIM_FIELDS)
    assert set(item("predicates")) == set(PREDICATE_FIELDS)


CLAIM = {
    "id": "a",
    "quote": "words",
    "subject": "csto",
    "predicate": "priority_of",
    "value": "russia",
}
ENTITY = {"key": "csto", "label": "CSTO", "type": "body"}
PREDICATE = {"name": "signed_on", "definition": "When.", "value": "date"}
JUDGEMENT = {
    "claims": ["a/x", "b/y"],
    "verdict": "compatible",
    "reason": "r",
    "by": "A. R.",
    "on": "2026-11-21",
}
ITEMS: dict[str, dict[str, Any]] = {
    "claims": CLAIM,
    "entities": ENTITY,
    "predicates": PREDICATE,
    "judgements": JUDGEMENT,
}


def file_with(kind: str, change: dict[str, Any]) -> str:
    fields = {k: v for k, v in (ITEMS[kind] | change).items() if v != "left out"}
    head = {"claims": {"source": "kaszuba2019"}, "entities": {"types": {"body": "A body."}}}
    # What people leave empty, PyYAML would write as the word null.
    return yaml.safe_dump({**head.get(kind, {}), kind: [fields]}).replace(": null", ":")


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("claims", {}),
        ("claims", {"valid": {"from": 1992, "to": None}, "is_time_inferred": "yes"}),
        ("claims", {"valid": "199X", "certainty": "hedged", "quantifier": "only", "note": None}),
        ("claims", {"voices": [{"voice": "zas", "kind": "speaker", "stance": "rejects"}]}),
        ("claims", {"predicate": "signed_on", "value": "2002-05/2002-10"}),
        ("entities", {"aliases": ["ODKB", {"alias": "US", "is_ambiguous": "yes", "to": 2002}]}),
        ("entities", {"aliases": None, "note": "free"}),
        ("entities", {"wording": "the Collective Security Treaty Organization"}),
        ("predicates", {"value": "number", "tolerance": 0.1, "cap": "in_tension"}),
        ("predicates", {"rules": [{"before": "signed_on"}], "is_symmetric": "no"}),
        ("predicates", {"wording": "an ally of {}", "cap": "in_tension", "cap_reason": "why"}),
        ("judgements", {}),
    ],
)
def test_what_the_reader_reads_is_valid(kind: str, change: dict[str, Any]) -> None:
    text = file_with(kind, change)
    assert (complaints(kind, text), refusals(kind, text)) == ([], [])


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("claims", {"id": "Big Letters"}),
        ("claims", {"id": "left out"}),
        ("claims", {"quote": "left out"}),
        ("claims", {"quote": ""}),
        ("claims", {"quote": ["a", "list"]}),
        ("claims", {"subject": "nowhere"}),
        ("claims", {"predicate": "priorty_of"}),
        ("claims", {"value": "nowhere"}),
        ("claims", {"value": None}),
        ("claims", {"polarity": "maybe"}),
        ("claims", {"quantifier": "few"}),
        ("claims", {"certainty": "sure"}),
        ("claims", {"valid": "14 June 2010"}),
        ("claims", {"valid": {"since": "2010"}}),
        ("claims", {"valid": ["2010"]}),
        ("claims", {"is_time_inferred": "perhaps"}),
        ("claims", {"scope": ["a"]}),
        ("claims", {"voices": "zas"}),
        ("claims", {"voices": [{"kind": "speaker"}]}),
        ("claims", {"voices": [{"voice": "zas", "stance": "likes"}]}),
        ("claims", {"voices": [{"voice": "zas", "name": "Zas"}]}),
        ("claims", {"certainity": "hedged"}),
        ("entities", {"key": "CSTO"}),
        ("entities", {"label": "left out"}),
        ("entities", {"aliases": [{"language": "en"}]}),
        ("entities", {"relations": [{"relation": "friend_of", "entity": "csto"}]}),
        ("entities", {"relations": [{"relation": "part_of"}]}),
        ("entities", {"founded": "1992"}),
        ("predicates", {"definition": "left out"}),
        ("predicates", {"conflict": "sometimes"}),
        ("predicates", {"value": "colour"}),
        ("predicates", {"tolerance": "much"}),
        ("predicates", {"cap_reason": "a reason for nothing"}),
        ("predicates", {"rules": [{"excludes": "a", "implies": "b"}]}),
        ("predicates", {"rules": [{"resembles": "a"}]}),
        ("judgements", {"claims": ["a/x"]}),
        ("judgements", {"claims": ["a/x", "a/x"]}),
        ("judgements", {"verdict": "maybe"}),
        ("judgements", {"by": "left out"}),
        ("judgements", {"on": "yesterday"}),
    ],
)
def test_a_mistake_that_a_schema_can_say_is_refused_by_both(
    kind: str, change: dict[str, Any]
) -> None:
    text = file_with(kind, change)
    assert complaints(kind, text)
    assert refusals(kind, text)


def test_a_level_that_the_scale_of_a_predicate_does_not_have_is_refused() -> None:
    name, scale = next(
        (p.name, VOCABULARY.scales[p.scale]) for p in VOCABULARY.predicates.values() if p.scale
    )
    assert refusals("claims", file_with("claims", {"predicate": name, "value": "no level"}))
    right = file_with("claims", {"predicate": name, "value": scale.levels[0]})
    assert refusals("claims", right) == []


def test_the_command_writes_the_schema_with_the_names_of_a_collection() -> None:
    done = CliRunner().invoke(main, ["claims", "schema", "--collection", str(SEEDS)])
    assert json.loads(done.stdout) == json.loads(json.dumps(SCHEMAS["claims"](VOCABULARY)))
    alone = json.loads(CliRunner().invoke(main, ["claims", "schema", "judgements"]).stdout)
    assert alone["title"] == "Judgements"
