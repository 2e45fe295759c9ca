"""Print annotated strings made up at random: `python corpus/generate.py [COUNT] [SEED]`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))

from generator.entries import entry
from generator.notes import note

_MAKERS = {"footnote": note, "reference": entry}


def generate(kind: str, count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Yield `(kind, id, annotated)` triples; the same seed gives the same strings."""
    rng = Random(f"{kind}-{seed}")
    for n in range(count):
        yield kind, f"made-{kind}-{seed}-{n}", _MAKERS[kind](rng)


def main() -> None:
    """Print records of both kinds in the format of the corpus."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for kind in _MAKERS:
        for _, key, marked in generate(kind, count, seed):
            sys.stdout.write(f"# {kind} {key}\n{marked}\n\n")


if __name__ == "__main__":
    main()
