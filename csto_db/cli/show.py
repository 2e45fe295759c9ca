"""`csto-db show`: one thing, with its text in context."""

import click

from csto_db.cli.options import database, output_options
from csto_db.cli.output import terminal_width, write
from csto_db.cli.reading import opened

KINDS = ("source", "footnote", "work", "entity", "claim", "finding")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("key")
@output_options
@database
def show(kind: str, key: str, fmt: str, output: str | None, target: str) -> None:
    """Show one source, footnote, work, entity, claim or finding, with its text in context.

    A footnote's KEY is its source and label, as kropatcheva2016:39; the others are named
    by the keys that reports print.
    """
    # Imported late: help needs none of it.
    from csto_db.reports.sections import render
    from csto_db.reports.show import sections

    with opened(target) as reader:
        write(render(sections(reader, kind, key), fmt, terminal_width()), output)
