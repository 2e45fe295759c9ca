"""Everything that the paths name, read and checked before the first write."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from csto_db.db.reference import load_vocabulary
from csto_db.ingest.binding import BoundClaims, bind_files, planned_texts
from csto_db.ingest.plan import Plan, decode_file, raise_problems, read_bytes
from csto_db.ingest.reference import Reference, read_reference
from csto_db.ingest.stored import source_text
from csto_db.model.claim import Vocabulary
from csto_db.parse.collection.tree import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan without a mistake in it."""

    plan: Plan
    reference: Reference
    claims: dict[Path, BoundClaims]


def check(plan: Plan, engine: Engine | None) -> Checked:
    """Return what a plan holds; `engine` is that of the database, None if there is none yet.

    Raises InputError with every mistake of every file.
    """
    found: dict[Path, list[Problem]] = {}
    for document in plan.documents:
        decode_file(read_bytes(document.path), document.path)
    reference = read_reference(plan, found)
    texts = {document.key: document.path for document in plan.documents}
    if engine is None:
        vocabulary = reference.vocabulary(Vocabulary())
        text_of = planned_texts(texts, lambda _key: None)
        claims = bind_files(plan.claims, vocabulary, text_of, found)
    else:
        with engine.connect() as connection:
            vocabulary = reference.vocabulary(load_vocabulary(connection))
            text_of = planned_texts(texts, lambda key: source_text(connection, key))
            claims = bind_files(plan.claims, vocabulary, text_of, found)
    raise_problems(found)
    return Checked(plan, reference, claims)
