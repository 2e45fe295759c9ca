"""What was checked into the database, each batch of documents in one transaction."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Engine

from csto_db import __version__
from csto_db.db.collection_files import file_hashes, note_files
from csto_db.db.collector import no_collector
from csto_db.db.definitions import note_definers, save_definitions, undefined
from csto_db.db.engine import reading
from csto_db.db.imported import serious_troubles
from csto_db.db.own_works import own_works
from csto_db.db.reference import load_entities, save_entities, save_predicates
from csto_db.db.stored_claims import stale_keys
from csto_db.ingest.check import Checked
from csto_db.ingest.claims_write import save_all_claims
from csto_db.ingest.derive import derive
from csto_db.ingest.documents import save, source_file, stored_file
from csto_db.ingest.elsewhere import completed
from csto_db.ingest.gone import Gone
from csto_db.ingest.importing import Importer
from csto_db.ingest.libraries import Library
from csto_db.ingest.plan import PlannedDocument, decode_file, read_bytes
from csto_db.ingest.reference import Reference, file_name
from csto_db.ingest.removal import remove
from csto_db.ingest.stored import SourceState, source_states
from csto_db.ingest.summary import Summary
from csto_db.model.document import SourceFile
from csto_db.model.entity import Entity
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
    gone = checked.gone
    with engine.begin() as connection:
        is_redefined = _save_reference(connection, checked.reference)
        note_definers(connection, checked.documents)
        entities = _entities_to_be(
            connection, [one.source for one in checked.claims.values()], gone
        )
        known = source_states(connection)
    terms = terms_fingerprint(entities)
    gazetteer = Gazetteer(entities)
    note_gone(checked, known, summary)
    if gone.definers:
        with engine.begin() as connection:
            remove(
                connection,
                gone,
                lambda file: derive(file, gazetteer, f"{terms}-{known[file.key].entry}"),
            )
    planned = {document.key for document in checked.plan.documents}
    outdated = [k for k, state in known.items() if state.terms != terms and k not in planned]
    total = len(planned) + len(outdated)
    entries = {one.key: entry_of(one, known.get(one.key)) for one in checked.plan.documents}
    files = _files(checked.plan.documents, engine, known, outdated)
    waiting: list[Resolved] = []
    for done, file in enumerate(files, start=1):
        state = known.get(file.key)
        entry = entries.get(file.key) or (state.entry if state else "")
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
        save_all_claims(connection, checked, summary, is_redefined=is_redefined)
        summary.stale_claims = stale_keys(connection, summary.changed)
    return summary


def note_gone(checked: Checked, known: dict[str, SourceState], summary: Summary) -> None:
    """Take the documents that go out of those that are known, and count what goes."""
    going = checked.gone.of(Defined.SOURCE)
    summary.gone = sorted(key for key in going if known.pop(key, None))
    summary.gone_claims = len(checked.gone_claims)
    summary.gone_judgements = len(checked.gone.of(Defined.JUDGEMENT))
    summary.missing = checked.missing


def has_new_terms(reference: Reference, known: Mapping[str, str]) -> bool:
    """Return whether a file of entities or predicates differs from how it was last read."""
    return any(file in known for file in reference.missing) or any(
        known.get(file_name(path)) != sha for path, sha in reference.hashes.items()
    )


def entry_of(document: PlannedDocument, state: SourceState | None) -> str:
    """Return the fingerprint of what is said of a document; a text alone changes nothing of it."""
    return state.entry if state and document.is_alone else fingerprint(document.work)


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


def _entities_to_be(connection: Connection, rewritten: Sequence[str], gone: Gone) -> list[Entity]:
    """The entities that will be there when the claims of some sources are rewritten or gone."""
    changed = {*rewritten, *gone.of(Defined.SOURCE), *gone.of(Defined.CLAIM)}
    going = undefined(connection, Defined.ENTITY, changed)
    return [one for one in load_entities(connection) if one.key not in going]


def _files(
    planned: Sequence[PlannedDocument],
    engine: Engine,
    known: Mapping[str, SourceState],
    outdated: Sequence[str],
) -> Iterator[SourceFile]:
    for document in planned:
        data = read_bytes(document.path)
        text = decode_file(data, document.path)
        is_known = document.is_alone and document.key in known
        work = Work(citation_key=document.key) if is_known else document.work
        yield source_file(document.key, work, document.path.name, data, text)
    for key in outdated:
        with reading(engine) as connection:
            file = stored_file(connection, key, known[key])
        yield file


def _is_full(waiting: Sequence[Resolved]) -> bool:
    characters = sum(len(one.document.file.text) for one in waiting)
    return len(waiting) >= DOCUMENTS_IN_BATCH or characters >= CHARACTERS_IN_BATCH


def save_documents(engine: Engine, waiting: Sequence[Resolved]) -> None:
    """Write some documents in one transaction, with the claims that stand in them."""
    with engine.begin() as connection:
        save(connection, waiting)


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
    note_files(connection, {name: library.sha256}, known)
