"""New citation keys are free, whatever numbers are taken and however many."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, insert

from csto_db.db import schema
from csto_db.db.tables import METADATA
from csto_db.ingest import free_keys
from csto_db.ingest.free_keys import key_ring
from csto_db.resolve.citation_key import numbered

WORK = METADATA.tables["work"]


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as opened:
        schema.create_all(opened)
        yield opened
    engine.dispose()


def store(connection: Connection, keys: Iterable[str]) -> None:
    connection.execute(delete(WORK))
    rows = [{"citation_key": key, "entry_type": "unknown"} for key in keys]
    if rows:
        connection.execute(insert(WORK), rows)


def test_the_first_free_number_follows_the_taken_ones(connection: Connection) -> None:
    store(connection, [numbered("haas2017", n) for n in range(700)])
    ring = key_ring(connection, ["haas2017", "haas2017", "weitz2015"])
    assert [ring.next("haas2017"), ring.next("haas2017"), ring.next("weitz2015")] == [
        numbered("haas2017", 700),
        numbered("haas2017", 701),
        "weitz2015",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=st.sets(st.integers(0, 60)), wanted=st.integers(1, 12))
def test_every_new_key_is_free_where_numbers_have_gaps(
    connection: Connection, taken: set[int], wanted: int
) -> None:
    stored = {numbered("haas2017", n) for n in taken}
    store(connection, stored)
    ring = key_ring(connection, ["haas2017"] * wanted)
    new = {ring.next("haas2017") for _ in range(wanted)}
    assert len(new) == wanted
    assert new.isdisjoint(stored)


def test_thousands_of_taken_keys_are_not_read(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(connection, [numbered("anonymous2012interview", n) for n in range(5000)])
    read: list[str] = []

    def counted(opened: Connection, keys: Iterable[str]) -> set[str]:
        found = original(opened, keys)
        read.extend(found)
        return found

    original = free_keys.keys_in_use
    monkeypatch.setattr(free_keys, "keys_in_use", counted)
    assert key_ring(connection, ["anonymous2012interview"]).next("anonymous2012interview") == (
        numbered("anonymous2012interview", 5000)
    )
    assert len(read) < 50
