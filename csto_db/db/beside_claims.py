"""What stands beside claims in tables of their own: whose voice they are, what they lean on."""

from collections import defaultdict
from functools import lru_cache

from sqlalchemy import Connection

from csto_db.db.driver import fetched
from csto_db.model.statement import is_speech
from csto_db.model.vocabulary import Stance

_VOICES = """\
SELECT t.claim_id, t.kind, t.stance, coalesce(v.wording, v.label, t.name)
FROM attribution AS t
LEFT JOIN entity AS v ON v.entity_id = t.entity_id
{where}
ORDER BY t.claim_id, t.position
"""
_WORKS = """\
SELECT x.claim_id, w.citation_key
FROM evidence AS x
JOIN evidence_citation AS y ON y.evidence_id = x.evidence_id
JOIN citation AS z ON z.citation_id = y.citation_id
JOIN work AS w ON w.work_id = z.work_id
{where}
"""
_OF_CLAIMS = "WHERE {column} IN (SELECT c.claim_id FROM claim AS c WHERE {where})"
_STRENGTH = (Stance.REJECTS, Stance.NEUTRAL, Stance.ENDORSES)
Voicing = tuple[str | None, bool, str | None]
"""The weakest stance to a chain of voices, whether it is reported speech, and to whom it is."""


def voicings(connection: Connection, where: str | None) -> dict[int, Voicing]:
    """Return by claim how its voices have it, of the claims `c` of a condition, or of all.

    Claims without a voice are left out.
    """
    found: dict[int, Voicing] = {}
    chain = lru_cache(maxsize=4096)(_chained)
    for number, kind, stance, voice in fetched(connection, _of(_VOICES, "t.claim_id", where)):
        found[number] = chain(found.get(number), kind, stance, voice)
    return found


def _chained(above: Voicing | None, kind: str, stance: str, voice: str) -> Voicing:
    weakest, is_reported, named = above or (stance, False, voice)
    if _STRENGTH.index(stance) <= _STRENGTH.index(weakest):
        weakest, named = stance, voice
    return weakest, is_reported or is_speech(kind, stance), named


def works_below(connection: Connection, where: str | None) -> dict[int, frozenset[str]]:
    """Return by claim the works that its evidence cites, of claims as `voicings` takes them."""
    found: dict[int, set[str]] = defaultdict(set)
    for number, work in fetched(connection, _of(_WORKS, "x.claim_id", where)):
        found[number].add(work)
    alike: dict[frozenset[str], frozenset[str]] = {}
    sets = ((number, frozenset(works)) for number, works in found.items())
    return {number: alike.setdefault(works, works) for number, works in sets}


def _of(query: str, column: str, where: str | None) -> str:
    some = "" if where is None else _OF_CLAIMS.format(column=column, where=where)
    return query.format(where=some)
