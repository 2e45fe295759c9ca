"""`csto-db sql`: plain SQL, reading only."""

import sys

import click

from csto_db.cli.options import database, output_options
from csto_db.cli.output import write_result
from csto_db.cli.reading import opened


@click.command()
@click.argument("query")
@click.option("--seconds", type=click.FloatRange(min=0.001), help="Stop the query after this long.")
@output_options
@database
def sql(query: str, seconds: float | None, fmt: str, output: str | None, target: str) -> None:
    """Run a SELECT on the database; QUERY may be - to read it from standard input.

    Nothing but reading is possible here. schema.sql and `csto-db db schema` show tables
    and views; the views at its end are made for this.
    """
    with opened(target, seconds) as reader:
        result = reader.execute(sys.stdin.read() if query == "-" else query)
        write_result(result, fmt, output)
