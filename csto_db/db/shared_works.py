"""Documents that share works with others, so that what they say of these is found anew."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, select, union

from csto_db.db.tables import METADATA

T = METADATA.tables


def sharing(connection: Connection, sources: Collection[str]) -> list[str]:
    """Return the keys of the other sources that cite what some sources cite, or these, in the
    order in which they came.

    Works that are sources themselves, or that a file brought, are what they say of themselves:
    that these are shared does not count.
    """
    source, citation, passage = T["source"], T["citation"], T["passage"]
    entry = T["imported_entry"]
    is_theirs = source.c.source_key.in_(sources)
    theirs = select(passage.c.passage_id).join(source, source.c.source_id == passage.c.source_id)
    cited = select(citation.c.work_id).where(citation.c.passage_id.in_(theirs.where(is_theirs)))
    works = union(cited, select(source.c.work_id).where(is_theirs))
    query = (
        select(source.c.source_key, source.c.source_id)
        .distinct()
        .join(passage, passage.c.source_id == source.c.source_id)
        .join(citation, citation.c.passage_id == passage.c.passage_id)
        .where(
            ~is_theirs,
            citation.c.work_id.in_(works),
            citation.c.work_id.not_in(select(source.c.work_id).where(~is_theirs)),
            citation.c.work_id.not_in(select(entry.c.work_id)),
        )
        .order_by(source.c.source_id)
    )
    return list(connection.execute(query).scalars())


def delete_citations(connection: Connection, sources: Collection[str]) -> None:
    """Delete the citations of some sources, which are to be read again."""
    source, passage, citation = T["source"], T["passage"], T["citation"]
    theirs = (
        select(passage.c.passage_id)
        .join(source, source.c.source_id == passage.c.source_id)
        .where(source.c.source_key.in_(sources))
    )
    connection.execute(delete(citation).where(citation.c.passage_id.in_(theirs)))
