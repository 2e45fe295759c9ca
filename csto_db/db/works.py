"""What is known of works, keys and links before new citations are identified."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from csto_db.db.driver import placeholder

_IN_QUERY = 500

_KNOWN_WORKS = """\
WITH wanted (rule, value) AS (VALUES {marks})
SELECT m.rule, m.value, w.work_id, w.title, w.issued
FROM wanted
CROSS JOIN work_match AS m
JOIN work AS w ON w.work_id = m.work_id
WHERE m.rule = wanted.rule AND m.value = wanted.value
ORDER BY w.work_id
"""
_STORED_KEYS = "SELECT citation_key FROM work WHERE citation_key IN ({marks})"
_KNOWN_LINKS = "SELECT url_key, link_id FROM link WHERE url_key IN ({marks})"


def known_works(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[int, str | None, str | None]]]:
    """Return the stored works under some (rule, value) keys, as (id, title, date)."""
    found: dict[tuple[str, str], list[tuple[int, str | None, str | None]]] = defaultdict(list)
    for rule, value, work_id, title, issued in _asked(connection, _KNOWN_WORKS, keys):
        found[rule, value].append((work_id, title, issued))
    return found


def keys_in_use(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return which of some citation keys are stored."""
    return {key for (key,) in _asked(connection, _STORED_KEYS, ((key,) for key in keys))}


def known_links(connection: Connection, url_keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of stored links by URL key."""
    rows = _asked(connection, _KNOWN_LINKS, ((key,) for key in url_keys))
    return {str(key): int(link_id) for key, link_id in rows}


def _asked(connection: Connection, query: str, items: Iterable[tuple[str, ...]]) -> Iterator[Any]:
    """Yield the rows of a query whose `{marks}` stands for a list of items.

    The list always has the same length, filled up with empty texts, so that the driver
    prepares each query once.
    """
    given = list(dict.fromkeys(items))
    if not given:
        return
    mark = ", ".join([placeholder(connection)] * len(given[0]))
    mark = mark if "IN ({marks})" in query else f"({mark})"
    statement = query.replace("{marks}", ", ".join([mark] * _IN_QUERY))
    for start in range(0, len(given), _IN_QUERY):
        chunk = given[start : start + _IN_QUERY]
        chunk += [("",) * len(chunk[0])] * (_IN_QUERY - len(chunk))
        values = tuple(value for item in chunk for value in item)
        yield from connection.exec_driver_sql(statement, values).all()
