"""What is known of works, keys and links before new citations are identified."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from csto_db.db.driver import placeholder
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work

_IN_QUERY = 500

_KNOWN_WORKS = """\
WITH wanted (rule, value) AS (VALUES {marks})
SELECT m.rule, m.value, m.work_id
FROM wanted
CROSS JOIN work_match AS m
WHERE m.rule = wanted.rule AND m.value = wanted.value
ORDER BY m.work_id
"""
_WORKS = """\
SELECT
  w.work_id, w.entry_type, w.title, w.container, w.issued, w.place, w.publisher, w.volume,
  w.issue, w.pages, w.edition, w.series, w.language, w.original_title, w.transliterated_title,
  w.translated_title, l.url
FROM work AS w
LEFT JOIN link AS l ON l.link_id = w.link_id
WHERE w.work_id IN ({marks})
"""
_TEXTS = (
    "title", "container", "issued", "place", "publisher", "volume", "issue", "pages", "edition",
    "series", "language", "original_title", "transliterated_title", "translated_title", "url",
)  # fmt: skip
_PEOPLE = """\
SELECT work_id, role, family, given, literal
FROM contribution
WHERE work_id IN ({marks})
ORDER BY work_id, role, position
"""
_IDENTIFIERS = """\
SELECT work_id, scheme, value FROM identifier WHERE work_id IN ({marks}) ORDER BY identifier_id
"""
_STORED_KEYS = "SELECT citation_key FROM work WHERE citation_key IN ({marks})"
_FORMER_KEYS = "SELECT citation_key FROM former_key WHERE citation_key IN ({marks})"
_PINNED_KEYS = "SELECT entry_key FROM imported_entry WHERE is_pinned = 1 AND entry_key IN ({marks})"
_OTHER_KEYS = "SELECT entry_key FROM imported_key WHERE kind = 'ids' AND entry_key IN ({marks})"
_RETIRED_KEYS = """\
WITH wanted (rule, value) AS (VALUES {marks})
SELECT f.rule, f.value, f.citation_key
FROM wanted
CROSS JOIN former_key AS f
WHERE f.rule = wanted.rule AND f.value = wanted.value AND f.successor IS NULL
ORDER BY f.citation_key
"""
_RETIRED_MARKS = """\
SELECT citation_key, rule, value
FROM former_key
WHERE successor IS NULL AND rule IS NOT NULL AND citation_key IN ({marks})
"""
_GIVEN_KEYS = """\
SELECT successor, citation_key FROM former_key WHERE successor IN ({marks}) ORDER BY citation_key
"""
_KNOWN_LINKS = "SELECT url_key, link_id FROM link WHERE url_key IN ({marks})"


def known_works(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[int]]:
    """Return the ids of the stored works under some (rule, value) keys, the oldest first."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for rule, value, work_id in asked(connection, _KNOWN_WORKS, keys):
        found[rule, value].append(work_id)
    return found


def stored_works(connection: Connection, work_ids: Iterable[int]) -> dict[int, Work]:
    """Return some stored works by id, with what works are compared by and can be completed in."""
    wanted = [(work_id,) for work_id in work_ids]
    people: dict[int, list[Contribution]] = defaultdict(list)
    for work_id, role, family, given, literal in asked(connection, _PEOPLE, wanted):
        name = Name(family=family, given=given, literal=literal)
        people[work_id].append(Contribution(Role(role), name))
    identifiers: dict[int, list[Identifier]] = defaultdict(list)
    for work_id, scheme, value in asked(connection, _IDENTIFIERS, wanted):
        identifiers[work_id].append(Identifier(IdentifierScheme(scheme), value))
    return {
        work_id: Work(
            entry_type=EntryType(entry_type),
            **dict(zip(_TEXTS, texts, strict=True)),
            contributions=tuple(people[work_id]),
            identifiers=tuple(identifiers[work_id]),
        )
        for work_id, entry_type, *texts in asked(connection, _WORKS, wanted)
    }


def keys_in_use(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Return which of some citation keys some work has, or had, or was brought with.

    The further keys of imported entries count as well.
    """
    wanted = [(key,) for key in keys]
    return {
        key
        for query in (_STORED_KEYS, _FORMER_KEYS, _PINNED_KEYS, _OTHER_KEYS)
        for (key,) in asked(connection, query, wanted)
    }


@dataclass(frozen=True, slots=True)
class RetiredKey:
    """The last citation key of a work that is gone, and those that it had before."""

    key: str
    former: tuple[str, ...]


def retired_keys(
    connection: Connection, marks: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[RetiredKey]]:
    """Return the citation keys of works that are gone by what these were recognised by."""
    rows = list(asked(connection, _RETIRED_KEYS, marks))
    former: dict[str, list[str]] = defaultdict(list)
    for key, before in asked(connection, _GIVEN_KEYS, ((key,) for _, _, key in rows)):
        former[key].append(before)
    found: dict[tuple[str, str], list[RetiredKey]] = defaultdict(list)
    for rule, value, key in rows:
        found[rule, value].append(RetiredKey(key, tuple(former[key])))
    return found


def retired_marks(
    connection: Connection, citation_keys: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """Return by what rule and value the works were recognised that are gone, by their keys."""
    rows = asked(connection, _RETIRED_MARKS, ((key,) for key in citation_keys))
    return {key: (rule, value) for key, rule, value in rows}


def known_links(connection: Connection, url_keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of stored links by URL key."""
    rows = asked(connection, _KNOWN_LINKS, ((key,) for key in url_keys))
    return {str(key): int(link_id) for key, link_id in rows}


def asked(
    connection: Connection, query: str, items: Iterable[tuple[str | int, ...]]
) -> Iterator[Any]:
    """Yield the rows of a query whose `{marks}` stands for a list of items.

    The list always has the same length, filled up with nulls, which equal nothing, so that the
    driver prepares each query once.
    """
    given: list[tuple[str | int | None, ...]] = list(dict.fromkeys(items))
    if not given:
        return
    mark = ", ".join([placeholder(connection)] * len(given[0]))
    mark = mark if "IN ({marks})" in query else f"({mark})"
    statement = query.replace("{marks}", ", ".join([mark] * _IN_QUERY))
    for start in range(0, len(given), _IN_QUERY):
        chunk = given[start : start + _IN_QUERY]
        chunk += [(None,) * len(chunk[0])] * (_IN_QUERY - len(chunk))
        values = tuple(value for item in chunk for value in item)
        yield from connection.exec_driver_sql(statement, values).all()
