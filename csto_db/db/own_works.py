"""The works that the sources themselves are, in the rows that citations may have made first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from csto_db.db.tables import METADATA
from csto_db.db.work_rows import work_rows
from csto_db.model.work import Work

T = METADATA.tables


def own_works(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of the own works of some sources by the keys of the sources."""
    source = T["source"]
    query = select(source.c.source_key, source.c.work_id).where(source.c.source_key.in_(list(keys)))
    return {row[0]: row[1] for row in connection.execute(query)}


def is_own_work(connection: Connection, work_id: int) -> bool:
    """Return whether a work is that of a source."""
    source = T["source"]
    query = select(source.c.source_id).where(source.c.work_id == work_id)
    return connection.execute(query).first() is not None


def works_by_key(connection: Connection, citation_keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of the works that have some citation keys."""
    work = T["work"]
    query = select(work.c.citation_key, work.c.work_id).where(
        work.c.citation_key.in_(list(citation_keys))
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def give_way(connection: Connection, work_id: int, citation_key: str) -> None:
    """Give a work another key, a free one, because a source is called by the one that it had."""
    work = T["work"]
    connection.execute(
        update(work).where(work.c.work_id == work_id).values(citation_key=citation_key)
    )


def describe_work(
    connection: Connection,
    work_id: int,
    work: Work,
    keys: Sequence[tuple[str, str]],
    link_id: int | None,
) -> None:
    """Replace what is stored of a work, its key too if the description has one.

    What it was recognised by before still holds.
    """
    match = T["work_match"]
    known = {
        (rule, value)
        for rule, value in connection.execute(
            select(match.c.rule, match.c.value).where(match.c.work_id == work_id)
        )
    }
    for table in ("work_inference", "contribution", "identifier"):
        connection.execute(delete(T[table]).where(T[table].c.work_id == work_id))
    new = [key for key in keys if key not in known]
    for table, row in work_rows(work, work_id, work.citation_key or "", new, link_id):
        if table == "work":
            if work.citation_key is None:
                del row["citation_key"]
            connection.execute(update(T["work"]).where(T["work"].c.work_id == work_id).values(row))
        else:
            connection.execute(insert(T[table]), row)


def complete_work(connection: Connection, work_id: int, before: Work, after: Work) -> None:
    """Write what a stored work has now and had not before."""
    new_names = {c.role for c in after.contributions} - {c.role for c in before.contributions}
    new_schemes = {i.scheme for i in after.identifiers} - {i.scheme for i in before.identifiers}
    added = replace(
        after,
        contributions=tuple(c for c in after.contributions if c.role in new_names),
        identifiers=tuple(i for i in after.identifiers if i.scheme in new_schemes),
        inferred=(),
    )
    for table, row in work_rows(added, work_id, "", (), None):
        if table == "work":
            changed = {
                name: row[name]
                for name in row
                if hasattr(before, name) and getattr(before, name) != getattr(after, name)
            }
            if changed:
                work = T["work"]
                connection.execute(update(work).where(work.c.work_id == work_id).values(changed))
        else:
            connection.execute(insert(T[table]), row)
