"""Titles made up from patterns and words."""

import re
from collections.abc import Callable
from random import Random

from generator.people import invented
from generator.words import keyed, plain, rows

_SLOT = re.compile(r"\{(\w)\}")
_SMALL = frozenset(
    "a an and as at between by for from in into of on or the to toward under via with".split()
)
_FIELDS = ("social", "law", "phys", "math", "cs", "bio", "hum")
_FOREIGN = {"zh": "zh", "ja": "ja", "ko": "ko"}


def title(rng: Random, language: str, field: str) -> str:
    """Return a title in sentence case."""
    if language in _FOREIGN:
        return rng.choice(keyed("title_words")[f"{language}.text"])
    pattern = rng.choice(keyed("title_patterns")[language])
    if language == "de" and rng.random() < 0.12:
        pattern = (
            pattern
            + rng.choice([". ", ": ", " – ", " - "])
            + rng.choice(keyed("title_patterns")["de"])
        )
    elif language == "en" and rng.random() < 0.12:
        pattern += rng.choice([": ", ": ", " - ", ". ", " — "]) + rng.choice(
            keyed("title_patterns")["en"]
        )
    made = _SLOT.sub(lambda slot: _word(rng, language, field, slot[1]), pattern)
    return made[0].upper() + made[1:]


def _word(rng: Random, language: str, field: str, slot: str) -> str:
    prefix = field if language == "en" else language
    if slot == "y":
        return str(rng.randint(1780, 2020))
    if slot == "d":
        return str(rng.randint(1, 9))
    words = keyed("title_words")
    special = _SPECIAL.get(slot)
    if special and (slot != "g" or language == "en"):
        return special(rng)
    part = {"n": "noun", "N": "noun", "a": "adj", "A": "adj", "t": "topic", "T": "topic",
            "p": "place", "g": "gen"}.get(slot)  # fmt: skip
    if part is None:
        return "the"
    source = words.get(f"{prefix}.{part}")
    if source is None and rng.random() < 0.9:
        source = words.get(f"{'social' if language == 'en' else language}.{part}")
    word = rng.choice(source or words["social.noun"])
    if language == "en" and part == "noun" and rng.random() < 0.12 and word.islower():
        word = f"{rng.choice(words[f'{prefix}.adj'])} {word}"
    return word[0].upper() + word[1:] if slot.isupper() else word


def _system(rng: Random) -> str:
    stem = invented(rng)
    return rng.choice(
        (
            stem,
            stem.upper()[:5],
            stem[:4].upper(),
            f"{stem[:4]}{rng.choice(('Net', 'Sys', 'Base', 'Log', 'Py', 'X', 'Tree', 'Mine'))}",
            f"{stem[0]}-{stem[1:4].upper()}",
        )
    )


def _short_name(rng: Random) -> str:
    return "".join(rng.choice("ABCDEFGHIKLMNPRSTV") for _ in range(rng.choice((2, 3, 3, 4))))


def _who(rng: Random) -> str:
    given, family = rng.choice(plain("given")), rng.choice(plain("surnames"))
    return rng.choice(
        (
            f"{given} {family}",
            f"{given[0]}. {family[0]}. {family}",
            family,
            f"{given} {family}",
            f"{given[0]}. {family}",
        )
    )


def _town(rng: Random) -> str:
    return rng.choice(rng.choice(rows("places")))


def _species(rng: Random) -> str:
    return f"{invented(rng)[:7]}{rng.choice(('us', 'a', 'ia', 'um'))} {invented(rng).lower()[:5]}{rng.choice(('ensis', 'ata', 'is', 'orum'))}"


def _short_species(rng: Random) -> str:
    return f"{rng.choice('ABCEPS')}. {invented(rng).lower()[:6]}{rng.choice(('ensis', 'ans', 'is', 'us'))}"


def _dated(rng: Random) -> str:
    """What a title says of a time: a year, a day, a span."""
    year = rng.randint(1200, 2019)
    later = year + rng.randint(1, 60)
    return rng.choice(
        (f"{year}–{later}", f"{year}-{later}", f"{year}-{later % 100:02}", f"({year}–{later})", f"in {year}", f"in March {year}", f"{year}",
         f"({year})", f"since {year}", f"before {year}", f"in the {year // 10 * 10}s", f"{later % 28 + 1} May {year}")
    )  # fmt: skip


def _money(rng: Random) -> str:
    count = rng.randint(2, 900)
    return rng.choice((f"${count} billion", f"${count} m", f"{count},000", f"€{count}", f"{count}%", f"1 in {count}", f"{count}-year-old"))  # fmt: skip


def _many(rng: Random) -> str:
    """Words in a row, as a title may begin: they could be names of authors."""
    words = [
        rng.choice(keyed("title_words")[f"{field}.noun"]).title()
        for field in ("hum", "social", "law")
    ]
    others = [
        rng.choice(keyed("title_words")[f"{field}.adj"]).title() for field in ("hum", "social")
    ]
    one, two, three = words
    return rng.choice(
        (f"{one}, {two}, {three}", f"{one}, {two}, and {three}", f"{others[0]} {one}, {others[1]} {two}", f"{others[0]} {one}",
         f"{one} and {two}", f"{others[0]} {one} and {others[1]} {two}", f"{one}, Their {two}, and {others[0]} {three}", f"{one}",
         f"{one} {two}", f"{others[0]}, {others[1]} and {one}", f"{one} & {two}")
    )  # fmt: skip


def _spoken(rng: Random) -> str:
    noun, other = (rng.choice(keyed("title_words")["hum.noun"]) for _ in range(2))
    return rng.choice(
        (
            f"We have no {noun}.",
            f"Where is the {noun}?",
            f"All the {noun} in the world",
            f"{noun.title()} is not enough",
            f"No {noun}, no {other}!",
            f"I want my {noun} back",
            f"When {noun} meets {other}",
        )
    )


_SPECIAL: dict[str, Callable[[Random], str]] = {
    "X": _system, "x": _short_name, "P": _who, "C": _town, "B": _species, "b": lambda rng: invented(rng) + "idae", "Q": _spoken,
    "R": lambda rng: rng.choice(("I", "II", "IV", "VI", "IX", "XII", "XXIV")), "L": lambda rng: rng.choice(("Chinese", "Russian", "German", "Japanese")),
    "z": lambda rng: rng.choice("ABCDEGHPQ"), "S": _short_species, "D": _dated, "m": _money, "W": _many,
    "g": lambda rng: rng.choice("αβγτμ"), "Y": lambda rng: invented(rng) + rng.choice(("iad", "s", "a", "eia", "on")),
}  # fmt: skip


def in_title_case(title: str) -> str:
    """Return an English title with capitals."""
    words = title.split(" ")
    return " ".join(
        word if n and word.lower() in _SMALL else word[:1].upper() + word[1:]
        for n, word in enumerate(words)
    )


def field_of(rng: Random) -> str:
    """Return a field of knowledge."""
    return rng.choices(_FIELDS, (30, 8, 8, 6, 16, 16, 16))[0]
