"""The parts that titles have, and the parts of a work that they number."""

import re
from functools import lru_cache

from csto_db.resolve.spelling import spelling_key

# "Alliances: A History", "Weirs – Dykes and Fens", "Weirs. A History" but not "St. Petersburg".
_TITLE_END = re.compile(r"\s*[:—]\s+|\s+[–-]\s+|\?\s+|(?<=[^\W_]{4})\.\s+(?=[A-ZÀ-ÞА-ЯЁ«“‘])")
_SIGN_OF_END = re.compile(r"[:—–?.-]")
_ROMAN = r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
_PART = re.compile(
    rf"\b(?i:parts?|pt|vol(?:ume)?|book|section|series|teil|band|bd|tome|chast’?|часть|ч|том|т)\b\.?\s?"
    rf"(?P<numbered>{_ROMAN}|\d+)(?!\w)|(?<!\w)(?P<bare>{_ROMAN})(?!\w)"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SHORTEST = 2


@lru_cache(maxsize=1 << 12)
def title_starts(title: str) -> tuple[str, ...]:
    """Return a title up to each place where a subtitle may begin, in one spelling, shortest first.

    >>> len(title_starts("Weirs – Dykes and Fens: A History")), title_starts("Weirs")
    (2, ())
    """
    if not _SIGN_OF_END.search(title):
        return ()
    ends = (spelling_key(title[: found.start()]) for found in _TITLE_END.finditer(title))
    return tuple(dict.fromkeys(filter(None, ends)))


def main_title(title: str) -> str:
    """Return a title without its subtitle, in one spelling.

    >>> main_title("Alliances: A History") == main_title("The Alliances")
    True
    """
    return next(iter(title_starts(title)), spelling_key(title))


def part_numbers(title: str) -> tuple[int, ...]:
    """Return the numbers of parts and volumes in a title, and the Roman ones of several letters.

    >>> part_numbers("Weirs, Part II"), part_numbers("Weirs, part 2"), part_numbers("I and You")
    ((2,), (2,), ())
    """
    found = (one["numbered"] or one["bare"] for one in _PART.finditer(title) if _counts(one))
    return tuple(int(one) if one.isdecimal() else _roman(one) for one in found)


def _counts(found: re.Match[str]) -> bool:
    return bool(found["numbered"]) or len(found["bare"] or "") >= _SHORTEST


def _roman(letters: str) -> int:
    values = [_VALUES[one] for one in letters]
    after = (*values[1:], 0)
    return sum(-one if one < next_one else one for one, next_one in zip(values, after, strict=True))
