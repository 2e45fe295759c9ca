"""The blocks of a BibTeX file, each with its line; what is no BibTeX is a trouble, not an end."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csto_db.model.imported import Trouble
from csto_db.model.vocabulary import Severity
from csto_db.parse.library.bibtex_values import (
    BRACE,
    UNESCAPED_BRACE,
    NotBibtexError,
    body,
    value,
)
from csto_db.parse.library.window import Window

_BLOCK = re.compile(r"@\s*([^\W\d_][\w.:+/-]*)\s*([{(])")
# Where a file goes on after an entry that never ends.
_NEW_START = re.compile(r"^[ \t]*@\s*[^\W\d_][\w-]*\s*[{(]", re.M)
_KEY = re.compile(r"\s*([^,={}\"\n]*?)\s*(?=[,}\n)])")
# A key may hold "=", if no blank, brace or quotation mark is in front of the comma.
_ODD_KEY = re.compile(r"\s*([^\s,{}\"]+)\s*(?=,)")
_NAME = re.compile(r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*")
# Most fields are this: a name and a text in braces that holds no more than one pair in another.
_SIMPLE = re.compile(
    r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*\{([^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}(?=\s*[,}])"
)
_FLAT = re.compile(r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*\{([^{}]*+)\}(?=\s*[,}])")
# A comment, which biber takes there, or a word or stop that is no field.
_JUNK = re.compile(r"[\s,]*(%[^\n]*|[^\s=,{}\"#%()@]+(?=\s*[\n,]))")
_GAP = re.compile(r"[\s,]*")
_SHOWN = 60
TEXT = "text"
"""The kind of a block that is no block: what stands between two."""


class Block(NamedTuple):
    """A block: `body` is the text of a comment, of a preamble or between blocks.

    `expressions` are the places of those fields whose values are BibTeX as it stands; those of
    a `@string` all are. `low_names` are the names in lower case, `left_out` what stands
    among the fields and is none. A block is doubtful if it has an
    end only where braces behind a backslash do not count.
    """

    kind: str
    key: str
    line: int
    names: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    expressions: tuple[int, ...] = ()
    low_names: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()
    body: str = ""
    is_doubtful: bool = False

    def twice(self) -> tuple[str, ...]:
        """The names that came before in the entry."""
        if len(self.low_names) == len(self.names):
            return ()
        low = [name.lower() for name in self.names]
        return tuple(name for place, name in enumerate(self.names) if low[place] in low[:place])


def read_blocks(pieces: Iterable[str], troubles: list[Trouble]) -> Iterator[Block]:
    r"""Yield the blocks of a file in order; what no block is made of goes to `troubles`.

    The pieces are the text, cut only in front of lines that start with "@". An entry without
    an end stops where the next one starts in a line of its own. Braces count whether or not
    a backslash stands before them, as in BibTeX; only where an entry would not end, those behind
    one are left out of the count.

    >>> [(b.kind, b.key) for b in read_blocks(["@book{a, title={x}} @misc(b)"], [])]
    [('book', 'a'), ('misc', 'b')]
    """
    window = Window(pieces)
    place = outside = 0
    has_runaway = False
    while True:
        text = window.text
        found = _BLOCK.search(text, place)
        if found is None:
            if window.is_whole:
                break
            window.more(outside)
            place = outside = 0
            continue
        if found.start() and text[found.start() - 1].isalnum():
            place = found.start() + 1  # an e-mail address
            continue
        start = found.start()
        limit = _next_start(text, found.end()) if has_runaway else len(text)
        try:
            block, place = _read(window, found, limit, BRACE)
        except NotBibtexError as error:
            place = _next_start(text, found.end())
            if not window.is_whole and (error.is_open or place == len(text)):
                window.more(outside)
                place = outside = 0
                continue
            has_runaway = True
            try:
                block, place = _read(window, found, place, UNESCAPED_BRACE)
            except NotBibtexError:
                yield from _between(window, outside, start)
                outside = place
                troubles.append(_not_bibtex(window, start, place, error))
                continue
        yield from _between(window, outside, start)
        yield block
        outside = place
    yield from _between(window, outside, len(text))


def _next_start(text: str, place: int) -> int:
    found = _NEW_START.search(text, place)
    return found.start() if found else len(text)


def _not_bibtex(window: Window, start: int, end: int, error: NotBibtexError) -> Trouble:
    shown = " ".join(window.text[start:end].split())
    message = f"{error}: {shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}"
    return Trouble(window.line(start), "not_bibtex", message, Severity.ERROR)


def _between(window: Window, start: int, end: int) -> Iterator[Block]:
    """Yield what stands between two blocks, where BibTeX looks for none."""
    said = window.text[start:end].strip()
    if said.strip(" \t\n},)"):
        place = start + len(window.text[start:end]) - len(window.text[start:end].lstrip())
        yield Block(TEXT, "", window.line(place), body=said)


def _read(
    window: Window, opening: re.Match[str], limit: int, brace: re.Pattern[str]
) -> tuple[Block, int]:
    text, start, kind_as_written = window.text, opening.start(), opening[1]
    kind = kind_as_written.lower()
    if kind in ("comment", "preamble"):
        inside, place = body(text, opening.end() - 1, limit, brace)
        return Block(kind, "", window.line(start), body=inside), place
    key, place = "", opening.end()
    if kind != "string":
        key, place = _key(text, place, limit)
    closer = "}" if opening[2] == "{" else ")"
    read = _strings if kind == "string" else _fields
    found = _Columns()
    is_last_try = brace is not BRACE
    try:
        place = read(text, place, limit, closer, brace, found)
    except NotBibtexError as error:
        if not (is_last_try and found.names):
            raise
        shown = " ".join(text[start:limit].split())[:_SHOWN]
        found.left_out.append(f"{error}: all behind the field {found.names[-1]} of {shown}…")
        place = limit
    low = frozenset(map(str.lower, found.names))
    columns = (tuple(found.names), tuple(found.values), tuple(found.expressions), low)
    left_out = tuple(found.left_out)
    line = window.line(start)
    return Block(kind_as_written, key, line, *columns, left_out, is_doubtful=is_last_try), place


def _key(text: str, place: int, limit: int) -> tuple[str, int]:
    found = _ODD_KEY.match(text, place, limit)
    if found is not None:
        return found[1], found.end()
    found = _KEY.match(text, place, limit)
    if found is None or _NAME.match(text, place, limit):
        return "", place  # the first field stands where the key should
    return found[1], found.end()


class _Columns:
    """The fields of a block, in columns; `left_out` is what stands among them and is none."""

    __slots__ = ("expressions", "left_out", "names", "values")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.values: list[str] = []
        self.expressions: list[int] = []
        self.left_out: list[str] = []


def _fields(
    text: str, place: int, limit: int, closer: str, brace: re.Pattern[str], found: _Columns
) -> int:
    names, values = found.names, found.values
    simple = (_SIMPLE if brace is BRACE else _FLAT).match
    while True:
        while field := simple(text, place, limit):
            names.append(field[1])
            values.append(field[2])
            place = field.end()
        if field := _NAME.match(text, place, limit):
            said, place, is_expression = value(text, field.end(), limit, brace)
            if is_expression:
                found.expressions.append(len(names))
            names.append(field[1])
            values.append(said)
        elif junk := _JUNK.match(text, place, limit):
            found.left_out.append(junk[1])
            place = junk.end()
        else:
            return _end(text, place, limit, closer)


def _strings(
    text: str, place: int, limit: int, closer: str, brace: re.Pattern[str], found: _Columns
) -> int:
    while field := _NAME.match(text, place, limit):
        _, place, _ = value(text, field.end(), limit, brace)
        found.names.append(field[1])
        found.values.append(text[field.end() : place])
    found.expressions.extend(range(len(found.names)))
    return _end(text, place, limit, closer)


def _end(text: str, place: int, limit: int, closer: str) -> int:
    gap = _GAP.match(text, place, limit)
    place = gap.end() if gap else place
    if place < limit and text[place] == closer:
        return place + 1
    if place >= limit:
        raise NotBibtexError("the entry has no end", is_open=True)
    raise NotBibtexError("no field and no end of the entry")
