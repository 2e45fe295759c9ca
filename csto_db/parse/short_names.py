"""Short names that a document gives to what it cites: "(hereafter Doctrine)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span

_INTRODUCED = re.compile(
    r"(?<![^\W_])(?:(?:[Cc]ited\s|[Rr]eferred\sto\s)?(?:[Hh]ere(?:in)?after|[Hh]enceforth)"
    r"(?:,?\s(?:referred\sto|cited|quoted|abbreviated|called|known|simply)){0,2}(?:\sas)?"
    r"|(?:[Ii]m\s[Ff]olgenden|[Nn]achfolgend|[Ff]ortan|[Kk]ünftig)"
    r"(?:\s(?:kurz|nur|zitiert|zit\.|abgekürzt|genannt|bezeichnet)){0,2}(?:\sals)?"
    r"|[Zz]it(?:iert|\.)(?!\s(?:nach|n\.))(?:\sals)?"
    r"|[Cc]i-après(?:\s(?:cité|désigné|dénommé|abrégé)e?s?)?|[Ee]n\sadelante"
    r"|(?:[Дд]алее|[Dd]alee)(?:\sпо\sтексту)?(?=\s?[:–—-]))"
    r"\s?[,:]?\s?(?:[–—-]\s)?"
)
_IN_BRACKET = re.compile(r"[^()\[\]\n;]{1,60}(?=[)\]])")
_IN_SENTENCE = re.compile(
    r"(?:‘[^’\n]{1,60}’|“[^”\n]{1,60}”|\"[^\"\n]{1,60}\"|«[^»\n]{1,60}»|„[^“”\n]{1,60}[“”]"
    r"|[A-ZÀ-ÞА-ЯЁ][\w’-]*(?:\s[A-ZÀ-ÞА-ЯЁ][\w’-]*){0,4})(?=[.,;]|\Z)"
)
_EITHER = re.compile(r"(?<=[’”\"»“])\s(?:or|and|oder|ou|или)\s(?=[‘“\"«„])")
_WORD = re.compile(r"\w+")
ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "les", "l"})
"""Words that may stand in front of a short name."""
MOST_WORDS = 12
"""No short name has more words."""


@dataclass(frozen=True, slots=True)
class ShortName:
    """A name to be used from here on, and the characters that say so, bracket included."""

    words: tuple[str, ...]
    span: Span


def short_names(text: str) -> Iterator[ShortName]:
    """Yield the short names that a text introduces, in order; two of one bracket share its span.

    >>> [name.words for name in short_names("Doctrine of Ports, 2004 (hereinafter: ‘Doctrine’).")]
    [('doctrine',)]
    >>> [name.words for name in short_names("Морская доктрина (далее – Доктрина)")]
    [('доктрина',)]
    """
    end = 0
    for found in _INTRODUCED.finditer(text):
        if found.start() < end:
            continue
        name, span = _named(text, found, end)
        if name is None:
            continue
        for one in _EITHER.split(name.group()):
            words = name_words(one)
            if words and len(words) <= MOST_WORDS:
                yield ShortName(words, span)
        end = span.end


def _named(text: str, found: re.Match[str], lowest: int) -> tuple[re.Match[str] | None, Span]:
    """The name behind its introduction, up to a bracket or, in a sentence, its stop."""
    start = found.start()
    name = _IN_BRACKET.match(text, found.end())
    if name is None:
        name = _IN_SENTENCE.match(text, found.end())
        end = name.end() if name else found.end()
    else:
        opened = text[max(lowest, start - 1) : start] in ("(", "[")
        if not opened and text[max(lowest, start - 2) : start].rstrip()[-1:] not in (",", ";"):
            return None, Span(start, found.end())
        start, end = start - opened, name.end() + opened
    while start > lowest and text[start - 1] in " ,;":
        start -= 1
    return name, Span(start, end)


def name_words(printed: str) -> tuple[str, ...]:
    """Return the words of a name in small, without an article in front.

    >>> name_words("the ‘Ports Act’")
    ('ports', 'act')
    """
    words = tuple(one.casefold() for one in _WORD.findall(printed))
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words
