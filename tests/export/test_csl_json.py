"""CSL-JSON out: by the CSL project's own lists of types and variables, and with nothing lost."""

import json
from collections.abc import Callable

import hostile
import jsonschema
import pytest
from csl_schema import csl_schema

from csto_db.db.reader import Cell, Reader
from csto_db.export.csl import csl_json, zotero_csl_json
from csto_db.export.works import cited_works

Query = Callable[..., list[tuple[Cell, ...]]]
SCHEMA = csl_schema()


@pytest.mark.parametrize("write", [csl_json, zotero_csl_json])
def test_the_collection_is_valid(reader: Reader, write: Callable[..., object]) -> None:
    items = json.loads("".join(write(cited_works(reader))))  # type: ignore[arg-type]
    jsonschema.validate(items, SCHEMA)
    assert len(items) > 100


def test_the_schema_refuses_what_is_no_csl() -> None:
    for item in ({"id": "a", "type": "misc"}, {"id": "a", "type": "book", "journal": "x"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([item], SCHEMA)


def test_hostile_text_is_valid_and_unchanged() -> None:
    works = [work for text in hostile.TEXTS for work in hostile.works_of(text, "k")]
    items = json.loads("".join(csl_json(works)))
    jsonschema.validate(items, SCHEMA)
    for cited, item in zip(works, items, strict=True):
        assert item["title"] == cited.work.title
        assert item["author"][1]["family"] == cited.work.title


def test_titles_and_urls_are_those_of_the_database(reader: Reader, query: Query) -> None:
    items = {item["id"]: item for item in json.loads("".join(csl_json(cited_works(reader))))}
    for key, title, url in query(
        "SELECT citation_key, title, url FROM work_detail WHERE n_citations > 0"
    ):
        assert items[key].get("URL") == url
        assert title is None or items[key]["title"] == title


def test_true_types_are_carried(reader: Reader) -> None:
    types = {item["type"] for item in json.loads("".join(csl_json(cited_works(reader))))}
    assert {"interview", "treaty", "hearing", "webpage", "article-newspaper"} <= types


def test_no_works_are_an_empty_array() -> None:
    assert json.loads("".join(csl_json([]))) == []
