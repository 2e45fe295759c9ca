"""Annotated references, as people write them, to tokens with labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.tagging.labels import COMMENT, FIELDS, OUTSIDE, SIGNAL, begin, inside, start
from csto_db.parse.tagging.tokens import Tokens, tokenize

_HEADER = re.compile(r"#\s*(?P<kind>footnote|reference|intext)\s+(?P<id>\S+)")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z_]+)>|(?P<cut><\|>)")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A printed string and its marked stretches; `cuts` are where references end."""

    kind: str
    key: str
    text: str
    fields: tuple[tuple[Span, str], ...]
    cuts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The tokens of a string and the label of each."""

    kind: str
    tokens: Tokens
    labels: tuple[str, ...]


def read_annotated(lines: str) -> Iterator[Annotated]:
    """Yield the records of an annotated file.

    Raises ValueError, with the record's header, where tags do not match.
    """
    for block in re.split(r"\n[ \t]*\n", lines.strip()):
        header, _, body = block.strip().partition("\n")
        found = _HEADER.match(header)
        if found and body.strip():
            yield read_record(found["kind"], found["id"], " ".join(body.split("\n")).strip())


def read_record(kind: str, key: str, marked: str) -> Annotated:
    """Return one annotated string.

    >>> record = read_record("reference", "a", "<author>Doe</author>, <title>War</title>. <|> Roe")
    >>> record.text, [name for _, name in record.fields], record.cuts
    ('Doe, War.  Roe', ['author', 'title'], (10,))
    """
    text, at = "", 0
    opened: tuple[str, int] | None = None
    fields, cuts = [], []
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag["cut"]:
            cuts.append(len(text))
        elif tag["name"] not in FIELDS:
            raise ValueError(f"{key}: no tag is named {tag['name']!r}")
        elif not tag["close"] and opened is None:
            opened = (tag["name"], len(text))
        elif tag["close"] and opened and opened[0] == tag["name"]:
            fields.append((Span(opened[1], len(text)), opened[0]))
            opened = None
        else:
            raise ValueError(f"{key}: {tag.group()} does not match what is open")
    if opened:
        raise ValueError(f"{key}: <{opened[0]}> is never closed")
    return Annotated(kind, key, text + marked[at:], tuple(fields), tuple(cuts))


def label(record: Annotated) -> Labelled:
    """Return the tokens of a record and their labels.

    >>> marked = "<signal>See</signal> <author>J. Doe</author>, <date>1999</date>; <|> "
    >>> marked += "<author>Roe</author>"
    >>> label(read_record("footnote", "a", marked)).labels
    ('signal', 'R-author', 'I-author', 'B-date', 'R-author')
    """
    tokens = tokenize(record.text)
    labels: list[str] = []
    names = _names_by_token(tokens, record)
    cuts = list(record.cuts)
    is_new, has_comment, before = True, False, None
    for span, field in zip(tokens.spans, names, strict=True):
        while cuts and cuts[0] <= span.start:
            cuts.pop(0)
            is_new = True
        if field is None:
            labels.append(OUTSIDE)
        elif field[1] in (COMMENT, SIGNAL):
            labels.append(field[1])
            is_new = is_new or field[1] == SIGNAL
            has_comment = True
        elif is_new or (has_comment and field[1] in _STARTERS):
            labels.append(start(field[1]))
            is_new = has_comment = False
        else:
            labels.append(inside(field[1]) if field == before else begin(field[1]))
        before = field
    return Labelled(record.kind, tokens, tuple(labels))


# Behind a comment these begin another reference; a date or a place goes on with the last.
_STARTERS = frozenset("author title editor backref interviewee number container".split())


def _names_by_token(tokens: Tokens, record: Annotated) -> list[tuple[Span, str] | None]:
    """The marked stretch that each token begins in, if any."""
    fields = list(record.fields)
    found: list[tuple[Span, str] | None] = []
    index = 0
    for span in tokens.spans:
        while index < len(fields) and fields[index][0].end <= span.start:
            index += 1
        here = index < len(fields) and fields[index][0].start < span.end
        found.append(fields[index] if here else None)
    return found
