"""Notes: several references, what leads to them, and comment."""

import re
from dataclasses import replace
from random import Random

from generator import noise
from generator.entries import entry_list
from generator.journals import german_journal, short_journal
from generator.people import invented
from generator.render import STYLES, Render, tidy
from generator.style import style
from generator.words import keyed
from generator.works import make

_TEMPLATES: dict[str, dict[str, list[str]]] = {}
_TRADITIONS = {
    "chicago": 22,
    "oscola": 12,
    "jls": 14,
    "bluebook": 9,
    "german": 34,
    "french": 4,
    "russian": 2.5,
    "translit": 2.5,
}
_LANGUAGE = {"german": "de", "french": "fr", "russian": "ru", "translit": "tr"}
_SIGNALS = {"german": "de", "french": "fr", "russian": "ru"}


def templates() -> dict[str, dict[str, list[str]]]:
    """Return the templates of notes by tradition and kind."""
    if not _TEMPLATES:
        for line in (STYLES / "notes.txt").read_text(encoding="utf-8").splitlines():
            key, colon, template = line.partition(": ")
            if colon and not line.startswith("#"):
                tradition, _, kind = key.partition(".")
                _TEMPLATES.setdefault(tradition, {}).setdefault(kind, []).append(template)
    return _TEMPLATES


class Note:
    """One note of a tradition."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.tradition = rng.choices(list(_TRADITIONS), list(_TRADITIONS.values()))[0]
        self.language = _LANGUAGE.get(self.tradition, "en")
        self.small = _SIGNALS.get(self.tradition, "en")
        self.style = style(rng, self.language)
        self.is_short = rng.random() < 0.2

    def text(self) -> str:
        """Return the annotated note."""
        rng = self.rng
        roll = rng.random()
        is_comment = roll < 0.09
        body = self._comments(rng.choice((1, 1, 2, 3))) if is_comment else self._body()
        if rng.random() < 0.4:
            n = rng.randint(1, 180)
            body = rng.choice((f"{n} ", f"{n} ", f"{n}. ", f"[{n}] ", f"{n}) ", f"{n}  ")) + body
        body = re.sub(r"\s{2,}", " ", tidy(body))
        for way, share in (
            (noise.hyphenated, 0.06),
            (noise.misread, 0.04),
            (noise.flattened, 0.08),
            (noise.glued, 0.02),
            (noise.broken_address, 0.1),
        ):
            if rng.random() < share:
                body = way(rng, body)
        return body

    def _body(self) -> str:
        rng = self.rng
        count = rng.choices((1, 2, 3, 4, 6), (50, 26, 13, 7, 3))[0]
        parts = []
        if rng.random() < 0.17:
            parts.append(self._comments(rng.choice((1, 1, 2))) + " ")
        for n in range(count):
            is_start = n == 0 or parts[-1].rstrip().endswith((".", "—", "</comment>"))
            if n:
                parts.append("<|>")
            parts.append(self._led(is_start) + self._reference() + self._tail())
            parts.append(self._between(n == count - 1))
        return "".join(parts)

    def _reference(self) -> str:
        rng = self.rng
        kinds = templates()[self.tradition]
        weights = {"book": 5, "article": 6, "chapter": 5, "short": 7 if self.is_short else 2.5, "back": 3, "web": 1.5, "news": 1.2,
                   "document": 1.4, "interview": 0.8, "thesis": 0.5, "report": 0.7, "case": 1.6}  # fmt: skip
        kind = rng.choices(list(kinds), [weights[k] for k in kinds])[0]
        language = self.language
        if language == "de" and rng.random() < 0.3:
            language = "en"
        elif language == "en" and rng.random() < 0.06:
            language = rng.choice(("de", "fr", "it"))
        field = rng.choices(("social", "law", "hum"), (4, 4, 3))[0]
        made = make(rng, language, field)
        if self.tradition == "german":
            made.texts["journal"] = rng.choice(
                (german_journal, german_journal, german_journal, short_journal, _law_journal)
            )(rng)
        elif self.tradition in ("oscola", "jls", "bluebook") and rng.random() < 0.8:
            made.texts["journal"] = rng.choice(keyed("journals")["law"])
        printed = self.style
        if self.tradition == "german" and language == "en" and rng.random() < 0.6:
            printed = replace(printed, is_title_case=True)
        return Render(rng, made, printed).fill(rng.choice(kinds[kind]))

    def _prose(self, key: str) -> str:
        rng = self.rng
        made = rng.choice(keyed("prose").get(f"{key}_{self.small}") or keyed("prose")[f"{key}_en"])
        nouns = keyed("title_words")["de.noun" if self.small == "de" else "social.noun"]
        made = re.sub(r"\{n\}", lambda _: rng.choice(nouns), made)
        made = re.sub(r"\{N\}", lambda _: rng.choice(nouns).title(), made)
        made = re.sub(
            r"\{s\}",
            lambda _: (
                invented(rng)
                if rng.random() < 0.5
                else rng.choice(("Müller", "Smith", "Keller", "Brown", "Novak", "Dubois"))
            ),
            made,
        )
        made = re.sub(r"\{y\}", lambda _: str(rng.randint(1880, 2020)), made)
        return re.sub(
            r"\{p\}",
            lambda _: rng.choice(
                keyed("title_words")["de.place" if self.small == "de" else "social.place"]
            ),
            made,
        )

    def _comments(self, count: int) -> str:
        return f"<comment>{' '.join(self._prose('comment') for _ in range(count))}</comment>"

    def _led(self, is_start: bool) -> str:
        """A signal, or the end of a sentence that leads to the reference."""
        rng = self.rng
        roll = rng.random()
        signal = self._prose("signal")
        signal = signal[0].upper() + signal[1:] if is_start else signal
        if roll < 0.38:
            return f"<signal>{signal}</signal> "
        if roll < 0.5:
            lead = self._prose("lead")
            lead = lead if is_start else lead[0].lower() + lead[1:]
            if rng.random() < 0.5:
                return (
                    f"<comment>{lead}</comment> <signal>{signal[0].lower()}{signal[1:]}</signal> "
                )
            return (
                f"<signal>{lead}</signal> " if rng.random() < 0.6 else f"<comment>{lead}</comment> "
            )
        return ""

    def _tail(self) -> str:
        if self.rng.random() > 0.06:
            return ""
        tail = self._prose("tail")
        bare = tail.lstrip(", (")
        start = tail[: len(tail) - len(bare)]
        end = ")" if bare.endswith(")") else ""
        return f"{start}<comment>{bare.removesuffix(')')}</comment>{end}"

    def _between(self, is_last: bool) -> str:
        rng = self.rng
        if is_last:
            if rng.random() < 0.13:
                return f". {self._comments(rng.choice((1, 1, 2)))}"
            return rng.choice((".", ".", ".", "", ";"))
        if rng.random() < 0.09:
            return f". {self._comments(1)} "
        dashes = (". — ", " — ", ". - ", " - ") if self.tradition == "german" else ()
        return rng.choice(("; ", "; ", "; ", "; ", ". ", ". ", ", ", *dashes, "; "))


def _law_journal(rng: Random) -> str:
    return rng.choice(keyed("journals")[rng.choice(("law", "hum"))])


def note(rng: Random) -> str:
    """Return one annotated note."""
    if rng.random() < 0.06:
        return " <|>".join(entry_list(rng))
    return Note(rng).text()
