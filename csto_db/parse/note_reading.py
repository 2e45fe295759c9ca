"""A note by the rules where they are sure of it, else by the tagger.

The rules are exact on interviews, bracketed author-date references and documents with quoted,
often transliterated titles and the words that say where they are to be had; the tagger has
seen many more styles. A note is read by one of the two, never by a mixture.
"""

import re

from csto_db.model.vocabulary import CitationStatus, EntryType
from csto_db.model.work import Citation
from csto_db.parse.note import NoteReading, parse_note
from csto_db.parse.note_diagnostics import diagnose
from csto_db.parse.note_layout import lay_out
from csto_db.parse.pointer_words import mended_pointer
from csto_db.parse.reference_work import as_citation, as_reference
from csto_db.parse.tagging.read import tagged_references
from csto_db.parse.tagging.reference import Reference

# Without one of these there is nothing in a note that the rules know better.
_SIGN = re.compile(
    r"\b[Ii]nterviews?\b|\bavailable\s(?:at|from|on)\b|\baccessed\b|Citation\d{4}|\bhxxps?:"
)
# Endings of Russian words in Latin letters, and the soft sign inside a word.
_RUSSIAN = re.compile(
    r"(?:nosti|skoi|skogo|skaya|skie|skikh|nykh|nyi|iya|eniya|yami|stvo|stva|zhizn’|ov’)(?!\w)"
    r"|[bcdfghklmnprstvz]’(?=[a-z]{2})"
)
_FEWEST_RUSSIAN = 3
_OPENERS = tuple("‘“«„‚\"'")


def note_references(text: str) -> tuple[Reference, ...]:
    """Return the references of a note, given on one line.

    >>> note = "Interview with Jane Doe, Paris, 1 May 2010."
    >>> [str(found.interviewee[0]) for found in note_references(note)]
    ['Doe, Jane']
    """
    ruled = ruled_reading(text)
    if ruled is not None:
        return tuple(as_reference(text, citation) for citation in ruled.citations)
    return _tagged(text)


def read_note(text: str) -> NoteReading:
    """Return the citations of a note and what is wrong in it."""
    ruled = ruled_reading(text)
    if ruled is not None:
        return ruled
    citations = tuple(map(as_citation, _tagged(text)))
    return NoteReading(citations, diagnose(lay_out(text), citations))


def _tagged(text: str) -> tuple[Reference, ...]:
    return tuple(mended_pointer(text, one) for one in tagged_references(text, "footnote"))


def ruled_reading(text: str) -> NoteReading | None:
    """Return how the rules read a note, or None where they are not sure of all of it."""
    if _SIGN.search(text) is None and len(_RUSSIAN.findall(text)) < _FEWEST_RUSSIAN:
        return None
    reading = parse_note(text)
    sure = [one for one in reading.citations if _is_sure(text, one)]
    doubted = [one for one in reading.citations if one not in sure]
    return reading if all(_is_available(one, has_sure=bool(sure)) for one in doubted) else None


def _is_sure(text: str, citation: Citation) -> bool:
    """Whether a citation is of a kind that the rules read without a guess."""
    if citation.status is not CitationStatus.FULL:
        return citation.status is CitationStatus.SHORT and not citation.work.note
    work = citation.work
    if work.entry_type is EntryType.INTERVIEW or dict(work.inferred).get("publisher"):
        return True
    start = text.find(work.title, citation.span.start) if work.title else 0
    return start > 0 and text[start - 1] in _OPENERS


def _is_available(citation: Citation, *, has_sure: bool) -> bool:
    """Whether an address and a day vouch for a document without a quoted title."""
    is_dated = citation.url is not None and citation.accessed is not None
    return is_dated and (has_sure or citation.work.number() is not None)
