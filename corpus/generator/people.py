"""People, and the ways in which styles print their names."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from generator.words import plain

_PARTICLES = ("van", "von", "de", "van der", "de la", "von der", "di", "Van", "De", "du")
_CJK = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗"
_CJK_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志远文"
_KOREAN = "김이박최정강조윤장임한오서신권황안송류홍"
_KOREAN_GIVEN = "민준서윤지우하은도현수빈예진성호재영미경태희승혜선"
_SYLLABLES = ("ba be bo bra da del dor fa fen gar gel ha hol jor ka kel kor la lan lin mar mel mo na "
              "nor pa per qua ra ren ros sa sel sti ta tor va ver vol wa wel win za zel").split()  # fmt: skip
_ENDS = "ard berg by dal den ell er feld ford gren holm ing ke ley lund man mann ner ness nik ow quist sen shaw ski son stad stein ton vik wood".split()
_CYRILLIC = ("Иванов Петров Смирнов Кузнецов Волков Соколов Лебедев Козлов Новиков Морозов Павлов Семёнов "
             "Голубев Виноградов Воробьёв Фёдоров Михайлов Беляев Тарасов Белов Комаров Орлов Киселёв "
             "Никитина Егоров Захаров Сергеева Малышева Дубровин").split()  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Family name and given names; `particle` stands before the family name."""

    family: str
    given: tuple[str, ...]
    particle: str = ""

    @property
    def last(self) -> str:
        """The family name with its particle."""
        return f"{self.particle} {self.family}".strip()


def person(rng: Random, script: str = "latin") -> Person:
    """Return someone who does not exist."""
    if script == "zh":
        return Person(rng.choice(_CJK) + "".join(rng.sample(_CJK_GIVEN, rng.choice((1, 2, 2)))), ())
    if script == "ko":
        return Person(rng.choice(_KOREAN) + "".join(rng.sample(_KOREAN_GIVEN, 2)), ())
    if script == "cyrillic":
        return Person(
            rng.choice(_CYRILLIC), (rng.choice("АБВГДЕИКЛМНОПРС"), rng.choice("АБВГДИМНПС"))
        )
    family = rng.choice(plain("surnames")) if rng.random() < 0.6 else invented(rng)
    if rng.random() < 0.03:
        family = f"{family}-{rng.choice(plain('surnames'))}"
    elif rng.random() < 0.03:
        family = f"{family} {rng.choice(plain('surnames'))}"
    given = [rng.choice(plain("given"))]
    if rng.random() < 0.06:
        given[0] = f"{given[0]}-{rng.choice(plain('given'))}"
    if rng.random() < 0.35:
        given.append(rng.choice(plain("given")))
        if rng.random() < 0.08:
            given.append(rng.choice(plain("given")))
    particle = rng.choice(_PARTICLES) if rng.random() < 0.05 else ""
    return Person(family, tuple(given), particle)


def invented(rng: Random) -> str:
    """Return a family name that no list has."""
    stem = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((1, 1, 2))))
    return (stem + rng.choice(_ENDS)).capitalize()


def initials(given: tuple[str, ...], between: str, stop: str) -> str:
    """Return the initials of given names: "J. A.", "JA", "J-P."."""
    parts = []
    for name in given:
        pieces = [piece[0] for piece in name.split("-")]
        parts.append(f"{stop}-".join(pieces) + stop)
    return between.join(parts)


def _dotted(who: Person) -> str:
    return initials(who.given, " ", ".")


def _tight(who: Person) -> str:
    return initials(who.given, "", ".")


def _first(who: Person) -> str:
    return " ".join((who.given[0], *(f"{name[0]}." for name in who.given[1:])))


_FORMS: dict[str, Callable[[Person], str]] = {
    "li": lambda who: f"{who.last}, {_dotted(who)}",
    "lit": lambda who: f"{who.last}, {_tight(who)}",
    "lin": lambda who: f"{who.last}, {initials(who.given, ' ', '')}",
    "LI": lambda who: f"{who.last.upper()}, {_tight(who)}",
    "lf": lambda who: f"{who.last}, {_first(who)}",
    "lff": lambda who: f"{who.last}, {' '.join(who.given)}",
    "LF": lambda who: f"{who.last.upper()}, {_first(who)}",
    "il": lambda who: f"{_dotted(who)} {who.last}",
    "ilt": lambda who: f"{_tight(who)} {who.last}",
    "ilg": lambda who: f"{_tight(who)}{who.last}",
    "iln": lambda who: f"{initials(who.given, ' ', '')} {who.last}",
    "IL": lambda who: f"{_dotted(who)} {who.last.upper()}",
    "fl": lambda who: f"{_first(who)} {who.last}",
    "fll": lambda who: f"{' '.join(who.given)} {who.last}",
    "fL": lambda who: f"{_first(who)} {who.last.upper()}",
    "lv": lambda who: f"{who.last} {initials(who.given, '', '')}",
    "lsi": lambda who: f"{who.last} {_dotted(who)}",
    "lfn": lambda who: f"{who.last} {who.given[0]}",
    "lvs": lambda who: f"{who.last} {initials(who.given, ' ', '')}",
    "lp": lambda who: f"{who.last.upper()} ({_tight(who)})",
    "Lf": lambda who: f"{who.last.upper()} {who.given[0]}",
    "ru": lambda who: f"{who.last} {initials(who.given, _between(who), '.')}",
}


def one_name(who: Person, form: str) -> str:
    """Return a name in a form: `li` is "Doe, J.", `fl` "Jane Doe", `lv` "Doe J"; `l` the family."""
    made = _FORMS.get(form)
    return made(who) if made and who.given else who.last


def _between(who: Person) -> str:
    """Return the blank between Cyrillic initials: some houses print one, some none."""
    return " " if len(who.family) % 2 else ""
