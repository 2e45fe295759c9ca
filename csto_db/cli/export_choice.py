"""Which works a command line asks for."""

from dataclasses import dataclass

import click

from csto_db.db.reader import Cell, Reader
from csto_db.errors import InputError, QueryError
from csto_db.export.choice import Choice
from csto_db.reports.keys import check_key
from csto_db.reports.registry import load_report, report_names

_WORK = "work"


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a command line, as they were typed."""

    sources: tuple[str, ...]
    footnotes: str | None
    cited_by: tuple[str, ...]
    entity: str | None
    report: str | None
    where: str | None
    documents: bool


def choice_of(reader: Reader, asked: Asked) -> Choice:
    """Return the choice that is asked for.

    Raises InputError for a key, note or report that names nothing and for a condition that is
    none, UsageError for options that do not go together.
    """
    for source in (*asked.sources, *asked.cited_by):
        check_key(reader, "source", source)
    if asked.where is not None:
        _check_condition(reader, asked.where)
    if asked.entity is not None:
        check_key(reader, "entity", asked.entity)
    return Choice(
        sources=asked.sources,
        cited_by=asked.cited_by,
        footnotes=_footnotes(reader, asked),
        entity=asked.entity,
        keys=_keys_of_report(reader, asked.report) if asked.report else None,
        where=asked.where,
        documents=asked.documents,
    )


def _check_condition(reader: Reader, where: str) -> None:
    if not where.strip():
        raise InputError("--where is empty: give a condition, as \"entry_type = 'news'\"")
    try:
        # The line break ends a comment that the condition may end with.
        list(reader.execute(f"SELECT 1 FROM work_detail WHERE ({where}\n) LIMIT 0").rows)  # noqa: S608
    except QueryError as error:
        columns = ", ".join(reader.execute("SELECT * FROM work_detail LIMIT 0").columns)
        said = str(error).removeprefix("SQL: ")
        raise InputError(f"--where {where!r}: {said}; the columns are {columns}") from None


def _footnotes(reader: Reader, asked: Asked) -> tuple[int, ...] | None:
    if asked.footnotes is None:
        return None
    if len(asked.sources) != 1:
        raise click.UsageError("--footnotes are notes of one source: give one --source")
    source = asked.sources[0]
    rows = reader.execute(
        "SELECT label, footnote_id FROM footnote_detail WHERE source = :source",
        {"source": source},
    ).rows
    labels = [(str(label), number) for label, number in rows]
    found: list[Cell] = []
    for part in asked.footnotes.split(","):
        in_part = [number for label, number in labels if _is_in(label, part.strip())]
        if not in_part:
            _check_order(part.strip())
            raise InputError(f"{source} has no note {part.strip()!r}; it has {_told(labels)}")
        found += in_part
    return tuple(int(str(number)) for number in found)


def _check_order(part: str) -> None:
    first, _, last = part.partition("-")
    if first.isdecimal() and last.isdecimal() and int(first) > int(last):
        raise InputError(f"--footnotes {part}: a range begins with the smaller number")


def _told(labels: list[tuple[str, Cell]]) -> str:
    if not labels:
        return "none"
    return labels[0][0] if len(labels) == 1 else f"{labels[0][0]} to {labels[-1][0]}"


def _is_in(label: str, part: str) -> bool:
    """Whether a note is one of a range, or the one that is named.

    >>> _is_in("13", "12-20"), _is_in("*", "*"), _is_in("13a", "12-20")
    (True, True, False)
    """
    first, dash, last = part.partition("-")
    if dash and label.isdecimal() and first.isdecimal() and last.isdecimal():
        return int(first) <= int(label) <= int(last)
    return label == part


def _keys_of_report(reader: Reader, name: str) -> frozenset[str]:
    try:
        report = load_report(name)
    except KeyError:
        raise InputError(f"no report {name!r}; there are: {', '.join(report_names())}") from None
    result = reader.execute(report.sql, {param.name: param.default for param in report.params})
    if _WORK not in result.columns:
        raise InputError(f"the report {name!r} has no column {_WORK!r} with citation keys")
    column = result.columns.index(_WORK)
    return frozenset(str(row[column]) for row in result.rows if row[column] is not None)
