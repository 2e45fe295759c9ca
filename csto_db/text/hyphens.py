"""Hyphens at line breaks: part of the word, or only of the printed line."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.text.mapped import Edit

_BREAK = re.compile(r"(?<=[^\W_])-\n(?=[^\W_])")
_LEFT = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*\Z")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_IN_URL = re.compile(r"(?:://|www\.)\S*$")
# English keeps the hyphen after these wherever both parts are words.
_KEEPING = re.compile(
    r"(?:all|anti|cross|cyber|ex|far|half|high|ill|inner|long|low|mid|neo|non|pan|post|quasi|self"
    r"|semi|short|so|ultra|vice|well)",
    re.I,
)
# Words that the prefixes above only seem to begin.
_JOINED = re.compile(
    r"(?:all(?:ow|eg|ian|oc)|anticip|antiq|cross(?:ing|es)|ex(?:[a-gi-z])|highl|illus|illeg|inner"
    r"|long(?:er|est|ing|it)|lower|middle|midst|none|nons|pan[aeio]|pant|post(?:ed|er|ing|pon|ur|al)"
    r"|selfish|semin|semit|short(?:er|ly|age|en)|soc|sol|some|sou|sov|ultrav|vice[rs]|welf|wells)",
    re.I,
)
_COMPOUND = 5
_LONGEST = 60
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Word:
    """The two parts of a word that a line break parts."""

    left: str
    right: str

    def spellings(self) -> tuple[str, str]:
        """The word in one, and with its hyphen."""
        return f"{self.left}{self.right}".lower(), f"{self.left}-{self.right}".lower()


def line_break_hyphens(text: str) -> Iterator[Edit]:
    """A hyphen at a line break is taken out, or kept, and the line is joined.

    The word as it stands elsewhere in the document decides; else a rule of English.
    """
    broken = tuple(_broken_words(text))
    words = {word for _, word in broken}
    seen = _spellings(text, words)
    keeping = {word for word in words if _keeps_hyphen(word, seen)}
    for place, word in broken:
        keeps = word in keeping or _is_in_url(text, place)
        yield Edit(place + keeps, place + 2)


def _broken_words(text: str) -> Iterator[tuple[int, _Word]]:
    """Each broken word with the place of its hyphen."""
    for match in _BREAK.finditer(text):
        place = match.start()
        left = _LEFT.search(text[max(0, place - _LONGEST) : place].split(None)[-1])
        right = _WORD.match(text, match.end(), match.end() + _LONGEST)
        if left and right:
            yield place, _Word(left.group(), right.group())


def _is_in_url(text: str, place: int) -> bool:
    return "/" in text[max(0, place - 40) : place] and bool(
        _IN_URL.search(text, max(0, place - 300), place)
    )


def _spellings(text: str, words: set[_Word]) -> Counter[str]:
    """How often each word that matters for a decision stands in the document."""
    wanted: set[str] = set()
    for word in words:
        wanted |= {*word.spellings(), word.left.lower(), word.right.lower()}
    counts: Counter[str] = Counter()
    for start in range(0, len(text), _CHUNK) if wanted else ():
        found = _WORD.findall(text[start : start + _CHUNK].lower())
        counts.update(filter(wanted.__contains__, found))
    return counts


def _keeps_hyphen(word: _Word, seen: Counter[str]) -> bool:
    left, right = word.left, word.right
    if not (left[-1].isalpha() and right[0].islower()) or (left.isupper() and len(left) > 1):
        return True
    joined, apart = word.spellings()
    if seen[joined] or seen[apart]:
        return seen[apart] > seen[joined]
    return _is_compound(left.lower(), right.lower(), seen)


def _is_compound(left: str, right: str, seen: Counter[str]) -> bool:
    """Whether two parts that were never seen together make a compound word."""
    head, _, tail = left.rpartition("-")
    if head:
        return seen[tail] > 1 and seen[right] > 1
    if _KEEPING.fullmatch(left):
        return _JOINED.match(left + right) is None
    return min(len(left), len(right)) >= _COMPOUND and seen[left] > 1 and seen[right] > 1
