"""`csto-db search`: full text over passages and notes."""

import click

from csto_db.cli.options import database, output_options
from csto_db.cli.output import write_result
from csto_db.cli.reading import opened


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--source", help="Only in this source.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@output_options
@database
def search(
    query: tuple[str, ...],
    source: str | None,
    limit: int,
    fmt: str,
    output: str | None,
    target: str,
) -> None:
    """Find words in paragraphs and notes, the best matches first.

    All words must occur. "a phrase" in quotes, prefix*, AND, OR and NOT are understood.
    """
    # Imported late: help needs no query.
    from csto_db.db.target import is_url
    from csto_db.reports.keys import check_key
    from csto_db.reports.search import SEARCH, SEARCH_POSTGRESQL, full_text_query, tsquery

    sql, read = (SEARCH_POSTGRESQL, tsquery) if is_url(target) else (SEARCH, full_text_query)
    with opened(target) as reader:
        if source is not None:
            check_key(reader, "source", source)
        params = {"query": read(" ".join(query)), "source": source, "limit": limit}
        write_result(reader.execute(sql, params), fmt, output, empty="Nothing found.")
