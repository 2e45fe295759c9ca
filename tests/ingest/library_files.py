"""Files of reference managers into a database and out of it again."""

from itertools import chain
from pathlib import Path

from dumps import Rows, select

from csto_db.db.reader import open_reader
from csto_db.export.choice import EVERYTHING
from csto_db.export.formats import head, verbatim, writer
from csto_db.export.works import cited_works
from csto_db.ingest.pipeline import ingest

ENDINGS = {"bibtex": ".bib", "biblatex": ".bib", "ris": ".ris", "csl-json": ".json"}
TROUBLES = "SELECT line, code, message FROM diagnostic WHERE file IS NOT NULL ORDER BY line, code"


def exported(database: Path, fmt: str) -> str:
    reader = open_reader(str(database))
    works = cited_works(reader, verbatim=verbatim(fmt, None))
    return "".join(chain(head(reader, fmt, EVERYTHING), writer(fmt, None)(works)))


def there_and_back(path: Path, fmt: str) -> tuple[str, str]:
    """Import a file and export it, import that into another database and export it again."""
    folder = path.parent
    ingest(str(folder / "first.db"), [path])
    first = exported(folder / "first.db", fmt)
    again = folder / f"again{ENDINGS[fmt]}"
    again.write_text(first, encoding="utf-8")
    ingest(str(folder / "second.db"), [again])
    return first, exported(folder / "second.db", fmt)


def works(database: Path) -> Rows:
    """What a database says of its works."""
    return select(
        database,
        """
        SELECT citation_key, entry_type, authors, title, container, issued, url, publisher, place
        FROM work_detail ORDER BY citation_key
        """,
    )


def troubles(database: Path) -> Rows:
    return select(database, TROUBLES)
