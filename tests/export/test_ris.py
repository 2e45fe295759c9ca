"""RIS out: it comes back through rispy unchanged."""

from collections.abc import Callable

import hostile
import rispy

from csto_db.db.reader import Cell, Reader
from csto_db.export.escape import clean
from csto_db.export.ris import ris
from csto_db.export.works import cited_works

Query = Callable[..., list[tuple[Cell, ...]]]


def test_the_collection_comes_back_unchanged(reader: Reader, query: Query) -> None:
    text = "".join(ris(cited_works(reader)))
    records = rispy.loads(text)
    assert rispy.loads(rispy.dumps(records)) == records
    by_key = {record["id"]: record for record in records}
    rows = query("SELECT citation_key, title, url FROM work_detail WHERE n_citations > 0")
    assert len(records) == len(rows)
    for key, title, url in rows:
        found = by_key[str(key)]
        assert ";".join(found.get("urls", [])) == (url or "")
        assert title is None or found["title"] == title
        assert "unknown_tag" not in found


def test_hostile_text_stays_in_its_line() -> None:
    works = [work for text in hostile.TEXTS for work in hostile.works_of(text, "k")]
    records = rispy.loads("".join(ris(works)))
    assert len(records) == len(works)
    for cited, record in zip(works, records, strict=True):
        assert record["title"] == clean(cited.work.title or "")
        assert record["year"] == "2012"
        assert record["date"] == "2012/05/01/"
