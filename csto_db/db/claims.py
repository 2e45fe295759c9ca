"""Claims with what they rest on into the database."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from csto_db.db.reference import ids, insert_one
from csto_db.db.stored_sources import source_ids
from csto_db.db.tables import METADATA
from csto_db.model.claim import Voice
from csto_db.model.document import AnchoredClaim
from csto_db.model.passage import Passage, Span
from csto_db.model.question import Asked
from csto_db.model.shingles import shingled
from csto_db.model.vocabulary import ClaimStatus, PassageKind, ValueType

T = METADATA.tables
_TOGETHER = 6
"""Calls no farther apart, as in [12][13], are one."""


def save_claims(connection: Connection, source: str, claims: Sequence[AnchoredClaim]) -> set[Asked]:
    """Replace the claims of a source; return what they and those before are about.

    A claim whose quote no longer stands in the document is kept and marked stale.
    """
    source_id = source_ids(connection, [source])[source]
    claim = T["claim"]
    touched = delete_claims(connection, source)
    entities = ids(connection, "entity", "entity_key")
    predicates = _predicates(connection)
    places: dict[Span, int] = {}
    calls = _calls(connection, source_id)
    for anchored in claims:
        row = _row(anchored, source_id, entities, predicates)
        claim_id = insert_one(connection, claim, row)
        passage_id = _quote(connection, source_id, anchored.passage, places)
        _evidence(connection, claim_id, anchored, passage_id, calls)
        voices = _voice_rows(claim_id, anchored.claim.voices, entities)
        if voices:
            connection.execute(insert(T["attribution"]), voices)
    return touched | _touched(connection, source_id)


def delete_claims(connection: Connection, source: str) -> set[Asked]:
    """Delete the claims of a source, which need not be there; return what they are about."""
    claim = T["claim"]
    touched: set[Asked] = set()
    for source_id in source_ids(connection, [source]).values():
        touched |= _touched(connection, source_id)
        connection.execute(delete(claim).where(claim.c.source_id == source_id))
        _delete_quotes(connection, source_id)
    return touched


def _touched(connection: Connection, source_id: int) -> set[Asked]:
    return {asked for _, asked in _asked(connection, T["claim"].c.source_id == source_id)}


def _asked(connection: Connection, where: ColumnElement[bool]) -> Iterator[tuple[str, Asked]]:
    claim, entity, predicate = T["claim"], T["entity"], T["predicate"]
    for column in (claim.c.subject_id, claim.c.value_entity_id):
        query = (
            select(claim.c.claim_key, entity.c.entity_key, predicate.c.name)
            .join(entity, entity.c.entity_id == column)
            .join(predicate, predicate.c.predicate_id == claim.c.predicate_id)
            .where(where)
        )
        for key, about, name in connection.execute(query):
            yield key, (about, name)


def _delete_quotes(connection: Connection, source_id: int) -> None:
    passage = T["passage"]
    connection.execute(
        delete(passage).where(passage.c.source_id == source_id, passage.c.kind == PassageKind.QUOTE)
    )


def _predicates(connection: Connection) -> dict[str, tuple[int, ValueType]]:
    table = T["predicate"]
    rows = connection.execute(select(table.c.name, table.c.predicate_id, table.c.value_type))
    return {name: (number, kind) for name, number, kind in rows}


def _row(
    anchored: AnchoredClaim,
    source_id: int,
    entities: dict[str, int],
    predicates: dict[str, tuple[int, ValueType]],
) -> dict[str, object]:
    claim = anchored.claim
    predicate_id, kind = predicates[claim.predicate]
    return {
        "claim_key": claim.key,
        "source_id": source_id,
        "subject_id": entities[claim.subject],
        "predicate_id": predicate_id,
        "value": claim.value.text,
        "value_entity_id": entities[claim.value.text] if kind is ValueType.ENTITY else None,
        "value_low": claim.value.low,
        "value_high": claim.value.high,
        "polarity": claim.polarity,
        "quantifier": claim.quantifier,
        "certainty": claim.certainty,
        "valid_from": claim.valid_from,
        "valid_to": claim.valid_to,
        "is_time_inferred": claim.is_time_inferred,
        "scope": claim.scope,
        "status": ClaimStatus.STALE if anchored.passage is None else ClaimStatus.ACTIVE,
        "note": claim.note,
        "quote_shingles": shingled(claim.quote),
    }


def _quote(
    connection: Connection, source_id: int, passage: Passage | None, places: dict[Span, int]
) -> int | None:
    if passage is None:
        return None
    if passage.span not in places:
        row = {
            "source_id": source_id,
            "kind": PassageKind.QUOTE,
            "start": passage.span.start,
            "end": passage.span.end,
            "page": passage.page,
            "reading": passage.reading,
        }
        places[passage.span] = insert_one(connection, T["passage"], row)
    return places[passage.span]


def _calls(connection: Connection, source_id: int) -> list[tuple[int, int]]:
    """The places at which a source calls its notes, in order, with the ids of the notes."""
    passage, note = T["passage"], T["footnote"]
    query = (
        select(note.c.called_at, note.c.footnote_id)
        .join(passage, passage.c.passage_id == note.c.passage_id)
        .where(passage.c.source_id == source_id, note.c.called_at.is_not(None))
    )
    return sorted((place, number) for place, number in connection.execute(query))


def _called_for(anchored: AnchoredClaim, calls: Sequence[tuple[int, int]]) -> list[int]:
    """The notes that are called in a quote, and those called next in its sentence at one place."""
    if anchored.passage is None:
        return []
    span = anchored.passage.span
    first, behind = (bisect_left(calls, (place, 0)) for place in (span.start, span.end))
    last = behind
    while last < len(calls) and calls[last][0] < anchored.reach:
        last += 1
        if last < len(calls) and calls[last][0] - calls[last - 1][0] > _TOGETHER:
            break
    return [number for _, number in calls[first:last]]


def _evidence(
    connection: Connection,
    claim_id: int,
    anchored: AnchoredClaim,
    passage_id: int | None,
    calls: Sequence[tuple[int, int]],
) -> None:
    row = {"claim_id": claim_id, "quote": anchored.claim.quote, "passage_id": passage_id}
    evidence_id = insert_one(connection, T["evidence"], row)
    if passage_id is None:
        return
    passage, citation, quote = T["passage"], T["citation"], T["passage"].alias("quote")
    inside = (
        select(citation.c.citation_id)
        .join(passage, passage.c.passage_id == citation.c.passage_id)
        .join(quote, quote.c.source_id == passage.c.source_id)
        .where(
            quote.c.passage_id == passage_id,
            or_(
                and_(passage.c.start >= quote.c.start, passage.c.end <= quote.c.end),
                citation.c.footnote_id.in_(_called_for(anchored, calls)),
            ),
        )
    )
    rows = [
        {"evidence_id": evidence_id, "citation_id": number}
        for number in connection.execute(inside).scalars()
    ]
    if rows:
        connection.execute(insert(T["evidence_citation"]), rows)


def _voice_rows(
    claim_id: int, voices: Sequence[Voice], entities: dict[str, int]
) -> list[dict[str, object]]:
    return [
        {
            "claim_id": claim_id,
            "position": position,
            "kind": voice.kind,
            "name": voice.name,
            "entity_id": entities[voice.entity] if voice.entity else None,
            "stance": voice.stance,
        }
        for position, voice in enumerate(voices, start=1)
    ]


def what_claims_ask(connection: Connection, keys: Iterable[str]) -> dict[str, set[Asked]]:
    """Return what some claims are about, by the claims' keys."""
    found: dict[str, set[Asked]] = defaultdict(set)
    for key, asked in _asked(connection, T["claim"].c.claim_key.in_(list(keys))):
        found[key].add(asked)
    return found


def claim_ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of those of some claims that are there, by key."""
    claim = T["claim"]
    query = select(claim.c.claim_key, claim.c.claim_id).where(claim.c.claim_key.in_(list(keys)))
    return {row.claim_key: row.claim_id for row in connection.execute(query)}
