"""The pairs of claims that a finding of a database counts, a page at a time."""

from itertools import chain, islice

from sqlalchemy import Connection

from csto_db.db.engine import plain_engine
from csto_db.db.figures import load_figures
from csto_db.db.findings import load_finding
from csto_db.db.statements import StatementReader, listed
from csto_db.detect.background import Background
from csto_db.detect.figure_findings import worded
from csto_db.detect.figures import ALIKE, AlikePair, pairs_alike
from csto_db.detect.paging import Pair, pairs_across, pairs_on_question
from csto_db.ingest.claims_compared import across, stored_background
from csto_db.ingest.failures import database_failures
from csto_db.ingest.touched import question_ids
from csto_db.model.finding import Finding


def crowd_pairs(target: str, key: str, offset: int, limit: int) -> list[Pair]:
    """Return the pairs of a finding that counts them, after the first so many."""
    engine = plain_engine(target)
    try:
        with database_failures(target), engine.connect() as connection:
            return _pairs(connection, load_finding(connection, key), offset, limit)
    finally:
        engine.dispose()


def _pairs(connection: Connection, finding: Finding, offset: int, limit: int) -> list[Pair]:
    background = stored_background(connection)
    reader = StatementReader(connection, background.questions)
    if finding.kind == ALIKE:
        return _alike(connection, finding, reader, background, offset, limit)
    families = background.questions.families
    questions = frozenset([(finding.subject, families[finding.predicate])])
    asked = question_ids(questions, families, connection)
    for some in chain(reader.questions(asked), reader.blocks(asked)):
        for group in some.groups:
            pairs = pairs_on_question(finding, group, background, offset, limit)
            if pairs is not None:
                return pairs
    read = across(connection, reader, background)
    return pairs_across(finding, read.statements, background, offset, limit)


def _alike(
    connection: Connection,
    finding: Finding,
    reader: StatementReader,
    background: Background,
    offset: int,
    limit: int,
) -> list[Pair]:
    figures, key = load_figures(connection), finding.a_claims[0]
    pairs = pairs_alike(finding.rule, finding.scope, key, figures, background)
    page = list(islice(pairs, offset, offset + limit))
    numbers = {one.key: number for one, number in figures.items()}
    ids_of_page = {numbers[claim] for pair in page for claim in pair}
    given = {
        one.key: one for one in reader.some(f"c.claim_id IN ({listed(ids_of_page)})").statements
    }
    sides = (AlikePair(finding.rule, finding.scope, (a,), (b,), 1) for a, b in page)
    found = worded(sides, given, background)
    return [(one.a_claims[0], one.b_claims[0], one.explanation) for one in found]
