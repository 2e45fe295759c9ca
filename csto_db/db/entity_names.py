"""What stands beside the keys of entities: the first come in one query, others one by one."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from sqlalchemy import Connection

from csto_db.db.driver import placeholder

V = TypeVar("V", str, int)
_FIRST = 20_000
_KEPT = 2 * _FIRST


class EntityColumn(Mapping[str, V], Generic[V]):
    """A column of the entities by key; of very many it keeps what was looked up last."""

    def __init__(self, connection: Connection, column: str) -> None:
        self._cursor = connection.connection.cursor()
        query = f"SELECT entity_key, {column} FROM entity"  # noqa: S608  a column of ours
        self._one = f"{query} WHERE entity_key = {placeholder(connection)}"
        self._first = f"{query} ORDER BY entity_id LIMIT {_FIRST}"
        self._kept: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        try:
            return self._kept[key]
        except KeyError:
            found = self._looked_up(key, None)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: str, default: V | None = None) -> V | None:  # type: ignore[override]
        """Return the value of an entity, or the default if there is none."""
        found = self._kept.get(key)
        return self._looked_up(key, default) if found is None else found

    def _looked_up(self, key: str, default: V | None) -> V | None:
        if not self._kept:
            self._cursor.execute(self._first)
            self._kept.update(self._cursor.fetchall())
            if key in self._kept:
                return self._kept[key]
        self._cursor.execute(self._one, (key,))
        row = self._cursor.fetchone()
        if row is None:
            return default
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        value: V = row[1]
        self._kept[key] = value
        return value

    def __iter__(self) -> Iterator[str]:
        self._cursor.execute("SELECT entity_key FROM entity ORDER BY entity_key")
        return iter([key for (key,) in self._cursor.fetchall()])

    def __len__(self) -> int:
        return sum(1 for _ in self)


def entity_wordings(connection: Connection) -> Mapping[str, str]:
    """Return by key how entities stand within a sentence."""
    return EntityColumn[str](connection, "coalesce(wording, label)")


def entity_ids(connection: Connection) -> Mapping[str, int]:
    """Return the ids of entities by key."""
    return EntityColumn[int](connection, "entity_id")
