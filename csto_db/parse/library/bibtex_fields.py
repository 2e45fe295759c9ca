"""The fields of one BibTeX entry, as far as they can be read."""

import re
from itertools import pairwise

from csto_db.parse.library.bibtex_values import BRACE, NotBibtexError, is_balanced, value

NAME = re.compile(r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*")
# Most fields are this: a name and a text in braces that holds no more than one pair in another.
_SIMPLE = re.compile(
    r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*\{([^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}(?=\s*[,}])"
)
_FLAT = re.compile(r"[\s,]*([^\s=,{}\"#%()@]+)\s*=\s*\{([^{}]*+)\}(?=\s*[,}])")
# A comment, which biber takes there, or a word or stop that is no field.
_JUNK = re.compile(r"[\s,]*(%[^\n]*|[^\s=,{}\"#%()@]+(?=\s*[\n,]))")
_GAP = re.compile(r"[\s,]*")
_LINE = re.compile(r"^[ \t,]*[^\s=,{}\"#%()@]+[ \t]*=", re.M)


class Columns:
    """The fields of a block, in columns.

    `left_out` is what stands among them and is none, `bare` the names of texts that nothing
    encloses, `place` where the reading stopped if it failed.
    """

    __slots__ = ("bare", "expressions", "left_out", "names", "place", "values")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.values: list[str] = []
        self.expressions: list[int] = []
        self.left_out: list[str] = []
        self.bare: list[str] = []
        self.place = 0

    def add(self, name: str, said: str) -> None:
        """Add a field."""
        self.names.append(name)
        self.values.append(said)


def read_fields_of(
    text: str, place: int, limit: int, closer: str, brace: re.Pattern[str], found: Columns
) -> int:
    """Add the fields from a place to the end of their entry; return the place behind it.

    Raises NotBibtexError where something is no field, or the entry does not end.
    """
    names, values = found.names, found.values
    simple = (_SIMPLE if brace is BRACE else _FLAT).match
    while True:
        while field := simple(text, place, limit):
            names.append(field[1])
            values.append(field[2])
            place = field.end()
        found.place = place
        if field := NAME.match(text, place, limit):
            said = value(text, field.end(), limit, brace)
            if said.is_expression:
                found.expressions.append(len(names))
            elif said.is_bare:
                found.bare.append(field[1])
            found.add(field[1], said.text)
            place = said.end
        elif junk := _JUNK.match(text, place, limit):
            found.left_out.append(junk[1])
            place = junk.end()
        else:
            return _end(text, place, limit, closer)


def read_strings_of(text: str, place: int, limit: int, closer: str, found: Columns) -> int:
    """Add the strings that a `@string` defines, as BibTeX; return the place behind it.

    Raises NotBibtexError as `read_fields_of` does.
    """
    while field := NAME.match(text, place, limit):
        place = value(text, field.end(), limit).end
        found.add(field[1], text[field.end() : place])
    found.expressions.extend(range(len(found.names)))
    return _end(text, place, limit, closer)


def read_lines_of(text: str, place: int, limit: int, closer: str, found: Columns) -> None:
    """Add the fields of an entry in which a brace or a quotation mark has no partner.

    Such a field ends in front of the next line that starts with a name and "=".
    """
    starts = [place, *(line.start() for line in _LINE.finditer(text, place, limit)), limit]
    for start, end in pairwise(sorted(set(starts))):
        try:
            found.place = read_fields_of(text, start, end, closer, BRACE, found)
        except NotBibtexError:
            if field := NAME.match(text, found.place, end):
                found.add(field[1], _unfinished(text[field.end() : end]))
                continue
        rest = text[found.place : end].strip(" \t\n,})")
        if rest:
            found.left_out.append(rest)


def _unfinished(printed: str) -> str:
    """The text of a value that has no end.

    >>> _unfinished('{A {b}, '), _unfinished('"A {b", '), _unfinished("A")
    ('A {b}', 'A {b', 'A')
    """
    printed = printed.strip().rstrip(",").rstrip()
    if printed[:1] not in ("{", '"'):
        return printed
    inside = printed[1:]
    return inside if is_balanced(inside) else inside.removesuffix('"' if printed[0] == '"' else "}")


def _end(text: str, place: int, limit: int, closer: str) -> int:
    gap = _GAP.match(text, place, limit)
    place = gap.end() if gap else place
    if place < limit and text[place] == closer:
        return place + 1
    if place >= limit:
        raise NotBibtexError("the entry has no end", is_open=True)
    raise NotBibtexError("no field and no end of the entry")
