"""People and bodies."""

from generator.people import Person, one_name, person
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
        form = style.names
        if option == "last":
            form = "l"
        elif option == "straight":
            form = (
                rng.choice(("fl", "fl", "fll", "il"))
                if style.language == "en"
                else STRAIGHT.get(form, form)
            )
        elif option == "initial":
            form = "il"
        elif option == "caps":
            form = "fl"
        if self.made.language == "ru":
            form = rng.choice(("ru", "ru", "li"))
        shown = people
        others = ""
        if len(people) > style.has_et_al:
            shown = people[: rng.choice((1, 1, style.has_et_al))]
            others = rng.choice(
                (" et al.", ", et al.", " et al", " et. al.")
                if style.language != "de"
                else (" u. a.", " et al.", " u.a.", " et al.")
            )
            others = " и др." if style.language == "ru" else others
        rest = STRAIGHT.get(form, form) if style.is_first_only else form
        names = [one_name(who, form if n == 0 else rest) for n, who in enumerate(shown)]
        if len(names) == 1:
            listed = names[0]
        else:
            last = (
                style.last
                if option in ("", "in") or style.language == "de"
                else f"{rng.choice(('', ','))} and "
            )
            listed = style.comma.join(names[:-1]) + last + names[-1]
        if form == "lv" and option == "" and rng.random() < 0.05:
            listed += " Jr"
        listed = listed.upper() if option == "caps" else listed
        return listed + others

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
