"""Made-up names, titles, dates and sentences; the same for the same seed."""

from dataclasses import dataclass
from random import Random

_STARTS = (
    "al ar bal ber bor cher dan dov ek fal gor gri hal ist kal kar kos lar lev lom mar mer mil "
    "nar nov ost pav pel rad ros sal ser stan tar tim ul var vol yar zar zel"
).split()
_ENDS = (
    "adze akov anov arin auer bach berg czyk din elli enko erov eva ez feld gard idze iev ikov "
    "ina ini jan kov lund man nik off olin ov ovic owska quist rov sen sky son stein ter uk yan"
).split()
_GIVEN = (
    "Ada Boris Clara Dmitri Elena Farid Galina Henrik Irina Jakub Karin Leonid Marta Nikolai "
    "Olga Pavel Raisa Sergei Tamara Ulrich Vera Willem Xenia Yuri Zofia"
).split()
_NOUNS = (
    "alliance army autonomy balance border bloc budget charter coalition command commitment "
    "consensus convoy council crisis decision defence deployment deterrence dialogue doctrine "
    "election energy exercise frontier garrison guarantee headquarters influence institution "
    "integration intervention leadership legislature loyalty mandate mediation membership mission "
    "mobility mutiny neighbour neutrality observer operation parliament partner patrol pipeline "
    "policy protocol quota ratification readiness region reserve sanction secretariat security "
    "sovereignty strategy summit territory threat transit treaty troop unrest veto withdrawal"
).split()
_VERBS = (
    "accepted adopted amended announced blocked called changed debated delayed described extended "
    "followed ignored invited limited opened opposed postponed promised proposed received refused "
    "rejected renewed repeated restored signed supported suspended tested welcomed"
).split()
_ADJECTIVES = (
    "bilateral common costly cautious distant eastern economic formal foreign internal joint "
    "legal limited military mutual national northern open political public rapid regional silent "
    "slow southern temporary uneven unilateral western"
).split()
_NAMES = (
    "the CSTO|Russia|Armenia|Belarus|Kazakhstan|Kyrgyzstan|Tajikistan|Uzbekistan|NATO|the OSCE|"
    "the United Nations|Moscow|Minsk|Tashkent|Bishkek|Yerevan|Afghanistan|Ukraine|Georgia|the SCO"
).split("|")
_PLACES = "Moscow Minsk Yerevan Astana Bishkek Dushanbe Tashkent Vienna Brussels Warsaw".split()
_CONTAINERS = (
    "Frontier Studies|The Northern Courier|Morning Gazette|Border Review|Zapadnyi Vestnik|"
    "Security Notebook|Agency Meridian|Stepnaya Gazeta|Journal of Alliance Politics|Quarterly Map"
).split("|")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True, slots=True)
class Made:
    """A work that documents can cite, as its parts are printed."""

    families: tuple[str, ...]
    title: str
    container: str
    date: str
    year: str
    url: str


class Words:
    """A source of words with its own chance."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)

    def pick(self, items: list[str]) -> str:
        return self.chance.choice(items)

    def family(self) -> str:
        middle = self.pick(_STARTS) if self.chance.random() < 0.5 else ""
        return (self.pick(_STARTS) + middle + self.pick(_ENDS)).capitalize()

    def person(self) -> str:
        return f"{self.pick(_GIVEN)} {self.family()}"

    def place(self) -> str:
        return self.pick(_PLACES)

    def date(self) -> str:
        day, year = self.chance.randint(1, 28), self.chance.randint(1992, 2023)
        return f"{day} {self.pick(_MONTHS)} {year}"

    def title(self) -> str:
        words = []
        for _ in range(self.chance.randint(2, 4)):
            words += [self.pick(_ADJECTIVES), self.pick(_NOUNS)]
        return " ".join(words).capitalize() + f" of {self.pick(_NAMES)}"

    def sentence(self) -> str:
        parts = [self._clause() for _ in range(self.chance.randint(1, 3))]
        return self._capital(", and ".join(parts))

    def work(self) -> Made:
        date = self.date()
        title = self.title()
        slug = "-".join(title.lower().split())
        number = self.chance.randint(1000, 9_999_999)
        return Made(
            families=tuple(self.family() for _ in range(self.chance.choice((1, 1, 1, 2)))),
            title=title,
            container=self.pick(_CONTAINERS),
            date=date,
            year=date[-4:],
            url=f"http://www.{self.pick(_NOUNS)}-{self.pick(_NOUNS)}.org/{slug}/{number}",
        )

    def _clause(self) -> str:
        text = (
            f"{self.pick(_NAMES)} {self.pick(_VERBS)} the {self.pick(_ADJECTIVES)} "
            f"{self.pick(_NOUNS)} of the {self.pick(_NOUNS)}"
        )
        if self.chance.random() < 0.6:
            text += f" because {self.pick(_NAMES)} {self.pick(_VERBS)} every {self.pick(_NOUNS)}"
        return text + (
            f" in {self.chance.randint(1992, 2023)}" if self.chance.random() < 0.2 else ""
        )

    @staticmethod
    def _capital(text: str) -> str:
        return text[0].upper() + text[1:]
