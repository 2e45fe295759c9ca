"""What two works have in common, and what speaks against their being one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from csto_db.model.dates import days
from csto_db.model.vocabulary import Against, IdentifierScheme, Role
from csto_db.model.work import Name, Work
from csto_db.resolve.match_keys import MatchRule, doi_key, first_page
from csto_db.resolve.spelling import spelling_key, spelt_words, words
from csto_db.resolve.title_parts import part_numbers, title_starts
from csto_db.text.urls import url_key

SIMILAR = 85.0
"""Two titles, families or containers are one from this likeness on (0 to 100)."""
_NEARLY_EQUAL = 95.0
_LONG_WORD = 5
_PEOPLE = (Role.AUTHOR, Role.INTERVIEWEE, Role.EDITOR)
_SMALL_WORDS = frozenset(
    "a an and the of on in for to der die das des für und de la le et i v".split()
)
# Ю, Я and Й begin with any of these in Latin letters.
_ONE_LETTER = str.maketrans("jy", "ii")
_DIGITS = re.compile(r"\d+")
_AGREED = frozenset((MatchRule.CITATION_KEY, MatchRule.DOI, MatchRule.ISBN))
"""Under these rules the names and journals that two sources print may differ."""
_BY_TITLE = frozenset(
    (MatchRule.TITLE_YEAR, MatchRule.AUTHOR_TITLE, MatchRule.TITLE_START, MatchRule.TITLE_END)
)


@dataclass(frozen=True, slots=True)
class Person:
    """A name in one spelling: the family, or all of a literal one, and the first initial.

    `initial` is the letter as printed, `sound` that of the name in one spelling: "Yevgeny"
    and "Evgenii" have the second in common, "Jean" and "J." the first.
    """

    family: str
    initial: str
    sound: str


class Facts:
    """What can speak for or against a work's being another one, each in one spelling.

    Most works that share a key differ by their years: all else is worked out when it is asked for.
    `learnt` are forms of the title that other citations of the work give.
    """

    def __init__(self, work: Work, learnt: Iterable[str] = ()) -> None:
        self._work = work
        self._title = work.title or ""
        self._learnt = tuple(learnt)
        self.issued = work.issued

    @cached_property
    def title(self) -> str:
        """The title."""
        return spelling_key(self._title)

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the title."""
        return spelt_words(self._title)

    @cached_property
    def title_starts(self) -> tuple[str, ...]:
        """The title without what may be subtitles."""
        return title_starts(self._title)

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The numbers of parts in the title."""
        return part_numbers(self._title)

    @cached_property
    def digits(self) -> tuple[str, ...]:
        """The numbers in the title that are written in digits."""
        return tuple(_DIGITS.findall(self._title))

    @cached_property
    def other_titles(self) -> tuple[str, ...]:
        """The title in other scripts or languages."""
        others = filter(None, map(spelling_key, self._work.titles()[1:]))
        return tuple(one for one in dict.fromkeys((*others, *self._learnt)) if one != self.title)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Who made it: its authors, else whom it asks, else its editors."""
        names: Iterable[Name] = next(filter(None, map(self._work.names, _PEOPLE)), ())
        return tuple(map(_person, names))

    @cached_property
    def container(self) -> tuple[str, ...]:
        """The words of the journal or the book that it stands in, but for small ones."""
        found = words(self._work.container or "")
        return tuple(one for one in found if one not in _SMALL_WORDS)

    @cached_property
    def doi(self) -> str:
        """The first DOI."""
        dois = [i.value for i in self._work.identifiers if i.scheme is IdentifierScheme.DOI]
        return (doi_key(dois[0]) or dois[0].lower()) if dois else ""

    @cached_property
    def number(self) -> str:
        """The number of a document."""
        return "".join(words(self._work.number() or ""))

    @cached_property
    def url(self) -> str:
        """The key of its link."""
        return url_key(self._work.url) if self._work.url else ""

    @cached_property
    def edition(self) -> str:
        """The edition, in digits."""
        return "".join(_DIGITS.findall(self._work.edition or ""))

    @cached_property
    def volume(self) -> str:
        """The volume."""
        return "".join(words(self._work.volume or ""))

    @cached_property
    def first_page(self) -> str:
        """The page that it begins on."""
        return first_page(self._work.pages)

    def with_titles_of(self, other: "Facts") -> "Facts":
        """Return the facts with the forms that the title has in another citation."""
        return Facts(self._work, (*self._learnt, other.title, *other.other_titles))


def _person(name: Name) -> Person:
    given = name.given or ""
    initial = next(iter(words(given)), "")[:1].translate(_ONE_LETTER)
    return Person(spelling_key(name.family or name.literal or ""), initial, spelling_key(given)[:1])


def likeness(a: Facts, b: Facts) -> float:
    """Return how alike two works are, 0 to 100: their titles, or their makers if one has no title.

    A subtitle that only one of them has makes no difference.
    """
    if not (a.title and b.title):
        return 100.0 if a.people == b.people or share_maker(a, b) else 0.0
    if _goes_on(a, b) or _share_form(a, b):
        return 100.0
    return fuzz.ratio(a.title, b.title)


def _goes_on(a: Facts, b: Facts) -> bool:
    """Whether one title is the other without a subtitle."""
    return a.title in b.title_starts or b.title in a.title_starts


def _share_form(a: Facts, b: Facts) -> bool:
    """Whether two works have a title in common: transliterated here, in translation there."""
    return not {a.title, *a.other_titles}.isdisjoint((b.title, *b.other_titles))


def against(a: Facts, b: Facts, rule: MatchRule) -> Against | None:
    """Return the first thing that speaks against two works that share a key being one.

    The order of the two makes no difference.
    """
    if a.doi and b.doi and a.doi != b.doi:
        return Against.IDENTIFIER
    if a.issued and b.issued and not days(a.issued).overlaps(days(b.issued)):
        return Against.DATE
    if a.title and b.title and not _is_one_title(a, b, is_alone=rule in _BY_TITLE):
        return Against.TITLE
    if (a.edition and b.edition and a.edition != b.edition) or _are_volumes(a, b):
        return Against.EDITION
    if rule in _AGREED:
        return None
    if a.people and b.people and not share_maker(a, b, is_named=rule is MatchRule.INTERVIEW):
        return Against.PERSON
    if rule is MatchRule.FIRST_PAGE and not _is_one_container(a.container, b.container):
        return Against.CONTAINER
    if rule in _BY_TITLE:
        return _against_title_alone(a, b)
    return None


def _is_one_title(a: Facts, b: Facts, *, is_alone: bool) -> bool:
    """Whether two titles are one; more strictly where the title alone says so."""
    if a.parts != b.parts:
        return False
    if _goes_on(a, b) or _share_form(a, b):
        return True
    is_alike = a.digits == b.digits and fuzz.ratio(a.title, b.title) >= SIMILAR
    return is_alike and (not is_alone or _differ_by_slips(a.title_words, b.title_words))


def _differ_by_slips(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether every word is the other title's in another spelling: "northern" is not "southern"."""
    if len(a) != len(b):
        return fuzz.ratio("".join(a), "".join(b)) >= _NEARLY_EQUAL
    return all(
        one == other or (len(one) >= _LONG_WORD and fuzz.ratio(one, other) >= SIMILAR)
        for one, other in zip(a, b, strict=True)
    )


def _are_volumes(a: Facts, b: Facts) -> bool:
    """Whether two works are volumes of one, or stand in two volumes of a journal."""
    if not (a.volume and b.volume) or a.volume == b.volume:
        return False
    is_in_journal = bool(a.container and b.container)
    return not is_in_journal or bool(a.first_page and b.first_page and a.first_page != b.first_page)


def share_maker(a: Facts, b: Facts, *, is_named: bool = False) -> bool:
    """Return whether somebody made both; `is_named` if the key says that the families agree."""
    return any(
        _may_have_one_given_name(one, other) and (is_named or _have_one_family(one, other))
        for one in a.people
        for other in b.people
    )


def _may_have_one_given_name(a: Person, b: Person) -> bool:
    return not (a.initial and b.initial) or a.initial == b.initial or a.sound == b.sound


def _have_one_family(a: Person, b: Person) -> bool:
    return a.family == b.family or fuzz.ratio(a.family, b.family) >= SIMILAR


def _against_title_alone(a: Facts, b: Facts) -> Against | None:
    """What speaks against two works of one title: a date more or less needs something for it."""
    if a.number and b.number and a.number not in b.number and b.number not in a.number:
        return Against.IDENTIFIER
    if a.container and b.container and not _is_one_container(a.container, b.container):
        return Against.CONTAINER
    is_backed = bool(a.people and b.people) or bool(a.container and b.container)
    if a.issued != b.issued and not is_backed:
        return Against.UNPROVEN
    if not a.issued and not b.issued and a.url and b.url and a.url != b.url:
        return Against.UNPROVEN
    return None


def _is_one_container(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two journals or books are one, in full, cut short, or by initials ("ICLQ")."""
    short, long = sorted((a, b), key=lambda name: sum(map(len, name)))
    if len(short) == len(long) and all(map(str.startswith, long, short)):
        return True
    if len(short) == 1 and len(long) > 2 and short[0] == "".join(word[0] for word in long):
        return True
    one, other = "".join(short), "".join(long)
    return one in other or fuzz.ratio(one, other) >= SIMILAR
