"""The pairs of claims that a finding of a database counts, a page at a time."""

from itertools import chain

from sqlalchemy import Connection

from csto_db.db.engine import plain_engine
from csto_db.db.findings import load_finding
from csto_db.db.reference import ids
from csto_db.db.statements import StatementReader
from csto_db.detect.paging import Pair, pairs_across, pairs_on_question
from csto_db.ingest.claims_compared import across, stored_background
from csto_db.ingest.failures import database_failures
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
    subject = ids(connection, "entity", "entity_key")[finding.subject]
    for block in chain(reader.questions([subject]), reader.blocks([subject])):
        pairs = pairs_on_question(finding, block.statements, background, offset, limit)
        if pairs is not None:
            return pairs
    read = across(connection, reader, background)
    return pairs_across(finding, read.statements, background, offset, limit)
