"""Everything that the paths name, read and checked before the first write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from csto_db.db.definitions import dropped
from csto_db.db.engine import reading
from csto_db.db.judgements import load_judgements
from csto_db.db.reference import load_vocabulary
from csto_db.ingest.binding import BoundClaims, bind_files, planned_texts
from csto_db.ingest.plan import Plan, decode_file, raise_problems, read_bytes
from csto_db.ingest.reference import Reference, read_reference
from csto_db.ingest.stored import claim_keys, source_states, source_text
from csto_db.model.claim import Judgement, Vocabulary
from csto_db.parse.collection.judgements import check_claims
from csto_db.parse.collection.tree import Problem, Problems


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan without a mistake in it."""

    plan: Plan
    reference: Reference
    claims: dict[Path, BoundClaims]
    judgements: tuple[Judgement, ...]


def check(plan: Plan, engine: Engine | None) -> Checked:
    """Return what a plan holds; `engine` is that of the database, None if there is none yet.

    Raises InputError with every mistake of every file.
    """
    if engine is None:
        return _check(plan, None)
    with reading(engine) as connection:
        return _check(plan, connection)


def _check(plan: Plan, connection: Connection | None) -> Checked:
    found: dict[Path, list[Problem]] = {}
    for document in plan.documents:
        decode_file(read_bytes(document.path), document.path)
    reference = read_reference(plan, found)
    stored = load_vocabulary(connection) if connection else Vocabulary()
    gone = dropped(connection, reference.defined) if connection else frozenset()
    texts = {document.key: document.path for document in plan.documents}
    text_of = planned_texts(texts, lambda key: source_text(connection, key) if connection else None)
    sources = [*texts, *(source_states(connection) if connection else ())]
    claims = bind_files(plan.claims, reference.vocabulary(stored, gone), text_of, sources, found)
    judgements = _judgements(reference, claims.values(), connection, found)
    raise_problems(found)
    return Checked(plan, reference, claims, judgements)


def _judgements(
    reference: Reference,
    claims: Iterable[BoundClaims],
    connection: Connection | None,
    found: Mapping[Path, list[Problem]],
) -> tuple[Judgement, ...]:
    """Return the judgements; one on a claim that is unknown is a problem unless it is stored."""
    recorded = load_judgements(connection) if connection else {}
    known = set(claim_keys(connection)) if connection else set()
    known.update(key for bound in claims for key in bound.keys)
    for path, placed in reference.judgements.items():
        problems = Problems(found[path])
        for one in placed:
            if one.judgement not in recorded:
                check_claims(one, known, problems)
    return tuple(one.judgement for placed in reference.judgements.values() for one in placed)
