"""The stretches between commas, stops and brackets: what each looks like as a whole."""

from collections.abc import Sequence
from functools import lru_cache

from csto_db.parse.tagging.gaps import Gap

_SHORT = 3
_FAMILY_FIRST = "N<"
_NAME = frozenset("igpaX")
_TOLD = "vjoedtl"
_SIZES = "1233444455556"

# What a word class says of the clause that the word stands in, by one letter.
_ROLES = {
    "given": "g", "particle": "p", "and": "a", "year": "y", "yearx": "y", "organisation": "o",
    "publisher": "o", "journal": "j", "news": "j", "proceedings": "v", "place": "l", "month": "m",
    "season": "m", "editor": "e", "translator": "e", "doc": "d", "report": "d", "thesis": "d",
    "url": "u", "doi": "u", "X": "i", "Xx": "X", "XX": "X", "XxX": "X", "X-X": "X", "roman": "X",
    "ru-Xx": "X", "ru-X": "i", "CJK": "X", "name": "X",
}  # fmt: skip
_NAMING = frozenset({"Xx", "XX", "XxX", "X-X", "given"})


def role_of(kind: str, shape: str, is_topic: bool) -> str:
    """Return the letter of a word by its class and its shape.

    >>> [role_of(*word, False) for word in (("given", "Xx"), ("X", "X"), ("xx", "xx"))]
    ['g', 'i', 'x']
    """
    if shape[0] == "9" and kind not in ("year", "yearx"):
        return "9"
    if is_topic and shape[0] == "X" and kind in _NAMING:
        return "t"
    return _ROLES.get(kind, "X" if shape[0] == "X" else "x")


def clauses(
    words: Sequence[str], roles: Sequence[str], gaps: Sequence[Gap]
) -> tuple[list[int], list[str]]:
    """Return for each word the index of its clause, and the class of each clause.

    A stop ends a clause unless the word before it is as short as an abbreviation.
    """
    index: list[int] = []
    found: list[str] = []
    here = ""
    for n, role in enumerate(roles):
        gap = gaps[n]
        if here and (gap.is_break or (gap.has_stop and _is_end(words[n - 1], here, found))):
            found.append(_class(here[: len(_SIZES)]))
            here = ""
        here += role
        index.append(len(found))
    found.append(_class(here[: len(_SIZES)]))
    return index, found


def _is_end(word: str, here: str, before: Sequence[str]) -> bool:
    """Whether a stop behind a word ends a clause; in "Doe J, Roe A. Title" the last does."""
    return len(word) > _SHORT or (before[-1:] == [_FAMILY_FIRST] and here[-2:] in ("Xi", "XX"))


@lru_cache(1 << 14)
def _class(roles: str) -> str:
    """What a clause looks like: a name and in which order, or what its words tell.

    >>> [_class(roles) for roles in ("X", "iX", "gX", "Xi", "ii", "y", "Xxo", "XxXxxx")]
    ['n1', 'N>', 'G>', 'N<', 'I', 'y', 'ox3', 'x4']
    """
    has = set(roles)
    if has == {"y"} or "u" in has:
        return min(has & {"y", "u"})
    if has == {"i"}:
        return "I"
    if has <= _NAME:
        if "i" in has:
            return "N>" if roles[0] == "i" else "G>" if roles[0] == "g" else _FAMILY_FIRST
        if "g" in has:
            return "G>" if roles[0] == "g" else "G<"
        return f"n{_SIZES[len(roles) - 1]}"
    told = next((letter for letter in _TOLD if letter in has), "")
    small = "x" if "x" in has else ""
    digits = "9" if has & {"9", "y"} else ""
    return f"{told}{small}{digits}{_SIZES[len(roles) - 1]}"


def told(
    words: Sequence[str], roles: Sequence[str], gaps: Sequence[Gap], leads: Sequence[bool]
) -> list[tuple[str, ...]]:
    """Return for each word what its clause, those beside it and those before it say.

    `leads` marks the words that lead to what holds a work ("in").
    """
    index, found = clauses(words, roles, gaps)
    firsts = [n for n, clause in enumerate(index) if n == 0 or index[n - 1] != clause]
    padded = ["#", *found, "#"]
    form = lead = ""
    said = []
    for n, first in enumerate(firsts):
        end = firsts[n + 1] if n + 1 < len(firsts) else len(words)
        before, this, after = padded[n : n + 3]
        if n == 0 or ";" in gaps[first].key:
            form, lead = f"{this}{gaps[end].key}{after if after == 'I' else ''}", ""
        elif leads[first]:
            lead = "i"
        if this[0] == "e":
            lead += "e" if lead[-1:] != "e" else ""
        said.append(
            (
                f"k={this}",
                f"k+={this}|{gaps[end].key}|{after}",
                f"k-={before}|{gaps[first].key}|{this}",
                f"kf={form}|{this}",
                f"kl={lead}|{this}",
                f"kn={min(n, 5)}|{this}",
            )
        )
    return [said[n] for n in index]
