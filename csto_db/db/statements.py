"""Claims out of the database, those on one question together, as the engine compares them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from csto_db.db.beside_claims import Voicing, voicings, works_below
from csto_db.db.driver import fetched
from csto_db.db.reference import ids
from csto_db.db.tables import METADATA
from csto_db.model.question import ABOUT_OTHERS, Questions
from csto_db.model.shingles import UNKNOWN
from csto_db.model.statement import NO_WORKS, Statement
from csto_db.model.vocabulary import ValueType

_COLUMNS = f"""\
  c.claim_id, c.claim_key, c.source_id, e.entity_key, c.predicate_id, c.value, c.value_low,
  c.value_high, c.valid_from, c.valid_to, c.polarity, c.quantifier, c.certainty, c.scope,
  coalesce(c.quote_shingles, {UNKNOWN})
"""
_CLAIMS = f"""\
SELECT
{_COLUMNS}
FROM claim AS c
JOIN entity AS e ON e.entity_id = c.subject_id
WHERE c.status = 'active'
  AND {{where}}
"""  # noqa: S608
# SQLite takes the tables of a cross join in this order, so that the claims on a question come one
# after the other; by the plus the questions come in the order of the index. To sort the claims
# would take a quarter more time, and memory for all.
_SHARED = f"""\
SELECT
{_COLUMNS}
FROM (
  SELECT {{of_claim}}
  FROM claim AS c
  WHERE +c.predicate_id IN ({{predicates}})
    AND {{among}}
  GROUP BY {{of_claim}}
  HAVING count(*) > 1
) AS q
CROSS JOIN claim AS c
CROSS JOIN entity AS e
WHERE ({{of_claim}}) = ({{of_question}})
  AND e.entity_id = c.subject_id
  AND c.status = 'active'
{{order}}"""  # noqa: S608
_IN_BLOCKS = """\
SELECT {block} AS block, c.claim_id, c.predicate_id
FROM claim AS c
{join}WHERE {where}
ORDER BY {block}
"""
_ABOUT_OTHERS = "SELECT subject_id FROM claim WHERE quantifier IN ({quantifiers})"
_TURNING = """\
JOIN entity AS e ON e.entity_id = c.subject_id
LEFT JOIN entity AS o ON o.entity_id = c.value_entity_id
"""
_ORIENTED = "CASE WHEN o.entity_key < e.entity_key THEN o.entity_id ELSE e.entity_id END"
T = TypeVar("T")
_CLAIMS_AT_ONCE = 5000
_NO_VOICE: Voicing = (None, False, None)
_QUESTION = ("subject_id", "predicate_id")
Ask = tuple[int, int]
"""The ids of an entity and of a predicate."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims of many questions or blocks, those of one together, and the ids of all by key."""

    groups: list[list[Statement]]
    claims: dict[str, int]

    @property
    def statements(self) -> list[Statement]:
        """All claims."""
        return list(chain.from_iterable(self.groups))


class StatementReader:
    """Reads claims as statements, but for those that are alone on their question."""

    def __init__(self, connection: Connection, questions: Questions) -> None:
        self._connection = connection
        predicates = ids(connection, "predicate", "name")
        self._turning = {predicates[name] for name in questions.turning}
        self._groups = {number: questions.groups[name] for name, number in predicates.items()}
        sizes = Counter(questions.groups.values())
        alone = {n for n, group in self._groups.items() if sizes[group] == 1} - self._turning
        by_value = questions.by_value.difference(_booleans(connection))
        self._parted = alone & {predicates[name] for name in by_value}
        self._whole = alone - self._parted
        self._tied = self._groups.keys() - alone - self._turning
        self._predicates = {number: name for name, number in predicates.items()}
        self._sources = {n: key for key, n in ids(connection, "source", "source_key").items()}
        quantifiers = ", ".join(f"'{one}'" for one in sorted(ABOUT_OTHERS))
        self._about_others = _ABOUT_OTHERS.format(quantifiers=quantifiers)

    def questions(self, asked: Collection[Ask] | None = None) -> Iterator[Batch]:
        """Yield the claims on each question that only one predicate asks, in order of an index.

        `asked` bounds subjects and predicates. Memory is bounded by some thousand claims, by the
        largest question, and by what the voices and the cited works of all these claims take.
        """
        among = "1 = 1" if asked is None else is_asked("c.subject_id", "c.predicate_id", asked)
        parted = f"{among} AND c.subject_id NOT IN ({self._about_others})"
        say = self._saying(None if asked is None else among)
        for predicates, columns, some, question in (
            (self._whole, _QUESTION, among, itemgetter(3, 4)),
            (self._parted, (*_QUESTION, "value"), parted, itemgetter(3, 4, 5)),
        ):
            rows = self._shared(predicates, columns, some)
            alike = (list(some) for _, some in groupby(rows, key=question))
            for groups in _batches(some for some in alike if len(some) > 1):
                yield _batch(groups, say)

    def _shared(
        self, predicates: Iterable[int], columns: Sequence[str], among: str
    ) -> Iterator[Any]:
        """Return the rows of the claims that share the columns of a question with others."""
        names = [", ".join(f"{table}.{column}" for column in columns) for table in "cq"]
        is_sqlite = self._connection.dialect.name == "sqlite"
        return self._rows(
            _SHARED,
            predicates=listed(predicates),
            among=among,
            of_claim=names[0],
            of_question=names[1],
            order="" if is_sqlite else f"ORDER BY {names[0]}",
        )

    def blocks(self, asked: Collection[Ask] | None = None) -> Iterator[Batch]:
        """Yield all other claims that may share a question, those of a block subject together.

        They are of predicates that rules tie together or that may turn round, or about a
        subject where a quantifier speaks of other values. The block subject of a claim that may
        turn round is the lesser of both entities, by key; `asked` bounds block subjects and
        predicates.
        Ids are read first and then the claims, a few thousand at a time: memory is bounded by
        those and by the largest subject.
        """
        straight = f"(c.predicate_id IN ({listed(self._tied)})"
        straight += f" OR c.predicate_id IN ({listed(self._parted)})"
        straight += f" AND c.subject_id IN ({self._about_others}))"
        turned = f"c.predicate_id IN ({listed(self._turning)})"
        if asked is not None:
            among = is_asked("c.subject_id", "c.predicate_id", asked)
            straight += f" AND {among}"
            turned += f" AND ({among} OR {is_asked('c.value_entity_id', 'c.predicate_id', asked)})"
        yield from self._blocks(block="c.subject_id", join="", where=straight)
        yield from self._blocks(block=_ORIENTED, join=_TURNING, where=turned)

    def some(self, where: str) -> Batch:
        """Return all claims that a condition on the claim `c` admits."""
        return _batch([list(self._rows(_CLAIMS, where=where))], self._saying(where))

    def _blocks(self, **parts: str) -> Iterator[Batch]:
        blocks = groupby(self._rows(_IN_BLOCKS, **parts), key=itemgetter(0))
        shared = (self._sharing(list(rows)) for _, rows in blocks)
        for numbers in _batches(filter(None, shared)):
            where = f"c.claim_id IN ({listed(chain.from_iterable(numbers))})"
            rows = {row[0]: row for row in self._rows(_CLAIMS, where=where)}
            active = ([rows[number] for number in some if number in rows] for some in numbers)
            yield _batch([some for some in active if len(some) > 1], self._saying(where))

    def _sharing(self, rows: list[Any]) -> list[int]:
        """Return the ids of a subject's claims that may share a question with another one."""
        groups = self._groups
        times = Counter(groups[predicate] for _, _, predicate in rows)
        return [number for _, number, predicate in rows if times[groups[predicate]] > 1]

    def _saying(self, where: str | None) -> Callable[[Any], Statement]:
        """Return what makes a row of the claims of a condition a statement."""
        predicates, sources = self._predicates, self._sources
        voices = voicings(self._connection, where)
        works = works_below(self._connection, where)

        def say(row: Any) -> Statement:
            (
                number, key, source, subject, predicate, value, low, high, start, end, polarity,
                quantifier, certainty, scope, shingles,
            ) = row  # fmt: skip
            stance, is_reported, voice = voices.get(number, _NO_VOICE)
            return Statement(
                key, sources[source], subject, predicates[predicate], value, low, high, start, end,
                polarity, quantifier, certainty, scope, stance, is_reported, voice, shingles,
                works.get(number, NO_WORKS),
            )  # fmt: skip

        return say

    def _rows(self, query: str, **parts: str) -> Iterator[Any]:
        return fetched(self._connection, query.format(**parts))


def _batch(groups: Sequence[Sequence[Any]], say: Callable[[Any], Statement]) -> Batch:
    claims = {row[1]: row[0] for rows in groups for row in rows}
    return Batch([[say(row) for row in rows] for rows in groups], claims)


def _batches(groups: Iterable[list[T]]) -> Iterator[list[list[T]]]:
    """Yield groups, some thousand of their items at a time: sooner than one after the other."""
    waiting: list[list[T]] = []
    count = 0
    for group in groups:
        waiting.append(group)
        count += len(group)
        if count >= _CLAIMS_AT_ONCE:
            yield waiting
            waiting, count = [], 0
    if waiting:
        yield waiting


def _booleans(connection: Connection) -> set[str]:
    """Return the predicates whose two values are one question."""
    predicate = METADATA.tables["predicate"]
    query = select(predicate.c.name).where(predicate.c.value_type == ValueType.BOOLEAN)
    return set(connection.execute(query).scalars())


def listed(numbers: Iterable[int]) -> str:
    """Return ids as SQL writes a list of numbers; no row has the id -1."""
    return ", ".join(map(str, (-1, *numbers)))


def is_asked(entity: str, predicate: str, asked: Collection[Ask]) -> str:
    """Return the condition in SQL that two columns hold one of some pairs of ids.

    The entity is compared twice: an index serves one column, but not a pair, in SQLite.
    """
    pairs = ", ".join(f"({one}, {other})" for one, other in ((-1, -1), *asked))
    entities = listed({one for one, _ in asked})
    return f"({entity} IN ({entities}) AND ({entity}, {predicate}) IN (VALUES {pairs}))"
