"""Citation keys that works had: never given to another work, and found for ever."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, text, update

from csto_db.db.driver import insert_rows
from csto_db.db.tables import METADATA

FORMER, WORK, ENTRY = (METADATA.tables[name] for name in ("former_key", "work", "imported_entry"))
_RETIRE = """\
SELECT u.citation_key, m.rule, m.value, w.issued, w.container
FROM unused_work AS u
JOIN work AS w ON w.work_id = u.work_id
LEFT JOIN work_match AS m ON m.work_id = u.work_id
ORDER BY u.work_id, m.rule, m.value
"""
_IN_STATEMENT = 500
_SUREST = ("doi", "number", "interview", "title_year", "url", "author_date")


def recognised_by(value: str, issued: str | None, container: str | None) -> str:
    """Return what tells a work that is gone from another with one value under a rule."""
    return "|".join((value, issued or "", container or ""))


def may_be_recognised(by: str, value: str, issued: str | None, container: str | None) -> bool:
    """Return whether a work may be one that is gone and was recognised by something: what only
    one of them says speaks against nothing.

    >>> may_be_recognised("peace|1986|1986-05-03|Gazette", "peace|1986", "1986", None)
    True
    >>> may_be_recognised("peace|1986|1986-05-03|Gazette", "peace|1986", None, "Herald")
    False
    """
    if not by.startswith(f"{value}|"):
        return False
    was_issued, _, was_container = by.removeprefix(f"{value}|").partition("|")
    date, other = sorted((was_issued, issued or ""))
    return other.startswith(date) and (not container or was_container in ("", container))


def retire_unused(connection: Connection) -> None:
    """Note the keys of the works that are about to go, with what each was recognised by."""
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for key, rule, value, issued, container in connection.exec_driver_sql(_RETIRE):
        marks = found[key]
        if rule in _SUREST:
            marks.append((_SUREST.index(rule), rule, recognised_by(value, issued, container)))
    rows = []
    for key, marks in found.items():
        _, rule, value = min(marks, default=(0, None, None))
        rows.append({"citation_key": key, "rule": rule, "value": value})
    if rows:
        insert_rows(connection, "former_key", rows)


def revive(connection: Connection, keys: Iterable[str]) -> None:
    """Forget that some keys were retired: works have them again."""
    given = list(keys)
    for start in range(0, len(given), _IN_STATEMENT):
        some = given[start : start + _IN_STATEMENT]
        connection.execute(delete(FORMER).where(FORMER.c.citation_key.in_(some)))


def has_former_keys(connection: Connection) -> bool:
    """Return whether any work ever had another key, or is gone."""
    return connection.execute(select(FORMER.c.citation_key).limit(1)).first() is not None


def rename_work(connection: Connection, work_id: int, citation_key: str) -> None:
    """Give a work another citation key, which must be free or its own of old."""
    mine = WORK.c.work_id == work_id
    old = connection.execute(select(WORK.c.citation_key).where(mine)).scalar_one()
    connection.execute(delete(FORMER).where(FORMER.c.citation_key == citation_key))
    connection.execute(update(WORK).where(mine).values(citation_key=citation_key))
    successor = FORMER.c.successor
    connection.execute(update(FORMER).where(successor == old).values(successor=citation_key))
    connection.execute(insert(FORMER).values(citation_key=old, successor=citation_key))


def is_free_for(connection: Connection, work: str, citation_key: str) -> bool:
    """Return whether a work may have a key: nothing else has it or had it."""
    taken = text(
        "SELECT 1 FROM work_key WHERE citation_key = :key"
        " AND (work IS NULL OR work <> :work OR kind = 'merged') LIMIT 1"
    )
    return connection.execute(taken, {"key": citation_key, "work": work}).first() is None


def unpin(connection: Connection, work_id: int, citation_key: str) -> None:
    """Let a work be exported under a key, whatever it was brought with; that finds it still."""
    mine = (ENTRY.c.work_id == work_id, ENTRY.c.is_pinned == 1, ENTRY.c.entry_key != citation_key)
    old = set(connection.execute(select(ENTRY.c.entry_key).where(*mine)).scalars())
    connection.execute(update(ENTRY).where(*mine).values(is_pinned=0))
    now = connection.execute(select(WORK.c.citation_key).where(WORK.c.work_id == work_id)).scalar()
    noted = select(FORMER.c.citation_key).where(FORMER.c.citation_key.in_(old))
    known = set(connection.execute(noted).scalars())
    for key in sorted(old - known - {now}):
        connection.execute(insert(FORMER).values(citation_key=key, successor=now))


def successors(connection: Connection) -> dict[str, str]:
    """Return the keys that works have now by the keys that they had."""
    query = select(FORMER.c.citation_key, FORMER.c.successor).where(FORMER.c.successor.is_not(None))
    return {row.citation_key: row.successor for row in connection.execute(query)}
