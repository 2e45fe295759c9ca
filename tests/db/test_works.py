"""What is asked of the works that are stored before new ones get their keys."""

import pytest
from sqlalchemy import Connection, insert

from csto_db.db.tables import METADATA
from csto_db.db.works import keys_in_use, known_links, known_works

T = METADATA.tables


@pytest.fixture
def stored(memory: Connection) -> Connection:
    keys = ["haas2017", "haas2017a", "haas2017c", "smith2009b", "smithson2009"]
    works = [
        {"work_id": n, "citation_key": key, "entry_type": "unknown", "title": f"Title {n}"}
        for n, key in enumerate(keys, start=1)
    ]
    matches = [{"work_id": n, "rule": "url", "value": f"x.org/{n % 2}"} for n in range(1, 6)]
    memory.execute(insert(T["work"]), works)
    memory.execute(insert(T["work_match"]), matches)
    memory.execute(
        insert(T["link"]), [{"link_id": 7, "url": "http://x", "url_key": "x", "host": "x"}]
    )
    return memory


def test_stored_keys_are_found_and_only_those_that_were_asked_for(stored: Connection) -> None:
    assert keys_in_use(stored, ["haas2017", "haas2017c", "smith2009"]) == {"haas2017", "haas2017c"}


def test_works_come_once_and_in_order_under_each_key(stored: Connection) -> None:
    found = known_works(stored, [("url", "x.org/1"), ("url", "x.org/1"), ("doi", "x.org/1")])
    assert found == {
        ("url", "x.org/1"): [(1, "Title 1", None), (3, "Title 3", None), (5, "Title 5", None)]
    }


def test_links_are_found_among_more_than_one_query_holds(stored: Connection) -> None:
    assert known_links(stored, [*map(str, range(1200)), "x"]) == {"x": 7}


def test_nothing_is_asked_for_nothing(stored: Connection) -> None:
    assert keys_in_use(stored, []) == set()
    assert known_works(stored, []) == {}
    assert known_links(stored, []) == {}
