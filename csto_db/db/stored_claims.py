"""Claims out of the database, as people wrote them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from csto_db.db.driver import placeholder
from csto_db.db.tables import METADATA
from csto_db.model.claim import Claim, Value, Voice
from csto_db.model.vocabulary import ClaimStatus

T = METADATA.tables
_QUOTE = """\
SELECT x.quote FROM evidence AS x JOIN claim AS c ON c.claim_id = x.claim_id
WHERE c.claim_key = {key} ORDER BY x.quote LIMIT 1
"""


def claims_of_source(connection: Connection, source: str) -> list[Claim]:
    """Return the claims of a source by key, the stale ones too."""
    return _claims(connection, _query().where(T["source"].c.source_key == source))


def claims_by_key(connection: Connection, keys: Iterable[str]) -> dict[str, Claim]:
    """Return those of some claims that are there and active, by key."""
    asked, claim = list(keys), T["claim"]
    if not asked:
        return {}
    query = _query().where(claim.c.claim_key.in_(asked), claim.c.status == ClaimStatus.ACTIVE)
    return {found.key: found for found in _claims(connection, query)}


def claim_keys(connection: Connection) -> list[str]:
    """Return the keys of all active claims."""
    claim = T["claim"]
    query = select(claim.c.claim_key).where(claim.c.status == ClaimStatus.ACTIVE)
    return list(connection.execute(query.order_by(claim.c.claim_key)).scalars())


def stale_keys(connection: Connection, sources: Sequence[str] | None = None) -> list[str]:
    """Return the keys of the claims, of some sources or of all, whose quotes no longer stand."""
    claim, source = T["claim"], T["source"]
    query = select(claim.c.claim_key).where(claim.c.status == ClaimStatus.STALE)
    if sources is not None:
        query = query.join(source, source.c.source_id == claim.c.source_id)
        query = query.where(source.c.source_key.in_(sources))
    return list(connection.execute(query.order_by(claim.c.claim_key)).scalars())


def quotes_by_key(connection: Connection) -> Callable[[str], str]:
    """Return what looks up the quote of a claim by its key."""
    cursor = connection.connection.cursor()
    query = _QUOTE.format(key=placeholder(connection))

    @lru_cache(maxsize=1024)
    def quote(key: str) -> str:
        cursor.execute(query, (key,))
        row = cursor.fetchone()
        return row[0] if row else ""

    return quote


def _query() -> Select[Any]:
    claim, subject, predicate = T["claim"], T["entity"], T["predicate"]
    source, evidence = T["source"], T["evidence"]
    return (
        select(
            claim,
            subject.c.entity_key,
            predicate.c.name.label("predicate"),
            source.c.source_key,
            func.coalesce(evidence.c.quote, "").label("quote"),
        )
        .join(subject, subject.c.entity_id == claim.c.subject_id)
        .join(predicate, predicate.c.predicate_id == claim.c.predicate_id)
        .join(source, source.c.source_id == claim.c.source_id)
        .outerjoin(evidence, evidence.c.claim_id == claim.c.claim_id)
        .order_by(claim.c.claim_key)
    )


def _claims(connection: Connection, query: Select[Any]) -> list[Claim]:
    rows = connection.execute(query).all()
    voices = _voices(connection, [row.claim_id for row in rows])
    return [_claim(row, voices[row.claim_id]) for row in rows]


def _claim(row: Row[Any], voices: Sequence[Voice]) -> Claim:
    return Claim(
        key=row.claim_key,
        source=row.source_key,
        subject=row.entity_key,
        predicate=row.predicate,
        value=Value(row.value, row.value_low, row.value_high),
        quote=row.quote,
        polarity=row.polarity,
        quantifier=row.quantifier,
        certainty=row.certainty,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        is_time_inferred=row.is_time_inferred,
        scope=row.scope,
        voices=tuple(voices),
        note=row.note,
    )


def _voices(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[Voice]]:
    table, entity = T["attribution"], T["entity"]
    query = (
        select(table, entity.c.entity_key)
        .outerjoin(entity, entity.c.entity_id == table.c.entity_id)
        .where(table.c.claim_id.in_(claim_ids))
        .order_by(table.c.claim_id, table.c.position)
    )
    found: dict[int, list[Voice]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.claim_id].append(Voice(row.name, row.kind, row.stance, row.entity_key))
    return found
