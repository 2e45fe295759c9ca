"""Train the tagger on the corpus and on made-up strings: `make model`."""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pycrfsuite

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from generate import generate

from csto_db.parse.tagging.annotated import Annotated, label, read_annotated, read_record
from csto_db.parse.tagging.features import features

MODELS = HERE.parent / "csto_db" / "parse" / "tagging"
SEED = 20
# A record of the corpus counts as many made-up ones.
REPEATS = 6
_FILES = {"footnote": "notes.crfsuite", "reference": "references.crfsuite"}
_COUNTS = {"footnote": 5000, "reference": 8000}
_ITERATIONS = {"footnote": 100, "reference": 200}
_PARAMETERS = {"c1": 0.15, "c2": 0.02, "feature.minfreq": 3}


def corpus(kind: str) -> Iterator[Annotated]:
    """Yield the annotated records of one kind, by file and place in it."""
    for path in sorted(HERE.glob("*.txt")):
        for record in read_annotated(path.read_text(encoding="utf-8")):
            if record.kind == kind:
                yield record


def is_held_out(record: Annotated) -> bool:
    """Whether a record is kept for the own score: every tenth of its file."""
    return int(record.key.rpartition("-")[2]) % 10 == 5


def train(kind: str, target: Path) -> None:
    """Write the model of one kind; what is held out for the own score is never seen."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs", "crf1d")
    trainer.set_params({**_PARAMETERS, "max_iterations": _ITERATIONS[kind]})
    for record in corpus(kind):
        if not is_held_out(record):
            for _ in range(REPEATS):
                _append(trainer, record)
    for _, key, marked in generate(kind, _COUNTS[kind], SEED):
        _append(trainer, read_record(kind, key, marked))
    unfinished = target.with_suffix(".unfinished")
    trainer.train(str(unfinished))
    # Half a model ends the process that reads it.
    unfinished.replace(target)


def _append(trainer: pycrfsuite.Trainer, record: Annotated) -> None:
    labelled = label(record)
    if labelled.labels:
        trainer.append(features(labelled.tokens), labelled.labels)


def _build(kind: str) -> None:
    target = MODELS / _FILES[kind]
    train(kind, target)
    sys.stderr.write(f"{target.name}: {target.stat().st_size // 1024} KB\n")


def main() -> None:
    """Train both models, or those that are named, each in a process of its own."""
    with ProcessPoolExecutor() as pool:
        list(pool.map(_build, sys.argv[1:] or _FILES))


if __name__ == "__main__":
    main()
