"""Whether writing slows down as the database grows: the same documents into a young and an old one.

A thousand documents are written in turn into a database that holds few and into one that
holds thousands, so that both meet the same load of the machine.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from derived import batches, derived, empty_database, gazetteer
from measure import Ratio, ratio, seconds
from sqlalchemy import Engine

from csto_db.db.engine import writing_engine
from csto_db.ingest.write import DOCUMENTS_IN_BATCH, save_documents
from csto_db.resolve.resolved import Resolved

DOCUMENTS = 5000
YOUNG = 200
COMPARED = 1000


def measure() -> list[Ratio]:
    """Return the rate at five thousand documents against that of a young database."""
    with TemporaryDirectory() as name:
        young, old = Path(name) / "young.db", Path(name) / "old.db"
        empty_database(old)
        found = batches(derived(DOCUMENTS, gazetteer()), DOCUMENTS_IN_BATCH)
        _grow(old, found, YOUNG)
        shutil.copy(old, young)
        _grow(old, found, DOCUMENTS - YOUNG - COMPARED)
        derive, into_young, into_old = _compared(young, old, found)
    detail = f"{len(derive)} batches of {DOCUMENTS_IN_BATCH}"
    young_whole, old_whole = (
        [d + w for d, w in zip(derive, write, strict=True)] for write in (into_young, into_old)
    )
    return [
        ratio(
            f"rate of writing at {DOCUMENTS} documents / at {YOUNG + COMPARED}",
            into_young,
            into_old,
            aim=0.8,
            is_floor=True,
            detail=detail,
        ),
        ratio(
            "the same of the whole ingest",
            young_whole,
            old_whole,
            aim=0.8,
            is_floor=True,
            detail=detail,
        ),
    ]


def _grow(path: Path, found: Iterator[list[Resolved]], count: int) -> None:
    engine = writing_engine(str(path))
    for _ in range(count // DOCUMENTS_IN_BATCH):
        save_documents(engine, next(found))
    engine.dispose()


def _compared(
    young: Path, old: Path, found: Iterator[list[Resolved]]
) -> tuple[list[float], list[float], list[float]]:
    """The seconds of each batch: to read it, to write it into the young, and into the old."""
    engines = [writing_engine(str(path)) for path in (young, old)]
    derive: list[float] = []
    times: list[list[float]] = [[], []]
    started = perf_counter()
    for number, batch in enumerate(found):
        derive.append(perf_counter() - started)
        # Neither side always comes first.
        for side in (0, 1) if number % 2 else (1, 0):
            times[side].append(_written(engines[side], batch))
        started = perf_counter()
    for engine in engines:
        engine.dispose()
    return derive, times[0], times[1]


def _written(engine: Engine, batch: list[Resolved]) -> float:
    return seconds(lambda: save_documents(engine, batch))
