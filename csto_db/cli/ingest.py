"""`csto-db ingest`: documents, collections, claims."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from csto_db.cli.options import database

if TYPE_CHECKING:
    from csto_db.ingest.summary import Summary

_NAMED = 5
"""How many of the files and documents that go are named."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--dry-run", "is_dry_run", is_flag=True, help="Check everything, write nothing.")
@database
def ingest(paths: tuple[str, ...], target: str, is_dry_run: bool) -> None:
    """Bring documents and collections into the database.

    PATHS are folders of a collection, files of a reference manager (.bib, .ris, CSL-JSON in
    .json) with the texts that they name, claims files (.yml) or single text documents. The
    same files again change nothing; a changed one replaces its rows, and what was deleted from
    a folder goes.
    """
    run_ingest(target, paths, is_dry_run=is_dry_run)


def run_ingest(target: str, paths: Iterable[str], *, is_dry_run: bool = False) -> None:
    """Ingest with a progress bar on a terminal, and say on stderr what was done."""
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from pathlib import Path

    from csto_db.ingest.pipeline import ingest as bring_in

    bar = _ProgressBar()
    try:
        summary = bring_in(target, map(Path, paths), progress=bar.show, is_dry_run=is_dry_run)
    finally:
        bar.finish()
    for file in summary.missing[:_NAMED]:
        goes = "would go" if is_dry_run else "goes"
        click.echo(f"{file} is no longer there: what only it defined {goes}", err=True)
    if len(summary.missing) > _NAMED:
        click.echo(f"nor are {len(summary.missing) - _NAMED} more files", err=True)
    if summary.stale_claims:
        what = "the quotes of these claims do not stand there any more, and no report shows them"
        click.echo(f"{target}: {what}: {_named(summary.stale_claims)}", err=True)
    click.echo(f"{target}: {_said(summary, is_dry_run=is_dry_run)}", err=True)


def _said(summary: "Summary", *, is_dry_run: bool) -> str:
    counts = (
        (len(summary.new), "new"),
        (len(summary.changed), "changed"),
        (len(summary.unchanged), "unchanged"),
        (len(summary.gone), f"gone ({_named(summary.gone)})"),
    )
    documents = ", ".join(f"{count} {word}" for count, word in counts if count) or "none"
    text = f"documents: {documents}; {_entries(summary)}claims: {summary.claims}"
    text += f", {summary.gone_claims} gone" if summary.gone_claims else ""
    text += (
        f"; judgements: {summary.gone_judgements} out of force" if summary.gone_judgements else ""
    )
    return f"nothing is written; it would be {text}" if is_dry_run else text


def _named(keys: Sequence[str]) -> str:
    more = len(keys) - _NAMED
    return ", ".join(keys[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _entries(summary: "Summary") -> str:
    counts = (
        (summary.new_entries, "new"),
        (summary.joined_entries, "joined works that were there"),
        (summary.unchanged_entries, "unchanged"),
    )
    said = ", ".join(f"{count} {words}" for count, words in counts if count)
    if summary.troubles:
        said = f"{said or 'none'} ({summary.troubles} diagnostics: csto-db report diagnostics)"
    return f"entries: {said}; " if said else ""


class _ProgressBar:
    """A bar on a terminal, nothing in a pipe."""

    def __init__(self) -> None:
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def show(self, done: int, total: int) -> None:
        """Draw how much is done."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="documents", file=sys.stderr)
            self._bar.render_progress()
        self._bar.update(done - self._bar.pos)

    def finish(self) -> None:
        """Leave the line of the bar."""
        if self._bar is not None:
            self._bar.render_finish()
