"""The punctuation between two tokens, and what it opens and closes."""

from functools import lru_cache

_QUOTES = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', '"': '"',
    "‘": "'", "’": "'", "‚": "'", "'": "'", "`": "'", "´": "'", "‹": "'", "›": "'",
}  # fmt: skip
_PLAIN = str.maketrans(
    {**_QUOTES, "–": "-", "—": "-", "−": "-", "‐": "-", "\t": " ", "\n": " ", "\u00a0": " "}
)
_LONGEST = 5


class Gap:
    """One gap: its features for the token behind and before it, and what it does."""

    __slots__ = (
        "after",
        "before",
        "brackets",
        "closes",
        "has_stop",
        "is_break",
        "is_stop",
        "key",
        "opens",
    )

    def __init__(self, text: str) -> None:
        plain = text.translate(_PLAIN)
        key = " ".join(plain.split(" ")) if "  " not in plain else " ".join(plain.split())
        self.key = key[:_LONGEST] if key.strip() else (" " if text else "")
        marks = {mark for mark in ",.;:()[]/&*-" if mark in plain}
        self.before = (f"g={self.key}", *(f"gm={mark}" for mark in sorted(marks)))
        self.after = (f"n={self.key}", *(f"nm={mark}" for mark in sorted(marks)))
        head, _, rest = plain.partition(" ")
        tail = rest.rpartition(" ")[2]
        self.closes = _quote(head)
        self.opens = _quote(tail) if " " in plain else _quote(_opening(text))
        self.brackets = _brackets(plain)
        self.has_stop = "." in plain
        self.is_break = any(mark in plain for mark in ',;:()[]"') or " '" in plain or "' " in plain
        self.is_stop = ";" in plain or ". " in plain or " - " in plain


@lru_cache(1 << 14)
def read_gap(text: str) -> Gap:
    """Return what a gap says.

    >>> gap = read_gap(".” (")
    >>> gap.key, gap.closes, gap.opens, gap.brackets
    ('." (', '"', '', 1)
    """
    return Gap(text[: _LONGEST * 4])


def _quote(part: str) -> str:
    """The first quote in part of a gap, by its family."""
    return next((mark for mark in part if mark in "\"'"), "")


def _opening(text: str) -> str:
    """What opens in a gap without a blank: the quote behind a bracket, or at the start."""
    return next((_QUOTES[mark] for mark in text if mark in "“„«‘‚"), "")


def _brackets(plain: str) -> int:
    return plain.count("(") + plain.count("[") - plain.count(")") - plain.count("]")
