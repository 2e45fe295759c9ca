"""Judgements: written once, never changed; the newest on a pair counts."""

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select, update

from csto_db.db.definitions import NO_FILE, Definer, definers, note_definers
from csto_db.db.stored_claims import claims_by_key
from csto_db.db.tables import METADATA
from csto_db.model.claim import Claim, Judgement
from csto_db.model.vocabulary import Defined

T = METADATA.tables


def fingerprint(claim: Claim) -> str:
    """Return what stays equal as long as a claim says the same.

    >>> from csto_db.model.claim import Value
    >>> claim = Claim("a/x", "a", "csto", "member_count", Value("6"), "six states")
    >>> fingerprint(claim) == fingerprint(claim)
    True
    """
    parts = (
        claim.subject, claim.predicate, claim.value.text, claim.polarity, claim.quantifier,
        claim.certainty, claim.valid_from, claim.valid_to, claim.scope, claim.quote,
        *((v.name, v.kind, v.stance) for v in claim.voices),
    )  # fmt: skip
    return hashlib.sha256(repr([str(part) for part in parts]).encode()).hexdigest()[:16]


def save_judgements(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Add the judgements that are not there yet; return how many were added or are of other claims.

    What a judgement says was `judged` counts; where it does not, the claims as they are now do.
    """
    known = load_judgements(connection)
    given = list(dict.fromkeys(judgements))
    new = [j for j in given if j not in known]
    claims = claims_by_key(connection, {key for j in new for key in (j.a, j.b)})
    rows = [
        {
            "a_claim_key": judgement.a,
            "b_claim_key": judgement.b,
            "verdict": judgement.verdict,
            "reason": judgement.reason,
            "judged_by": judgement.judged_by or "",
            "judged_on": judgement.judged_on or "",
            "a_fingerprint": a,
            "b_fingerprint": b,
        }
        for judgement in new
        for a, b in [judgement.judged or _now(judgement, claims)]
    ]
    if rows:
        connection.execute(insert(T["judgement"]), rows)
    return len(rows) + _note_judged(connection, given, known)


def _now(judgement: Judgement, claims: Mapping[str, Claim]) -> tuple[str | None, str | None]:
    """The fingerprints of the claims of a judgement as they are, None for one that is missing."""
    a, b = (
        fingerprint(claims[key]) if key in claims else None for key in (judgement.a, judgement.b)
    )
    return a, b


def _note_judged(
    connection: Connection, given: Iterable[Judgement], known: Mapping[Judgement, int]
) -> int:
    """Note what was judged where a file says so and it is not known; return how often."""
    stored = {number: judgement.judged for judgement, number in known.items()}
    table = T["judgement"]
    changed = [j for j in given if j in known and j.judged and j.judged != stored[known[j]]]
    for one in changed:
        a, b = one.judged or (None, None)
        where = table.c.judgement_id == known[one]
        connection.execute(update(table).where(where).values(a_fingerprint=a, b_fingerprint=b))
    return len(changed)


def load_judgements(connection: Connection) -> dict[Judgement, int]:
    """Return all judgements with their ids, the oldest first."""
    table = T["judgement"]
    return {
        Judgement(
            a=row.a_claim_key,
            b=row.b_claim_key,
            verdict=row.verdict,
            reason=row.reason,
            judged_by=row.judged_by,
            judged_on=row.judged_on,
            judged=(row.a_fingerprint, row.b_fingerprint)
            if row.a_fingerprint and row.b_fingerprint
            else None,
        ): row.judgement_id
        for row in connection.execute(select(table).order_by(table.c.judgement_id))
    }


def withdraw(connection: Connection, numbers: Iterable[int]) -> None:
    """Note that no file holds some judgements any more that were in one: they do not count."""
    gone = (Definer(NO_FILE, Defined.JUDGEMENT, str(number)) for number in numbers)
    note_definers(connection, gone)


def withdrawn(connection: Connection) -> set[int]:
    """Return the ids of the judgements that were in a file, and are in none."""
    found = definers(connection, [Defined.JUDGEMENT])
    return {int(one.name) for one in found if one.file == NO_FILE}


def in_force(connection: Connection) -> dict[tuple[str, str], Judgement]:
    """Return the newest judgement of each pair whose claims still say what was judged.

    One that its file does not have any more counts as little as one that was never made.
    """
    table = T["judgement"]
    gone = withdrawn(connection)
    stored = load_judgements(connection).items()
    by_id = {number: judgement for judgement, number in stored if number not in gone}
    claims = claims_by_key(connection, {key for j in by_id.values() for key in (j.a, j.b)})
    found: dict[tuple[str, str], Judgement] = {}
    for row in connection.execute(select(table).order_by(table.c.judgement_id)):
        if row.judgement_id in gone:
            continue
        judgement = by_id[row.judgement_id]
        pair = (judgement.a, judgement.b)
        is_same = all(
            key in claims and stored in (None, fingerprint(claims[key]))
            for key, stored in zip(pair, (row.a_fingerprint, row.b_fingerprint), strict=True)
        )
        if is_same:
            found[pair] = judgement
        else:
            found.pop(pair, None)
    return found
