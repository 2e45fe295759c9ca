"""Claims out of the database a subject at a time, as the engine compares them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from sqlalchemy import Connection, select

from csto_db.db.reference import ids
from csto_db.db.tables import METADATA
from csto_db.model.question import ABOUT_OTHERS, Questions
from csto_db.model.statement import NO_WORKS, Statement
from csto_db.model.vocabulary import Stance, ValueType

_CLAIMS = """\
SELECT
  {block} AS block, c.claim_id, c.predicate_id,
  c.claim_key, c.source_id, c.subject_id, c.predicate_id, c.value, c.value_low, c.value_high,
  c.polarity, c.quantifier, c.certainty, c.valid_from, c.valid_to, c.scope,
  (SELECT x.quote FROM evidence AS x WHERE x.claim_id = c.claim_id ORDER BY x.evidence_id LIMIT 1)
FROM claim AS c
{join}WHERE c.status = 'active'
  AND {where}
ORDER BY {block}
"""
_VOICES = """\
SELECT t.claim_id, t.stance, coalesce(v.label, t.name)
FROM claim AS c
{join}JOIN attribution AS t ON t.claim_id = c.claim_id
LEFT JOIN entity AS v ON v.entity_id = t.entity_id
WHERE {where}
ORDER BY t.claim_id, t.position
"""
_WORKS = """\
SELECT x.claim_id, w.citation_key
FROM claim AS c
{join}JOIN evidence AS x ON x.claim_id = c.claim_id
JOIN evidence_citation AS y ON y.evidence_id = x.evidence_id
JOIN citation AS z ON z.citation_id = y.citation_id
JOIN work AS w ON w.work_id = z.work_id
WHERE {where}
"""
_TURNING = """\
JOIN entity AS e ON e.entity_id = c.subject_id
LEFT JOIN entity AS o ON o.entity_id = c.value_entity_id
"""
_ORIENTED = "CASE WHEN o.entity_key < e.entity_key THEN o.entity_id ELSE e.entity_id END"
_ROWS = 5000
_NO_VOICE = (None, None)
_STRENGTH = (Stance.REJECTS, Stance.NEUTRAL, Stance.ENDORSES)


@dataclass(frozen=True, slots=True)
class Block:
    """The claims of a block subject that share a question, and their ids by key."""

    statements: list[Statement]
    claims: dict[str, int]


class StatementReader:
    """Reads claims as statements, but for those that are alone on their question."""

    def __init__(self, connection: Connection, questions: Questions) -> None:
        self._connection = connection
        predicates = ids(connection, "predicate", "name")
        self._turning = listed(predicates[name] for name in questions.turning)
        self._groups = {number: questions.groups[name] for name, number in predicates.items()}
        parted = questions.by_value.difference(questions.turning, _booleans(connection))
        self._parted = {predicates[name] for name in parted}
        self._predicates = {number: name for name, number in predicates.items()}
        self._sources = _names(connection, "source", "source_key")
        self._entities = _names(connection, "entity", "entity_key")

    def blocks(self, subjects: Sequence[int] | None = None) -> Iterator[Block]:
        """Yield all claims of a block subject together, but those alone on their question.

        The block subject of a claim that may turn round is the lesser of both entities, by
        key. `subjects` bounds the block subjects. The rows are streamed: memory is bounded
        by the largest subject, and by the voices and works that claims lean on.
        """
        straight = f"c.predicate_id NOT IN ({self._turning})"
        turned = f"c.predicate_id IN ({self._turning})"
        if subjects is not None:
            among = listed(subjects)
            straight += f" AND c.subject_id IN ({among})"
            turned += f" AND (c.subject_id IN ({among}) OR c.value_entity_id IN ({among}))"
        yield from self._blocks(block="c.subject_id", join="", where=straight)
        yield from self._blocks(block=_ORIENTED, join=_TURNING, where=turned)

    def some(self, where: str) -> Block:
        """Return all claims that a condition on the claim `c` admits."""
        parts = {"block": "c.claim_id", "join": "", "where": where}
        voices, works = self._voices(parts), self._works(parts)
        rows = list(self._rows(_CLAIMS, parts))
        statements = [self._statement(row, voices, works) for row in rows]
        return Block(statements, {row[3]: row[1] for row in rows})

    def _blocks(self, **parts: str) -> Iterator[Block]:
        voices, works = self._voices(parts), self._works(parts)
        rows = self._rows(_CLAIMS, parts)
        for _, group in groupby(rows, key=lambda row: row[0]):
            shared = self._sharing(list(group))
            if shared:
                yield Block(
                    [self._statement(row, voices, works) for row in shared],
                    {row[3]: row[1] for row in shared},
                )

    def _sharing(self, rows: list[Any]) -> list[Any]:
        """Return those of a subject's rows that may share a question with another one."""
        if len(rows) == 1:
            return []
        groups, parted = self._groups, self._parted
        if any(row[11] in ABOUT_OTHERS for row in rows):
            parted = set()
        asked = [(groups[row[2]], row[7] if row[2] in parted else None) for row in rows]
        times = Counter(asked)
        return [row for row, question in zip(rows, asked, strict=True) if times[question] > 1]

    def _statement(
        self,
        row: Any,
        voices: Mapping[int, tuple[str, str]],
        works: Mapping[int, frozenset[str]],
    ) -> Statement:
        _, number, _, key, source, subject, predicate, *rest, quote = row
        names = key, self._sources[source], self._entities[subject], self._predicates[predicate]
        voice = voices.get(number, _NO_VOICE)
        return Statement._make((*names, *rest, *voice, quote or "", works.get(number, NO_WORKS)))

    def _voices(self, parts: Mapping[str, str]) -> dict[int, tuple[str, str]]:
        """Return the weakest stance and the innermost voice of the claims that have voices."""
        found: dict[int, tuple[str, str]] = {}
        for number, stance, voice in self._rows(_VOICES, parts):
            outer = found.get(number)
            weakest = min(stance, outer[0], key=_STRENGTH.index) if outer else stance
            found[number] = (weakest, voice)
        return found

    def _works(self, parts: Mapping[str, str]) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for number, work in self._rows(_WORKS, parts):
            found[number].add(work)
        return {number: frozenset(works) for number, works in found.items()}

    def _rows(self, query: str, parts: Mapping[str, str]) -> Iterator[Any]:
        options = {"stream_results": True}
        found = self._connection.exec_driver_sql(query.format(**parts), execution_options=options)
        # In parts, for a row at a time costs the driver twice as much.
        return chain.from_iterable(found.partitions(_ROWS))


def _booleans(connection: Connection) -> set[str]:
    """Return the predicates whose two values are one question."""
    predicate = METADATA.tables["predicate"]
    query = select(predicate.c.name).where(predicate.c.value_type == ValueType.BOOLEAN)
    return set(connection.execute(query).scalars())


def _names(connection: Connection, table: str, column: str) -> dict[int, str]:
    return {number: name for name, number in ids(connection, table, column).items()}


def listed(numbers: Iterable[int]) -> str:
    """Return ids as SQL writes a list of numbers; no row has the id -1."""
    return ", ".join(map(str, (-1, *numbers)))
