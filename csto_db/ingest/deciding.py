"""What people decide on works into the database: that two are one, that one is two, other keys."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, text

from csto_db.db.batch import Batch
from csto_db.db.engine import current_engine
from csto_db.db.former_keys import is_free_for, rename_work, unpin
from csto_db.db.own_works import is_own_work, works_by_key
from csto_db.db.work_decisions import (
    carry_out,
    load_work_decisions,
    save_work_decisions,
)
from csto_db.errors import InputError
from csto_db.ingest.detection import redetect
from csto_db.ingest.failures import database_failures
from csto_db.ingest.free_keys import key_ring
from csto_db.ingest.named_citations import NamedCitation, named_citation, reading
from csto_db.model.vocabulary import WorkDecisionKind
from csto_db.model.work import is_citation_key
from csto_db.model.work_decision import WorkDecision
from csto_db.resolve.citation_key import base_key
from csto_db.resolve.work_decisions import in_force


def follow_decisions(connection: Connection) -> None:
    """Let all works and citations be what people decided on them."""
    decisions = load_work_decisions(connection)
    if decisions:
        found = in_force(decisions)
        merged = {key: found.root(key) for key in found.merged}
        carry_out(connection, merged, found.placed)


def merge(target: str, work: str, other: str, reason: str, decided_by: str) -> None:
    """Decide that a second work is the first one.

    Raises InputError if a key is that of no work, both are one already, or the second is
    that of a source.
    """
    with _deciding(target) as connection:
        first, second = _current(connection, work), _current(connection, other)
        if first == second:
            raise InputError(f"{work!r} and {other!r} are one work already: {first}")
        ids = works_by_key(connection, [second])
        if is_own_work(connection, ids[second]):
            raise InputError(
                f"{second!r} is a source and keeps its key;"
                f" name it first: csto-db work merge {second} {first}"
            )
        _decide(connection, WorkDecisionKind.MERGE, first, second, reason, decided_by)


def take_back(target: str, key: str, reason: str, decided_by: str) -> str:
    """Decide that a work that was merged is one by itself; return the key of what it was.

    Raises InputError if it was not merged.
    """
    with _deciding(target) as connection:
        found = in_force(load_work_decisions(connection))
        if key not in found.merged:
            _current(connection, key)
            raise InputError(
                f"{key!r} was merged with no other work; to split off citations, name them"
                " as SOURCE:LABEL or SOURCE@START"
            )
        was = found.root(key)
        _decide(connection, WorkDecisionKind.SPLIT, was, key, reason, decided_by)
    return was


def split_off(target: str, names: Sequence[str], reason: str, decided_by: str) -> str:
    """Decide that some citations of a work are of another one; return its key.

    Raises InputError if a name is that of no citation or of several, if they are of
    different works, or if they are all that their work has.
    """
    with _deciding(target) as connection:
        cited = [named_citation(connection, name) for name in dict.fromkeys(names)]
        work = _one_work(cited)
        if len({one.citation_id for one in cited}) == cited[0].siblings:
            raise InputError(f"nothing else cites {work!r}: there is nothing to split it from")
        key = _new_work(connection, cited[0])
        today = date.today().isoformat()
        save_work_decisions(
            connection,
            [
                WorkDecision(
                    WorkDecisionKind.SPLIT, work, key, reason, decided_by, today, one.place
                )
                for one in cited
            ],
        )
    return key


def rekey(target: str, key: str, new: str) -> None:
    """Give a work another key; the one that it had is still found.

    Raises InputError if the new one is none, or another work has it or had it.
    """
    with _deciding(target) as connection:
        current = _current(connection, key)
        if not is_citation_key(new):
            raise InputError(f"{new!r} must be lower-case letters and digits, a letter first")
        work_id = works_by_key(connection, [current])[current]
        if is_own_work(connection, work_id):
            raise InputError(f"{current!r} is a source: change its key in its sources.bib")
        if not is_free_for(connection, current, new):
            raise InputError(f"{new!r} is taken, or was once; choose another")
        unpin(connection, work_id, new)
        if new != current:
            rename_work(connection, work_id, new)


@contextmanager
def _deciding(target: str) -> Iterator[Connection]:
    """A transaction at whose end all is as it is decided, findings too."""
    engine = current_engine(target)
    try:
        with database_failures(target), engine.begin() as connection:
            yield connection
            follow_decisions(connection)
            redetect(connection)
    finally:
        engine.dispose()


def _decide(
    connection: Connection,
    kind: WorkDecisionKind,
    work: str,
    other: str,
    reason: str,
    decided_by: str,
) -> None:
    today = date.today().isoformat()
    save_work_decisions(connection, [WorkDecision(kind, work, other, reason, decided_by, today)])


def _current(connection: Connection, key: str) -> str:
    """The key that the work that has or had a key has now."""
    query = (
        "SELECT work FROM work_key WHERE citation_key = :key AND work IS NOT NULL"
        " ORDER BY kind = 'alias', kind LIMIT 1"
    )
    found = connection.execute(text(query), {"key": key}).scalar()
    if found is None:
        raise InputError(f"no work {key!r} in this database; 'csto-db report works' lists them")
    return str(found)


def _one_work(cited: Sequence[NamedCitation]) -> str:
    works = sorted({one.work for one in cited})
    if len(works) > 1:
        raise InputError(f"these citations are of different works: {', '.join(works)}")
    return works[0]


def _new_work(connection: Connection, cited: NamedCitation) -> str:
    """Store the work that a citation describes, found by no rule; return its key."""
    work = reading(connection, cited)
    base = base_key(work)
    key = key_ring(connection, [base]).next(base)
    batch = Batch(connection, {})
    batch.add_work(work, key, [], cited.link_id)
    batch.flush()
    return key
