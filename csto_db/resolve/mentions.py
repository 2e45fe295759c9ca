"""Names in a text to the entities that they name: whole words, the longest alias first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from csto_db.model.entity import Entity, Mention
from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import Severity, Stage
from csto_db.resolve.ambiguous import names_entity

ACRONYM_LENGTH = 4
_BLANKS = dict.fromkeys(map(ord, "-‐‑‒–—―−\u00a0\u00ad\n\r\t\u2009\u202f"), " ")
_PLAIN = _BLANKS | dict.fromkeys(map(ord, "‘’‛`´′"), "'")

_Found = tuple[int, int, int]
"""Where an alias begins and ends, and the place of its pattern."""


def fold(text: str) -> str:
    """Return a text of the same length in which aliases can be looked up.

    >>> fold("Kyrgyz–Tajik")
    'kyrgyz tajik'
    """
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


@dataclass(frozen=True, slots=True)
class _Pattern:
    text: str
    alias: str
    entities: tuple[str, ...]
    is_acronym: bool
    is_ambiguous: bool


class Gazetteer:
    """The names of all entities, ready to be looked up in texts."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._patterns = list(_patterns(entities))
        self._matcher = (
            AhoCorasick([p.text for p in self._patterns], matchkind=MatchKind.Standard)
            if self._patterns
            else None
        )

    def find(
        self, text: str, *, lost_capitals: bool = False
    ) -> tuple[list[Mention], list[Diagnostic]]:
        """Return the mentions in a text, in its characters, and what was left out.

        `lost_capitals` says that the case of letters tells nothing in this text.
        """
        mentions: list[Mention] = []
        doubtful: Counter[str] = Counter()
        first: dict[str, Span] = {}
        for start, end, index in _longest(self._candidates(text, lost_capitals)):
            span, pattern = Span(start, end), self._patterns[index]
            if len(pattern.entities) == 1 and (
                not pattern.is_ambiguous or names_entity(text, span, pattern.alias, lost_capitals)
            ):
                mentions.append(Mention(span, pattern.entities[0], pattern.alias))
            else:
                doubtful[pattern.alias] += 1
                first.setdefault(pattern.alias, span)
        return mentions, [_left_out(alias, n, first[alias]) for alias, n in doubtful.items()]

    def _candidates(self, text: str, lost_capitals: bool) -> Iterator[_Found]:
        if self._matcher is None:
            return
        folded = fold(text)
        for index, start, end in self._matcher.find_matches_as_indexes(folded, overlapping=True):
            pattern = self._patterns[index]
            is_whole = not (
                (start > 0 and folded[start - 1].isalnum())
                or (end < len(folded) and folded[end].isalnum())
            )
            if not is_whole:
                continue
            if pattern.is_acronym and not lost_capitals and not text[start:end].isupper():
                continue
            yield start, end, index


def _patterns(entities: Iterable[Entity]) -> Iterator[_Pattern]:
    by_text: dict[str, dict[str, tuple[str, bool]]] = {}
    for entity in entities:
        names = [(entity.label, False), *((a.text, a.is_ambiguous) for a in entity.aliases)]
        for name, is_ambiguous in names:
            text = " ".join(fold(name).split())
            if text:
                by_text.setdefault(text, {}).setdefault(entity.key, (name, is_ambiguous))
    for text, named in by_text.items():
        alias = next(iter(named.values()))[0]
        yield _Pattern(
            text=text,
            alias=alias,
            entities=tuple(named),
            is_acronym=len(alias) <= ACRONYM_LENGTH and alias.isupper(),
            is_ambiguous=any(flag for _, flag in named.values()),
        )


def _longest(found: Iterable[_Found]) -> Iterator[_Found]:
    reached = -1
    for start, end, index in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= reached:
            reached = end
            yield start, end, index


def _left_out(alias: str, count: int, span: Span) -> Diagnostic:
    times = "once" if count == 1 else f"{count} times"
    return Diagnostic(
        stage=Stage.RESOLVE,
        code="ambiguous_alias",
        message=f"{alias!r} may name an entity or not; left out {times}, first here",
        span=span,
        severity=Severity.INFO,
    )
