"""How much speaks for a number at the start of a line being the label of a note."""

import re

from csto_db.text.layout import END_LENGTH, SENTENCE_END
from csto_db.text.note_labels import ALONE, Label

# What a note has and a numbered section, list item or price does not.
_CITES = re.compile(
    r"://|www\.|\bdoi\b|\bpp?\.\s?\d|\bibid|\bop\.\s?cit|\bloc\.\s?cit|\bsupra\b|\(n\s?\d|\bcf\."
    r"|\bsee\b|\baccessed\b|\bretrieved\b|\bavailable (?:at|from|online)|\binterview|\bvol\.\s?\d"
    r"|\beds?\.|\bet al\b|\btrans\.|Citation\d{4}|[(\[](?:1[89]|20)\d\d[a-z]?[)\]]\s?[\d,;:.]"
    r"|[‘“\"][^’”\"]{8,}[’”\"]\s?,|[’”\"]\s?,|,[”’]|:\s[^\d\s][^:]{2,40},\s\d{4}\)"
    r"|\b(?:vgl|siehe|hierzu|dazu|anders|so auch|ebenso)\b|\bders\.|\bdies\.|\ba\.\s?a\.\s?O|\baaO"
    r"|\bebd\b|\bebenda\b|\boben (?:N|Fn|Anm|Fußn)\b|\b(?:Fn|Anm|Rn|Rdnr|Rz)\.\s?\d|\bS\.\s?\d"
    r"|\d ff?\.|\(Hrsg|\(Hg\.|\bAufl\.|\bBd\.\s?\d|§§?\s?\d|\bArt\.\s?\d"
    r"|\b(?:1[89]|20)\d\d, \d|\bvoir\b|\bтам же\b|\bсм\.|\bС\.\s?\d|\bnote \d|\bnn?\.? \d|\bat \d"
    r"|[^\W\d_],? [12]\d\d\d\)|\bid\.|\bemphasis\b"
    r"|\b(?:my translation|translation by|hervorhebung)\b"
    r"|\sv\.?\s[A-Z]|,\s\d{1,4}(?:\s?[–-]\s?\d{1,4})?\.?\Z",
    re.I,
)
_DATED = re.compile(
    r",\s(?:1[89]|20)\d\d\b|\b\d{1,2} [^\W\d_]{3,9} (?:1[89]|20)\d\d\b|\bno\.\s?\d"
    r"|[(\[](?:1[89]|20)\d\d[a-z]?[)\]]|\b(?:1[89]|20)\d\d\.",
    re.I,
)
_LOWER_OPENER = re.compile(
    r"(?:ibid|id\b|see\b|cf\b|vgl\b|ebd|ebenda|ders\b|dies\b|supra\b|infra\b|op\b|loc\b|siehe\b|so\b"
    r"|zu[mr]?\b|dazu\b|hierzu\b|anders\b|etwa\b|a\.\s?a|там\b|см\b|art\b|de[rnm]?\b|von?\b|for\b|e\.g"
    r"|https?:|www|voir\b|v\b|va[nl]\b)"
)
_SAMPLE = 400
_LONGEST_HEADING = 60
_LONG = 700
_CITING, _DATED_ONLY, _COMMENT = 2.0, 0.8, -1.0
_CALLED = 1.5


def evidence(text: str, label: Label, end: int, *, is_called: bool) -> float:
    """Return what speaks for a label, less what speaks against it.

    `end` is where its text ends at the latest; `is_called` says that a mark before it has
    its number.
    """
    said = text[label.start : min(end, label.start + _SAMPLE)].rstrip()
    score = _said(said, is_called) + _CALLED * is_called
    score += _beginning(said, label.form)
    if not is_called:
        score -= 0.6 * (end - label.start > _LONG)
        score -= 1.0 * label.form.endswith(ALONE)
        score -= 0.5 * (label.form[:1] in (".", ")", "(", ""))
        score -= 0.5 * said.endswith((";", ":"))
    return score - 1.5 * _is_heading(said, end - label.start)


def cites(said: str) -> bool:
    """Return whether some words cite something, as a note does and running text rarely.

    >>> cites("Vgl. Haas, S. 3."), cites("They met in 1999.")
    (True, False)
    """
    return _CITES.search(said) is not None


def _said(said: str, is_called: bool) -> float:
    if cites(said):
        return _CITING
    if _DATED.search(said):
        return _DATED_ONLY - 1.0 * said.endswith(";")
    return _COMMENT


def _beginning(said: str, form: str) -> float:
    """Notes begin with a capital or a quote; tables with numbers, sentences go on in small."""
    first = said[:1]
    if first.isdigit():
        return -2.5
    if first.islower() and not _LOWER_OPENER.match(said):
        return -2.5 if form == "" else -1.2
    return 0.0


def _is_heading(said: str, length: int) -> bool:
    if length > _LONGEST_HEADING or SENTENCE_END.search(said, max(0, len(said) - END_LENGTH)):
        return False
    return not (cites(said) or _DATED.search(said))
