"""Whether two quotes are one text."""

import re

_WORD = re.compile(r"\w+")
_LONG_ENOUGH = 8
_RUN = 4
_SHARE = 0.5


def is_one_text(a: str, b: str) -> bool:
    """Whether half of the runs of four words of the shorter quote stand in the other.

    Case and punctuation do not count; quotes under eight words may coincide by chance. A
    translation cannot be told from an independent statement, and is not.

    >>> said = "the member states agreed to form a joint force of 4,000 soldiers"
    >>> is_one_text(said, "In 2009 the member states agreed to form a joint force of 4,000 men")
    True
    >>> is_one_text(said, "a joint force of some 4,000 soldiers was formed by the states")
    False
    """
    words = sorted((_WORD.findall(a.casefold()), _WORD.findall(b.casefold())), key=len)
    if len(words[0]) < _LONG_ENOUGH:
        return False
    shorter, longer = map(_runs, words)
    return len(shorter & longer) >= _SHARE * len(shorter)


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))
