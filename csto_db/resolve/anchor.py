"""Quotes to the passages that they stand in, exactly or not at all."""

import re
from array import array
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from csto_db.model.passage import Span
from csto_db.text.mapped import MappedText

_QUOTES = dict.fromkeys(map(ord, '‘’‚‛“”„‟«»‹›`´″′"'), "'")
_DASHES = frozenset("-‐‑‒–—―−\u00ad")
_HINT_LENGTH = 100
_CALL = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,3}|(?<=[^\W\d_]{2})\d{1,3})(?![\w/:%-])")
"""The call of a note behind a word, raised or not: no part of the word."""


def _folded(character: str) -> str:
    if character.isspace() or character in _DASHES:
        return ""
    return character.casefold().translate(_QUOTES)


def skeleton(text: str) -> str:
    """Return a text with white space, hyphens and dashes, case and quote style taken out.

    >>> skeleton("The  “post-⏎Soviet” Area".replace("⏎", chr(10)))
    "the'postsoviet'area"
    """
    return "".join(map(_folded, text))


@dataclass(frozen=True)
class QuoteIndex:
    """A document, made searchable for quotes."""

    text: MappedText

    @cached_property
    def _skeleton(self) -> "tuple[str, array[int]]":
        parts: list[str] = []
        places = array("I")
        for place, character in enumerate(self.text.clean):
            folded = _folded(character)
            parts.append(folded)
            places.extend([place] * len(folded))
        return "".join(parts), places

    def find(self, quote: str) -> tuple[Span, ...]:
        """Return every passage of the document that a quote is, in characters of the document.

        A match that begins or ends inside a word is none; a call of a note is outside.
        """
        wanted = skeleton(quote)
        text, places = self._skeleton
        found: list[Span] = []
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            clean = Span(places[at], places[at + len(wanted) - 1] + 1)
            if self._is_whole(clean):
                found.append(self.text.to_original(clean))
            at = text.find(wanted, at + 1)
        return tuple(found)

    def nearest(self, quote: str) -> str:
        """Return the text of the document that is most like a quote: a hint, never a match."""
        text, places = self._skeleton
        wanted = skeleton(quote)
        if not wanted or not text:
            return ""
        near = fuzz.partial_ratio_alignment(wanted, text)
        if near is None or near.dest_end <= near.dest_start:
            return ""
        start, end = self._whole_words(places[near.dest_start], places[near.dest_end - 1] + 1)
        hint = " ".join(self.text.clean[start:end].split())
        return hint if len(hint) <= _HINT_LENGTH else hint[:_HINT_LENGTH] + "…"

    def _whole_words(self, start: int, end: int) -> tuple[int, int]:
        text = self.text.clean
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return start, end

    def _is_whole(self, span: Span) -> bool:
        text = self.text.clean
        cuts_start = (
            span.start > 0 and text[span.start - 1].isalnum() and text[span.start].isalnum()
        )
        cuts_end = (
            span.end < len(text)
            and text[span.end].isalnum()
            and text[span.end - 1].isalnum()
            and not _CALL.match(text, span.end)
        )
        return not (cuts_start or cuts_end)
