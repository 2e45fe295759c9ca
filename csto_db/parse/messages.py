"""Letters, e-mails and other personal communications: who wrote, to whom, when."""

import re
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.model.vocabulary import EntryType, Role
from csto_db.model.work import Contribution, Work
from csto_db.parse.note_layout import NoteLayout
from csto_db.parse.note_parts import Part, unfolded_parts
from csto_db.parse.person_names import is_person, read_names

_AUTHOR = (
    r"(?:(?:the\s|this\s)?(?:present\s)?authors?|me|us|(?:den|die|dem|der)\s(?:Verfasser|Autor)(?:in|en)?"
    r"|mich|l[’']auteure?|автору)"
)
_KIND = (
    r"(?:(?:personal|private|written|oral|verbal|direct|unpublished|confidential)\s)?"
    r"(?:e-?mails?(?:\s(?:message|correspondence|communication))?s?|letters?|fax|telegram|postcard"
    r"|(?:text|facebook|whatsapp|twitter|skype|direct|instant|private|linkedin|signal)\smessages?"
    r"|messages?|communications?|correspondence|(?:tele)?phone\s(?:conversation|call)|(?:telephone\s)?conversation"
    r"|pers\.\s?comm\.?|E-Mail|Brief|Schreiben|(?:persönliche|mündliche|schriftliche|briefliche)\s"
    r"(?:Mitteilung|Auskunft)|courriel|lettre|communication\spersonnelle"
    r"|(?:электронное\s)?письмо|личное\s(?:сообщение|письмо)|устное\sсообщение)"
)
# What a message is called behind its writer: "letter to the author", "pers. comm.".
_BEHIND = re.compile(
    rf"(?P<kind>{_KIND})(?:\s(?:to|with|an|mit|à|gegenüber)\s{_AUTHOR}|\s(?P<author>автору))?\.?",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:personal|private|oral)\scommunications?|pers\.\s?comm\.?|(?:persönliche|mündliche|schriftliche"
    r"|briefliche)\s(?:Mitteilung|Auskunft)|communication\spersonnelle|(?:личное|устное)\sсообщение",
    re.IGNORECASE,
)
# What stands before its writer: "E-mail from Ann Lee to the author".
_BEFORE = re.compile(
    rf"(?P<kind>{_KIND})\s(?:from|by|von|de|от)\s(?P<from>.+?)"
    rf"(?:\s(?:to|an|à)\s(?:(?P<author>{_AUTHOR})|(?P<to>.+)))?",
    re.IGNORECASE,
)
# Without one of these no part can name a message.
_HINT = re.compile(
    r"mail|letter|fax|telegram|postcard|message|communication|correspondence|conversation|call|comm\."
    r"|brief|schreiben|mitteilung|auskunft|courriel|lettre|письмо|сообщение|\sto\s|\san\s",
    re.IGNORECASE,
)
_TO = re.compile(r"(?P<from>.+?)\s(?:to|an)\s(?P<to>.+)")
_LONGEST = 120
_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Message:
    """A message as a work, and where it is kept or to be found in an archive."""

    work: Work
    locator: str | None = None


def read_message(layout: NoteLayout, span: Span) -> Message | None:
    """Return the personal communication that the span describes, None if it is none.

    >>> from csto_db.parse.note_layout import lay_out
    >>> note = "Ada Quist, letter to the author, 12 June 1998"
    >>> found = read_message(lay_out(note), Span(0, len(note)))
    >>> found.work.genre, str(found.work.contributions[0].name), found.work.issued
    ('Letter to the author', 'Quist, Ada', '1998-06-12')
    """
    if layout.urls_in(span) or _HINT.search(layout.text, span.start, span.end) is None:
        return None
    parts = tuple(unfolded_parts(layout, span))
    if len(parts) < _FEWEST_PARTS or not any(part.date for part in parts):
        return None
    return _behind(parts) or _before(parts) or _between_persons(parts)


def _behind(parts: tuple[Part, ...]) -> Message | None:
    kinds = (n for n, part in enumerate(parts[:4]) if n and _is_kind(part.text))
    place = next(kinds, None)
    if place is None or not _is_sender(parts[0].text):
        return None
    return _message(parts[place].text, parts[0].text, None, parts[place + 1 :])


def _is_kind(text: str) -> bool:
    """Whether a part names a message to the author; a letter alone may be to anybody."""
    found = _BEHIND.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and (
        found["author"] is not None
        or found.end("kind") < len(text.rstrip("."))
        or _BARE.fullmatch(text) is not None
    )


def _before(parts: tuple[Part, ...]) -> Message | None:
    found = _BEFORE.fullmatch(parts[0].text) if parts[0].span.length <= _LONGEST else None
    if found is None or not _is_sender(found["from"]):
        return None
    if found["author"] or not found["to"]:
        genre = f"{found['kind']} to {found['author']}" if found["author"] else found["kind"]
        return _message(genre, found["from"], None, parts[1:])
    return _message(found["kind"], found["from"], parts[0].text, parts[1:])


def _between_persons(parts: tuple[Part, ...]) -> Message | None:
    """ "Ada Quist to Ivar Moe, 3 May 1921": a letter, as historians cite it."""
    found = _TO.fullmatch(parts[0].text) if parts[0].span.length <= _LONGEST else None
    if found is None or parts[1].date is None or not parts[1].date.is_day:
        return None
    if not (_is_sender(found["from"]) and _is_sender(found["to"])):
        return None
    return _message("letter", found["from"], parts[0].text, parts[1:])


def _is_sender(text: str) -> bool:
    return all(is_person(piece) for piece in re.split(r"\s(?:and|und|&)\s", text))


def _message(genre: str, sender: str, title: str | None, rest: tuple[Part, ...]) -> Message | None:
    dated = next((part for part in rest if part.date), None)
    if dated is None:
        return None
    held = [part.text for part in rest[rest.index(dated) + 1 :]]
    place = next((part.text for part in rest[: rest.index(dated)] if not part.date), None)
    work = Work(
        entry_type=EntryType.UNPUBLISHED,
        genre=genre[:1].upper() + genre[1:],
        title=title,
        container=held[0] if held else None,
        place=place,
        issued=dated.date.edtf if dated.date else None,
        issued_printed=dated.text,
        contributions=tuple(Contribution(Role.AUTHOR, name) for name in read_names(sender)),
    )
    return Message(work, ", ".join(held[1:]) or None)
