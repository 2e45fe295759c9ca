"""Labelled tokens to references: where each begins and ends, and what its fields cover."""

from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.tagging.labels import COMMENT, OUTSIDE, SIGNAL, field_of
from csto_db.parse.tagging.tokens import Tokens

_END = "R-"
_CLOSERS = ".)]”’\"»“'"
_OPENERS = '“‘„«‚"([<'


@dataclass(frozen=True, slots=True)
class Field:
    """A stretch of a reference with its field's name."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One reference in a text; `signal` is what leads to it ("See also")."""

    span: Span
    fields: tuple[Field, ...]
    signal: Span | None = None


def segments(tokens: Tokens, labels: tuple[str, ...]) -> tuple[Segment, ...]:
    """Return the references of a labelled text in order.

    >>> from csto_db.parse.tagging.tokens import tokenize
    >>> tokens = tokenize("See Doe, (1999); Roe")
    >>> for one in segments(tokens, ("signal", "R-author", "B-date", "R-author")):
    ...     print(tokens.text[one.span.start : one.span.end], [f.name for f in one.fields])
    Doe, (1999) ['author', 'date']
    Roe ['author']
    """
    return tuple(
        _segment(tokens, labels, signal, first, end)
        for signal, first, end in _runs(labels)
        if any(field_of(label) for label in labels[first:end])
    )


def _runs(labels: tuple[str, ...]) -> Iterator[tuple[int | None, int, int]]:
    """The tokens of each reference: first of its signal, its first, and the end."""
    signal: int | None = None
    first: int | None = None
    last = 0
    for n, label in enumerate((*labels, _END)):
        if first is not None and (label in (SIGNAL, _END) or label.startswith("R-")):
            yield signal, first, last + 1
            signal = first = None
        if label == COMMENT:
            signal = None
        elif label == SIGNAL:
            signal = n if signal is None else signal
        elif label not in (OUTSIDE, _END):
            first = n if first is None else first
            last = n


def _segment(
    tokens: Tokens, labels: tuple[str, ...], signal: int | None, first: int, end: int
) -> Segment:
    spans = tokens.spans
    return Segment(
        Span(_opened(tokens, first), _closed(tokens, end)),
        tuple(_fields(tokens, labels, first, end)),
        None if signal is None else Span(spans[signal].start, spans[first].start),
    )


def _opened(tokens: Tokens, first: int) -> int:
    """Where a reference starts with the quote or bracket in front of its first word."""
    start = tokens.spans[first].start
    gap = tokens.gaps[first]
    return start - (len(gap) - len(gap.rstrip(_OPENERS)))


def _closed(tokens: Tokens, end: int) -> int:
    """Where a reference ends with the stop, quote or bracket behind its last word."""
    gap = tokens.gaps[end]
    return tokens.spans[end - 1].end + len(gap) - len(gap.lstrip(_CLOSERS))


def _fields(tokens: Tokens, labels: tuple[str, ...], first: int, end: int) -> Iterator[Field]:
    """Runs of tokens of one field; a run ends at another label or at a `B-`."""
    name: str | None = None
    begun = first
    for n in range(first, end + 1):
        found = field_of(labels[n]) if n < end else None
        goes_on = n < end and found == name and labels[n].startswith("I-")
        if goes_on:
            continue
        if name is not None:
            yield Field(name, Span(tokens.spans[begun].start, tokens.spans[n - 1].end))
        name, begun = found, n
