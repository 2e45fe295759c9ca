"""`csto-db export`: works for reference managers, citation processors and spreadsheets."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from csto_db.cli.options import database, output_file
from csto_db.cli.output import write
from csto_db.cli.reading import opened

if TYPE_CHECKING:
    from csto_db.export.cited import CitedWork

FORMATS = ("bibtex", "biblatex", "csl-json", "ris", "csv", "jsonl", "bibliography")
PROFILES = ("biblatex", "bibtex", "zotero", "pandoc")


@click.command()
@click.argument("fmt", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--source", "sources", multiple=True, help="What this source cites; or one of these.")
@click.option("--footnotes", help="What is cited in these notes of the source, as 12-20,25.")
@click.option("--cited-by", multiple=True, help="What this source cites; all of them, if several.")
@click.option("--entity", help="What is cited where this entity is named (its key).")
@click.option("--report", help="The works of a report, as works or interviews.")
@click.option(
    "--where",
    metavar="SQL",
    help="A condition on the columns of the view work_detail, as \"entry_type = 'news'\".",
)
@click.option("--documents", is_flag=True, help="The documents themselves as well, cited or not.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    help="Fit a BibTeX file or CSL-JSON to one reader.  [default: the format's own]",
)
@click.option("--style", help="bibliography: a CSL style, as apa or a file.  [default: chicago]")
@click.option(
    "--format",
    "markup",
    type=click.Choice(["text", "html", "markdown"]),
    help="bibliography: how to print it.  [default: text]",
)
@output_file
@database
def export(
    fmt: str,
    sources: tuple[str, ...],
    footnotes: str | None,
    cited_by: tuple[str, ...],
    entity: str | None,
    report: str | None,
    where: str | None,
    documents: bool,
    profile: str | None,
    style: str | None,
    markup: str | None,
    output: str | None,
    target: str,
) -> None:
    """Export works, each with where it is cited: all that are cited, or a choice of them.

    FORMAT is bibtex (classic BibTeX, which biber reads as well), biblatex (its own types,
    fields and dates), csl-json, ris, csv, jsonl, or bibliography (formatted references).
    Where several choices are given, all must hold.
    """
    # Imported late: help needs none of it.
    from csto_db.cli.export_choice import Asked, choice_of
    from csto_db.export.choice import EVERYTHING
    from csto_db.export.works import cited_works

    is_formatted = fmt == "bibliography"
    if not is_formatted and (style or markup):
        raise click.UsageError("--style and --format are for 'export bibliography'")
    if profile and fmt not in ("bibtex", "biblatex", "csl-json"):
        raise click.UsageError(f"--profile is for BibTeX files and CSL-JSON, not for {fmt}")
    asked = Asked(sources, footnotes, cited_by, entity, report, where, documents)
    with opened(target) as reader:
        choice = choice_of(reader, asked)
        message = "No works match." if choice != EVERYTHING else "No works are cited."
        if is_formatted:
            from csto_db.export.formatted import bibliography

            works = _or_said(cited_works(reader, choice), message)
            write(bibliography(works, style or "chicago", markup or "text"), output)
        else:
            from csto_db.db.collector import rare_collector
            from csto_db.export.formats import head, verbatim, writer

            works = cited_works(
                reader,
                choice,
                with_parents=fmt in ("bibtex", "biblatex"),
                verbatim=verbatim(fmt, profile),
            )
            first = head(reader, fmt, choice)
            with rare_collector():
                write(chain(first, writer(fmt, profile)(_or_said(works, message))), output)


def _or_said(works: "Iterable[CitedWork]", message: str) -> "Iterator[CitedWork]":
    """Yield works; say something if there are none."""
    is_empty = True
    for work in works:
        is_empty = False
        yield work
    if is_empty:
        click.echo(message, err=True)
