"""The blocks of a BibTeX file, each with its line; what is no BibTeX is a trouble, not an end."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from csto_db.model.imported import Trouble
from csto_db.model.vocabulary import Severity

_BLOCK = re.compile(r"@\s*([^\W\d_][\w.:+/-]*)\s*([{(])")
# Where a file goes on after an entry that never ends.
_NEW_START = re.compile(r"^[ \t]*@\s*[^\W\d_][\w-]*\s*[{(]", re.M)
_KEY = re.compile(r"\s*([^,={}\"\n]*?)\s*(?=[,}\n)])")
_NAME = re.compile(r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*")
# Most fields are this: a name and a text in one pair of braces.
_SIMPLE = re.compile(r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*\{([^{}]*+)\}(?=\s*[,}])")
_GAP = re.compile(r"[\s,]*")
_NUMBER_OR_MACRO = re.compile(r"[^\s=,{}\"#%()]+")
_JOIN = re.compile(r"\s*#\s*")
_FLAT = re.compile(r"\{([^{}]*+)\}")
_NESTED = re.compile(r"\{([^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+)\}")
_QUOTED = re.compile(r'"([^{}"]*)"')
_BRACE = re.compile(r"[{}]")
_UNESCAPED_BRACE = re.compile(r"\\.|[{}]", re.S)
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
_SHOWN = 60


class Part(NamedTuple):
    """A part of a value: a text, or the name of a string that stands for one."""

    text: str
    is_macro: bool = False


class Field(NamedTuple):
    """A field with the parts that `#` joins to its value, and where it starts."""

    name: str
    parts: tuple[Part, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block: `body` is the text of a comment or preamble, and empty for all others."""

    kind: str
    key: str
    fields: tuple[Field, ...]
    start: int
    body: str = ""


class Lines:
    """Line numbers, from 1, of places in a text."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def at(self, place: int) -> int:
        """Return the number of the line in which a place is."""
        return bisect_right(self._ends, place - 1) + 1


class _NotBibtexError(Exception):
    """What is wrong, and at which place of the text."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place


def read_blocks(text: str, lines: Lines, troubles: list[Trouble]) -> Iterator[Block]:
    r"""Yield the blocks of a file in order; what no block is made of goes to `troubles`.

    An entry without an end stops where the next one starts in a line of its own. Braces
    count whether or not a backslash stands before them, as in BibTeX; only where an entry would
    not end, those behind one are left out of the count.

    >>> [(b.kind, b.key) for b in read_blocks("@book{a, title={x}} @misc(b)", Lines(""), [])]
    [('book', 'a'), ('misc', 'b')]
    """
    place, outside, has_runaway = 0, 0, False
    while (found := _BLOCK.search(text, place)) is not None:
        if found.start() and text[found.start() - 1].isalnum():
            place = found.start() + 1  # an e-mail address
            continue
        _note_text_between(text, outside, found.start(), lines, troubles)
        limit = _next_start(text, found.end()) if has_runaway else len(text)
        try:
            block, place = _read(text, found, limit)
            yield block
        except _NotBibtexError as error:
            has_runaway = True
            place = _next_start(text, found.end())
            try:
                block, place = _read(text, found, place, _UNESCAPED_BRACE)
                yield block
            except _NotBibtexError:
                shown = " ".join(text[found.start() : place].split())
                message = f"{error}: {shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}"
                troubles.append(
                    Trouble(lines.at(found.start()), "not_bibtex", message, Severity.ERROR)
                )
        outside = place
    _note_text_between(text, outside, len(text), lines, troubles)


def _next_start(text: str, place: int) -> int:
    found = _NEW_START.search(text, place)
    return found.start() if found else len(text)


def _note_text_between(
    text: str, start: int, end: int, lines: Lines, troubles: list[Trouble]
) -> None:
    """Say what stands between entries, where BibTeX looks for none; lines after % are comments."""
    if not text[start:end].strip():
        return
    said = [line for line in text[start:end].splitlines() if line.strip(" \t},)")]
    said = [line.strip() for line in said if not line.lstrip().startswith("%")]
    if said:
        more = f" (and {len(said) - 1} more lines)" if len(said) > 1 else ""
        message = f"text between the entries is no entry: {said[0][:_SHOWN]}{more}"
        place = start + len(text[start:end]) - len(text[start:end].lstrip())
        troubles.append(Trouble(lines.at(place), "text_between", message, Severity.INFO))


def _read(
    text: str, found: re.Match[str], limit: int, brace: re.Pattern[str] = _BRACE
) -> tuple[Block, int]:
    kind, start = found[1].lower(), found.start()
    closer = "}" if found[2] == "{" else ")"
    if kind in ("comment", "preamble"):
        body, place = _body(text, found.end() - 1, limit, brace)
        return Block(kind, "", (), start, body), place
    key, place = "", found.end()
    if kind != "string":
        key, place = _key(text, place, limit)
    fields, place = _fields(text, place, limit, closer, brace)
    return Block(found[1], key, tuple(fields), start), place


def _body(text: str, place: int, limit: int, brace: re.Pattern[str]) -> tuple[str, int]:
    if text[place] == "{":
        return _braced(text, place, limit, brace)
    end = text.find(")", place, limit)
    if end < 0:
        raise _NotBibtexError("a comment without an end", place)
    return text[place + 1 : end], end + 1


def _key(text: str, place: int, limit: int) -> tuple[str, int]:
    found = _KEY.match(text, place, limit)
    if found is None or _NAME.match(text, place, limit):
        return "", place  # the first field stands where the key should
    return found[1], found.end()


def _fields(
    text: str, place: int, limit: int, closer: str, brace: re.Pattern[str]
) -> tuple[list[Field], int]:
    fields: list[Field] = []
    while True:
        found = _SIMPLE.match(text, place, limit)
        if found is not None:
            fields.append(Field(found[1], (Part(found[2]),), found.start(1)))
            place = found.end()
            continue
        found = _NAME.match(text, place, limit)
        if found is None:
            gap = _GAP.match(text, place, limit)
            place = gap.end() if gap else place
            if place < limit and text[place] == closer:
                return fields, place + 1
            what = "the entry has no end" if place >= limit else "no field and no end of the entry"
            raise _NotBibtexError(what, place)
        parts, place = _value(text, found.end(), limit, brace)
        fields.append(Field(found[1], parts, found.start(1)))


def _value(
    text: str, place: int, limit: int, brace: re.Pattern[str]
) -> tuple[tuple[Part, ...], int]:
    parts = []
    while True:
        part, place = _part(text, place, limit, brace)
        parts.append(part)
        join = _JOIN.match(text, place, limit)
        if join is None:
            return tuple(parts), place
        place = join.end()


def _part(text: str, place: int, limit: int, brace: re.Pattern[str]) -> tuple[Part, int]:
    mark = text[place : place + 1] if place < limit else ""
    if mark == "{":
        inside, place = _braced(text, place, limit, brace)
        return Part(inside), place
    if mark == '"':
        inside, place = _quoted(text, place, limit)
        return Part(inside), place
    found = _NUMBER_OR_MACRO.match(text, place, limit)
    if found is None:
        return Part(""), place  # `year = ,`: a field without a value
    return Part(found[0], is_macro=not found[0].isdigit()), found.end()


def _braced(text: str, place: int, limit: int, brace: re.Pattern[str]) -> tuple[str, int]:
    if brace is _BRACE:
        found = _FLAT.match(text, place, limit) or _NESTED.match(text, place, limit)
        if found is not None:
            return found[1], found.end()
    depth = 0
    for found in brace.finditer(text, place, limit):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                return text[place + 1 : found.start()], found.end()
    raise _NotBibtexError("a brace without its partner", place)


def _quoted(text: str, place: int, limit: int) -> tuple[str, int]:
    found = _QUOTED.match(text, place, limit)
    if found is not None:
        return found[1], found.end()
    depth = 0
    for found in _BRACE_OR_QUOTE.finditer(text, place + 1, limit):
        if found[0] == '"':
            if depth == 0:
                return text[place + 1 : found.start()], found.end()
        else:
            depth += 1 if found[0] == "{" else -1
            if depth < 0:
                break
    raise _NotBibtexError("a quotation mark without its partner", place)
