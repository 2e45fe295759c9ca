"""What an ingest would do, without doing it."""

from sqlalchemy import Engine

from csto_db.db.collection_files import file_hashes
from csto_db.db.engine import reading
from csto_db.db.reference import load_entities
from csto_db.ingest.check import Checked
from csto_db.ingest.plan import read_bytes, sha256
from csto_db.ingest.stored import SourceState, source_states
from csto_db.ingest.summary import Summary
from csto_db.ingest.write import entry_of, has_new_terms, note_gone, terms_fingerprint


def foresee(checked: Checked, engine: Engine | None) -> Summary:
    """Return what writing a checked plan would change; `engine` is None without a database."""
    summary = Summary(claims=sum(len(bound.claims) for bound in checked.claims.values()))
    known: dict[str, SourceState] = {}
    terms = ""
    hashes: dict[str, str] = {}
    if engine is not None:
        with reading(engine) as connection:
            known, hashes = source_states(connection), file_hashes(connection)
            if not has_new_terms(checked.reference, hashes):
                terms = terms_fingerprint(load_entities(connection))
    note_gone(checked, known, summary)
    for document in checked.plan.documents:
        state = known.pop(document.key, None)
        sha, entry = sha256(read_bytes(document.path)), entry_of(document, state)
        is_same = state == SourceState(document.path.name, sha, terms, entry)
        summary.add(document.key, is_known=state is not None, is_same=is_same)
    for library in checked.plan.libraries:
        is_same = hashes.get(str(library.path.resolve())) == library.sha256
        summary.add_entries(len(library.read.keys), is_same=is_same)
        summary.troubles += library.read.serious()
    for key, state in known.items():
        if state.terms != terms:
            summary.add(key, is_known=True, is_same=False)
    return summary
