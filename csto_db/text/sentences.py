"""Where the sentences of a paragraph begin and end."""

import re
from collections.abc import Iterator

from csto_db.model.passage import Span

_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]{0,4}(?=\s|$)")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘«—–]*$")
_ABBREVIATION_WORDS = (
    "al app art arts ca cf ch chap co col comp dec dept dr ed eds esp etc feb fig figs ff gen gov "
    "hon ibid id inc jan jr lt ltd maj mar mr mrs ms mt nn no nos nov oct op par para paras pp pr "
    "prof pt pts rep rev sec sen sept sgt sr st supp transl trans univ vol vols viz vs с стр г гг"
)
_ABBREVIATIONS = frozenset(_ABBREVIATION_WORDS.split())
# These end a sentence as often as not; a capital behind them decides.
_WEAK = frozenset(
    "al co dec ed etc feb ff gov id inc jan jr ltd mar nov oct rev sept sr par".split(" ")
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?$|^[^\W\d_]$")
_OPENERS = "\"'“‘«([—–"
_TRAILING_CITATION = re.compile(r"\s*\([^()]{3,160}\d[^()]{0,12}\)\s?\.(?=\s|$)")
_LOWER_STARTS = re.compile(r"(?<=[^\W\d_][^\W\d_])[.!?][\"”’)]?\s+[\"“‘(]?(?P<first>[^\W\d_])")
_LABEL = re.compile(r"(?:\d{1,3}\.)+|[^\W\d_]\.")
_FEWEST = 4
_SHARE = 0.25
# A font that lost its capitals lost them from the first page on.
_SAMPLE = 200_000


def has_lost_capitals(text: str, *, fewest: int = _FEWEST) -> bool:
    """Whether many sentences start in lower case, as where a font lost its capitals.

    `fewest` is the least number of them that counts as many.

    >>> has_lost_capitals("the end. it is. so we go. then we see. but no.")
    True
    """
    starts = lower = 0
    for match in _LOWER_STARTS.finditer(text, 0, _SAMPLE):
        if not _is_abbreviated(text[max(0, match.start() - 30) : match.start()].split()[-1]):
            starts += 1
            lower += match["first"].islower()
    return lower >= fewest and lower > _SHARE * starts


def sentences(text: str, *, lost_capitals: bool | None = None) -> tuple[Span, ...]:
    """The spans of the sentences of a paragraph, without the blanks between them.

    `lost_capitals` says that sentences may start in lower case; None looks at the text.

    >>> text = "See art. 4, e.g. by J. Smith. “It is so.” Is it?"
    >>> [text[s.start : s.end] for s in sentences(text)]
    ['See art. 4, e.g. by J. Smith.', '“It is so.”', 'Is it?']
    """
    may_be_lower = has_lost_capitals(text) if lost_capitals is None else lost_capitals
    found = []
    start = _first_character(text, 0)
    for end in _ends(text, may_be_lower):
        if end > start and not _LABEL.fullmatch(text, start, end):
            found.append(Span(start, end))
            start = _first_character(text, end)
    if start < len(text):
        found.append(Span(start, len(text.rstrip())))
    return tuple(found)


def _first_character(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _ends(text: str, may_be_lower: bool) -> Iterator[int]:
    for stop in _STOP.finditer(text):
        if not _is_end(text, stop, may_be_lower):
            continue
        # "the exercises. (nikitina, 2013, p. 3)." gives its source after the stop.
        citation = _TRAILING_CITATION.match(text, stop.end())
        yield citation.end() if citation else stop.end()


def _is_end(text: str, stop: re.Match[str], may_be_lower: bool) -> bool:
    following = text[stop.end() : stop.end() + 8].lstrip()
    first = following.lstrip(_OPENERS)[:1]
    if not first:
        return True
    mark = stop.group()
    if mark == "." and _is_abbreviated(_word_before(text, stop), following=first):
        return False
    if first.islower():
        return may_be_lower and mark[0] != "…"
    return True


def _word_before(text: str, stop: re.Match[str]) -> str:
    word = _LAST_WORD.search(text, max(0, stop.start() - 30), stop.start())
    return f"{word.group()}." if word else "."


def _is_abbreviated(word: str, *, following: str = "a") -> bool:
    """Whether the stop belongs to the word; `following` is the next letter or digit."""
    bare = word.rstrip(".").lower()
    if _INITIALS.search(word.rstrip(".")) and bare not in {"i", "a"}:
        return True
    if bare in {"p", "n", "s"}:
        return True
    return bare in _ABBREVIATIONS and not (bare in _WEAK and following.isupper())
