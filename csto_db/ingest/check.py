"""Everything that the paths name, read and checked before the first write."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from csto_db.db.definitions import Definer, dropped
from csto_db.db.engine import reading
from csto_db.db.judgements import load_judgements
from csto_db.db.reference import load_vocabulary
from csto_db.ingest.binding import BoundClaims, bind_files, planned_texts
from csto_db.ingest.gone import (
    Folders,
    Gone,
    claims_defined,
    documents_defined,
    judgements_defined,
)
from csto_db.ingest.plan import Plan, decode_file, raise_problems, read_bytes
from csto_db.ingest.reference import Reference, read_reference
from csto_db.ingest.stored import claim_keys, source_states, source_text
from csto_db.model.claim import Judgement, Vocabulary
from csto_db.model.vocabulary import Defined
from csto_db.parse.collection.judgements import check_claims
from csto_db.parse.collection.tree import Problem, Problems


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan without a mistake in it, and what it leaves without a file.

    `documents` says which files name which; `gone_claims` are the keys of the claims that go,
    `missing` the files that are not there any more.
    """

    plan: Plan
    reference: Reference
    documents: frozenset[Definer]
    claims: dict[Path, BoundClaims]
    judgements: tuple[Judgement, ...]
    gone: Gone
    gone_claims: tuple[str, ...]
    missing: tuple[str, ...]


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
    folders = Folders(plan, connection)
    reference = read_reference(plan, found, folders.missing)
    if reference.is_unread:  # names that nothing tells of are no mistakes of claims
        raise_problems(found)
    needed = folders.needed(plan.claims)
    documents = documents_defined(plan)
    gone = folders.gone(documents, needed).of(Defined.SOURCE)
    claims = _bound(plan, reference, gone, connection, found)
    recorded = load_judgements(connection) if connection else {}
    judged = judgements_defined(reference, recorded)
    leaving = folders.gone(documents | claims_defined(claims) | judged, needed)
    lost = leaving.of(Defined.CLAIM) | gone
    stored = claim_keys(connection) if connection else []
    gone_claims = tuple(key for key in stored if key.partition("/")[0] in lost) if lost else ()
    known = {*stored, *(key for bound in claims.values() for key in bound.keys)}
    judgements = _judgements(reference, known - set(gone_claims), recorded, found)
    raise_problems(found)
    return Checked(
        plan, reference, documents, claims, judgements, leaving, gone_claims, folders.missing
    )


def _bound(
    plan: Plan,
    reference: Reference,
    gone: Set[str],
    connection: Connection | None,
    found: dict[Path, list[Problem]],
) -> dict[Path, BoundClaims]:
    """Return the claims of a plan, without what goes: that they cannot name any more."""

    def stored_text(key: str) -> str | None:
        return source_text(connection, key) if connection and key not in gone else None

    stored = load_vocabulary(connection) if connection else Vocabulary()
    dropped_names = dropped(connection, reference.defined) if connection else frozenset()
    vocabulary = reference.vocabulary(stored, dropped_names)
    texts = {document.key: document.path for document in plan.documents}
    sources = [*texts, *(source_states(connection).keys() - gone if connection else ())]
    text_of = planned_texts(texts, stored_text)
    return bind_files(plan.claims, vocabulary, text_of, sources, gone, found)


def _judgements(
    reference: Reference,
    known: Collection[str],
    recorded: Collection[Judgement],
    found: Mapping[Path, list[Problem]],
) -> tuple[Judgement, ...]:
    """Return the judgements; one on a claim that is unknown is a problem unless it is stored."""
    for path, placed in reference.judgements.items():
        problems = Problems(found[path])
        for one in placed:
            if one.judgement not in recorded:
                check_claims(one, known, problems)
    return tuple(one.judgement for placed in reference.judgements.values() for one in placed)
