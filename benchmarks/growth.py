"""Whether writing slows down as the database grows, in one run of five thousand documents."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from derived import batches, derived, empty_database, gazetteer
from measure import Ratio, seconds

from csto_db.db.engine import writing_engine
from csto_db.ingest.write import DOCUMENTS_IN_BATCH, save_documents

DOCUMENTS = 5000
COMPARED = 1000
"""How many documents at the start and at the end are compared."""


def measure() -> list[Ratio]:
    """Return the rate of the last thousand documents against that of the first thousand."""
    with TemporaryDirectory() as folder:
        write, whole = _times(Path(folder) / "csto.db")
    return [
        _fall("whole ingest", whole, "documents a second, read to written"),
        _fall("database part", write, "documents a second, written"),
    ]


def _times(path: Path) -> tuple[list[float], list[float]]:
    """The seconds of each batch: its database part, and all of it."""
    empty_database(path)
    engine = writing_engine(str(path))
    write: list[float] = []
    whole: list[float] = []
    found = batches(derived(DOCUMENTS, gazetteer()), DOCUMENTS_IN_BATCH)

    def save_next() -> None:
        batch = next(found)
        write.append(seconds(lambda: save_documents(engine, batch)))

    for _ in range(DOCUMENTS // DOCUMENTS_IN_BATCH):
        whole.append(seconds(save_next))
    engine.dispose()
    return write, whole


def _fall(name: str, times: list[float], unit: str) -> Ratio:
    count = COMPARED // DOCUMENTS_IN_BATCH
    first, last = times[:count], times[-count:]
    rates = [DOCUMENTS_IN_BATCH / median(part) for part in (first, last)]
    return Ratio(
        f"{name} at {DOCUMENTS} documents / at the start",
        rates[1] / rates[0],
        (median(first) / max(last), median(first) / min(last)),
        aim=0.8,
        is_floor=True,
        detail=f"{rates[0]:.0f} then {rates[1]:.0f} {unit}",
    )
