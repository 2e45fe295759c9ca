"""Where a note may be cut: after sentences and at semicolons."""

import re
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.note_layout import NoteLayout

# After these a full stop ends a word, not a sentence.
_ABBREVIATION = re.compile(
    r"(?:\A|[^\w])(?:[^\W\d_]|[^\W\d_]\.[^\W\d_]|pp?|vol|vols|no|nos|nr|ed|eds|edn|cf|vgl|siehe|art|arts"
    r"|st|dr|mr|mrs|ms|prof|gen|col|lt|sen|gov|rev|jr|sr|inc|ltd|co|corp|dept|univ|ass|assoc|bull"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|okt|dez|para|paras|sec|ch|chap|fig|fn|anm"
    r"|rn|rdnr|rz|tz|ziff|abs|abschn|aufl|bd|bde|hrsg|hg|jg|jhg|kap|bsp|bzw|ca|etc|al|usw|vs|v"
    r"|ff|f|insb|insbes|entspr|ausf|zit|übers|verf|dass|ders|dies|dt|engl|frz|intl|int|rep|op|loc"
    r"|trans|ser|suppl|approx|esp|ibid|doc|z|u|sm|gg|im)\Z",
    re.IGNORECASE,
)
# "S. 5 ff. — Siehe auch": a dash after a full stop begins another sentence.
_DASH = re.compile(r"(?<=[.)\d])\s[—–]\s(?=[A-ZÄÖÜ])")
_STOP = re.compile(r"[.?!](?P<quote>[’”\"'»)]?)\s+(?=[^\W\d_a-zà-ÿа-я]|[‘“„«\"'‚(])")
_SEMICOLON = re.compile(r"\s?;\s*")
_LONGEST_ABBREVIATION = 10


@dataclass(frozen=True, slots=True)
class Break:
    """A place between two units; the separator lies in the span."""

    span: Span
    is_sentence_end: bool


def _ends_sentence(masked: str, stop: re.Match[str]) -> bool:
    if masked[stop.start()] != "." or stop["quote"]:
        return True
    before = masked[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
    if re.search(r"(?:\A|\W)\d{1,2}\Z", before):
        return (
            re.match(r"(?:Aufl|Ausg|Bd|Kap|Jg|Abschn)", masked[stop.end() : stop.end() + 8]) is None
        )
    return _ABBREVIATION.search(before) is None


def sentence_ends(layout: NoteLayout, span: Span) -> tuple[Break, ...]:
    """Return the sentence ends of the span, with the blanks after them."""
    return tuple(
        Break(Span(*stop.span()), is_sentence_end=True)
        for stop in _STOP.finditer(layout.masked, span.start, span.end)
        if _ends_sentence(layout.masked, stop)
    )


def find_breaks(layout: NoteLayout) -> tuple[Break, ...]:
    """Return where units end: sentences, semicolons, dashes and brackets that point at works.

    >>> from csto_db.parse.note_layout import lay_out
    >>> [b.span.start for b in find_breaks(lay_out("See p. 5 of J. Smith; Doe. New."))]
    [20, 25]
    """
    semicolons = [
        Break(Span(*found.span()), is_sentence_end=False)
        for found in _SEMICOLON.finditer(layout.masked)
    ]
    dashes = [
        Break(Span(*found.span()), is_sentence_end=True) for found in _DASH.finditer(layout.masked)
    ]
    brackets = [
        Break(Span(at, at + 1), is_sentence_end=False)
        for aside in layout.asides
        for at in (aside.start - 1, aside.end)
    ]
    stops = sentence_ends(layout, Span(0, len(layout.masked)))
    return _apart([*stops, *dashes, *semicolons, *brackets])


def _apart(breaks: list[Break]) -> tuple[Break, ...]:
    """The breaks in order; of two that overlap, as in "p. 3.) Next", the first."""
    kept: list[Break] = []
    for found in sorted(breaks, key=lambda found: found.span):
        if not kept or kept[-1].span.end <= found.span.start:
            kept.append(found)
    return tuple(kept)


def units(length: int, breaks: tuple[Break, ...]) -> tuple[Span, ...]:
    """The stretches between the breaks of a text of this length, none of them empty."""
    edges = [0, *(edge for found in breaks for edge in (found.span.start, found.span.end)), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Span(start, end) for start, end in pairs if start < end)
