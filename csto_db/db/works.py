"""What is known of works, keys and links before new citations are identified."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, or_, select, tuple_

from csto_db.db.tables import METADATA

T = METADATA.tables
_MOST_PARAMETERS = 10_000
_RANGES = 100
_AFTER_KEYS = "{"  # follows every letter and digit
Item = TypeVar("Item")


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def known_works(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[int, str | None, str | None]]]:
    """Return the stored works under some (rule, value) keys, as (id, title, date)."""
    match, work = T["work_match"], T["work"]
    found: dict[tuple[str, str], list[tuple[int, str | None, str | None]]] = defaultdict(list)
    for chunk in _chunks(dict.fromkeys(keys), _MOST_PARAMETERS // 2):
        query = (
            select(match.c.rule, match.c.value, work.c.work_id, work.c.title, work.c.issued)
            .join(work, work.c.work_id == match.c.work_id)
            .where(tuple_(match.c.rule, match.c.value).in_(chunk))
            .order_by(work.c.work_id)
        )
        for rule, value, work_id, title, issued in connection.execute(query):
            found[rule, value].append((work_id, title, issued))
    return found


def keys_in_use(connection: Connection, bases: Iterable[str]) -> list[str]:
    """Return the stored citation keys that begin with one of some texts."""
    key = T["work"].c.citation_key
    found: set[str] = set()
    for chunk in _chunks(dict.fromkeys(bases), _RANGES):
        # Always the same number of ranges: one statement, compiled and prepared once.
        chunk += [chunk[-1]] * (_RANGES - len(chunk))
        ranges = (key.between(base, base + _AFTER_KEYS) for base in chunk)
        found.update(connection.execute(select(key).where(or_(*ranges))).scalars())
    return sorted(found)


def known_links(connection: Connection, url_keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of stored links by URL key."""
    link = T["link"]
    found: dict[str, int] = {}
    for chunk in _chunks(dict.fromkeys(url_keys), _MOST_PARAMETERS):
        query = select(link.c.url_key, link.c.link_id).where(link.c.url_key.in_(chunk))
        found.update((key, number) for key, number in connection.execute(query))
    return found
