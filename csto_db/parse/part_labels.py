"""What each part of a reference is: first what it shows alone, then what its place says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from csto_db.parse.dates import is_undated
from csto_db.parse.document_words import (
    ACT_WORD,
    DOCUMENT,
    INSTITUTION,
    MEDIUM,
    TREATY,
    can_be_place,
    is_city,
)
from csto_db.parse.note_evidence import AVAILABLE, BACK_REFERENCE, LOCATOR, is_number
from csto_db.parse.note_parts import Part
from csto_db.parse.person_names import is_person, read_names


class Label(StrEnum):
    """The field that a part belongs to."""

    AUTHOR = "author"
    TITLE = "title"
    ADDENDUM = "addendum"
    TRANSLATION = "translation"
    CONTAINER = "container"
    INSTITUTION = "institution"
    PLACE = "place"
    IMPRINT = "imprint"
    DATE = "date"
    UNDATED = "undated"
    NUMBER = "number"
    VOLUME = "volume"
    ISSUE = "issue"
    NUMERAL = "numeral"
    PAGES = "pages"
    LOCATOR = "locator"
    AVAILABILITY = "availability"
    IN = "in"
    JOURNAL = "journal"
    BACK = "back"
    EDITION = "edition"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A part and the field that it belongs to."""

    part: Part
    label: Label


_IMPRINT = re.compile(r"[(\[](?:[^()\[\]]+[:,]\s)?[^()\[\]]*\b\d{4}(?:[–-]\d{2,4})?[)\]]")
_VOLUME = re.compile(
    r"(?:vol(?:ume)?\.?|Bd\.|Jg\.|T\.|tom)\s?[\dIVXivx]+|\d+\s?\(\d+\)", re.IGNORECASE
)
_ISSUE = re.compile(
    r"(?:no|issue|iss|Heft|H|Nr|nr|№|vyp|number)\.?\s?\d+(?:[-–/]\d+)?", re.IGNORECASE
)
_PAGES = re.compile(r":\s?[\dA-Z]+(?:\s?[-–]\s?[\dA-Z]+)?")
_NUMERAL = re.compile(r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:\s?ff?\.?)?")
_JOURNAL = re.compile(r"\d+\s[A-Z][\w .&’']*\s\d+(?:[-–]\d+)?")
_EDITION = re.compile(
    r"(?:\d+(?:st|nd|rd|th)?\.?|rev(?:ised)?\.?)\s(?:edn?|edition|Aufl(?:age)?|Ausg)\.?",
    re.IGNORECASE,
)
# "NJW", "ZfRSoz": after an author, one word with several capitals is a journal.
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,3}[A-ZÄÖÜ]\w{0,6}")
# What stands in square brackets between the fields: a title once more, in translation.
_TRANSLATION = re.compile(r"\[[^\W\d][^\[\]]{4,}\]")
_IN = re.compile(r"[iI]n:?\s(?:[A-ZÀ-ÞА-Я‘“„«(]|\w+\s\()")

# One family name, or several joined by slashes as in German notes.
_FAMILY = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’-]+(?:[A-Z][a-z]+)?(?:\s?/\s?[A-ZÀ-Þ][\w’-]+)*")
# No rule looks at longer parts, so that hostile notes stay linear.
_LONGEST_FIELD = 300

# The first rule that fits names the part.
_ALONE: tuple[tuple[Label, Callable[[Part], object]], ...] = (
    (Label.TITLE, lambda part: part.quoted),
    (Label.DATE, lambda part: part.date),
    (Label.UNDATED, lambda part: is_undated(part.text)),
    (Label.EDITION, lambda part: _EDITION.fullmatch(part.text)),
    (Label.BACK, lambda part: BACK_REFERENCE.match(part.text)),
    (Label.IMPRINT, lambda part: part.is_bracketed and _IMPRINT.fullmatch(part.text)),
    (Label.TRANSLATION, lambda part: _TRANSLATION.fullmatch(part.text)),
    (Label.AVAILABILITY, lambda part: AVAILABLE.match(part.text)),
    (Label.ISSUE, lambda part: _ISSUE.fullmatch(part.text)),
    (Label.VOLUME, lambda part: _VOLUME.fullmatch(part.text)),
    (Label.LOCATOR, lambda part: LOCATOR.fullmatch(part.text)),
    (Label.NUMBER, lambda part: is_number(part.text)),
    (Label.PAGES, lambda part: _PAGES.fullmatch(part.text)),
    (Label.NUMERAL, lambda part: _NUMERAL.fullmatch(part.text)),
    (Label.JOURNAL, lambda part: _JOURNAL.fullmatch(part.text)),
    (Label.IN, lambda part: _IN.match(part.text)),
)


def label_parts(parts: tuple[Part, ...]) -> tuple[Labelled, ...]:
    """Return the parts, each with its label, in the same order."""
    labels = [_label_alone(part) for part in parts]
    title = _title(parts, labels)
    if title is None:
        texts = (Label.AUTHOR if label is Label.TEXT else label for label in labels)
        return tuple(map(Labelled, parts, texts))
    first, last = title
    for at in range(first):
        if labels[at] is Label.TEXT:
            labels[at] = Label.AUTHOR
    is_journal = first and not parts[first].quoted and _ACRONYM.fullmatch(parts[first].text)
    field = Label.CONTAINER if is_journal else Label.TITLE
    labels[first : last + 1] = [field] * (last + 1 - first)
    is_act = is_act_title(parts[first].text)
    for at in range(last + 1, len(parts)):
        if labels[at] is Label.TEXT:
            labels[at] = _after_title(parts[at].text, labels[at + 1 :], is_act)
        elif labels[at] is Label.TITLE:
            labels[at] = Label.CONTAINER
    return tuple(map(Labelled, parts, labels))


def is_act_title(text: str) -> bool:
    """Return whether a title begins as that of a treaty or an official document does.

    >>> is_act_title("‘Zayavlenie ministrov’"), is_act_title("‘ODKB ne gotovit mer’")
    (True, False)
    """
    bare = text.lstrip("‘’“”«»„‚\"' ")
    return bool(DOCUMENT.match(bare) or TREATY.match(bare))


def _label_alone(part: Part) -> Label:
    is_long = len(part.text) > _LONGEST_FIELD and not part.quoted
    return Label.TEXT if is_long else next((lab for lab, fits in _ALONE if fits(part)), Label.TEXT)


def _title(parts: tuple[Part, ...], labels: list[Label]) -> tuple[int, int] | None:
    """The first and last part of the title: the quoted one, or else the first free words."""
    if Label.TITLE in labels:
        at = labels.index(Label.TITLE)
        return at, at
    texts = [at for at, label in enumerate(labels) if label is Label.TEXT]
    first = next((at for at in texts if not _is_author(parts, labels, at)), None)
    if first is None:
        return None
    last = first
    for at in range(first + 1, len(parts)):
        if labels[at] is not Label.TEXT:
            break
        # Words in lower case go on with the title, and so does what stands before them.
        if parts[at].text[0].islower():
            last = at
    return first, last


def _is_author(parts: tuple[Part, ...], labels: list[Label], at: int) -> bool:
    """Whether free words before an unquoted title name who made the work."""
    follows = labels[at + 1] if at + 1 < len(labels) else None
    part = parts[at]
    if follows is Label.BACK:
        return True
    if follows is not Label.TEXT:
        return False
    if _FAMILY.fullmatch(part.text) and not ACT_WORD.fullmatch(part.text):
        return True
    names = read_names(part.text)
    are_persons = bool(names) and all(name.literal is None for name in names)
    return part.ends_sentence or is_person(part.text) or are_persons


def _after_title(text: str, following: list[Label], is_act: bool) -> Label:
    """What free words after the title are."""
    bare = re.sub(r"\s?\([^()]*\)", "", text)
    if is_act and ACT_WORD.search(bare):
        return Label.ADDENDUM
    if is_city(bare):
        return Label.PLACE
    if MEDIUM.search(bare):
        return Label.CONTAINER
    if INSTITUTION.search(bare):
        return Label.INSTITUTION
    if is_act and following[:1] == [Label.DATE] and can_be_place(bare):
        return Label.PLACE
    return Label.CONTAINER
