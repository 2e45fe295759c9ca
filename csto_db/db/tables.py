"""All tables, so that one import fills the metadata."""

import inspect

from sqlalchemy import Table

from csto_db.db import (
    tables_claim,
    tables_collection,
    tables_entity,
    tables_identity,
    tables_imported,
    tables_predicate,
    tables_source,
    tables_work,
)
from csto_db.db.base import Base

METADATA = Base.metadata


def reading_order() -> list[Table]:
    """Return the tables in the order in which a newcomer should meet them."""
    modules = (
        tables_source,
        tables_work,
        tables_identity,
        tables_imported,
        tables_entity,
        tables_predicate,
        tables_claim,
        tables_collection,
    )
    return [
        METADATA.tables[member.__tablename__]
        for module in modules
        for member in vars(module).values()
        if inspect.isclass(member) and issubclass(member, Base) and member is not Base
    ]
