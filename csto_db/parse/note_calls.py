"""Where the running text calls each note."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from csto_db.model.passage import Span
from csto_db.model.work import Footnote
from csto_db.text.call_marks import Call, calls
from csto_db.text.mapped import MappedText


def called(
    text: MappedText, footnotes: Sequence[Footnote], body: Sequence[Span]
) -> tuple[Footnote, ...]:
    """Return the footnotes with the characters at which the body, spans in order, calls them.

    Most calls are of one form, and they follow each other as the notes do; a figure that does
    not fit in is no call. Where most notes have none, none is sure.
    """
    if not footnotes:
        return ()
    forms: defaultdict[str, list[Call]] = defaultdict(list)
    for call in _inside(calls(text.clean), body):
        forms[call.form].append(call)
    starts = [text.to_clean(note.span.start) for note in footnotes]
    ways = [_ascending(_last(footnotes, starts, found)) for found in forms.values()]
    best = max(ways, key=len, default={})
    if 2 * len(best) < len(footnotes):
        return tuple(footnotes)
    # "Article 3(2)" is too much like a call to fill a gap with.
    further = [call for form, found in forms.items() if form != "round" for call in found]
    found = dict(_filled(footnotes, starts, best, sorted(further, key=lambda call: call.place)))
    return tuple(
        replace(note, called_at=text.to_original(Span(found[n], found[n] + 1)).start)
        if n in found
        else note
        for n, note in enumerate(footnotes)
    )


def _filled(
    footnotes: Sequence[Footnote],
    starts: Sequence[int],
    known: dict[int, int],
    further: Sequence[Call],
) -> Iterator[tuple[int, int]]:
    """The known calls, and those of another form that stand where a note between has none."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for call in further:
        places[str(call.number)].append(call.place)
    numbers = sorted(known)
    low = -1
    for n, note in enumerate(footnotes):
        if n not in known:
            after = bisect_left(numbers, n)
            high = known[numbers[after]] if after < len(numbers) else starts[n]
            there = places.get(note.label, [])
            at = bisect_left(there, min(high, starts[n])) - 1
            if at < 0 or there[at] <= low:
                continue
            low = there[at]
        else:
            low = known[n]
        yield n, low


def _inside(found: Iterator[Call], spans: Sequence[Span]) -> Iterator[Call]:
    starts = [span.start for span in spans]
    for call in found:
        at = bisect_left(starts, call.place + 1) - 1
        if at >= 0 and call.place < spans[at].end:
            yield call


def _last(
    footnotes: Sequence[Footnote], starts: Sequence[int], found: Sequence[Call]
) -> dict[int, int]:
    """The last call of each note's number before it that no later note takes."""
    free: defaultdict[str, list[int]] = defaultdict(list)
    for call in found:
        free[str(call.number)].append(call.place)
    taken: dict[int, int] = {}
    for n in reversed(range(len(footnotes))):
        places = free.get(footnotes[n].label, [])
        while places and places[-1] >= starts[n]:
            places.pop()
        if places:
            taken[n] = places.pop()
    return taken


def _ascending(taken: dict[int, int]) -> dict[int, int]:
    """The most of some calls whose places ascend with their notes.

    >>> _ascending({3: 40, 2: 90, 1: 20, 0: 10})
    {0: 10, 1: 20, 3: 40}
    """
    lowest: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for note, place in sorted(taken.items()):
        length = bisect_left(lowest, place)
        before[note] = ends[length - 1] if length else None
        lowest[length : length + 1] = [place]
        ends[length : length + 1] = [note]
    chain: list[int] = []
    note_or_none = ends[-1] if ends else None
    while note_or_none is not None:
        chain.append(note_or_none)
        note_or_none = before[note_or_none]
    return {note: taken[note] for note in reversed(chain)}
