"""Findings into the database, and what the engine needs to know out of it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from csto_db.db.reference import ids, insert_one
from csto_db.db.tables import METADATA
from csto_db.model.claim import Judgement
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Relation, Side

T = METADATA.tables
_KEY_LENGTH = 6


def delete_findings(connection: Connection, subjects: Iterable[str] | None) -> None:
    """Delete the findings about some subjects, or all for None."""
    finding = T["finding"]
    query = delete(finding)
    if subjects is not None:
        known = ids(connection, "entity", "entity_key")
        query = query.where(finding.c.subject_id.in_([known[s] for s in subjects if s in known]))
    connection.execute(query)


def save_findings(
    connection: Connection, findings: Sequence[Finding], judgement_ids: Mapping[Judgement, int]
) -> None:
    """Write findings; `judgement_ids` gives the row of the judgement that decided one."""
    claims = ids(connection, "claim", "claim_key")
    entities = ids(connection, "entity", "entity_key")
    predicates = ids(connection, "predicate", "name")
    taken = set(connection.execute(select(T["finding"].c.finding_key)).scalars())
    for finding in findings:
        row = {
            "finding_key": _key(finding, taken),
            "verdict": finding.verdict,
            "kind": finding.kind,
            "rule": finding.rule,
            "scope": finding.scope,
            "subject_id": entities[finding.subject],
            "predicate_id": predicates[finding.predicate],
            "a_claim_id": claims[finding.a_claims[0]],
            "b_claim_id": claims[finding.b_claims[0]],
            "pair_count": finding.pair_count,
            "explanation": finding.explanation,
            "judgement_id": judgement_ids[finding.judgement] if finding.judgement else None,
        }
        number = insert_one(connection, T["finding"], row)
        sides = [
            {"finding_id": number, "claim_id": claims[key], "side": side}
            for side, keys in ((Side.A, finding.a_claims), (Side.B, finding.b_claims))
            for key in keys
        ]
        connection.execute(insert(T["finding_side"]), sides)


def _key(finding: Finding, taken: set[str]) -> str:
    """Return a short name that does not depend on the order of ingest."""
    text = "\n".join((finding.kind, *finding.a_claims, "", *finding.b_claims))
    digest = hashlib.sha256(text.encode()).hexdigest()
    key = next(k for n in range(_KEY_LENGTH, 65) if (k := digest[:n]) not in taken)
    taken.add(key)
    return key


def load_ancestors(connection: Connection) -> dict[str, frozenset[str]]:
    """Return for each entity those that it is part of or an instance of, at any distance."""
    relation = T["entity_relation"]
    keys = {number: key for key, number in ids(connection, "entity", "entity_key").items()}
    parents: dict[str, set[str]] = defaultdict(set)
    kinds = (Relation.PART_OF, Relation.INSTANCE_OF)
    query = select(relation.c.subject_id, relation.c.object_id).where(
        relation.c.relation.in_(kinds)
    )
    for child, parent in connection.execute(query):
        parents[keys[child]].add(keys[parent])
    return {key: frozenset(_above(key, parents)) for key in parents}


def _above(key: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents[key])
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting += parents.get(parent, ())
    return found


def load_cites(connection: Connection) -> dict[str, frozenset[str]]:
    """Return for each source the citation keys that it cites."""
    source, passage, citation, work = T["source"], T["passage"], T["citation"], T["work"]
    query = (
        select(source.c.source_key, work.c.citation_key)
        .join(passage, passage.c.source_id == source.c.source_id)
        .join(citation, citation.c.passage_id == passage.c.passage_id)
        .join(work, work.c.work_id == citation.c.work_id)
        .distinct()
    )
    found: dict[str, set[str]] = defaultdict(set)
    for key, cited in connection.execute(query):
        found[key].add(cited)
    return {key: frozenset(cited) for key, cited in found.items()}


def load_labels(connection: Connection) -> dict[str, str]:
    """Return the labels of entities by key."""
    entity = T["entity"]
    rows = connection.execute(select(entity.c.entity_key, entity.c.label))
    return {row.entity_key: row.label for row in rows}
