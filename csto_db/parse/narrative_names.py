"""The names in front of a bracketed year: "Haas and de Wit (2017) argue"."""

import re
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.author_names import PARTICLES

_WINDOW = 160
_MOST_WORDS = 12
_CLOSE = 20
_TOKEN = re.compile(r"\S+")
_NAME = re.compile(r"[^\W\d_][^\W\d_’'ʼʹ\-]*(?:[’'ʼʹ\-][^\W\d_]+)*[’']?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
# "the Ministry of Ports (2015, p. 3)": what a body is of belongs to its name.
_BODY = re.compile(
    r"(?:Academy|Assembly|Association|Bank|Board|Bureau|Centre|Center|Chamber|Commission|Committee"
    r"|Council|Court|Department|Federation|Institute|Ministry|Office|Parliament|University|Union)"
)
_CONNECTORS = frozenset({"and", "&", "und", "et", "и", "y"})
_PREFIX = re.compile(r"\b(see\s+also|see|cf\.?|compare|e\.g\.?)[,:]?\s+$", re.I)
# Words that begin a sentence with a capital and are no part of the name that follows.
_OPENER_WORDS = (
    "according after also although and as at because before both but by cf compare despite during "
    "even following for from given here however if in indeed like moreover of on only recently "
    "see similarly since so still than that then there though thus to under unlike until when "
    "where whereas while with yet auch aber bei für laut nach nur siehe so selbst wie как так по"
)
_OPENERS = frozenset(_OPENER_WORDS.split())
_EVENT = re.compile(
    r"(?:act|agreement|charter|concept|conference|congress|constitution|convention|crisis"
    r"|declaration|doctrine|election|elections|exercise|games|olympics|operation|protocol|report"
    r"|resolution|revolution|session|statement|strategy|summit|treaty|war)",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:an?|the|this|that|these|those|its|their)\s+$", re.I)
_CHAIN = re.compile(r"\)?\s*[,;]?\s*(?:(?:and|or|&|see\s+also)\s+)?", re.I)
_REPORTS = re.compile(
    r"\s*,?\s*(?:\w+ly\s+)?(?:also\s+|has\s+|have\s+|who\s+|had\s+)?(?:add|adopt|agree|analy|appl|argu|assert"
    r"|believ|call|claim|conclud|consider|contend|criti|defin|demonstrat|describ|develop|discuss"
    r"|distinguish|emphasi|examin|explain|find|found|highlight|identif|maintain|note|noting|observ"
    r"|offer|point|propos|provid|remark|remind|report|saw|say|said|see|show|speak|spoke|state|stress"
    r"|suggest|think|thought|use|warn|write|wrote|calculat|compar|comput|deriv|determin|establish|estimat"
    r"|evaluat|explor|extend|introduc|investigat|measur|obtain|present|publish|recommend|record|review"
    r"|stud|test)\w*",
    re.I,
)
_BEFORE_NAME = re.compile(
    r"\b(?:according\s+to|as|by|following|per|see|cf\.?|and\s+by|\w{3,}ed\s+in|(?:study|work)\s+(?:by|of))\s+$",
    re.I,
)
# What stands before a name that has lost its capital: a lower word alone is none.
_BEFORE_LOWER = re.compile(
    r"(?:\bby|\baccording\s+to|\b\w{3,}ed\s+in|\bfindings?\s+of|\b(?:study|work|method)\s+of|[.,;])\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NarrativeNames:
    """The characters of the names, and the "see" in front of them."""

    span: Span
    prefix: str | None = None


def names_before(
    text: str,
    start: int,
    bracket: int,
    after: int,
    *,
    is_sure: bool,
    lost_capitals: bool = False,
) -> NarrativeNames | None:
    """The names that end at the bracket and begin no earlier than `start`; None if none do.

    `after` is where the text goes on behind the bracket. A name and a year alone are also an
    event and its date, so unless `is_sure` something else has to speak for a reference. With
    `lost_capitals` a lower-case word is a name where the words around it say so.

    >>> text = "as Haas and de Wit (2017) argue; the Lisbon Summit (2010)"
    >>> names = names_before(text, 0, text.index("("), text.index(")") + 1, is_sure=False)
    >>> text[names.span.start : names.span.end]
    'Haas and de Wit'
    >>> names_before(text, 25, text.rindex("("), len(text), is_sure=False)
    """
    lowest = max(start, bracket - _WINDOW)
    span = name_span(text, lowest, bracket)
    if lost_capitals:
        span = _with_lower(text, lowest, bracket, after, span)
    if span is None:
        return None
    before = text[lowest : span.start]
    words = text[span.start : span.end]
    prefix = _PREFIX.search(before)
    if not is_sure and (_ARTICLE.search(before) or _EVENT.fullmatch(words.split()[-1])):
        return None
    is_chained = (
        0 < span.start - start < _CLOSE
        and start > 0
        and _CHAIN.fullmatch(text, start, span.start) is not None
    )
    speaks = (
        is_sure
        or is_chained
        or prefix is not None
        or _says_reference(words)
        or _REPORTS.match(text, after) is not None
        or _BEFORE_NAME.search(before) is not None
    )
    return NarrativeNames(span, prefix.group(1) if prefix else None) if speaks else None


def _says_reference(words: str) -> bool:
    return bool(re.search(r"\s(?:&|and|und)\s|\bet\s+al\b", words)) or words[-2:] in {"’s", "'s"}


_LOWER_NAMES = re.compile(
    r"(?:(?P<first>[^\W\d_][^\W\d_’'ʼ-]{2,})\s(?:and|&)\s)?(?P<last>[^\W\d_][^\W\d_’'ʼ-]{2,})"
    r"(?P<others>\s+et\s+al\.?,?)?\s*\Z"
)


def _with_lower(
    text: str, lowest: int, bracket: int, after: int, found: Span | None
) -> Span | None:
    """The names before the bracket where some, or all, have lost their capitals."""
    lower = _LOWER_NAMES.search(text, lowest, bracket)
    if lower is None or (found and found.start <= lower.start()):
        return found
    first = lower["first"]
    start = lower.start() if first and not first.islower() else lower.start("last")
    is_mixed = first is not None and not first.islower()
    cue = _BEFORE_LOWER.search(text, lowest, start) and not _opens(lower["last"])
    is_acronym = not lower["last"].islower() and not lower["last"].istitle()
    if is_mixed and (named := name_span(text, lowest, lower.end("first"))):
        start = min(start, named.start)
    if is_mixed or lower["others"] or is_acronym or (cue and _REPORTS.match(text, after)):
        return Span(start, lower.end())
    is_said = re.search(r"\bby\s*$", text[lowest:start]) is not None
    return Span(start, lower.end()) if is_said and not _opens(lower["last"]) else found


def name_span(text: str, lowest: int, bracket: int) -> Span | None:
    """The longest run of name words that ends at a place, openers of a sentence left out.

    >>> name_span("in this series, Smith et al. 1999", 0, 28)
    Span(start=16, end=28)
    """
    tokens = list(_TOKEN.finditer(text, lowest, bracket))[-_MOST_WORDS:]
    first = len(tokens)
    while first > 0 and _belongs(tokens, first - 1):
        first -= 1
    if first < len(tokens) and _is_place(tokens, first):
        first += 1
    while first < len(tokens) and _opens(tokens[first].group()):
        first += 1
    if first == len(tokens) or not any(any(map(str.isupper, t.group())) for t in tokens[first:]):
        return None
    return Span(tokens[first].start(), tokens[-1].end())


def _is_place(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether the word only says where: "in Moscow, Smith and Jones (2011)"."""
    before = tokens[index - 1].group().lower() if index else ""
    return before in {"at", "from", "in", "near"} and tokens[index].group().endswith(",")


def _opens(word: str) -> bool:
    bare = word.rstrip(".,:").lower()
    return bare in _OPENERS or word in _CONNECTORS


def _belongs(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether the word goes with the names that follow it."""
    word = tokens[index].group()
    is_last = index == len(tokens) - 1
    following = "" if is_last else tokens[index + 1].group()
    if word in {"al.", "al", "others", "colleagues"}:
        return is_last and index > 0
    if word == "et" and following.startswith("al") and index > 0:
        return True
    if word in _CONNECTORS:
        return not is_last and index > 0
    if word in {"of", "for"} and index > 0 and following[:1].isupper():
        return _BODY.fullmatch(tokens[index - 1].group()) is not None
    if word.lower() in PARTICLES and (following[:1].isupper() or following in PARTICLES):
        return True
    if word.endswith(","):
        return not is_last and _lists(tokens, index + 1) and _is_name(word[:-1])
    return _is_name(word)


def _lists(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a list of names with a last "and" goes on here, not a place before a name."""
    rest = [token.group() for token in tokens[index:]]
    return rest[0] in _CONNECTORS or any(word in _CONNECTORS for word in rest[1:])


def _is_name(word: str) -> bool:
    if _INITIALS.fullmatch(word):
        return True
    is_capital = word[:1].isupper() or word.startswith(("al-", "el-", "d’", "d'"))
    return is_capital and _NAME.fullmatch(word) is not None
