"""Claims of random sources, written as the folder of a collection."""

import json
from pathlib import Path

from random_claims import LEVELS, PREDICATES

from csto_db.model.claim import Claim, Predicate

PARENTS = {"kyrgyzstan": "asia", "osh": "kyrgyzstan"}


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
        "unit": one.unit,
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
        # A file that denies "no" has a mistake in it.
        "polarity": None if one.value.text == "no" else one.polarity,
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
