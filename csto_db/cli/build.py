"""`csto-db build`: the collection that comes with the program, then the contradictions."""

import click

from csto_db.cli.options import database


@click.command()
@database
def build(target: str) -> None:
    """Ingest the collection that comes with csto-db, and print the contradictions.

    The same as `csto-db ingest` of the folder seeds/, then `csto-db report contradictions`.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from csto_db.cli.ingest import run_ingest
    from csto_db.cli.report_command import print_report
    from csto_db.config import data_folder

    run_ingest(target, [str(data_folder("seeds"))])
    print_report("contradictions", {}, target, "table", None)
