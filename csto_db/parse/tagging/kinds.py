"""The type of a work by the fields of its reference, by an ordered list of rules."""

import re
from collections.abc import Callable, Mapping

from csto_db.parse.document_words import DOCUMENT, INSTITUTION, REPORT, TRANSCRIPT, TREATY
from csto_db.parse.tagging.documents import is_act, is_case

_THESIS = re.compile(
    r"thesis|dissertation|\bdiss\b|habil|thèse|manus[ck]ript|unpubl|unveröff|\bдис\b|диссертац|автореф"
    r"|speech|lecture|address|keynote|remarks|\btalk\b|vortrag|\brede\b|referat|presentation"
    r"|paper (?:presented|given|read|delivered)|выступление",
    re.I,
)
_REPORT = re.compile(r"report|working paper|arbeitspapier|bericht|\btech\b|discussion|memo", re.I)
_JOURNAL = re.compile(
    r"journal|review|revue|zeitschrift|quarterly|\b(?:j|rev|lett|ann)\b\.?|letters|annals|studies"
    r"|вестник|bulletin|archiv|transactions|magazine",
    re.I,
)
_PROCEEDINGS = re.compile(r"proceedings|proc\b|conference|symposium|workshop|congress|kongre", re.I)
_NEWS = re.compile(
    r"times|post|guardian|zeitung|kommersant|izvestiya|pravda|gazeta|reuters|interfax|\btass\b|news"
    r"|telegraph|le monde|spiegel|bbc|economist|herald|tribune",
    re.I,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Values = Mapping[str, str]

_RULES: tuple[tuple[str, Callable[[Values], object]], ...] = (
    ("interview", lambda v: "interviewee" in v),
    ("short", lambda v: "backref" in v and not ("title" in v and "date" in v)),
    ("short", lambda v: "title" not in v and "container" not in v and not _is_named(v)),
    ("unpublished", lambda v: _THESIS.search(v.get("genre", ""))),
    ("report", lambda v: _REPORT.search(v.get("genre", ""))),
    ("official document", lambda v: DOCUMENT.match(v.get("genre", "")) and "publisher" not in v),
    ("official document", lambda v: "author" not in v and is_act(v.get("title", ""))),
    ("official document", lambda v: "author" not in v and is_case(v.get("title", ""))),
    ("official document", lambda v: TRANSCRIPT.match(v.get("title", ""))),
    ("official document", lambda v: _is_treaty(v) and "publisher" not in v),
    ("official document", lambda v: DOCUMENT.match(v.get("title", "")) and not _is_published(v)),
    ("report", lambda v: REPORT.match(v.get("number", ""))),
    ("chapter", lambda v: "container" in v and "editor" in v),
    ("chapter", lambda v: _PROCEEDINGS.search(v.get("container", ""))),
    ("news", lambda v: _NEWS.search(v.get("container", "")) and _DAY.match(v.get("date", ""))),
    ("article", lambda v: "container" in v and ("volume" in v or "issue" in v)),
    ("chapter", lambda v: "container" in v and ("publisher" in v or "place" in v)),
    ("article", lambda v: _JOURNAL.search(v.get("container", "")) or _is_paged(v)),
    ("official document", lambda v: "number" in v and "author" not in v),
    ("report", lambda v: "number" in v),
    ("book", lambda v: "title" in v and ("publisher" in v or "place" in v)),
    ("web page", lambda v: "url" in v),
    ("article", lambda v: "container" in v),
    ("book", lambda v: "title" in v and "date" in v),
)


def reference_type(values: Values) -> str | None:
    """Return the type of a reference from its printed fields; None if nothing tells it.

    >>> reference_type({"author": "Doe", "date": "1999"})
    'short'
    >>> reference_type({"title": "War", "container": "Peace", "editor": "Roe"})
    'chapter'
    """
    return next((name for name, fits in _RULES if fits(values)), None)


def _is_treaty(values: Values) -> bool:
    """Whether a title is that of a treaty, and not of an article about one."""
    is_article = "author" in values and "container" in values
    return TREATY.match(values.get("title", "")) is not None and not is_article


def _is_published(values: Values) -> bool:
    """Whether a work came out in another, in editions, or from a publisher by persons: no act."""
    by_persons = "author" in values and not INSTITUTION.search(values["author"])
    return "container" in values or "edition" in values or (by_persons and "publisher" in values)


def _is_named(values: Values) -> bool:
    """Whether something but author, date and place in the work tells which work it is."""
    return any(name in values for name in ("url", "doi", "number", "editor", "publisher", "volume"))


def _is_paged(values: Values) -> bool:
    return "container" in values and "pages" in values
