"""Every failure ends in one message that says what, where and what to do, and changes nothing."""

import ctypes
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def fails(cli: Run, tmp_path: Path) -> Callable[..., str]:
    """Runs a command that must fail as expected; returns its message, in one line."""

    def run(*arguments: str, code: int = 1, by: Run = cli, **options: object) -> str:
        before = contents(tmp_path)
        done = by(*arguments, **options)
        assert (done.returncode, done.stdout) == (code, ""), done.stderr
        assert "Traceback" not in done.stderr
        assert contents(tmp_path) == before
        return " ".join(done.stderr.split())

    return run


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p): p.read_bytes() for p in files if p.suffix not in (".db-shm", ".db-wal")}


@pytest.fixture
def database(built: Path, tmp_path: Path) -> Path:
    """A database of the collection, in the folder where commands run, by its default name."""
    path = tmp_path / "csto.db"
    shutil.copy(built, path)
    return path


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, "missing.txt: no such file or folder"),
        ("latin.txt", b"Un \xc9tat", r"latin.txt: byte 3 \(line 1, 0xc9\) is not UTF-8; .*iconv"),
        ("u16.txt", "Text".encode("utf-16"), "u16.txt: the text is in UTF-16, not UTF-8; .*iconv"),
        ("empty.txt", b"", "empty.txt: the file is empty; give a document with text in it"),
        ("blank.txt", b" \n\n", "blank.txt: the file is empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "image.txt: this is an image, not text; .*OCR"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", "paper.pdf: this is a PDF, not text; .*pdftotext"),
        ("noise.txt", bytes(range(128)) * 9, "noise.txt: byte 0 .*looks like a binary file"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_text_is_refused(
    fails: Callable[..., str], tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert re.fullmatch(f"csto-db: {said}.*", fails("ingest", name))


def test_a_folder_without_a_collection_is_refused(
    fails: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()
    assert "notes: no collection in this folder; it needs" in fails("ingest", "notes")


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("sources.bib", "@article{a1, file={a.txt}", r"sources.bib:1:1: not BibTeX"),
        ("sources.bib", "@article{a1, title={A}}", r"sources.bib:1:1: a1 has no 'file'"),
        ("sources.bib", "@article{a1,\n file={a.txt}}", r"bib:1:1: a1: its text a.txt is not"),
        ("sources.bib", "@article{A1, file={x.yml}}", r"sources.bib:1:1: key 'A1' must be"),
        ("sources.bib", "@book{a,file={x.yml}}\n@book{a,file={x.yml}}", r"bib:2:1: the key 'a'"),
        ("sources.bib", "@book{a,file={x.yml},\n date={May}}", r"bib:2:1: 'May' is not an EDTF"),
        ("entities.yml", "types: {a: b}\nentities: {", r"entities.yml:3:1: not YAML"),
        ("entities.yml", "", r"entities.yml: the file is empty"),
        ("entities.yml", "entities:\n- {key: X, label: X, type: y}", r"2:9: key 'X' .*2:28: type"),
        ("entities.yml", "types: {a: b}\nentities: [{key: x, type: a}]", "12: 'label' is missing"),
        ("entities.yml", "types: {a: b}\nentities:\n- {key: x, label: x, type: a, relations:"
         " [{relation: in, entity: z}]}", r"'relation' is 'in'; it must be one of"),
        ("entities.yml", "types: {a: b}\nentities:\n- {key: x, label: x, type: a, part_of: y}",
         r"3:31: unknown field 'part_of'; write relations: \[{relation: part_of, entity: KEY}\]"),
        ("entities.yml", "types: {a: b}\nentities:\n- {key: x, label: x, type: a, relations:"
         " [{relation: part_of, entity: y}]}\n- {key: y, label: y, type: a, relations:"
         " [{relation: instance_of, entity: x}]}", r":3:3: 'x' is part of itself: in y, in x 1"),
        ("entities.yml", "types: {a: b}\nentities:\n- {key: x, label: x, type: a, aliases:"
         " [{alias: z, from: 12th century}]}", r"'12th century' is not an EDTF date; write"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, counts: y}",
         r"predicates.yml:2:28: unknown field 'counts'; it stands under 'rules', as "
         r"rules: \[{counts: NAME}\]"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: num, conflict: free}",
         r"predicates.yml:2:35: 'value' is 'num'; it must be one of"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: level,"
         " conflict: ordinal}", r"predicates.yml:2:3: an ordinal predicate needs a 'scale'"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: date, conflict: set,"
         " rules: [{before: y}]}", r"a rule names 'y', which is no predicate"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: date,"
         " rules: [{before: y}]}\n- {name: y, definition: d, value: number}", r"yml:2:3: 'before'"
         r" ties date to date values; 'x' has date, 'y' number values"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: entity,"
         " rules: [{excludes: y}]}\n- {name: y, definition: d, value: boolean}", r"2:3: 'excludes'"
         r" ties entity to entity values; 'x' has entity, 'y' boolean values"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: boolean,"
         " is_symmetric: yes}", r"2:\d+: 'is_symmetric' goes with 'value: entity'"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: date, tolerance: 0.1}",
         r"2:\d+: 'tolerance' goes with 'value: number'"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: entity,"
         " wording: an x of {}}", r"2:\d+: not YAML: .*; a text that holds a bracket or"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, cap_reason: who knows}",
         r"predicates.yml:2:40: 'cap_reason' says why there is a 'cap'; add it"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, wording: ally}",
         r"predicates.yml:2:37: 'wording' has one '{}', where the value goes"),
        ("predicates.yml", "predicates:\n- {name: x, definition: d, value: boolean, wording: '{}'}",
         r"predicates.yml:2:53: 'wording' has no '{}' where the value is 'boolean'"),
        ("judgements.yml", "judgements:\n- {claims: [a], verdict: no}", r"2:12: 'claims' must be"),
        ("judgements.yml", "judgements:\n- {claims: [kaszuba2019/priorit, kaszuba2019/zapad-media],"
         " verdict: compatible, reason: r, by: b, on: 2026}",
         r"yml:2:13: 'kaszuba2019/priorit' is no claim; did you mean 'kaszuba2019/priority'"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_of_a_collection_is_placed(
    fails: Callable[..., str], database: Path, tmp_path: Path, file: str, text: str, said: str
) -> None:
    (tmp_path / "x.yml").write_text("text")
    (tmp_path / file).write_text(text)
    message = fails("ingest", file)
    assert re.search(said, message), message


MISTAKES = """\
source: kaszuba2019
claims:
  - id: one
    quote: The purpose of this article is to determine the role and place of the Csto
    subject: rusia
    predicate: priority_of
    value: russia
  - id: two
    quote: The purpose of this paper is to determine the place of the CSTO
    subject: csto
    predicate: priorty_of
    value: russia
  - id: three
    quote: member states
    subject: csto
    predicate: member_count
    value: several
  - id: four
    subject: csto
    predicate: signed_on
    value: on Tuesday
    valid: soon
    colour: red
  - id: four
    quote: [a, list]
    subject: csto
    predicate: effectiveness
    value: splendid
    polarity: maybe
    quantifier: many
    certainty: sure
    is_time_inferred: perhaps
  - id: Five!
    quote: the Csto
    predicate: priority_of
    value: rusia
    voices:
      - {voice: zas, kind: radio, stance: against}
    valid: {from: 2002, until: 2003}
  - only a text
"""


def test_all_twenty_mistakes_of_a_claims_file_are_reported_in_one_pass(
    fails: Callable[..., str], database: Path, tmp_path: Path
) -> None:
    (tmp_path / "wrong.yml").write_text(MISTAKES)
    message = fails("ingest", "wrong.yml")
    wanted = [
        r"5:14: subject 'rusia' is no entity; did you mean 'russia'\?",
        r"9:12: the quote does not stand in the document; the nearest text is: '(The )?purpose of",
        r"11:16: predicate 'priorty_of' is not defined; did you mean 'priority_of'\?",
        r"14:12: the quote stands \d+ times \(characters \d+, .*\); quote more of it",
        r"17:12: value of member_count: 'several'",
        r"18:5: 'quote' is missing",
        r"21:12: value of signed_on: 'on Tuesday'",
        r"22:12: 'soon' is not an EDTF date",
        r"23:5: unknown field 'colour'",
        r"24:9: the id of 'kaszuba2019/four' stands twice, first in line 18",
        r"25:12: 'quote' must be a text, not a list",
        r"28:12: value of effectiveness: 'splendid'",
        r"29:15: 'polarity' is 'maybe'; it must be one of asserted, denied",
        r"30:17: 'quantifier' is 'many'; it must be one of only",
        r"31:16: 'certainty' is 'sure'; it must be one of plain",
        r"32:23: 'is_time_inferred' must be yes or no, not 'perhaps'",
        r"33:9: id 'Five!' must be lower-case letters, digits, hyphens",
        r"33:5: 'subject' is missing",
        r"36:12: value 'rusia' is no entity; did you mean 'russia'",
        r"38:28: 'kind' is 'radio'; it must be one of speaker, work",
        r"38:43: 'stance' is 'against'; it must be one of endorses",
        r"39:25: unknown field 'until'",
        r"40:5: expected a mapping with id, quote, subject, predicate, value, polarity, quantifier,"
        " certainty, valid, is_time_inferred, scope, voices, note, found the text 'only a text'",
    ]  # fmt: skip
    missing = [one for one in wanted if not re.search(rf"wrong\.yml:{one}", message)]
    assert missing == [], message
    assert message.endswith("mistakes; nothing was changed")


@pytest.fixture
def foreign(tmp_path: Path, built: Path) -> Callable[[str], str]:
    """Makes a database that cannot be used; returns its name."""

    def make(kind: str) -> str:
        path = tmp_path / f"{kind}.db"
        if kind == "folder":
            path.mkdir()
        elif kind == "text":
            path.write_text("This is no database, but a page of text, longer than a header is.")
        elif kind == "other":
            execute(path, "CREATE TABLE recipe (name TEXT)")
        elif kind != "missing":
            shutil.copy(built, path)
            execute(path, f"UPDATE alembic_version SET version_num = '{kind}'")
        return path.name

    return make


def execute(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("folder", "folder.db: a folder, not a database; .*--db"),
        ("text", "text.db: not a SQLite database; name another with --db"),
        ("other", "other.db: a database, but not one of csto-db; name another with --db"),
        ("9999", "9999.db: written by a newer csto-db .*update the program"),
        ("0000", "0000.db: has an older schema .*'csto-db db upgrade'"),
    ],
)
@pytest.mark.parametrize("command", [("ingest", "paper.txt"), ("report", "works")], ids=" ".join)
def test_a_database_that_is_not_ours_is_left_alone(
    fails: Callable[..., str],
    foreign: Callable[[str], str],
    tmp_path: Path,
    kind: str,
    said: str,
    command: tuple[str, ...],
) -> None:
    (tmp_path / "paper.txt").write_text("A paper.")
    assert re.search(said, fails("--db", foreign(kind), *command))


@pytest.mark.parametrize(
    "command",
    [("report", "works"), ("show", "work", "x"), ("search", "x"), ("sql", "SELECT 1"),
     ("export", "bibtex"), ("db", "check"), ("db", "backup", "copy.db"),
     ("judge", "a", "b", "compatible", "--reason", "r", "--by", "b")],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_command_that_reads_makes_no_database(
    fails: Callable[..., str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    assert "csto.db: not there, or empty; fill it with 'csto-db build'" in fails(*command)
    assert not (tmp_path / "csto.db").exists()


def test_a_database_in_a_folder_that_is_not_there_is_refused(
    fails: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "paper.txt").write_text("A paper.")
    message = fails("--db", "nowhere/csto.db", "ingest", "paper.txt")
    assert message.endswith("its folder must be there, and you must be allowed to write in it")


def obey_file_modes() -> None:
    """Let root be refused as others are: drop the capabilities that pass over file modes."""
    drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
    for capability in (dac_override, dac_read_search):
        ctypes.CDLL(None).prctl(drop_from_bounding_set, capability)


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are those of Linux")
def test_a_database_that_may_not_be_written_is_left_alone(
    fails: Callable[..., str], process: Run, database: Path, tmp_path: Path
) -> None:
    (tmp_path / "paper.txt").write_text("A paper.")
    database.chmod(0o444)
    tmp_path.chmod(0o555)
    message = fails("ingest", "paper.txt", by=process, preexec_fn=obey_file_modes)
    tmp_path.chmod(0o755)
    assert re.search("csto.db: .*readonly", message), message


def test_a_full_disk_is_said_and_undone(
    fails: Callable[..., str], process: Run, database: Path
) -> None:
    size = database.stat().st_size

    def fill_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 8, size // 8))

    text = (SEEDS / "texts" / "002_d60f98a4c6c9ddde.txt").read_text(encoding="utf-8")
    (database.parent / "paper.txt").write_text(text * 20, encoding="utf-8")
    message = fails("ingest", "paper.txt", by=process, preexec_fn=fill_disk)
    assert re.search("csto.db: .*(full|disk I/O error); .*run the command again", message), message


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELEC 1", "SQL: near"),
        ("SELECT absent FROM work", "SQL: no such column: absent"),
        ("DELETE FROM work", "refused: only reading is allowed here"),
        ("ATTACH 'x.db' AS x", "refused: only reading is allowed here"),
        ("", "the query returns nothing"),
    ],
)
def test_a_query_that_is_wrong_or_writes_is_refused(
    fails: Callable[..., str], database: Path, query: str, said: str
) -> None:
    assert said in fails("sql", query)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["report", "contradiction"], 2, "no report 'contradiction'; there are: claims, "),
        (["report", "claims", "--entity", "cto"], 1, "no entity 'cto' .*did you mean .*csto"),
        (["report", "claims", "--source", "x"], 1, "no source 'x' .*; there are: kaszuba2019, "),
        (["report", "claims", "--predicate", "prioritys"], 1, "no predicate .*priority_of"),
        (["report", "works", "--type", "intervew"], 1, "no entry type .*did you mean interview"),
        (["report", "contradictions", "--verdict", "no"], 2, "'no' is not one of 'contradicts'"),
        (["report", "works", "--limit", "many"], 2, "'many' is not a valid integer"),
        (["show", "work", "haas2071"], 1, "no work 'haas2071' .*did you mean haas2017"),
        (["show", "footnote", "kropatcheva2016:78"], 1, "did you mean .*kropatcheva2016:7"),
        (["show", "claim", "kaszuba2019/prioriti"], 1, "did you mean kaszuba2019/priority"),
        (["show", "planet", "mars"], 2, "'planet' is not one of 'source', 'footnote'"),
        (["search", "--source", "x", "word"], 1, "no source 'x'"),
        (["search", "?!"], 1, "nothing to search for in '[?]!'; give at least one word"),
        (["export", "bibtex", "--source", "kasuba2019"], 1, "did you mean kaszuba2019"),
        (["judge", "a/b", "kaszuba2019/priority", "compatible", "--reason", "r", "--by", "b"], 1,
         "'a/b' is no claim"),
        (["db", "backup", "csto.db"], 1, "csto.db: is already there; name a new file"),
        (["report", "works", "-o", "no/such/folder.txt"], 1,
         "no/such: no such folder to write folder.txt into"),
        (["ingest"], 2, "Missing argument 'PATHS...'"),
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["report", "works", "-f", "xml"], 2, "'xml' is not one of 'table', 'markdown'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_wrong_argument_is_explained(
    fails: Callable[..., str], database: Path, arguments: list[str], code: int, said: str
) -> None:
    message = fails(*arguments, code=code)
    assert re.search(said, message), message


def heed_interrupts() -> None:
    """Undo what a shell does to what it starts in the background: SIGINT is ignored there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_with_130_and_one_word(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("A sentence about nothing in particular (Novak, 2009).\n\n" * 60_000)
    command = [sys.executable, "-m", "csto_db", "--db", str(tmp_path / "csto.db"), "ingest"]
    process = subprocess.Popen(
        [*command, str(paper)], stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts
    )
    while not (tmp_path / "csto.db").exists() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.strip()) == (130, "csto-db: interrupted")


IN_A_CALLBACK = """
import signal, weakref
import csto_db.reports.show as show

class Thing:
    pass

def endless(*_):
    thing = Thing()
    reference = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    while True:
        pass

show.sections = endless
from csto_db.cli import run
run()
"""


def test_an_interrupt_that_falls_into_a_callback_is_not_lost(database: Path) -> None:
    command = [sys.executable, "-c", IN_A_CALLBACK, "--db", str(database), "show", "work", "x"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, preexec_fn=heed_interrupts
    )
    assert (done.returncode, done.stderr.strip()) == (130, "csto-db: interrupted")


def test_a_reader_that_goes_away_leaves_no_message(database: Path) -> None:
    command = f"{sys.executable} -m csto_db --db {database} report claims -f csv | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("claim,source,")


@pytest.mark.parametrize(
    "settings",
    [{"LANG": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"},
     {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=str,
)  # fmt: skip
def test_other_characters_are_written_in_any_locale(
    process: Run, database: Path, settings: dict[str, str]
) -> None:
    inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    done = process("report", "footnotes", env=inherited | settings, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kazakhstan" in done.stdout


def test_a_bug_says_that_it_is_one(
    cli: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csto_db.reports.show._WORK", None)
    done = cli("show", "work", "haas2017")
    assert done.returncode == 3
    assert "this is a bug: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_at_a_day_that_is_none_is_refused(fails: Callable[..., str], built: Path) -> None:
    message = fails("--db", str(built), "report", "membership", "--at", "foo")
    assert message.endswith("--at: no date: 'foo'; write 2010, 2010-06 or 2010-06-14")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["membership", "--at", "1990~"], "--at: no date: '1990~'; write 2010, 2010-06 or"),
        (["timeline", "--from", "2010/2012"], "--from: no date: '2010/2012'; write 2010,"),
        (["timeline", "--from", "2010-13"], "--from: no date: '2010-13'; write 2010,"),
        (["timeline", "--from", "2010-06", "--to", "2005"], "--from 2010-06 lies after --to 2005"),
        (["claims", "--entity", "CSTO"], "no entity 'CSTO' in this database; did you mean csto?"),
        (["voices", "--voice", "nobody"], "no voice 'nobody' in this database"),
        (["possible-duplicates", "--against", "colour"], "no reason 'colour' in this database"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_report_refuses_what_names_nothing(
    fails: Callable[..., str], built: Path, asked: list[str], said: str
) -> None:
    assert said in fails("--db", str(built), "report", *asked)


def test_a_report_refuses_a_number_below_nothing(cli: Run, built: Path) -> None:
    done = cli("--db", str(built), "report", "works", "--limit", "-1")
    assert done.returncode == 2
    assert "-1 is not in the range x>=0" in done.stderr


def test_a_report_up_to_a_year_takes_its_days(cli: Run, built: Path) -> None:
    asked = ("report", "timeline", "--from", "2010-06", "--to", "2010")
    assert cli("--db", str(built), *asked).returncode == 0
