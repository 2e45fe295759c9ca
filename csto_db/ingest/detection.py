"""Findings brought up to date with the claims, in the transaction that changed them."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection

from csto_db.db import findings as store
from csto_db.db.bulk import indexed_afterwards
from csto_db.db.claims import claim_entities, claim_ids
from csto_db.db.figures import load_figures
from csto_db.db.judgements import load_judgements
from csto_db.db.reference import ids
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
from csto_db.model.claim import Judgement
from csto_db.model.finding import Finding
from csto_db.model.statement import Statement, statement


def redetect(connection: Connection, entities: Iterable[str] | None = None) -> int:
    """Compute the findings about some entities anew, or all for None; return how many.

    The claims stream through, one subject at a time. Every block that is computed is whole,
    so that the findings are those of a full run.
    """
    background = stored_background(connection)
    touched = None
    if entities is not None:
        touched = _with_judged(connection, _with_related(set(entities), background))
        if not touched:
            return 0
    with _without_looking_for_cycles():
        return _computed(connection, background, touched)


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Nothing here makes a cycle, and looking for one among so many tuples takes a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _computed(connection: Connection, background: Background, touched: set[str] | None) -> int:
    store.delete_findings(connection, touched, kind=ALIKE)
    if touched is not None:
        return _written(connection, background, touched)
    with indexed_afterwards(connection, ("finding", "finding_side")):
        return _written(connection, background, touched)


def _written(connection: Connection, background: Background, touched: set[str] | None) -> int:
    writer = store.FindingWriter(connection, load_judgements(connection))
    decided: set[Judgement] = set()
    reader = StatementReader(connection, background.questions)
    for claims, found in _found(connection, reader, background, touched):
        for finding in found:
            if touched is None or finding.subject in touched or finding.kind == ALIKE:
                writer.add(finding, claims)
                if finding.judgement:
                    decided.add(finding.judgement)
    judged = _judged(connection, background)
    for finding in judged_findings(judged, decided, background):
        if touched is None or finding.subject in touched:
            writer.add(finding, claim_ids(connection, judged))
    writer.flush()
    return writer.count


def _found(
    connection: Connection,
    reader: StatementReader,
    background: Background,
    touched: set[str] | None,
) -> Iterator[tuple[Mapping[str, int], Iterable[Finding]]]:
    """Yield findings with the ids of the claims that they are on."""
    subjects = _subjects(connection, touched)
    for block in reader.questions(subjects):
        yield block.claims, question_findings(block.statements, background)
    for block in reader.blocks(subjects):
        yield block.claims, subject_findings(block.statements, background)
    block = across(connection, reader, background)
    yield block.claims, across_findings(block.statements, background)
    yield _alike(connection, reader, background)


def _alike(
    connection: Connection, reader: StatementReader, background: Background
) -> tuple[Mapping[str, int], Iterable[Finding]]:
    """Return the findings on figures that look alike, always on all: they tie all subjects."""
    figures = load_figures(connection)
    numbers = {one.key: number for one, number in figures.items()}
    pairs = list(alike(figures, background, BOUNDS.alike))
    sides = {numbers[key] for pair in pairs for key in (*pair.a, *pair.b)}
    block = reader.some(f"c.claim_id IN ({listed(sides)})")
    given = {one.key: one for one in block.statements}
    return block.claims, worded(pairs, given, background)


def _subjects(connection: Connection, touched: set[str] | None) -> list[int] | None:
    if touched is None:
        return None
    entities = ids(connection, "entity", "entity_key")
    return [entities[key] for key in sorted(touched) if key in entities]


def _judged(connection: Connection, background: Background) -> Mapping[str, Statement]:
    keys = {key for pair in background.judgements for key in pair}
    return {key: statement(claim) for key, claim in claims_by_key(connection, keys).items()}


def _with_related(touched: set[str], background: Background) -> set[str]:
    """Return some entities with what they are within, and with what is within them."""
    above = {one for key in touched for one in background.within.get(key, ())}
    below = {key for key, wholes in background.within.items() if not wholes.isdisjoint(touched)}
    return touched | above | below


def _with_judged(connection: Connection, touched: set[str]) -> set[str]:
    """Return some entities and all that judgements tie to them: a finding stands under one."""
    judged = [(judgement.a, judgement.b) for judgement in load_judgements(connection)]
    about = claim_entities(connection, {key for pair in judged for key in pair})
    pairs = [about[a] | about[b] for a, b in judged]
    tied = [pair for pair in pairs if not pair.isdisjoint(touched)]
    while any(not pair <= touched for pair in tied):
        touched = touched.union(*tied)
        tied = [pair for pair in pairs if not pair.isdisjoint(touched)]
    return touched
