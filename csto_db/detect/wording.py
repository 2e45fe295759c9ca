"""Whether two quotes are one text."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")
_LONG_ENOUGH = 8
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
    shorter, longer = sorted((_words(a), _words(b)), key=len)
    if len(shorter) < _LONG_ENOUGH:
        return False
    # Each word that the other quote lacks spoils a run of its own at least. Most quotes are told
    # apart by that, in half the time.
    words = set(shorter)
    left = len(shorter) - 3 - len(words.difference(longer))
    if left < _SHARE * (len(words) - 3):
        return False
    runs = _runs(shorter)
    return len(runs & _runs(longer)) >= _SHARE * len(runs)


@lru_cache(maxsize=1024)
def _words(quote: str) -> list[str]:
    return _WORD.findall(quote.casefold())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))
