"""Two works that the tagger took for one."""

from csto_db.parse.tagging.semicolons import recut
from csto_db.parse.tagging.tokens import tokenize

ONE = ("R-author", "B-title", "B-place", "B-date", "B-cited_pages", "I-cited_pages")


def starts(found: tuple[str, ...]) -> list[int]:
    return [n for n, label in enumerate(found) if label.startswith("R-")]


def test_a_dated_work_behind_a_finished_one_is_a_work_of_its_own() -> None:
    tokens = tokenize("Roth, Hafenrecht, Bremen 2005, S. 14; Kern, Zollrecht, Kiel 1999, S. 2.")
    taken = (
        *ONE,
        "B-publisher",
        "I-publisher",
        "B-place",
        "B-date",
        "B-cited_pages",
        "I-cited_pages",
    )
    assert len(tokens.words) == len(taken)
    found = recut(tokens, taken)
    assert found[:6] == ONE
    assert starts(found) == [0, 6]


def test_pages_and_a_year_behind_a_semicolon_go_on_with_the_work() -> None:
    tokens = tokenize("Roth, Hafenrecht, Bremen 2005, S. 14; 18.")
    taken = (*ONE, "I-cited_pages")
    assert recut(tokens, taken) == taken
    dated = tokenize("Roth, Hafenrecht, Bremen 2005, S. 14; 2006.")
    assert recut(dated, (*ONE, "B-date")) == (*ONE, "B-date")
