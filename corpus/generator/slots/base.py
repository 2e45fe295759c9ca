"""What every group of slots works on."""

from random import Random

from generator.style import Style
from generator.works import Made


class Slots:
    """One work in one style; a method `_name` fills the slot `{name}`."""

    def __init__(self, rng: Random, made: Made, style: Style) -> None:
        self.rng, self.made, self.style = rng, made, style

    def _text(self, name: str) -> str:
        return self.made.texts.get(name, "")
