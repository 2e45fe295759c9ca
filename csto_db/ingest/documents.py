"""Some documents into the database, on an open transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection

from csto_db.db.batch import Batch
from csto_db.db.claims import save_claims
from csto_db.db.orphans import delete_orphans
from csto_db.db.reference import ids
from csto_db.db.stored_claims import claims_of_source
from csto_db.db.stored_sources import source_ids
from csto_db.ingest.binding import rebind
from csto_db.ingest.citations import WorkFinder
from csto_db.ingest.deciding import follow_decisions
from csto_db.ingest.derive import MEDIA_TYPE
from csto_db.ingest.detection import redetect
from csto_db.ingest.plan import sha256
from csto_db.ingest.stored import SourceState, source_text
from csto_db.model.document import Document, SourceFile
from csto_db.model.question import Asked
from csto_db.model.work import Work
from csto_db.resolve.resolved import Resolved


def source_file(key: str, work: Work, name: str, data: bytes, text: str) -> SourceFile:
    """Return a document as it is read: its text is what its bytes say."""
    return SourceFile(key, work, name, MEDIA_TYPE, sha256(data), len(data), text)


def stored_file(connection: Connection, key: str, state: SourceState) -> SourceFile:
    """Return a document that is stored; its own work stays what it is."""
    text = source_text(connection, key) or ""
    return source_file(key, Work(citation_key=key), state.file_name, text.encode(), text)


def save(connection: Connection, waiting: Sequence[Resolved]) -> None:
    """Write some documents, with the claims that stand in them."""
    stored = source_ids(connection, [one.document.file.key for one in waiting])
    batch = Batch(connection, stored)
    replaced = [one.document for one in waiting if one.document.file.key in stored]
    entities = ids(connection, "entity", "entity_key")
    finder = WorkFinder(connection, batch, waiting)
    for one in waiting:
        batch.add(one.document, finder.works(one), finder.links(one), entities)
    batch.flush()
    finder.finish()
    follow_decisions(connection)
    if replaced:
        _keep_claims(connection, replaced)
        delete_orphans(connection)


def _keep_claims(connection: Connection, documents: Sequence[Document]) -> None:
    touched: set[Asked] = set()
    for document in documents:
        key = document.file.key
        claims = claims_of_source(connection, key)
        if claims:
            touched |= save_claims(connection, key, rebind(claims, document.file.text))
    redetect(connection, touched)
