"""The references of a string, by the tagger alone."""

import re

from csto_db.parse.tagging.fields import read_segment
from csto_db.parse.tagging.gost import with_authors
from csto_db.parse.tagging.labels import OUTSIDE, begin, start
from csto_db.parse.tagging.model import REFERENCE, labels
from csto_db.parse.tagging.reference import Reference
from csto_db.parse.tagging.segments import Segment, segments
from csto_db.parse.tagging.semicolons import recut
from csto_db.parse.tagging.tokens import tokenize
from csto_db.parse.titled import with_title_forms

_OPENERS = "“‘„«‚\"'"
_TELLING = frozenset({"author", "editor", "interviewee", "backref", "container", "url", "doi"})
_SURROGATE = re.compile("[\ud800-\udfff]")


def tagged_references(text: str, kind: str) -> tuple[Reference, ...]:
    """Return the references of a note ("footnote") or an entry of a list ("reference").

    They stand in text order and do not overlap. Nothing is raised on any text.
    """
    # Half a character pair is no text: the tagger's strings are UTF-8.
    tokens = tokenize(_SURROGATE.sub("\ufffd", text))
    found = labels(tokens, kind)
    found = _addressed(tokens.words, found) if kind == REFERENCE else recut(tokens, found)
    told = [one for one in segments(tokens, found) if kind == REFERENCE or _tells(tokens.text, one)]
    ends = [segment.span.start for segment in told[1:]] + [len(tokens.text)]
    return tuple(
        with_title_forms(
            with_authors(read_segment(tokens.text, segment), tokens.text), tokens.text, end
        )
        for segment, end in zip(told, ends, strict=False)
    )


def _tells(text: str, segment: Segment) -> bool:
    """Whether a stretch of a note names a work: it has a name, a number, or quotes at least."""
    names = {field.name for field in segment.fields}
    printed = text[segment.span.start : segment.span.end]
    return bool(names & _TELLING) or any(c.isdigit() or c in _OPENERS for c in printed)


def _addressed(words: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of an entry with its addresses in it: none is left out or stands for itself."""
    addressed = [
        begin("url") if "://" in word and label in (OUTSIDE, start("url")) else label
        for word, label in zip(words, found, strict=True)
    ]
    return tuple(addressed)
