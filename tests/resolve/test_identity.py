"""Citations of one work are one work, and those of another are another."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.model.vocabulary import Against, EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work
from csto_db.resolve.citation_key import KeyRing, base_key
from csto_db.resolve.identity import Found, WorkIndex, cited_work

DUMA = Work(title="Stenogramma zasedaniya", issued="2011-10-07", url="http://duma.ru/node/3512/")
STATEMENT = Work(
    title="Zayavlenie ministrov inostrannykh del ODKB",
    issued="2008-09-04",
    identifiers=(Identifier(IdentifierScheme.NUMBER, "1308-05-09-2008"),),
)
NIKITINA = Work(contributions=(Contribution(Role.AUTHOR, Name(family="Nikitina")),), issued="2009")
INTERVIEW = Work(
    entry_type=EntryType.INTERVIEW,
    contributions=(Contribution(Role.INTERVIEWEE, Name(literal="an anonymous expert")),),
    place="Moscow",
    issued="2012-08-15",
)


DOI = (Identifier(IdentifierScheme.DOI, "10.1000/XYZ12"),)
OTHER_DOI = (Identifier(IdentifierScheme.DOI, "10.1000/xyz13"),)


def by(family: str, given: str | None, role: Role = Role.AUTHOR) -> tuple[Contribution, ...]:
    return (Contribution(role, Name(family=family, given=given)),)


def said(family: str, given: str) -> tuple[Contribution, ...]:
    return by(family, given, Role.INTERVIEWEE)


def named(family: str, given: str) -> Work:
    return replace(INTERVIEW, contributions=said(family, given))


BOOK = Work(
    EntryType.BOOK,
    title="Alliances in the East: A History",
    issued="2009",
    contributions=by("Haas", "Marcel"),
)
SPEECH = Work(
    title="Rech na plenarnom zasedanii foruma 2008", container="Kommersant", issued="2008-09-05"
)


def searches(*cited: Work) -> Iterator[Found]:
    """What is found for each work in turn; a new one gets its place among all as its id."""
    index = WorkIndex({}, {})
    for place, work in enumerate(cited):
        one = cited_work(work, "paper")
        found = index.search(one)
        index.add(place if found.work_id is None else found.work_id, one)
        yield found


def works(*cited: Work) -> int:
    return sum(found.work_id is None for found in searches(*cited))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DUMA, replace(DUMA, url="http://duma.ru/node/3512")),
        (DUMA, replace(DUMA, url="https://www.duma.ru/node/3512")),
        (STATEMENT, replace(STATEMENT, title="Zayavlenie ministrov inostrannyh del ODKB")),
        (STATEMENT, replace(STATEMENT, title="Zayavlenie ministrov inostrannykh del CSTO")),
        (NIKITINA, NIKITINA),
        (INTERVIEW, INTERVIEW),
        (BOOK, replace(BOOK, title="Alliances in the East")),
        (BOOK, replace(BOOK, issued="2009-05", container="Studies")),
        (
            replace(BOOK, container="ICLQ"),
            replace(BOOK, container="International and Comparative Law Quarterly"),
        ),
        (BOOK, replace(BOOK, contributions=by("Haas", "M."))),
        (BOOK, replace(BOOK, contributions=by("Haas", None), container="Studies")),
        (
            replace(BOOK, identifiers=DOI),
            replace(BOOK, title="Alianses in the East: A History", identifiers=DOI),
        ),
        (replace(BOOK, identifiers=DOI), Work(url="https://doi.org/10.1000/xyz12")),
        (replace(BOOK, edition="2nd"), BOOK),
        (SPEECH, replace(SPEECH, issued="2008-09", container="Kommersant")),
        (replace(INTERVIEW, contributions=said("Haas", "Marcel")), named("Haas", "M.")),
    ],
)
def test_one_work_in_two_spellings_is_one(one: Work, other: Work) -> None:
    assert works(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DUMA, replace(DUMA, issued="2011-01-26")),
        (STATEMENT, replace(STATEMENT, title="Deklaratsiya moskovskoi sessii")),
        (NIKITINA, replace(NIKITINA, issued="2013")),
        (INTERVIEW, replace(INTERVIEW, place="Minsk")),
        (INTERVIEW, replace(INTERVIEW, issued="2012-08-16")),
        (
            INTERVIEW,
            replace(
                INTERVIEW,
                contributions=(
                    Contribution(Role.INTERVIEWEE, Name(family="Kremenyuk", given="Viktor")),
                ),
            ),
        ),
        (NIKITINA, replace(INTERVIEW, contributions=NIKITINA.contributions)),
        (BOOK, replace(BOOK, issued="2019")),
        (BOOK, replace(BOOK, title="Alliances in the East: A Guide")),
        (BOOK, replace(BOOK, contributions=by("Haas", "Jan"))),
        (BOOK, replace(BOOK, contributions=by("Smith", "Marcel"))),
        (replace(BOOK, edition="2nd"), replace(BOOK, edition="3rd")),
        (replace(BOOK, identifiers=DOI), replace(BOOK, identifiers=OTHER_DOI)),
        (SPEECH, replace(SPEECH, issued="2008-09", container=None)),
        (SPEECH, replace(SPEECH, container="Izvestiya")),
        (SPEECH, replace(SPEECH, title="Rech na plenarnom zasedanii foruma 2009")),
        (replace(INTERVIEW, contributions=said("Haas", "Marcel")), named("Haas", "Jan")),
        (Work(title="Introduction", issued="2010"), Work(title="Preface", issued="2010")),
    ],
)
def test_another_date_title_place_or_person_is_another_work(one: Work, other: Work) -> None:
    assert works(one, other) == 2


def test_a_site_alone_does_not_make_two_citations_one_work() -> None:
    assert works(Work(title="A", url="http://a.org"), Work(title="B", url="http://a.org")) == 2


@given(st.permutations([DUMA, STATEMENT, NIKITINA, INTERVIEW, replace(DUMA, issued="2008")]))
def test_the_order_of_citations_changes_no_count(cited: list[Work]) -> None:
    assert works(*cited, *cited) == 5


@given(st.builds(Work, title=st.text(max_size=40), issued=st.sampled_from(["2010", None])))
def test_a_citation_key_is_small_letters_and_digits(work: Work) -> None:
    assert re.fullmatch("[a-z][a-z0-9]*", base_key(work))


@given(st.lists(st.sampled_from([DUMA, STATEMENT, NIKITINA, Work()]), max_size=80))
def test_no_citation_key_is_given_twice(given_to: list[Work]) -> None:
    ring = KeyRing(["nikitina2009"])
    keys = [ring.give(work) for work in given_to]
    assert len({*keys, "nikitina2009"}) == len(keys) + 1


def test_a_short_title_is_one_work_only_inside_a_source() -> None:
    index = WorkIndex({}, {})
    preface = Work(title="Preface", issued="2010")
    index.add(1, cited_work(preface, "one"))
    assert index.search(cited_work(preface, "one")).work_id == 1
    assert index.search(cited_work(preface, "other")).work_id is None


@given(st.permutations([SPEECH, replace(SPEECH, issued="2008-09-06"), BOOK, DUMA, INTERVIEW]))
def test_the_order_changes_no_count_and_no_pair_of_works_that_look_alike(cited: list[Work]) -> None:
    pairs = {
        frozenset((cited[place].issued, cited[pair.other_id].issued))
        for place, found in enumerate(searches(*cited))
        for pair in found.alike
    }
    assert pairs == {frozenset(("2008-09-05", "2008-09-06"))}


def test_a_join_says_by_which_rule_and_value() -> None:
    _, found = searches(STATEMENT, replace(STATEMENT, title=None))
    assert (found.key and found.key.rule, found.key and found.key.value) == (
        "number",
        "130805092008",
    )


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (DUMA, replace(DUMA, issued="2011-01-26", url=None), Against.DATE),
        (BOOK, replace(BOOK, contributions=by("Haas", "Jan")), Against.PERSON),
        (SPEECH, replace(SPEECH, issued="2008-09", container=None), Against.UNPROVEN),
        (SPEECH, replace(SPEECH, title="Rech na plenarnom zasedanii foruma v 2009"), Against.TITLE),
        (SPEECH, replace(SPEECH, container="Izvestiya"), Against.CONTAINER),
        (replace(BOOK, edition="2nd"), replace(BOOK, edition="3rd"), Against.EDITION),
        (replace(BOOK, identifiers=DOI), replace(BOOK, identifiers=OTHER_DOI), Against.IDENTIFIER),
        (
            NIKITINA,
            replace(BOOK, contributions=by("Nikitina", "Y."), issued="2009"),
            Against.UNPROVEN,
        ),
    ],
)
def test_a_near_miss_is_given_with_what_speaks_against_it(
    one: Work, other: Work, against: Against
) -> None:
    for pair in ((one, other), (other, one)):
        _, found = searches(*pair)
        assert [alike.against for alike in found.alike] == [against]


def test_a_citation_that_fits_two_works_ties_none_and_is_given() -> None:
    dated = replace(SPEECH, url="http://x.org/a", container=None)
    linked = Work(title="Rech na plenarnom zasedanii foruma 2008", url="http://x.org/b")
    both = replace(dated, url="http://x.org/b")
    *_, found = searches(dated, linked, both)
    assert (found.work_id, [pair.against for pair in found.alike]) == (0, [Against.SEVERAL])


def test_a_bare_link_to_a_page_that_has_two_works_is_neither() -> None:
    one = Work(title="Agreement on forces and means", url="http://x.org/acts")
    other = Work(title="Protocol on the secretariat", url="http://x.org/acts")
    assert works(one, other, Work(url="http://x.org/acts"), Work(url="http://x.org/acts")) == 3
    assert works(one, Work(url="http://x.org/acts")) == 1


def test_a_work_that_was_a_bare_link_is_what_the_first_title_says() -> None:
    link = Work(url="http://x.org/acts")
    one = Work(title="Agreement on forces and means", url="http://x.org/acts")
    other = Work(title="Protocol on the secretariat", url="http://x.org/acts")
    assert works(link, one, other) == 2
