"""How fast strings are parsed on one core, against splitting them into words, and against the aim.

The strings are the notes and entries of `corpus/`, without their annotation. What is counted is the
processor's time, so that other work of the machine does not slow the parser down.
"""

import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

from measure import Ratio, in_turn, ratio

from csto_db.parse.api import parse_references
from csto_db.parse.tagging.annotated import read_annotated

ROUNDS = 9
CORPUS = Path(__file__).parents[1] / "corpus"
# Issue 3: a thousand notes in a second of one core, without start-up.
AIM = 1000
_WORD = re.compile(r"\w+|[^\w\s]")


def measure() -> list[Ratio]:
    """Return what parsing costs beyond finding words, and notes and entries a second."""
    notes, entries = strings("footnote"), strings("reference")
    # The models are loaded when they are first needed.
    _parse(notes[:1], "footnote")
    _parse(entries[:1], "reference")
    note_times, entry_times, word_times, aim_times = in_turn(
        [
            _seconds(lambda: _parse(notes, "footnote")),
            _seconds(lambda: _parse(entries, "reference")),
            _seconds(lambda: [_WORD.findall(text) for text in notes]),
            lambda: 1 / AIM,
        ],
        ROUNDS,
    )
    return [
        _rate("notes a second / 1,000", aim_times, note_times, notes),
        _rate("entries a second / 1,000", aim_times, entry_times, entries),
        ratio("parsing notes / finding their words", note_times, word_times),
    ]


def strings(kind: str) -> list[str]:
    """Return the strings of one kind, in the order of the files."""
    return [
        record.text
        for path in sorted(CORPUS.glob("*.txt"))
        for record in read_annotated(path.read_text(encoding="utf-8"))
        if record.kind == kind
    ]


def _rate(name: str, aim: list[float], times: list[float], texts: list[str]) -> Ratio:
    each = [seconds / len(texts) for seconds in times]
    length = sum(map(len, texts)) // len(texts)
    detail = f"{length} characters each"
    return ratio(name, aim, each, aim=1.0, is_floor=True, detail=detail)


def _parse(texts: list[str], kind: str) -> None:
    for text in texts:
        parse_references(text, kind)


def _seconds(work: Callable[[], object]) -> Callable[[], float]:
    def timed() -> float:
        began = process_time()
        work()
        return process_time() - began

    return timed
