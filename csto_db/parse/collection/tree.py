"""YAML as a tree of texts that know their place; no scalar is guessed to be something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Choice = TypeVar("Choice", bound=StrEnum)

_HINTS = (
    ("mapping values are not allowed", "a text that holds a colon must stand in quotation marks"),
    ("cannot start any token", "indent with blanks, and put a text that begins so in quotes"),
    ("expected node content", "a bracket is not closed"),
    ("did not find expected ',' or", "a text that holds a bracket or a comma must stand in quotes"),
    ("undefined alias", "a text that begins with * must stand in quotation marks"),
    ("did not find expected key", "look at the indentation, and at quotes inside a quoted text"),
    ("did not find expected '-' indicator", "every claim of the list begins with a hyphen"),
    ("unexpected end of stream", "a quotation mark is not closed"),
    ("but found another document", "a file has one document, and no line of three hyphens inside"),
)
"""What people did, by the words in which the YAML reader complains of it."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in a file: line and column count from 1."""

    line: int
    column: int
    message: str


@dataclass(slots=True)
class Problems:
    """The mistakes of one file, collected so that all are reported in one pass."""

    found: list[Problem] = field(default_factory=list)

    def add(self, node: "Node", message: str) -> None:
        """Note a mistake at the place of a node."""
        self.found.append(Problem(node.line, node.column, message))


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar (`text`), a list (`items`) or a mapping (`fields`), with its place."""

    line: int
    column: int
    text: str | None = None
    items: tuple["Node", ...] | None = None
    fields: tuple[tuple["Node", "Node"], ...] | None = None

    def what(self) -> str:
        """Return what the node is, for a message."""
        if self.text is not None:
            return f"the text {self.text!r}"
        return "a list" if self.items is not None else "a mapping"


def read_tree(text: str, problems: Problems) -> Node | None:
    """Return the tree of a YAML text, or None with a problem if it is none or is empty."""
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        # A quotation mark that is never closed is noticed at the end of the file.
        is_open = "end of stream" in (error.problem or "")
        mark = error.context_mark if is_open else error.problem_mark
        place = Node(mark.line + 1, mark.column + 1) if mark else Node(1, 1)
        problems.add(place, f"not YAML: {_explained(error.problem or error.context or '')}")
        return None
    except yaml.YAMLError as error:
        problems.add(Node(1, 1), f"not YAML: {' '.join(str(error).split())}")
        return None
    if root is None:
        problems.add(Node(1, 1), "empty; docs/collection.md shows what belongs here")
        return None
    try:
        return _node(root)
    except RecursionError:
        problems.add(Node(1, 1), "nested too deeply, or an alias that holds itself")
        return None


def _explained(complaint: str) -> str:
    return complaint + next((f"; {hint}" for words, hint in _HINTS if words in complaint), "")


def _node(node: yaml.Node) -> Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        return Node(line, column, text=node.value)
    if isinstance(node, yaml.SequenceNode):
        return Node(line, column, items=tuple(map(_node, node.value)))
    return Node(line, column, fields=tuple((_node(k), _node(v)) for k, v in node.value))


LIKENESS = 0.6
"""So like, from 0 to 1, is a name that may be meant."""


def suggestion(name: str, known: Iterable[str], likeness: float = LIKENESS) -> str:
    """Return a hint with the nearest known name, or nothing if none is as like as that.

    >>> suggestion("rusia", ["russia", "china"])
    "; did you mean 'russia'?"
    """
    near = get_close_matches(name, list(known), n=1, cutoff=likeness)
    return f"; did you mean {near[0]!r}?" if near else ""


def _unlike(value: Node, names: Iterable[str]) -> str:
    """Return the hint at a field that is like none of those that there are."""
    if value.text == "":  # as the last of {value: 1,000} is
        return "; a text that holds a comma must stand in quotation marks"
    return f"; the fields here are {', '.join(names)}"


_NOWHERE: Mapping[str, str] = {}


class Fields:
    """The fields of one mapping, read by name; what is not read at the end is unknown.

    `elsewhere` gives the hint for names that belong in another place.
    """

    def __init__(
        self,
        node: Node,
        problems: Problems,
        *names: str,
        elsewhere: Mapping[str, str] = _NOWHERE,
    ) -> None:
        self.node = node
        self.problems = problems
        self._fields: dict[str, Node] = {}
        self._is_told_of: set[str] = set()
        if node.fields is None:
            of = ", ".join(names)
            problems.add(node, f"expected a mapping with {of}, found {node.what()}")
            return
        for key, value in node.fields:
            name = key.text or ""
            if name in self._fields:
                problems.add(key, f"{name!r} stands twice")
            elif name not in names:
                hint = elsewhere.get(name) or suggestion(name, names) or _unlike(value, names)
                problems.add(key, f"unknown field {name!r}{hint}")
                self._is_told_of.update(get_close_matches(name, names, n=1, cutoff=LIKENESS))
            else:
                self._fields[name] = value

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def at(self, name: str) -> Node:
        """Return the node of a field, or that of the mapping where the field is missing."""
        return self._fields.get(name, self.node)

    def optional(self, name: str) -> str | None:
        """Return the text of a field, None if it is not there or is empty."""
        node = self._fields.get(name)
        if node is None:
            return None
        if node.text is None:
            hint = "; write an entry of its own for each" if node.items else ""
            self.problems.add(node, f"{name!r} must be a text, not {node.what()}{hint}")
            return None
        return node.text.strip() or None

    def required(self, name: str) -> str:
        """Return the text of a field; where it is missing, note it and return ''."""
        value = self.optional(name)
        if value is None:
            self.require(
                name, is_empty=name in self._fields and self._fields[name].text is not None
            )
        return value or ""

    def require(self, name: str, *, is_empty: bool = False) -> None:
        """Note that a field is missing or empty, unless what stands in its place was noted."""
        is_missing = name not in self._fields and name not in self._is_told_of
        if is_empty or (is_missing and self.node.fields is not None):
            self.problems.add(self.at(name), f"{name!r} is missing")

    def choice(self, name: str, enum: type[Choice], default: Choice) -> Choice:
        """Return a member of a vocabulary; where it is none, note it and return the default."""
        value = self.optional(name)
        if value is None:
            return default
        try:
            return enum(value)
        except ValueError:
            allowed = ", ".join(enum)
            self.problems.add(self.at(name), f"{name!r} is {value!r}; it must be one of {allowed}")
            return default

    def optional_choice(self, name: str, enum: type[Choice]) -> Choice | None:
        """Return a member of a vocabulary, or None where the field is not there or is empty."""
        node = self._fields.get(name)
        if node is None or (node.text is not None and not node.text.strip()):
            return None
        return self.choice(name, enum, next(iter(enum)))

    def flag(self, name: str) -> bool:
        """Return whether a field says yes; it is no where it is not there."""
        value = (self.optional(name) or "no").casefold()
        if value not in ("yes", "no", "true", "false"):
            self.problems.add(self.at(name), f"{name!r} must be yes or no, not {value!r}")
        return value in ("yes", "true")

    def number(self, name: str, default: float) -> float:
        """Return the number in a field."""
        value = self.optional(name)
        try:
            return default if value is None else float(value)
        except ValueError:
            self.problems.add(self.at(name), f"{name!r} must be a number, not {value!r}")
            return default

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the items of a list, none where the field is not there."""
        node = self._fields.get(name)
        if node is None or node.text == "":
            return ()
        if node.items is None:
            hint = "put a hyphen before each item, or brackets around them"
            self.problems.add(node, f"{name!r} must be a list, not {node.what()}; {hint}")
            return ()
        return node.items

    def pairs(self, name: str) -> tuple[tuple[Node, Node], ...]:
        """Return the pairs of a mapping, none where the field is not there."""
        node = self._fields.get(name)
        if node is None or node.text == "":
            return ()
        if node.fields is None:
            self.problems.add(node, f"{name!r} must be a mapping, not {node.what()}")
            return ()
        return node.fields
