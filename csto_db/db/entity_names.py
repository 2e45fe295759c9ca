"""What stands beside the keys of entities, looked up one by one: few of very many are needed."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from sqlalchemy import Connection

from csto_db.db.driver import placeholder

V = TypeVar("V", str, int)
_KEPT = 20_000


class EntityColumn(Mapping[str, V], Generic[V]):
    """A column of the entities by key; it keeps what was looked up last."""

    def __init__(self, connection: Connection, column: str) -> None:
        self._cursor = connection.connection.cursor()
        self._one = f"SELECT {column} FROM entity WHERE entity_key = {placeholder(connection)}"  # noqa: S608
        self._kept: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        found = self._kept.get(key)
        if found is not None:
            return found
        self._cursor.execute(self._one, (key,))
        row = self._cursor.fetchone()
        if row is None:
            raise KeyError(key)
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        value: V = row[0]
        self._kept[key] = value
        return value

    def __iter__(self) -> Iterator[str]:
        self._cursor.execute("SELECT entity_key FROM entity ORDER BY entity_key")
        return iter([key for (key,) in self._cursor.fetchall()])

    def __len__(self) -> int:
        return sum(1 for _ in self)


def entity_labels(connection: Connection) -> Mapping[str, str]:
    """Return the labels of entities by key."""
    return EntityColumn[str](connection, "label")


def entity_ids(connection: Connection) -> Mapping[str, int]:
    """Return the ids of entities by key."""
    return EntityColumn[int](connection, "entity_id")
