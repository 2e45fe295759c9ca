"""Figures out of the database, without the claims that give them."""

from collections.abc import Iterable

from sqlalchemy import Connection

from csto_db.db.driver import fetched
from csto_db.db.statements import listed
from csto_db.model.figure import Figure, bare_number
from csto_db.model.vocabulary import ClaimStatus, Polarity, Quantifier, Stance, ValueType

_FIGURES = f"""\
SELECT c.claim_id, s.source_key, c.claim_key, e.entity_key, p.name, c.value
FROM claim AS c
JOIN predicate AS p ON p.predicate_id = c.predicate_id
JOIN source AS s ON s.source_id = c.source_id
JOIN entity AS e ON e.entity_id = c.subject_id
WHERE p.value_type = '{ValueType.NUMBER}'
  AND {{among}}
  AND c.status = '{ClaimStatus.ACTIVE}'
  AND c.polarity = '{Polarity.ASSERTED}'
  AND coalesce(c.quantifier, '') NOT IN ('{Quantifier.ALL}', '{Quantifier.NONE}')
  AND NOT EXISTS (
    SELECT 1 FROM attribution AS t
    WHERE t.claim_id = c.claim_id AND t.stance = '{Stance.REJECTS}'
  )
"""  # noqa: S608  words of the vocabulary


def load_figures(
    connection: Connection, predicates: Iterable[int] | None = None
) -> dict[Figure, int]:
    """Return the figures that active claims assert, and the ids of the claims.

    `predicates` are the ids of those that they are of, all for None.
    """
    among = "1 = 1" if predicates is None else f"c.predicate_id IN ({listed(predicates)})"
    rows = fetched(connection, _FIGURES.format(among=among))
    return {
        Figure(source, key, subject, predicate, bare_number(value)): number
        for number, source, key, subject, predicate, value in rows
    }
