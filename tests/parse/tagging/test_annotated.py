from pathlib import Path

import pytest

from csto_db.parse.tagging.annotated import label, read_annotated, read_record

CORPUS = Path(__file__).parents[3] / "corpus"


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_record_of_the_corpus_is_well_formed(path: Path) -> None:
    records = list(read_annotated(path.read_text(encoding="utf-8")))
    keys = [record.key for record in records]
    assert records
    assert len(keys) == len(set(keys))
    for record in records:
        assert len(label(record).labels) == len(label(record).tokens.words)


@pytest.mark.parametrize(
    "marked", ["<author>Doe", "Doe</author>", "<author>Doe</title>", "<poet>Doe</poet>"]
)
def test_tags_that_do_not_match_are_errors_that_name_the_record(marked: str) -> None:
    with pytest.raises(ValueError, match="note-1"):
        read_record("footnote", "note-1", marked)


def test_a_date_behind_a_comment_goes_on_with_the_reference() -> None:
    marked = "<author>Doe</author>, <comment>a friend</comment>, <date>1999</date>; <|> "
    marked += "<author>Roe</author>"
    labels = label(read_record("footnote", "a", marked)).labels
    assert labels == ("R-author", "comment", "comment", "B-date", "R-author")
