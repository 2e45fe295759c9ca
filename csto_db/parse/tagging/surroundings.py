"""What a token has around it beyond its neighbours: quotes, brackets, place, what was seen."""

from bisect import bisect_left
from collections.abc import Sequence

from csto_db.parse.tagging.gaps import Gap

_LONGEST_BRACKET = 30
_STEPS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_STEP_OF = tuple(bisect_left(_STEPS, count) for count in range(_STEPS[-1] + 1))
_FARTHEST = len(_STEPS)


def surroundings(gaps: list[Gap], kinds: list[str]) -> Sequence[tuple[str, ...]]:
    """Return for each token what the whole string says of its place."""
    ahead = _ahead(kinds, gaps)
    found = []
    state = _State()
    for n, word_kind in enumerate(kinds):
        state.pass_gap(gaps[n])
        found.append(
            (
                f"q={state.quote}{state.was_quoted}",
                f"b={int(state.depth > 0)}",
                f"at={_step(n)}",
                f"u={_step(state.since_stop)}",
                f"y={state.years}|{ahead[n]}",
                f"q|g={state.quote}|{gaps[n].key}",
                f"q|n={state.quote}|{gaps[n + 1].key}",
                f"b|c={int(state.depth > 0)}|{word_kind}",
                f"at|c={min(n, 4)}|{word_kind}",
            )
        )
        state.pass_word(word_kind)
    return found


class _State:
    """What has been seen of a string so far."""

    def __init__(self) -> None:
        self.quote = ""
        self.was_quoted = ""
        self.depth = 0
        self.since_stop = 0
        self.years = 0
        self._in_bracket = 0

    def pass_gap(self, gap: Gap) -> None:
        if self.quote and gap.closes == self.quote:
            self.quote, self.was_quoted = "", "1"
        if not self.quote and gap.opens:
            self.quote = gap.opens
        self.depth = max(0, self.depth + gap.brackets)
        self._in_bracket = self._in_bracket + 1 if self.depth else 0
        if self._in_bracket > _LONGEST_BRACKET:
            self.depth = self._in_bracket = 0
        if gap.is_stop:
            self.since_stop = 0
        if ";" in gap.key:
            self.was_quoted, self.years = "", 0

    def pass_word(self, kind: str) -> None:
        self.since_stop += 1
        if kind in ("year", "yearx"):
            self.years = min(2, self.years + 1)


def _ahead(kinds: list[str], gaps: list[Gap]) -> list[str]:
    """For each token, what comes next of year, address, semicolon or the end."""
    found = [""] * len(kinds)
    coming = "#"
    for n in range(len(kinds) - 1, -1, -1):
        if ";" in gaps[n + 1].key:
            coming = ";"
        if kinds[n] in ("year", "yearx"):
            coming = "y"
        elif kinds[n] in ("url", "doi"):
            coming = "u"
        found[n] = coming
    return found


def _step(count: int) -> int:
    """How far, in steps that grow: nearly every count is looked up."""
    return _STEP_OF[count] if count < len(_STEP_OF) else _FARTHEST
