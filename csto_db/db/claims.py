"""Claims with what they rest on, in and out of the database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select

from csto_db.db.reference import ids, insert_one
from csto_db.db.tables import METADATA
from csto_db.model.claim import Claim, Value, Voice
from csto_db.model.document import AnchoredClaim
from csto_db.model.passage import Passage, Span
from csto_db.model.vocabulary import ClaimStatus, PassageKind, ValueType

T = METADATA.tables


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim, and the citation keys of the works that its evidence cites."""

    claim: Claim
    leans_on: frozenset[str]


def save_claims(connection: Connection, source: str, claims: Sequence[AnchoredClaim]) -> set[str]:
    """Replace the claims of a source; return the keys of all entities that are touched.

    A claim whose quote no longer stands in the document is kept and marked stale.
    """
    source_id = ids(connection, "source", "source_key")[source]
    claim = T["claim"]
    touched = _touched(connection, source_id)
    connection.execute(delete(claim).where(claim.c.source_id == source_id))
    _delete_quotes(connection, source_id)
    entities = ids(connection, "entity", "entity_key")
    predicates = _predicates(connection)
    places: dict[Span, int] = {}
    for anchored in claims:
        row = _row(anchored, source_id, entities, predicates)
        claim_id = insert_one(connection, claim, row)
        passage_id = _quote(connection, source_id, anchored.passage, places)
        _evidence(connection, claim_id, anchored, passage_id)
        voices = _voice_rows(claim_id, anchored.claim.voices, entities)
        if voices:
            connection.execute(insert(T["attribution"]), voices)
    return touched | _touched(connection, source_id)


def _touched(connection: Connection, source_id: int) -> set[str]:
    claim, entity = T["claim"], T["entity"]
    query = (
        select(entity.c.entity_key)
        .join(
            claim,
            or_(
                claim.c.subject_id == entity.c.entity_id,
                claim.c.value_entity_id == entity.c.entity_id,
            ),
        )
        .where(claim.c.source_id == source_id)
        .distinct()
    )
    return set(connection.execute(query).scalars())


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


def _evidence(
    connection: Connection, claim_id: int, anchored: AnchoredClaim, passage_id: int | None
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
            passage.c.start >= quote.c.start,
            passage.c.end <= quote.c.end,
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


def claim_entities(connection: Connection, keys: Iterable[str]) -> dict[str, set[str]]:
    """Return the entities that some claims have as subject or value, by the claims' keys."""
    claim, entity = T["claim"], T["entity"]
    wanted = list(keys)
    found: dict[str, set[str]] = defaultdict(set)
    for column in (claim.c.subject_id, claim.c.value_entity_id):
        query = (
            select(claim.c.claim_key, entity.c.entity_key)
            .join(entity, entity.c.entity_id == column)
            .where(claim.c.claim_key.in_(wanted))
        )
        for key, name in connection.execute(query):
            found[key].add(name)
    return found


def load_claims(
    connection: Connection,
    *,
    source: str | None = None,
    entities: Iterable[str] | None = None,
    with_stale: bool = False,
) -> list[StoredClaim]:
    """Return stored claims, by key: of one source, or about some entities, or all.

    A claim is about an entity that is its subject or its value.
    """
    claim, subject, predicate = T["claim"], T["entity"], T["predicate"]
    source_table, evidence = T["source"], T["evidence"]
    query = (
        select(
            claim,
            subject.c.entity_key,
            predicate.c.name.label("predicate"),
            source_table.c.source_key,
            func.coalesce(evidence.c.quote, "").label("quote"),
        )
        .join(subject, subject.c.entity_id == claim.c.subject_id)
        .join(predicate, predicate.c.predicate_id == claim.c.predicate_id)
        .join(source_table, source_table.c.source_id == claim.c.source_id)
        .outerjoin(evidence, evidence.c.claim_id == claim.c.claim_id)
        .order_by(claim.c.claim_key)
    )
    if not with_stale:
        query = query.where(claim.c.status == ClaimStatus.ACTIVE)
    if source is not None:
        query = query.where(source_table.c.source_key == source)
    if entities is not None:
        known = ids(connection, "entity", "entity_key")
        numbers = [known[key] for key in entities if key in known]
        query = query.where(
            or_(claim.c.subject_id.in_(numbers), claim.c.value_entity_id.in_(numbers))
        )
    voices, leans = _voices(connection), _leans(connection)
    return [
        StoredClaim(_claim(row, voices[row.claim_id]), frozenset(leans[row.claim_id]))
        for row in connection.execute(query)
    ]


def _claim(row: object, voices: Sequence[Voice]) -> Claim:
    get = row.__getattribute__
    return Claim(
        key=get("claim_key"),
        source=get("source_key"),
        subject=get("entity_key"),
        predicate=get("predicate"),
        value=Value(get("value"), get("value_low"), get("value_high")),
        quote=get("quote"),
        polarity=get("polarity"),
        quantifier=get("quantifier"),
        certainty=get("certainty"),
        valid_from=get("valid_from"),
        valid_to=get("valid_to"),
        is_time_inferred=get("is_time_inferred"),
        scope=get("scope"),
        voices=tuple(voices),
        note=get("note"),
    )


def _voices(connection: Connection) -> dict[int, list[Voice]]:
    table = T["attribution"]
    keys = {number: key for key, number in ids(connection, "entity", "entity_key").items()}
    found: dict[int, list[Voice]] = defaultdict(list)
    order = (table.c.claim_id, table.c.position)
    for row in connection.execute(select(table).order_by(*order)):
        voice = Voice(row.name, row.kind, row.stance, keys.get(row.entity_id))
        found[row.claim_id].append(voice)
    return found


def _leans(connection: Connection) -> dict[int, set[str]]:
    evidence, inside = T["evidence"], T["evidence_citation"]
    citation, work = T["citation"], T["work"]
    query = (
        select(evidence.c.claim_id, work.c.citation_key)
        .join(inside, inside.c.evidence_id == evidence.c.evidence_id)
        .join(citation, citation.c.citation_id == inside.c.citation_id)
        .join(work, work.c.work_id == citation.c.work_id)
    )
    found: dict[int, set[str]] = defaultdict(set)
    for claim_id, key in connection.execute(query):
        found[claim_id].add(key)
    return found
