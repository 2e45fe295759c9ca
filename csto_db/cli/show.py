"""`csto-db show`: one thing, with its text in context."""

from typing import TYPE_CHECKING

import click

from csto_db.cli.options import database, output_options
from csto_db.cli.output import terminal_width, write
from csto_db.cli.reading import opened
from csto_db.errors import InputError

if TYPE_CHECKING:
    from csto_db.reports.sections import Section

KINDS = ("source", "footnote", "work", "entity", "claim", "finding")
_PAGE = 20


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("key")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help=f"At most so many of the pairs that a finding stands for.  [default: {_PAGE}]",
)
@click.option("--offset", type=click.IntRange(min=0), help="Pass over so many of them.")
@output_options
@database
def show(
    kind: str,
    key: str,
    limit: int | None,
    offset: int | None,
    fmt: str,
    output: str | None,
    target: str,
) -> None:
    """Show one source, footnote, work, entity, claim or finding, with its text in context.

    A footnote's KEY is its source and label, as kropatcheva2016:39; the others are named
    by the keys that reports print.
    """
    # Imported late: help needs none of it.
    from csto_db.reports.sections import render
    from csto_db.reports.show import counted_pairs, sections

    if kind != "finding" and (limit is not None or offset is not None):
        raise click.UsageError("--limit and --offset are about the pairs of a finding")
    with opened(target) as reader:
        found = sections(reader, kind, key)
        total = counted_pairs(reader, key) if kind == "finding" else None
    if total is not None:
        found.append(_pairs(target, key, total, offset or 0, limit or _PAGE))
    elif offset:
        raise InputError(
            f"{kind} {key!r} stands for the pairs of its sides, all shown: no --offset"
        )
    write(render(found, fmt, terminal_width()), output)


def _pairs(target: str, key: str, total: int, offset: int, limit: int) -> "Section":
    # Imported late: only a finding that counts its pairs needs the engine.
    from csto_db.ingest.crowd_pairs import crowd_pairs
    from csto_db.reports.sections import Section

    if offset >= total:
        raise InputError(f"finding {key!r} stands for {total:,} pairs: give a lesser --offset")
    pairs = crowd_pairs(target, key, offset, limit)
    rows = tuple((number, *pair) for number, pair in enumerate(pairs, start=offset + 1))
    note = f" {offset + 1:,} to {offset + len(rows):,} of {total:,}"
    return Section("pairs", ("pair", "a_claim", "b_claim", "why"), rows, note=note)
