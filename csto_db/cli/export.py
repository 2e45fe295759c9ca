"""`csto-db export`: what is cited, for reference managers."""

import click

from csto_db.cli.options import database
from csto_db.cli.output import write
from csto_db.cli.reading import opened


@click.command()
@click.argument("fmt", metavar="FORMAT", type=click.Choice(["bibtex"]))
@click.option("--source", help="Only what this source cites.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")
@database
def export(fmt: str, source: str | None, output: str | None, target: str) -> None:
    """Export the works that are cited, each with where it was cited.

    FORMAT is bibtex: entries in the types and fields of BibLaTeX, as biber, JabRef and
    Zotero read them.
    """
    # Imported late: help needs none of it.
    from csto_db.export.bibtex import bibtex
    from csto_db.reports.keys import check_key

    with opened(target) as reader:
        if source is not None:
            check_key(reader, "source", source)
        write(bibtex(reader, source), output)
