"""Works that are nearly one: shown, never tied; what a library calls a work, either way round."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

LIST = """Fens

It grew (Brill, 2004; Doe, 1999; Dorn, 2007; Poe, 2006).

References

Brill, A. (2004). {brill}. Review of Trade, 4, 11–20.

Doe, J. (1999). {doe}. Journal of Quays, 12(3), 45–67.

Dorn, C. (2007). {dorn}. Journal of Quays, 20, 5–9.

Poe, A. (2006). Reeds. {poe}, 19, 5–9.
"""
FIRST = {
    "brill": "Salt roads of the north",
    "doe": "The Drained Fen",
    "dorn": "Weirs and Fens: Part I",
    "poe": "Journal of Quays",
}
SECOND = {
    "brill": "The northern routes of salt",
    "doe": "The Drainid Fen",
    "dorn": "Weirs and Fens: Part II",
    "poe": "J. Quays",
}


def titles(cli: Run, sql: str) -> set[tuple[str, ...]]:
    found = json.loads(cli("sql", sql, "--format", "json").stdout)
    return {tuple(row.values()) for row in found}


def test_two_titles_of_one_page_are_shown_and_stay_two_works(cli: Run, tmp_path: Path) -> None:
    for name, said in (("one", FIRST), ("two", SECOND)):
        (tmp_path / f"{name}.txt").write_text(LIST.format(**said), encoding="utf-8")
    assert cli("ingest", "one.txt", "two.txt").returncode == 0
    shared = titles(cli, "SELECT title FROM work_detail WHERE n_sources = 2")
    assert shared == {("Reeds",)}
    shown = json.loads(cli("report", "possible-duplicates", "--format", "json").stdout)
    assert {(row["a_title"], row["b_title"]) for row in shown} == {
        (FIRST[name], SECOND[name]) for name in ("brill", "doe", "dorn")
    }


NOTES = """Fens.1 So.2 And.3 Then.4 Also.5 Well.6

1 John Doe, ‘The Drained Fen’, Journal of Quays 12, no. 3 (1999): 45–67.

2 Ann Roe, Salt and Silver (Hull: Low, 2004), 5.

3 John Doe, ‘The Drainid Fen’, Journal of Quays 12, no. 3 (1999): 45–67, 50.

4 Ann Roe, Silver and Salt (Hull: Low, 2004), 7.

5 John Doe, ‘Fens, and how they are kept dry’, Journal of Quays 12, no. 3 (1999): 45–67, 50.

6 Ann Roe, Salt & Silver (Hull: Low, 2004), 9.
"""


def test_a_title_that_is_quoted_differently_is_a_defect(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "fens.txt").write_text(NOTES, encoding="utf-8")
    assert cli("ingest", "fens.txt").returncode == 0
    rows = json.loads(cli("report", "defects", "--format", "json").stdout)
    assert [(row["kind"], row["where"]) for row in rows] == [
        ("title differs", f"n. {note}") for note in (3, 4, 5)
    ]


BIB = """@article{doe, author = {Doe, John}, title = {The drained fen},
  journal = {Journal of Quays}, volume = {12}, number = {3}, pages = {45--67}, year = {1999}}
@book{zhukov, author = {Жуков, Сергей}, title = {Соглашение о коллективных портах},
  publisher = {Наука}, address = {Москва}, year = {2004}}
@book{haas:two, author = {Haas, M.}, title = {The Ports: A History}, publisher = {Low},
  address = {Hull}, edition = {2}, year = {2010}}
@book{haas:other, author = {Haas, M.}, title = {The Ports in 1850}, year = {2010}}
@report{iwc, author = {{Inland Waterways Council}}, title = {Reeds and boats}, institution = {IWC},
  url = {http://www.iwc.example.org/reeds/}, year = {2013}}
"""
DOCUMENT = """Ports.1 So.2 And.3 Then.4 Also.5

1 J. Doe, ‘The Drained Fen’, Journal of Quays 12, no. 3 (1999): 45–67.

2 S. Zhukov, Soglashenie o kollektivnykh portakh (Moscow: Nauka, 2004), 5.

3 Marcel Haas, The Ports (Hull: Low, 2010), 4.

4 Marcel Haas, The Ports in 1851 (Hull: Low, 2010), 4.

5 Inland Waterways Council, ‘Reeds and Boats’, 2013, available at: https://iwc.example.org/reeds.
"""


JOINED = """
SELECT d.footnote, i.entry_key
FROM citation_detail AS d
JOIN citation AS c ON c.citation_id = d.citation_id
LEFT JOIN imported_entry AS i ON i.work_id = c.work_id
WHERE d.source = 'ports'
"""


@pytest.mark.parametrize("order", [("refs.bib", "ports.txt"), ("ports.txt", "refs.bib")])
def test_a_library_and_a_document_agree_in_either_order(
    cli: Run, tmp_path: Path, order: tuple[str, str]
) -> None:
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "ports.txt").write_text(DOCUMENT, encoding="utf-8")
    for name in order:
        assert cli("ingest", name).returncode == 0
    joined = titles(cli, JOINED)
    assert joined == {("1", "doe"), ("2", "zhukov"), ("3", "haas:two"), ("5", "iwc"), ("4", None)}
