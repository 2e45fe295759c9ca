"""`csto-db cite`: works as a bibliography or a note prints them."""

import click

from csto_db.cli.options import database, output_file
from csto_db.cli.output import write
from csto_db.cli.reading import opened


@click.command()
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@click.option(
    "--style",
    default="chicago",
    show_default=True,
    help="chicago, chicago-author-date, apa, mla, harvard, gost, ieee,"
    " any name of the CSL project, or a .csl file.",
)
@click.option(
    "--format",
    "markup",
    type=click.Choice(["text", "html", "markdown"]),
    default="text",
    show_default=True,
    help="How to print them.",
)
@click.option("--in-text", is_flag=True, help="As the text or its notes cite them.")
@output_file
@database
def cite(
    keys: tuple[str, ...], style: str, markup: str, in_text: bool, output: str | None, target: str
) -> None:
    """Print works as formatted references, by their citation keys, in the order given."""
    # Imported late: help needs none of it.
    from csto_db.export.choice import Choice
    from csto_db.export.formatted import citations, references
    from csto_db.export.works import cited_works
    from csto_db.reports.keys import current_work

    with opened(target) as reader:
        current = dict.fromkeys(current_work(reader, key) for key in keys)
        choice = Choice(keys=frozenset(current))
        found = {cited.stored_key: cited for cited in cited_works(reader, choice)}
        works = [found[key] for key in current]
        write((citations if in_text else references)(works, style, markup), output)
