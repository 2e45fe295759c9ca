"""What has to be computed anew when some claims have changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from csto_db.db.claims import what_claims_ask
from csto_db.db.entity_names import entity_ids
from csto_db.db.judgements import load_judgements
from csto_db.db.reference import ids
from csto_db.db.statements import Ask
from csto_db.detect.background import Background
from csto_db.detect.figures import ALIKE
from csto_db.model.finding import Finding
from csto_db.model.question import Asked
from csto_db.model.vocabulary import ValueType

Questions = frozenset[tuple[str, str]]
"""Entities, each with a family of predicates: within such a one all findings are computed anew."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Questions whose findings have to be computed anew, and the look-alikes among figures.

    `asked` are the questions by ids, with each predicate of the family. `figures` are the ids of
    the predicates whose figures have to be compared again, by name; what looks alike ties all
    their subjects.
    """

    questions: Questions
    families: Mapping[str, str]
    asked: Sequence[Ask]
    figures: Mapping[str, int]

    def holds(self, finding: Finding) -> bool:
        """Whether a finding is one of those that are computed anew."""
        if finding.kind == ALIKE:
            return finding.predicate in self.figures
        return (finding.subject, self.families[finding.predicate]) in self.questions


def question_ids(
    questions: Questions, families: Mapping[str, str], connection: Connection
) -> list[Ask]:
    """Return the entities of some questions, each with all predicates of the family."""
    members: dict[str, list[int]] = defaultdict(list)
    for name, number in ids(connection, "predicate", "name").items():
        members[families[name]].append(number)
    entities = entity_ids(connection, {key for key, _ in questions})
    return [
        (entities[key], number)
        for key, family in sorted(questions)
        if key in entities
        for number in members[family]
    ]


def touched_by(changed: Iterable[Asked], connection: Connection, background: Background) -> Touched:
    """Return what claims touch that are about, or name, some entities, each by a predicate."""
    families = background.questions.families
    questions = frozenset((entity, families[predicate]) for entity, predicate in changed)
    questions = _with_judged(connection, _with_related(questions, background), families)
    numbers = ids(connection, "predicate", "name")
    figures = {name: numbers[name] for name in _figures(questions, background)}
    return Touched(questions, families, question_ids(questions, families, connection), figures)


def _with_related(questions: Questions, background: Background) -> Questions:
    """Return questions with those on what their entities are within, and on what is within them."""
    parts: dict[str, set[str]] = defaultdict(set)
    for part, wholes in background.within.items():
        for whole in wholes:
            parts[whole].add(part)
    related = (
        (near, family)
        for entity, family in questions
        for near in (entity, *background.within.get(entity, ()), *parts.get(entity, ()))
    )
    return frozenset(related)


def _with_judged(
    connection: Connection, questions: Questions, families: Mapping[str, str]
) -> Questions:
    """Return questions and all that judgements tie to them: a finding stands under one."""
    judged = [(judgement.a, judgement.b) for judgement in load_judgements(connection)]
    asked = what_claims_ask(connection, {key for pair in judged for key in pair})
    pairs = [
        frozenset((entity, families[name]) for key in pair for entity, name in asked[key])
        for pair in judged
    ]
    tied = [pair for pair in pairs if not pair.isdisjoint(questions)]
    while any(not pair <= questions for pair in tied):
        questions = questions.union(*tied)
        tied = [pair for pair in pairs if not pair.isdisjoint(questions)]
    return questions


def _figures(questions: Questions, background: Background) -> tuple[str, ...]:
    """Return the predicates of numbers that may look like those of some questions, by name."""
    touched = {family for _, family in questions}
    numbers = {
        name: one
        for name, one in background.predicates.items()
        if one.value_type is ValueType.NUMBER
    }
    own = {name for name in numbers if background.questions.families[name] in touched}
    units = {numbers[name].unit for name in own} - {None}
    return tuple(sorted(own | {name for name, one in numbers.items() if one.unit in units}))
