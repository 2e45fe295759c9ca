"""Whom an interview was with: each person, named or described, and what is said of them."""

import re

from csto_db.model.vocabulary import Role
from csto_db.model.work import Contribution, Name
from csto_db.parse.document_words import INSTITUTION
from csto_db.parse.note_layout import NoteLayout
from csto_db.parse.note_parts import Part
from csto_db.parse.person_names import is_person, read_names, read_person
from csto_db.parse.standing import Standing, read_standing

_WITH_ROLE = re.compile(r"(?P<name>[^()]+)\s\((?P<role>[^()]+)\)")
_AND = re.compile(r"(?:and|&|und|et|и|sowie|as\swell\sas|y)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\s(?:and|&|und|et|и|sowie)\s")
_TITLE = re.compile(
    r"(?:(?:Prof\.|Professor|Dr\.|Mr\.?|Mrs\.?|Ms\.?|Sir|Dame|Lord|Lady|Herrn?|Frau|Mme|M\.)\s)+"
)
_OFFICE = re.compile(
    r"(?P<role>(?:(?:Deputy|Prime|Foreign|Former|former|First)\s)*(?:Minister|Ambassador|General|Colonel"
    r"|Captain|Major|Admiral|Judge|Justice|Senator|Commissioner|President|Mayor|Governor|Botschafter(?:in)?"
    r"|Minister(?:in)?|Oberst|Richter(?:in)?))\s(?=[A-ZÀ-ÞА-ЯЁ])"
)
# Words for people who are not named.
_DESCRIBED = re.compile(
    r"\b(?:official|officer|expert|diplomat|representative|employee|member|journalist|adviser|advisor"
    r"|analyst|source|respondent|participant|informant|interviewee|staff|worker|resident|activist|lawyer"
    r"|judge|scholar|researcher|manager|soldier|clerk|engineer|anonymous|mitarbeiter|beamte|diplomat"
    r"|experte|vertreter|сотрудник|эксперт|дипломат|представител|чиновник|офицер|журналист)\w{0,3}\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:an?|eine[mnr]?|one|another|un|une)\s", re.IGNORECASE)
_CYRILLIC_NAME = re.compile(r"(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.)(?:\s?(?:[А-ЯЁ][а-яё-]+|[А-ЯЁ]\.)){1,3}")


def read_interviewees(layout: NoteLayout, who: tuple[Part, ...]) -> tuple[Contribution, ...]:
    """Return the people that the parts before place and date of an interview name."""
    return tuple(one for group in _groups(who) for one in _people(layout, group))


def standing_of(contribution: Contribution) -> Standing:
    """Return role and organisation of an interviewee; one without a name is all description.

    >>> standing_of(Contribution(Role.INTERVIEWEE, Name(literal="an officer of the Coast Police")))
    Standing(role='officer', organisation='Coast Police')
    """
    said = (contribution.name.literal, contribution.description)
    return read_standing(", ".join(words for words in said if words))


def _groups(who: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """The parts of each person: another begins with "and" and a name or an article."""
    groups: list[list[Part]] = []
    for part in who:
        if not groups or _begins_person(part.text):
            groups.append([])
        groups[-1].append(part)
    return [tuple(group) for group in groups]


def _begins_person(text: str) -> bool:
    found = _AND.match(text)
    if found is None:
        return False
    rest = text[found.end() :]
    told = _WITH_ROLE.fullmatch(rest)
    return _is_named(told["name"] if told else rest) or _ARTICLE.match(rest) is not None


def _people(layout: NoteLayout, group: tuple[Part, ...]) -> tuple[Contribution, ...]:
    leading = _AND.match(group[0].text)
    head = group[0].text[leading.end() :] if leading else group[0].text
    pieces = _BETWEEN.split(head)
    if len(pieces) > 1 and all(_WITH_ROLE.fullmatch(piece) for piece in pieces):
        return tuple(one for piece in pieces for one in _in_brackets(piece))
    if told := _in_brackets(head):
        return told
    if len(pieces) > 1 and all(_ARTICLE.match(piece) for piece in pieces):
        description = _printed(layout, group[1:])
        return tuple(_described(piece, description) for piece in pieces)
    names = read_names(head)
    if _is_named(head) or all(_is_named(piece) for piece in pieces):
        description = _printed(layout, group[1:])
        return tuple(_named(piece, description) for piece in pieces)
    if not _DESCRIBED.search(head) and all(name.literal is None for name in names):
        description = _printed(layout, group[1:])
        return tuple(Contribution(Role.INTERVIEWEE, name, description) for name in names)
    count = _length_of_description(group)
    literal = _printed(layout, group[:count]) or head
    literal = literal[leading.end() :] if leading else literal
    return (_described(literal, _printed(layout, group[count:])),)


def _in_brackets(text: str) -> tuple[Contribution, ...]:
    told = _WITH_ROLE.fullmatch(text)
    return (_named(told["name"], told["role"]),) if told and _is_named(told["name"]) else ()


def _is_named(text: str) -> bool:
    bare = _OFFICE.sub("", _TITLE.sub("", text))
    if _DESCRIBED.search(bare):
        return False
    return is_person(bare) or _CYRILLIC_NAME.fullmatch(bare) is not None


def _named(text: str, description: str | None) -> Contribution:
    bare = _TITLE.sub("", text)
    office = _OFFICE.match(bare)
    if office:
        bare = bare[office.end() :]
        description = ", ".join(words for words in (office["role"], description) if words)
    return Contribution(Role.INTERVIEWEE, read_person(bare), description)


def _described(literal: str, description: str | None) -> Contribution:
    return Contribution(Role.INTERVIEWEE, Name(literal=literal), description)


def _length_of_description(who: tuple[Part, ...]) -> int:
    """How many parts stand for an anonymous person: the first, and what else is in apposition."""
    for count, part in enumerate(who[1:], 1):
        in_apposition = part.text.startswith(("a ", "an ", "former ")) or part.text[0].islower()
        if not in_apposition or (part.text.startswith("the ") and INSTITUTION.search(part.text)):
            return count
    return len(who)


def _printed(layout: NoteLayout, parts: tuple[Part, ...]) -> str | None:
    return layout.text[parts[0].span.start : parts[-1].span.end] if parts else None
