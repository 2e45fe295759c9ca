"""Run the benchmarks that are named, or all, and print every ratio with its aim."""

import sys
from collections.abc import Callable

import detection
import export
import growth
import ingest
import libraries
import parsing
import scale
import startup
from measure import Ratio
from tabulate import tabulate

BENCHMARKS: dict[str, Callable[[], list[Ratio]]] = {
    "startup": startup.measure,
    "export": export.measure,
    "libraries": libraries.measure,
    "ingest": ingest.measure,
    "growth": growth.measure,
    "scale": scale.measure,
    "detection": detection.measure,
    "parsing": parsing.measure,
}
_HEADINGS = ("what", "ratio", "rounds", "aim", "ok", "detail")


def main(names: list[str]) -> int:
    """Return 0 if every ratio keeps its aim, 1 if one does not, 2 for a name that is none."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
        return 2
    found: list[Ratio] = []
    for name in names or BENCHMARKS:
        print(f"{name} …", file=sys.stderr)
        found += BENCHMARKS[name]()
    rows = map(_row, found)
    print(tabulate(rows, _HEADINGS, tablefmt="github", disable_numparse=True))
    return 0 if all(ratio.is_met for ratio in found) else 1


def _row(ratio: Ratio) -> list[str]:
    low, high = ratio.spread
    bound = "" if ratio.aim is None else f"{'≥' if ratio.is_floor else '≤'} {ratio.aim:g}"
    ok = "" if ratio.aim is None else "yes" if ratio.is_met else "no"
    return [ratio.name, f"{ratio.value:.2f}", f"{low:.2f}–{high:.2f}", bound, ok, ratio.detail]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
