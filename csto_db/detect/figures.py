"""Figures that look alike: one question asked of two things, or one figure in two answers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from operator import attrgetter

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
    judged = list(_judged(rule, group, background))
    everywhere = _count(rule, group)
    by_source: dict[str, list[Figure]] = defaultdict(list)
    ordered = sorted(group)
    for one in ordered:
        by_source[one.source].append(one)
    counts = _by_scope(rule, ordered)
    inside = sum(_count(rule, some) for some in by_source.values())
    for scope, count in ((Scope.WITHIN, inside), (Scope.BETWEEN, everywhere - inside)):
        decided = [pair for pair in judged if _scope(*pair) is scope]
        if count > len(decided):
            blocks = list(by_source.values()) if scope is Scope.WITHIN else [ordered]
            pairs = (p for some in blocks for p in _pairs(rule, some))
            a, b = next(p for p in pairs if _scope(*p) is scope and p not in decided)
            times = Counter(one.key for pair in decided for one in pair)
            among = _among(ordered, (a, b), partial(_left, counts[scope], times))
            yield AlikePair(rule, scope, (a.key,), (b.key,), count - len(decided), among)
        for a, b in decided:
            yield AlikePair(rule, scope, (a.key,), (b.key,), 1)


def _by_scope(rule: str, group: Sequence[Figure]) -> dict[Scope, Callable[[Figure], int]]:
    everywhere = _partners(rule, group, lambda _: "")
    inside = _partners(rule, group, attrgetter("source"))
    return {Scope.WITHIN: inside, Scope.BETWEEN: lambda one: everywhere(one) - inside(one)}


def _left(partners: Callable[[Figure], int], decided: Counter[str], one: Figure) -> int:
    return partners(one) - decided[one.key]


def _among(
    group: Iterable[Figure], shown: tuple[Figure, Figure], partners: Callable[[Figure], int]
) -> Side:
    """Return a claim of each source and about each thing in some pair that is not shown."""
    sources, subjects = {one.source for one in shown}, {one.subject for one in shown}
    found: list[str] = []
    for one in group:
        if (one.source not in sources or one.subject not in subjects) and partners(one):
            sources.add(one.source)
            subjects.add(one.subject)
            found.append(one.key)
    return tuple(found)


def _partners(
    rule: str, group: Sequence[Figure], place: Callable[[Figure], str]
) -> Callable[[Figure], int]:
    """Return what counts how many figures one of a group looks like, of those in its place."""
    total = Counter(map(place, group))
    about = Counter((place(one), one.subject) for one in group)
    if rule == SAME_QUESTION:
        return lambda one: total[place(one)] - about[place(one), one.subject]
    asked = Counter((place(one), one.predicate) for one in group)
    both = Counter((place(one), one.subject, one.predicate) for one in group)

    def count(one: Figure) -> int:
        apart = total[place(one)] - about[place(one), one.subject]
        return apart - asked[place(one), one.predicate] + both[place(one), *one[2:4]]

    return count


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


def _count(rule: str, group: Iterable[Figure]) -> int:
    """Return how many pairs of figures look alike, without looking at each."""
    if rule == SAME_QUESTION:
        return _apart(Counter(one.subject for one in group))
    by_question: dict[str, Counter[str]] = defaultdict(Counter)
    for one in group:
        by_question[one.predicate][one.subject] += 1
    everything: Counter[str] = Counter()
    for some in by_question.values():
        everything.update(some)
    return _apart(everything) - sum(_apart(some) for some in by_question.values())


def _apart(subjects: Mapping[str, int]) -> int:
    total = sum(subjects.values())
    return (total * total - sum(count * count for count in subjects.values())) // 2
