"""The items of a CSL-JSON file in order; what cannot be read is a trouble, not an end."""

import json
import re
from collections.abc import Iterable, Iterator
from math import isinf
from typing import Any, NamedTuple

from csto_db.model.imported import Trouble
from csto_db.model.vocabulary import Severity
from csto_db.parse.library.window import Window

_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
# What a number has behind it, if it is whole.
_END = re.compile(r"[ \t\r\n,:\]}]")
_GAP = re.compile(r"[ \t\r\n,]*")
# Where a file goes on behind an item that is no JSON.
_NEXT_ITEM = re.compile(r"\}[ \t\r\n]*,?[ \t\r\n]*(?=\{)")
_WANTED = "it is an array of items, [{…}, {…}]"
_SHOWN = 60
_MOST_TRIES = 1000
"""After so many texts that are no JSON a file is not looked through any further."""


class Item(NamedTuple):
    """A member of the array, whatever it is, the line of its start, and what stands in it twice."""

    line: int
    value: Any
    twice: tuple[str, ...] = ()


class NotJsonError(Exception):
    """What is wrong, and in which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_items(pieces: Iterable[str], troubles: list[Trouble]) -> Iterator[Item]:
    """Yield the items of an array, of the `items` of an object, or those that stand alone.

    The pieces are the text, cut anywhere. What stands beside the items, and what is no JSON,
    goes to `troubles`. Raises NotJsonError if the text is neither array nor object.

    >>> [one.value for one in read_items(['{"a": 1, "items": [{"id": "x"}', ', {"id": "y"}]}'], [])]
    [{'id': 'x'}, {'id': 'y'}]
    """
    text = _Text(pieces)
    if text.is_at_end() or not (text.is_at("[") or text.is_at("{")):
        raise NotJsonError(text.line(), _WANTED)
    yield from _array(text, troubles) if text.takes("[") else _object(text, troubles)
    while not text.is_at_end() and text.is_at("{"):
        yield from _object(text, troubles)  # an item a line
    if not text.is_at_end():
        message = f"text behind the items is not kept: {text.rest()[:_SHOWN]}"
        troubles.append(Trouble(text.line(), "text_between", message))


class _Text:
    """A text that comes in pieces, and the place up to which it is read."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._window = Window(pieces)
        self._place = 0
        self._twice: list[str] = []
        self._tries = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=str, parse_float=_number
        )

    def line(self) -> int:
        return self._window.line(self._place)

    def rest(self) -> str:
        """Return the start of what is to be read."""
        while len(self._window.text) < self._place + 4 * _SHOWN and not self._window.is_whole:
            self._more()
        return " ".join(self._window.text[self._place : self._place + 4 * _SHOWN].split())

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Go on behind what a pattern matches; there is more of the text then, if there is any."""
        while True:
            found = pattern.match(self._window.text, self._place)
            self._place = found.end() if found else self._place
            if self._place < len(self._window.text) or self._window.is_whole:
                return
            self._more()

    def is_at_end(self) -> bool:
        self.skip(_BLANK)
        return self._place >= len(self._window.text)

    def is_at(self, mark: str) -> bool:
        return self._window.text.startswith(mark, self._place)

    def takes(self, mark: str) -> bool:
        """Whether a mark stands here; go on behind it."""
        if not self.is_at(mark):
            return False
        self._place += 1
        self.skip(_BLANK)
        return True

    def value(self) -> Item:
        """Return the value that starts here. Raises NotJsonError where it cannot be read."""
        while True:
            text, place = self._window.text, self._place
            self._twice.clear()
            try:
                value, end = self._decoder.raw_decode(text, place)
                if self._window.is_whole or text[end - 1] in '}]"' or _END.match(text, end):
                    line = self.line()
                    self._place = end
                    return Item(line, value, tuple(self._twice))
            except (ValueError, RecursionError) as error:
                if self._window.is_whole:
                    said = getattr(error, "msg", None) or "it is nested too deep"
                    where = self._window.line(getattr(error, "pos", place))
                    raise NotJsonError(where, said) from None
            self._more()

    def resume(self) -> str:
        """Go on at the next item behind this place; return what is left out, in short."""
        shown = f"{self.rest()[:_SHOWN]}…"
        start = self._place
        while self._tries < _MOST_TRIES:
            found = _NEXT_ITEM.search(self._window.text, start)
            if found is not None and self._is_item(found.end()):
                self._place = found.end()
                return shown
            if found is not None and self._window.is_whole:
                start = found.end()
            elif self._window.is_whole:
                break
            else:
                self._more()
                start = 0
        is_given_up = self._tries >= _MOST_TRIES
        self._skip_all()
        return f"{shown} and all behind it, for there is too much of that" if is_given_up else shown

    def _skip_all(self) -> None:
        while not self._window.is_whole:
            self._place = len(self._window.text)
            self._more()
        self._place = len(self._window.text)

    def _is_item(self, place: int) -> bool:
        self._tries += 1
        try:
            return _says_what_it_is(self._decoder.raw_decode(self._window.text, place)[0])
        except (ValueError, RecursionError):
            return False

    def _more(self) -> None:
        self._window.more(self._place)
        self._place = 0

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            self._twice += [name for name in found if names.count(name) > 1]
        return found


def _number(printed: str) -> float | str:
    """A number that is too large for one stays text: JSON cannot say it otherwise."""
    number = float(printed)
    return printed if isinf(number) else number


def _array(text: _Text, troubles: list[Trouble]) -> Iterator[Item]:
    text.skip(_GAP)
    while not text.is_at_end():
        if text.takes("]"):
            return
        try:
            yield text.value()
        except NotJsonError as error:
            message = f"no JSON, and left out: {error}: {text.resume()}"
            troubles.append(Trouble(error.line, "not_json", message, Severity.ERROR))
            if text.is_at_end():
                return
        text.skip(_GAP)
    troubles.append(Trouble(text.line(), "no_end", "the array of items has no end"))


def _object(text: _Text, troubles: list[Trouble]) -> Iterator[Item]:
    """An object: its member `items` is an array of them, or it is one itself."""
    line = text.line()
    text.takes("{")
    members: dict[str, Item] = {}
    twice: list[str] = []
    has_items = False
    while not text.is_at_end() and not text.takes("}"):
        name = str(text.value().value)
        text.skip(_BLANK)
        if not text.takes(":"):
            raise NotJsonError(text.line(), 'an object has members, "name": value')
        if name == "items" and text.takes("["):
            has_items = True
            yield from _array(text, troubles)
        else:
            twice += [name] if name in members else []
            members[name] = text.value()
        text.skip(_GAP)
    item = {name: member.value for name, member in members.items()}
    if not (has_items or _says_what_it_is(item)):
        raise NotJsonError(line, _WANTED)
    if not has_items:
        yield Item(line, item, tuple(twice))
        return
    for name, member in members.items():
        shown = json.dumps(member.value, ensure_ascii=False)[:_SHOWN]
        message = f"the member {name!r} beside the items is not kept: {shown}"
        troubles.append(Trouble(member.line, "text_between", message))


def _says_what_it_is(value: object) -> bool:
    return isinstance(value, dict) and not {"id", "type"}.isdisjoint(value)
