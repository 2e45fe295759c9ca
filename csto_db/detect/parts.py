"""What is said of all or none of a whole, against what is said of a member or part of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from csto_db.detect.background import Background
from csto_db.detect.compare import AGREEMENT, compare
from csto_db.detect.outcome import clash
from csto_db.detect.pair import overruled, told
from csto_db.detect.position import Position, positions
from csto_db.model.finding import Finding
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import Quantifier, ValueType

_MOST_PAIRS = 64
"""More findings about one part than that are counted, one for each outcome."""

Asked = dict[tuple[str, str], list[Statement]]
"""Claims by subject and group of predicates."""


def part_findings(claims: Iterable[Statement], background: Background) -> Iterator[Finding]:
    """Yield the clashes of claims about a whole with claims about what lies within it.

    They stand under the part, and where there are very many about one, counted. Agreement is no
    finding here: a member that does what all do is no second voice. In a claim of a symmetric
    predicate either side may be the whole.
    """
    for found in part_clashes(claims, background):
        yield from _bounded(found)


def part_clashes(claims: Iterable[Statement], background: Background) -> Iterator[list[Finding]]:
    """Yield the findings of `part_findings` pair by pair, those about one part together."""
    wholes: Asked = defaultdict(list)
    others: Asked = defaultdict(list)
    for claim in claims:
        for one in background.either_way(claim):
            asked = one.subject, background.questions.groups[one.predicate]
            others[asked].append(one)
            if speaks_of_all(one, background):
                wholes[asked].append(one)
    for (part, group), own in sorted(others.items()) if wholes else ():
        above = sorted(background.within.get(part, frozenset()) - {part})
        said = [one for whole in above for one in wholes.get((whole, group), ())]
        if said:
            yield list(_clashes(own, said, background))


def speaks_of_all(said: Statement, background: Background) -> bool:
    """Whether a claim is about all or none of what its subject consists of.

    A quantifier is about the value where this has members or parts, else about the subject.
    """
    if said.subject not in background.wholes:
        return False
    predicate = background.predicates[said.predicate]
    if predicate.value_type is ValueType.ENTITY and said.value in background.wholes:
        return False
    form = background.forms.of(said)
    return form.quantifier is (Quantifier.NONE if form.is_denied else Quantifier.ALL)


def _clashes(
    own: Sequence[Statement], said: Sequence[Statement], background: Background
) -> Iterator[Finding]:
    for part in positions(own, background.forms):
        for whole in _by_whole(said, background):
            a, b = (part, whole) if part.order < whole.order else (whole, part)
            comparison = compare(a, b, background.within)
            if comparison is not None and comparison.kind != AGREEMENT:
                found = told(a, b, clash(a, b, comparison, a.scope_with(b)), background)
                text = f"{background.explainer.inherited(whole, part)}: {found.explanation}"
                subject = part.said.subject
                found = found._replace(kind="part", subject=subject, explanation=text)
                yield overruled(found, background)


def _by_whole(said: Sequence[Statement], background: Background) -> list[Position]:
    subjects: dict[str, list[Statement]] = defaultdict(list)
    for one in said:
        subjects[one.subject].append(one)
    return [p for some in subjects.values() for p in positions(some, background.forms)]


def _bounded(found: list[Finding]) -> Iterator[Finding]:
    judged = [one for one in found if one.judgement]
    if len(found) <= _MOST_PAIRS:
        yield from found
        return
    by_name: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for one in found:
        if one.judgement is None:
            by_name[one.kind, one.rule, one.verdict, one.scope, one.predicate].append(one)
    yield from judged
    yield from map(_total, by_name.values())


def _total(alike: Sequence[Finding]) -> Finding:
    shown = alike[0]
    claims = dict.fromkeys(key for one in alike for key in (*one.a_claims, *one.b_claims))
    among = tuple(key for key in claims if key not in (*shown.a_claims, *shown.b_claims))
    count = sum([one.pair_count for one in alike])
    return shown._replace(pair_count=count, among=among).counted()
