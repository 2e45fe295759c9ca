"""The wordings that announce an author's own interview."""

import re

from csto_db.model.passage import Span

_WHOSE = (
    r"(?:(?:the\s)?(?:authors?(?:[’']s?)?|my|our|own|personal|telephone|phone|e-?mail|skype|zoom|video"
    r"|online|confidential|anonymous|private|semi-structured|research|background|expert)\s)*"
)
_GERMAN_AUTHOR = (
    r"(?:des\s(?:Verfassers|Autors)|der\s(?:Verfasser(?:in)?|Autor(?:in|en))|durch\s(?:den|die)\s\w+"
    r"|von\smir)\s"
)
# Each form ends where the person begins.
_FORMS = (
    re.compile(
        rf"{_WHOSE}(?:interviews?|conversations?|communications?|correspondence)\s"
        r"(?:(?:conducted\s)?(?:by|of)\s(?:the\s)?authors?\s)?with\s",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:[Ee]igenes?|[Pp]ersönliche[sr]?|[Tt]elefonische[sr]?|[Vv]ertrauliche[sr]?|[Aa]nonyme[sr]?)\s)?"
        r"(?:(?:Telefon|Experten|Hintergrund|Leitfaden|E-Mail-)?-?(?:[Ii]nterviews?|[Gg]espräche?)|Telefonat)\s"
        rf"(?:{_GERMAN_AUTHOR})?mit\s"
    ),
    re.compile(
        r"Entretiens?\s(?:(?:téléphonique|personnel|confidentiel)s?\s)?"
        r"(?:de\s(?:l[’']auteure?|l[’']auteur)\s)?avec\s",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:Entrevistas?\s(?:del?\s(?:la\s)?autora?\s)?(?:con|a)|Intervist[ae]\scon)\s", re.I
    ),
    re.compile(
        r"(?:(?:Lichnoe|Lichnaya)\s)?(?:Interv[’'ʹ]?yu|Beseda)\s(?:avtora\s)?so?\s", re.IGNORECASE
    ),
    re.compile(
        r"(?:(?:личн|экспертн|телефонн|глубинн)\w{2,4}\s)?(?:интервью|бесед[аы]|разговор)\s"
        r"(?:автор(?:а|ов)\s)?со?\s",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WHOSE}interviews?(?:\s\d+|\s(?:#|№|[Nn]o\.?\s)\d+|\s(?-i:[A-Z])\d*)?"
        r"(?:\s(?:by|of)\s(?:the\s)?authors?)?,\s",
        re.IGNORECASE,
    ),
)
_AFTER_PERSON = re.compile(
    r",\s(?:(?:personal\s|telephone\s|phone\s|e-?mail\s|video\s)?interview(?:ed)?\s(?:with|by)\s"
    r"(?:(?:the|this)\s)?authors?|(?:in\s)?(?:discussion|conversation)\swith\s(?:the\s)?authors?"
    r"|(?:im\s)?(?:Interview|Gespräch)\smit\s(?:dem|der|den)\s(?:Verfasser|Autor)(?:in|en)?"
    r"|интервью\sавтору)(?!\w)",
    re.IGNORECASE,
)


def interview_start(text: str, start: int, end: int) -> int | None:
    """Return where the person begins if the stretch opens like an interview.

    >>> text = "Author’s interview with an expert, Moscow"
    >>> text[interview_start(text, 0, len(text)):]
    'an expert, Moscow'
    >>> interview_start("Gespräch der Verfasserin mit einer Ärztin", 0, 41)
    29
    """
    for form in _FORMS:
        if found := form.match(text, start, end):
            return found.end()
    return None


def interview_after_person(text: str, start: int, end: int) -> Span | None:
    """Return where ", interview by the author" stands after the person, as in Chicago notes."""
    found = _AFTER_PERSON.search(text, start, end)
    return Span(*found.span()) if found else None
