"""Generated documents up to the database, and an empty database for them."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from generate import Generated, documents

from csto_db.config import data_folder
from csto_db.ingest.derive import MEDIA_TYPE, derive
from csto_db.ingest.pipeline import ingest
from csto_db.ingest.plan import plan
from csto_db.ingest.reference import read_reference
from csto_db.model.document import SourceFile
from csto_db.model.vocabulary import Role
from csto_db.model.work import Contribution, Name, Work
from csto_db.resolve.mentions import Gazetteer
from csto_db.resolve.resolved import Resolved, resolved


def gazetteer() -> Gazetteer:
    """Return the names of the entities of the seeds."""
    return Gazetteer(read_reference(plan([data_folder("seeds") / "entities.yml"]), {}).entities)


def empty_database(path: Path) -> None:
    """Make a database that has the entities of the seeds and no document."""
    ingest(str(path), [data_folder("seeds") / "entities.yml"])


def source_file(made: Generated) -> SourceFile:
    """Return a generated document as it comes from a file."""
    data = made.text.encode()
    work = Work(
        title=made.title,
        issued=made.year,
        contributions=(Contribution(Role.AUTHOR, Name(made.author)),),
        citation_key=made.key,
    )
    sha256 = hashlib.sha256(data).hexdigest()
    return SourceFile(made.key, work, f"{made.key}.txt", MEDIA_TYPE, sha256, len(data), made.text)


def derived(count: int, names: Gazetteer, first: int = 0) -> Iterator[Resolved]:
    """Yield generated documents with all that is found in them, ready to be written."""
    for made in documents(count, first=first):
        yield resolved(derive(source_file(made), names, "benchmark"))


def batches(found: Iterable[Resolved], size: int) -> Iterator[list[Resolved]]:
    """Yield documents in lists of at most `size`."""
    batch: list[Resolved] = []
    for document in found:
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
