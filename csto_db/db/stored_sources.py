"""The sources that are stored: found, made to be found by words, and emptied to be written anew."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select

from csto_db.db.tables import METADATA

T = METADATA.tables
_DERIVED = ("passage", "text_block", "diagnostic")


def source_ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of those of some sources that are stored, by key."""
    source = T["source"]
    query = select(source.c.source_key, source.c.source_id).where(source.c.source_key.in_(keys))
    return {row.source_key: row.source_id for row in connection.execute(query)}


def fill_full_text(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Add passages to the full text index, which only SQLite has."""
    if rows and connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO passage_fts (rowid, text) VALUES (?, ?)",
            [(row["rowid"], row["text"]) for row in rows],
        )


def delete_sources(connection: Connection, keys: Iterable[str]) -> None:
    """Delete sources that have no claims any more, with all that was derived from them."""
    source = T["source"]
    for key in keys:
        for source_id in source_ids(connection, [key]).values():
            forget(connection, source_id)
            connection.execute(delete(source).where(source.c.source_id == source_id))


def forget(connection: Connection, source_id: int) -> None:
    """Delete what was derived from a source; its claims stay, without their passages."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO passage_fts (passage_fts, rowid, text)"
            " SELECT 'delete', passage_id, text FROM passage_text WHERE source_id = ?",
            (source_id,),
        )
    for table in _DERIVED:
        connection.execute(delete(T[table]).where(T[table].c.source_id == source_id))
