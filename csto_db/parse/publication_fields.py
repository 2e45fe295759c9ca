"""What a reference says of who published the work, where, and under which numbers."""

import re
from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile

from csto_db.model.vocabulary import IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier
from csto_db.parse.dates import find_dates
from csto_db.parse.document_words import MEDIUM, is_city
from csto_db.parse.fields import availability, container, editors
from csto_db.parse.note_evidence import NUMBER
from csto_db.parse.note_parts import Part
from csto_db.parse.part_labels import Label
from csto_db.parse.person_names import read_names
from csto_db.parse.reference_parts import Reference

_VOLUME_AT_END = re.compile(r"\s(\d{1,4})\Z")
_NUMBER = re.compile(r"\d+(?:[-–/]\d+)?|[IVXLC]+\b", re.IGNORECASE)
_PAGE_WORD = re.compile(r"(?:at\s)?(?:pp?|S|с|стр|pages?)\.?\s?(?=\d)")
_JOURNAL = re.compile(r"(\d+)\s(.+)\s(\d+(?:[-–]\d+)?)")
_DASH = re.compile(r"(?<=\d)\s?[-‐‑‒−]\s?(?=\d)")
_EDITION = re.compile(r"(?:\d+(?:st|nd|rd|th)\s(?:edn?|ed\.|supp)|\d+\.\sAufl\.?),?\s?")


@dataclass(frozen=True, slots=True)
class Imprint:
    """The place and publisher of a bracket like "(Oxford: OUP, 2010)"."""

    place: str | None = None
    publisher: str | None = None


def _imprint(reference: Reference) -> Imprint:
    parts = reference.all(Label.IMPRINT)
    if not parts:
        return Imprint()
    words = parts[0].text.strip("()[] ")
    dates = find_dates(words)
    words = _EDITION.sub("", words[: dates[-1].span.start] if dates else words).strip(" ,")
    place, colon, publisher = words.partition(": ")
    if colon:
        return Imprint(place, publisher or None)
    return Imprint(words) if is_city(words) else Imprint(None, words or None)


def place(reference: Reference) -> str | None:
    """Where the work was issued."""
    parts = reference.all(Label.PLACE)
    return parts[0].text if parts else _imprint(reference).place


def publisher(reference: Reference) -> str | None:
    """The body or house that issued the work."""
    if parts := reference.all(Label.INSTITUTION):
        return parts[0].text
    house = _imprint(reference).publisher
    return None if house == container(reference) else house


def holder(reference: Reference) -> str | None:
    """The body from which the work can be had, where nothing else names a publisher."""
    held = availability(reference)
    return held if held and not MEDIUM.search(held) else None


def volume(reference: Reference) -> str | None:
    """The volume: "vol. 3", or the figures after a journal's name or before it."""
    if parts := reference.all(Label.VOLUME):
        return _first_number(parts[0].text)
    if journal := reference.all(Label.JOURNAL):
        found = _JOURNAL.fullmatch(journal[0].text)
        return found[1] if found else None
    named = reference.all(Label.CONTAINER, Label.IN)
    found = _VOLUME_AT_END.search(named[0].text) if named else None
    lone = _numerals_after_container(reference)
    return found[1] if found else (lone[0].text if len(lone) > 1 else None)


def issue(reference: Reference) -> str | None:
    """The issue: "no. 3", "12 (3)", or the last figure right after the journal's name."""
    if parts := reference.all(Label.ISSUE):
        return _first_number(parts[0].text)
    for part in reference.all(Label.VOLUME):
        if found := re.search(r"\((\d+)\)", part.text):
            return found[1]
    lone = _numerals_after_container(reference)
    return lone[-1].text if lone and (len(lone) > 1 or volume(reference) is None) else None


def _first_number(text: str) -> str | None:
    found = _NUMBER.search(text)
    return found.group() if found else None


def _numerals_after_container(reference: Reference) -> tuple[Part, ...]:
    """The figures right after the journal: volume and issue, or one of them."""
    rest = dropwhile(lambda e: e.label not in (Label.CONTAINER, Label.IN), reference.parts)
    lone = takewhile(lambda e: e.label is Label.NUMERAL, islice(rest, 1, 3))
    return tuple(each.part for each in lone)


def pages(reference: Reference) -> str | None:
    """The pages on which the work stands: "(2010): 45–67", "12 Journal 34"."""
    if parts := reference.all(Label.PAGES):
        return _DASH.sub("–", parts[0].text.lstrip(": "))
    if journal := reference.all(Label.JOURNAL):
        found = _JOURNAL.fullmatch(journal[0].text)
        return _DASH.sub("–", found[3]) if found else None
    return None


def locator(reference: Reference) -> str | None:
    """The place in the work: pages without their word, articles and rules as printed."""
    counted = _numerals_after_container(reference)
    places = [
        _DASH.sub("–", _PAGE_WORD.sub("", part.text))
        for part in reference.all(Label.LOCATOR, Label.NUMERAL)
        if part not in counted
    ]
    return ", ".join(places) or None


def identifiers(reference: Reference) -> tuple[Identifier, ...]:
    """The document's numbers, without the word "Document"."""
    found = [NUMBER.fullmatch(part.text) for part in reference.all(Label.NUMBER)]
    values = [match["number"] or match["symbol"] for match in found if match]
    return tuple(Identifier(IdentifierScheme.NUMBER, value) for value in values)


def contributions(reference: Reference) -> tuple[Contribution, ...]:
    """The authors named before the title, and the editors of the book it stands in."""
    words = reference.printed(reference.all(Label.AUTHOR))
    names = read_names(words) if words else ()
    authors = tuple(Contribution(Role.AUTHOR, name) for name in names)
    edited = editors(reference)
    names = read_names(edited) if edited else ()
    return authors + tuple(Contribution(Role.EDITOR, name) for name in names)
