"""`exact` in every view is the slice of the document, whatever the document looks like."""

import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from csto_db.db.check import faults
from csto_db.ingest.pipeline import ingest

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = {
    "kropatcheva2016": "000_114b52dd7ae8b880.txt",
    "kaszuba2019": "002_d60f98a4c6c9ddde.txt",
    "raisonsdetre2020": "004_a54d1a83f03265bf.txt",
}
SPANS = {
    "passage_detail": ("",),
    "footnote_detail": ("",),
    "citation_detail": ("",),
    "mention_detail": ("",),
    "claim_detail": ("",),
    "contradiction": ("a_", "b_"),
    "corroboration": ("a_", "b_"),
}
STRAY = (
    "\f",
    "\U0001d538\U0001f600",
    "e\u0301\u0327",
    "\u00ad",
    "\ufeff",
    "\u2028",
    "\t",
    "ﬁ",
    "İ",
)


def wrong_slices(path: Path, texts: Mapping[str, str]) -> list[object]:
    """The rows whose `exact` is not the slice, of a database that has some in every view."""
    connection = sqlite3.connect(path)
    wrong = [
        (view, *row)
        for view, sides in SPANS.items()
        for side in sides
        for row in connection.execute(
            f'SELECT {side}source, {side}start, "{side}end", {side}exact FROM {view}'
        )
        if row[1] is not None and texts[row[0]][row[1] : row[2]] != row[3]
    ]
    connection.close()
    return wrong


def seed_texts() -> dict[str, str]:
    return {key: (SEEDS / "texts" / name).read_bytes().decode() for key, name in FILES.items()}


@st.composite
def mangled(draw: Any, text: str) -> str:
    """A document with lines lost, doubled and moved, other line ends, and strange characters."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 12))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("lose", "double", "break", "stray"))):
            case "lose":
                del lines[place : place + draw(st.integers(1, 40))]
                lines = lines or [""]
            case "double":
                lines[place:place] = lines[place : place + draw(st.integers(1, 40))]
            case "break":
                lines[place] = lines[place].removeprefix("\f")
                lines.insert(draw(st.integers(0, len(lines))), "\f")
            case _:
                at = draw(st.integers(0, len(lines[place])))
                stray = draw(st.sampled_from(STRAY))
                lines[place] = lines[place][:at] + stray + lines[place][at:]
    end, mark = draw(st.sampled_from(("\n", "\r\n", "\r"))), draw(st.sampled_from(("", "\ufeff")))
    return mark + end.join(lines)


few = settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes here
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_every_view_shows_the_slices_of_the_collection(built: Path) -> None:
    assert wrong_slices(built, seed_texts()) == []


@pytest.mark.parametrize("view", SPANS)
def test_every_view_has_rows_with_a_span(built: Path, view: str) -> None:
    connection = sqlite3.connect(built)
    start = f"{SPANS[view][-1]}start"
    count = connection.execute(f"SELECT count({start}) FROM {view}").fetchone()[0]
    connection.close()
    assert count > 0


@given(st.data())
@few
def test_a_mangled_document_in_a_new_database_is_sliced_exactly(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(FILES)))
    text = data.draw(mangled(seed_texts()[key])) + "x"
    with tempfile.TemporaryDirectory() as folder:
        file, database = Path(folder, "document.txt"), Path(folder, "new.db")
        file.write_bytes(text.encode())
        ingest(str(database), [SEEDS / "entities.yml", file])
        assert wrong_slices(database, {"document": text}) == []
        assert list(faults(database)) == []


@given(st.data())
@few
def test_a_document_that_has_changed_is_sliced_exactly(built: Path, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(FILES)))
    texts = seed_texts()
    texts[key] = data.draw(mangled(texts[key])) + "x"
    with tempfile.TemporaryDirectory() as folder:
        database, texts_folder = Path(folder, "csto.db"), Path(folder, "texts")
        shutil.copyfile(built, database)
        shutil.copyfile(SEEDS / "sources.bib", Path(folder, "sources.bib"))
        texts_folder.mkdir()
        for source, text in texts.items():
            (texts_folder / FILES[source]).write_bytes(text.encode())
        assert ingest(str(database), [Path(folder, "sources.bib")]).changed == [key]
        assert wrong_slices(database, texts) == []
        assert list(faults(database)) == []
