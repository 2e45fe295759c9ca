"""Citations of one work are one work, and those of another are another."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work
from csto_db.resolve.citation_key import KeyRing, base_key
from csto_db.resolve.identity import cited_work, identify
from csto_db.resolve.spelling import spelling_key

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


def works(*cited: Work) -> int:
    resolved = [cited_work(work, "paper") for work in cited]
    return len(identify(resolved, {}, KeyRing()).new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DUMA, replace(DUMA, url="http://duma.ru/node/3512")),
        (DUMA, replace(DUMA, url="https://www.duma.ru/node/3512")),
        (STATEMENT, replace(STATEMENT, title="Zayavlenie ministrov inostrannyh del ODKB")),
        (STATEMENT, replace(STATEMENT, title="Zayavlenie ministrov inostrannykh del CSTO")),
        (NIKITINA, NIKITINA),
        (INTERVIEW, INTERVIEW),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [("bezopasnosti", "безопасности"), ("Belarus’", "Belarus"), ("Rossiyskoy", "Rossiiskoi")],
)
def test_transliterations_of_one_word_have_one_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)
