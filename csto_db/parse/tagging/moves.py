"""Fields that were read as others: what the whole of a reference tells of each."""

import re

_SERIES_LETTER = re.compile(r"(?P<letter>[A-Z])\s?(?P<number>\d+)")
_COURT_PAGES = re.compile(r"(?P<first>\d+),?\s\((?P<cited>\d+[^()]*)\)")
_BARE_NUMBER = re.compile(r"\W*\d+(?:[-–]\d+)?\W*")
_DASH_AUTHOR = re.compile(r"(?P<dash>[-–—_]{2,})[.,\s]+(?P<rest>[^\W\d_].*)")
_NAMED_LAST = re.compile(r"[^\W\d_]{2,}(?:\s[^\s.,]+)+")
_COUNTED = re.compile(
    r"(?:(?:T|Т|Том|Tom|Vol|Bd)\.?\s*(?P<volume>\d+)[.,;]?\s*)?(?:(?:№|No|Nr|Вып|Vyp)\.?\s*"
    r"(?P<issue>\d+(?:[-–/]\d+)?)[.,;]?\s*)?(?:[СCSсp]{1,2}\.\s*(?P<pages>\d+(?:[-–]\d+)?))?"
)
_YEAR_BEHIND = re.compile(r"[\s,;]{1,4}(?P<year>(?:1[89]|20)\d\d)\Z")
_NEAR = 8

_MEDIUM = re.compile(
    r"(?:\A|[.,]\s\[?|\s\[)(?P<medium>DVD|VHS|CD|LP|Film|Blu-ray|[Vv]ideocassette"
    r"|Compact [Dd]isc)\]?\Z"
)
_DIRECTOR = re.compile(r"[,(]\s?(?:film\s)?directors?\b|\b(?:Directed|Dir\.)\sby\b", re.IGNORECASE)
# French editors are "(dir.)" too.
_SHORT_DIRECTOR = re.compile(r"[,(]\s?dir\.|\bDir\.\s")
_FILM = re.compile(r"\b(?:DVD|VHS|Films?|Pictures|Studios|Blu-ray|[Vv]ideo\w*)\b")
_IMPRINT = ("place", "publisher")
Values = dict[str, str]


def part_from_dash(printed: dict[str, list[str]]) -> None:
    """A dash for the author of the entry before is all of the author: "———. Marsh End"."""
    found = _DASH_AUTHOR.fullmatch(printed.get("author", [""])[0])
    if found and "title" not in printed:
        printed["author"] = [found["dash"]]
        printed["title"] = [found["rest"]]


def part_from_names(printed: dict[str, list[str]], behind: str) -> None:
    """What stands between names and the bracket of an imprint is the title, for a book has one.

    "Иван Петров, Каналы Севера (Москва: Наука, 1987)"; `behind` is what follows the names.
    """
    role = next((name for name in ("author", "editor") if name in printed), None)
    is_imprint = behind.lstrip().startswith("(") and not printed.keys().isdisjoint(_IMPRINT)
    if role is None or not is_imprint or not printed.keys().isdisjoint(("title", "container")):
        return
    names, _, title = printed[role][-1].rpartition(", ")
    if names and _NAMED_LAST.fullmatch(title):
        printed["title"] = [title]
        printed["author"] = [*printed.pop(role)[:-1], names]


def move_counted_pages(texts: Values) -> None:
    """ "Т. 5, № 2. С. 4–7" behind a journal: its volume, its issue and the pages of the article."""
    found = _COUNTED.fullmatch(texts.get("cited_pages", ""))
    if found and "container" in texts and (found["volume"] or found["issue"]):
        del texts["cited_pages"]
        for name, value in found.groupdict().items():
            if value:
                texts.setdefault(name, value)


def move_series_letter(texts: Values, printed: dict[str, list[str]]) -> None:
    """ "Phys. Rev. D 77": the letter belongs to the journal, not to the volume."""
    found = _SERIES_LETTER.fullmatch(texts.get("volume", ""))
    if found and "container" in texts:
        stop = "." if printed["container"][0].rstrip(" ,").endswith(".") else ""
        texts["container"] += f"{stop} {found['letter']}"
        texts["volume"] = found["number"]


def move_court_pages(texts: Values) -> None:
    """ "BGHZ 141, 200 (205)": the decision begins on the first page; the other is cited."""
    found = _COURT_PAGES.fullmatch(texts.get("cited_pages", ""))
    if found is None:
        return
    if "volume" not in texts and texts.get("pages", "").isdecimal():
        texts["volume"] = texts.pop("pages")
    texts.setdefault("pages", found["first"])
    texts["cited_pages"] = found["cited"]


def move_page(texts: Values, printed: list[str]) -> None:
    """ "Carter, Reeds, 50": a bare number behind a title alone is a page of a short reference."""
    if _BARE_NUMBER.fullmatch(printed[0]):
        texts["cited_pages"] = texts.pop("volume")


def make_journal(texts: Values) -> None:
    """What has volume and pages, and no place, is a journal, whatever it was read as."""
    is_counted = "pages" in texts and not texts.keys().isdisjoint(("volume", "issue"))
    name = next((name for name in ("series", "publisher") if name in texts), None)
    if name and is_counted and "title" in texts and texts.keys().isdisjoint(("container", "place")):
        texts["container"] = texts.pop(name)


def move_year(texts: Values, dates: Values) -> None:
    """ "Health Outcomes 2006, 12: 10": the year is that of the work, not a word of the journal."""
    held = texts.get("container", "")
    found = _YEAR_BEHIND.search(held, max(0, len(held) - _NEAR))
    if found and "date" not in dates and any(map(str.isalpha, held[: found.start()])):
        texts["container"] = held[: found.start()]
        dates["date"] = dates["date_printed"] = found["year"]


def move_medium(texts: Values) -> None:
    """ "Tide. DVD": what a film is on is neither its title nor its publisher."""
    for name in ("title", "publisher"):
        found = _MEDIUM.search(texts.get(name, ""))
        if found and (name == "title") == (found.start() > 0):
            texts.setdefault("genre", found["medium"])
            rest = texts.pop(name)[: found.start()]
            texts |= {name: rest} if rest else {}


def is_directed(text: str) -> bool:
    """Whether a reference names the director of a film: the one who made it.

    >>> is_directed("Lind, S., director. Tide."), is_directed("Tide. Directed by S. Lind.")
    (True, True)
    """
    if _DIRECTOR.search(text):
        return True
    return _SHORT_DIRECTOR.search(text) is not None and _FILM.search(text) is not None
