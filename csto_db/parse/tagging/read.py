"""The references of a string, by the tagger alone."""

import re

from csto_db.parse.tagging.fields import read_segment
from csto_db.parse.tagging.labels import OUTSIDE, begin, start
from csto_db.parse.tagging.model import REFERENCE, labels
from csto_db.parse.tagging.reference import Reference
from csto_db.parse.tagging.segments import segments
from csto_db.parse.tagging.tokens import tokenize

_SURROGATE = re.compile("[\ud800-\udfff]")


def tagged_references(text: str, kind: str) -> tuple[Reference, ...]:
    """Return the references of a note ("footnote") or an entry of a list ("reference").

    They stand in text order and do not overlap. Nothing is raised on any text.
    """
    # Half a character pair is no text: the tagger's strings are UTF-8.
    tokens = tokenize(_SURROGATE.sub("\ufffd", text))
    found = labels(tokens, kind)
    if kind == REFERENCE:
        found = _addressed(tokens.words, found)
    return tuple(read_segment(tokens.text, segment) for segment in segments(tokens, found))


def _addressed(words: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of an entry with its addresses in it: none is left out or stands for itself."""
    addressed = [
        begin("url") if "://" in word and label in (OUTSIDE, start("url")) else label
        for word, label in zip(words, found, strict=True)
    ]
    return tuple(addressed)
