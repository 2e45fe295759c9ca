"""People, and the ways in which styles print their names."""

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


def one_name(who: Person, form: str) -> str:
    """Return a name in a form: `li` is "Doe, J.", `fl` "Jane Doe", `lv` "Doe J"..."""
    if not who.given:
        return who.last
    first = " ".join((who.given[0], *(f"{g[0]}." for g in who.given[1:])))
    match form:
        case "li":
            return f"{who.last}, {initials(who.given, ' ', '.')}"
        case "lit":
            return f"{who.last}, {initials(who.given, '', '.')}"
        case "lin":
            return f"{who.last}, {initials(who.given, ' ', '')}"
        case "LI":
            return f"{who.last.upper()}, {initials(who.given, '', '.')}"
        case "lf":
            return f"{who.last}, {first}"
        case "lff":
            return f"{who.last}, {' '.join(who.given)}"
        case "LF":
            return f"{who.last.upper()}, {first}"
        case "il":
            return f"{initials(who.given, ' ', '.')} {who.last}"
        case "ilt":
            return f"{initials(who.given, '', '.')} {who.last}"
        case "ilg":
            return f"{initials(who.given, '', '.')}{who.last}"
        case "iln":
            return f"{initials(who.given, ' ', '')} {who.last}"
        case "IL":
            return f"{initials(who.given, ' ', '.')} {who.last.upper()}"
        case "fl":
            return f"{first} {who.last}"
        case "fll":
            return f"{' '.join(who.given)} {who.last}"
        case "fL":
            return f"{first} {who.last.upper()}"
        case "lv":
            return f"{who.last} {initials(who.given, '', '')}"
        case "lsi":
            return f"{who.last} {initials(who.given, ' ', '.')}"
        case "lfn":
            return f"{who.last} {who.given[0]}"
        case "lvs":
            return f"{who.last} {initials(who.given, ' ', '')}"
        case "lp":
            return f"{who.last.upper()} ({initials(who.given, '', '.')})"
        case "Lf":
            return f"{who.last.upper()} {who.given[0]}"
        case "ru":
            return f"{who.last} {initials(who.given, _between(who), '.')}"
        case _:
            return who.last


def _between(who: Person) -> str:
    """Return the blank between Cyrillic initials: some houses print one, some none."""
    return " " if len(who.family) % 2 else ""
