"""What was checked into the database, each batch of documents in one transaction."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert

from csto_db import __version__
from csto_db.db.batch import Batch, T, delete_orphans
from csto_db.db.claims import load_claims, save_claims
from csto_db.db.judgements import save_judgements
from csto_db.db.reference import ids, load_entities, save_entities, save_predicates
from csto_db.ingest.binding import rebind
from csto_db.ingest.check import Checked
from csto_db.ingest.citations import WorkFinder
from csto_db.ingest.derive import MEDIA_TYPE, derive
from csto_db.ingest.detection import redetect
from csto_db.ingest.plan import PlannedDocument, decode_file, read_bytes, sha256
from csto_db.ingest.reference import Reference
from csto_db.ingest.stored import file_hashes, source_states, source_text
from csto_db.ingest.summary import Summary
from csto_db.model.document import Document, SourceFile
from csto_db.model.entity import Entity
from csto_db.model.work import Work
from csto_db.resolve.mentions import Gazetteer

DOCUMENTS_IN_BATCH = 50
CHARACTERS_IN_BATCH = 4_000_000

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and how many there are."""


def write(engine: Engine, checked: Checked, progress: Progress) -> Summary:
    """Write a checked plan; return what changed. The same bytes again change nothing."""
    summary = Summary()
    with engine.begin() as connection:
        has_new_terms = _save_reference(connection, checked.reference)
        entities = load_entities(connection)
        known = source_states(connection)
    derived_with = _fingerprint(entities)
    gazetteer = Gazetteer(entities)
    planned = {document.key for document in checked.plan.documents}
    outdated = [k for k, (_, with_) in known.items() if with_ != derived_with and k not in planned]
    total = len(planned) + len(outdated)
    files = _files(checked.plan.documents, engine, outdated)
    waiting: list[Document] = []
    for done, file in enumerate(files, start=1):
        is_same = known.get(file.key) == (file.sha256, derived_with)
        if file.key in planned:
            summary.add(file.key, is_known=file.key in known, is_same=is_same)
        if not is_same:
            waiting.append(derive(file, gazetteer, derived_with))
        if _is_full(waiting):
            save_documents(engine, waiting)
            waiting = []
        progress(done, total)
    if waiting:
        save_documents(engine, waiting)
    with engine.begin() as connection:
        _save_claims(connection, checked, summary, has_new_terms=has_new_terms)
    return summary


def _save_reference(connection: Connection, reference: Reference) -> bool:
    """Write entities and predicates if a file has changed; return whether one has."""
    known = file_hashes(connection)
    if all(known.get(str(path)) == sha for path, sha in reference.hashes.items()):
        return False
    save_entities(connection, reference.types, reference.entities)
    save_predicates(connection, reference.scales, reference.predicates)
    return True


def _fingerprint(entities: Sequence[Entity]) -> str:
    names = [(e.key, e.label, e.aliases) for e in entities]
    return hashlib.sha256(f"{__version__}\n{names!r}".encode()).hexdigest()[:16]


def _files(
    planned: Sequence[PlannedDocument], engine: Engine, outdated: Sequence[str]
) -> Iterator[SourceFile]:
    for document in planned:
        data = read_bytes(document.path)
        text = decode_file(data, document.path)
        yield _source_file(document.key, document.work, document.path.name, data, text)
    for key in outdated:
        with engine.connect() as connection:
            text = source_text(connection, key) or ""
            name = connection.execute(
                T["source"].select().where(T["source"].c.source_key == key)
            ).one()
        yield _source_file(key, Work(citation_key=key), name.file_name, text.encode(), text)


def _source_file(key: str, work: Work, name: str, data: bytes, text: str) -> SourceFile:
    return SourceFile(key, work, name, MEDIA_TYPE, sha256(data), len(data), text)


def _is_full(waiting: Sequence[Document]) -> bool:
    characters = sum(len(document.file.text) for document in waiting)
    return len(waiting) >= DOCUMENTS_IN_BATCH or characters >= CHARACTERS_IN_BATCH


def save_documents(engine: Engine, documents: Sequence[Document]) -> None:
    """Write some documents in one transaction, with the claims that stand in them."""
    with engine.begin() as connection:
        batch = Batch(connection)
        stored = ids(connection, "source", "source_key")
        replaced = [document for document in documents if document.file.key in stored]
        entities = ids(connection, "entity", "entity_key")
        finder = WorkFinder(connection, batch, documents)
        for document in documents:
            works = finder.works(document)
            batch.add(document, works, finder.links(document), entities)
        batch.flush()
        if replaced:
            _keep_claims(connection, replaced)
            delete_orphans(connection)


def _keep_claims(connection: Connection, documents: Sequence[Document]) -> None:
    touched: set[str] = set()
    for document in documents:
        key = document.file.key
        claims = [stored.claim for stored in load_claims(connection, source=key, with_stale=True)]
        if claims:
            touched |= save_claims(connection, key, rebind(claims, document.file.text))
    redetect(connection, touched)


def _save_claims(
    connection: Connection, checked: Checked, summary: Summary, *, has_new_terms: bool
) -> None:
    known = file_hashes(connection)
    fresh = {*summary.new, *summary.changed}
    touched: set[str] = set()
    for path, bound in checked.claims.items():
        summary.claims += len(bound.claims)
        is_same = known.get(str(path)) == bound.sha256 and bound.source not in fresh
        if has_new_terms or not is_same:
            touched |= save_claims(connection, bound.source, bound.claims)
    claims = {stored.claim.key: stored.claim for stored in load_claims(connection)}
    is_judged = save_judgements(connection, checked.reference.judgements, claims) > 0
    if has_new_terms or is_judged or touched:
        everything = has_new_terms or is_judged
        redetect(connection, None if everything else touched)
    hashes = {**checked.reference.hashes, **{p: b.sha256 for p, b in checked.claims.items()}}
    _note_files(connection, hashes, known)


def _note_files(connection: Connection, hashes: dict[Path, str], known: dict[str, str]) -> None:
    table = T["collection_file"]
    changed = {str(p): sha for p, sha in hashes.items() if known.get(str(p)) != sha}
    if changed:
        connection.execute(delete(table).where(table.c.name.in_(changed)))
        rows = [{"name": name, "sha256": sha} for name, sha in changed.items()]
        connection.execute(insert(table), rows)
