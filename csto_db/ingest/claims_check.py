"""Claims files checked while they are written, without touching a database."""

from collections.abc import Sequence
from pathlib import Path

from csto_db.db.engine import stored_revision, writing_engine
from csto_db.db.identity import check_revision
from csto_db.errors import InputError
from csto_db.ingest.check import check
from csto_db.ingest.plan import (
    BIBLIOGRAPHY,
    ENTITIES,
    JUDGEMENTS,
    PREDICATES,
    Plan,
    plan,
    raise_problems,
)
from csto_db.ingest.reference import read_reference
from csto_db.model.claim import Vocabulary
from csto_db.parse.collection.tree import Problem


def count_bound(target: str, files: Sequence[Path]) -> dict[Path, int]:
    """Return how many claims of each file bind to their documents.

    A file in the folder `claims/` of a collection is checked against that collection, any
    other against the database. Raises InputError with every mistake of every file.
    """
    alone = [path for path in files if _collection(path) is None]
    folders = dict.fromkeys(folder for path in files if (folder := _collection(path)))
    counts: dict[Path, int] = {}
    for folder in folders:
        work = plan([folder])
        work.claims = [path for path in files if _collection(path) == folder]
        # They may be about claims of the files that are not checked.
        work.judgements = []
        counts |= _count(work, None)
    if alone:
        counts |= _count_in_database(target, alone)
    return counts


def collection_vocabulary(folder: Path) -> Vocabulary:
    """Return the names that claims of a collection may use. Raises InputError on a mistake."""
    found: dict[Path, list[Problem]] = {}
    reference = read_reference(plan([folder / ENTITIES, folder / PREDICATES]), found)
    raise_problems(found)
    return reference.vocabulary(Vocabulary())


def _collection(path: Path) -> Path | None:
    if path.is_dir():
        raise InputError(f"{path}: a folder; name claims files, as {path / 'claims'}/*.yml")
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    if path.suffix not in (".yml", ".yaml") or path.name in (ENTITIES, PREDICATES, JUDGEMENTS):
        raise InputError(
            f"{path}: no claims file; 'csto-db ingest FOLDER --dry-run' checks a whole collection"
        )
    folder = path.resolve().parent.parent
    is_in_one = path.resolve().parent.name == "claims" and (folder / BIBLIOGRAPHY).is_file()
    return folder if is_in_one else None


def _count(work: Plan, target: str | None) -> dict[Path, int]:
    if target is None:
        checked = check(work, None)
    else:
        engine = writing_engine(target)
        try:
            check_revision(stored_revision(engine), target)
            checked = check(work, engine)
        finally:
            engine.dispose()
    return {path: len(bound.claims) for path, bound in checked.claims.items()}


def _count_in_database(target: str, files: Sequence[Path]) -> dict[Path, int]:
    return _count(plan(files), target)
