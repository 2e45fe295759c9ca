"""A document without an author is found by every form of its title."""

import pytest

from csto_db.model.vocabulary import EntryType
from csto_db.model.work import Work
from csto_db.resolve.identity import WorkIndex, cited_work

RULES = Work(
    EntryType.OFFICIAL_DOCUMENT,
    title="Pravila zakhoda v porty",
    original_title="Правила захода в порты",
    transliterated_title="Pravila zakhoda v porty",
    translated_title="Rules of Entry into Harbours",
    issued="2004-05-12",
)


@pytest.mark.parametrize(
    "title", ["Rules of Entry into Harbours", "Правила захода в порты", "Pravila zahoda v porty"]
)
@pytest.mark.parametrize("first", [True, False])
def test_a_document_is_one_under_each_of_its_titles(title: str, first: bool) -> None:
    works = [RULES, Work(EntryType.OFFICIAL_DOCUMENT, title=title, issued="2004-05-12")]
    index = WorkIndex({}, {})
    index.add(1, cited_work(works[not first], "one"))
    assert index.search(cited_work(works[first], "two")).work_id == 1


def test_a_document_of_another_day_is_another_under_the_same_translation() -> None:
    index = WorkIndex({}, {})
    index.add(1, cited_work(RULES, "one"))
    other = Work(EntryType.OFFICIAL_DOCUMENT, title=RULES.translated_title, issued="2010-05-12")
    assert index.search(cited_work(other, "two")).work_id is None
