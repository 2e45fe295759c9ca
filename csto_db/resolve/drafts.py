"""Sentences that may hold a claim: a worklist for a curator, never claims themselves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.resolve.mentions import Gazetteer
from csto_db.text.call_marks import blanked
from csto_db.text.mapped import MappedText
from csto_db.text.paragraphs import paragraphs
from csto_db.text.sentences import has_lost_capitals, sentences

_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|both|half|dozens?|hundreds?|thousands?|millions?"
)
_FIGURE = re.compile(
    r"(?<![\w./-])\d+(?:[,.]\d+)*(?:\s?(?:%|percent))?(?![\w/-])" rf"|\b(?i:{_NUMBERS})\b"
)
_VERBS = (
    "accord(?:ing|s)? to", "argu", "assert", "believ", "claim", "conclud", "consider", "declar",
    "den(?:y|ie)", "emphasi[sz]", "evidenc", "explain", "insist", "maintain", "not(?:e|ed|ing)",
    "point(?:s|ed) (?:out|to)", "report", "reveal", "said", "say", "show", "stat(?:ed|ing)",
    "stress", "suggest", "think", "warn",
)  # fmt: skip
_REPORTING = re.compile(rf"\b(?:{'|'.join(_VERBS)})(?:ed|es|e|s|ing|en)?\b", re.I)
_JUDGED = (
    r"always|arguab|better|best|clearly|crucial|doubt(?:ful|less)|effective|fail(?:s|ed|ure)|hardly|"
    r"important|incapable|ineffective|insignificant|key|lack(?:s|ed|ing)?|main(?:ly)?|minimal|never|"
    r"no longer|only|primary|priority|questionable|serious|significant|strong(?:er|est)?|"
    r"succe(?:ss|ed)|symbol|threat|unable|undoubtedly|unlikely|useless|vital|weak(?:er|est)?|worse|worst"
)
_EVALUATION = re.compile(
    rf"\b(?:{_JUDGED})\w*"
    r"|\b(?:is|are|was|were|be|been|seem\w*|remain\w*|bec[oa]mes?|prove[sd]?)(?:\s+\w+){0,2}?"
    r"\s+\w{3,}(?:less|ful|ive|able|ible|ous)\b",
    re.I,
)
"""Words that judge; or what something is said to be, if that ends like an adjective."""
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as it reads, its place in the clean text, and what in it may make a claim.

    The `quote` also has the calls of notes that stand within the sentence.
    """

    quote: str
    sentence: str
    place: Span
    entities: tuple[str, ...]
    figures: tuple[str, ...]
    reporting: tuple[str, ...]
    evaluation: tuple[str, ...]


def draft_sentences(
    text: MappedText, gazetteer: Gazetteer, calls: Iterable[int] = ()
) -> Iterator[Draft]:
    """Yield the sentences of a document that name an entity and something to say of it.

    That is another entity, a figure or date, a verb of reporting, or a word that judges.
    `calls` are the characters of the document at which notes are called.
    """
    words = blanked(text.clean, map(text.to_clean, calls))
    lost = has_lost_capitals(words)
    for place in paragraphs(text.clean):
        paragraph = words[place.start : place.end]
        for span in sentences(paragraph, lost_capitals=lost):
            sentence = paragraph[span.start : span.end].strip()
            there = Span(place.start + span.start, place.start + span.end)
            quote = text.clean[there.start : there.end].strip()
            draft = _draft(quote, sentence, there, gazetteer, lost_capitals=lost)
            if len(sentence) >= _SHORTEST and _is_promising(draft):
                yield draft


def _draft(
    quote: str, sentence: str, place: Span, gazetteer: Gazetteer, *, lost_capitals: bool
) -> Draft:
    mentions, _ = gazetteer.find(sentence, lost_capitals=lost_capitals)
    return Draft(
        quote=quote,
        sentence=sentence,
        place=place,
        entities=tuple(dict.fromkeys(mention.entity for mention in mentions)),
        figures=tuple(dict.fromkeys(_FIGURE.findall(sentence))),
        reporting=_words(_REPORTING, sentence),
        evaluation=_words(_EVALUATION, sentence),
    )


def _is_promising(draft: Draft) -> bool:
    return bool(draft.entities) and bool(
        len(draft.entities) > 1 or draft.figures or draft.reporting or draft.evaluation
    )


def _words(pattern: re.Pattern[str], sentence: str) -> tuple[str, ...]:
    found = (" ".join(match[0].split()).lower() for match in pattern.finditer(sentence))
    return tuple(dict.fromkeys(found))
