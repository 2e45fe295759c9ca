"""The models that the package carries, and how they are made."""

import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[3] / "corpus"
sys.path.insert(0, str(CORPUS))

import generate  # noqa: E402
import score  # noqa: E402
import train  # noqa: E402
from forked import FORKS  # noqa: E402

from csto_db.parse.tagging import model  # noqa: E402
from csto_db.parse.tagging.annotated import label, read_record  # noqa: E402
from csto_db.parse.tagging.tokens import tokenize  # noqa: E402


@pytest.mark.parametrize(("kind", "floor"), [("footnote", 0.8), ("reference", 0.85)])
def test_what_was_held_out_is_read_well(kind: str, floor: float) -> None:
    assert score.core_f1(score.held_out(kind)) >= floor


def test_held_out_notes_are_cut_into_the_right_number_of_references() -> None:
    right, several = score.counted_right(score.held_out("footnote"))
    assert several > 3
    assert right / several >= 0.7


def test_the_models_are_small_enough_for_the_wheel() -> None:
    sizes = [path.stat().st_size for path in train.MODELS.glob("*.crfsuite")]
    assert len(sizes) == 2
    assert sum(sizes) < 3_000_000


def test_the_same_seed_makes_the_same_strings() -> None:
    assert list(generate.generate("footnote", 20, 7)) == list(generate.generate("footnote", 20, 7))
    assert list(generate.generate("footnote", 20, 7)) != list(generate.generate("footnote", 20, 8))


@pytest.mark.parametrize("kind", ["footnote", "reference"])
def test_made_up_strings_are_well_formed(kind: str) -> None:
    for _, key, marked in generate.generate(kind, 300, 11):
        record = read_record(kind, key, marked)
        assert len(label(record).labels) == len(label(record).tokens.words)


def test_training_again_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "_COUNTS", {"reference": 40})
    monkeypatch.setattr(train, "_ITERATIONS", {"reference": 5})
    for name in ("a", "b"):
        train.train("reference", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_model_is_read_where_its_bytes_stay() -> None:
    reader = FORKS.Process(target=read_with_new_models)
    reader.start()
    reader.join()
    assert reader.exitcode == 0


def read_with_new_models() -> None:
    """The tagger keeps no copy of a model: where its bytes are freed, the process dies."""
    tokens = tokenize("See John Doe, The Silent Border (Chicago: Aldine, 1999), 45.")
    for kind in (model.FOOTNOTE, model.REFERENCE):
        first = model.labels(tokens, kind)
        others = [bytes([n]) * 2_000_000 for n in range(8)]
        assert model.labels(tokens, kind) == first
        assert len(others) == 8
