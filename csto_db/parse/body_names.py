"""The short and the full names of bodies: "the Inland Waterways Council (IWC, 2013)"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from csto_db.model.passage import Span
from csto_db.parse.short_names import ShortName

_SHORT = r"[A-ZÀ-ÞА-ЯЁ][\w&.-]{1,11}"
_BEHIND = re.compile(rf"(?<=\s)[(\[]\s?(?P<short>{_SHORT})(?=\s?[)\],;:]|\s(?:1[5-9]|20)\d\d)")
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<short>{_SHORT})\s[(\[](?P<full>[A-ZÀ-ÞА-ЯЁ][^()\[\]\n;]{{6,90}}?)"
    r"(?=[)\];]|,?\s(?:1[5-9]|20)\d\d)"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BREAK = re.compile(r"[.;:!?()\[\]“”«»\"\n](?=\s|\Z)|[(\[“«\"\n]")
_SMALL = frozenset(
    "of the for and on in to de des der die das für und du la le les et di del do da e y и по о об"
    " при в на с &".split()
)
_IN_BRACKET = re.compile(r"\s*[(\[]\s?(?P<short>[^()\[\]]{2,12})[)\]]\.?\s*\Z")
# The start of a note, of its next work, or a signal word.
_LEADS = re.compile(r"(?:\A|[;.\n]|\n\d+|\b(?:see|cf\.|vgl\.|siehe|см\.|the))\s*\Z", re.I)
_NEAR = 12
_REACH = 160
_MOST_WORDS = 14
_LONG_WORD = 10
# Capitals that a short name has at least: "Council" in brackets is no acronym.
_FEWEST_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class BodyNames:
    """The full names of bodies by their short ones.

    `brackets` hold a short name alone, behind a body that is likely to be the author of a work.
    """

    full_names: Mapping[str, str] = field(default_factory=dict)
    brackets: tuple[Span, ...] = ()

    def full(self, printed: str) -> str:
        """Return the full name that a name stands for; itself if it is none, or of two bodies.

        >>> names = body_names("The Inland Waterways Council (IWC) met.", ())
        >>> names.full("IWC"), names.full("Inland Waterways Council (IWC)"), names.full("CoW")
        ('Inland Waterways Council', 'Inland Waterways Council', 'CoW')
        """
        bare = _IN_BRACKET.sub("", printed) or printed
        return self.full_names.get(_key(bare), bare)


def body_names(text: str, names: Iterable[ShortName]) -> BodyNames:
    """Return the short names of bodies that a text explains in brackets.

    An acronym is one if its letters begin the words in front of it, or in the bracket behind
    it; a name that is introduced ("hereafter CoW"), one of `names`, is taken at its word.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    brackets: list[Span] = []
    for match in _BEHIND.finditer(text):
        at = name_in_front(text, match.start(), match["short"])
        if at:
            found[_key(match["short"])][_printed(text, at)] = None
            is_alone = text[match.end() : match.end() + 1] in (")", "]")
            if is_alone and _LEADS.search(text, max(0, at.start - _NEAR), at.start):
                brackets.append(Span(match.start() - 1, match.end() + 1))
    for short, full in chain(_explained_behind(text), _introduced(text, names)):
        found[_key(short)][full] = None
    return BodyNames(dict(_of_one_body(found)), tuple(brackets))


def _of_one_body(found: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """The full name for each short one, and for other spellings of the full one."""
    for short, names in found.items():
        first, *others = names
        if all(_key(first).replace("z", "s") == _key(one).replace("z", "s") for one in others):
            yield short, first
            yield from ((_key(one), first) for one in others)


def _explained_behind(text: str) -> Iterator[tuple[str, str]]:
    """ "IWC (Inland Waterways Council, 2013)"."""
    for match in _BEFORE.finditer(text):
        full = " ".join(match["full"].split()).rstrip(" ,")
        if is_acronym(match["short"], [one.group() for one in _WORD.finditer(full)]):
            yield match["short"], full


def _introduced(text: str, names: Iterable[ShortName]) -> Iterator[tuple[str, str]]:
    for name in names:
        short = text[name.span.start : name.span.end].strip(" ()[],;.")
        last = _WORD.findall(short)[-len(name.words) :]
        spelt = name_in_front(text, name.span.start, "".join(last))
        full = _printed(text, spelt) if spelt else _run(text, name.span.start)
        if full and _key(full) != _key(" ".join(last)):
            yield " ".join(last), full


def name_in_front(text: str, end: int, short: str) -> Span | None:
    """Return the words right in front of a place that an acronym abbreviates, if there are such.

    >>> text = "the old Council of Weirs (CoW)"
    >>> name_in_front(text, text.index("("), "CoW")
    Span(start=8, end=24)
    """
    if sum(map(str.isupper, short)) < _FEWEST_CAPITALS:
        return None
    words = _words_in_front(text, end)
    for first in range(len(words) - 1, -1, -1):
        if is_acronym(short, [one.group() for one in words[first:]]):
            return Span(words[first].start(), words[-1].end())
    return None


def _printed(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _words_in_front(text: str, end: int) -> list[re.Match[str]]:
    lowest = max(0, end - _REACH)
    stops = [one.end() for one in _BREAK.finditer(text, lowest, end)]
    words = list(_WORD.finditer(text, stops[-1] if stops else lowest, end))[-_MOST_WORDS:]
    return words if words and not text[words[-1].end() : end].strip(" ,\n") else []


def is_acronym(short: str, words: list[str]) -> bool:
    """Whether the letters of a short name begin the words, small words apart, in their order.

    A long word may give further letters of its inside, as German compounds do.

    >>> is_acronym("OECD", "Organisation for Economic Co-operation and Development".split())
    True
    >>> is_acronym("BMVg", "Bundesministerium der Verteidigung".split())
    True
    >>> is_acronym("IWC", "Inland Waterways Weir Council".split())
    False
    """
    letters = [one.casefold() for one in short if one.isalnum()]
    if len(words) < 2 or not letters or not words[0][0].isupper():
        return False
    reached = {0}
    for word in words:
        small = word.casefold()
        after = set(reached) - {0} if word[0].islower() or small in _SMALL else set()
        for at in reached:
            if at < len(letters) and letters[at] == small[0]:
                after.update(_taken(letters, at, small))
        reached = after
    return len(letters) in reached


def _taken(letters: list[str], at: int, word: str) -> Iterator[int]:
    """How far the letters may be read by one word, which has the first of them in front."""
    yield at + 1
    if len(word) < _LONG_WORD and "-" not in word:
        return
    place = 0
    for count, letter in enumerate(letters[at + 1 :], at + 2):
        place = word.find(letter, place + 1)
        if place < 0:
            return
        yield count


def _run(text: str, end: int) -> str | None:
    """The name with capitals that ends at a place, small words between them belonging to it."""
    words = _words_in_front(text, end)
    first = len(words)
    for place in range(len(words) - 1, -1, -1):
        word = words[place].group()
        if word[0].isupper():
            first = place
            if not word[0].isascii() and place < len(words) - 1 and words[-1].group()[0].islower():
                break
        elif word.casefold() not in _SMALL and word[0].isascii():
            break
    if first == len(words) or words[first].group().casefold() in _SMALL:
        first += 1
    return (
        " ".join(text[words[first].start() : end].split()).rstrip(" ,") if words[first:] else None
    )


def _key(name: str) -> str:
    return "".join(one for one in name.casefold() if one.isalnum())
