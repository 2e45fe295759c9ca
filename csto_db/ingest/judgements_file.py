"""judgements.yml out of a database."""

from collections.abc import Iterator

import yaml

from csto_db.db.engine import current_engine
from csto_db.db.judgements import in_force, load_judgements, withdrawn
from csto_db.ingest.failures import database_failures
from csto_db.model.claim import Judgement

_HEADER = (
    "# Decisions of people on pairs of claims, the oldest first; the newest on a pair counts.\n"
)
_STALE = "  # Stale, for a claim is gone or says something else: judge again, or delete this.\n"
_WIDTH = 94


def judgements_file(target: str) -> Iterator[str]:
    """Yield the judgements of a database as judgements.yml, in its canonical form.

    Ingested, it gives the same judgements; those that are stale stand in it as comments. Those
    that a file had and has no longer are left out.
    """
    engine = current_engine(target)
    try:
        with database_failures(target), engine.connect() as connection:
            gone = withdrawn(connection)
            stored = load_judgements(connection).items()
            judgements = [judgement for judgement, number in stored if number not in gone]
            valid = in_force(connection)
    finally:
        engine.dispose()
    yield _HEADER
    is_empty = not any((one.a, one.b) in valid for one in judgements)
    yield "judgements: []\n" if is_empty else "judgements:\n"
    for one in judgements:
        is_stale = (one.a, one.b) not in valid
        yield _STALE if is_stale else ""
        yield from (f"  {'# ' if is_stale else ''}{line}\n" for line in _lines(one))


def _lines(one: Judgement) -> list[str]:
    claims = yaml.safe_dump([one.a, one.b], default_flow_style=True, width=10**6).strip()
    said = {"verdict": str(one.verdict), "reason": one.reason, "by": one.judged_by}
    fields = yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=_WIDTH).splitlines()
    lines = [f"- claims: {claims}", *(f"  {line}" for line in fields), f"  on: {one.judged_on}"]
    if one.judged is not None:
        lines.append(f"  judged: [{', '.join(map(repr, one.judged))}]")
    return lines
