"""Documents and collections into a database: check everything, then write, then detect."""

from collections.abc import Iterable
from pathlib import Path

from csto_db.db.create import create
from csto_db.db.engine import stored_revision, writing_engine
from csto_db.db.identity import check_revision
from csto_db.db.migrate import upgrade
from csto_db.db.target import is_url
from csto_db.ingest.check import check
from csto_db.ingest.failures import database_failures
from csto_db.ingest.foresee import foresee
from csto_db.ingest.plan import plan
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
        with database_failures(target):
            revision = stored_revision(engine)
            if revision is not None:
                check_revision(revision, target)
            existing = engine if revision is not None else None
            checked = check(plan(paths), existing)
            if is_dry_run:
                return foresee(checked, existing)
            if existing is None:
                _make(target)
            return write(engine, checked, progress)
    finally:
        engine.dispose()


def _make(target: str) -> None:
    """Make a database with the newest schema; in PostgreSQL that is for the migrations."""
    if is_url(target):
        upgrade(target)
    else:
        create(target)
