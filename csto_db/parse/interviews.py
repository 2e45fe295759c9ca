"""An author's own interview: who was asked, in what role, where and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from csto_db.model.passage import Span
from csto_db.model.vocabulary import EntryType, Role
from csto_db.model.work import Contribution, Name, Work
from csto_db.parse.document_words import INSTITUTION, can_be_place
from csto_db.parse.interview_forms import interview_after_person, interview_start
from csto_db.parse.note_layout import NoteLayout, lay_out
from csto_db.parse.note_parts import Part, split_parts
from csto_db.parse.person_names import is_person, read_names, read_person

_WITH_ROLE = re.compile(r"(?P<name>[^()]+)\s\((?P<role>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the words for the interview stand, and what is left to read."""

    genre: Span
    rest: tuple[Span, ...]


def read_interview(layout: NoteLayout, span: Span) -> Work | None:
    """Return the interview that the span describes, or None if it does not open like one.

    >>> from csto_db.parse.note_layout import lay_out
    >>> note = "Author’s interview with Ann Lee, Head of X, Moscow, 13 August 2012"
    >>> work = read_interview(lay_out(note), Span(0, len(note)))
    >>> work.genre, str(work.contributions[0].name), work.place, work.issued
    ('Author’s interview', 'Lee, Ann', 'Moscow', '2012-08-13')
    """
    frame = _frame(layout, span)
    if frame is None:
        return None
    read = (part for rest in frame.rest for part in split_parts(layout, rest))
    parts = tuple(one for part in read for one in _unfolded(part))
    who, place, dated = _divide(parts)
    return Work(
        entry_type=EntryType.INTERVIEW,
        genre=_genre(layout, frame.genre),
        contributions=_interviewees(layout, who),
        place=place.text if place else None,
        issued=dated.date.edtf if dated and dated.date else None,
        issued_printed=dated.text if dated else None,
    )


def _frame(layout: NoteLayout, span: Span) -> _Frame | None:
    person = interview_start(layout.text, span.start, span.end)
    if person is not None:
        return _Frame(Span(span.start, person), (Span(person, span.end),))
    words = interview_after_person(layout.text, span.start, span.end)
    if words is None:
        return None
    rest = (Span(span.start, words.start), Span(words.end, span.end))
    return _Frame(Span(words.start + len(", "), words.end), rest)


def _unfolded(part: Part) -> Iterator[Part]:
    """The place and the date that share a bracket, as in OSCOLA: "(Moscow, 13 August 2012)"."""
    inside = lay_out(part.text[1:-1]) if part.is_bracketed else None
    found = split_parts(inside, Span(0, len(inside.text))) if inside else ()
    if not any(one.date for one in found):
        yield part
        return
    start = part.span.start + 1
    for one in found:
        yield replace(one, span=Span(start + one.span.start, start + one.span.end))


def _genre(layout: NoteLayout, span: Span) -> str:
    words = layout.text[span.start : span.end].strip(" ,").removesuffix(" with")
    return words[:1].upper() + words[1:]


def _divide(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], Part | None, Part | None]:
    """The parts on the person, the place and the date: the last two close an interview."""
    dates = [n for n, part in enumerate(parts) if part.date]
    end = dates[0] if dates else len(parts)
    has_place = end > 1 and can_be_place(parts[end - 1].text)
    place = parts[end - 1] if has_place else None
    return parts[: end - has_place], place, parts[dates[-1]] if dates else None


def _interviewees(layout: NoteLayout, who: tuple[Part, ...]) -> tuple[Contribution, ...]:
    if not who:
        return ()
    first = _WITH_ROLE.fullmatch(who[0].text)
    if first and is_person(first["name"]):
        return (Contribution(Role.INTERVIEWEE, read_person(first["name"]), first["role"]),)
    names = read_names(who[0].text)
    is_named = is_person(who[0].text) or all(name.literal is None for name in names)
    described = 1 if is_named else _length_of_description(who)
    description = _printed(layout, who[described:])
    if is_named:
        return tuple(Contribution(Role.INTERVIEWEE, name, description) for name in names)
    literal = Name(literal=_printed(layout, who[:described]))
    return (Contribution(Role.INTERVIEWEE, literal, description),)


def _length_of_description(who: tuple[Part, ...]) -> int:
    """How many parts stand for an anonymous person: the first, and what else is in apposition."""
    for count, part in enumerate(who[1:], 1):
        in_apposition = part.text.startswith(("a ", "an ", "former ")) or part.text[0].islower()
        if not in_apposition or (part.text.startswith("the ") and INSTITUTION.search(part.text)):
            return count
    return len(who)


def _printed(layout: NoteLayout, parts: tuple[Part, ...]) -> str | None:
    return layout.text[parts[0].span.start : parts[-1].span.end] if parts else None
