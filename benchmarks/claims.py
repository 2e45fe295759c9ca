"""Claims by the million, with the skew of the three documents, straight into a database.

Simon's process, which also makes the skew of words and citations: a claim opens a new question
(subject and predicate) at the rate at which the three documents do, else it returns to a question
with a chance in proportion to the claims that are there, or to one of its own source. Two thirds
of the questions so hold one claim, a few hold hundreds. What the three documents do not show is
how seldom sources clash, for they were chosen to argue: here one answer in twenty differs or
is denied. A hot block is one question with as many different answers as claims.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from words import Words

from csto_db.db.migrate import upgrade
from csto_db.model.shingles import shingled

# The predicates of the three documents by value, meaning for conflict, and share of the claims.
_KINDS = (
    ("supports", "entity", "boolean", 43),
    ("is_effective", "boolean", "boolean", 15),
    ("signed_on", "date", "functional", 18),
    ("headed_by", "entity", "functional_at_time", 5),
    ("troops", "number", "functional_at_time", 5),
    ("focus", "entity", "set", 9),
    ("said_of", "text", "free", 5),
)
PREDICATES = tuple(
    (f"{name}_{n}", value, conflict) for n in range(12) for name, value, conflict, _ in _KINDS
)
_SHARES = [share for *_, share in _KINDS] * 12
_NEW_QUESTION = 131 / 249
_NEW_SUBJECT = 50 / 131
_OWN_QUESTION = 0.4
"""How many of the claims that return to a question return to one of their own source."""
_OTHER_VALUE = 0.6
"""How many claims of a predicate that admits many values name another than the first."""
_CLASH = 0.05
_CLAIMS_PER_SOURCE = 83
_FIRST_DAY = 727_000
_STANCES = ("endorses", "neutral", "rejects")
Row = dict[str, object]


def make_database(path: Path, claims: int, hot: int = 0, seed: int = 1) -> None:
    """Make a database with so many claims, and one block with `hot` different values more."""
    upgrade(str(path))
    made = _Questions(Random(seed))
    rows = [*made.claims(claims), *_hot(claims, hot)]
    quotes = _quotes(Random(seed), rows)
    connection = sqlite3.connect(path)
    with connection:
        _frame(connection, made.subjects, 1 + (claims + hot) // _CLAIMS_PER_SOURCE)
        _insert(connection, "claim", rows)
        _insert(connection, "attribution", _voices(Random(seed), rows))
        _evidence(connection, Random(seed), rows, quotes)
    connection.execute("ANALYZE")
    connection.close()


@dataclass
class _Questions:
    chance: Random
    subjects: int = 0
    asked: list[tuple[int, int, int]] = field(default_factory=list)
    """Subject, place of the predicate and usual answer of the question of each claim so far."""

    def claims(self, count: int) -> Iterator[Row]:
        for number in range(1, count + 1):
            source = 1 + number // _CLAIMS_PER_SOURCE
            first_own = max(0, source * _CLAIMS_PER_SOURCE - _CLAIMS_PER_SOURCE - 1)
            question = self._question(first_own)
            self.asked.append(question)
            yield self._row(number, source, *question)

    def _question(self, first_own: int) -> tuple[int, int, int]:
        chance = self.chance
        if not self.asked or chance.random() < _NEW_QUESTION:
            [place] = chance.choices(range(len(PREDICATES)), _SHARES)
            return self._subject(), place, chance.randrange(1000)
        is_own = first_own < len(self.asked) and chance.random() < _OWN_QUESTION
        return self.asked[chance.randrange(first_own if is_own else 0, len(self.asked))]

    def _subject(self) -> int:
        if not self.asked or self.chance.random() < _NEW_SUBJECT:
            self.subjects += 1
            return self.subjects
        return self.chance.choice(self.asked)[0]

    def _row(self, number: int, source: int, subject: int, place: int, usual: int) -> Row:
        chance = self.chance
        _, kind, conflict = PREDICATES[place]
        has_many = conflict in ("boolean", "set", "free") and kind != "boolean"
        is_other = chance.random() < (_OTHER_VALUE if has_many else _CLASH)
        answer = chance.randrange(1000) if is_other else usual
        entity = 1 + answer % self.subjects if kind == "entity" else None
        line = {"number": float(answer), "date": float(_FIRST_DAY + answer)}.get(kind)
        year = str(chance.randrange(1992, 2024)) if chance.random() < 0.1 else None
        number_or_year = str(1000 + answer if kind == "date" else answer)
        value = "yes" if kind == "boolean" else f"entity-{entity}" if entity else number_or_year
        return _claim(
            number,
            source,
            subject_id=subject,
            predicate_id=place + 1,
            value=value,
            value_entity_id=entity,
            value_low=line,
            value_high=line,
            polarity="denied" if chance.random() < _CLASH else "asserted",
            quantifier="some" if chance.random() < 0.04 else None,
            certainty="hedged" if chance.random() < 0.07 else "plain",
            valid_from=year,
            valid_to=year,
            scope="in part" if chance.random() < 0.04 else None,
        )


def _hot(first: int, count: int) -> Iterator[Row]:
    for number in range(first + 1, first + count + 1):
        yield _claim(
            number,
            1 + number // _CLAIMS_PER_SOURCE,
            subject_id=1,
            predicate_id=1 + [name for name, *_ in PREDICATES].index("troops_0"),
            value=str(number),
            value_low=float(number),
            value_high=float(number),
            certainty="hedged" if number % 9 == 0 else "plain",
        )


def _claim(number: int, source: int, **more: object) -> Row:
    plain: Row = {
        "claim_id": number, "claim_key": f"source{source}/{number}", "source_id": source,
        "subject_id": None, "predicate_id": None, "value": None, "value_entity_id": None,
        "value_low": None, "value_high": None, "polarity": "asserted", "quantifier": None,
        "certainty": "plain", "valid_from": None, "valid_to": None, "is_time_inferred": 0,
        "scope": None, "status": "active",
    }  # fmt: skip
    return plain | more


def _voices(chance: Random, claims: Sequence[Row]) -> list[Row]:
    return [
        {
            "claim_id": claim["claim_id"], "position": 1, "kind": "speaker", "name": "a voice",
            "entity_id": None, "stance": chance.choice(_STANCES),
        }
        for claim in claims if chance.random() < 1 / 7
    ]  # fmt: skip


def _quotes(chance: Random, claims: Sequence[Row]) -> list[str]:
    """Give every claim what detection knows of its quote; return these, of some 80 characters."""
    words = Words("quotes")
    quotes = [words.sentence().split(", and ")[0] for _ in range(5_000)]
    shingles = {quote: shingled(quote) for quote in quotes}
    chosen = [chance.choice(quotes) for _ in claims]
    for claim, quote in zip(claims, chosen, strict=True):
        claim["quote_shingles"] = shingles[quote]
    return chosen


def _evidence(
    connection: sqlite3.Connection, chance: Random, claims: Sequence[Row], quotes: Sequence[str]
) -> None:
    """Every claim has its quote, and a tenth leans on a work of its source."""
    _insert(
        connection,
        "evidence",
        [
            {
                "evidence_id": claim["claim_id"],
                "claim_id": claim["claim_id"],
                "quote": quote,
            }
            for claim, quote in zip(claims, quotes, strict=True)
        ],
    )
    _insert(
        connection,
        "evidence_citation",
        [
            {"evidence_id": claim["claim_id"], "citation_id": claim["source_id"]}
            for claim in claims
            if chance.random() < 0.1
        ],
    )


def _frame(connection: sqlite3.Connection, subjects: int, sources: int) -> None:
    body = {"entity_type_id": 1, "name": "body", "definition": "a body"}
    _insert(connection, "entity_type", [body])
    entities = [
        {"entity_id": n, "entity_key": f"entity-{n}", "label": f"Entity {n}", "entity_type_id": 1}
        for n in range(1, subjects + 1)
    ]
    _insert(connection, "entity", entities)
    predicates = [
        {
            "predicate_id": n, "name": name, "definition": "defined", "value_type": kind,
            "conflict": conflict, "gap": 1, "tolerance": 0.0, "is_symmetric": 0,
        }
        for n, (name, kind, conflict) in enumerate(PREDICATES, start=1)
    ]  # fmt: skip
    _insert(connection, "predicate", predicates)
    _sources(connection, sources)


def _sources(connection: sqlite3.Connection, count: int) -> None:
    """Sources of which each cites the work of one in ten."""
    numbers = range(1, count + 1)
    works = [{"work_id": n, "citation_key": f"source{n}", "entry_type": "article"} for n in numbers]
    _insert(connection, "work", works)
    sources = [
        {
            "source_id": n, "source_key": f"source{n}", "work_id": n, "file_name": "a.txt",
            "media_type": "text/plain", "sha256": f"{n:064}", "byte_count": 1,
            "character_count": 1, "derived_with": "x", "ingested_at": "now",
        }
        for n in numbers
    ]  # fmt: skip
    _insert(connection, "source", sources)
    passages = [
        {"passage_id": n, "source_id": n, "kind": "citation", "start": 0, "end": 1} for n in numbers
    ]
    _insert(connection, "passage", passages)
    citations = [
        {
            "citation_id": n, "passage_id": n, "work_id": 1 + n // 10, "style": "author_date",
            "status": "full",
        }
        for n in numbers
    ]  # fmt: skip
    _insert(connection, "citation", citations)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    columns = ", ".join(f'"{column}"' for column in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    values = [tuple(row.values()) for row in rows]
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
