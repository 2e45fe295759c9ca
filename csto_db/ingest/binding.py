"""Claims to the passages that their quotes are."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from csto_db.errors import InputError
from csto_db.ingest.derive import quote_passage
from csto_db.ingest.plan import decode_file, read_bytes, sha256
from csto_db.model.claim import Claim, Vocabulary
from csto_db.model.document import AnchoredClaim
from csto_db.model.passage import Passage, Span
from csto_db.parse.collection.claims import PlacedClaim, read_claims
from csto_db.parse.collection.tree import Problem, Problems, suggestion
from csto_db.resolve.anchor import QuoteIndex
from csto_db.text.clean import clean
from csto_db.text.pages import Pages, find_pages
from csto_db.text.sentences import has_lost_capitals, sentences

_PARAGRAPH_BREAK = "\n\n"
# A blank and the first figure of a call that stands behind the sentence.
_CALL_LENGTH = 2
_LEFT_OUT = re.compile(r"…|\.\.\.|\[")
TextOf = Callable[[str], str | None]
"""The text of a source by its key, None if there is no such source."""


@dataclass(frozen=True, slots=True)
class BoundClaims:
    """The claims of a file, each with its passage; `keys` also has those without one."""

    source: str
    claims: tuple[AnchoredClaim, ...]
    keys: frozenset[str]
    sha256: str


class Binder:
    """Finds quotes in one document."""

    def __init__(self, text: str) -> None:
        self._text = clean(text)
        self._pages: Pages = find_pages(text)
        self._index = QuoteIndex(self._text)

    def bind(self, quote: str) -> tuple[Passage, ...]:
        """Return every passage that a quote is."""
        return tuple(quote_passage(s, self._text, self._pages) for s in self._index.find(quote))

    def anchored(self, claim: Claim, passages: tuple[Passage, ...]) -> AnchoredClaim:
        """Return a claim with the one passage that its quote is, None if there is no such one."""
        if len(passages) != 1:
            return AnchoredClaim(claim, None)
        return AnchoredClaim(claim, passages[0], self._reach(passages[0].span))

    def _reach(self, quote: Span) -> int:
        """Where the sentence that a quote ends in ends, with what calls a note behind it."""
        text = self._text.clean
        start, last = (self._text.to_clean(at) for at in (quote.start, quote.end - 1))
        paragraph = text.find(_PARAGRAPH_BREAK, last)
        words = text[start : len(text) if paragraph < 0 else paragraph]
        ends = (start + one.end for one in sentences(words, lost_capitals=self._lost_capitals))
        end = next((end for end in ends if end > last), last + 1)
        return self._text.to_original(Span(last, min(end + _CALL_LENGTH, len(text)))).end

    @cached_property
    def _lost_capitals(self) -> bool:
        return has_lost_capitals(self._text.clean)

    def complaint(self, quote: str, found: tuple[Passage, ...]) -> str:
        """Return why a quote does not bind to one passage, and what to do."""
        if found:
            places = ", ".join(str(passage.span.start) for passage in found[:5])
            return f"the quote stands {len(found)} times (characters {places}); quote more of it"
        if not any(map(str.isalnum, quote)):
            return "the quote has no words to look for"
        near = self._index.nearest(quote)
        hint = "; a quote leaves nothing out" if _LEFT_OUT.search(quote) else ""
        return f"the quote does not stand in the document{hint}; the nearest text is: {near!r}"


def rebind(claims: Iterable[Claim], text: str) -> tuple[AnchoredClaim, ...]:
    """Return stored claims with their passages in a changed document, None where there is none."""
    given = tuple(claims)
    binder = Binder(text) if given else None
    found = []
    for claim in given:
        passages = binder.bind(claim.quote) if binder else ()
        found.append(binder.anchored(claim, passages) if binder else AnchoredClaim(claim, None))
    return tuple(found)


def bind_files(
    paths: Iterable[Path],
    vocabulary: Vocabulary,
    text_of: TextOf,
    sources: Collection[str],
    gone: Collection[str],
    found: dict[Path, list[Problem]],
) -> dict[Path, BoundClaims]:
    """Return the claims of some files with their passages; problems go into `found`.

    `sources` are the keys that `text_of` knows: one of them may be what a misspelt key means.
    Those that are `gone` it knew before.
    """
    bound: dict[Path, BoundClaims] = {}
    for path in paths:
        data = read_bytes(path)
        problems = Problems()
        try:
            claims = read_claims(decode_file(data, path), vocabulary, problems)
        except InputError as error:
            found[path] = [Problem(1, 1, str(error).removeprefix(f"{path}: "))]
            continue
        text = text_of(claims.source)
        others = [other for other, known in bound.items() if known.source == claims.source]
        if others:
            problems.add(claims.source_at, f"{others[0]} has claims of this source; join the files")
        elif text is not None:
            anchored = _bind(claims.claims, Binder(text), problems)
            keys = frozenset(placed.claim.key for placed in claims.claims)
            bound[path] = BoundClaims(claims.source, anchored, keys, sha256(data))
        elif claims.source in gone:
            advice = "put its entry back, or delete its claims"
            problems.add(claims.source_at, f"no file names {claims.source!r} any more; {advice}")
        elif claims.source:
            hint = suggestion(claims.source, sources) or "; ingest it first"
            problems.add(claims.source_at, f"the source {claims.source!r} is not there{hint}")
        found[path] = problems.found
    return bound


def _bind(
    claims: Iterable[PlacedClaim], binder: Binder, problems: Problems
) -> tuple[AnchoredClaim, ...]:
    anchored = []
    for placed in claims:
        quote = placed.claim.quote
        passages = binder.bind(quote)
        if len(passages) == 1:
            anchored.append(binder.anchored(placed.claim, passages))
        elif quote:
            problems.add(placed.quote_at, binder.complaint(quote, passages))
    return tuple(anchored)


def planned_texts(texts: Mapping[str, Path], stored: TextOf) -> TextOf:
    """Return where the text of a source comes from: a planned file, else the database."""

    def text_of(source: str) -> str | None:
        path = texts.get(source)
        return stored(source) if path is None else decode_file(read_bytes(path), path)

    return text_of
