"""`csto-db db`: the database itself."""

import click

from csto_db.cli.options import database, output_file
from csto_db.cli.output import write


@click.group()
def db() -> None:
    """Upgrade, check and back up the database, or print its schema."""


@db.command()
@database
def upgrade(target: str) -> None:
    """Bring the database to the newest schema; one that is not there is made."""
    # Imported late: SQLAlchemy and Alembic would cost every command half a second.
    from csto_db.db.migrate import newest_revision
    from csto_db.db.migrate import upgrade as migrate
    from csto_db.ingest.failures import database_failures

    with database_failures(target):
        before = migrate(target)
    newest = newest_revision()
    said = "is already at" if before == newest else f"was {before or 'empty'}, is now at"
    click.echo(f"{target} {said} schema {newest}", err=True)


@db.command()
@output_file
def schema(output: str | None) -> None:
    """Print the whole schema as SQL, with its comments: tables first, views at the end."""
    # Imported late, as above.
    from csto_db.db.schema import schema_sql

    write([schema_sql()], output)


@db.command()
@database
@click.pass_context
def check(context: click.Context, target: str) -> None:
    """Check that the database is whole; what is wrong is printed, and the exit code is 1."""
    # Imported late: help needs none of it.
    from pathlib import Path

    from csto_db.db.check import faults
    from csto_db.db.target import is_url

    if is_url(target):
        raise click.UsageError("db check is for SQLite files; other databases check themselves")
    found = list(faults(Path(target)))
    for fault in found:
        click.echo(fault)
    if found:
        context.exit(1)
    click.echo(f"{target} is whole", err=True)


@db.command()
@click.argument("destination", type=click.Path(dir_okay=False))
@database
def backup(destination: str, target: str) -> None:
    """Copy the database to a new file while it is in use."""
    # Imported late: help needs none of it.
    from pathlib import Path

    from csto_db.db.check import copy_database
    from csto_db.db.target import is_url

    if is_url(target):
        raise click.UsageError("db backup is for SQLite files; use pg_dump for PostgreSQL")
    copy_database(Path(target), Path(destination))
    click.echo(f"{destination} is a copy of {target}", err=True)
