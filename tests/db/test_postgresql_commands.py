"""Every command that reads or records gives on PostgreSQL what it gives on SQLite."""

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError

from csto_db.ingest.pipeline import ingest
from csto_db.reports.registry import report_names

SEEDS = Path(__file__).parents[2] / "seeds"
Run = Callable[..., CompletedProcess[str]]

NEEDED = {
    "positions": ("--entity", "csto", "--predicate", "member_count"),
    "membership": ("--at", "2010"),
}
READING = [
    *(("report", name, *NEEDED.get(name, ()), "--format", "json") for name in report_names()),
    *(("export", name) for name in ("bibtex", "biblatex", "csl-json", "ris", "csv", "jsonl")),
    ("export", "biblatex", "--source", "kropatcheva2016", "--footnotes", "12-20"),
    ("export", "csl-json", "--report", "interviews"),
    ("export", "biblatex", "--where", "entry_type = 'news' AND issued >= '2014'"),
    ("report", "contradictions", "--format", "html"),
    ("show", "footnote", "kropatcheva2016:39"),
    ("show", "source", "kaszuba2019"),
    ("show", "entity", "csto"),
    ("claims", "export", "kaszuba2019"),
    ("claims", "new", "kaszuba2019"),
    ("ingest", "--dry-run", str(SEEDS)),
]
PAIR = ("kaszuba2019/priority", "raisonsdetre2020/no-priority")
SEARCHES = [
    "peacekeep*",
    '"joint statement" OR peacekeep*',
    "Moscow’s role",
    "kremlin.ru",
    "rôle NOT Russia",
    "war AND (peace",
    "minist* (Lavrov OR Putin)",
    "ODKB NOT (Moscow OR Russia)",
    "quote's :x % \\",
]
LIBRARY = r"""
@string{ea = "Europe-Asia Studies"}
@article{haas2017a, author={Haas, M. and {The Council}}, title={The {CSTO} \& its \'elan},
  journal=ea, year=2017, pages={1--20}, foo={bar}}
@misc{broken, title={x
@book{roe, author={Roe, Jane}, title={War}, year=1999, publisher={Low}, address={Hull}}
@collection{tides, ids={ebb, flood}, editor={Poe, P.}, title={Tides}, year=2001}
@incollection{kelp, crossref={ebb}, author={Lee, L.}, title={Kelp}, note=nowhere}
"""


@pytest.fixture(scope="module")
def changed(new_database: Callable[[], str]) -> str:
    """The collection on PostgreSQL, for tests that record something in it."""
    url = new_database()
    ingest(url, [SEEDS])
    return url


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_command_says_on_postgresql_what_it_says_on_sqlite(
    cli: Run, filled: str, built: Path, command: tuple[str, ...]
) -> None:
    there, here = (cli("--db", target, *command) for target in (filled, str(built)))
    assert (there.returncode, there.stdout) == (0, here.stdout)
    assert there.stdout or "--dry-run" in command


@pytest.mark.parametrize("words", SEARCHES)
def test_a_search_finds_on_postgresql_what_it_finds_on_sqlite(
    cli: Run, filled: str, built: Path, words: str
) -> None:
    there, here = (
        cli("--db", target, "search", words, "--limit", "900", "--format", "csv")
        for target in (filled, str(built))
    )
    assert there.returncode == here.returncode == 0, there.stderr
    assert places(there.stdout) == places(here.stdout)


def places(printed: str) -> list[tuple[str, ...]]:
    """Source, start and end of each line; rank and snippets are each database's own."""
    lines = (line.split(",") for line in printed.splitlines())
    return sorted((line[0], *line[-2:]) for line in lines)


def test_a_search_shows_the_words_that_it_found(cli: Run, filled: str) -> None:
    found = cli("--db", filled, "search", "peacekeepers", "--source", "kropatcheva2016")
    assert "[peacekeepers]" in found.stdout


def test_a_library_and_decisions_go_in_as_on_sqlite(
    cli: Run, changed: str, copy: Path, tmp_path: Path
) -> None:
    (tmp_path / "library.bib").write_text(LIBRARY, encoding="utf-8")
    commands = [
        ("ingest", "library.bib"),
        ("work", "rekey", "nikitina2009", "nikitina"),
        ("work", "merge", "haas2010", "roe", "--by", "A", "--reason", "b"),
        ("judge", *PAIR, "in_tension", "--by", "A. Reader", "--reason", "not of foreign policy"),
        ("work", "rekey", "flood", "moon2001"),
        ("show", "work", "ebb"),
        ("export", "biblatex"),
        ("export", "bibtex", "--where", "title = 'Kelp'"),
        ("export", "csl-json", "--where", "title = 'Gone'"),
        ("report", "work-decisions", "--format", "csv"),
        ("report", "diagnostics", "--format", "json"),
        ("report", "contradictions", "--format", "json"),
        ("ingest", "library.bib", str(SEEDS)),
    ]
    for command in commands:
        there, here = (cli("--db", target, *command) for target in (changed, str(copy)))
        assert (there.returncode, there.stdout) == (here.returncode, here.stdout), there.stderr
        assert there.stderr.replace(changed, str(copy)) == here.stderr


COLLECTION = {
    "one.txt": "It has six members.1\n\nNotes\n\n1 ‘Statement’, 3 May 2004.\n",
    "two.txt": "It has seven.1\n\nNotes\n\n1 ‘Statement’, Ostrava Gazette, 3 May 2004.\n",
    "sources.bib": "@misc{two, title={Two}, file={two.txt}}\n"
    "@misc{one, title={One}, file={one.txt}}\n",
    "entities.yml": "types: {body: A body.}\nentities:\n  - {key: it, label: It, type: body}\n",
    "predicates.yml": "predicates:\n  - {name: members, definition: How many., value: number,"
    " conflict: functional_at_time}\n",
    "claims/one.yml": "source: one\nclaims:\n  - {id: a, quote: It has six, subject: it,"
    " predicate: members, value: 6}\n",
    "claims/two.yml": "source: two\nclaims:\n  - {id: b, quote: It has seven, subject: it,"
    " predicate: members, value: 7}\n",
    "judgements.yml": "judgements:\n  - {claims: [one/a, two/b], verdict: compatible, reason: x,"
    " by: A, on: 2026-11-21}\n",
}


def test_what_is_deleted_from_a_folder_goes_as_on_sqlite(
    cli: Run, new_database: Callable[[], str], tmp_path: Path
) -> None:
    targets = (new_database(), "here.db")
    for name, content in COLLECTION.items():
        (tmp_path / "c" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "c" / name).write_text(content)
    rest = COLLECTION["sources.bib"].splitlines()[1]
    for name in (None, "judgements.yml", "claims/two.yml", "sources.bib", "entities.yml"):
        if name == "sources.bib":
            (tmp_path / "c" / name).write_text(rest)
        elif name:
            (tmp_path / "c" / name).unlink()
        if name == "entities.yml":
            (tmp_path / "c" / "claims" / "one.yml").unlink()
        for command in (("ingest", "c"), *REPORTED):
            there, here = (cli("--db", target, *command) for target in targets)
            assert (there.returncode, there.stdout) == (0, here.stdout), there.stderr
            assert there.stderr.replace(targets[0], targets[1]) == here.stderr
    assert "one" not in cli("--db", targets[0], *REPORTED[1]).stdout


REPORTED = [
    ("report", name, "--format", "csv")
    for name in ("works", "claims", "contradictions", "lookalikes", "stale-judgements", "sources")
]


@pytest.fixture
def judged(cli: Run, changed: str) -> Iterator[Connection]:
    cli("--db", changed, "judge", *PAIR, "compatible", "--by", "A", "--reason", "b")
    engine = create_engine(changed)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    "sql",
    ["UPDATE judgement SET reason = 'x'", "DELETE FROM judgement", "TRUNCATE judgement CASCADE"],
)
def test_a_judgement_is_never_changed_on_postgresql(judged: Connection, sql: str) -> None:
    assert judged.execute(text("SELECT count(*) FROM judgement")).scalar_one() > 0
    with pytest.raises(IntegrityError, match="record a new one"):
        judged.execute(text(sql))
