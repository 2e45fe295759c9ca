"""People and bodies."""

from generator.people import Person, invented, one_name, person
from generator.slots.base import Slots
from generator.style import STRAIGHT
from generator.words import keyed


class People(Slots):
    """Authors, editors, translators, bodies and who was interviewed."""

    def _author(self, option: str) -> str:
        if self.made.body and option not in ("last", "slash"):
            return self.made.body
        return self._names(self.made.authors, option)

    def _dash(self, option: str) -> str:
        return self.rng.choice(("______", "———", "---", "_____", "–––", "—————"))

    def _oneword(self, option: str) -> str:
        return invented(self.rng)

    def _editor(self, option: str) -> str:
        if option == "in":
            option = self.style.editors if self.style.editors == "straight" else ""
        return self._names(self.made.editors, option)

    def _translator(self, option: str) -> str:
        return self._names([person(self.rng)], option)

    def _names(self, people: list[Person], option: str) -> str:
        style, rng = self.style, self.rng
        if option == "slash":
            form = rng.choices(("l", "fl", "il"), (8, 1, 1))[0]
            return "/".join(one_name(who, form) for who in people[:5])
        form = self._form(option)
        shown, others = self._shown(people)
        rest = STRAIGHT.get(form, form) if style.is_first_only else form
        names = [one_name(who, form if n == 0 else rest) for n, who in enumerate(shown)]
        listed = names[0] if len(names) == 1 else self._listed(names, option)
        if form == "lv" and option == "" and rng.random() < 0.05:
            listed += " Jr"
        return (listed.upper() if option == "caps" else listed) + others

    def _form(self, option: str) -> str:
        """The form of each name, as `one_name` knows it."""
        form = self.style.names
        if option == "straight":
            straight = ("fl", "fl", "fll", "il")
            is_english = self.style.language == "en"
            form = self.rng.choice(straight) if is_english else STRAIGHT.get(form, form)
        form = {"last": "l", "initial": "il", "caps": "fl"}.get(option, form)
        return self.rng.choice(("ru", "ru", "li")) if self.made.language == "ru" else form

    def _shown(self, people: list[Person]) -> tuple[list[Person], str]:
        """Who is named, and what stands for the others."""
        style, rng = self.style, self.rng
        if len(people) <= style.has_et_al:
            return people, ""
        shown = people[: rng.choice((1, 1, style.has_et_al))]
        german, other = (" u. a.", " et al.", " u.a.", " et al."), (" et al.", ", et al.", " et al", " et. al.")  # fmt: skip
        others = rng.choice(german if style.language == "de" else other)
        return shown, " и др." if style.language == "ru" else others

    def _listed(self, names: list[str], option: str) -> str:
        last = self.style.last
        if option not in ("", "in") and self.style.language != "de":
            last = f"{self.rng.choice(('', ','))} and "
        return self.style.comma.join(names[:-1]) + last + names[-1]

    def _body(self, option: str) -> str:
        return self.made.texts["body"]

    _bodypub = _body

    def _interviewee(self, option: str) -> str:
        return one_name(person(self.rng), "fl")

    def _anon(self, option: str) -> str:
        rng = self.rng
        who = rng.choice(("an anonymous official", "an anonymous expert", "a former diplomat", "a senior official", "two local journalists",
                          "an army officer", "a staff member", "a high-ranking officer", "anonymous respondent", "a government adviser"))  # fmt: skip
        return who + rng.choice(
            ("", "", f" of the {rng.choice(keyed('bodies')['author'])}", ", former deputy minister")
        )

    def _ivlead(self, option: str) -> str:
        return self.rng.choice(("Author’s interview with", "Interview with", "author’s interview with", "Personal interview with", "Telephone interview with",
                                "Interview by the author with", "Author interview with", "E-mail correspondence with", "Conversation with"))  # fmt: skip
