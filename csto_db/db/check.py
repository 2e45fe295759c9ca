"""Whether a SQLite file is whole, and a copy of it while it is in use."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import StaticPool, create_engine
from sqlalchemy.exc import SQLAlchemyError

from csto_db.db.fingerprint import fingerprint
from csto_db.db.identity import check_revision, connect_read_only, file_revision
from csto_db.db.schema import create_all
from csto_db.db.tables_source import BLOCK_LENGTH
from csto_db.errors import DatabaseError, InputError

_CLAIMS_WITHOUT_EVIDENCE = """\
SELECT claim_key FROM claim
WHERE status = 'active'
  AND NOT EXISTS (
    SELECT 1 FROM evidence WHERE evidence.claim_id = claim.claim_id AND passage_id IS NOT NULL
  )
ORDER BY claim_key
"""
_OUTSIDE = """\
SELECT s.source_key, spans.kind, spans.start, spans."end"
FROM (
  SELECT source_id, kind, start, "end" FROM passage
  UNION ALL
  SELECT source_id, 'diagnostic', start, "end" FROM diagnostic
  UNION ALL
  SELECT p.source_id, 'mention', m.start, m."end"
  FROM mention AS m
  JOIN passage AS p ON p.passage_id = m.passage_id
  UNION ALL
  SELECT p.source_id, 'candidate', cc.start, cc."end"
  FROM citation_candidate AS cc
  JOIN citation AS c ON c.citation_id = cc.citation_id
  JOIN passage AS p ON p.passage_id = c.passage_id
) AS spans
JOIN source AS s ON s.source_id = spans.source_id
WHERE spans."end" > s.character_count
ORDER BY s.source_key, spans.start
"""
_INDEX = """\
SELECT
  (
    SELECT count(*) FROM passage
    WHERE kind IN ('heading', 'paragraph', 'footnote')
      AND passage_id NOT IN (SELECT id FROM passage_fts_docsize)
  ),
  (
    SELECT count(*) FROM passage_fts_docsize
    WHERE id NOT IN (
      SELECT passage_id FROM passage WHERE kind IN ('heading', 'paragraph', 'footnote')
    )
  )
"""
_UNUSED_WORKS = "SELECT citation_key FROM unused_work ORDER BY citation_key"


def faults(path: Path) -> Iterator[str]:
    """Yield what is wrong with a database, nothing if it is whole.

    The file itself, its structure, its foreign keys, every document against its SHA-256,
    every span against its document, every claim against its evidence, and the full text index.
    Raises DatabaseError if there is no such database, or it is not ours.
    """
    check_revision(file_revision(path), str(path))
    connection = connect_read_only(path, with_rules=True)
    try:
        yield from _file_faults(connection)
        yield from _structure_faults(connection)
        yield from _text_faults(connection)
        for key, kind, start, end in connection.execute(_OUTSIDE):
            yield f"{key}: {kind} at characters {start} to {end} ends after the document"
        for (key,) in connection.execute(_CLAIMS_WITHOUT_EVIDENCE):
            yield f"{key}: a claim without evidence"
        for (key,) in connection.execute(_UNUSED_WORKS):
            yield f"{key}: a work that nothing cites"
        yield from _index_faults(connection)
    except (sqlite3.DatabaseError, SQLAlchemyError) as error:
        yield f"the file is damaged: {error}"
    finally:
        connection.close()


def _file_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"the file is damaged: {message}"
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: row {rowid} points at a row of {parent} that is not there"


def _structure_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what the models have and the database lacks; what it has besides does no harm."""
    file = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    model = create_engine("sqlite://")
    with file.connect() as there, model.connect() as here:
        create_all(here)
        missing = fingerprint(here).facts - fingerprint(there).facts
    for fact in sorted(missing):
        yield f"the structure lacks: {fact}"


def _text_faults(connection: sqlite3.Connection) -> Iterator[str]:
    sources = connection.execute(
        "SELECT source_id, source_key, sha256, character_count FROM source ORDER BY source_key"
    ).fetchall()
    for source_id, key, sha, count in sources:
        digest, lengths = hashlib.sha256(), list[int]()
        blocks = connection.execute(
            "SELECT text FROM text_block WHERE source_id = ? ORDER BY number", (source_id,)
        )
        for (text,) in blocks:
            digest.update(text.encode())
            lengths.append(len(text))
        if digest.hexdigest() != sha:
            yield f"{key}: its text is not the document that was ingested"
        if sum(lengths) != count or any(length != BLOCK_LENGTH for length in lengths[:-1]):
            yield f"{key}: its text is not cut where offsets expect it"


def _index_faults(connection: sqlite3.Connection) -> Iterator[str]:
    lost, left = connection.execute(_INDEX).fetchone()
    if lost or left:
        yield f"the full text index lacks {lost} passages, and holds {left} that are not there"


def copy_database(path: Path, destination: Path) -> None:
    """Copy a database to a file that must not be there, as of one moment.

    Raises InputError if the file is there, DatabaseError if the copy cannot be made.
    """
    check_revision(file_revision(path), str(path))
    if destination.exists():
        raise InputError(f"{destination}: is already there; name a new file")
    connection = connect_read_only(path)
    try:
        copy = sqlite3.connect(destination)
        try:
            connection.backup(copy)
        finally:
            copy.close()
    except sqlite3.Error as error:
        destination.unlink(missing_ok=True)
        raise DatabaseError(f"{destination}: the copy cannot be made: {error}") from error
    finally:
        connection.close()
