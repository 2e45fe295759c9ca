"""A judgement into the database, with the findings that follow from it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from csto_db.db.claims import what_claims_ask
from csto_db.db.engine import current_engine
from csto_db.db.findings import are_compared
from csto_db.db.judgements import load_judgements, save_judgements
from csto_db.db.stored_claims import claim_keys, claims_by_key, stale_keys
from csto_db.detect.engine import detect
from csto_db.errors import InputError
from csto_db.ingest.claims_compared import stored_background
from csto_db.ingest.detection import redetect
from csto_db.ingest.failures import database_failures
from csto_db.model.claim import Judgement
from csto_db.model.statement import statement
from csto_db.model.vocabulary import Verdict
from csto_db.parse.collection.tree import suggestion


def record(
    target: str,
    a: str,
    b: str,
    verdict: Verdict,
    reason: str,
    judged_by: str,
    *,
    is_unrelated: bool = False,
) -> None:
    """Record what a person decides on two claims, today, and compute the findings anew.

    Raises InputError if a key is that of no claim, if both are the same, or if no rule relates
    the claims and `is_unrelated` does not say that this is known; or without reason or name.
    """
    for option, said in (("--reason", reason), ("--by", judged_by)):
        if not said.strip():
            raise InputError(f"{option} is empty; a decision says why it is made, and by whom")
    engine = current_engine(target)
    try:
        with database_failures(target), engine.begin() as connection:
            known = claim_keys(connection)
            for key in (a, b):
                if key in stale_keys(connection):
                    raise InputError(
                        f"the quote of {key!r} does not stand in its source any more; mend it"
                    )
                if key not in known:
                    raise InputError(f"{key!r} is no claim{suggestion(key, known)}")
            if a == b:
                raise InputError(f"{a!r} stands twice; a judgement is about two claims")
            if not is_unrelated:
                _check_related(connection, a, b)
            first, second = sorted((a, b))
            today = date.today().isoformat()
            judgement = Judgement(first, second, verdict, reason, judged_by, today)
            if judgement in load_judgements(connection):
                # Said before, and perhaps taken back since: only an instant makes it the newest.
                now = datetime.now(UTC).isoformat(timespec="microseconds")
                judgement = replace(judgement, judged_on=now)
            save_judgements(connection, [judgement])
            about = what_claims_ask(connection, (a, b))
            redetect(connection, about[a] | about[b])
    finally:
        engine.dispose()


def _check_related(connection: Connection, a: str, b: str) -> None:
    """Raise InputError if no rule makes anything of two claims, and nobody judged them before."""
    claims = claims_by_key(connection, (a, b))
    background = stored_background(connection)
    if tuple(sorted((a, b))) in background.judgements or are_compared(connection, a, b):
        return
    if detect(map(statement, claims.values()), background):
        return
    one, other = (f"{key} ({claims[key].subject}: {claims[key].predicate})" for key in (a, b))
    raise InputError(
        f"no rule relates {one} and {other}; a decision would make a finding of two claims that"
        " answer different questions. Add --unrelated if that is meant"
    )
