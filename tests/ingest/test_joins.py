"""Each citation of a document is of the work that it means, or it is said why that is not known.

A case is a file of `joins`: a document, a line "====", and a line for each citation that is no
entry of a list: its note, its words, the title of its work (after "?" why none), its locator.
"""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

CASES = sorted((Path(__file__).parent / "joins").glob("*.txt"))
CITATIONS = """
SELECT coalesce(c.footnote, '-') AS note, c.exact, c.title, c.locator, d.message
FROM citation_detail AS c
LEFT JOIN source AS s ON s.source_key = c.source
LEFT JOIN diagnostic AS d ON d.source_id = s.source_id AND d.start = c.start AND d.code IN
  ('back_reference_unresolved', 'reference_not_listed', 'reference_ambiguous')
WHERE c.style <> 'reference'
ORDER BY c.start, c."end", c.title
"""


def line(row: dict[str, str | None]) -> str:
    title = f"? {row['message'].rpartition(', but ')[2]}" if row["message"] else row["title"] or "-"
    exact = " ".join((row["exact"] or "").split())
    return " | ".join((row["note"] or "", exact, title, row["locator"] or "-"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_citation_is_of_the_work_that_it_means(cli: Run, tmp_path: Path, case: Path) -> None:
    document, _, expected = case.read_text(encoding="utf-8").partition("\n====\n")
    (tmp_path / case.name).write_text(document, encoding="utf-8")
    assert cli("ingest", case.name).returncode == 0
    rows = json.loads(cli("sql", CITATIONS, "--format", "json").stdout)
    assert [line(row) for row in rows] == expected.splitlines()
