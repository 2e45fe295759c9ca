"""What stands beside the keys of entities: their ids, and how they stand within a sentence."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from csto_db.db.driver import placeholder
from csto_db.db.works import asked

_KEPT = 40_000
_IDS = "SELECT entity_key, entity_id FROM entity WHERE entity_key IN ({marks})"
_WORDING = "SELECT coalesce(wording, label) FROM entity WHERE entity_key = {key}"


def entity_ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of those of some entities that are there, by key."""
    return dict(asked(connection, _IDS, ((key,) for key in sorted(keys))))


class EntityWordings(Mapping[str, str]):
    """How entities stand within a sentence, by key; of very many it keeps what was asked last."""

    def __init__(self, connection: Connection) -> None:
        self._cursor = connection.connection.cursor()
        self._query = _WORDING.format(key=placeholder(connection))
        self._kept: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Return the wording of an entity, or the default if there is none."""
        found = self._kept.get(key)
        return self._looked_up(key, default) if found is None else found

    def _looked_up(self, key: str, default: str | None) -> str | None:
        self._cursor.execute(self._query, (key,))
        row = self._cursor.fetchone()
        if row is None:
            return default
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        wording: str = row[0]
        self._kept[key] = wording
        return wording

    def __iter__(self) -> Iterator[str]:
        self._cursor.execute("SELECT entity_key FROM entity ORDER BY entity_key")
        return iter([key for (key,) in self._cursor.fetchall()])

    def __len__(self) -> int:
        return sum(1 for _ in self)
