"""What page breaks, fonts and scanners do to a printed reference."""

import re
from collections.abc import Callable
from random import Random

_PARTS = re.compile(r"(<[^<>]*>)")


def _outside_tags(change: Callable[[str], str], marked: str) -> str:
    parts = _PARTS.split(marked)
    return "".join(
        part if _PARTS.fullmatch(part) and _is_tag(part) else change(part) for part in parts
    )


def _is_tag(part: str) -> bool:
    return re.fullmatch(r"<(?:/?[a-z_]+|\|)>", part) is not None


def loose_stops(rng: Random, marked: str) -> str:
    """Blanks move around stops: "Phys .Rev .D 59 ,610301 (2016 )"."""

    def change(text: str) -> str:
        text = re.sub(
            r"(?<=\w)([.,]) ?(?=\w)",
            lambda m: rng.choice((f" {m[1]}", f"{m[1]} ", f" {m[1]} ", m[1], m[1] + " ")),
            text,
        )
        text = re.sub(r"(?<=\w) ?\(", lambda m: rng.choice((" (", "( ", " (")), text)
        return re.sub(r"\)", lambda m: rng.choice((")", " )")), text)

    return _outside_tags(change, marked)


def glued(rng: Random, marked: str) -> str:
    """Some blanks are lost between words."""

    def change(text: str) -> str:
        return re.sub(r"(?<=[a-z,.]) (?=\w)", lambda m: "" if rng.random() < 0.12 else " ", text)

    return _outside_tags(change, marked)


def hyphenated(rng: Random, marked: str) -> str:
    """A line break leaves its hyphen, or a blank, in one or two long words."""
    left = rng.choice((1, 1, 2, 3))

    def change(text: str) -> str:
        nonlocal left

        def cut(m: re.Match[str]) -> str:
            nonlocal left
            if not left or rng.random() > 0.15:
                return m[0]
            left -= 1
            at = rng.randint(2, len(m[0]) - 2)
            return m[0][:at] + rng.choice(("- ", "-", " ", "\u00ad")) + m[0][at:]

        return re.sub(r"[a-zà-ÿ]{7,}", cut, text)

    return _outside_tags(change, marked)


def misread(rng: Random, marked: str) -> str:
    """A scanner takes one character for another."""

    def change(text: str) -> str:
        return re.sub(
            r"[a-zäöü]", lambda m: rng.choice("eoncrtliu") if rng.random() < 0.012 else m[0], text
        )

    return _outside_tags(change, marked)


def broken_address(rng: Random, marked: str) -> str:
    """A blank or two in an address."""

    def change(m: re.Match[str]) -> str:
        text = m[2]
        way = rng.random()
        if way < 0.3:
            text = re.sub(
                r"^(https?):", lambda s: rng.choice((f"{s[1]} :", f"{s[1]}: ", f"{s[1]} : ")), text
            )
        if way < 0.15:
            text = text.replace("//", rng.choice(("// ", "/ /", "/ / ")), 1)
        if way > 0.2 and len(text) > 18:
            for _ in range(rng.choice((1, 1, 2))):
                places = [n for n, mark in enumerate(text) if mark in "/-._?=" and n > 9] or [
                    len(text) // 2
                ]
                at = rng.choice(places) + rng.choice((0, 1, 1))
                text = f"{text[:at]} {text[at:]}"
        return f"<{m[1]}>{text}</{m[1]}>"

    if rng.random() < 0.3:
        marked = re.sub(r"\bURL:? (?=<url>)", "URL", marked)
    return re.sub(r"<(url|doi)>([^<]*://[^<]*)</\1>", change, marked)


def flattened(rng: Random, marked: str) -> str:
    """Dashes and quotes become plain, or stars mark what was in italics."""
    if rng.random() < 0.4:
        return _outside_tags(lambda t: t.translate(str.maketrans("–—“”‘’", "--\"\"''")), marked)
    if rng.random() < 0.2:
        return re.sub(r"<(container|title)>([^<“”\"‘’]*)</\1>", r"<\1>*\2*</\1>", marked, count=1)
    return re.sub(r"(?<=\w) (?=\()", lambda m: rng.choice((" ", "")), marked)
