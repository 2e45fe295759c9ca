"""Whether two quotes are one text."""

import re
from functools import lru_cache
from operator import itemgetter

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
    (count, shorter), (_, longer) = sorted((_runs(a), _runs(b)), key=itemgetter(0))
    return count >= _LONG_ENOUGH and len(shorter & longer) >= _SHARE * len(shorter)


@lru_cache(maxsize=1024)
def _runs(quote: str) -> tuple[int, frozenset[tuple[str, ...]]]:
    """Return the number of words of a quote, and its runs of four."""
    words = _WORD.findall(quote.casefold())
    return len(words), frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))
