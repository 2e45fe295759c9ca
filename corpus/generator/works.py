"""Works made up at random."""

from dataclasses import dataclass, field
from random import Random

from generator.journals import journal
from generator.people import Person, person
from generator.titles import field_of, title
from generator.words import keyed, rows


@dataclass
class Made:
    """A work: what a style may print of it."""

    language: str
    field: str
    authors: list[Person]
    editors: list[Person]
    texts: dict[str, str] = field(default_factory=dict)
    year: int = 2000
    month: int = 1
    day: int = 1
    first: int = 1
    last: int = 2
    body: str = ""


def make(rng: Random, language: str | None = None, field: str | None = None) -> Made:
    """Return a work in a language and a field of knowledge."""
    language = (
        language
        or rng.choices(
            ("en", "de", "fr", "es", "it", "ru", "tr", "zh", "ko", "ja"),
            (70, 14, 5, 2, 2, 2, 2, 1.5, 1.5, 0.5),
        )[0]
    )
    chosen = field or field_of(rng)
    script = {"ru": "cyrillic", "zh": "zh", "ja": "zh", "ko": "ko"}.get(language, "latin")
    count = rng.choices((1, 2, 3, 4, 5, 7, rng.randint(8, 24)), _team(chosen))[0]
    made = Made(
        language,
        chosen,
        [person(rng, script) for _ in range(count)],
        [person(rng, script) for _ in range(rng.choice((1, 1, 2, 2, 3)))],
        year=min(2023, int(rng.triangular(1930, 2024, 2005))),
        month=rng.randint(1, 12),
        day=rng.randint(1, 28),
    )
    made.first = rng.choice((rng.randint(1, 60), rng.randint(1, 999), rng.randint(1, 4000)))
    made.last = made.first + rng.randint(2, 40)
    if rng.random() < 0.07 and script == "latin":
        made.body = rng.choice(keyed("bodies")["author"])
    made.texts = _texts(rng, made)
    return made


def _team(chosen: str) -> tuple[int, ...]:
    return (
        (20, 25, 20, 15, 12, 8, 3) if chosen in ("phys", "bio", "cs") else (58, 26, 9, 4, 2, 1, 0.3)
    )


def _texts(rng: Random, made: Made) -> dict[str, str]:
    bodies = keyed("bodies")
    texts = {
        "title": title(rng, made.language, made.field),
        "book": title(rng, made.language, made.field),
        "journal": journal(rng, made.language, made.field),
        "news": rng.choice(keyed("journals")["news"]),
        "publisher": _publisher(rng, made.language),
        "place": place(rng, made.language),
        "conference": _conference(rng),
        "thesis": rng.choice(bodies["thesis"]),
        "reporttype": rng.choice(bodies["report"]),
        "university": rng.choice(bodies["university"]),
        "dept": rng.choice(bodies["dept"]),
        "institution": rng.choice((rng.choice(bodies["author"]), rng.choice(bodies["university"]))),
        "series": rng.choice(bodies["series"]),
        "body": rng.choice(bodies["author"]),
        "document": rng.choice(bodies["document"]),
        "volume": _volume(rng, made),
        "issue": str(rng.randint(1, 12)),
        "articleno": rng.choice(
            (
                f"{rng.randint(10000, 199999):06}",
                f"{rng.randint(1, 900)}",
                f"{rng.randint(10, 2999)}",
            )
        ),
        "doi": _doi(rng),
        "url": _url(rng),
        "number": _number(rng),
        "arxiv": _arxiv(rng),
        "edition": str(rng.randint(2, 6)),
    }
    return texts


def _publisher(rng: Random, language: str) -> str:
    if rng.random() < 0.1:
        return _invented_publisher(rng)
    uni, english, german, romance, other = rows("publishers")
    weights = {"de": (1, 2, 14, 0, 1), "fr": (0, 1, 0, 10, 1), "es": (0, 1, 0, 10, 1),
               "it": (0, 1, 0, 10, 1), "ru": (0, 0, 0, 0, 1), "tr": (0, 0, 0, 0, 1)}  # fmt: skip
    return rng.choice(
        rng.choices(
            (uni, english, german, romance, other), weights.get(language, (4, 10, 1, 1, 1))
        )[0]
    )


def _invented_publisher(rng: Random) -> str:
    one, two = person(rng), person(rng)
    noun = rng.choice(keyed("title_words")["hum.noun"]).title()
    place = rng.choice(rows("places")[rng.randint(0, 3)])
    return rng.choice(
        (one.family, f"{one.family} {two.family}", f"{one.family} & {two.family}", f"{one.family}, {two.family}, and Co.",
         f"{one.given[0]} {one.family}", f"{one.given[0]} {one.family[0]}. {two.family}", f"{one.family} Verlag", f"{one.family} Press",
         f"{noun} Press", f"{place} University Press", f"University of {place} Press", f"{one.family} Publishing Company",
         f"Verlag {one.family}", f"Librairie {one.family}", f"{noun} Publications", f"Society of {noun}", f"{one.family} and Sons")
    )  # fmt: skip


def place(rng: Random, language: str) -> str:
    """Return where a book in a language comes out."""
    british, american, states, german, french, romance, north, east, far, double, other = rows(
        "places"
    )
    pools = (british, american, states, german, french, romance, north, east, far, double, other)
    weights = {
        "de": (1, 1, 0, 20, 0, 0, 0, 0, 0, 2, 1),
        "fr": (0, 0, 0, 0, 10, 0, 0, 0, 0, 1, 1),
        "es": (0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 1),
        "it": (0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 1),
        "tr": (0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0),
    }.get(language, (6, 8, 6, 2, 1, 1, 2, 1, 2, 3, 1))
    if language == "ru":
        return rng.choice(("М.", "СПб.", "Москва", "Минск", "Киев", "Новосибирск"))
    return rng.choice(rng.choices(pools, weights)[0])


def _conference(rng: Random) -> str:
    bodies = keyed("bodies")
    name = rng.choice(bodies["conference"])
    year = rng.randint(1975, 2022)
    ordinal = rng.choice(
        ("First", "Fifth", "Eleventh", "12th", "3rd", "21st", "Seventh", "IX", "Tenth")
    )
    acronym = rng.choice(bodies["acronym"])
    return rng.choice(
        (f"Proceedings of the {ordinal} {name}", f"Proc. of the {name}", f"Proceedings of the {name}",
         f"Proc. {ordinal} {name}", f"{name}", f"Proceedings of {acronym}-{year % 100:02}",
         f"Proceedings of the {year} {name}", f"{ordinal} {name}", f"Proc. {acronym} {year}",
         f"{name} ({acronym})", f"Proceedings of {acronym} ’{year % 100:02}", f"Proceedings {acronym}",
         f"{acronym} {year}", f"Proceedings of {acronym}-{year % 100:02}", f"Advances in {name.split()[-1]} {rng.randint(2, 12)}", f"{acronym}-{year % 100:02}",
         f"Proc. {acronym} ’{year % 100:02} Conference on {name.split(' on ')[-1]}", f"Proceedings of the {acronym} '{year % 100:02} Conference on {name.split(' on ')[-1]}",
         f"{rng.randint(2, 30)}th {name}", f"Pre-Proceedings of the {ordinal} {name}", f"Proceedings of the {name.replace(' on ', ' on Systems, ')} and Applications",
         f"Proceedings of the {ordinal} {name} ({acronym}-{rng.choice(('IV', 'VI', '7'))})", f"Proceedings of the {ordinal} {name} ({acronym}-{year % 100:02})")
    )  # fmt: skip


def _volume(rng: Random, made: Made) -> str:
    if made.field in ("phys", "math", "bio"):
        return str(rng.randint(1, 400))
    return str(rng.randint(1, 130))


def _doi(rng: Random) -> str:
    stem = rng.choice(("j.{a}.{y}.0{n}.0{d}", "s{n}-0{d}-0{m}-{d}", "{n}{m}", "S{n}{m}", "{a}.v{d}i3.{n}",
                       "(asce){a}.1943-541x.{m}", "jou.{m}", "978-3-{n}-{m}-0", "PhysRevLett.{d}.{n}",
                       "0{n}-{m}({y}){n}:{d}({n})"))  # fmt: skip
    return f"10.{rng.randint(1000, 99999)}/" + stem.format(
        a="".join(rng.sample("abcdefghijklmnoprstw", 4)), y=rng.randint(1990, 2022),
        n=rng.randint(10, 999), m=rng.randint(10000, 999999), d=rng.randint(1, 99),
    )  # fmt: skip


def _url(rng: Random) -> str:
    site = rng.choice(keyed("bodies")["site"])
    domain = rng.choice(("org", "com", "ru", "de", "gov", "int", "ch", "co.uk", "edu", "net", "eu"))
    word = lambda: rng.choice(keyed("title_words")["social.noun"])  # noqa: E731
    path = rng.choice(
        ("", "/", f"/{word()}", f"/{word()}/{word()}.pdf", f"/{word()}/{rng.randint(2000, 2022)}/{rng.randint(10, 12)}/{word()}-{word()}",
         f"/{word()}/index.html", f"/~{word()}/{word()}.ps", f"/news/{rng.randint(100, 99999)}", f"/{word()}/detail.aspx?id={rng.randint(10, 9999)}",
         f"/record/{rng.randint(10000, 9999999)}?ln=en", f"/{word()}_{word()}.htm", f"/abs/{rng.randint(1000, 2200)}.{rng.randint(1000, 99999):05}",
         f"/files/{word()}/{word()}-{rng.randint(1, 99)}.pdf", f"/en/{word()}/{word()}")
    )  # fmt: skip
    host = rng.choice(("www.", "www.", "", "archive.", "en."))
    return (
        rng.choice(("http://", "https://", "https://", "www." if not host else "http://"))
        + f"{host}{site}.{domain}{path}"
    )


def _number(rng: Random) -> str:
    a = "".join(rng.sample("ABCDEFGHLMPSTUW", rng.choice((2, 3))))
    return rng.choice(
        (f"{a}-{rng.randint(70, 99)}-{rng.randint(1, 200)}", f"{rng.randint(1, 2400)}", f"S/{rng.randint(1992, 2022)}/{rng.randint(1, 999)}",
         f"{a}/{rng.randint(1, 99)}/{rng.randint(10, 99)}", f"No. {rng.randint(1, 999)}", f"{rng.randint(1, 99)}/{rng.randint(2000, 2022)}",
         f"COM({rng.randint(1990, 2020)}) {rng.randint(10, 900)}", f"A/RES/{rng.randint(40, 75)}/{rng.randint(1, 300)}", f"{a}-TR-{rng.randint(70, 99)}-{rng.randint(1, 99):02}",
         f"{rng.randint(1, 99)}-{rng.randint(1, 99)}", f"{a}.DEL/{rng.randint(1, 999)}/{rng.randint(10, 20)}", f"WP/{rng.randint(10, 20)}/{rng.randint(1, 300)}", f"{a}-CONF-{rng.randint(2008, 2020)}-{rng.randint(1, 99):03}",
         f"{a}-{rng.randint(100, 999)}", f"IIM/{a.lower()}/{rng.randint(78, 99)}-{rng.randint(1, 20)}")
    )  # fmt: skip


def _arxiv(rng: Random) -> str:
    archive = rng.choice(("hep-th", "hep-ph", "astro-ph", "cond-mat", "quant-ph", "gr-qc"))
    new = f"{rng.randint(7, 21):02}{rng.randint(1, 12):02}.{rng.randint(1000, 99999):04}"
    old = f"{archive}/{rng.randint(92, 99)}{rng.randint(1, 12):02}{rng.randint(1, 300):03}"
    return rng.choice(
        (f"arXiv:{new}", f"arXiv:{new} [{archive}]", f"arXiv:{old}", old, f"{new} [{archive}]")
    )
