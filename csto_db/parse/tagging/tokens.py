"""A text as words, numbers and addresses; punctuation stands in the gaps between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span

# A printed page breaks addresses after the scheme and glues words to them.
_URL = (
    r"(?:https?|ftp)\s?:\s?/\s?/\s?(?:(?!\((?:acc|last|retr|visit|abger|zul|(?:19|20)\d\d[^)\s]*\)\.?(?:\s|\Z))|PMID|,[A-Z]|[\]>]\.?,?\s)"
    r"[^\s<>“”«»\"])+|www\.(?=\w)[^\s<>“”«»\"]+"
)
_DOI = r"10\.\d{4,9}\s?/[^\s<>“”\"]+"
_WORD = r"[^\W\d_]+(?:[’'ʼʹʺ‐-][^\W\d_]+)*"
_TOKEN = re.compile(
    rf"(?:URL(?=https?))|(?P<address>{_URL}|{_DOI})|\d{{4}}\.\d{{4,5}}(?:v\d+)?"
    rf"|\d+(?:st|nd|rd|th)(?![^\W_])|(?:1[5-9]|20)\d\d[a-z](?![^\W_])|\d+|_{{2,}}|[—–-]{{3,}}|——|{_WORD}"
)
_WEB_ADDRESS = re.compile(_URL)
_AFTER_ADDRESS = ".,;:!?([{)]}>'’"
_OPENERS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order with their spans, and the gaps around them.

    `gaps` has one more element than `words`: what stands before the first word, between
    two, and after the last.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    gaps: tuple[str, ...]

    def part(self, start: int, end: int) -> "Tokens":
        """The tokens from one place to before another, with the gaps around them."""
        return Tokens(
            self.text, self.words[start:end], self.spans[start:end], self.gaps[start : end + 1]
        )


def tokenize(text: str) -> Tokens:
    """Return the tokens of a text. Nothing is raised on any text.

    >>> tokens = tokenize("Doe/Roe, JBL 26(1997), at: http://x.org/a.")
    >>> tokens.words
    ('Doe', 'Roe', 'JBL', '26', '1997', 'at', 'http://x.org/a')
    >>> tokens.gaps
    ('', '/', ', ', ' ', '(', '), ', ': ', '.')
    """
    words, spans, gaps = [], [], []
    end = 0
    for span in _spans(text):
        gaps.append(text[end : span.start])
        words.append(text[span.start : span.end])
        spans.append(span)
        end = span.end
    gaps.append(text[end:])
    return Tokens(text, tuple(words), tuple(spans), tuple(gaps))


def _spans(text: str) -> Iterator[Span]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        yield Span(start, _address_end(text, start, end) if match["address"] else end)


def _address_end(text: str, start: int, end: int) -> int:
    """Where an address ends without the punctuation of the sentence around it."""
    while end > start + 1 and text[end - 1] in _AFTER_ADDRESS:
        opener = _OPENERS.get(text[end - 1])
        if opener and text.count(opener, start, end) >= text.count(text[end - 1], start, end):
            break
        end -= 1
    return _open_bracket(text, start, end)


def _open_bracket(text: str, start: int, end: int) -> int:
    """Where a bracket opens that is not closed in the address: "a.aspx(2019. 8. 1)"."""
    depth = 0
    for n in range(end - 1, start, -1):
        if text[n] == ")":
            depth += 1
        elif text[n] == "(":
            if depth == 0:
                return n
            depth -= 1
    return end


def find_address(text: str, start: int, end: int) -> Span | None:
    """Return the first web address between two places of a text, None if there is none.

    >>> find_address("See http://x.org/a (2001).", 0, 26)
    Span(start=4, end=18)
    """
    found = _WEB_ADDRESS.search(text, start, end)
    return Span(found.start(), _address_end(text, *found.span())) if found else None
