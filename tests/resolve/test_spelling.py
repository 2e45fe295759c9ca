"""One Russian text has one key, however it is transliterated."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.resolve.spelling import spelling_key

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SYSTEMS = {
    "BGN/PCGN": "a b v g d e ë zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya",
    "ALA-LC": "a b v g d e ë zh z i ĭ k l m n o p r s t u f kh t͡s ch sh shch ʺ y ʹ ė i͡u i͡a",
    "GOST 7.79 A": "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â",
    "GOST 7.79 B": "a b v g d e yo zh z i j k l m n o p r s t u f x c ch sh shh `` y` ` e` yu ya",
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia",
    "scientific": "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč ” y ’ è ju ja",
    "press": "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya",
}
TITLES = (
    "Соглашение о коллективных силах быстрого реагирования",
    "Военная доктрина Российской Федерации",
    "Заявление министров иностранных дел государств",
    "Экспертный доклад об общих вызовах и хартии южных границ",
    "Чрезвычайные ситуации на Каспийском море: юридический анализ",
    "Юлия Никитина, научный сотрудник Института мировой экономики",
)


def written(title: str, system: str) -> str:
    letters = dict(zip(CYRILLIC, SYSTEMS[system].split(), strict=True))
    return "".join(letters.get(letter, letter).replace("-", "") for letter in title.lower())


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_has_one_key_in_every_transliteration(title: str, system: str) -> None:
    assert spelling_key(written(title, system)) == spelling_key(title)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bezopasnosti", "безопасности"),
        ("Belarus’", "Belarus"),
        ("Rossiyskoy", "Rossiiskoi"),
        ("Iuliia Nikitina", "Yuliya Nikitina"),
        ("Aleksandr", "Alexandr"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@given(st.text(max_size=60))
def test_a_key_is_small_letters_and_digits(text: str) -> None:
    assert re.fullmatch("[a-z0-9]*", spelling_key(text))
