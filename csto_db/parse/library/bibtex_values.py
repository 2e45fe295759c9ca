"""The values of BibTeX fields: texts in braces or quotation marks, numbers, strings, `#`."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

BRACE = re.compile(r"[{}]")
UNESCAPED_BRACE = re.compile(r"\\.|[{}]", re.S)
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
_JOIN = re.compile(r"\s*#\s*")
_NESTED = re.compile(r"\{([^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+)\}")
_FLAT = re.compile(r"[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+")
_QUOTED = re.compile(r'"([^{}"]*+)"')
_WORD = re.compile(r"[^\s=,{}\"#%()]+")
# What no string is called: numbers, and what LaTeX has a use for.
_NO_NAME = re.compile(r"\d|.*[\\'$^~]")
# What a word that is a value has behind it: an end, more of it, a comment, or another field.
_AFTER_WORD = re.compile(r"\s*(?:[,})#%@]|[^\s=,{}\"#%()@]+\s*=|\Z)")
_BARE = re.compile(r"(?:[^,{})\"\n]|\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\})+")
_ESCAPED_BRACE = re.compile(r"(?<!\\)((?:\\\\)*)\\([{}])")
_AS_TEXT = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
MONTHS = dict(
    zip(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),
        "January February March April May June July August September October November"
        " December".split(),
        strict=True,
    )
)
"""The strings that every style of BibTeX defines."""


class NotBibtexError(Exception):
    """What is wrong; `is_open` if more text might mend it."""

    def __init__(self, message: str, *, is_open: bool = False) -> None:
        super().__init__(message)
        self.is_open = is_open


class Value(NamedTuple):
    """A value and the place behind it.

    An expression is BibTeX as it stands. A bare value is a text that nothing encloses.
    """

    text: str
    end: int
    is_expression: bool = False
    is_bare: bool = False


class Part(NamedTuple):
    """A part of a value: a text, or the name of a string that stands for one."""

    text: str
    is_macro: bool = False


def value(text: str, place: int, limit: int, brace: re.Pattern[str] = BRACE) -> Value:
    """Return the value that starts at a place.

    Raises NotBibtexError where none ends before the limit.
    """
    start = place
    part, place = _part(text, place, limit, brace)
    if _JOIN.match(text, place, limit) is None:
        is_ended = text[place : place + 1] in ",}" or text[start] in '{"' or not part.text
        if is_ended or _AFTER_WORD.match(text, place, limit):
            return Value(part.text, place, part.is_macro)
        found = _BARE.match(text, start, limit)
        if found is None:
            return Value(part.text, place, part.is_macro)
        return Value(found[0].rstrip(), found.end(), is_bare=True)
    while join := _JOIN.match(text, place, limit):
        _, place = _part(text, join.end(), limit, brace)
    return Value(text[start:place], place, is_expression=True)


@lru_cache(maxsize=1 << 12)
def parts(expression: str) -> tuple[Part, ...]:
    """Return the parts of an expression.

    >>> parts('may # "~1"')
    (Part(text='may', is_macro=True), Part(text='~1', is_macro=False))
    """
    found, place, end = [], 0, len(expression)
    while True:
        part, place = _part(expression, place, end, BRACE)
        found.append(part)
        join = _JOIN.match(expression, place)
        if join is None:
            return tuple(found)
        place = join.end()


def plain(expression: str, strings: Mapping[str, str]) -> str:
    """Return what an expression says; `strings` are by their names in lower case.

    >>> plain('may # " 1, " # year', {"year": "1999"}), plain("nobody", {})
    ('May 1, 1999', 'nobody')
    """
    return "".join([_said(part, strings) for part in parts(expression)])


def _said(part: Part, strings: Mapping[str, str]) -> str:
    if not part.is_macro:
        return part.text
    name = part.text.lower()
    return strings.get(name) or MONTHS.get(name, part.text)


def body(text: str, place: int, limit: int, brace: re.Pattern[str]) -> tuple[str, int]:
    """Return what stands in braces or parentheses, and where they end."""
    if text[place] == "{":
        return _braced(text, place, limit, brace)
    end = text.find(")", place, limit)
    if end < 0:
        raise NotBibtexError("a comment without an end", is_open=True)
    return text[place + 1 : end], end + 1


def is_balanced(text: str) -> bool:
    """Whether the braces in a text are pairs."""
    if ("{" not in text and "}" not in text) or _FLAT.fullmatch(text):
        return True
    depth = 0
    for found in BRACE.finditer(text):
        depth += 1 if found[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def balanced(text: str) -> str:
    r"""Return a text of BibTeX whose braces are pairs: as LaTeX for them what would be alone.

    BibTeX counts braces behind a backslash too.

    >>> balanced(r"a{\}}b {c}"), balanced("}{")
    ('a{\\textbraceright{}}b {c}', '\\textbraceright{}\\textbraceleft{}')
    """
    if is_balanced(text):
        return text
    text = _ESCAPED_BRACE.sub(lambda found: found[1] + _AS_TEXT[found[2]], text)
    open_at, alone = list[int](), set[int]()
    for found in BRACE.finditer(text):
        if found[0] == "{":
            open_at.append(found.start())
        elif open_at:
            open_at.pop()
        else:
            alone.add(found.start())
    alone.update(open_at)
    return BRACE.sub(lambda b: _AS_TEXT[b[0]] if b.start() in alone else b[0], text)


def _part(text: str, place: int, limit: int, brace: re.Pattern[str]) -> tuple[Part, int]:
    mark = text[place : place + 1] if place < limit else ""
    if mark == "{":
        inside, place = _braced(text, place, limit, brace)
        return Part(inside), place
    if mark == '"':
        inside, place = _quoted(text, place, limit)
        return Part(inside), place
    found = _WORD.match(text, place, limit)
    if found is None:
        return Part(""), place  # `year = ,`: a field without a value
    word = found[0]
    is_macro = word.isalpha() or not (word.isdigit() or _NO_NAME.match(word))
    return Part(word, is_macro), found.end()


def _braced(text: str, place: int, limit: int, brace: re.Pattern[str]) -> tuple[str, int]:
    if brace is BRACE:
        found = _NESTED.match(text, place, limit)
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
    raise NotBibtexError("a brace without its partner", is_open=True)


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
                raise NotBibtexError("a quotation mark without its partner")
    raise NotBibtexError("a quotation mark without its partner", is_open=True)
