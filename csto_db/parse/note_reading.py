"""A note by the rules where they are sure of it, else by the tagger.

The rules are exact on interviews, personal communications, bracketed author-date references
and documents with quoted, often transliterated titles and the words that say where they are
to be had; the tagger has seen many more styles. Interviews, messages and treaties with their
day are read by the rules wherever they stand; the rest of a note is read by one of the two,
never by a mixture.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from csto_db.model.passage import Span
from csto_db.model.vocabulary import CitationStatus, EntryType
from csto_db.model.work import Citation
from csto_db.parse.note import NoteReading, parse_note, told_citations
from csto_db.parse.note_diagnostics import diagnose
from csto_db.parse.note_evidence import finite_verbs
from csto_db.parse.note_layout import lay_out
from csto_db.parse.pointer_words import mended_pointer
from csto_db.parse.reference_work import as_citation, as_reference
from csto_db.parse.tagging.read import tagged_references
from csto_db.parse.tagging.reference import Reference
from csto_db.parse.treaties import treaty_citations

# Without one of these there is nothing in a note that the rules know better.
_SIGN = re.compile(
    r"\b[Ii]nterviews?\b|\bavailable\s(?:at|from|on)\b|\baccessed\b|Citation\d{4}|\bhxxps?:"
)
# Words of interviews, letters and calls, which only the rules read.
_TOLD = re.compile(
    r"interview|intervista|intervyu|interv[’']yu|entretien|entrevista|gespräch|telefonat|conversation"
    r"|discussion\swith|correspondence|communicati|comm\.|\be-?mail|\bletters?\b|\bfax\b|message"
    r"|mitteilung|auskunft|\bbrief\b|schreiben|courriel|lettre|интервью|бесед|разговор|письмо|сообщение"
    r"|\sto\s[A-Z][\w.’-]*\s[^,]{1,40},\s\d{1,2}\s",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:[Aa]nm(?:erkung)?|[Ff](?:n|ußnote|ussnote|ootnote)|[Nn]ote)\.?\s?\d{1,4}\s?[:.)]"
    r"|\(\d{1,4}\)|\d{1,4}\))\s+(?=\S)"
)
# Endings of Russian words in Latin letters, and the soft sign inside a word.
_RUSSIAN = re.compile(
    r"(?:nosti|skoi|skogo|skaya|skie|skikh|nykh|nyi|iya|eniya|yami|stvo|stva|zhizn’|ov’)(?!\w)"
    r"|[bcdfghklmnprstvz]’(?=[a-z]{2})"
)
_FEWEST_RUSSIAN = 3
_TOLD_TYPES = (EntryType.INTERVIEW, EntryType.UNPUBLISHED)
_OPENERS = tuple("‘“«„‚\"'")


def note_references(text: str) -> tuple[Reference, ...]:
    """Return the references of a note, given on one line; a label in front of it is passed over.

    >>> note = "Interview with Jane Doe, Paris, 1 May 2010."
    >>> [str(found.interviewee[0]) for found in note_references(note)]
    ['Doe, Jane']
    >>> [found.title for found in note_references("Anm. 1: Vgl. Meier, Der Fluss, S. 34.")]
    ['Der Fluss']
    """
    start = _label_end(text)
    found = _references(text[start:])
    return tuple(_moved(one, start) for one in found) if start else found


def read_note(text: str) -> NoteReading:
    """Return the citations of a note and what is wrong in it."""
    ruled = ruled_reading(text)
    if ruled is not None:
        return ruled
    parts = _parts(text)
    citations = tuple(one if isinstance(one, Citation) else as_citation(one) for one in parts)
    return NoteReading(citations, diagnose(lay_out(text), citations))


def _references(text: str) -> tuple[Reference, ...]:
    ruled = ruled_reading(text)
    parts = ruled.citations if ruled is not None else _parts(text)
    return tuple(one if isinstance(one, Reference) else as_reference(text, one) for one in parts)


def _label_end(text: str) -> int:
    label = _LABEL.match(text)
    return label.end() if label else 0


def _parts(text: str) -> Iterator[Citation | Reference]:
    """The interviews, messages and treaties of a note by the rules, the rest by the tagger."""
    told = told_citations(text) if _TOLD.search(text) else ()
    start = 0
    for one in sorted((*told, *treaty_citations(text)), key=lambda one: one.span):
        if one.span.start < start:
            continue
        yield from _tagged(text, Span(start, one.span.start))
        yield one
        start = one.span.end
    yield from _tagged(text, Span(start, len(text)))


def _tagged(text: str, span: Span) -> Iterator[Reference]:
    words = text[span.start : span.end]
    if words.strip(" ;,."):
        for one in tagged_references(words, "footnote"):
            yield mended_pointer(text, _moved(one, span.start))


def _moved(found: Reference, by: int) -> Reference:
    return replace(found, span=Span(found.span.start + by, found.span.end + by)) if by else found


def ruled_reading(text: str) -> NoteReading | None:
    """Return how the rules read a note, or None where they are not sure of all of it.

    What has no verb is no comment: where the rules see no citation in it, they are not sure.
    """
    if _SIGN.search(text) is None and len(_RUSSIAN.findall(text)) < _FEWEST_RUSSIAN:
        return None
    reading = parse_note(text)
    if not reading.citations and not finite_verbs(lay_out(text), Span(0, len(text))):
        return None
    doubted = [one for one in reading.citations if not _is_sure(text, one)]
    has_sure = len(doubted) < len(reading.citations)
    return reading if all(_is_available(one, has_sure=has_sure) for one in doubted) else None


def _is_sure(text: str, citation: Citation) -> bool:
    """Whether a citation is of a kind that the rules read without a guess."""
    if citation.status is not CitationStatus.FULL:
        return citation.status is CitationStatus.SHORT and not citation.work.note
    work = citation.work
    if work.entry_type in _TOLD_TYPES or dict(work.inferred).get("publisher"):
        return True
    start = text.find(work.title, citation.span.start) if work.title else 0
    return start > 0 and text[start - 1] in _OPENERS


def _is_available(citation: Citation, *, has_sure: bool) -> bool:
    """Whether an address and a day vouch for a document without a quoted title."""
    is_dated = citation.url is not None and citation.accessed is not None
    return is_dated and (has_sure or citation.work.number() is not None)
