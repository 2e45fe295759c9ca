"""What is left when a document is replaced, and nothing needs any more."""

from sqlalchemy import Connection, delete, select

from csto_db.db.former_keys import retire_unused
from csto_db.db.tables import METADATA

LINK, WORK, CITATION = (METADATA.tables[name] for name in ("link", "work", "citation"))


def delete_orphans(connection: Connection) -> None:
    """Delete the works that nothing cites any more, and the links that nothing uses.

    The keys of such works are kept: one that is cited again gets its own.
    """
    retire_unused(connection)
    connection.exec_driver_sql(
        "DELETE FROM work WHERE work_id IN (SELECT work_id FROM unused_work)"
    )
    is_cited = select(CITATION.c.citation_id).where(CITATION.c.link_id == LINK.c.link_id).exists()
    is_of_work = select(WORK.c.work_id).where(WORK.c.link_id == LINK.c.link_id).exists()
    connection.execute(delete(LINK).where(~is_cited, ~is_of_work))
