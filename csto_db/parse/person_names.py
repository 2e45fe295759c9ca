"""Names of persons as notes print them, given names first or last."""

import re

from csto_db.model.work import Name

_WORD = re.compile(r"(?:[A-ZÀ-ÞŁŚŠŽČА-Я][\w’'ʹ-]*\.?|(?:[A-ZА-Я]\.-?)+)\Z")
_PARTICLES = frozenset(
    "al bin da dal de del della den der des di dos du el la le ten ter van von zu zur".split()
)
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Lord|Ambassador|General|Gen|Col|Colonel|H\.\s?E)\.?\s(?=[A-Z])"
)
_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|&|und|et|i)\s|\s(?:and|&|und|et)\s|;|,(?=\s)|/)\s*")
_ET_AL = re.compile(r"[\s,]+(?:et\s+al|and\s+others|u\.\s?a)\b\.?")
_NOT_PERSONS = frozenset(
    "academy act agency article association bank bureau centre center charter chamber commission"
    " committee communications company conference congress convention council court declaration"
    " delegation department directorate division duma embassy federation foundation fund government"
    " group headquarters institute institution international journal law league ministry mission"
    " nations news office online organisation organization parliament party press protocol republic"
    " review report secretariat security service society state states statement studies times today"
    " treaty union university world institut universität bundestag gericht the for of in on and"
    " bericht zeitschrift".split()
)
_ARTICLES = frozenset("the a an das der die des dem ein eine le la les un une zum zur".split())
_INITIALS = re.compile(r"(?:[A-ZÀ-ÞА-Я]\.[\s-]?){1,4}\Z")


def is_person(text: str) -> bool:
    """Return whether the text can be one person's name: two to five words, none of a body.

    >>> is_person("Dmitri Danilov"), is_person("NATO Secretariat"), is_person("an expert")
    (True, False, False)
    """
    words = _HONORIFIC.sub("", text.strip()).split()
    if not 2 <= len(words) <= 5 or words[0].lower() in _NOT_PERSONS | _ARTICLES:
        return False
    named = [word for word in words if word.lower() not in _PARTICLES]
    fits = all(_WORD.match(w) and w.lower().strip(".") not in _NOT_PERSONS for w in named)
    acronyms = [w for w in named if len(w) > 2 and w.isupper() and "." not in w]
    return fits and len(named) >= 2 and not acronyms


def read_person(text: str) -> Name:
    """Return the name in its parts, without an honorific.

    >>> read_person("Mr Anvar Azimov")
    Name(family='Azimov', given='Anvar', particle=None, suffix=None, literal=None)
    >>> str(read_person("Ludwig van Beethoven"))
    'van Beethoven, Ludwig'
    """
    words = _HONORIFIC.sub("", text.strip()).split()
    first = next((n for n, w in enumerate(words[1:], 1) if w.lower() in _PARTICLES), len(words) - 1)
    family = first
    while family < len(words) - 1 and words[family].lower() in _PARTICLES:
        family += 1
    return Name(
        family=" ".join(words[family:]) or None,
        given=" ".join(words[:first]) or None,
        particle=" ".join(words[first:family]) or None,
    )


def _inverted(text: str) -> list[Name]:
    """Names printed "Family, I." one after the other."""
    names: list[Name] = []
    pieces = [piece for piece in _SEPARATOR.split(text) if piece]
    for family, given in zip(pieces[::2], pieces[1::2], strict=False):
        if not _INITIALS.match(given):
            return []
        names.append(Name(family=family, given=given.strip()))
    return names if len(pieces) % 2 == 0 else []


def _is_family(text: str) -> bool:
    """Whether the text is one capitalised word, as family names stand in law notes."""
    is_word = text.isalpha() and text[:1].isupper() and not text.isupper()
    return is_word and text.lower() not in _NOT_PERSONS


def read_names(text: str) -> tuple[Name, ...]:
    """Return the persons that a text lists, or the text itself as one body's name.

    >>> [str(name) for name in read_names("Jane Doe, John Roe and A. B. Poe")]
    ['Doe, Jane', 'Roe, John', 'Poe, A. B.']
    >>> [str(name) for name in read_names("Doe, J., & Roe, A.")]
    ['Doe, J.', 'Roe, A.']
    >>> read_names("Amnesty International")[0].literal
    'Amnesty International'
    """
    listed = _ET_AL.sub("", text).strip(" ,")
    if inverted := _inverted(listed):
        return tuple(inverted)
    pieces = [piece for piece in _SEPARATOR.split(listed) if piece]
    if pieces and all(is_person(piece) or _is_family(piece) for piece in pieces):
        return tuple(read_person(piece) for piece in pieces)
    return (Name(literal=listed),) if listed else ()
