"""What stands behind the year of a short reference and does not belong to it."""

import re

from csto_db.model.passage import Span
from csto_db.parse.author_names import Head
from csto_db.parse.short_names import short_names

# What is said of the words quoted, not where they stand.
_REMARK = re.compile(
    r",?\s*\(?(?:(?:my|our|own|author[’']s|the)\s)?(?:emphas[ie]s|italics|translat\w+|transl?\.|stress"
    r"|original|Hervorh\w*\.?|Herv\.|eigene|Übers\w*\.?|курсив|перевод|выделено|traduction|souligné)"
    r"[^;]{0,40}\Z"
    r"|\s(?:for|on)\s(?:an?|the|another|more|further|details?|discussions?)\b[^;]{0,80}\Z",
    re.I,
)
_SHORT_TAIL = 40


def without_name(text: str, item: Span, after: int) -> Span:
    """Return the item without the short name that is given behind the year: "2002, hereafter F"."""
    named = next(short_names(text[after : item.end] + ")"), None)
    return Span(item.start, after + named.span.start) if named else item


def without_remark(text: str, item: Span, after: int) -> Span:
    """Return the item without what is said of the quotation: "2017: 12, emphasis added"."""
    remark = _REMARK.search(text, after, item.end)
    return Span(item.start, remark.start()) if remark else item


def is_aside(tail: str, head: Head) -> bool:
    """Return whether a few more words behind the year leave it the year of a reference.

    Only persons with "et al." in front are sure enough: "Smith et al. (1999, Paper IV)".
    """
    return head.has_others and len(tail) < _SHORT_TAIL and tail.lstrip()[:1] in (",", ";", "-", "–")
