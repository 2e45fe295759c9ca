"""What stands before the year of a short reference: authors, a body, or a title."""

import re
from dataclasses import dataclass

from csto_db.model.work import Name
from csto_db.parse.month_names import MONTHS, SEASONS

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:[’'ʼʹʺ´¨ˇ˘˛\-]?{_LETTER})*’?"
_INITIALS = rf"(?:{_LETTER}\.-?\s?){{1,4}}"
_PARTICLE_WORDS = (
    "al bin da dal de degli del della den der des di dos du el la le ten ter van von zu zur"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
_PERSON = re.compile(
    rf"(?:(?P<before>{_INITIALS})\s?)?"
    rf"(?P<family>{_WORD}(?:\s{_WORD}){{0,4}})"
    rf"(?:\s(?P<after>{_INITIALS}))?"
)
_ONLY_INITIALS = re.compile(rf"{_INITIALS}")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.I)
_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:&|and\s)|,|&|\band\b|\bund\b|\bet(?!\s+al)\b|\bи\b(?!\s+др)|\by\b)\s*"
)
_ET_AL = re.compile(
    r"[\s,]+(?:et\s+al|and\s+others|and\s+colleagues|i\s+dr|и\s+др|u\.\s?a|y\s+otros)\b\.?", re.I
)
# "Roe/Poe 2001": German sets a stroke between authors.
_STROKE = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_QUOTED = re.compile(r"[“\"‘«„](?P<title>.+?),?[”\"’»“],?")
_BODY = re.compile(
    r"\b(?:academy|agency|assembly|association|bank|board|bureau|centre|center|chamber|commission"
    r"|committee|community|council|court"
    r"|department|federation|foundation|fund|government|group|initiative|institut[e|o]?|ministry"
    r"|nations|office|organi[sz]ation|parliament|party|secretariat|service|society|union"
    r"|university)\b",
    re.I,
)
_DOCUMENT = re.compile(
    r"(?:the\s+)?(?:act|agreement|charter|code|concept|constitution|convention|declaration|decree"
    r"|directive|doctrine|law|memorandum|plan|protocol|regulation|resolution|statement|strategy"
    r"|treaty|deklaratsiya|dogovor|doktrina|kontseptsiya|konstitutsiya|polozhenie|soglashenie"
    r"|strategiya|ustav|zakon|zayavlenie)\b",
    re.I,
)
# "(founded in Tashkent, 1992)": what a place and a year end is no title.
_ENDS_IN_PLACE = re.compile(r"\b(?:at|by|from|in|near|of|on|since|until)\s+\S+$", re.I)
# Some fonts print an accent as a letter of its own: "Kamin ´ski".
_LOOSE_ACCENT = re.compile(r"\s?([´¨ˇ˘˛`])\s?(?=[^\W\d_])")
_POSSESSIVE = re.compile(r"[’']s$")
_PERIODICAL = re.compile(r"[’']s\s")
# "(Hart Publishing 2007)", "(London: Routledge, 2005)": where a book came out.
_IMPRINT = re.compile(r"\b(?:press|publishers?|publishing|publications|books|verlag)$|:\s", re.I)
_NOT_NAMES = (
    "a an and as at by chapter circa during figure for from in its of on or page pages per "
    "section since table that the these this those until which with ca"
)
_NOT_A_NAME = frozenset(_NOT_NAMES.split())


@dataclass(frozen=True, slots=True)
class Head:
    """Who, or else which title, stands before the year; `has_others` is "et al."."""

    authors: tuple[Name, ...] = ()
    title: str | None = None
    has_others: bool = False


def read_head(head: str, *, has_comma: bool = True, lost_capitals: bool = False) -> Head | None:
    """The authors or the title that a head names; None if it is neither.

    `has_comma` says that a comma stands between head and year: without it only names of
    persons and bodies count. With `lost_capitals` initial capitals are restored.

    >>> [str(name) for name in read_head("lefebvre & Mcdermott", lost_capitals=True).authors]
    ['Lefebvre', 'McDermott']
    >>> read_head("“On Defence”").title
    'On Defence'
    >>> read_head("15 May") is None
    True
    """
    text = _POSSESSIVE.sub("", _LOOSE_ACCENT.sub(r"\1", " ".join(head.split()).strip(" ,:")))
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return Head(title=_capital(quoted["title"]) if lost_capitals else quoted["title"])
    others = _ET_AL.search(text)
    names = text[: others.start()] if others else text
    if not names or re.search(r"\d", names) or _is_month(names.split()[-1]):
        return None
    if _IMPRINT.search(names):
        return None
    # Only names of persons stand before "et al.": "(alemu et al., 2019)".
    if all(one.istitle() for one in _STROKE.split(names)):
        names = _STROKE.sub(" & ", names)
    authors = _authors(names, lost_capitals or (others is not None and names.islower()))
    if authors:
        return Head(authors, has_others=others is not None)
    return _unnamed(names, lost_capitals) if has_comma and not others else None


def _is_month(word: str) -> bool:
    name = word.rstrip(".").lower()
    return name in MONTHS or name in SEASONS


def _authors(text: str, lost_capitals: bool) -> tuple[Name, ...]:
    """The names in a head, or none if one of its parts is not a name."""
    if _is_body(text):
        return (Name(literal=text),)
    names: list[Name] = []
    # "(tsegaye & Struik, 2001)": next to a name with its capital, one may have lost it.
    may_be_lower = lost_capitals or ("&" in text and any(map(str.isupper, text)))
    for part in _SEPARATOR.split(text):
        if names and _ONLY_INITIALS.fullmatch(part):
            names[-1] = Name(names[-1].family, part, names[-1].particle)
        elif names and _SUFFIX.fullmatch(part):
            last = names[-1]
            names[-1] = Name(last.family, last.given, last.particle, part)
        else:
            name = _person(part, lost_capitals, may_be_lower=may_be_lower)
            if name is None:
                return ()
            names.append(name)
    return tuple(names)


def _is_body(text: str) -> bool:
    """Whether a head names a body: its words say so, or it is all one acronym."""
    words = text.split()
    # A font that loses capitals leaves "aoaC" of AOAC.
    if len(words) == 1 and text[0].islower() and text[-1].isupper() and text.isalpha():
        return True
    if _DOCUMENT.match(text) or not text[0].isupper():
        return False
    acronym = len(words) == 1 and len(text) > 1 and text.isupper()
    return acronym or bool(_BODY.search(text)) or bool(_PERIODICAL.search(text))


def _person(text: str, lost_capitals: bool, *, may_be_lower: bool) -> Name | None:
    match = _PERSON.fullmatch(text)
    if match is None:
        return None
    words = match["family"].split()
    first = _first_particle(words)
    count = first
    while count < len(words) - 1 and words[count].lower() in PARTICLES:
        count += 1
    family = words[count:]
    may_be_lower = may_be_lower and len(family) == 1
    if not all(_is_name_word(word, may_be_lower) for word in (*words[:first], *family)):
        return None
    given = " ".join(words[:first]) or (match["before"] or match["after"] or "").strip() or None
    restored = " ".join(_name_capital(word) if lost_capitals else word for word in family)
    return Name(restored, given, " ".join(words[first:count]) or None)


def _first_particle(words: list[str]) -> int:
    """The place of a particle behind given names: "Marcel de Haas"; 0 without given names."""
    for place, word in enumerate(words[:-1]):
        if word.islower() and word in PARTICLES:
            return place
    return 0


def _is_name_word(word: str, may_be_lower: bool) -> bool:
    if word.lower() in _NOT_A_NAME or _is_month(word):
        return False
    # "al-Assad", "d’Estaing": a capital after the hyphen or the apostrophe is one too.
    return may_be_lower or any(part[:1].isupper() for part in re.split(r"[-’']", word))


def _unnamed(text: str, lost_capitals: bool) -> Head | None:
    """A title in place of the author: some words, begun like one, that are not a date."""
    words = text.split()
    if len(words) < 2 or _ENDS_IN_PLACE.search(text) or words[0].lower() in _NOT_A_NAME - {"the"}:
        return None
    if not lost_capitals and not text[0].isupper():
        return None
    return Head(title=_capital(text) if lost_capitals else text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _name_capital(word: str) -> str:
    """The word with the capitals of a family name: "mcdermott" is "McDermott"."""
    word = _capital(word)
    if re.match(r"Mc[a-z]", word):
        return f"Mc{word[2].upper()}{word[3:]}"
    return word
