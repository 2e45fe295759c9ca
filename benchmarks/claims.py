"""Claims by the million, with the skew of real collections, straight into a database.

Few subjects carry many claims and most carry one or two (Zipf); most questions have one answer
with a few dissenters; a tenth of the claims is hedged, a seventh reported from a voice, a fifth
bound to a time. A hot block is one question with as many different answers as claims.
"""

import sqlite3
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

from csto_db.db.migrate import upgrade

PREDICATES = (
    ("troops", "number", "functional_at_time"),
    ("signed_on", "date", "functional"),
    ("supports", "entity", "boolean"),
    ("focus", "entity", "set"),
    ("said_of", "text", "free"),
)
_SUBJECTS_PER_CLAIM = 0.3
_CLAIMS_PER_SOURCE = 80
_FIRST_DAY = 730_000
_STANCES = ("endorses", "neutral", "rejects")


def make_database(path: Path, claims: int, hot: int = 0, seed: int = 1) -> None:
    """Make a database with so many claims, and one block with `hot` different values more."""
    upgrade(str(path))
    connection = sqlite3.connect(path)
    chance = Random(seed)
    subjects = max(10, int(claims * _SUBJECTS_PER_CLAIM))
    sources = max(2, (claims + hot) // _CLAIMS_PER_SOURCE)
    with connection:
        _frame(connection, subjects, sources)
        rows = [*_claims(chance, claims, subjects, sources), *_hot(claims, hot, sources)]
        marks = ", ".join("?" * 18)
        connection.executemany(f"INSERT INTO claim VALUES ({marks})", rows)
        voices = [
            (
                row[0],
                1,
                "speaker",
                "a voice",
                None,
                chance.choice(("endorses", "neutral", "rejects")),
            )
            for row in rows
            if chance.random() < 1 / 7
        ]
        connection.executemany(
            "INSERT INTO attribution (claim_id, position, kind, name, entity_id, stance)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            voices,
        )
    connection.close()


def _frame(connection: sqlite3.Connection, subjects: int, sources: int) -> None:
    connection.execute("INSERT INTO entity_type VALUES (1, 'body', 'a body')")
    connection.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, 1, NULL)",
        [(n, f"entity-{n}", f"Entity {n}") for n in range(1, subjects + 2)],
    )
    connection.executemany(
        "INSERT INTO predicate VALUES (?, ?, 'defined', ?, ?, NULL, 1, NULL, 0.0, 0, NULL)",
        [(n, *predicate) for n, predicate in enumerate(PREDICATES, start=1)],
    )
    connection.executemany(
        "INSERT INTO work (work_id, citation_key, entry_type) VALUES (?, ?, 'article')",
        [(n, f"source{n}") for n in range(1, sources + 1)],
    )
    connection.executemany(
        "INSERT INTO source VALUES (?, ?, ?, 'a.txt', 'text/plain', ?, 1, 1, NULL, 'x', 'now')",
        [(n, f"source{n}", n, f"{n:064}") for n in range(1, sources + 1)],
    )


def _claims(
    chance: Random, count: int, subjects: int, sources: int
) -> Iterator[tuple[object, ...]]:
    ranks = list(accumulate(1 / rank for rank in range(1, subjects + 1)))
    drawn = chance.choices(range(1, subjects + 1), cum_weights=ranks, k=count)
    for number, subject in enumerate(drawn, start=1):
        place = chance.randrange(len(PREDICATES))
        usual = (subject * 7 + place) % 50
        answer = usual if chance.random() < 0.8 else chance.randrange(50)
        yield _row(
            chance, number, subject, place, answer, chance.randrange(1, sources + 1), subjects
        )


def _hot(first: int, count: int, sources: int) -> Iterator[tuple[object, ...]]:
    for number in range(first + 1, first + count + 1):
        yield (
            number, f"source{number % sources + 1}/{number}", number % sources + 1, 1, 1,
            str(number), None, float(number), float(number), "asserted", None,
            ("plain", "hedged")[number % 9 == 0], None, None, 0, None, "active", None,
        )  # fmt: skip


def _row(
    chance: Random, number: int, subject: int, place: int, answer: int, source: int, subjects: int
) -> tuple[object, ...]:
    kind = PREDICATES[place][1]
    entity = answer % subjects + 1 if kind == "entity" else None
    line = {"number": float(answer), "date": float(_FIRST_DAY + answer)}.get(kind)
    value = f"entity-{entity}" if entity else str(answer)
    year = str(chance.randrange(1992, 2024)) if chance.random() < 0.2 else None
    return (
        number, f"source{source}/{number}", source, subject, place + 1, value, entity, line, line,
        "denied" if chance.random() < 0.1 else "asserted",
        "only" if kind == "entity" and chance.random() < 0.02 else None,
        "hedged" if chance.random() < 0.1 else "plain",
        year, year, 0, None, "active", None,
    )  # fmt: skip
