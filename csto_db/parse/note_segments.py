"""Which stretches of a note are citations, of what kind, and which are comment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from csto_db.model.passage import Span
from csto_db.parse.interview_forms import interview_after_person, interview_start
from csto_db.parse.messages import read_message
from csto_db.parse.note_breaks import find_breaks, units
from csto_db.parse.note_evidence import (
    ACCESSED,
    AVAILABLE,
    SIGNAL,
    finite_verbs,
    is_doubtful,
    is_title_place,
    weigh,
)
from csto_db.parse.note_layout import NoteLayout, bare_span
from csto_db.parse.note_short_references import embedded_short_references, whole_short_reference
from csto_db.parse.short_locator import read_locator
from csto_db.parse.short_reference import ShortReference


class SegmentKind(StrEnum):
    """What a stretch of a note is."""

    INTERVIEW = "interview"
    MESSAGE = "message"
    SHORT = "short"
    REFERENCE = "reference"
    UNREAD = "unread"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a note; the words that point at the work ("See also") end at `body`."""

    span: Span
    kind: SegmentKind
    body: int
    short: ShortReference | None = None


_REFERENCE_AT = 2
_LONGEST_HEAD = 60
# No reference is longer: the limit keeps hostile notes linear.
_LONGEST_REFERENCE = 2_000
_AROUND = ",;:."
_PAGES_BEHIND = re.compile(r",\s(?:pp?|S)\.?\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:\sff?\b)?")


def find_segments(layout: NoteLayout, shorts: tuple[ShortReference, ...]) -> tuple[Segment, ...]:
    """Return the segments of a note in order; they do not overlap and leave only separators.

    >>> from csto_db.parse.note_layout import lay_out
    >>> note = "He came late. See ‘A; b’, 5 May 2010; ‘C’, 2011."
    >>> for s in find_segments(lay_out(note), ()):
    ...     print(s.kind, note[s.span.start : s.body], "|", note[s.body : s.span.end])
    comment  | He came late
    reference See  | ‘A; b’, 5 May 2010
    reference  | ‘C’, 2011
    """
    segments: list[Segment] = []
    left = list(reversed(shorts))
    for unit in _joined(layout):
        inside = []
        while left and left[-1].span.start < unit.end:
            inside.append(left.pop())
        segments.extend(_segments_of(layout, unit, _without_imprints(layout, unit, inside)))
    return tuple(segments)


def _without_imprints(
    layout: NoteLayout, unit: Span, shorts: list[ShortReference]
) -> tuple[ShortReference, ...]:
    """The short references of the unit but brackets like "(Oxford: OUP, 2010)"."""
    if finite_verbs(layout, unit):
        return tuple(shorts)
    return tuple(
        short
        for short in shorts
        if short.is_narrative
        or short.has_citation_glue
        or (all(name.literal is None for name in short.authors) and short.title is None)
    )


def _joined(layout: NoteLayout) -> list[Span]:
    """The units of the note, those joined that one reference fills."""
    found = find_breaks(layout)
    sentence_ends = {b.span.start for b in found if b.is_sentence_end}
    joined: list[Span] = []
    for unit in units(len(layout.text), found):
        last = joined[-1] if joined else None
        if last and last.end in sentence_ends and _continues(layout, last, unit):
            joined[-1] = Span(last.start, unit.end)
        else:
            joined.append(unit)
    return joined


def _continues(layout: NoteLayout, last: Span, unit: Span) -> bool:
    """Whether the sentence goes on with the reference that the one before it began."""
    masked = layout.masked
    if unit.end - last.start > _LONGEST_REFERENCE or _is_complete(layout, last):
        return False
    if SIGNAL.match(masked, unit.start, unit.end) or finite_verbs(layout, unit):
        return False
    if finite_verbs(layout, last):
        return False
    if AVAILABLE.match(masked, unit.start) or ACCESSED.match(masked, unit.start):
        return True
    if interview_start(masked, unit.start, unit.end) is not None:
        return False
    if weigh(layout, last) < _REFERENCE_AT:
        return last.length <= _LONGEST_HEAD and weigh(layout, unit) >= _REFERENCE_AT
    return not layout.dates_in(last) and bool(layout.dates_in(unit))


def _is_complete(layout: NoteLayout, span: Span) -> bool:
    masked = layout.masked
    told = ACCESSED.search(masked, span.start, span.end) or interview_start(
        masked, span.start, span.end
    )
    return bool(layout.urls_in(span)) or told is not None


def _segments_of(
    layout: NoteLayout, unit: Span, shorts: tuple[ShortReference, ...]
) -> Iterator[Segment]:
    signal = SIGNAL.match(layout.masked, unit.start, unit.end)
    body = signal.end() if signal else unit.start
    whole = (
        None if shorts else whole_short_reference(layout.text, _without_stop(layout, body, unit))
    )
    if _is_interview(layout, Span(body, unit.end)):
        yield _trimmed(layout, Segment(unit, SegmentKind.INTERVIEW, body))
    elif read_message(layout, Span(body, unit.end)):
        yield _trimmed(layout, Segment(unit, SegmentKind.MESSAGE, body))
    elif whole:
        yield _trimmed(layout, Segment(unit, SegmentKind.SHORT, body, whole))
    elif shorts and not _is_described(layout, unit):
        yield from _short_segments(layout, unit, shorts)
    elif weigh(layout, unit) >= _REFERENCE_AT:
        yield from _reference_segments(layout, unit)
    elif embedded := embedded_short_references(layout.text, unit):
        yield from _short_segments(layout, unit, embedded)
    elif is_doubtful(layout, unit):
        yield _trimmed(layout, Segment(unit, SegmentKind.UNREAD, body))
    else:
        yield _trimmed(layout, Segment(unit, SegmentKind.COMMENT, unit.start))


def _without_stop(layout: NoteLayout, start: int, unit: Span) -> Span:
    """The unit from `start`, without a last full stop that only ends the note."""
    is_last = unit.end == len(layout.text) and layout.text[unit.start : unit.end].endswith(".")
    return Span(start, max(start, unit.end - is_last))


def _is_interview(layout: NoteLayout, span: Span) -> bool:
    told = interview_start(layout.masked, span.start, span.end) or interview_after_person(
        layout.masked, span.start, span.end
    )
    return told is not None and not finite_verbs(layout, span) and not layout.urls_in(span)


def _is_described(layout: NoteLayout, unit: Span) -> bool:
    """Whether a work is described in full, so that a year in brackets is one of its fields."""
    return bool(layout.urls_in(unit)) or _first_title(layout, unit) is not None


def _first_title(layout: NoteLayout, unit: Span) -> int | None:
    places = (q.span.start for q in layout.quoted_in(unit) if is_title_place(layout, unit, q.span))
    return next(places, None)


def _short_segments(
    layout: NoteLayout, unit: Span, shorts: tuple[ShortReference, ...]
) -> Iterator[Segment]:
    reached = unit.start
    for short in (_located(layout, one, unit.end) for one in shorts):
        before = Span(reached, short.span.start)
        pointed = _last_signal(layout, before)
        start = before.end if pointed is None else pointed
        if start > reached:
            yield from _comment(layout, Span(reached, start))
        reached = max(reached, short.span.end)
        yield Segment(Span(start, reached), SegmentKind.SHORT, before.end, short)
    yield from _comment(layout, Span(reached, unit.end))


def _located(layout: NoteLayout, short: ShortReference, end: int) -> ShortReference:
    """The reference with the pages behind its bracket: "Haas (2010), p. 4"."""
    tail = None if short.locator else _PAGES_BEHIND.match(layout.text, short.span.end, end)
    if tail is None:
        return short
    return replace(
        short, span=Span(short.span.start, tail.end()), locator=read_locator(tail.group())
    )


def _comment(layout: NoteLayout, span: Span) -> Iterator[Segment]:
    if any(character.isalnum() for character in layout.text[span.start : span.end]):
        yield _trimmed(layout, Segment(span, SegmentKind.COMMENT, span.start))


def _last_signal(layout: NoteLayout, head: Span) -> int | None:
    """Where the pointing words begin that lead up to the end of the head, if any do."""
    near = max(head.start, head.end - _LONGEST_HEAD)
    opening = SIGNAL.match(layout.masked, head.start, head.end)
    if opening and head.end - opening.end() <= _LONGEST_HEAD:
        return head.start
    found = [
        at
        for at in range(near, head.end)
        if (at == head.start or not layout.masked[at - 1].isalnum())
        and SIGNAL.match(layout.masked, at, head.end)
    ]
    return found[0] if found else None


def _reference_segments(layout: NoteLayout, unit: Span) -> Iterator[Segment]:
    start, body = _reference_start(layout, unit)
    if start > unit.start:
        yield from _comment(layout, Span(unit.start, start))
    yield _trimmed(layout, Segment(Span(start, unit.end), SegmentKind.REFERENCE, body))


def _reference_start(layout: NoteLayout, unit: Span) -> tuple[int, int]:
    """Where the citation begins in the unit, and where the description of the work does."""
    signal = SIGNAL.match(layout.masked, unit.start, unit.end)
    if signal:
        return unit.start, signal.end()
    title = _first_title(layout, unit)
    urls = layout.urls_in(unit)
    anchor = title if title is not None else (urls[0].start if urls else unit.start)
    head = Span(unit.start, anchor)
    pointed = _last_signal(layout, head)
    if pointed is not None:
        opened = SIGNAL.match(layout.masked, pointed, unit.end)
        return pointed, opened.end() if opened else anchor
    is_sentence = finite_verbs(layout, head) or layout.text[unit.start].islower()
    return (anchor, anchor) if is_sentence else (unit.start, unit.start)


def _trimmed(layout: NoteLayout, segment: Segment) -> Segment:
    span = bare_span(layout.text, segment.span, _AROUND)
    return replace(segment, span=span, body=min(max(segment.body, span.start), span.end))
