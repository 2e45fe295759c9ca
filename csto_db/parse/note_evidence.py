"""What speaks for a reference and what for a comment, in a stretch of a note."""

import re
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.note_layout import IN_BRACKETS, IN_DATE, IN_URL, NoteLayout


@dataclass(frozen=True, slots=True)
class Evidence:
    """A named sign over the masked text, and what it is worth."""

    name: str
    pattern: re.Pattern[str]
    weight: int


_SIGNAL_WORD = (
    r"(?:see|compare|contrast|contra|accord|cf|vgl|siehe|(?-i:s(?=\.\s))|voir|sm|см|ср)(?![^\W\d_])\.?"
    r"(?:,?\s(?:also|too|generally|especially|esp\.|e\.g\.,?|eg|for example|for instance|auch|aber"
    r"|etwa|z\.\s?B\.|nur|hierzu|dazu|insbesondere|insb\.|aussi|takzhe|inter alia|further)(?!\w))*"
)
# "For more information see": what leads to the signal word belongs to it.
SIGNAL = re.compile(
    rf"(?:but\s|and\s|dazu\s|hierzu\s|ausführlich\s|näher\s)?{_SIGNAL_WORD}[,:]?\s"
    r"|(?:dazu|hierzu|näher|\w{3,20}\sbei)(?:\s(?:etwa|auch|bei))?\s(?=(?-i:[A-ZÄÖÜ]))"
    rf"|(?:for|on|zu[mr]?)\s[^.;:]{{1,80}}?,?\s{_SIGNAL_WORD}[,:]?\s",
    re.IGNORECASE,
)
AVAILABLE = re.compile(
    r"(?:also\s|online\s|text\s)?(?:available|accessible|verfügbar|abrufbar|disponible|dostupno)"
    r"(?:\sonline)?(?:\s(?:at|from|on|in|via|through|by|unter|bei|sur|à))?:?\s?",
    re.IGNORECASE,
)
ACCESSED = re.compile(
    r"(?:(?:last|date|zuletzt|letzter|data)\s)?(?:accessed|visited|viewed|checked|retrieved|consulted"
    r"|abgerufen|besucht|abruf|zugriff|aufgerufen|consulté(?:e)?|obrashcheniya|access\sdate)"
    r"(?:\s(?:on|am|le|at))?:?\s",
    re.IGNORECASE,
)
BACK_REFERENCE = re.compile(
    r"\b(?:ibid(?:em)?|id\.|idem|op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?O|ebd|ebenda|tam zhe"
    r"|supra,?\s(?:note|n\.|fn))(?!\w)\.?(?:\s\d+)?"
    r"|\((?:above\s|oben\s)?(?:n|note|fn|Anm)\.?\s\d+\)",
    re.IGNORECASE,
)
LOCATOR = re.compile(
    r"(?:at\s)?(?:pp?|S|s|c|с|стр|Bl|fols?|paras?|Rn|Rdnr|Rz|Nr|nn?|ch(?:ap)?|secs?|arts?|cols?|Sp)\.?"
    r"\s?\d.*"
    r"|(?i:art(?:icles?|ikel)?|rules?|chapters?|sections?|paragraphs?|paras?|annex|principles?|pages?"
    r"|clauses?|reg(?:ulation)?s?|stat[’']?ya|punkt|kapitel|ziff(?:er)?)\.?\s(?:\d|[ivxIVX]+\b).*"
    r"|§§?\s?\d.*|¶+\s?\d.*|\[\d+\](?:\s?[-–]\s?\[\d+\])?",
)
NUMBER = re.compile(
    r"(?:Report|(?:UN\s)?Doc(?:ument)?s?\.?(?:\s(?:no|number)\.?)?|dokument|No|Nr|№|Cm|Cmnd|COM|BT-Drs\.?)\s?:?\s?"
    r"(?P<number>(?:[A-Z]{2,}\s)?[A-Z]*[/.\w()-]*\d[/.\w()-]*)"
    r"|(?P<symbol>[A-Z][A-Z.]*[A-Z](?:[./-][A-Z0-9][\w.()-]*)+)",
)

_LOCATED = re.compile(rf",\s(?:{LOCATOR.pattern})|,\s\d+(?:[-–]\d+)?\.?\Z")
_DATED = re.compile(rf",\s{IN_DATE}+\s?(?:\Z|[,.;(])")
_EVIDENCE = (
    Evidence("url", re.compile(IN_URL), 3),
    Evidence("accessed", ACCESSED, 3),
    Evidence("available", AVAILABLE, 2),
    Evidence("signal", re.compile(rf"\A(?:{SIGNAL.pattern})", re.IGNORECASE), 1),
    Evidence("locator", _LOCATED, 1),
    Evidence("dated part", _DATED, 1),
    Evidence("in a book", re.compile(r",\s(?:in:\s|In:?\s)"), 1),
)
# "Smith, War", "Feest/Blankenburg, Die": names, then a title.
_AUTHOR = re.compile(r"[A-ZÀ-Þ][\w’/-]+(?:\s[A-ZÀ-Þ][\w’.-]*){0,3},\s[A-ZÀ-Þ]")
_VERB = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|has|have|had|does|did|can|could|would|should|must|might|will"
    r"|came|come|comes|became|remains?|tried|reported|argue[sd]?|says?|said|states|stated|claim(?:s|ed)"
    r"|show[ns]?|provide[sd]?|include[sd]?|conducted|comprises?|consists?|fulfilled|seems?|thank"
    r"|does|make[s]?|made|took|takes?|gave|gives?|refer(?:s|red)?|I(?=\s[a-z])|we|they|it|he|she"
    r"|ist|sind|war|waren|hat|haben|hatte|wird|werden|wurde|wurden|kann|können|soll|muß|muss|nicht"
    r"|est|sont|était|ont|byl[aio]?|yavlyaetsya)(?!\w)"
)


# How far a rule looks around a quoted stretch; no signal is longer.
_NEAR = 100
_BRACKET = re.compile(rf"[(\[]{IN_BRACKETS}*[)\]]")
_LONGEST_NUMBER = 60
_AFTER_TITLE = frozenset(f",.;(<[{IN_DATE}{IN_URL}")


def finite_verbs(layout: NoteLayout, span: Span) -> int:
    """The number of words outside quotes and brackets that only a sentence has."""
    return len(_VERB.findall(layout.masked, span.start, span.end))


def _has_title(layout: NoteLayout, span: Span) -> bool:
    return any(is_title_place(layout, span, q.span) for q in layout.quoted_in(span))


def is_title_place(layout: NoteLayout, span: Span, quoted: Span) -> bool:
    """Whether a quoted stretch stands where a title does: it begins a field and ends one.

    >>> from csto_db.parse.note_layout import lay_out
    >>> is_title_place(lay_out("operations ‘X’ from 2003"), Span(0, 24), Span(11, 14))
    False
    """
    near = max(span.start, quoted.start - _NEAR)
    before = layout.masked[near : quoted.start].rstrip()
    after = layout.masked[quoted.end : min(span.end, quoted.end + _NEAR)].lstrip()
    is_first = near == span.start and (not before or bool(SIGNAL.fullmatch(f"{before} ")))
    begins = is_first or before[-1:] in (",", ".", ":", ";")
    has_comma = layout.text[quoted.end - 2 : quoted.end - 1] in (",", ".")
    ends = not after or has_comma or after[0] in _AFTER_TITLE or after[0].isdigit()
    return begins and (ends or after[0].isupper() or after.startswith(("in ", "in: ")))


def _has_imprint(layout: NoteLayout, span: Span) -> bool:
    """Whether a bracket that holds a year follows a name or a title."""
    brackets = _BRACKET.finditer(layout.masked, span.start, span.end)
    return any(layout.dates_in(Span(*found.span())) for found in brackets)


def weigh(layout: NoteLayout, span: Span) -> int:
    """How much speaks for a reference in the span, less what speaks for a sentence."""
    masked = layout.masked[span.start : span.end]
    found = sum(e.weight for e in _EVIDENCE if e.pattern.search(masked))
    title = 2 if _has_title(layout, span) else 0
    imprint = 2 if _has_imprint(layout, span) else 0
    number = 2 if any(is_number(part.strip()) for part in masked.split(",")) else 0
    back = 2 if BACK_REFERENCE.search(layout.text, span.start, span.end) else 0
    signal = SIGNAL.match(layout.masked, span.start, span.end)
    author = bool(_AUTHOR.match(layout.masked, signal.end() if signal else span.start, span.end))
    shown = found + title + imprint + number + back + author
    return shown - 2 * min(finite_verbs(layout, span), 2)


def is_doubtful(layout: NoteLayout, span: Span) -> bool:
    """Whether the span has a field of a reference, no verb, and nothing else to judge it by."""
    masked = layout.masked[span.start : span.end]
    has_field = _LOCATED.search(masked) or _DATED.search(masked)
    return has_field is not None and not finite_verbs(layout, span)


def is_number(text: str) -> bool:
    """Whether the text is a document's number and nothing else.

    >>> is_number("PC.DEL/535/10/Rev.1"), is_number("CSTO Charter")
    (True, False)
    """
    return len(text) <= _LONGEST_NUMBER and NUMBER.fullmatch(text) is not None
