"""The files of collections and of reference managers as they were last read."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from csto_db.db.tables import METADATA

FILE = METADATA.tables["collection_file"]


def claims_file(source: str) -> str:
    """Return the name of a source's claims file: whichever file was read last, it counts."""
    return f"claims/{source}.yml"


def file_hashes(connection: Connection) -> dict[str, str]:
    """Return the SHA-256 of every file of a collection as it was last read, by name."""
    rows = connection.execute(select(FILE.c.name, FILE.c.sha256))
    return {row.name: row.sha256 for row in rows}


def note_files(connection: Connection, hashes: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Note the SHA-256 of files by their names, as far as they are not `known` to have it."""
    changed = {name: sha for name, sha in hashes.items() if known.get(name) != sha}
    if changed:
        forget_files(connection, changed)
        rows = [{"name": name, "sha256": sha} for name, sha in changed.items()]
        connection.execute(insert(FILE), rows)


def forget_files(connection: Connection, names: Iterable[str]) -> None:
    """Forget that files were read: the same bytes are news again."""
    for name in names:
        connection.execute(delete(FILE).where(FILE.c.name == name))
