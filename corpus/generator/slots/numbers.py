"""Pages, volumes, issues, editions and document numbers."""

from generator.slots.base import Slots
from generator.works import place

_STATES = (
    (
        "NY CA MA NJ IL PA VT VA NC TX|VIC NSW ACT Qld|Ontario Québec|Mass. Calif. Conn. Ill. N.J. Va."
    )
    .replace("|", " ")
    .split()
)


class Numbers(Slots):
    """Numbers as the style prints them."""

    def _pages(self, option: str) -> str:
        first, last = str(self.made.first), str(self.made.last)
        if self.style.short_last and len(first) == len(last) and len(first) > 2:
            last = last[-2:]
        if self.rng.random() < 0.06:
            return first + self.rng.choice(("ff.", " ff.", "", "f."))
        if self.rng.random() < 0.03:
            return f"{self.rng.choice('CEHSWe')}{first}"
        if self.rng.random() < 0.02:
            return f"{first}{self.style.dash}{last}, {self.made.last + 5}"
        return f"{first}{self.style.dash}{last}"

    def _page(self, option: str) -> str:
        first = str(self.made.first)
        if self.made.field == "phys" and self.rng.random() < 0.25:
            return self.made.texts["articleno"]
        if self.made.field == "phys" and self.rng.random() < 0.06:
            return f"{self.rng.choice(('L', 'C', 'P', 'R', 'S'))}{self.made.first}"
        return first

    def _cited(self, option: str) -> str:
        rng = self.rng
        page = rng.randint(2, 480)
        text = rng.choice((f"{page}", f"{page}", f"{page}{self.style.dash}{page + rng.randint(1, 12)}", f"{page}, {page + 7}", f"{page} f.", f"{page} ff.",
                           f"{page}–{(page + 3) % 100:02}", f"{page}, n. {rng.randint(1, 90)}" if option != "bare" else f"{page}"))  # fmt: skip
        if option == "bare":
            return str(rng.randint(1, 99)) + rng.choice(("", "(1)", f"({rng.randint(1, 9)})(a)"))
        if option == "art":
            return rng.choice(
                (
                    f"Art. {rng.randint(1, 99)} Rn. {rng.randint(1, 80)}",
                    f"§ {rng.randint(1, 900)} Rn. {rng.randint(1, 80)}",
                    f"§ {rng.randint(1, 900)} Rdnr. {rng.randint(1, 80)}",
                )
            )
        if option == "para":
            return rng.choice(
                (
                    f"para {page}",
                    f"para. {page}",
                    f"paras {page}–{page + 3}",
                    f"ch. {page % 12 + 1}",
                    f"at {page}",
                    f"[{page}]",
                )
            )
        if option == "p":
            return (
                rng.choice(("p. ", "pp. ", "p.", "p ", "S. ", "p. ")).replace("S. ", "p. ") + text
            )
        return (
            rng.choice(
                (
                    text,
                    text,
                    text,
                    text,
                    f"ch. {page % 12 + 1}",
                    f"chap. {page % 12 + 1}",
                    f"esp. {text}",
                )
            )
            if self.style.language == "en"
            else text
        )

    def _atcited(self, option: str) -> str:
        return self.rng.choice(("at ", "here ", "esp. ", "at p. ", "")) + str(
            self.rng.randint(2, 480)
        )

    def _ff(self, option: str) -> str:
        rng = self.rng
        page = rng.randint(2, 600)
        return rng.choice((f"{page} ff.", f"{page} ff.", f"{page} ff", f"{page} f.", f"{page}ff.", f"{page}", f"{page} ff., {page + 12} f.", f"{page} ({page + 4} ff.)",
                           f"{page} f., {page + 9}", f"S. {page} ff.", f"{page}—{page + 8}", f"{page} Fn. {rng.randint(1, 90)}", f"{page}, {page + 3}"))  # fmt: skip

    def _insb(self, option: str) -> str:
        return self.rng.choice(("insbesondere", "insbes.", "vor allem", "bes.", "insb.", "hier"))

    def _nvols(self, option: str) -> str:
        return f"{self.rng.randint(2, 6)} {self.rng.choice(('vols', 'vols.', 'Bde.', 'volumes'))}".rstrip(
            "."
        )

    def _place(self, option: str) -> str:
        return place(self.rng, self.made.language) if option else self.made.texts["place"]

    def _placest(self, option: str) -> str:
        town, state = place(self.rng, "en").split(",")[0], self.rng.choice(_STATES)
        return f"{town} ({state})" if option else f"{town}, {state}"

    def _total(self, option: str) -> str:
        return f"{self.rng.randint(80, 700)}"

    def _volume(self, option: str) -> str:
        volume = self.made.texts["volume"]
        roll = self.rng.random()
        if option == "smallroman":
            return _roman(self.rng.randint(1, 4))
        if roll < 0.03 or option == "roman":
            return _roman(int(volume))
        if roll < 0.05 and self.made.field != "phys":
            return f"{volume}-{int(volume) + 1}"
        return volume

    def _issue(self, option: str) -> str:
        issue = self.made.texts["issue"]
        return (
            f"{issue}{self.rng.choice('-/–')}{int(issue) + 1}"
            if self.rng.random() < 0.08
            else issue
        )

    def _number(self, option: str) -> str:
        rng = self.rng
        if option == "bt":
            return f"{rng.randint(1, 20)}/{rng.randint(10, 9999)}"
        if option == "az":
            return f"{rng.choice(('IV ZR', 'VI ZB', '2 BvR', '1 StR', '5 AZR'))} {rng.randint(1, 900)}/{rng.randint(60, 99)}"
        if option == "short":
            return str(rng.randint(1, 2400))
        return self.made.texts["number"]

    def _edition(self, option: str) -> str:
        n = int(self.made.texts["edition"])
        if option == "de":
            return self.rng.choice(
                (
                    f"{n}. Aufl.",
                    f"{n}. Auflage",
                    f"{n}. Aufl",
                    f"{n}., überarb. Aufl.",
                    f"{n}. Aufl.",
                )
            )
        return self.rng.choice(
            (
                f"{n}th",
                {2: "2nd", 3: "3rd"}.get(n, f"{n}th"),
                {2: "second", 3: "third"}.get(n, f"{n}th"),
                {2: "2d", 3: "3d"}.get(n, f"{n}th"),
                {2: "Second", 3: "Third"}.get(n, "Fourth"),
            )
        )


def _roman(number: int) -> str:
    made = ""
    for value, mark in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            made += mark
            number -= value
    return made
