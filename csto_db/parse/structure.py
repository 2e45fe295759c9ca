"""The parts of a document: headings, paragraphs and footnotes, one after another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.passage import Diagnostic, Passage, Span
from csto_db.model.vocabulary import PassageKind
from csto_db.model.work import Footnote
from csto_db.parse.footnotes import FoundNote, find_footnotes
from csto_db.text.layout import END_LENGTH, SENTENCE_END
from csto_db.text.mapped import MappedText
from csto_db.text.pages import find_pages
from csto_db.text.paragraphs import paragraphs

_BULLET = re.compile(r"[•‣◦▪●∙·*+–—-]\s")
_LONGEST_HEADING = 120
_LONGEST_QUESTION = 70


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading or note in characters of the clean text, label left out."""

    span: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a document in order; passages and footnotes in original characters."""

    parts: tuple[Part, ...]
    passages: tuple[Passage, ...]
    footnotes: tuple[Footnote, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def find_structure(text: MappedText) -> Structure:
    """The parts of a cleaned document; the n-th FOOTNOTE part is the n-th footnote.

    A bullet item is a paragraph; a note's span leaves out its label. Nothing is raised.
    """
    spans = paragraphs(text.clean)
    found = find_footnotes(text.clean, spans)
    parts = tuple(_parts(text.clean, spans, found.notes))
    pages = find_pages(text.original)
    passages = []
    for part in parts:
        place = text.to_original(part.span)
        passages.append(Passage(place, part.kind, pages.at(place.start)))
    footnotes = tuple(Footnote(n.label, text.to_original(n.span)) for n in found.notes)
    gaps = tuple(gap.diagnostic(text) for gap in found.gaps)
    return Structure(parts, tuple(passages), footnotes, gaps)


def _parts(text: str, spans: tuple[Span, ...], notes: tuple[FoundNote, ...]) -> Iterator[Part]:
    """Notes in place of their paragraphs, the others told apart from headings."""
    index = 0
    for note in notes:
        while index < len(spans) and spans[index].start < note.paragraph.start:
            yield _part(text, spans, index)
            index += 1
        yield Part(note.span, PassageKind.FOOTNOTE)
        while index < len(spans) and spans[index].start < note.span.end:
            index += 1
    for rest in range(index, len(spans)):
        yield _part(text, spans, rest)


def _part(text: str, spans: tuple[Span, ...], index: int) -> Part:
    span = spans[index]
    following = spans[index + 1] if index + 1 < len(spans) else None
    is_heading = following is not None and _is_heading(text, span, following)
    return Part(span, PassageKind.HEADING if is_heading else PassageKind.PARAGRAPH)


def _is_heading(text: str, span: Span, following: Span) -> bool:
    """Whether a short paragraph without an end mark stands over a longer one."""
    if span.length > _LONGEST_HEADING:
        return False
    words = text[span.start : span.end]
    if words.startswith("#") or (words.isupper() and words[-1] != "."):
        return True
    if _BULLET.match(words) or "://" in words or not any(map(str.isalpha, words)):
        return False
    if words.endswith("?"):
        return span.length <= _LONGEST_QUESTION < following.length
    is_sentence = SENTENCE_END.search(words, max(0, len(words) - END_LENGTH)) is not None
    return not is_sentence and words[-1] not in ":;,”’»)" and span.length < following.length
