"""A judgement into the database, with the findings that follow from it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from csto_db.db.claims import claim_entities
from csto_db.db.engine import current_engine
from csto_db.db.judgements import load_judgements, save_judgements
from csto_db.db.stored_claims import claim_keys
from csto_db.errors import InputError
from csto_db.ingest.detection import redetect
from csto_db.ingest.failures import database_failures
from csto_db.model.claim import Judgement
from csto_db.model.vocabulary import Verdict
from csto_db.parse.collection.tree import suggestion


def record(target: str, a: str, b: str, verdict: Verdict, reason: str, judged_by: str) -> None:
    """Record what a person decides on two claims, today, and compute the findings anew.

    Raises InputError if a key is that of no claim, or both are the same.
    """
    engine = current_engine(target)
    try:
        with database_failures(target), engine.begin() as connection:
            known = claim_keys(connection)
            for key in (a, b):
                if key not in known:
                    raise InputError(f"{key!r} is no claim{suggestion(key, known)}")
            if a == b:
                raise InputError(f"{a!r} stands twice; a judgement is about two claims")
            first, second = sorted((a, b))
            today = date.today().isoformat()
            judgement = Judgement(first, second, verdict, reason, judged_by, today)
            if judgement in load_judgements(connection):
                # Said before, and perhaps taken back since: only an instant makes it the newest.
                now = datetime.now(UTC).isoformat(timespec="microseconds")
                judgement = replace(judgement, judged_on=now)
            save_judgements(connection, [judgement])
            about = claim_entities(connection, (a, b))
            redetect(connection, about[a] | about[b])
    finally:
        engine.dispose()
