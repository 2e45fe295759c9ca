"""Dates as styles print them."""

from collections.abc import Callable
from random import Random

from generator.style import Style
from generator.works import Made

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "tr": "yanvarya fevralya marta aprelya maya iyunya iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya",
}
_SEASONS = {"en": "Spring Summer Fall Winter Autumn", "de": "Frühjahr Sommer Herbst Winter"}
_UNDATED = {"en": ("n.d.", "in press", "forthcoming", "to appear", "undated"), "de": ("o. J.", "im Erscheinen", "i. E.", "o.J.")}  # fmt: skip


def month(made: Made, style: Style, language: str | None = None) -> str:
    """Return the name of the work's month."""
    name = _MONTHS[language or style.language].split()[made.month - 1]
    if style.month == "long" or len(name) < 5 or style.language in ("ru", "tr"):
        return name
    return name[:3] + ("." if style.month == "dot" else "")


_Form = Callable[[Random, Made, Style], str]


def printed(rng: Random, made: Made, style: Style, form: str) -> str:
    """Return the work's date in a form: `y`, `my`, `dmy`, `mdy`, `ymd`..."""
    if form == "My":
        form = rng.choice(("my", "my", "y", "mdash"))
    return _FORMS.get(form, _day)(rng, made, style)


def _long(made: Made, style: Style) -> str:
    return _MONTHS[style.language].split()[made.month - 1]


def _month_year(rng: Random, made: Made, style: Style) -> str:
    between = rng.choice((" ", " ", ", ") if style.language == "en" else (" ",))
    return f"{month(made, style)}{between}{made.year}"


def _months(rng: Random, made: Made, style: Style) -> str:
    following = _MONTHS[style.language].split()[made.month % 12]
    return f"{month(made, style)[:3]}{style.dash.strip()}{following[:3]} {made.year}"


def _season(rng: Random, made: Made, style: Style) -> str:
    return f"{rng.choice(_SEASONS.get(style.language, _SEASONS['en']).split())} {made.year}"


def _year_month(rng: Random, made: Made, style: Style) -> str:
    name = month(made, style)
    return f"{made.year} {name}" + (f"{style.dash.strip()}{name}" if rng.random() < 0.1 else "")


def _days(rng: Random, made: Made, style: Style) -> str:
    return f"{made.day}{style.dash.strip()}{made.day + 2} {month(made, style)} {made.year}"


def _two_days(rng: Random, made: Made, style: Style) -> str:
    two = f"{made.day}{style.dash.strip()}{made.day + 1} {month(made, style)} {made.year}"
    return two if rng.random() < 0.6 else str(made.year)


def _dotted(rng: Random, made: Made, style: Style) -> str:
    if rng.random() < 0.5:
        return f"{made.day}. {_long(made, style)} {made.year}"
    if rng.random() < 0.5:
        return f"{made.day:02}.{made.month:02}.{made.year}"
    return f"{made.day}.{made.month}.{made.year}"


def _day(rng: Random, made: Made, style: Style) -> str:
    name = month(made, style)
    if style.language == "de":
        return f"{made.day}. {name} {made.year}"
    if style.language == "fr" and rng.random() < 0.1:
        return f"1er {name} {made.year}"
    return f"{made.day} {name} {made.year}"


def _year(rng: Random, made: Made, style: Style) -> str:
    roll = rng.random()
    if roll < 0.05:
        return f"{made.year}{rng.choice('abcd')}"
    if roll < 0.07:
        return rng.choice(_UNDATED.get(style.language, _UNDATED["en"]))
    if roll < 0.085:
        return f"{made.year}{rng.choice(('/', '-', '–'))}{(made.year + 1) % 100:02}"
    if roll < 0.092:
        return f"{made.year}{rng.choice('-–')}{_later(rng, made)}"
    if roll < 0.1:
        return f"{made.year - 30}{rng.choice(('/', ' [', ' ('))}{made.year}".replace(
            "[", "["
        ).strip()
    if roll < 0.11:
        return f"{made.year}.{made.month:02}"
    return str(made.year)


def _day_month(rng: Random, made: Made, style: Style) -> str:
    name = month(made, style)
    if style.language == "de":
        return f"{made.day}. {name}"
    return rng.choice((f"{made.day} {name}", f"{made.day} {name}", f"{name} {made.day}"))


def _later(rng: Random, made: Made) -> str:
    later = str(made.year + rng.randint(1, 9))
    return rng.choice((later, later[2:]))


def _long_months(rng: Random, made: Made, style: Style) -> str:
    following = _MONTHS[style.language].split()[made.month % 12]
    between = rng.choice(("-", "–", " - ", "/"))
    two = f"{_long(made, style)}{between}{following}"
    return f"{rng.choice((two, two, _long(made, style)))}{rng.choice((' ', ' ', ', '))}{made.year}"


def _accessed(rng: Random, made: Made, style: Style) -> str:
    year = min(2023, max(1998, made.year) + rng.randint(0, 3))
    later = Made(
        made.language,
        made.field,
        [],
        [],
        year=year,
        month=rng.randint(1, 12),
        day=rng.randint(1, 28),
    )
    form = rng.choices(("dmy", "mdy", "iso", "num", "my", "dots"), (8, 5, 3, 1, 1, 1))[0]
    if style.language == "de":
        form = rng.choices(("dots", "dmy", "iso"), (6, 3, 1))[0]
    if style.language == "ru":
        form = "dots"
    match form:
        case "iso":
            return f"{year}-{later.month:02}-{later.day:02}"
        case "num":
            return f"{later.month}/{later.day}/{year}"
        case "dots":
            return f"{later.day:02}.{later.month:02}.{year}"
        case "my":
            return f"{month(later, style)} {year}"
    return printed(rng, later, style, form)


_FORMS: dict[str, _Form] = {
    "y": _year,
    "my": _month_year,
    "mdash": _months,
    "sy": _season,
    "ym": lambda rng, made, style: f"{made.year}, {_long(made, style)}",
    "ymd": lambda rng, made, style: f"{made.year}, {_long(made, style)} {made.day}",
    "vd": lambda rng, made, style: f"{made.year} {month(made, style)} {made.day}",
    "vm": _year_month,
    "dmd": _days,
    "dmyrange": _two_days,
    "dmy.": _dotted,
    "mdy": lambda rng, made, style: f"{month(made, style)} {made.day}, {made.year}",
    "dm": _day_month,
    "years": lambda rng, made, style: f"{made.year}{style.dash.strip()}{_later(rng, made)}",
    "long": _long_months,
    "accessed": _accessed,
}
