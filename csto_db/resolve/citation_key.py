"""Citation keys: name, year and first title word, in ASCII, unique, given once."""

from collections.abc import Iterable, Mapping
from itertools import count

from csto_db.model.vocabulary import EntryType, Role
from csto_db.model.work import Name, Work
from csto_db.resolve.spelling import words

_SKIPPED = frozenset(
    "a an and the of on in for to der die das le la les de du des o ob ot v na i k po s".split()
)
_ACRONYM_FROM = 3
LONGEST_KEY = 48
"""No key that is made here has more letters and digits."""


class KeyRing:
    """The citation keys in use; it gives new ones that are `^[a-z][a-z0-9]*$` and free.

    `free_from` says from which number on a base is to be tried, where it is itself taken.

    >>> ring = KeyRing()
    >>> peace = Work(title="The Long Peace", issued="1986")
    >>> ring.give(peace), ring.give(peace)
    ('long1986peace', 'long1986peacea')
    """

    def __init__(
        self, taken: Iterable[str] = (), free_from: Mapping[str, int] | None = None
    ) -> None:
        self._taken = set(taken)
        self._next = dict(free_from or {})

    def add(self, taken: Iterable[str]) -> None:
        """Note keys that are in use."""
        self._taken.update(taken)

    def give(self, work: Work) -> str:
        """Return a free key for a work, and take it."""
        return self.next(base_key(work))

    def next(self, base: str) -> str:
        """Return a free key that is this one, or this one with a letter; take it."""
        if base not in self._taken:
            self._taken.add(base)
            return base
        for number in count(self._next.get(base, 1)):
            key = numbered(base, number)
            if key not in self._taken:
                self._taken.add(key)
                self._next[base] = number + 1
                return key
        raise AssertionError("there is always another key")


def base_key(work: Work) -> str:
    """Return the key that a work would have if no other had it."""
    title = [word for word in words(work.title or "") if word not in _SKIPPED]
    name = _name(work)
    if not name and title:
        name, title = title[0], title[1:]
    if work.entry_type is EntryType.INTERVIEW and not title:
        title = ["interview"]
    name = name or next(iter(words(work.container or work.url or "")), "") or "work"
    key = (name + _year(work) + (title[0] if title else ""))[:LONGEST_KEY]
    return key if key[0].isalpha() else f"w{key}"


def key_like(key: str) -> str:
    """Return the key that a person's own key becomes where only letters and digits may stand.

    >>> key_like("Haas:2017"), key_like("42"), key_like("**")
    ('haas2017', 'w42', 'work')
    """
    plain = "".join(words(key))[:LONGEST_KEY] or "work"
    return plain if plain[0].isalpha() else f"w{plain}"


def _name(work: Work) -> str:
    for role in (Role.AUTHOR, Role.INTERVIEWEE, Role.EDITOR):
        names = work.names(role)
        if names:
            return _name_key(names[0])
    return ""


def _name_key(name: Name) -> str:
    if name.family is not None:
        return "".join(words(name.family))
    literal = [word for word in words(name.literal or "") if word not in _SKIPPED]
    if len(literal) >= _ACRONYM_FROM and "anonymous" not in literal:
        return "".join(word[0] for word in literal)
    return "anonymous" if "anonymous" in literal else "".join(literal[:1])


def _year(work: Work) -> str:
    return (work.issued or "")[:4] if (work.issued or "")[:4].isdigit() else ""


def numbered(base: str, number: int) -> str:
    """Return the key of the n-th further work with a base: with a, b, …, z, aa, … behind it.

    >>> numbered("haas2017", 1), numbered("haas2017", 28)
    ('haas2017a', 'haas2017ab')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return base + letters
