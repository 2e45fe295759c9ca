"""Why a verdict is no stronger one and no weaker one, in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from csto_db.detect.compare import Comparison
from csto_db.detect.position import Position
from csto_db.detect.verdict import REPORTS, Cap, is_timeless, weakest
from csto_db.model.dates import ALWAYS
from csto_db.model.vocabulary import Stance, Verdict

_NAMES = {
    Verdict.CONTRADICTS: "a contradiction",
    Verdict.IN_TENSION: "a tension",
    Verdict.SUPERSEDED: "a change in time",
    Verdict.COMPATIBLE: "no clash",
}


def why(caps: Sequence[Cap], how: str, time: str) -> str:
    """Return the verdict that some caps leave, why no stronger one, and why no weaker one.

    `how` is how all sides speak, `time` why it is no change in time, nothing if that is not so.
    """
    verdict = weakest(caps)
    if verdict is Verdict.CONTRADICTS:
        return f"a contradiction, for {' and '.join(filter(None, (how, time)))}"
    reasons = listed(_reasons(cap for cap in caps if cap.verdict is verdict), ",")
    if verdict is Verdict.IN_TENSION:
        no_less = f"; nor is it a look-alike, for {time}" if time else ""
        return f"a tension and no contradiction, for {reasons}{no_less}"
    otherwise = weakest([cap for cap in caps if cap.verdict is not verdict])
    return f"no clash, for {reasons}; otherwise it would be {_NAMES[otherwise]}"


def why_of_two(a: Position, b: Position, comparison: Comparison, caps: Sequence[Cap]) -> str:
    """Return why the verdict on a pair is what it is, with gaps that `filled` fills.

    It is the same for all pairs of the same manners whose times meet, or do not.
    """
    time = "time does not explain it" if is_timeless(comparison) else "{time}"
    return why(caps, how_of_two(a, b), time)


def how_of_two(a: Position, b: Position) -> str:
    """Return how two sides speak plainly, with gaps."""
    for name, one in (("a", a), ("b", b)):
        if one.stance is Stance.ENDORSES:
            return f"{{{name}.source}} makes the words of {{{name}.said.voice}} its own"
    return "both speak plainly in their own voice"


def filled(words: str, a: Position, b: Position) -> str:
    """Return words on a pair with the gaps filled."""
    return words.format(a=a, b=b, time=_timing(a, b))


def _timing(a: Position, b: Position) -> str:
    if a.time is b.time is ALWAYS:
        return "neither names a time that would explain it"
    if a.time is not ALWAYS and b.time is not ALWAYS:
        if a.when == b.when:
            return f"both speak of one time ({a.when})"
        return f"their times overlap ({a.when}; {b.when})"
    if a.source == b.source:
        return "only one of them names a time"
    return f"only {(b if a.time is ALWAYS else a).source} names a time"


def _reasons(caps: Iterable[Cap]) -> list[str]:
    """Return why a verdict is capped, all that one source does in one clause."""
    clauses: dict[str, dict[str, None]] = defaultdict(dict)
    for cap in caps:
        clauses[cap.who or cap.words] |= {cap.words: None} if cap.who else {}
    both = [who for who, does in clauses.items() if list(does) == [REPORTS]]
    if not both[1:]:
        both = []
    said = [f"{who} {' and '.join(clauses[who])}".rstrip() for who in clauses if who not in both]
    return ["both only report it", *said] if both else said


def listed(some: Iterable[str], comma: str = "") -> str:
    """Return names in a row, or clauses, of which two have a comma between them.

    >>> listed(["a doubts it", "b only reports it"], ",")
    'a doubts it, and b only reports it'
    >>> listed(["a", "b"]), listed(["a", "b", "c"])
    ('a and b', 'a, b, and c')
    """
    *firsts, last = some
    if not firsts:
        return last
    return f"{', '.join(firsts)}{',' if firsts[1:] else comma} and {last}"
