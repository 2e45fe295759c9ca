"""Reports: each is one `.sql` file that says in its header what it answers."""

import re
from dataclasses import dataclass
from pathlib import Path

from csto_db.reports.keys import KEYS

FOLDER = Path(__file__).parent / "sql"
_PARAM = r"(\w+) ([\w|]+)(?: = (\S+))?: (.+)"


@dataclass(frozen=True, slots=True)
class Param:
    """An option of a report; unset, it is its default, or NULL in the query.

    `kind` is text, integer, date (EDTF), words with | between them, or a key of a kind of
    thing (`keys.KEYS`).
    """

    name: str
    kind: str
    default: str | None
    help: str


@dataclass(frozen=True, slots=True)
class Report:
    """A question and the SQL that answers it.

    `rows` are the lines of a record, "label | text" with `{column}` where a value goes;
    `columns` are those of a table for people, "heading | text" likewise. Without either the
    table has the columns of the query, as all other formats do. `is_page` if its rows are
    findings, which have a page of their own in HTML (`page.findings_page`).
    """

    name: str
    title: str
    question: str
    empty: str
    params: tuple[Param, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    is_page: bool
    sql: str


def report_names() -> list[str]:
    """Return the names of all reports, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


def load_report(name: str) -> Report:
    """Return a report. Raises KeyError for a name that is none, ValueError on a bad header."""
    path = FOLDER / f"{name}.sql"
    if not path.is_file():
        raise KeyError(name)
    sql = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for line in sql.splitlines():
        label, colon, text = line.removeprefix("-- ").partition(":")
        if not (line.startswith("-- ") and colon and label.isidentifier()):
            break
        header.setdefault(label, []).append(text.strip())
    unknown = header.keys() - {"title", "question", "empty", "param", "row", "column", "html"}
    missing = {"title", "question", "empty"} - header.keys()
    if unknown or missing:
        raise ValueError(f"{path.name}: header: unknown {unknown or '-'}, missing {missing or '-'}")
    return Report(
        name=name,
        title=header["title"][0],
        question=header["question"][0],
        empty=header["empty"][0],
        params=tuple(map(_param, header.get("param", ()))),
        rows=tuple(header.get("row", ())),
        columns=tuple(header.get("column", ())),
        is_page=header.get("html") == ["findings"],
        sql=sql,
    )


def _param(text: str) -> Param:
    found = re.fullmatch(_PARAM, text)
    if not found:
        raise ValueError(f"not a parameter: {text!r}; write 'name text = default: help'")
    kind = found[2]
    if kind not in ("text", "integer", "date", *KEYS) and "|" not in kind:
        raise ValueError(f"not a kind of parameter: {kind!r}")
    return Param(found[1], kind, found[3], found[4])
