"""What is asked of the works that are stored before new ones get their keys."""

import pytest
from sqlalchemy import Connection, insert

from csto_db.db.former_keys import rename_work
from csto_db.db.tables import METADATA
from csto_db.db.works import keys_in_use, known_links, known_works, stored_works
from csto_db.model.vocabulary import Role

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
    assert found == {("url", "x.org/1"): [1, 3, 5]}


def test_a_stored_work_comes_with_what_works_are_compared_by(stored: Connection) -> None:
    stored.execute(
        insert(T["contribution"]),
        [
            {"work_id": 1, "role": "author", "position": n, "family": family}
            for n, family in ((2, "Roe"), (1, "Doe"))
        ],
    )
    stored.execute(insert(T["identifier"]), [{"work_id": 1, "scheme": "doi", "value": "10.1/x"}])
    found = stored_works(stored, [1, 2, 99])
    assert [name.family for name in found[1].names(Role.AUTHOR)] == ["Doe", "Roe"]
    assert [identifier.value for identifier in found[1].identifiers] == ["10.1/x"]
    assert {number: work.title for number, work in found.items()} == {1: "Title 1", 2: "Title 2"}


def test_a_key_that_a_work_had_is_in_use(stored: Connection) -> None:
    rename_work(stored, 1, "dehaas2017")
    assert keys_in_use(stored, ["haas2017", "dehaas2017"]) == {"haas2017", "dehaas2017"}
    rename_work(stored, 1, "haas2017")
    successors = "SELECT citation_key, successor FROM former_key"
    assert stored.exec_driver_sql(successors).all() == [("dehaas2017", "haas2017")]


def test_links_are_found_among_more_than_one_query_holds(stored: Connection) -> None:
    assert known_links(stored, [*map(str, range(1200)), "x"]) == {"x": 7}


def test_nothing_is_asked_for_nothing(stored: Connection) -> None:
    assert keys_in_use(stored, []) == set()
    assert known_works(stored, []) == {}
    assert known_links(stored, []) == {}
