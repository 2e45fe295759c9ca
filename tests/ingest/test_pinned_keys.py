"""A citation key is given once: no addition, edit or re-ingest changes it or gives it again."""

import random
from pathlib import Path

from dumps import select

from csto_db.ingest.pipeline import ingest

TITLES = ("Statement of the Ministers of the League", "The League Seen from Afar", "A Short Look")
PAPERS = ("Ostrava Gazette", "Moravian Times")
DAYS = tuple(f"{day} May {year}" for year in (2004, 2005) for day in (3, 14, 25))
POOL = tuple(f"‘{title}’, {paper}, {day}" for title in TITLES for paper in PAPERS for day in DAYS)
KEYS = """
SELECT title, container, issued, work FROM citation_detail WHERE title IS NOT NULL
"""
ROUNDS, DOCUMENTS, CHANGED = 20, 60, 50


def write(path: Path, notes: list[str]) -> None:
    words = " ".join(f"Something happened.{n}" for n in range(1, len(notes) + 1))
    listed = "\n".join(f"{n} {note}." for n, note in enumerate(notes, start=1))
    path.write_text(f"{words}\n\nNotes\n\n{listed}\n", encoding="utf-8")


def test_a_thousand_additions_and_edits_change_no_key_and_give_none_twice(tmp_path: Path) -> None:
    chance = random.Random(7)
    database = tmp_path / "a.db"
    paths = [tmp_path / f"d{number}.txt" for number in range(DOCUMENTS)]
    known: dict[tuple[object, ...], object] = {}
    gone = 0
    for turn in range(ROUNDS):
        pool = chance.sample(POOL, 12)
        for path in paths if turn == 0 else chance.sample(paths, CHANGED):
            write(path, chance.sample(pool, chance.randrange(4)))
        ingest(str(database), paths)
        now = {tuple(work): key for *work, key in select(database, KEYS)}
        assert {work: known.setdefault(work, key) for work, key in now.items()} == now
        gone += len(known.keys() - now.keys())
    assert len(set(known.values())) == len(known) == len(POOL)
    assert gone, "some works went and came again"
