"""Lists of names, as all styles print them, to names in their parts."""

import re

from csto_db.model.work import Name
from csto_db.parse.tagging.lexicon import lexicon

_ROLE = re.compile(
    r"[(\[]?\b(?:eds?|editors?|hrsgg?|hgg?|herausgegeben\svon|edited\sby|edited|comps?|dirs?|coords?"
    r"|directors?|éds?|orgs?|trans|transl|translated\sby|übers(?:etzt)?(?:\svon)?|trad|red)\b\.?[)\]]?",
    re.IGNORECASE,
)
# Those who helped are no authors.
_HELPERS = re.compile(
    r",?\s(?:unter\sMitarbeit\svon|u\.\s?Mitarb\.\sv(?:on|\.)|with\sthe\sassistance\sof"
    r"|in\scollaboration\swith|mit\sBeiträgen\svon)\s.*",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\A(?:in|by|von|par|with|mit|and|und|&)\b[:\s]\s*", re.IGNORECASE)
_OTHERS = re.compile(
    r"[\s,;&]*\b(?:(?:and|&|und|et)\s)?(?:et\.?\s?al(?:ii)?\b\.?|and\sothers|u\.\s?a\.|i\sdr\.|и\sдр\."
    r"|others\b|ua\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*;\s*(?:(?:and|und|&)\s)?\s*|\s*/\s*|\s—\s")
_AND = re.compile(r"\s*,?\s+(?:and|und|et|y|e|en|og|и|sowie)\s+|\s*,?\s*&\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_INITIALS = re.compile(r"(?:[^\W\d_a-zà-ÿ]\.?[\s-]?){1,4}\.?")
_VANCOUVER = re.compile(r"(?P<family>\S.*?)\s(?P<given>[A-ZÀ-Þ]{1,3}(?:-[A-Z])?)(?:\sJr)?")
_BRACKETED = re.compile(r"(?P<family>[^()]+?)\s?\((?P<given>[^()]*\.)\)")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)
_STATES = re.compile(r"\b(?:U\.\s?S\.(?:\s?A\.)?|U\.\s?K\.|U\.\s?N\.)")
_LAST_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\Z|(?<=[-–—_])\.\Z")
_BODY_CLASSES = frozenset({"organisation", "doc"})
# Many of these are family names too: "Otto Springer".
_FIRM_CLASSES = frozenset({"news", "publisher"})
_EDGES = " ,;:/&([{"


def read_name_list(text: str) -> tuple[Name, ...]:
    """Return the names that a text lists, in its order, roles and "et al." left out.

    >>> [str(name) for name in read_name_list("Doe, J., Roe, A. B., & de Wit, C.")]
    ['Doe, J.', 'Roe, A. B.', 'de Wit, C.']
    >>> [str(name) for name in read_name_list("J. Doe, Ann Roe and C. DE WIT (eds.)")]
    ['Doe, J.', 'Roe, Ann', 'de WIT, C.']
    >>> [str(name) for name in read_name_list("Feest/Blankenburg")]
    ['Feest', 'Blankenburg']
    >>> [str(name) for name in read_name_list("Doe J, Roe AB, et al.")]
    ['Doe, J', 'Roe, AB']
    >>> [str(name) for name in read_name_list("Berg, H. van der, & Wit, C. de")]
    ['van der Berg, H.', 'de Wit, C.']
    >>> [str(name) for name in read_name_list("Roe, A., unter Mitarbeit von B. Poe")]
    ['Roe, A.']
    >>> [str(name) for name in read_name_list("Ministry of Trade and Industry")]
    ['Ministry of Trade and Industry']
    """
    bare = _OTHERS.sub("", _ROLE.sub(" ", _HELPERS.sub("", " ".join(text.split()))))
    bare = _LEADING.sub("", bare.strip(_EDGES)).strip(_EDGES)
    if not bare:
        return ()
    if _is_body(bare):
        return (Name(literal=bare.rstrip(".")),)
    pieces = [piece for piece in _LISTED.split(bare) if piece.strip()]
    if len(pieces) > 1:
        return tuple(name for piece in pieces for name in _in_row(piece))
    return _in_row(bare)


def _is_body(text: str) -> bool:
    """Whether the words name a body: at least one of them does, and no initials stand there."""
    words = re.findall(r"[^\W_]+", text.casefold())
    classes = [set(lexicon().get(word, ())) for word in words]
    telling = _BODY_CLASSES
    if not any("given" in found for found in classes):
        telling |= _FIRM_CLASSES
    bodies = sum(1 for found in classes if telling & found)
    has_initial = re.search(r"\b[A-Z]\.", _STATES.sub("", text)) is not None
    if has_initial or len(words) < 2:
        return False
    return words[-1] == "tribunal" or (bool(bodies) and bodies * 6 >= len(words))


def _in_row(text: str) -> tuple[Name, ...]:
    """The names of a list with commas and a last "and"."""
    names: list[Name] = []
    for part in _AND.split(text):
        pieces = [piece.strip(_EDGES) for piece in _COMMA.split(part) if piece.strip(_EDGES + ".")]
        _add_names(names, pieces)
    return tuple(names)


def _add_names(names: list[Name], pieces: list[str]) -> None:
    """Add the names that stand between two commas each, or over one: no name spans an "and"."""
    n = 0
    while n < len(pieces):
        following = pieces[n + 1] if n + 1 < len(pieces) else ""
        if names and _SUFFIX.fullmatch(pieces[n]):
            last = names[-1]
            names[-1] = Name(last.family, last.given, last.particle, pieces[n])
        elif following and _is_inverted(pieces[n], following, len(names)):
            names.append(_inverted(pieces[n], following))
            n += 1
        else:
            names.append(_straight(pieces[n]))
        n += 1


def _is_inverted(piece: str, following: str, before: int) -> bool:
    """Whether a piece is a family name and the next one the given names that belong to it."""
    if _SUFFIX.fullmatch(following) or _VANCOUVER.fullmatch(piece) or re.search(r"\b\w\.", piece):
        return False
    following, _ = _particle_behind(following)
    if _INITIALS.fullmatch(following):
        return True
    words = piece.split()
    if len(words) > 1 and " " in following and _is_given(words[0]):
        return False
    is_family = len([word for word in words if not _is_particle(word)]) <= 2
    first = re.split(r"[\s-]", following.strip("."))[0]
    is_given = _is_given(first) and len(following.split()) <= 3
    is_first = before == 0 and len(words) == 1 and following.count(" ") <= 1
    return is_family and (is_given or is_first)


def _inverted(family: str, given: str) -> Name:
    words = family.split()
    count = 0
    while count < len(words) - 1 and _is_particle(words[count]):
        count += 1
    given, behind = _particle_behind(given)
    particle = f"{behind} {' '.join(words[:count])}".strip()
    return Name(" ".join(words[count:]), given or None, particle or None)


def _particle_behind(given: str) -> tuple[str, str]:
    """The given names, and the particle of the family name behind them: "Berg, H. van der"."""
    words = given.split()
    count = len(words)
    while count > 1 and words[count - 1].islower() and _is_particle(words[count - 1].rstrip(".")):
        count -= 1
    return (" ".join(words[:count]), " ".join(words[count:]).rstrip("."))


def _straight(piece: str) -> Name:
    """A name printed given names first, or with bare initials behind."""
    vancouver = _VANCOUVER.fullmatch(piece)
    if vancouver and not vancouver["family"].isupper() and "." not in vancouver["family"]:
        return _inverted(vancouver["family"], vancouver["given"])
    bracketed = _BRACKETED.fullmatch(piece)
    if bracketed:
        return _inverted(bracketed["family"], bracketed["given"])
    piece = _LAST_STOP.sub("", piece)
    words = piece.split()
    if len(words) == 1:
        return Name(family=piece)
    trailing = len(words)
    while trailing > 1 and _INITIALS.fullmatch(words[trailing - 1]) and "." in words[trailing - 1]:
        trailing -= 1
    if trailing < len(words) and not _INITIALS.fullmatch(words[0]):
        return _inverted(" ".join(words[:trailing]), " ".join(words[trailing:]))
    first = next((n for n, w in enumerate(words[1:], 1) if _is_particle(w)), len(words) - 1)
    name = _inverted(" ".join(words[first:]), " ".join(words[:first]))
    return Name(name.family, name.given, name.particle and name.particle.lower())


def _is_given(word: str) -> bool:
    return "given" in lexicon().get(word.casefold(), ())


def _is_particle(word: str) -> bool:
    return "particle" in lexicon().get(word.casefold(), ())
