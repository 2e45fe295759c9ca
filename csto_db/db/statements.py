"""Claims out of the database a subject at a time, as the engine compares them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from csto_db.db.reference import ids
from csto_db.db.tables import METADATA
from csto_db.model.question import ABOUT_OTHERS, Questions
from csto_db.model.statement import NO_WORKS, Statement, is_speech
from csto_db.model.vocabulary import Stance, ValueType

_QUESTIONS = """\
SELECT {block} AS block, c.claim_id, c.predicate_id, c.value
FROM claim AS c
{join}WHERE {where}
ORDER BY {block}
"""
_CLAIMS = """\
SELECT
  c.claim_id, c.claim_key, c.source_id, e.entity_key, c.predicate_id, c.value, c.value_low,
  c.value_high, c.polarity, c.quantifier, c.certainty, c.valid_from, c.valid_to, c.scope,
  (SELECT x.quote FROM evidence AS x WHERE x.claim_id = c.claim_id ORDER BY x.evidence_id LIMIT 1)
FROM claim AS c
JOIN entity AS e ON e.entity_id = c.subject_id
WHERE c.status = 'active'
  AND {where}
"""
_VOICES = """\
SELECT t.claim_id, t.kind, t.stance, coalesce(v.label, t.name)
FROM claim AS c
JOIN attribution AS t ON t.claim_id = c.claim_id
LEFT JOIN entity AS v ON v.entity_id = t.entity_id
WHERE {where}
ORDER BY t.claim_id, t.position
"""
_WORKS = """\
SELECT x.claim_id, w.citation_key
FROM claim AS c
JOIN evidence AS x ON x.claim_id = c.claim_id
JOIN evidence_citation AS y ON y.evidence_id = x.evidence_id
JOIN citation AS z ON z.citation_id = y.citation_id
JOIN work AS w ON w.work_id = z.work_id
WHERE {where}
"""
_ABOUT_OTHERS = "SELECT DISTINCT subject_id FROM claim WHERE quantifier IN ({quantifiers})"
_TURNING = """\
JOIN entity AS e ON e.entity_id = c.subject_id
LEFT JOIN entity AS o ON o.entity_id = c.value_entity_id
"""
_ORIENTED = "CASE WHEN o.entity_key < e.entity_key THEN o.entity_id ELSE e.entity_id END"
_ROWS = 5000
_CLAIMS_AT_ONCE = 2000
_NO_VOICE = (None, None, False)
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
        quantifiers = ", ".join(f"'{one}'" for one in sorted(ABOUT_OTHERS))
        found = self._rows(_ABOUT_OTHERS, quantifiers=quantifiers)
        self._about_others = {subject for (subject,) in found}

    def blocks(self, subjects: Sequence[int] | None = None) -> Iterator[Block]:
        """Yield all claims of a block subject together, but those alone on their question.

        The block subject of a claim that may turn round is the lesser of both entities, by
        key. `subjects` bounds the block subjects. Questions are read from an index first, and
        the claims that share one a few thousand at a time: memory is bounded by those and by
        the largest subject.
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
        read = self._read(where)
        return _block(read.values())

    def _blocks(self, **parts: str) -> Iterator[Block]:
        waiting: list[list[int]] = []
        count = 0
        for subject, rows in groupby(self._rows(_QUESTIONS, **parts), key=itemgetter(0)):
            shared = self._sharing(subject, list(rows))
            if shared:
                waiting.append(shared)
                count += len(shared)
            if count >= _CLAIMS_AT_ONCE:
                yield from self._fetched(waiting)
                waiting, count = [], 0
        yield from self._fetched(waiting)

    def _sharing(self, subject: int, rows: list[Any]) -> list[int]:
        """Return the ids of a subject's claims that may share a question with another one."""
        if len(rows) == 1:
            return []
        groups, parted = self._groups, self._parted
        if subject in self._about_others:
            parted = set()
        asked = [(groups[name], value if name in parted else None) for _, _, name, value in rows]
        times = Counter(asked)
        return [row[1] for row, question in zip(rows, asked, strict=True) if times[question] > 1]

    def _fetched(self, waiting: list[list[int]]) -> Iterator[Block]:
        if waiting:
            read = self._read(f"c.claim_id IN ({listed(chain.from_iterable(waiting))})")
            for numbers in waiting:
                block = _block(read[number] for number in numbers if number in read)
                if len(block.statements) > 1:
                    yield block

    def _read(self, where: str) -> dict[int, tuple[int, Statement]]:
        voices, works = self._voices(where), self._works(where)
        read = {}
        for row in self._rows(_CLAIMS, where=where):
            number, key, source, subject, predicate, *rest, quote = row
            names = key, self._sources[source], subject, self._predicates[predicate]
            more = *voices.get(number, _NO_VOICE), quote or "", works.get(number, NO_WORKS)
            read[number] = number, Statement._make((*names, *rest, *more))
        return read

    def _voices(self, where: str) -> dict[int, tuple[str, str, bool]]:
        """Return weakest stance, innermost voice and whether it is reported speech, by claim."""
        found: dict[int, tuple[str, str, bool]] = {}
        for number, kind, stance, voice in self._rows(_VOICES, where=where):
            weakest, _, is_reported = found.get(number, (stance, voice, False))
            weakest = min(stance, weakest, key=_STRENGTH.index)
            found[number] = (weakest, voice, is_reported or is_speech(kind, stance))
        return found

    def _works(self, where: str) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for number, work in self._rows(_WORKS, where=where):
            found[number].add(work)
        return {number: frozenset(works) for number, works in found.items()}

    def _rows(self, query: str, **parts: str) -> Iterator[Any]:
        # The driver's own rows: SQLAlchemy's cost as much again as reading them.
        cursor = self._connection.connection.cursor()
        cursor.execute(query.format(**parts))
        return chain.from_iterable(iter(lambda: cursor.fetchmany(_ROWS), []))


def _block(read: Iterable[tuple[int, Statement]]) -> Block:
    statements, claims = [], {}
    for number, said in read:
        statements.append(said)
        claims[said.key] = number
    return Block(statements, claims)


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
