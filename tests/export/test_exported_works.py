"""Works as they come out of a database for an export."""

from dataclasses import FrozenInstanceError, replace

import pytest

from csto_db.db.reader import Reader
from csto_db.export.works import cited_works


def test_a_work_of_a_database_is_like_any_other(reader: Reader) -> None:
    works = [cited.work for cited in cited_works(reader)]
    assert works
    assert works == [replace(work) for work in works]
    assert len(set(works)) == len(works)
    with pytest.raises(FrozenInstanceError):
        works[0].title = "Another"  # type: ignore[misc]
