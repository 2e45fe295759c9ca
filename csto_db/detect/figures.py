"""Figures that look alike: one question asked of two things, or one figure in two answers."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import sub

from csto_db.detect.background import Background
from csto_db.model.figure import Figure, bare_number
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import Polarity, Quantifier, Scope, Stance, ValueType

ALIKE = "alike"
SAME_QUESTION, SAME_FIGURE = "question", "figure"


Side = tuple[str, ...]
"""The claims of one source that give one figure for one thing, in order."""


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two sides that look alike, and how many pairs of claims they stand for."""

    rule: str
    scope: Scope
    a: Side
    b: Side
    count: int
    among: Side = ()
    """Of a pair that stands for others a claim of each further source and thing."""


def is_figure(said: Statement, background: Background) -> bool:
    """Whether a claim asserts a number of one thing, by whomever it is said."""
    return (
        background.predicates[said.predicate].value_type is ValueType.NUMBER
        and said.polarity == Polarity.ASSERTED
        and said.quantifier not in (Quantifier.ALL, Quantifier.NONE)
        and said.stance != Stance.REJECTS
    )


def figure(said: Statement) -> Figure:
    """Return the figure that a claim asserts."""
    number = bare_number(said.value)
    return Figure(said.source, said.key, said.subject, said.predicate, number)


def alike(figures: Iterable[Figure], background: Background, most: int) -> Iterator[AlikePair]:
    """Yield what looks alike among figures about different things, if they do not add up.

    Where more than `most` sides look alike, one pair stands for all of a scope, with their number.
    """
    for rule, group in _groups(figures, background):
        if len({(one.source, one[2:]) for one in group}) <= most:
            yield from _pair_by_pair(rule, _sides(group))
        else:
            yield from _counted(rule, group, background)


def pairs_alike(
    rule: str, scope: Scope, key: str, figures: Iterable[Figure], background: Background
) -> Iterator[tuple[str, str]]:
    """Yield all pairs of claims that look alike by a rule and scope, in the group of a claim."""
    for name, group in _groups(figures, background):
        if name == rule and any(one.key == key for one in group):
            for a, b in _pairs(rule, sorted(group)):
                pair = min(a.key, b.key), max(a.key, b.key)
                if _scope(a, b) is scope and pair not in background.judgements:
                    yield a.key, b.key


def _groups(
    figures: Iterable[Figure], background: Background
) -> Iterator[tuple[str, list[Figure]]]:
    by_question: dict[str, list[Figure]] = defaultdict(list)
    by_number: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.predicate in background.summed:
            continue
        by_question[one.predicate].append(one)
        unit = background.predicates[one.predicate].unit
        if unit is not None:
            by_number[unit, one.number].append(one)
    for _, group in sorted(by_question.items()):
        if len({one.subject for one in group}) > 1:
            yield SAME_QUESTION, group
    for _, group in sorted(by_number.items()):
        if len({one.predicate for one in group}) > 1 and len({one.subject for one in group}) > 1:
            yield SAME_FIGURE, group


def _sides(group: Iterable[Figure]) -> list[list[Figure]]:
    sides: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for one in sorted(group):
        sides[one.source, one.subject, one.predicate, one.number].append(one)
    return sorted(sides.values())


def _pair_by_pair(rule: str, sides: Sequence[list[Figure]]) -> Iterator[AlikePair]:
    for one, other in combinations(sides, 2):
        if _are_alike(rule, one[0], other[0]):
            a, b = (tuple(f.key for f in side) for side in (one, other))
            yield AlikePair(rule, _scope(one[0], other[0]), a, b, len(a) * len(b))


def _counted(rule: str, group: list[Figure], background: Background) -> Iterator[AlikePair]:
    ordered = sorted(group)
    judged = list(_judged(rule, ordered, background))
    by_source: dict[str, list[Figure]] = defaultdict(list)
    for one in ordered:
        by_source[one.source].append(one)
    for scope, partners in _by_scope(rule, ordered):
        count = sum(partners) // 2
        decided = [pair for pair in judged if _scope(*pair) is scope]
        if count > len(decided):
            blocks = list(by_source.values()) if scope is Scope.WITHIN else [ordered]
            pairs = (p for some in blocks for p in _pairs(rule, some))
            a, b = next(p for p in pairs if _scope(*p) is scope and p not in decided)
            times = Counter(one.key for pair in decided for one in pair)
            left = (
                one for one, n in zip(ordered, partners, strict=True) if n > times.get(one.key, 0)
            )
            among = _among(left, (a, b))
            yield AlikePair(rule, scope, (a.key,), (b.key,), count - len(decided), among)
        for a, b in decided:
            yield AlikePair(rule, scope, (a.key,), (b.key,), 1)


def _by_scope(rule: str, group: Sequence[Figure]) -> Iterator[tuple[Scope, list[int]]]:
    """Yield how many figures each of a group looks like, inside its source and outside."""
    inside = _partners(rule, group, [one.source for one in group])
    everywhere = _partners(rule, group, [""] * len(group))
    yield Scope.WITHIN, inside
    yield Scope.BETWEEN, list(map(sub, everywhere, inside))


def _partners(rule: str, group: Sequence[Figure], places: Sequence[str]) -> list[int]:
    """Return how many figures each of a group looks like, of those in its place."""
    subjects = [one.subject for one in group]
    apart = list(map(sub, _times(places), _times(list(zip(places, subjects, strict=True)))))
    if rule == SAME_QUESTION:
        return apart
    questions = [one.predicate for one in group]
    asked = _times(list(zip(places, questions, strict=True)))
    both = _times(list(zip(places, subjects, questions, strict=True)))
    return [n - some + same for n, some, same in zip(apart, asked, both, strict=True)]


def _times(items: Sequence[Hashable]) -> list[int]:
    """Return for each of some items how many of them are equal to it."""
    return list(map(Counter(items).__getitem__, items))


def _among(group: Iterable[Figure], shown: tuple[Figure, Figure]) -> Side:
    """Return a claim of each source and about each thing in a group that is not shown."""
    sources, subjects = {one.source for one in shown}, {one.subject for one in shown}
    found: list[str] = []
    for one in group:
        if one.source not in sources or one.subject not in subjects:
            sources.add(one.source)
            subjects.add(one.subject)
            found.append(one.key)
    return tuple(found)


def _judged(
    rule: str, group: list[Figure], background: Background
) -> Iterator[tuple[Figure, Figure]]:
    among = {key for pair in background.judgements for key in pair}
    known = {one.key: one for one in group if one.key in among}
    for a, b in sorted(background.judgements):
        if a in known and b in known and _are_alike(rule, known[a], known[b]):
            one, other = sorted((known[a], known[b]))
            yield one, other


def _pairs(rule: str, group: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    return (pair for pair in combinations(group, 2) if _are_alike(rule, *pair))


def _are_alike(rule: str, a: Figure, b: Figure) -> bool:
    if a.subject == b.subject:
        return False
    return (a.predicate == b.predicate) == (rule == SAME_QUESTION)


def _scope(a: Figure, b: Figure) -> Scope:
    return Scope.WITHIN if a.source == b.source else Scope.BETWEEN
