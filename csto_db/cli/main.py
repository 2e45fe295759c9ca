"""`csto-db`: the group that all commands hang on."""

import click

from csto_db import __version__
from csto_db.cli.build import build
from csto_db.cli.db import db
from csto_db.cli.export import export
from csto_db.cli.ingest import ingest
from csto_db.cli.judge import judge
from csto_db.cli.options import Target
from csto_db.cli.report import report
from csto_db.cli.search import search
from csto_db.cli.show import show
from csto_db.cli.sql import sql
from csto_db.config import default_database


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90})
@click.version_option(__version__, prog_name="csto-db")
@click.option(
    "--db",
    "target",
    metavar="PATH|URL",
    help="The database: a SQLite file, or a URL.  [default: $CSTO_DB, else csto.db]",
)
@click.pass_context
def main(context: click.Context, target: str | None) -> None:
    """Turn documents that argue about the same things into one database.

    Every footnote, citation, work, entity and claim is a row that points at the exact
    characters it came from; claims that contradict each other are found and explained.
    """
    context.obj = Target(target or default_database())


for command in (build, ingest, report, show, search, sql, export, judge, db):
    main.add_command(command)
