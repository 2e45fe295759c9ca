"""Rows as text: tables that fit the terminal, records, and the formats of other programs."""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from math import isfinite

from csto_db.db.reader import Cell

Rows = Iterable[Sequence[Cell]]

_NARROWEST = 4
_NARROW = 12
_LONGEST_WORD = 24
_LABEL = 23
_IN_ROW = r"\{(\w+)\}"


def shown(value: Cell) -> str:
    """Return a value as a person reads it: nothing for NULL, white space in one line.

    >>> shown("a \\n b"), shown(None), shown(2.0)
    ('a b', '', '2')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def table(columns: Sequence[str], rows: Rows, width: int) -> Iterator[str]:
    """Yield a table of at most `width` characters a line; long cells are wrapped."""
    # Imported late: it costs twice as long as the rest of a small report.
    import tabulate

    tabulate.MIN_PADDING = 0
    cells = [[shown(value) for value in row] for row in rows]
    names = [column.replace("_", " ") for column in columns]
    widths = column_widths([names, *cells], width)
    is_wrapped = any(len(c) > w for row in cells for c, w in zip(row, widths, strict=True))
    yield tabulate.tabulate(
        cells,
        headers=[wrapped(name, w) for name, w in zip(names, widths, strict=True)],
        tablefmt="simple_grid" if is_wrapped else "simple",
        maxcolwidths=list(widths),
        disable_numparse=True,
        colalign=_alignment(cells, len(columns)),
    )
    yield "\n"


def _alignment(cells: Sequence[Sequence[str]], count: int) -> list[str]:
    columns = list(zip(*cells, strict=True)) or [()] * count
    return ["right" if _is_numeric(column) else "left" for column in columns]


def _is_numeric(column: Iterable[str]) -> bool:
    values = [value for value in column if value]
    return bool(values) and all(value.lstrip("-").isdigit() for value in values)


def wrapped(text: str, width: int) -> str:
    """Return a text with line breaks, so that no line is longer than a width.

    >>> wrapped("last accessed", 8).split(chr(10)), wrapped("mentions", 6).split(chr(10))
    (['last', 'accessed'], ['mentio', 'ns'])
    """
    # Imported late, as above.
    from textwrap import wrap

    return "\n".join(wrap(text, width))


def column_widths(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return how wide each column is in a table with borders that fits `width` characters.

    A column is never narrower than its longest word, and a narrow one is not wrapped, unless
    that does not fit; what is left goes, character by character, to the column that would
    be the tallest.

    >>> column_widths([["key", "text"], ["haas2017", "many words " * 20]], 40)
    [8, 25]
    """
    columns = list(zip(*cells, strict=True))
    natural = [max(map(len, column)) for column in columns]
    widths = [max(_longest_word(cell) for cell in column) for column in columns]
    widths = [
        n if n <= _NARROW else min(w, _LONGEST_WORD) for n, w in zip(natural, widths, strict=True)
    ]
    free = width - 3 * len(columns) - 1
    while sum(widths) > free and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    while sum(widths) < free and widths != natural:
        heights = [n / w if n > w else 0 for n, w in zip(natural, widths, strict=True)]
        tallest = heights.index(max(heights))
        if not heights[tallest]:
            break
        widths[tallest] += 1
    return [max(1, w) for w in widths]


def _longest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=1)


def records(columns: Sequence[str], rows: Rows, width: int, lines: Sequence[str]) -> Iterator[str]:
    """Yield every row as a box of two columns, by lines such as `why | {why}`."""
    # Imported late, as above.
    import textwrap

    blocks = [_block(dict(zip(columns, row, strict=True)), lines) for row in rows]
    longest = max((len(left) for block in blocks for left, _ in block), default=1)
    label = min(longest, _LABEL, max(_NARROW, width // 3))
    text = max(_NARROWEST, width - label - 7)
    for block in blocks:
        yield f"┌{'─' * (label + 2)}┬{'─' * (text + 2)}┐\n"
        for left, right in block:
            pairs = zip_longest(
                textwrap.wrap(left, label), textwrap.wrap(right, text), fillvalue=""
            )
            yield from (f"│ {a:<{label}} │ {b:<{text}} │\n" for a, b in pairs)
        yield f"└{'─' * (label + 2)}┴{'─' * (text + 2)}┘\n"


def composed(rows: Rows, columns: Sequence[str], templates: Sequence[str]) -> Iterator[list[str]]:
    """Yield rows of texts made from the values of other rows, by templates like `{a}, {b}`."""
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        yield [filled(template, values) for template in templates]


def filled(template: str, values: dict[str, Cell]) -> str:
    """Return a template with values in it, without the blanks that a missing one leaves.

    >>> filled("{a} {b} {c}", {"a": "x", "b": None, "c": 1})
    'x 1'
    """
    return shown(re.sub(_IN_ROW, lambda match: shown(values[match[1]]), template))


def _block(values: dict[str, Cell], lines: Sequence[str]) -> list[list[str]]:
    parts = (line.partition("|") for line in lines)
    rows = [[filled(left, values), filled(right, values)] for left, _, right in parts]
    return [row for row in rows if row[1]]


def _markdown(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
    for row in rows:
        yield f"| {' | '.join(shown(v).replace('|', chr(92) + '|') for v in row)} |\n"


def _separated(delimiter: str) -> Callable[[Sequence[str], Rows], Iterator[str]]:
    def write(columns: Sequence[str], rows: Rows) -> Iterator[str]:
        # Imported late, as above.
        import csv

        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
        for row in (columns, *rows):
            writer.writerow(row)
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()

    return write


def _json(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    start = "["
    for row in rows:
        yield f"{start}\n  {_object(columns, row)}"
        start = ","
    yield "[]\n" if start == "[" else "\n]\n"


def _jsonl(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    for row in rows:
        yield _object(columns, row) + "\n"


def _object(columns: Sequence[str], row: Sequence[Cell]) -> str:
    values = [v.hex() if isinstance(v, bytes) else v for v in row]
    try:
        return json.dumps(
            dict(zip(columns, values, strict=True)), ensure_ascii=False, allow_nan=False
        )
    except ValueError:  # an open end of an interval, for which JSON has no number
        bounded = [v if not isinstance(v, float) or isfinite(v) else None for v in values]
        return json.dumps(dict(zip(columns, bounded, strict=True)), ensure_ascii=False)


_STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem;max-width:75rem}"
    "table{border-collapse:collapse}th,td{padding:.35rem .6rem;border:1px solid #ccc;"
    "text-align:left;vertical-align:top}th{background:#f4f4f4;position:sticky;top:0}"
)


def _html(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    # Imported late, as above.
    import html

    head = "".join(f"<th>{html.escape(column.replace('_', ' '))}" for column in columns)
    yield '<!doctype html><html lang="en"><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width"><title>csto-db</title>'
    yield f"<style>{_STYLE}</style>\n<table><thead><tr>{head}<tbody>\n"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{html.escape(shown(value))}" for value in row) + "\n"
    yield "</table>\n"


FORMATS: dict[str, Callable[[Sequence[str], Rows], Iterator[str]]] = {
    "markdown": _markdown,
    "csv": _separated(","),
    "tsv": _separated("\t"),
    "json": _json,
    "jsonl": _jsonl,
    "html": _html,
}
TABLE = "table"
