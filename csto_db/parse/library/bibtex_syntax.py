"""The blocks of a BibTeX file, each with its line; what is no BibTeX is a trouble, not an end."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csto_db.model.imported import Trouble
from csto_db.model.vocabulary import Severity
from csto_db.parse.library.bibtex_fields import (
    NAME,
    Columns,
    read_fields_of,
    read_lines_of,
    read_strings_of,
)
from csto_db.parse.library.bibtex_values import BRACE, UNESCAPED_BRACE, NotBibtexError, body
from csto_db.parse.library.window import Window

_BLOCK = re.compile(r"@\s*([^\W\d_][\w.:+/-]*)\s*([{(])")
# Where a file goes on after an entry that never ends.
_NEW_START = re.compile(r"^[ \t]*@\s*[^\W\d_][\w-]*\s*[{(]", re.M)
_KEY = re.compile(r"\s*([^,={}\"\n]*?)\s*(?=[,}\n)])")
# A key may hold "=", if no blank, brace or quotation mark is in front of the comma.
_ODD_KEY = re.compile(r"\s*([^\s,{}\"]+)\s*(?=,)")
# What stands in the place of a key, and can be none.
_NO_KEY = re.compile(r"\s*([^\s,=]+)\s*,")
# The start of an entry inside of another, which has lost a brace.
_INSIDE = re.compile(r"^@[^\W\d_]\w*\s*\{\s*[^\s,={}\"]+\s*,\s*[^\W\d_]\w*\s*=", re.M)
_SHOWN = 60
TEXT = "text"
"""The kind of a block that is no block: what stands between two."""


class Block(NamedTuple):
    """A block: `body` is the text of a comment, of a preamble or between blocks.

    `expressions` are the places of those fields whose values are BibTeX as it stands; those of
    a `@string` all are. `low_names` are the names in lower case, `left_out` what stands
    among the fields and is none, `bare` the names of texts that nothing encloses. A block is
    doubtful if it has an end only where braces behind a backslash do not count, or, as
    `broken` says, none at all.
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
    bare: tuple[str, ...] = ()
    is_doubtful: bool = False
    broken: str = ""

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
                found_block = _read_broken(window, found, place, error)
                if found_block is None:
                    yield from _between(window, outside, start)
                    outside = place
                    troubles.append(_not_bibtex(window, start, place, error))
                    continue
                block = found_block
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
    found = Columns()
    closer = "}" if opening[2] == "{" else ")"
    if kind == "string":
        place = read_strings_of(text, opening.end(), limit, closer, found)
        return _block(window, opening, "", found), place
    key, place = _key(text, opening.end(), limit, found)
    place = read_fields_of(text, place, limit, closer, brace, found)
    if text.find("\n@", start, place) >= 0 and _INSIDE.search(text, opening.end(), place):
        raise NotBibtexError("another entry starts inside of it")
    block = _block(window, opening, key, found)
    return block if brace is BRACE else block._replace(is_doubtful=True), place


def _read_broken(
    window: Window, opening: re.Match[str], limit: int, error: NotBibtexError
) -> Block | None:
    """What can be read of an entry that does not end, line by line; None if that is nothing."""
    found = Columns()
    if opening[1].lower() in ("comment", "preamble", "string"):
        return None
    key, place = _key(window.text, opening.end(), limit, found)
    read_lines_of(window.text, place, limit, "}" if opening[2] == "{" else ")", found)
    if not any(found.values):
        return None
    block = _block(window, opening, key, found)
    return block._replace(is_doubtful=True, broken=str(error))


def _block(window: Window, opening: re.Match[str], key: str, found: Columns) -> Block:
    return Block(
        opening[1],
        key,
        window.line(opening.start()),
        tuple(found.names),
        tuple(found.values),
        tuple(found.expressions),
        frozenset(map(str.lower, found.names)),
        tuple(found.left_out),
        bare=tuple(found.bare),
    )


def _key(text: str, place: int, limit: int, left_out: Columns) -> tuple[str, int]:
    found = _ODD_KEY.match(text, place, limit)
    if found is not None:
        return found[1], found.end()
    found = _KEY.match(text, place, limit)
    if found is None or NAME.match(text, place, limit):
        found = _NO_KEY.match(text, place, limit)
        if found is None:
            return "", place  # the first field stands where the key should
        left_out.left_out.append(found[1])
        return "", found.end()
    return found[1], found.end()
