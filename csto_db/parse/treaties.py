"""Treaties as lawyers cite them: title, day, and the volume and page of a treaty series."""

import re
from collections.abc import Iterator

from csto_db.model.passage import Span
from csto_db.model.vocabulary import CitationStyle, EntryType
from csto_db.model.work import Citation, Work
from csto_db.parse.dates import find_dates
from csto_db.parse.titled import titled

_ACT = (
    r"[^;()]{0,150}?\b(?:Treaty|Convention|Covenant|Agreement|Pact|Protocol|Charter|Statute|Accords?)\b"
    r"[^;()]{0,150}?"
)
_PLACE = r"(?P<volume>\d{1,4})\s(?P<series>[UL]\.?N\.?T\.?S\.?|C\.?T\.?S\.?)\s(?P<page>\d+)"
_DONE = r"\((?:adopted|signed|concluded|done|opened\sfor\ssignature)\b(?P<done>[^()]*)\)"
_TREATY = re.compile(
    rf"(?:\A|(?<=;\s))(?P<prefix>(?:[Ss]ee(?:\salso)?|[Cc]f\.?)\s)?(?P<title>(?=[A-Z]){_ACT})"
    rf"(?:\s{_DONE}(?:\s{_PLACE})?|,\s(?P<day>[^;()]{{6,18}}),\s{_PLACE.replace('P<', 'P<b_')})"
    r"(?:\s\([^()\d]+\))?(?:,?\s(?P<locator>(?:[Aa]rts?\.?|[Aa]rticles?|paras?\.?)\s[^;.]*))?"
    r"\s*(?=[.;]|\Z)"
)


def treaty_citations(text: str) -> Iterator[Citation]:
    """Yield the treaties that a note cites with the day on which they were made.

    >>> note = "Pact on Lakes (signed 4 May 1987, entered into force 1 June 1990) 1571 UNTS 107."
    >>> [(one.work.title, one.work.issued, one.work.volume) for one in treaty_citations(note)]
    [('Pact on Lakes', '1987-05-04', '1571')]
    >>> note = "Pact on Lakes, May 4, 1987, 1571 U.N.T.S. 107, art. 3."
    >>> [one.locator for one in treaty_citations(note)]
    ['art. 3']
    """
    for match in _TREATY.finditer(text):
        printed = match["done"] or match["day"]
        dates = [date for date in find_dates(printed) if date.edtf]
        if not dates:
            continue
        series = match["series"] or match["b_series"]
        work = Work(
            entry_type=EntryType.TREATY,
            title=match["title"],
            container=series and series.replace(".", ""),
            volume=match["volume"] or match["b_volume"],
            pages=match["page"] or match["b_page"],
            issued=dates[0].edtf,
            issued_printed=dates[0].printed,
        )
        span = Span(match.start(), match.end())
        prefix = (match["prefix"] or "").strip() or None
        locator = match["locator"] and match["locator"].strip()
        yield Citation(span, CitationStyle.NOTE, titled(work), locator=locator, prefix=prefix)
