"""What the tagger sees of each token."""

import re
from collections.abc import Iterable
from functools import lru_cache

from csto_db.parse.tagging.clauses import role_of, told
from csto_db.parse.tagging.gaps import Gap, read_gap
from csto_db.parse.tagging.lexicon import lexicon
from csto_db.parse.tagging.surroundings import surroundings
from csto_db.parse.tagging.tokens import Tokens

_CACHED_WORDS = 1 << 16
_LONGEST_WORD = 24
_ROMAN = re.compile(r"[IVXLC]+|[ivxlc]+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_LETTER = re.compile(r"(?:1[5-9]|20)\d\d[a-z]")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

Features = list[str]


def features(tokens: Tokens) -> list[Features]:
    """Return the features of each token.

    >>> from csto_db.parse.tagging.tokens import tokenize
    >>> found = features(tokenize("Doe, J. (1999)"))
    >>> "s=Xx" in found[0], "c+1=year" in found[1], "gm=(" in found[2]
    (True, True, True)
    """
    seen = [_word(word) for word in tokens.words]
    gaps = [read_gap(gap) for gap in tokens.gaps]
    around = surroundings(gaps, [word.kind for word in seen])
    around_clauses = told(
        tokens.words,
        [word.role for word in seen],
        gaps,
        [word.kind == "in" for word in seen],
    )
    padded = [_EDGE, _EDGE, *seen, _EDGE, _EDGE]
    return [
        [*_of(padded[n : n + 5], gaps[n], gaps[n + 1]), *around[n], *around_clauses[n]]
        for n in range(len(seen))
    ]


class _Word:
    """The features of one word, ready to be put beside others."""

    __slots__ = ("after", "after2", "before", "before2", "kind", "own", "role", "shape")
    own: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    before2: tuple[str, ...]
    after2: tuple[str, ...]

    def __init__(self, word: str) -> None:
        low = word.casefold()[:_LONGEST_WORD]
        self.shape = _shape(word)
        classes = lexicon().get(low.rstrip("’'"), ())
        self.kind = _kind(word, self.shape, classes)
        self.role = role_of(self.kind, self.shape, _is_topic(low, classes))
        key = low if not low.isdigit() else f"#{len(low)}"
        hints = [f"h={name}" for name in classes]
        affixes = (
            [f"p3={low[:3]}", f"x3={low[-3:]}", f"x2={low[-2:]}", f"x4={low[-4:]}"]
            if word[:1].isalpha() and len(word) > 3
            else []
        )
        self.own = (f"w={key}", f"s={self.shape}", f"c={self.kind}", *hints, *affixes)
        self.before = (f"w-1={key}", f"c-1={self.kind}", f"s-1={self.shape}")
        self.after = (f"w+1={key}", f"c+1={self.kind}", f"s+1={self.shape}")
        self.before2 = (f"c-2={self.kind}",)
        self.after2 = (f"c+2={self.kind}", f"w+2={key}")


@lru_cache(_CACHED_WORDS)
def _word(word: str) -> _Word:
    return _Word(word)


def _shape(word: str) -> str:
    """What a word looks like.

    >>> [_shape(word) for word in ("Doe", "NATO", "war", "J", "1999", "12", "1999a", "McAdam")]
    ['Xx', 'XX', 'xx', 'X', '9999', '99', '9x', 'XxX']
    """
    if word[0] in "_—–-":
        return "--"
    if word.isdigit():
        return "9" * min(len(word), 5)
    if word[0].isdigit():
        return "9x"
    if ":" in word or "/" in word:
        return "url"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "X-X" if "-" in word else "XxX"
    return "CJK" if _EAST_ASIAN.match(word) else "xX"


def _kind(word: str, shape: str, classes: Iterable[str]) -> str:
    """The one class of a word that its neighbours see."""
    if shape == "url":
        return "doi" if word.startswith("10.") else "url"
    if _YEAR.fullmatch(word):
        return "year"
    if _YEAR_LETTER.fullmatch(word):
        return "yearx"
    if shape[0] == "9":
        return shape
    first = next((name for name in classes if name != _TOPIC), None)
    if first and shape != "X" and _suits(first, shape):
        return first
    if _ROMAN.fullmatch(word) and len(word) > 1:
        return "roman"
    return f"ru-{shape}" if _CYRILLIC.match(word) else shape


_TOPIC = "topic"
# Endings of English and German words that name no person.
_ABSTRACT = re.compile(
    r"\w{3,}(?:[st]ions?|ments?|isms?|ity|ities|ology|ologies|ics|[a-z]{5}ings?|ness|ical|ious|tives?"
    r"|ences?|ances?|ships?|ungs?|ungen|keit|keiten|heit|heiten|schaft|schaften|ismus|ität|ierung)"
)


def _is_topic(low: str, classes: Iterable[str]) -> bool:
    return _TOPIC in classes or _ABSTRACT.fullmatch(low) is not None


_CAPITALS = frozenset({"place", "publisher", "given", "news", "month", "season"})
_LOWER = frozenset({"verb", "pronoun", "article", "particle"})


def _suits(name: str, shape: str) -> bool:
    """Whether a word of this shape belongs to the class, not just one spelt like it."""
    if shape in ("xx", "x"):
        return name not in _CAPITALS
    return name not in _LOWER


def _of(words: list[_Word], gap: Gap, after: Gap) -> Iterable[str]:
    before2, before, this, following, following2 = words
    return (
        *this.own,
        *before.before,
        *following.after,
        *before2.before2,
        *following2.after2,
        *gap.before,
        *after.after,
        f"g|s={gap.key}|{this.shape}",
        f"c|g|c={before.kind}|{gap.key}|{this.kind}",
        f"c|g|c+={this.kind}|{after.key}|{following.kind}",
        f"g|c|g={gap.key}|{this.kind}|{after.key}",
        f"sss={before.shape}|{this.shape}|{following.shape}",
    )


class _Edge(_Word):
    def __init__(self) -> None:
        self.shape = self.kind = self.role = "#"
        self.own = ()
        self.before, self.after = ("w-1=#",), ("w+1=#",)
        self.before2, self.after2 = ("c-2=#",), ("c+2=#",)


_EDGE = _Edge()
