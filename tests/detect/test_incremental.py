"""Findings that grow with a collection are those of one ingest of the whole."""

import json
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_claims import LEVELS, PREDICATES, claim, claims

from csto_db.db.reader import Cell, open_reader
from csto_db.ingest.pipeline import ingest
from csto_db.model.claim import Claim, Predicate
from csto_db.model.vocabulary import Quantifier

PARENTS = {"kyrgyzstan": "asia", "osh": "kyrgyzstan"}
ACROSS = [
    claim("a/1", "is_effective", "yes", subject="asia", quantifier=Quantifier.ALL),
    claim("b/1", "is_effective", "no", subject="osh"),
    claim("a/2", "budget", "1", subject="asia"),
    claim("a/3", "member_count", "1", subject="asia"),
    claim("b/2", "budget", "~4000", subject="kyrgyzstan"),
    claim("b/3", "member_of", "asia", subject="nato"),
    claim("b/4", "member_of", "asia", subject="osh"),
]
FINDINGS = """
SELECT finding, verdict, kind, rule, scope, subject, predicate, a_claim, b_claim, pair_count,
  explanation
FROM finding_detail
ORDER BY finding
"""
SIDES = "SELECT finding, claim, side FROM finding_claim ORDER BY finding, claim"


def predicate_tree(one: Predicate) -> dict[str, object]:
    tree = {
        "name": one.name,
        "definition": one.definition,
        "value": one.value_type,
        "conflict": one.conflict,
        "tolerance": str(one.tolerance),
        "is_symmetric": "yes" if one.is_symmetric else "no",
        "rules": [{rule.kind: rule.other} for rule in one.rules],
        "scale": one.scale,
        "gap": str(one.gap),
        "cap": one.cap,
    }
    return {name: value for name, value in tree.items() if value is not None}


def claim_tree(one: Claim) -> dict[str, object]:
    tree = {
        "id": one.key.split("/")[1],
        "quote": one.quote,
        "subject": one.subject,
        "predicate": one.predicate,
        "value": one.value.text,
        "polarity": one.polarity,
        "quantifier": one.quantifier,
        "certainty": one.certainty,
        "valid": {"from": one.valid_from, "to": one.valid_to},
        "scope": one.scope,
        "voices": [{"voice": v.name, "kind": v.kind, "stance": v.stance} for v in one.voices],
    }
    tree["valid"] = {end: day for end, day in tree["valid"].items() if day} or None  # type: ignore[attr-defined]
    return {name: value for name, value in tree.items() if value is not None}


def write_collection(folder: Path, sources: dict[str, list[Claim]]) -> None:
    """JSON is YAML."""
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "claims").mkdir(exist_ok=True)
    entities: list[dict[str, object]] = [
        {
            "key": key,
            "label": f"The {key}",
            "type": "place",
            "relations": [{"relation": "part_of", "entity": PARENTS[key]}]
            if key in PARENTS
            else [],
        }
        for key in ("asia", "kyrgyzstan", "osh", "europe", "nato")
    ]
    vocabulary = {
        "scales": {"extent": LEVELS},
        "predicates": [predicate_tree(one) for one in PREDICATES.values()],
    }
    write(folder / "entities.yml", {"types": {"place": "A place."}, "entities": entities})
    write(folder / "predicates.yml", vocabulary)
    bibliography = ""
    for key, said in sources.items():
        text = f"The paper {key}\n\n" + "".join(f"Here is a {one.quote}.\n\n" for one in said)
        (folder / "texts" / f"{key}.txt").write_text(text)
        write(
            folder / "claims" / f"{key}.yml", {"source": key, "claims": list(map(claim_tree, said))}
        )
        bibliography += f"@article{{{key}, title = {{Paper {key}}}, file = {{texts/{key}.txt}}}}\n"
    (folder / "sources.bib").write_text(bibliography)


def write(path: Path, tree: object) -> None:
    path.write_text(json.dumps(tree, ensure_ascii=False))


def findings(database: Path) -> list[tuple[Cell, ...]]:
    reader = open_reader(str(database))
    return [*reader.execute(FINDINGS).rows, *reader.execute(SIDES).rows]


def by_source(some: list[Claim]) -> dict[str, list[Claim]]:
    sources: dict[str, list[Claim]] = defaultdict(list)
    for one in some:
        sources[one.source].append(one)
    return sources


@settings(max_examples=4, deadline=None)
@given(claims(30, few=10), st.permutations("abc"))
@example(ACROSS, ["b", "a", "c"])
@example(ACROSS, ["a", "b", "c"])
def test_one_document_after_the_other_and_changed_ones_give_what_one_ingest_does(
    some: list[Claim], order: list[str]
) -> None:
    sources = by_source(some)
    with TemporaryDirectory() as name:
        folder, growing, whole = (Path(name) / part for part in ("c", "growing.db", "whole.db"))
        given_so_far: dict[str, list[Claim]] = {}
        for source in order:
            if source in sources:
                given_so_far[source] = sources[source][::2]
                write_collection(folder, given_so_far)
                ingest(str(growing), [folder])
        for source in given_so_far:
            given_so_far[source] = sources[source]
            write_collection(folder, given_so_far)
            ingest(str(growing), [folder])
        ingest(str(whole), [folder])
        assert findings(growing) == findings(whole)
