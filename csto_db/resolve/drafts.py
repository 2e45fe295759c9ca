"""Sentences that may hold a claim: a worklist for a curator, never claims themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.resolve.mentions import Gazetteer
from csto_db.text.mapped import MappedText
from csto_db.text.paragraphs import paragraphs
from csto_db.text.sentences import has_lost_capitals, sentences

_FIGURE = re.compile(r"(?<![\w./-])\d+(?:[,.]\d+)*(?:\s?(?:%|percent))?(?![\w/-])")
_VERBS = (
    "accord(?:ing|s)? to", "argu", "assert", "believ", "claim", "conclud", "consider", "declar",
    "den(?:y|ie)", "emphasi[sz]", "evidenc", "explain", "insist", "maintain", "not(?:e|ed|ing)",
    "point(?:s|ed) (?:out|to)", "report", "reveal", "said", "say", "show", "stat(?:ed|ing)",
    "stress", "suggest", "think", "warn",
)  # fmt: skip
_REPORTING = re.compile(rf"\b(?:{'|'.join(_VERBS)})(?:ed|es|e|s|ing|en)?\b", re.I)
_SHORTEST = 30


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as it reads, with what in it may make a claim."""

    sentence: str
    entities: tuple[str, ...]
    figures: tuple[str, ...]
    reporting: tuple[str, ...]


def draft_sentences(text: MappedText, gazetteer: Gazetteer) -> Iterator[Draft]:
    """Yield the sentences of a document that name an entity and something to say of it.

    That is another entity, a figure or date, or a verb of reporting.
    """
    lost = has_lost_capitals(text.clean)
    for place in paragraphs(text.clean):
        paragraph = text.clean[place.start : place.end]
        for span in sentences(paragraph, lost_capitals=lost):
            sentence = paragraph[span.start : span.end].strip()
            draft = _draft(sentence, gazetteer, lost_capitals=lost)
            if len(sentence) >= _SHORTEST and _is_promising(draft):
                yield draft


def _draft(sentence: str, gazetteer: Gazetteer, *, lost_capitals: bool) -> Draft:
    mentions, _ = gazetteer.find(sentence, lost_capitals=lost_capitals)
    return Draft(
        sentence=sentence,
        entities=tuple(dict.fromkeys(mention.entity for mention in mentions)),
        figures=tuple(dict.fromkeys(_FIGURE.findall(sentence))),
        reporting=tuple(dict.fromkeys(found[0].lower() for found in _REPORTING.finditer(sentence))),
    )


def _is_promising(draft: Draft) -> bool:
    return bool(draft.entities) and bool(
        len(draft.entities) > 1 or draft.figures or draft.reporting
    )
