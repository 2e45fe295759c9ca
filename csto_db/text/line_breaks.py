"""Line breaks: which end a paragraph, and which only a printed line."""

import re
from collections.abc import Iterator

from csto_db.text.layout import BULLET, END_LENGTH, SENTENCE_END, WEAK_BULLET, Layout, detect_layout
from csto_db.text.mapped import Edit
from csto_db.text.note_lines import note_lines
from csto_db.text.paragraphs import BREAK

_GAP = re.compile(r"[\n\f]\s*")
_LINE = re.compile(r"[^\n]*")
_LABEL = re.compile(
    r"(?:\[\^?\d{1,3}\]:?|\(\d{1,3}\)|\d{1,3}[.)]?|[¹²³⁰⁴-⁹]{1,3})\s+(?:[^\sa-z]|see\b|ibid|cf\.)"
)
_AWAITS_NUMBER = re.compile(
    r"(?:\b(?:nos?|nrs?|pp?|vols?|art|arts|abs|rn|rdnr|rz|fn|nn?|ss?|bd|ch|sec|anm|para?s?|jg|h|т|с"
    r"|стр|№)\.|§|\b(?:note|page|pages|article|chapter|section))\Z",
    re.I,
)
_MARKUP = re.compile(r"#{1,6}\s|>\s|\|")
_NO_BLANK = re.compile(r"[^\W_][-–—]$")
_OPEN_END = re.compile(r"[,;(–—-]$|\b(?:and|of|the|to|in|on|for|with|a)$", re.I)
_URL_END = re.compile(r"://\S*[/=&?_%-]\Z")
_URL_REST = re.compile(r"[\w%-]*[\d/=_%][\w%-]*[/.=&_?-]?|[a-z\d-]+(?:[./][a-z\d-]+)+")
_MOST = 400
_LONGEST_URL = 200


def line_breaks(text: str) -> Iterator[Edit]:
    """Each run of line ends becomes one blank line, one blank, or nothing after a hyphen.

    A hyphen keeps one line end behind it, for the next step to decide on.
    """
    layout = detect_layout(text)
    notes = note_lines(text, layout) if layout.is_wrapped else frozenset()
    start = _skip(text)
    if start:
        yield Edit(0, start)
    end = len(text.rstrip())
    for gap in _GAP.finditer(text, start, max(start, end)):
        line = text[start : gap.start()].rstrip(" \t")
        following = _LINE.match(text, gap.end(), gap.end() + _MOST)
        words = following[0] if following else ""
        is_note = gap.end() in notes
        replacement = BREAK if is_note else _replacement(line, gap[0], words, layout)
        place = start + len(line)
        if replacement != text[place : gap.end()]:
            yield Edit(place, gap.end(), replacement)
        start = gap.end()
    if start <= end < len(text):
        yield Edit(end, len(text))


def _skip(text: str) -> int:
    return len(text) - len(text.lstrip())


def _replacement(line: str, gap: str, following: str, layout: Layout) -> str:
    if _ends_paragraph(line, gap, following, layout):
        return BREAK
    if _is_in_url(line, following):
        return ""
    if _NO_BLANK.search(line[-2:]) and following[:1].isalnum():
        return "\n" if line.endswith("-") else ""
    return " "


def _is_in_url(line: str, following: str) -> bool:
    """Whether a URL certainly goes on: it ends in a joint, and no word of a sentence follows."""
    last = line[-_LONGEST_URL:]
    return "://" in last and bool(_URL_END.search(last) and _URL_REST.match(following))


def _ends_paragraph(line: str, gap: str, following: str, layout: Layout) -> bool:
    """Whether what follows the gap starts a paragraph of its own."""
    is_finished = SENTENCE_END.search(line, max(0, len(line) - END_LENGTH)) is not None
    if not following[:1].isalpha() and _starts_item(line, following, is_finished):
        return True
    if "\f" in gap:
        return _ends_at_page(line, following, layout, is_finished)
    if line[-1:] == "-" and line[-2:-1].isalpha() and following[:1].islower():
        return False
    if not layout.is_wrapped or gap.count("\n") > 1 + layout.is_double_spaced:
        return True
    if is_finished and (layout.is_short(line, following) or layout.is_heading(following)):
        return True
    return layout.is_stub(line, following) and not _OPEN_END.search(line[-8:])


def _starts_item(line: str, following: str, is_finished: bool) -> bool:
    """Whether a bullet, a mark of a mark-up language or the label of a note comes next."""
    if BULLET.match(following) or _MARKUP.match(following):
        return True
    if _AWAITS_NUMBER.search(line[-10:]):
        return False
    is_closed = is_finished or line.endswith((":", ";")) or "://" in line[-_LONGEST_URL:]
    return is_closed and bool(WEAK_BULLET.match(following) or _LABEL.match(following))


def _ends_at_page(line: str, following: str, layout: Layout, is_finished: bool) -> bool:
    """A page that ends in the middle of a sentence is healed."""
    if not layout.is_wrapped:
        return is_finished or not (following[:1].islower() or _OPEN_END.search(line[-8:]))
    if is_finished:
        return layout.is_short(line, following) or layout.is_heading(following)
    return layout.is_stub(line, following) and not _OPEN_END.search(line[-8:])
