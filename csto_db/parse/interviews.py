"""An author's own interview: who was asked, in what role, where and when."""

import re
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.model.vocabulary import EntryType
from csto_db.model.work import Work
from csto_db.parse.document_words import MEDIUM, can_be_place
from csto_db.parse.interview_forms import interview_after_person, interview_start
from csto_db.parse.interviewees import read_interviewees
from csto_db.parse.note_layout import NoteLayout
from csto_db.parse.note_parts import Part, unfolded_parts

# "Interview with", "Gespräch der Verfasserin mit": the genre is the words without the last.
_WITH = re.compile(r"\s(?:with|mit|avec|con|so?|со?)\Z")
_CYRILLIC_PLACE = re.compile(r"(?:г\.\s)?[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?\Z")
_STATE = re.compile(r"[A-Z]{2}|[A-Z]\.\s?[A-Z]\.")


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
    parts = tuple(one for rest in frame.rest for one in unfolded_parts(layout, rest))
    who, place, dated = _divide(parts)
    is_published = place is not None and MEDIUM.search(place) is not None
    return Work(
        entry_type=EntryType.INTERVIEW,
        genre=_genre(layout, frame.genre),
        contributions=read_interviewees(layout, who),
        container=place if is_published else None,
        place=None if is_published else place,
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


def _genre(layout: NoteLayout, span: Span) -> str:
    words = _WITH.sub("", layout.text[span.start : span.end].strip(" ,"))
    return words[:1].upper() + words[1:]


def _divide(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], str | None, Part | None]:
    """The parts on the person, the place and the date: the last two close an interview."""
    dates = [n for n, part in enumerate(parts) if part.date]
    dated = parts[dates[-1]] if dates else None
    end = dates[0] if dates else len(parts)
    if end > 2 and _STATE.fullmatch(parts[end - 1].text) and _can_be_place(parts[end - 2]):
        return parts[: end - 2], f"{parts[end - 2].text}, {parts[end - 1].text}", dated
    if end > 1 and _can_be_place(parts[end - 1]):
        return parts[: end - 1], parts[end - 1].text, dated
    behind = parts[dates[-1] + 1 :] if dates else ()
    place = behind[0].text if behind and _can_be_place(behind[0]) else None
    return parts[:end], place, dated


def _can_be_place(part: Part) -> bool:
    is_listed = part.text.startswith(("and ", "und "))
    return not is_listed and (
        can_be_place(part.text) or _CYRILLIC_PLACE.match(part.text) is not None
    )
