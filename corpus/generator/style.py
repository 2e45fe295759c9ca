"""The habits of one style, chosen at random: how names, quotes, dates and numbers look."""

from dataclasses import dataclass
from random import Random

_NAMES = ("li", "lit", "lin", "LI", "lf", "lff", "LF", "il", "ilt", "ilg", "iln", "IL", "fl", "fll",
          "fL", "lv", "lsi", "lfn", "l", "lvs", "lp", "Lf")  # fmt: skip
_INVERTED = frozenset(
    {"li", "lit", "lin", "LI", "lf", "lff", "LF", "lv", "lsi", "lfn", "lvs", "lp", "Lf"}
)
STRAIGHT = {"li": "il", "lit": "ilt", "lin": "iln", "LI": "IL", "lf": "fl", "lff": "fll", "LF": "fL",
            "lv": "iln", "lsi": "il", "lfn": "fll", "l": "l",
            "lvs": "iln", "lp": "il", "Lf": "fL"}  # fmt: skip
_AND = {"en": ("and", "and", "and", "&"), "de": ("und", "und", "&", "/", "u."), "fr": ("et", "et", "&"),
        "es": ("y", "y", "&"), "it": ("e", "e", "&"), "ru": (",",), "tr": ("i", "and", "&")}  # fmt: skip
_QUOTES = (("“", "”"), ("“", "”"), ("‘", "’"), ('"', '"'), ('"', '"'), ("'", "'"), ("„", "“"), ("«", "»"),
           ("« ", " »"), ("‚", "‘"), ("”", "”"), ("``", "''"))  # fmt: skip
_QUOTE_WEIGHTS = {"en": (8, 4, 6, 4, 4, 3, 0, 1, 0, 0, 1, 1), "de": (1, 0, 1, 2, 2, 1, 10, 3, 0, 1, 0, 0),
                  "fr": (2, 0, 1, 1, 1, 0, 0, 3, 8, 0, 0, 0)}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """One style; `language` is that of its small words."""

    language: str
    names: str
    is_first_only: bool
    comma: str
    last: str
    has_et_al: int
    quotes: tuple[str, str]
    is_comma_inside: bool
    is_quoted: bool
    is_title_case: bool
    main: str
    dash: str
    short_last: bool
    month: str
    space: str
    editors: str


def style(rng: Random, language: str) -> Style:
    """Return a style of a language's printers."""
    small = language if language in _AND else "en"
    names = rng.choices(
        _NAMES, (18, 6, 3, 3, 12, 4, 1.5, 14, 4, 1.5, 2, 1.5, 12, 4, 1, 12, 2, 1, 1, 2, 0.6, 0.6)
    )[0]
    if language == "de":
        names = rng.choices(
            ("li", "lf", "lff", "fl", "lfn", "il", "l", "LF", "lit"), (9, 20, 3, 5, 1, 3, 3, 1, 2)
        )[0]
    comma = rng.choices((", ", "; ", "/", " - ", " / ", ". "), (70, 14, 4, 1, 1, 0.7))[0]
    if language == "de":
        comma = rng.choices((", ", "; ", "/", " / "), (30, 25, 30, 8))[0]
    joined = rng.choice(_AND[small])
    if joined == "/":
        last = "/"
    elif comma.strip() == "/":
        last = comma if rng.random() < 0.7 else f" {joined} "
    elif rng.random() < 0.25:
        last = comma
    else:
        last = (comma.strip() if rng.random() < 0.4 else "") + f" {joined} "
    if names in ("lv", "lvs") and rng.random() < 0.8:
        last = comma = ", "
    return Style(
        language=small,
        names=names,
        is_first_only=names in _INVERTED
        and names not in ("lv", "lfn", "lvs", "lp")
        and rng.random() < 0.2,
        comma=comma,
        last=last if last.strip() != "," else ", ",
        has_et_al=rng.choice((99, 99, 1, 2, 3)),
        quotes=_QUOTES[
            rng.choices(
                range(12),
                _QUOTE_WEIGHTS.get(small, _QUOTE_WEIGHTS["en" if small != "es" else "fr"]),
            )[0]
        ],
        is_comma_inside=rng.random() < 0.5,
        is_quoted=rng.random() < 0.25,
        is_title_case=rng.random() < 0.4,
        main=rng.choices((". ", ", ", ": ", ".", " "), (62, 30, 2, 2, 2))[0],
        dash=rng.choice(("-", "-", "–", "–", "—", "--", " - ", "−")),
        short_last=rng.random() < 0.15,
        month=rng.choice(("long", "long", "short", "dot")),
        space=rng.choice((" ", " ", " ", "")),
        editors=rng.choice(("same", "straight")),
    )
