"""Dates, addresses and what kind of work it is."""

import re

from generator import dates
from generator.slots.base import Slots


class Addresses(Slots):
    """Dates, addresses, and words such as "Preprint"."""

    def _year(self, option: str) -> str:
        return dates.printed(self.rng, self.made, self.style, "y")

    def _date(self, option: str) -> str:
        return dates.printed(self.rng, self.made, self.style, option)

    def _accessed(self, option: str) -> str:
        return dates.printed(self.rng, self.made, self.style, "accessed")

    def _doiurl(self, option: str) -> str:
        return (
            self.rng.choice(("https://doi.org/", "http://dx.doi.org/", "https://doi.org/"))
            + self.made.texts["doi"]
        )

    def _arxivno(self, option: str) -> str:
        return re.sub(r"arXiv:", "", self.made.texts["arxiv"])

    def _isbn(self, option: str) -> str:
        return f"{self.rng.randint(0, 3)}-{self.rng.randint(100, 999)}-{self.rng.randint(10000, 99999)}-{self.rng.randint(0, 9)}"

    def _deptuni(self, option: str) -> str:
        return f"{self.made.texts['dept']}, {self.made.texts['university']}"

    def _preprint(self, option: str) -> str:
        return self.rng.choice(
            (
                "Preprint",
                "preprint",
                "Manuscript",
                "manuscript in preparation",
                "Draft Paper",
                "Unpublished manuscript",
                "unveröffentlichtes Manuskript",
                "mimeo",
                "submitted",
                "Working draft",
                "Mimeographed",
            )
        )

    def _genre(self, option: str) -> str:
        if option == "exhibition":
            return self.rng.choice(("exhibition catalogue", "exh. cat.", "dvd", "catalogue"))
        return self.rng.choice(
            (
                "Blog post",
                "Press release",
                "Fact sheet",
                "Blog",
                "Press Release",
                "Website",
                "Speech",
            )
        )
