"""Short titles: how later notes name a work that an earlier one describes."""

import re

from csto_db.model.vocabulary import Role
from csto_db.model.work import Work

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "les", "l"})


def is_short_title(work: Work) -> bool:
    """Whether a work is given by its author and a title alone, as works cited before are.

    >>> from csto_db.model.work import Contribution, Name
    >>> author = Contribution(Role.AUTHOR, Name(family="Haas"))
    >>> is_short_title(Work(title="War", contributions=(author,)))
    True
    """
    has_more = work.issued or work.issued_printed or work.container or work.publisher or work.url
    return bool(work.title and work.names(Role.AUTHOR)) and not (has_more or work.identifiers)


def means(short: Work, full: Work) -> bool:
    """Whether nothing in a short reference speaks against a work: its year, the words of its title.

    >>> means(Work(title="Salt Road"), Work(title="The Salt Road: Trade and Tolls"))
    True
    >>> means(Work(title="Tolls"), Work(title="The Salt Road: Trade and Ports"))
    False
    """
    years = {(work.issued or "")[:4] for work in (short, full)} - {""}
    if len(years) > 1 and short.issued:
        return False
    if not short.title:
        return True
    said, whole = _words(short.title), _words(full.title or "")
    return bool(said) and any(
        whole[place : place + len(said)] == said for place in range(len(whole) - len(said) + 1)
    )


def _words(title: str) -> list[str]:
    """The words of a title in small, without the article in front."""
    words = [one.casefold() for one in _WORD.findall(title)]
    return words[1:] if words[:1] and words[0] in _ARTICLES else words
