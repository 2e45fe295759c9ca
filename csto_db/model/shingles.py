"""Quotes as sets of shingles, runs of four words, which tell whether two are one text.

After Broder, On the resemblance and containment of documents (1997). One number for each quote
tells most pairs apart, so that few quotes have to be read.
"""

import re
from zlib import crc32

_WORD = re.compile(r"\w+")
_RUN = 4
_LONG_ENOUGH = 8
_COUNT = 7
_BITS = 56
_MOST = (1 << _COUNT) - 1
UNKNOWN = (1 << (_COUNT + _BITS)) - 1
"""Stands for any quote: only reading it can tell."""


def is_one_text(a: str, b: str) -> bool:
    """Whether half of the shingles of the quote that has fewer stand in the other.

    Case and punctuation do not count; quotes under eight words may coincide by chance. That
    one is a translation the words do not show: `sources.bib` may say it.

    >>> said = "the member states agreed to form a joint force of 4,000 soldiers"
    >>> is_one_text(said, "In 2009 the member states agreed to form a joint force of 4,000 men")
    True
    >>> is_one_text(said, "a joint force of some 4,000 soldiers was formed by the states")
    False
    """
    fewer, more = sorted((_shingles(a), _shingles(b)), key=len)
    return bool(fewer) and 2 * len(fewer & more) >= len(fewer)


def shingled(quote: str) -> int:
    """Return how many shingles a quote has, in 7 bits, and above them 56 bits that these set."""
    found = _shingles(quote)
    if len(found) >= _MOST:
        return UNKNOWN
    bits = 0
    for one in found:
        bits |= 1 << crc32(" ".join(one).encode()) % _BITS
    return bits << _COUNT | len(found)


def may_be_one_text(a: int, b: int) -> bool:
    """Whether two quotes may be one text, by what `shingled` says of each.

    A shingle that the other quote lacks is one bit that the two need not share, and no more than
    half of the shingles may be lacking.

    >>> said = shingled("the member states agreed to form a joint force of 4,000 soldiers")
    >>> may_be_one_text(said, shingled("we agreed to form a joint force of 4,000 soldiers or so"))
    True
    >>> may_be_one_text(said, shingled("a joint force of some 4,000 men was formed by states"))
    False
    """
    fewer, more = (a, b) if a & _MOST <= b & _MOST else (b, a)
    lacking = (fewer & ~more) >> _COUNT
    return fewer > 0 and 2 * lacking.bit_count() <= fewer & _MOST


def _shingles(quote: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(quote.casefold())
    if len(words) < _LONG_ENOUGH:
        return set()
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))
