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

# By GOST: "Пакт об озёрах от 4 мая 1987 г. // Сборник договоров. 1990. Т. 1571. С. 107. Ст. 3."
_RUSSIAN = re.compile(
    r"(?:\A|(?<=;\s))(?P<prefix>(?:[Сс]м\.(?:\sтакже)?:?)\s)?"
    r"(?P<title>(?:[А-ЯЁ][а-яё]+\s)?(?i:договор|конвенция|соглашение|пакт|статут|протокол|устав)\b"
    r"[^/;]{0,200}?)\sот\s(?P<day>\d{1,2}\s\w{3,9}\s\d{4})\s?(?:г\.|года)\s//\s"
    r"(?P<series>[^/;.]{3,100})\.\s(?:\d{4}\.\s)?Т\.\s(?P<volume>\d{1,4})\."
    r"(?:\sС\.\s(?P<page>\d[\d–-]*)\.?)?(?:\s(?P<locator>[Сс]т\.\s[^;.]*))?\s*(?=[.;]|\Z)"
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
    for match in (*_TREATY.finditer(text), *_RUSSIAN.finditer(text)):
        said = {
            name.removeprefix("b_"): value for name, value in match.groupdict().items() if value
        }
        printed = said.get("done") or said["day"]
        dates = [date for date in find_dates(printed) if date.edtf]
        if not dates:
            continue
        series = said.get("series")
        work = Work(
            entry_type=EntryType.TREATY,
            title=said["title"],
            container=series and series.replace(".", ""),
            volume=said.get("volume"),
            pages=said.get("page"),
            issued=dates[0].edtf,
            issued_printed=dates[0].printed,
        )
        span = Span(match.start(), match.end())
        prefix, locator = (said.get(name, "").strip() or None for name in ("prefix", "locator"))
        yield Citation(span, CitationStyle.NOTE, titled(work), locator=locator, prefix=prefix)
