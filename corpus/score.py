"""Score the tagger on the part of the corpus that it never saw: `python corpus/score.py`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from train import corpus, is_held_out

from csto_db.parse.tagging.annotated import Annotated, Labelled, label
from csto_db.parse.tagging.model import labels
from csto_db.parse.tagging.segments import Segment, segments

CORE = ("author", "title", "container", "date", "url", "accessed")


def held_out(kind: str) -> list[Annotated]:
    """Return the records of a kind that no model is trained on."""
    return [record for record in corpus(kind) if is_held_out(record)]


def core_f1(records: list[Annotated]) -> float:
    """Return the F1 of the core fields: a field counts where its words and its place are right."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for record in records:
        truth, guess = (set(_fields(record, way)) for way in (_annotated, _guessed))
        right.update(name for name, *_ in truth & guess)
        found.update(name for name, *_ in guess)
        wanted.update(name for name, *_ in truth)
    both = sum(right[name] for name in CORE)
    total = sum(found[name] + wanted[name] for name in CORE)
    return 2 * both / total if total else 0.0


def counted_right(records: list[Annotated]) -> tuple[int, int]:
    """Return how many of the strings with several references are cut into the right number."""
    several = [record for record in records if len(_annotated(record)) > 1]
    right = sum(len(_annotated(record)) == len(_guessed(record)) for record in several)
    return right, len(several)


def _fields(
    record: Annotated, way: Callable[[Annotated], tuple[Segment, ...]]
) -> Iterator[tuple[str, int, int]]:
    for segment in way(record):
        for field in segment.fields:
            yield field.name, field.span.start, field.span.end


def _annotated(record: Annotated) -> tuple[Segment, ...]:
    labelled: Labelled = label(record)
    return segments(labelled.tokens, labelled.labels)


def _guessed(record: Annotated) -> tuple[Segment, ...]:
    tokens = label(record).tokens
    return segments(tokens, labels(tokens, record.kind))


def main() -> None:
    """Print the score of each kind."""
    for kind in ("footnote", "reference"):
        records = held_out(kind)
        right, several = counted_right(records)
        sys.stdout.write(
            f"{kind}: {len(records)} strings, core F1 {core_f1(records):.3f}, "
            f"{right} of {several} with several references counted right\n"
        )


if __name__ == "__main__":
    main()
