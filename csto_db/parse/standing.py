"""What is said of a person: the role, and the organisation in which it is held."""

import re
from dataclasses import dataclass

_ORGANISATION = re.compile(
    r"\b(?:ministry|government|secretariat|council|organi[sz]ation|committee|commission|delegation"
    r"|department|directorate|division|parliament|duma|assembly|embassy|consulate|cabinet|congress|senate"
    r"|bundestag|university|college|school|faculty|institute|institut|cent(?:re|er)|foundation|academy"
    r"|bank|agency|association|federation|nations|union|office|court|authority|board|company|corporation"
    r"|trust|fund|party|police|army|navy|press|museum|library|hospital|chamber|league|society|group"
    r"|mission|bureau|headquarters|service|administration|laboratory|club|church|network|bundesregierung"
    r"|amt|amtes|ministère|direction|ministerstvo|sovet|sekretariat)\b"
    r"|\w(?:ministeriums?|behörde|ämter|amt|amtes|gesellschaft|verband|verbandes|verein|vereins|universität"
    r"|institut|instituts|stiftung|kommission|gericht|gerichts|verwaltung|rats?)\b"
    r"|\b(?:министерств|институт|университет|академи|секретариат|комитет|комисси|совет|центр|фонд|агентств"
    r"|посольств|управлени|департамент|администраци|парти|банк|союз|организаци|ассоциаци|служб)\w{0,4}\b",
    re.IGNORECASE,
)
# Letters that stand for a body, but not for an office or a degree.
_ACRONYM = re.compile(
    r"\b(?!(?:CEO|CFO|MP|MEP|QC|KC|PhD|MD|II|III|IV|VIP|NCO|DC)\b)[A-ZА-ЯЁ]{2,}s?\b"
)
_LEADING = re.compile(
    r"(?:an?|the|one|two|three|several|eine[mnr]?|dem|der|den|zwei|mehreren)\s+(?=\S)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s(?:of|at|in|from|with|for|within|des|der|dem|im|am|beim?|bei\sder|an\sder|in\sder|vom|von|de|du|del)"
    r"\s(?:the\s|la\s|l[’'])?"
)
_COMMA = re.compile(r",\s+")
_FIRST_CAPITAL = re.compile(r"\s(?=[А-ЯЁ])")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's role and organisation, each as printed, None where it is not said."""

    role: str | None = None
    organisation: str | None = None


def read_standing(words: str) -> Standing:
    """Return the role and the organisation that some words about a person name.

    >>> read_standing("Dean of Law, Tarvast University")
    Standing(role='Dean of Law', organisation='Tarvast University')
    >>> read_standing("a senior official of the Ministry of Ports")
    Standing(role='senior official', organisation='Ministry of Ports')
    >>> read_standing("NATO official")
    Standing(role='official', organisation='NATO')
    """
    parts = [part for part in _COMMA.split(words.strip(" ,.;()")) if part]
    for n, part in enumerate(parts):
        if _names_body(part):
            own = _split(part)
            roles = [*map(_bare, parts[:n]), *([own.role] if own.role else [])]
            bodies = [own.organisation or part, *parts[n + 1 :]]
            return Standing(", ".join(roles) or None, ", ".join(bodies))
    return Standing(", ".join(map(_bare, parts)) or None)


def _names_body(words: str) -> bool:
    return _ORGANISATION.search(words) is not None or _ACRONYM.search(words) is not None


def _bare(words: str) -> str:
    return _LEADING.sub("", words, count=1) if _LEADING.match(words) else words


def _split(words: str) -> Standing:
    """The two in "Head of the Dredging Institute"; in "NATO official" the body is first."""
    acronym = _ACRONYM.match(words)
    rest = words[acronym.end() :].strip() if acronym else ""
    if acronym and rest and rest.islower() and not _names_body(rest):
        return Standing(rest, acronym.group())
    bare = _bare(words)
    for link in (*_LINK.finditer(bare), *_FIRST_CAPITAL.finditer(bare)):
        role, body = bare[: link.start()], bare[link.end() :]
        if body[:1].isupper() and _names_body(body) and not _names_body(role):
            return Standing(role, body)
    return Standing(None, bare)
