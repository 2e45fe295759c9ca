"""Documents and collections into a database: check everything, then write, then detect."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from csto_db.db.engine import stored_revision, writing_engine
from csto_db.db.identity import check_revision
from csto_db.db.migrate import upgrade
from csto_db.errors import DatabaseError
from csto_db.ingest.check import Checked, check
from csto_db.ingest.plan import plan, read_bytes, sha256
from csto_db.ingest.stored import source_states
from csto_db.ingest.summary import Summary
from csto_db.ingest.write import Progress, write


def ingest(
    target: str,
    paths: Iterable[Path],
    *,
    progress: Progress = lambda _done, _total: None,
    is_dry_run: bool = False,
) -> Summary:
    """Bring what some paths name into a database, making it if it is not there.

    Everything is read and checked before the first write. Each batch of documents is one
    transaction, and so are the claims with the findings that follow from them: a database
    that was left at any moment holds whole documents, and the next run completes it. The
    same bytes again change nothing.

    Raises InputError with every mistake in the files, DatabaseError if the database cannot
    be used.
    """
    engine = writing_engine(target)
    try:
        revision = stored_revision(engine)
        if revision is not None:
            check_revision(revision, target)
        existing = engine if revision is not None else None
        checked = check(plan(paths), existing)
        if is_dry_run:
            return _foresee(checked, existing)
        if existing is None:
            upgrade(target)
        return write(engine, checked, progress)
    except SQLAlchemyError as error:
        raise DatabaseError(
            f"{target}: {getattr(error, 'orig', None) or error};"
            " what was not finished has been undone: run the command again to complete it"
        ) from error
    finally:
        engine.dispose()


def _foresee(checked: Checked, engine: Engine | None) -> Summary:
    known: dict[str, tuple[str, str]] = {}
    if engine is not None:
        with engine.connect() as connection:
            known = source_states(connection)
    summary = Summary(claims=sum(len(bound.claims) for bound in checked.claims.values()))
    for document in checked.plan.documents:
        state = known.get(document.key)
        is_same = state is not None and state[0] == sha256(read_bytes(document.path))
        summary.add(document.key, is_known=state is not None, is_same=is_same)
    return summary
