"""Templates and works to annotated strings."""

import re
from pathlib import Path
from random import Random

from generator import dates
from generator.people import Person, invented, one_name, person
from generator.style import STRAIGHT, Style
from generator.titles import in_title_case, title
from generator.words import keyed, plain
from generator.works import Made, place

_STYLES = Path(__file__).parent / "styles"
_SLOT = re.compile(r"\{(@)?(\w+)(?::([\w.]+))?\}")
_BLOCKS: dict[str, list[str]] = {}

_TAGS = {
    "author": "author", "dash": "author", "body": "author", "bodypub": "publisher", "editor": "editor", "translator": "translator",
    "title": "title", "qtitle": "title", "book": "title", "short": "title", "qshort": "title", "doctitle": "title",
    "journal": "container", "inbook": "container", "conference": "container", "news": "container", "site": "container",
    "reporter": "container", "volume": "volume", "issue": "issue", "pages": "pages", "page": "pages", "articleno": "pages",
    "cited": "cited_pages", "ff": "cited_pages", "atcited": "cited_pages", "year": "date", "date": "date",
    "publisher": "publisher", "institution": "publisher", "university": "publisher", "deptuni": "publisher",
    "place": "place", "url": "url", "accessed": "accessed", "doi": "doi", "doiurl": "doi", "number": "number",
    "arxiv": "number", "arxivno": "number", "edition": "edition", "series": "series", "thesis": "genre",
    "reporttype": "genre", "preprint": "genre", "genre": "genre", "ivlead": "genre", "interviewee": "interviewee",
    "anon": "interviewee", "ibid": "backref", "opcit": "backref", "supra": "backref", "nn": "backref", "oben": "backref",
    "aao": "backref", "ebd": "backref", "ders": "backref", "idmark": "backref", "ident": "backref", "tamzhe": "backref",
    "ukaz": "backref", "nvols": "volume", "caselong": "title", "case": "title", "act": "title", "court": "author",
}  # fmt: skip


_REPORTERS = tuple(
    "All E.R.|All ER|W.L.R.|A.C.|U.S.|F.2d|F.3d|S. Ct.|CMLR|ECR|P.2d|N.E.2d|Q.B.|Fam|EHRR|DLR|CLR"
    "|AC|QB|Ch|WLR".split("|")
)


def blocks(name: str, language: str) -> list[str]:
    """Return the choices of a block of `styles/blocks.txt`, in the language if it has some."""
    if not _BLOCKS:
        for line in (_STYLES / "blocks.txt").read_text(encoding="utf-8").splitlines():
            key, colon, rest = line.partition(":")
            if colon and not line.startswith("#"):
                _BLOCKS[key] = rest.split("|")
    cjk = "cjk" if language in ("zh", "ja", "ko") else language
    return _BLOCKS.get(f"{name}.{cjk}") or _BLOCKS.get(f"{name}.en") or _BLOCKS[name]


class Render:
    """One template filled with one work in one style."""

    def __init__(self, rng: Random, made: Made, style: Style) -> None:
        self.rng, self.made, self.style = rng, made, style

    def fill(self, template: str) -> str:
        """Return the template as an annotated string."""
        while "{@" in template:
            template = re.sub(r"\{@(\w+)\}", self._block, template)
        template = template.replace("~", self.style.main)
        made = _SLOT.sub(lambda slot: self._slot(slot[2], slot[3] or ""), template)
        return tidy(made)

    def _block(self, slot: re.Match[str]) -> str:
        found = blocks(slot[1], self.made.language if slot[1] != "eds" else self.style.language)
        if slot[1] in ("imprint", "imprinty"):
            # The commonest forms come first.
            weights = [len(found) - n + 4 for n in range(len(found))]
            return self.rng.choices(found, weights)[0]
        return self.rng.choice(found)

    def _slot(self, name: str, option: str) -> str:
        made = getattr(self, f"_{name}", None)
        text = made(option) if made else self._text(name)
        if option == "plain":
            return text
        tag = _TAGS.get(name)
        if tag is None:
            return text
        return f"<{tag}>{text}</{tag}>" if text else ""

    def _text(self, name: str) -> str:
        return self.made.texts.get(name, "")

    def _doi(self, option: str) -> str:
        return self.made.texts["doi"]

    # Names.

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

    # Titles.

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

    # Numbers.

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

    def _total(self, option: str) -> str:
        return f"{self.rng.randint(80, 700)}"

    def _volume(self, option: str) -> str:
        volume = self.made.texts["volume"]
        roll = self.rng.random()
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

    # Dates and addresses.

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

    # Back-references.

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


_EDGES = (
    (re.compile(r"\.(</\w+>)?\.(?=[\s,;:]|$)"), r".\1"),
    (re.compile(r"([?!])(</\w+>[”\"’»]?)\.(?=\s)"), r"\1\2"),
    (re.compile(r"\s+([,.;])(?=\s)"), r"\1"),
    (re.compile(r",,"), ","),
    (re.compile(r"\s{2,}"), " "),
    (re.compile(r"[,.] \("), " ("),
)


def tidy(marked: str) -> str:
    """Return an annotated string without doubled stops and blanks."""
    for pattern, replacement in _EDGES[:-1]:
        marked = pattern.sub(replacement, marked)
    return marked.strip()
