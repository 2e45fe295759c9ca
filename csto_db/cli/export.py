"""`csto-db export`: what is cited, for reference managers."""

import click

from csto_db.cli.options import database
from csto_db.cli.output import write
from csto_db.cli.reading import opened
from csto_db.errors import InputError


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

    with opened(target) as reader:
        known = {row[0] for row in reader.execute("SELECT source_key FROM source").rows}
        if source is not None and source not in known:
            names = ", ".join(sorted(str(key) for key in known)) or "none"
            raise InputError(f"no source {source!r} in this database; there are: {names}")
        write(bibtex(reader, source), output)
