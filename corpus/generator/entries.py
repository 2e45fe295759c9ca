"""Entries of reference lists."""

import re
from random import Random

from generator import noise
from generator.render import STYLES, Render, blocks
from generator.style import style
from generator.works import make

_WEIGHTS = {
    "article": 30,
    "phys": 14,
    "book": 21,
    "chapter": 20,
    "conference": 9,
    "thesis": 3,
    "report": 6,
    "web": 9,
    "news": 2.5,
    "header": 0.6,
    "dash": 0.8,
}
_TEMPLATES: dict[str, list[str]] = {}


def templates() -> dict[str, list[str]]:
    """Return the templates of entries by kind."""
    if not _TEMPLATES:
        for line in (STYLES / "references.txt").read_text(encoding="utf-8").splitlines():
            kind, colon, template = line.partition(": ")
            if colon and not line.startswith("#"):
                _TEMPLATES.setdefault(kind, []).append(template)
    return _TEMPLATES


def entry(rng: Random) -> str:
    """Return one annotated entry, as a list or a broken page prints it."""
    kind = rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    template = rng.choice(templates()[kind])
    language, field = None, None
    if kind == "phys":
        language, field = "en", "phys"
    elif kind in ("conference",):
        language, field = "en", rng.choice(("cs", "cs", "social", "bio"))
    elif rng.random() < 0.18 and kind in ("book", "chapter", "article"):
        language, field = "de", "social"
    made = make(rng, language, field)
    # A German or a French list prints titles of other languages too.
    small = made.language if rng.random() < 0.9 else rng.choice(("de", "en", "fr"))
    marked = Render(rng, made, style(rng, small)).fill(template)
    return _finished(rng, marked, kind)


def entry_list(rng: Random) -> list[str]:
    """Return entries of one list: one style, one form for each kind of work."""
    language = rng.choice(("de", "de", "en"))
    small = style(rng, language)
    when = rng.choice(blocks("y", language)[:14])
    chosen = {
        kind: rng.choice(
            [t for t in templates()[kind] if "{@y}" in t and "{@online}" not in t]
        ).replace("{@y}", when)
        for kind in ("article", "book", "chapter", "report")
    }
    entries = []
    for _ in range(rng.randint(2, 9)):
        made = make(rng, language, "social")
        marked = Render(rng, made, small).fill(rng.choice(list(chosen.values())))
        entries.append(marked if marked.endswith(".") else f"{marked}.")
    return entries


def _finished(rng: Random, marked: str, kind: str) -> str:
    if rng.random() < 0.6 and marked[-1] not in ".;":
        marked += "."
    if rng.random() < 0.14:
        n = rng.randint(1, 150)
        marked = (
            rng.choice(
                (
                    f"[{n}] ",
                    f"{n}. ",
                    f"({n}) ",
                    f"{n} ",
                    f"{n}.",
                    f"[{n}]",
                    f"{n}) ",
                    f"[{'ABCD'[n % 4]}{n}] ",
                    "- ",
                    "• ",
                )
            )
            + marked
        )
    if kind == "phys" and rng.random() < 0.35:
        marked = noise.loose_stops(rng, marked)
    for way, share in (
        (noise.loose_stops, 0.03),
        (noise.glued, 0.03),
        (noise.hyphenated, 0.08),
        (noise.misread, 0.02),
        (noise.broken_address, 0.35),
        (noise.flattened, 0.1),
    ):
        if rng.random() < share:
            marked = way(rng, marked)
    if rng.random() < 0.015:
        marked = marked.rstrip(".") + rng.choice(
            (
                " *†",
                " PDF",
                ". [PubMed]",
                ". (in Russian)",
                ". Print.",
                " [Reprinted:",
                ". In German.",
                "; 1999.",
            )
        )
    return re.sub(r"\s{2,}", " ", marked).strip()
