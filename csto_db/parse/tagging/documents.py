"""Laws, cases, treaties and official papers: what their fields tell that the tagger does not."""

import re
from collections.abc import Mapping

from csto_db.parse.dates import find_dates
from csto_db.parse.month_names import MONTHS, alternation
from csto_db.parse.tagging.values import read_number

# The last words of a title that make it a law, with or without its year.
_ACT = re.compile(
    r"\b(?:Act|Acts|Ordinance|Bill|Code|Statute|Regulations?|Order|Rules|By-?laws?|Decree|Gesetz|Verordnung"
    r"|\w+(?:gesetz|gesetzbuch|ordnung|verordnung))(?:\s\([A-Z][\w\s]+\))?(?:,?\s(?:1[5-9]|20)\d\d)?\Z"
)
_CASE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.&-]*|\))\sv\.?s?\.?\s(?:[A-ZÀ-Þ]|the\s)|\A(?:In\s[Rr]e|Re|Ex\sparte)\s[A-Z]"
)
_SECTION = re.compile(
    r"(?:\b(?:ss?|sec|secs|section|sections|arts?|articles?|Art|Arts|Article|Articles|regs?|regulations?"
    r"|rr?|rules?|cl|cls|clauses?|ch|chapter|pt|part|paras?|Schs?|Schedules?|sch|schedule)\.?\s?|§§?\s?)\Z"
)
# "Schedule 2, para 4" is one locator.
_MORE = re.compile(r"\(\w{1,4}\)(?:\(\w{1,4}\))*")
_DAY = (
    rf"(?:\d{{1,2}}\.?\s(?:{alternation(MONTHS)})\.?\s\d{{4}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}})"
)
_ISSUED = re.compile(
    rf"\s(?:от|ot|vom|of|dated)\s(?P<day>{_DAY})(?:\s?(?:г|года|goda|g)\b\.?)?"
    r"(?:,?\s(?P<number>(?:№|No\.?|N|Nr\.?|nr\.?)\s?[\w/.()-]*\d[\w/()-]*))?",
    re.IGNORECASE,
)
_LONGEST_SECTION_WORD = 14


def is_act(title: str) -> bool:
    """Whether a title is that of a law.

    >>> is_act("Pilotage (Amendment) Act 1979"), is_act("An Act of War in the North")
    (True, False)
    """
    return _ACT.search(title) is not None


def is_case(title: str) -> bool:
    """Whether a title names the parties of a case.

    >>> is_case("Dolan v Port Board"), is_case("In re Kelp"), is_case("Peace v. war")
    (True, True, False)
    """
    return _CASE.search(title) is not None


def with_section(text: str, start: int, end: int) -> str:
    """Return a locator of a law with the word in front of it: "s 3(2)".

    >>> with_section("Harbour Act 1987, s 3(2).", 20, 23)
    's 3(2)'
    """
    near = max(0, start - _LONGEST_SECTION_WORD)
    word = _SECTION.search(text, near, start)
    more = _MORE.match(text, end)
    start, end = word.start() if word else start, more.end() if more else end
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return text[start : end + (is_open and text.startswith(")", end))]


def issue_of(texts: Mapping[str, str]) -> tuple[dict[str, str], str | None]:
    """Return title and number of an act whose title says when and under what number it came.

    The second value is the printed day. Where more of a title follows, it stays whole.

    >>> issue_of({"title": "Постановление Кабинета от 14.04.2010 № 31-р"})
    ({'title': 'Постановление Кабинета', 'number': '31-р'}, '14.04.2010')
    """
    found = _ISSUED.search(texts.get("title", ""))
    if found is None or not find_dates(found["day"]):
        return {}, None
    changed = {}
    if found.end() == len(texts["title"]) and found.start() > 0:
        changed["title"] = texts["title"][: found.start()].rstrip(" ,")
    if found["number"] and "number" not in texts:
        changed["number"] = read_number(found["number"])
    if not changed and not found["number"]:
        return {}, None
    return changed, found["day"]
