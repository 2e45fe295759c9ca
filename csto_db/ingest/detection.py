"""Findings brought up to date with the claims, in the transaction that changed them."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from csto_db.db import findings as store
from csto_db.db.bulk import indexed_afterwards, little_cache
from csto_db.db.claims import claim_ids
from csto_db.db.collector import no_collector
from csto_db.db.figures import load_figures
from csto_db.db.judgements import load_judgements
from csto_db.db.statements import StatementReader, listed
from csto_db.db.stored_claims import claims_by_key
from csto_db.detect.background import Background
from csto_db.detect.engine import (
    BOUNDS,
    across_findings,
    judged_findings,
    question_findings,
    subject_findings,
)
from csto_db.detect.figure_findings import worded
from csto_db.detect.figures import ALIKE, alike
from csto_db.ingest.claims_compared import across, stored_background
from csto_db.ingest.touched import Touched, touched_by
from csto_db.model.claim import Judgement
from csto_db.model.finding import Finding
from csto_db.model.question import Asked
from csto_db.model.statement import Statement, statement


def redetect(connection: Connection, changed: Iterable[Asked] | None = None) -> int:
    """Compute the findings that changed claims bear on anew, or all for None; return how many.

    `changed` says what these are about. The claims stream through, one question at a time. Every
    question that is computed is whole, so that the findings are those of a full run.
    """
    background = stored_background(connection)
    with no_collector(), little_cache(connection):
        if changed is not None:
            touched = touched_by(changed, connection, background)
            if not touched.questions:
                return 0
            figures = touched.figures.values()
            store.delete_findings(connection, touched.asked, ALIKE, figures)
            return _written(connection, background, touched)
        with indexed_afterwards(connection, store.TABLES):
            store.delete_all(connection)
            return _written(connection, background, None)


def _written(connection: Connection, background: Background, touched: Touched | None) -> int:
    writer = store.FindingWriter(connection, load_judgements(connection))
    decided: set[Judgement] = set()

    def take(found: Iterable[Finding], claims: Mapping[str, int]) -> None:
        kept = [one for one in found if touched is None or touched.holds(one)]
        writer.add(kept, claims)
        decided.update(one.judgement for one in kept if one.judgement)

    for claims, found in _found(connection, background, touched):
        take(found, claims)
    judged = _judged(connection, background)
    take(judged_findings(judged, decided, background), claim_ids(connection, judged))
    writer.flush()
    return writer.count


def _found(
    connection: Connection, background: Background, touched: Touched | None
) -> Iterator[tuple[Mapping[str, int], Iterable[Finding]]]:
    """Yield findings with the ids of the claims that they are on."""
    reader = StatementReader(connection, background.questions)
    asked = None if touched is None else touched.asked
    for some in reader.questions(asked):
        yield some.claims, [f for one in some.groups for f in question_findings(one, background)]
    for some in reader.blocks(asked):
        yield some.claims, [f for one in some.groups for f in subject_findings(one, background)]
    some = across(connection, reader, background)
    yield some.claims, across_findings(some.statements, background)
    if touched is None or touched.figures:
        yield _alike(connection, reader, background, touched)


def _alike(
    connection: Connection,
    reader: StatementReader,
    background: Background,
    touched: Touched | None,
) -> tuple[Mapping[str, int], Iterable[Finding]]:
    """Return the findings on figures that look alike: they tie all subjects of a predicate."""
    among = None if touched is None else touched.figures.values()
    figures = load_figures(connection, among)
    numbers = {one.key: number for one, number in figures.items()}
    pairs = list(alike(figures, background, BOUNDS.alike))
    sides = {numbers[key] for pair in pairs for key in (*pair.a, *pair.b)}
    some = reader.some(f"c.claim_id IN ({listed(sides)})")
    given = {one.key: one for one in some.statements}
    return numbers, worded(pairs, given, background)


def _judged(connection: Connection, background: Background) -> Mapping[str, Statement]:
    keys = {key for pair in background.judgements for key in pair}
    return {key: statement(claim) for key, claim in claims_by_key(connection, keys).items()}
