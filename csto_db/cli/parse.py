"""`csto-db parse`: citations out of a text, without a database."""

import sys
from io import TextIOWrapper

import click

from csto_db.cli.options import output_file

KINDS = ("document", "footnote", "reference", "intext")
FORMATS = ("table", "json", "csl-json", "bibtex", "biblatex")


@click.command()
@click.argument("file", default="-", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--jsonl", is_flag=True, help='Read lines of {"id", "raw", "kind"}; answer each.')
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="document",
    show_default=True,
    help="What the text is; a line of --jsonl may say otherwise.",
)
@click.option(
    "-f",
    "--format",
    "fmt",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the citations.",
)
@output_file
def parse(file: str, jsonl: bool, kind: str, fmt: str, output: str | None) -> None:
    """Read the citations of a text: FILE, or standard input.

    A document is read whole: its notes, its author-date citations, its links. Lines of
    footnotes or references are read one by one with --kind. With --jsonl, each line
    {"id", "raw", "kind"} is answered by {"id", "refs": [...]} as soon as it is read; a line
    that cannot be read is answered by {"id", "error"}. Numbered notes in running text
    (document, intext, several lines of footnotes) are {"n", "text", "refs"} each.
    """
    # Imported late: help needs no parser.
    from csto_db.cli import parse_lines, parse_output
    from csto_db.cli.output import write
    from csto_db.cli.reading_files import lines_of, text_of

    if jsonl:
        if isinstance(sys.stdout, TextIOWrapper):
            # Each answer goes out as soon as it is known: someone may be waiting for it.
            sys.stdout.reconfigure(line_buffering=True)
        write(parse_lines.answers(lines_of(file), kind), output)
    else:
        write(parse_output.printed(text_of(file), kind, fmt), output)
