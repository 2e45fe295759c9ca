"""What was checked into the database, each batch of documents in one transaction."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Engine, delete, insert

from csto_db import __version__
from csto_db.db.batch import Batch, T
from csto_db.db.claims import save_claims
from csto_db.db.collector import no_collector
from csto_db.db.definitions import delete_undefined, save_definitions, undefined
from csto_db.db.engine import reading
from csto_db.db.imported import serious_troubles
from csto_db.db.judgements import save_judgements
from csto_db.db.orphans import delete_orphans
from csto_db.db.own_works import own_works
from csto_db.db.reference import ids, load_entities, save_entities, save_predicates
from csto_db.db.stored_claims import claims_of_source
from csto_db.db.stored_sources import source_ids
from csto_db.ingest.binding import rebind
from csto_db.ingest.check import Checked
from csto_db.ingest.citations import WorkFinder
from csto_db.ingest.deciding import follow_decisions
from csto_db.ingest.derive import MEDIA_TYPE, derive
from csto_db.ingest.detection import redetect
from csto_db.ingest.elsewhere import completed
from csto_db.ingest.importing import Importer
from csto_db.ingest.libraries import Library
from csto_db.ingest.plan import PlannedDocument, decode_file, read_bytes, sha256
from csto_db.ingest.reference import Reference, file_name
from csto_db.ingest.stored import SourceState, file_hashes, source_states, source_text
from csto_db.ingest.summary import Summary
from csto_db.model.document import Document, SourceFile
from csto_db.model.entity import Entity
from csto_db.model.question import Asked
from csto_db.model.vocabulary import Defined
from csto_db.model.work import Work
from csto_db.resolve.mentions import Gazetteer
from csto_db.resolve.resolved import Resolved, resolved

DOCUMENTS_IN_BATCH = 50
CHARACTERS_IN_BATCH = 4_000_000

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and how many there are."""


def write(engine: Engine, checked: Checked, progress: Progress) -> Summary:
    """Write a checked plan; return what changed. The same bytes again change nothing."""
    summary = Summary()
    with engine.begin() as connection:
        is_redefined = _save_reference(connection, checked.reference)
        entities = _entities_to_be(connection, [one.source for one in checked.claims.values()])
        known = source_states(connection)
    terms = terms_fingerprint(entities)
    gazetteer = Gazetteer(entities)
    planned = {document.key for document in checked.plan.documents}
    outdated = [k for k, state in known.items() if state.terms != terms and k not in planned]
    total = len(planned) + len(outdated)
    files = _files(checked.plan.documents, engine, {key: known[key] for key in outdated})
    waiting: list[Resolved] = []
    for done, file in enumerate(files, start=1):
        state = known.get(file.key)
        entry = fingerprint(file.work) if file.key in planned or not state else state.entry
        is_same = state == SourceState(file.file_name, file.sha256, terms, entry)
        summary.add(file.key, is_known=state is not None, is_same=is_same)
        if not is_same:
            waiting.append(resolved(derive(file, gazetteer, f"{terms}-{entry}")))
        if _is_full(waiting):
            save_documents(engine, waiting)
            waiting = []
        progress(done, total)
    if waiting:
        save_documents(engine, waiting)
    for library in sorted(checked.plan.libraries, key=_wants):
        with no_collector(), engine.begin() as connection:
            _save_library(connection, library, summary)
    with engine.begin() as connection:
        _save_claims(connection, checked, summary, is_redefined=is_redefined)
    return summary


def has_new_terms(reference: Reference, known: Mapping[str, str]) -> bool:
    """Return whether a file of entities or predicates differs from how it was last read."""
    return any(known.get(file_name(path)) != sha for path, sha in reference.hashes.items())


def terms_fingerprint(entities: Iterable[Entity]) -> str:
    """Return what stays equal as long as the program and the names of entities do."""
    return fingerprint(__version__, *((e.key, e.label, e.aliases) for e in entities))


def fingerprint(*values: object) -> str:
    """Return a short text that stays equal as long as some values do."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def _save_reference(connection: Connection, reference: Reference) -> bool:
    """Write entities and predicates if a file has changed; return whether one has."""
    is_redefined = has_new_terms(reference, file_hashes(connection))
    if is_redefined:
        save_entities(connection, reference.types, reference.entities)
        save_predicates(connection, reference.scales, reference.predicates)
        save_definitions(connection, reference.defined)
    return is_redefined


def _entities_to_be(connection: Connection, rewritten: Sequence[str]) -> list[Entity]:
    """The entities that will be there when the claims of some sources are rewritten."""
    going = undefined(connection, Defined.ENTITY, rewritten)
    return [one for one in load_entities(connection) if one.key not in going]


def _files(
    planned: Sequence[PlannedDocument], engine: Engine, outdated: Mapping[str, SourceState]
) -> Iterator[SourceFile]:
    for document in planned:
        data = read_bytes(document.path)
        text = decode_file(data, document.path)
        yield _source_file(document.key, document.work, document.path.name, data, text)
    for key, state in outdated.items():
        with reading(engine) as connection:
            text = source_text(connection, key) or ""
        yield _source_file(key, Work(citation_key=key), state.file_name, text.encode(), text)


def _source_file(key: str, work: Work, name: str, data: bytes, text: str) -> SourceFile:
    return SourceFile(key, work, name, MEDIA_TYPE, sha256(data), len(data), text)


def _is_full(waiting: Sequence[Resolved]) -> bool:
    characters = sum(len(one.document.file.text) for one in waiting)
    return len(waiting) >= DOCUMENTS_IN_BATCH or characters >= CHARACTERS_IN_BATCH


def save_documents(engine: Engine, waiting: Sequence[Resolved]) -> None:
    """Write some documents in one transaction, with the claims that stand in them."""
    with engine.begin() as connection:
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


def _wants(library: Library) -> tuple[bool, bool]:
    """Whether a file names entries and strings of others: it comes behind those that may hold
    them."""
    wanted = library.read.wanted
    return (False, False) if wanted is None else (bool(wanted.entries), bool(wanted.strings))


def _save_library(connection: Connection, library: Library, summary: Summary) -> None:
    name, known = file_name(library.path), file_hashes(connection)
    if known.get(name) == library.sha256:
        summary.add_entries(len(library.read.keys), is_same=True)
        summary.troubles += serious_troubles(connection, name)
        return
    ids = own_works(connection, (str(text.work.citation_key) for text in library.texts))
    own = {text.entry_key: ids[str(text.work.citation_key)] for text in library.texts}
    importer = Importer(connection, name, completed(connection, name, library.read), own)
    importer.save()
    summary.troubles += serious_troubles(connection, name)
    summary.new_entries += importer.counts.new
    summary.joined_entries += importer.counts.joined
    _note_files(connection, {name: library.sha256}, known)


def _save_claims(
    connection: Connection, checked: Checked, summary: Summary, *, is_redefined: bool
) -> None:
    known = file_hashes(connection)
    fresh = {*summary.new, *summary.changed}
    touched: set[Asked] = set()
    for bound in checked.claims.values():
        summary.claims += len(bound.claims)
        is_same = known.get(_claims_of(bound.source)) == bound.sha256 and bound.source not in fresh
        if is_redefined or not is_same:
            touched |= save_claims(connection, bound.source, bound.claims)
    is_judged = save_judgements(connection, checked.judgements) > 0
    if is_redefined or is_judged or touched:
        redetect(connection, None if is_redefined or is_judged else touched)
    delete_undefined(connection)
    hashes = {file_name(path): sha for path, sha in checked.reference.hashes.items()}
    hashes |= {_claims_of(bound.source): bound.sha256 for bound in checked.claims.values()}
    _note_files(connection, hashes, known)


def _claims_of(source: str) -> str:
    """Return the name of a source's claims file: whichever file was read last, it counts."""
    return f"claims/{source}.yml"


def _note_files(
    connection: Connection, hashes: Mapping[str, str], known: Mapping[str, str]
) -> None:
    table = T["collection_file"]
    changed = {name: sha for name, sha in hashes.items() if known.get(name) != sha}
    if changed:
        connection.execute(delete(table).where(table.c.name.in_(changed)))
        rows = [{"name": name, "sha256": sha} for name, sha in changed.items()]
        connection.execute(insert(table), rows)
