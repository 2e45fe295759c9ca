"""The claims and judgements of a plan into the database, with the findings that follow."""

from sqlalchemy import Connection

from csto_db.db.claims import save_claims
from csto_db.db.collection_files import claims_file, file_hashes, forget_files, note_files
from csto_db.db.definitions import (
    definers,
    delete_undefined,
    forget_no_file,
    note_definers,
    take_over,
)
from csto_db.db.judgements import load_judgements, save_judgements, withdrawn
from csto_db.ingest.check import Checked
from csto_db.ingest.detection import redetect
from csto_db.ingest.gone import claims_defined, judgements_defined
from csto_db.ingest.reference import file_name
from csto_db.ingest.summary import Summary
from csto_db.model.question import Asked
from csto_db.model.vocabulary import Defined


def save_all_claims(
    connection: Connection, checked: Checked, summary: Summary, *, is_redefined: bool
) -> None:
    """Write the claims that are new or changed, and the judgements; detect; delete what no file
    defines and nothing needs any more."""
    known = file_hashes(connection)
    hashes = {claims_file(bound.source): bound.sha256 for bound in checked.claims.values()}
    fresh = {*summary.new, *summary.changed}
    touched: set[Asked] = set()
    for bound in checked.claims.values():
        summary.claims += len(bound.claims)
        is_same = known.get(claims_file(bound.source)) == bound.sha256
        if is_redefined or not is_same or bound.source in fresh:
            touched |= save_claims(connection, bound.source, bound.claims)
    _note_claims(connection, checked, {name for name in hashes if known.get(name) != hashes[name]})
    is_judged = _save_judgements(connection, checked)
    if is_redefined or is_judged or touched:
        redetect(connection, None if is_redefined or is_judged else touched)
    delete_undefined(connection)
    hashes |= {file_name(path): sha for path, sha in checked.reference.hashes.items()}
    note_files(connection, hashes, known)
    forget_files(connection, [file for file in checked.missing if file in known])


def _note_claims(connection: Connection, checked: Checked, changed: set[str]) -> None:
    """Note whose claims are stored: those of the file that was read last, and of its equals."""
    found = claims_defined(checked.claims)
    news = {one for one in found if claims_file(one.name) in changed}
    take_over(connection, news)
    note_definers(connection, found - news)
    forget_no_file(connection)


def _save_judgements(connection: Connection, checked: Checked) -> bool:
    """Add the judgements that are new; return whether any counts that did not.

    One that was there, and was never in a file, was made in the database: it goes with no file.
    """
    if not checked.judgements:
        return False
    from_files = {int(one.name) for one in definers(connection, [Defined.JUDGEMENT])}
    own = set(load_judgements(connection).values()) - from_files
    before = withdrawn(connection)
    is_new = save_judgements(connection, checked.judgements) > 0
    found = judgements_defined(checked.reference, load_judgements(connection))
    note_definers(connection, (one for one in found if int(one.name) not in own))
    forget_no_file(connection)
    return is_new or withdrawn(connection) != before
