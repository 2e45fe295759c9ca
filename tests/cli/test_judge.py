"""`csto-db judge` offers what a person can decide."""

from csto_db.cli.judge import VERDICTS
from csto_db.model.vocabulary import Verdict


def test_every_verdict_of_the_vocabulary_is_offered() -> None:
    assert tuple(map(str, Verdict)) == VERDICTS
