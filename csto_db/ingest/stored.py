"""What a database already holds, as far as an ingest has to know it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from csto_db.db.tables import METADATA
from csto_db.model.passage import Span
from csto_db.model.vocabulary import ClaimStatus

T = METADATA.tables


@dataclass(frozen=True, slots=True)
class SourceState:
    """A stored document: its file, and the fingerprints of what its rows were derived with.

    `terms` stands for the program and the entities, `entry` for its bibliography entry.
    """

    file_name: str
    sha256: str
    terms: str
    entry: str


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


def claimed_places(connection: Connection, key: str) -> list[Span]:
    """Return the places of a source's text that claims which count rest on."""
    source, claim, evidence, passage = (T[n] for n in ("source", "claim", "evidence", "passage"))
    query = (
        select(passage.c.start, passage.c.end)
        .join(evidence, evidence.c.passage_id == passage.c.passage_id)
        .join(claim, claim.c.claim_id == evidence.c.claim_id)
        .join(source, source.c.source_id == claim.c.source_id)
        .where(source.c.source_key == key, claim.c.status == ClaimStatus.ACTIVE)
    )
    return [Span(row.start, row.end) for row in connection.execute(query)]


def call_places(connection: Connection, key: str) -> list[int]:
    """Return the characters of a source at which it calls its notes."""
    source, passage, note = T["source"], T["passage"], T["footnote"]
    query = (
        select(note.c.called_at)
        .join(passage, passage.c.passage_id == note.c.passage_id)
        .join(source, source.c.source_id == passage.c.source_id)
        .where(source.c.source_key == key, note.c.called_at.is_not(None))
    )
    return list(connection.execute(query).scalars())


def source_states(connection: Connection) -> dict[str, SourceState]:
    """Return the states of all sources by their keys."""
    source = T["source"]
    query = select(source.c.source_key, source.c.file_name, source.c.sha256, source.c.derived_with)
    return {
        key: SourceState(name, sha, terms, entry)
        for key, name, sha, derived_with in connection.execute(query)
        for terms, _, entry in [derived_with.partition("-")]
    }


def claim_keys(connection: Connection) -> list[str]:
    """Return the keys of all stored claims, stale ones included."""
    return list(connection.execute(select(T["claim"].c.claim_key)).scalars())
