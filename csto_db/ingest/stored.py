"""What a database already holds, as far as an ingest has to know it."""

from sqlalchemy import Connection, select

from csto_db.db.tables import METADATA

T = METADATA.tables


def source_text(connection: Connection, key: str) -> str | None:
    """Return the text of a source, None if there is no such source."""
    source, block = T["source"], T["text_block"]
    query = (
        select(block.c.text)
        .join(source, source.c.source_id == block.c.source_id)
        .where(source.c.source_key == key)
        .order_by(block.c.number)
    )
    return "".join(connection.execute(query).scalars()) or None


def source_states(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return for each source the SHA-256 of its bytes, and what it was derived with."""
    source = T["source"]
    query = select(source.c.source_key, source.c.sha256, source.c.derived_with)
    return {key: (sha, derived) for key, sha, derived in connection.execute(query)}


def file_hashes(connection: Connection) -> dict[str, str]:
    """Return the SHA-256 of every file of a collection as it was last read, by name."""
    table = T["collection_file"]
    rows = connection.execute(select(table.c.name, table.c.sha256))
    return {row.name: row.sha256 for row in rows}
