"""`csto-db work`: what people decide on works."""

from collections.abc import Callable
from typing import Any

import click

from csto_db.cli.options import database


@click.group()
def work() -> None:
    """Decide that two works are one, or that one is two; give a work another key."""


def _decision(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--reason` and `--by`."""
    by = click.option("--by", "decided_by", required=True, help="Who decides.")(function)
    return click.option("--reason", required=True, help="Why; it is kept with the decision.")(by)


@work.command()
@click.argument("key")
@click.argument("other")
@_decision
@database
def merge(key: str, other: str, reason: str, decided_by: str, target: str) -> None:
    """Decide that OTHER is the same work as KEY.

    KEY and its description stay; what cites OTHER cites KEY from now on, also after the
    documents are ingested again. `csto-db work split OTHER` takes it back.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from csto_db.ingest.deciding import merge as decide

    decide(target, key, other, reason, decided_by)
    click.echo(f"{other} is {key}, by {decided_by}", err=True)


@work.command()
@click.argument("names", nargs=-1, required=True, metavar="CITATION...|KEY")
@_decision
@database
def split(names: tuple[str, ...], reason: str, decided_by: str, target: str) -> None:
    """Decide that CITATIONs are of another work than the rules say, or take back a merge.

    A CITATION is SOURCE:LABEL, as kropatcheva2016:39, where its note cites one work, or
    SOURCE@START, the character that it starts at. They become one new work, whose key is
    printed. A KEY is that of a work that was merged into another.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from csto_db.ingest.deciding import split_off, take_back

    if len(names) == 1 and not {":", "@"} & set(names[0]):
        was = take_back(target, names[0], reason, decided_by)
        click.echo(f"{names[0]} is not {was}, by {decided_by}", err=True)
    else:
        click.echo(split_off(target, names, reason, decided_by))


@work.command()
@click.argument("key")
@click.argument("new")
@database
def rekey(key: str, new: str, target: str) -> None:
    """Give the work KEY the citation key NEW.

    The old key is still found, and is never given to another work.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from csto_db.ingest.deciding import rekey as decide

    decide(target, key, new)
    click.echo(f"{key} has the key {new}", err=True)
