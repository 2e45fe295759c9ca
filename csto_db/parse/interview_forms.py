"""The wordings that announce an author's own interview."""

import re

from csto_db.model.passage import Span

_WHOSE = (
    r"(?:(?:the\s)?(?:authors?(?:[’']s?)?|my|our|own|personal|telephone|phone|e-?mail|skype|zoom"
    r"|online|confidential|anonymous|private|semi-structured|research)\s)*"
)
# Each form ends where the person begins.
_FORMS = (
    re.compile(
        rf"{_WHOSE}(?:interviews?|conversations?|communications?|correspondence)\s"
        r"(?:(?:by|of)\s(?:the\s)?authors?\s)?with\s",
        re.IGNORECASE,
    ),
    re.compile(r"(?:Interview|Gespräch)\s(?:des\sVerfassers\s|der\sVerfasserin\s)?mit\s"),
    re.compile(r"Entretiens?\s(?:de\sl[’']auteure?\s)?avec\s", re.IGNORECASE),
    re.compile(r"(?:Lichnoe\s)?Interv[’']?yu\s(?:avtora\s)?s\s", re.IGNORECASE),
    re.compile(r"(?:Author[’']s\s)?Interviews?(?:\s\d+|\s[A-Z]\d*)?,\s"),
)
_AFTER_PERSON = re.compile(
    r",\s(?:(?:personal\s|telephone\s)?interview(?:ed)?\s(?:with|by)\s(?:the\s)?authors?"
    r"|(?:in\s)?(?:discussion|conversation)\swith\s(?:the\s)?authors?)(?!\w)",
    re.IGNORECASE,
)


def interview_start(text: str, start: int, end: int) -> int | None:
    """Return where the person begins if the stretch opens like an interview.

    >>> text = "Author’s interview with an expert, Moscow"
    >>> text[interview_start(text, 0, len(text)):]
    'an expert, Moscow'
    """
    for form in _FORMS:
        if found := form.match(text, start, end):
            return found.end()
    return None


def interview_after_person(text: str, start: int, end: int) -> Span | None:
    """Return where ", interview by the author" stands after the person, as in Chicago notes."""
    found = _AFTER_PERSON.search(text, start, end)
    return Span(*found.span()) if found else None
