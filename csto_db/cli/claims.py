"""`csto-db claims`: claims files, checked and written, and what editors know of them."""

import click

from csto_db.cli.options import database, output_file
from csto_db.cli.output import write
from csto_db.cli.reading import opened
from csto_db.errors import InputError


@click.group()
def claims() -> None:
    """Check claims files while you write them, and write them out again."""


@claims.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@database
def check(files: tuple[str, ...], target: str) -> None:
    """Check that every claim of FILES can be read and that its quote binds.

    A file in the folder claims/ of a collection is checked against that collection, any
    other against the database. All mistakes are reported at once, as file:line:column.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from pathlib import Path

    from csto_db.ingest.claims_check import count_bound

    for path, count in count_bound(target, tuple(map(Path, files))).items():
        counted = "1 claim" if count == 1 else f"{count} claims"
        click.echo(f"{path}: {counted}, every quote binds", err=True)


@claims.command()
@click.argument("source")
@click.option(
    "-f",
    "--format",
    "fmt",
    type=click.Choice(["yaml", "jsonld"]),
    default="yaml",
    show_default=True,
    help="The claims file in its canonical form, or W3C Web Annotations.",
)
@output_file
@database
def export(source: str, fmt: str, output: str | None, target: str) -> None:
    """Write the claims of SOURCE out of the database."""
    # Imported late: help needs none of it.
    from csto_db.export.claims_file import annotations, claims_file

    with opened(target) as reader:
        known = [str(row[0]) for row in reader.execute("SELECT source_key FROM source").rows]
        if source not in known:
            names = ", ".join(sorted(known)) or "none"
            raise InputError(f"no source {source!r} in this database; there are: {names}")
        parts = annotations if fmt == "jsonld" else claims_file
        write(parts(reader, source), output)


@claims.command()
@output_file
@database
def judgements(output: str | None, target: str) -> None:
    """Write what people decided on pairs of claims out of the database, as judgements.yml.

    So a decision that `csto-db judge` recorded can be reviewed and kept with the collection.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from csto_db.ingest.judgements_file import judgements_file

    write(judgements_file(target), output)


@claims.command()
@click.argument("source")
@output_file
@database
def new(source: str, output: str | None, target: str) -> None:
    """Write a worklist for SOURCE: its sentences that may hold a claim and have none yet.

    They name entities, figures or dates, report what somebody says, or judge. They are drafts
    in the form of a claims file; no report shows them until they are made claims by hand and
    ingested.
    """
    # Imported late: SQLAlchemy would cost every command a third of a second.
    from csto_db.ingest.worklist import worklist

    write(worklist(target, source), output)


@claims.command()
@click.argument(
    "file",
    type=click.Choice(["claims", "entities", "predicates", "judgements"]),
    default="claims",
)
@click.option(
    "--collection",
    type=click.Path(file_okay=False),
    help="Admit only the entities and predicates of the collection in this folder.",
)
@output_file
def schema(file: str, collection: str | None, output: str | None) -> None:
    """Write the JSON Schema of claims files, or of another FILE of a collection.

    Editors complete and check what you write by it; docs/collection.md says how.
    """
    # Imported late: help needs none of it.
    import json
    from pathlib import Path

    from csto_db.model.claim import Vocabulary
    from csto_db.parse.collection.schema import SCHEMAS

    vocabulary = Vocabulary()
    if collection is not None:
        # Imported late: SQLAlchemy would cost every command a third of a second.
        from csto_db.ingest.claims_check import collection_vocabulary

        vocabulary = collection_vocabulary(Path(collection))
    write([json.dumps(SCHEMAS[file](vocabulary), ensure_ascii=False, indent=2), "\n"], output)
