"""The trained tagger, loaded when it is first needed."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycrfsuite

from csto_db.parse.tagging.features import features
from csto_db.parse.tagging.tokens import Tokens

FOOTNOTE, REFERENCE = "footnote", "reference"
_FILES = {FOOTNOTE: "notes.crfsuite", REFERENCE: "references.crfsuite"}

# The tagger's memory grows with what it reads at once; no note is as long as this.
_LONGEST = 4000


def labels(tokens: Tokens, kind: str) -> tuple[str, ...]:
    """Return the label of each token of a note or an entry of a reference list."""
    tagger = _model(kind).tagger
    count = len(tokens.words)
    parts = (tokens.part(n, min(n + _LONGEST, count)) for n in range(0, count, _LONGEST))
    return tuple(label for part in parts for label in tagger.tag(features(part)))


@dataclass(frozen=True, slots=True)
class _Model:
    """A tagger with the bytes that it reads: it keeps no copy, and they must outlive it."""

    data: bytes
    tagger: pycrfsuite.Tagger


@cache
def _model(kind: str) -> _Model:
    data = (files("csto_db.parse.tagging") / _FILES[kind]).read_bytes()
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(data)
    return _Model(data, tagger)
