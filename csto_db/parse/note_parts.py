"""A reference cut into its parts, at the commas, quotes and brackets that separate fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from csto_db.model.passage import Span
from csto_db.parse.dates import PrintedDate, read_date
from csto_db.parse.note_breaks import sentence_ends
from csto_db.parse.note_evidence import is_title_place
from csto_db.parse.note_layout import IN_BRACKETS, IN_DATE, NoteLayout, bare_span, lay_out
from csto_db.parse.titles import Quoted


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reference: its place and text, and what can be seen of it alone."""

    span: Span
    text: str
    quoted: Quoted | None = None
    date: PrintedDate | None = None
    is_bracketed: bool = False
    ends_sentence: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch that is a part of its own, or a separator, which is none."""

    span: Span
    quoted: Quoted | None = None
    is_bracketed: bool = False
    is_separator: bool = False
    is_sentence_end: bool = False


_BRACKET = re.compile(rf"[(\[]{IN_BRACKETS}*[)\]]")
_COMMA = re.compile(r"\s?[,;](?:\s+|\Z)")
_AROUND = ",;."
# "of 2004", "until 2012", "Resolution 1540": these words keep a date for themselves.
_BEFORE_DATE = re.compile(
    r"(?:\A|\s)(?:of|from|until|to|in|on|since|and|for|between|by|ot|do|vom|von|du|de|and"
    r"|[Rr]es(?:olution)?|[Nn]o|[Nn]r|Doc(?:ument)?)\.?\s*\Z|[\w(\[][-–/]?\Z"
)
_AFTER_DATE = frozenset(["", ",", ";", ".", " "])
_NEAR = 20


def split_parts(layout: NoteLayout, span: Span) -> tuple[Part, ...]:
    """Return the parts of the span in order; none is without letters and figures.

    >>> from csto_db.parse.note_layout import lay_out
    >>> text = "Doe, ‘A, b’ (2010) 5 Law, 12 May 2010"
    >>> [part.text for part in split_parts(lay_out(text), Span(0, len(text)))]
    ['Doe', '‘A, b’', '(2010)', '5 Law', '12 May 2010']
    """
    cuts = sorted(_cuts(layout, span), key=lambda cut: cut.span)
    return tuple(part for part in _between(layout, span, cuts) if any(map(str.isalnum, part.text)))


def unfolded_parts(layout: NoteLayout, span: Span) -> Iterator[Part]:
    """Yield the parts of the span, those in a bracket with a date each: "(Moscow, May 2012)".

    >>> text = "Doe, letter (Hull, 12 May 2010)"
    >>> [part.text for part in unfolded_parts(lay_out(text), Span(0, len(text)))]
    ['Doe', 'letter', 'Hull', '12 May 2010']
    """
    for part in split_parts(layout, span):
        inside = lay_out(part.text[1:-1]) if part.is_bracketed else None
        found = split_parts(inside, Span(0, len(inside.text))) if inside else ()
        if not any(one.date for one in found):
            yield part
            continue
        start = part.span.start + 1
        for one in found:
            yield replace(one, span=Span(start + one.span.start, start + one.span.end))


def _cuts(layout: NoteLayout, span: Span) -> Iterator[_Cut]:
    for quoted in layout.quoted_in(span):
        if quoted.span.end <= span.end and is_title_place(layout, span, quoted.span):
            yield _Cut(quoted.span, quoted=quoted)
    for found in _BRACKET.finditer(layout.masked, span.start, span.end):
        # A bracket with a digit is an imprint, a year or a page; others belong to their words.
        if any(c.isdigit() for c in layout.text[found.start() : found.end()]):
            yield _Cut(Span(*found.span()), is_bracketed=True)
    for found in _COMMA.finditer(layout.masked, span.start, span.end):
        yield _Cut(Span(*found.span()), is_separator=True)
    for date in layout.dates_in(span):
        before = layout.masked[max(span.start, date.span.start - _NEAR) : date.span.start]
        after = layout.masked[date.span.end : date.span.end + 1]
        if (
            layout.masked[date.span.start] == IN_DATE
            and after in _AFTER_DATE
            and (_BEFORE_DATE.search(before) is None)
        ):
            yield _Cut(date.span)
    for stop in sentence_ends(layout, span):
        yield _Cut(stop.span, is_separator=True, is_sentence_end=True)


def _between(layout: NoteLayout, span: Span, cuts: list[_Cut]) -> Iterator[Part]:
    reached = span.start
    for cut in [*cuts, _Cut(Span(span.end, span.end), is_separator=True)]:
        if cut.span.start < reached:
            continue
        before = Span(reached, cut.span.start)
        yield _part(layout, before, _Cut(before, is_sentence_end=cut.is_sentence_end))
        if not cut.is_separator:
            yield _part(layout, cut.span, cut)
        reached = cut.span.end


def _part(layout: NoteLayout, span: Span, cut: _Cut) -> Part:
    bare = bare_span(layout.text, span, _AROUND)
    text = layout.text[bare.start : bare.end]
    date = None if cut.quoted else read_date(text)
    bracketed, ends = cut.is_bracketed, cut.is_sentence_end
    return Part(bare, text, cut.quoted, date, bracketed, ends)
