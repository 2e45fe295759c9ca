"""What the comparison of claims reads out of a database."""

from sqlalchemy import Connection

from csto_db.db import findings as store
from csto_db.db.entity_names import EntityWordings, entity_ids
from csto_db.db.judgements import in_force
from csto_db.db.reference import ids, load_predicates
from csto_db.db.statements import Batch, StatementReader, listed
from csto_db.db.stored_claims import quotes_by_key
from csto_db.detect.background import Background
from csto_db.detect.parts import speaks_of_all


def stored_background(connection: Connection) -> Background:
    """Return what the engine needs to know beside the claims."""
    return Background(
        load_predicates(connection),
        wordings=EntityWordings(connection),
        within=store.load_ancestors(connection),
        cites=store.load_cites(connection),
        translations=store.load_translations(connection),
        judgements=in_force(connection),
        quote_of=quotes_by_key(connection),
    )


def across(connection: Connection, reader: StatementReader, background: Background) -> Batch:
    """Return the claims that may clash with some about another subject."""
    predicates = ids(connection, "predicate", "name")
    wholes = listed(entity_ids(connection, background.wholes).values())
    of_wholes = reader.some(
        "c.quantifier IN ('all', 'none')"
        f" AND (c.subject_id IN ({wholes}) OR c.value_entity_id IN ({wholes}))"
    )
    either_way = (turned for one in of_wholes.statements for turned in background.either_way(one))
    totals = [one for one in either_way if speaks_of_all(one, background)]
    about = {one.subject for one in totals}
    near = [key for key, above in background.within.items() if not about.isdisjoint(above)]
    subjects = listed(entity_ids(connection, {*about, *near}).values())
    if not (totals or background.totalled):
        return Batch([], {})
    tied = listed(predicates[name] for name in background.tied_to(one.predicate for one in totals))
    totalled = listed(predicates[name] for name in background.totalled)
    return reader.some(
        f"(c.predicate_id IN ({tied}) AND (c.subject_id IN ({subjects})"
        f" OR c.value_entity_id IN ({subjects})) OR c.predicate_id IN ({totalled}))"
    )
