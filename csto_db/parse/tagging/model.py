"""The trained tagger, loaded when it is first needed."""

from functools import cache
from importlib.resources import files

import pycrfsuite

from csto_db.parse.tagging.features import features
from csto_db.parse.tagging.tokens import Tokens

FOOTNOTE, REFERENCE = "footnote", "reference"
_FILES = {FOOTNOTE: "notes.crfsuite", REFERENCE: "references.crfsuite"}


def labels(tokens: Tokens, kind: str) -> tuple[str, ...]:
    """Return the label of each token of a note or an entry of a reference list."""
    if not tokens.words:
        return ()
    return tuple(_tagger(kind).tag(features(tokens, kind)))


@cache
def _tagger(kind: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory((files("csto_db.parse.tagging") / _FILES[kind]).read_bytes())
    return tagger
