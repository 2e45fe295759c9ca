"""Names as BibTeX and BibLaTeX write them, in CSL's parts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from csto_db.model.work import Name
from csto_db.text.latex import latex_text

_AND = re.compile(r"\s+and(?=\s)", re.I)
_MARK = re.compile(r"\\.|[{}]|\s+and(?=\s)|\s+|,", re.I | re.S)
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix)\s*=", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_PARTS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}


@lru_cache(maxsize=1 << 13)
def names(value: str) -> tuple[Name, ...]:
    r"""Return the names of an `author` field; "and others" is no name.

    >>> [str(name) for name in names(r"van der Berg, Jan and {NATO and EU} and M{\"u}ller, Jr., A")]
    ['van der Berg, Jan', 'NATO and EU', 'Müller, Jr., A']
    >>> names("Ludwig van Beethoven and others")
    (Name(family='Beethoven', given='Ludwig', particle='van', suffix=None, literal=None),)
    """
    found = [_name(one) for one in _split(value, "and")]
    return tuple(name for name in found if name is not None)


def _split(value: str, at: str) -> list[str]:
    """Cut a text at each "and", comma or blank that stands outside braces."""
    if "{" not in value and "\\" not in value:
        # Nothing is hidden in braces.
        if at == "and":
            return _AND.split(f" {value.strip()} ") if _AND.search(f" {value} ") else [value]
        return value.split(",") if at == "," else value.split()
    return list(_cut(value, at))


def _cut(value: str, at: str) -> Iterator[str]:
    depth = start = 0
    for found in _MARK.finditer(value):
        mark = found[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and mark[0] != "\\":
            is_and = mark.strip().lower() == "and"
            kind = "and" if is_and else mark.strip() or " "
            if kind == at or (at == " " and is_and):
                yield value[start : found.start()]
                start = found.end()
    yield value[start:]


def _name(printed: str) -> Name | None:
    printed = printed.strip().strip(",").strip()
    if not printed or printed.lower() == "others":
        return None
    if _is_whole(printed):
        literal = latex_text(printed)
        return Name(literal=literal) if literal else None
    if _EXTENDED.match(printed):
        return _extended(printed)
    parts = [part.strip() for part in _split(printed, ",")]
    if len(parts) == 1:
        return _in_spoken_order(printed)
    particle, family = _particle(_split(parts[0], " "))
    suffix = parts[1] if len(parts) > 2 else ""
    given = ", ".join(parts[2:]) if len(parts) > 2 else parts[1]
    return _of_parts(family, given, particle, suffix)


def _is_whole(printed: str) -> bool:
    """Whether a name stands in one pair of braces: it must not be split."""
    if not (printed[0] == "{" and printed[-1] == "}"):
        return False
    return "}" not in printed[1:-1] or (len(_split(printed, " ")) == 1 and printed[1] != "\\")


def _extended(printed: str) -> Name | None:
    """The names of biblatex's `family=…, given=…`."""
    found: dict[str, str] = {}
    for part in _split(printed, ","):
        name, _, value = part.partition("=")
        if name.strip().lower() in _PARTS:
            found[_PARTS[name.strip().lower()]] = value.strip().strip('"')
    family, given = found.get("family", ""), found.get("given", "")
    return _of_parts(family, given, found.get("particle", ""), found.get("suffix", ""))


def _in_spoken_order(printed: str) -> Name | None:
    """First von Last: the family name starts after the last word in lower case."""
    words = [word for word in _split(printed, " ") if word]
    low = [n for n, word in enumerate(words[:-1]) if _is_low(word)]
    if low:
        given, rest = words[: low[0]], words[low[0] : low[-1] + 1]
        return _of_parts(" ".join(words[low[-1] + 1 :]), " ".join(given), " ".join(rest), "")
    return _of_parts(words[-1], " ".join(words[:-1]), "", "")


def _particle(words: list[str]) -> tuple[str, str]:
    words = [word for word in words if word]
    low = [n for n, word in enumerate(words[:-1]) if _is_low(word)]
    if not low or low[0] != 0:
        return "", " ".join(words)
    return " ".join(words[: low[-1] + 1]), " ".join(words[low[-1] + 1 :])


def _is_low(word: str) -> bool:
    first = _LETTER.search(latex_text(word)) if not word.startswith("{") else None
    return first is not None and first[0].islower()


def _of_parts(family: str, given: str, particle: str, suffix: str) -> Name | None:
    said = [latex_text(part) or None for part in (family, given, particle, suffix)]
    if said[0] is None:
        literal = " ".join(part for part in (said[1], said[2], said[3]) if part)
        return Name(literal=literal) if literal else None
    return Name(*said)
