"""Titles of works, of cases and acts, and of what holds them."""

import re

from generator.people import invented
from generator.slots.base import Slots
from generator.titles import in_title_case, title
from generator.words import keyed, plain

_REPORTERS = tuple(
    "All E.R.|All ER|W.L.R.|A.C.|U.S.|F.2d|F.3d|S. Ct.|CMLR|ECR|P.2d|N.E.2d|Q.B.|Fam|EHRR|DLR|CLR"
    "|AC|QB|Ch|WLR".split("|")
)


class Titles(Slots):
    """Titles in the style's case and quotes, and names of courts, sites and meetings."""

    def _cased(self, text: str) -> str:
        return (
            in_title_case(text) if self.style.is_title_case and self.made.language == "en" else text
        )

    def _title(self, option: str) -> str:
        text = self._cased(self.made.texts["title"])
        if self.style.is_quoted and option != "bare":
            return f"{self.style.quotes[0]}{text}{self.style.quotes[1]}"
        return text

    def _qtitle(self, option: str) -> str:
        text = self._cased(self.made.texts["title"])
        opening, closing = self.style.quotes
        inside = (
            self.style.is_comma_inside
            if not option
            else option == "in" and self.style.is_comma_inside
        )
        stop = self.rng.choice((",", ".")) if not option else ","
        if inside:
            return f"{opening}{text}{stop}{closing}"
        return f"{opening}{text}{closing}" + ("," if option == "in" else "")

    def _book(self, option: str) -> str:
        text = self._cased(self.made.texts["book"])
        return text.upper() if option == "caps" else text

    def _inbook(self, option: str) -> str:
        text = self._cased(title(self.rng, self.made.language, self.made.field))
        return text.upper() if option == "caps" else text

    def _doctitle(self, option: str) -> str:
        return f"{self.made.texts['document']} {self.rng.choice(('on', 'o', 'on the', 'of the'))} {self.made.texts['title']}"

    def _short(self, option: str) -> str:
        words = self.made.texts["book"].split(":")[0].split()[:4]
        return " ".join(words)

    def _qshort(self, option: str) -> str:
        opening, closing = self.style.quotes
        return f"{opening}{self._short('')},{closing}"

    def _caselong(self, option: str) -> str:
        a, b = invented(self.rng), self.rng.choice(plain("surnames"))
        return self.rng.choice(
            (
                f"{a} v {b}",
                f"{a} v. {b}",
                f"R v {a}",
                f"R. v. {b}",
                f"{a} v {b} Ltd",
                f"Re {a}",
                f"{a} v Secretary of State for the Home Department",
            )
        )

    _case = _caselong

    def _act(self, option: str) -> str:
        noun = self.rng.choice(keyed("title_words")["law.noun"]).title()
        return f"{noun} {self.rng.choice(('', '(Amendment) ', 'and Procedure '))}Act"

    def _reporter(self, option: str) -> str:
        return self.rng.choice(_REPORTERS)

    def _court(self, option: str) -> str:
        return self.rng.choice(
            ("BGH", "BVerfG", "OLG Köln", "LG Berlin", "BAG", "BVerwG", "AG Celle", "EuGH", "RG")
        )

    def _site(self, option: str) -> str:
        return self.rng.choice(
            (
                self.rng.choice(keyed("bodies")["author"]),
                self.rng.choice(keyed("journals")["news"]),
                self.made.texts["publisher"],
            )
        )

    def _conference(self, option: str) -> str:
        text = self.made.texts["conference"]
        return re.sub(r"\A(?:Proceedings|Proc\.) (?:of )?(?:the )?", "", text) if option else text
