"""How fast works leave the database as BibLaTeX, against bibtexparser 2 writing the same."""

import gc
import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import bibtexparser
from derived import empty_database
from measure import Ratio, in_turn, processor_seconds, ratio
from scale import memory
from words import Made, Words

from csto_db.cli.export import export as command

SIZES = (10_000, 100_000)
ROUNDS = 9
MOST_MEGABYTES = 150
_NOTES = 50
_TYPES = ("article", "news", "book", "report", "interview", "official_document", "web_page")


def measure() -> list[Ratio]:
    """Return how many times the rate of bibtexparser's writer ours has, and the memory it takes."""
    # It warns of every large library.
    logging.getLogger().setLevel(logging.ERROR)
    found = []
    with TemporaryDirectory() as name:
        for size in SIZES:
            found += _compared(Path(name), size)
    return found


def _compared(folder: Path, size: int) -> Iterator[Ratio]:
    database, target = folder / f"{size}.db", folder / "works.bib"
    fill(database, size)
    export(database, target)
    yield against_writer(f"{size:,} works", database, target.read_text("utf-8"), target)
    alone = [sys.executable, __file__, str(database), str(target)]
    done = subprocess.run(alone, check=True, capture_output=True, text=True)
    megabytes = float(done.stdout)
    yield Ratio(
        f"megabytes that exporting {size:,} works takes",
        megabytes,
        (megabytes, megabytes),
        aim=MOST_MEGABYTES,
    )


def against_writer(what: str, database: Path, text: str, target: Path) -> Ratio:
    """Return the ratio of rates: ours from a database, bibtexparser's of the same entries."""
    library = bibtexparser.parse_string(text)
    # The entries that bibtexparser holds are not ours to look through again and again.
    gc.freeze()
    ours, theirs = in_turn(
        [
            lambda: processor_seconds(lambda: export(database, target)),
            lambda: processor_seconds(lambda: _write(library, target.with_name("theirs.bib"))),
        ],
        ROUNDS,
    )
    gc.unfreeze()
    assert target.read_text("utf-8").count("\n@") == text.count("\n@")
    return ratio(
        f"rate of exporting {what} / of bibtexparser writing them",
        theirs,
        ours,
        aim=3,
        is_floor=True,
        detail=f"{min(ours):.2f} s",
    )


def export(database: Path, target: Path) -> None:
    """Write all works of a database to a file, as the command does."""
    command.main(
        ["biblatex", "--db", str(database), "--output", str(target)], standalone_mode=False
    )


def _write(library: bibtexparser.Library, target: Path) -> None:
    target.write_text(bibtexparser.write_string(library), "utf-8")


def fill(database: Path, size: int) -> None:
    """Make a database of made-up works, each cited in a note."""
    empty_database(database)
    words = Words("export")
    with closing(sqlite3.connect(database)) as connection, connection:
        for number in range(1, size + 1):
            _insert_work(connection, number, words.work(), words)
            _insert_citation(connection, number, words.date()[-4:])


def _insert(connection: sqlite3.Connection, table: str, **columns: object) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", (*columns.values(),))


def _insert_work(connection: sqlite3.Connection, number: int, made: Made, words: Words) -> None:
    url = f"{made.url}/{number}"
    _insert(connection, "link", link_id=number, url=url, url_key=url, host="x")
    _insert(
        connection, "work", work_id=number, citation_key=f"made{number:07}",
        entry_type=_TYPES[number % len(_TYPES)], title=made.title, container=made.container,
        issued=f"{made.year}-05-17", link_id=number, place=words.place(),
        publisher=made.container, volume=str(number % 40), pages="12–34",
    )  # fmt: skip
    for position, family in enumerate(made.families, 1):
        _insert(
            connection, "contribution", work_id=number, role="author", position=position,
            family=family, given="Anna B.",
        )  # fmt: skip
    if number % 2:
        _insert(connection, "identifier", work_id=number, scheme="doi", value=f"10.1000/x_{number}")


def _insert_citation(connection: sqlite3.Connection, number: int, year: str) -> None:
    source = 1 + number // _NOTES
    if number == 1 or number % _NOTES == 0:
        _insert(
            connection, "source", source_id=source, source_key=f"source{source}", work_id=number,
            file_name=f"{source}.txt", media_type="text/plain", sha256="0" * 64,
            byte_count=10_000, character_count=10_000, derived_with="", ingested_at="",
        )  # fmt: skip
    start = number % _NOTES * 100
    for offset, kind in ((0, "footnote"), (1, "citation")):
        _insert(
            connection, "passage", passage_id=2 * number + offset, source_id=source, kind=kind,
            start=start, end=start + 80,
        )  # fmt: skip
    _insert(
        connection, "footnote", footnote_id=number, passage_id=2 * number,
        label=str(number % _NOTES),
    )  # fmt: skip
    _insert(
        connection, "citation", passage_id=2 * number + 1, footnote_id=number, work_id=number,
        style="note", status="full", accessed=f"{year}-01-02",
    )  # fmt: skip


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
    print(memory())
