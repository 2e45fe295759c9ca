"""Short titles: how later notes name a work that an earlier one describes."""

import re
from collections.abc import Callable

from csto_db.model.vocabulary import Role
from csto_db.model.work import Work
from csto_db.parse.short_names import ARTICLES

_WORD = re.compile(r"\w+")
# "art. cit." and "цит. ст." are of an article, which stands in something.
_ARTICLE = re.compile(r"\b(?:art\.\s?cit|(?:указ|цит)\.\s?ст)\b", re.I)


def is_short_title(work: Work) -> bool:
    """Whether a work is given by its author and a title alone, as works cited before are.

    >>> from csto_db.model.work import Contribution, Name
    >>> author = Contribution(Role.AUTHOR, Name(family="Haas"))
    >>> is_short_title(Work(title="War", contributions=(author,)))
    True
    """
    return bool(work.names(Role.AUTHOR)) and is_title_alone(work)


def is_title_alone(work: Work) -> bool:
    """Whether nothing but its title, and perhaps its authors, says which work it is.

    >>> is_title_alone(Work(title="War")), is_title_alone(Work(title="War", issued="2004"))
    (True, False)
    """
    has_more = work.issued or work.issued_printed or work.container or work.publisher or work.url
    return bool(work.title) and not (has_more or work.identifiers)


def means(short: Work, full: Work, same_name: Callable[[str], str] = str.casefold) -> bool:
    """Whether nothing in a short reference speaks against a work: its year, the words of its title.

    Names are equal that `same_name` makes equal.

    >>> means(Work(title="Salt Road"), Work(title="The Salt Road: Trade and Tolls"))
    True
    >>> means(Work(title="Tolls"), Work(title="The Salt Road: Trade and Ports"))
    False
    """
    years = {(work.issued or "")[:4] for work in (short, full)} - {""}
    if (len(years) > 1 and short.issued) or not _may_be_authors(short, full, same_name):
        return False
    if _ARTICLE.search(short.note or "") and not full.container:
        return False
    if not short.title:
        return True
    said, whole = _words(short.title), _words(full.title or "")
    return bool(said) and any(
        whole[place : place + len(said)] == said for place in range(len(whole) - len(said) + 1)
    )


def has_same_authors(short: Work, full: Work) -> bool:
    """Whether a short reference names all the authors of a work."""
    return len(short.names(Role.AUTHOR)) == len(full.names(Role.AUTHOR))


def _may_be_authors(short: Work, full: Work, same_name: Callable[[str], str]) -> bool:
    """Whether all authors that a short reference names are those of a work, initials agreeing.

    A family that was read as the given name of another, "Fenn, Holm, and Roe", is taken as one.
    """
    families: dict[str, list[str]] = {}
    for name in full.names(Role.AUTHOR):
        family = same_name(name.family or name.literal or "")
        families.setdefault(family, []).append((name.given or "").casefold())
    for name in short.names(Role.AUTHOR):
        givens = families.get(same_name(name.family or name.literal or ""))
        said = (name.given or "").casefold()
        if givens is None:
            return False
        if said not in families and not any(_agree(said, given) for given in givens):
            return False
    return True


def _agree(one: str, other: str) -> bool:
    return not (one and other) or one[0] == other[0]


def _words(title: str) -> list[str]:
    """The words of a title in small, without the article in front."""
    words = [one.casefold() for one in _WORD.findall(title)]
    return words[1:] if words[:1] and words[0] in ARTICLES else words
