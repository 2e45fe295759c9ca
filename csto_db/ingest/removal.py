"""What no file defines any more out of the database, with all that was derived from it."""

from collections.abc import Callable

from sqlalchemy import Connection

from csto_db.db.claims import delete_claims, what_claims_ask
from csto_db.db.collection_files import claims_file, forget_files
from csto_db.db.definitions import forget_definers
from csto_db.db.judgements import load_judgements, withdraw
from csto_db.db.orphans import delete_orphans
from csto_db.db.shared_works import cited_at, citing, delete_citations, keep_keys, works_of
from csto_db.db.stored_sources import delete_sources
from csto_db.ingest.detection import redetect
from csto_db.ingest.documents import save, stored_file
from csto_db.ingest.gone import Gone
from csto_db.ingest.stored import source_states
from csto_db.model.document import Document, SourceFile
from csto_db.model.question import Asked
from csto_db.model.vocabulary import Defined
from csto_db.resolve.resolved import resolved

_IN_BATCH = 50


def remove(connection: Connection, gone: Gone, derive: Callable[[SourceFile], Document]) -> None:
    """Delete documents and claims, and let judgements count no more.

    `derive` reads a document again that cites what such a document cites: what it says of a work
    counts alone now.
    """
    touched = _withdraw(connection, gone.of(Defined.JUDGEMENT))
    documents = gone.of(Defined.SOURCE)
    claimed = documents | gone.of(Defined.CLAIM)
    for source in sorted(claimed):
        touched |= delete_claims(connection, source)
    forget_files(connection, [claims_file(source) for source in claimed])
    if documents:
        _remove_documents(connection, documents, derive)
    forget_definers(connection, gone.definers)
    if touched:
        redetect(connection, touched)


def _withdraw(connection: Connection, names: frozenset[str]) -> set[Asked]:
    """Let judgements count no more; they are kept, for a judgement is never deleted."""
    if not names:
        return set()
    withdraw(connection, map(int, names))
    pairs = [(one.a, one.b) for one, n in load_judgements(connection).items() if str(n) in names]
    asked = what_claims_ask(connection, {key for pair in pairs for key in pair})
    return {one for about in asked.values() for one in about}


def _remove_documents(
    connection: Connection, keys: frozenset[str], derive: Callable[[SourceFile], Document]
) -> None:
    works = works_of(connection, keys)
    delete_sources(connection, keys)
    others = citing(connection, works)
    before = cited_at(connection, others)
    delete_citations(connection, others)
    delete_orphans(connection)
    states = source_states(connection)
    for start in range(0, len(others), _IN_BATCH):
        some = others[start : start + _IN_BATCH]
        files = (stored_file(connection, key, states[key]) for key in some)
        save(connection, [resolved(derive(file)) for file in files])
    keep_keys(connection, before, cited_at(connection, others))
