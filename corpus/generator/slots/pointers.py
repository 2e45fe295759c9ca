"""Words that point back to an earlier reference."""

from generator.slots.base import Slots


class Pointers(Slots):
    """ "Ibid.", "op. cit.", "oben N. 7"."""

    def _ibid(self, option: str) -> str:
        return self.rng.choice(
            ("Ibid.", "Ibid.", "ibid.", "Ibid", "ibid", "id.", "Ibidem", "Id.", "Loc. cit.", "idem")
        )

    def _idmark(self, option: str) -> str:
        return self.rng.choice(("Id.", "id.", "Id"))

    def _ident(self, option: str) -> str:
        return self.rng.choice(("id.", "Id.", "idem", "Idem"))

    def _opcit(self, option: str) -> str:
        return self.rng.choice(("op. cit.", "op.cit.", "op. cit", "art. cit.", "loc. cit."))

    def _nn(self, option: str) -> str:
        n = self.rng.randint(1, 150)
        return self.rng.choice(
            (
                f"n {n}",
                f"n. {n}",
                f"note {n}",
                f"op. cit., n. {n}",
                f"n. {n} above",
                f"above n {n}",
                f"above, n. {n}",
                f"fn. {n}",
            )
        )

    def _supra(self, option: str) -> str:
        n = self.rng.randint(1, 150)
        return self.rng.choice(
            (
                f"supra note {n}",
                f"supra n. {n}",
                f"see note {n} above",
                f"note {n} above",
                f"above, note {n}",
                f"supra, note {n}",
                f"n. {n}",
            )
        ).replace("see ", "")

    def _oben(self, option: str) -> str:
        n = self.rng.randint(1, 150)
        return self.rng.choice(
            (
                f"oben N. {n}",
                f"oben N. {n}",
                f"oben Fn. {n}",
                f"Fn. {n}",
                f"Anm. {n}",
                f"oben Anm. {n}",
                f"oben Fußn. {n}",
                f"N. {n}",
                f"s. o. Fn. {n}",
                f"oben Fußnote {n}",
            )
        )

    def _aao(self, option: str) -> str:
        n = self.rng.randint(1, 150)
        return self.rng.choice(
            (
                "a.a.O.",
                "a. a. O.",
                "aaO",
                "aaO.",
                f"a.a.O. (Anm. {n})",
                f"a.a.O. (Fn. {n})",
                f"aaO (Fn. {n})",
            )
        )

    def _ebd(self, option: str) -> str:
        return self.rng.choice(("Ebd.", "Ebenda", "ebd.", "ebenda", "Ebda.", "Ebd", "Ders., ebd."))

    def _ders(self, option: str) -> str:
        return self.rng.choice(("ders.", "Ders.", "dies.", "ders.", "Dies.", "ders"))

    def _tamzhe(self, option: str) -> str:
        return self.rng.choice(("Там же", "Там же", "там же"))

    def _ukaz(self, option: str) -> str:
        return self.rng.choice(("Указ. соч", "Указ. соч.", "Цит. соч."))
