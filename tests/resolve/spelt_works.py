"""Works of every kind, each in several spellings, and works that only look like them."""

from dataclasses import replace

from hypothesis import strategies as st

from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work

# Cyrillic, and the ways in which it is written in Latin letters.
FAMILIES = (
    ("Жуков", "Zhukov", "Žukov", "Schukow"),
    ("Хрущёв", "Khrushchev", "Chruščev", "Hruschev"),
    ("Юрьев", "Yurev", "Iur’ev", "Jur’ev"),
    ("Щербаков", "Shcherbakov", "Ščerbakov", "Scherbakov"),
    ("Цветаева", "Tsvetaeva", "Cvetaeva", "Tzvetaeva"),
)
TITLES = (
    (
        "Соглашение о коллективных силах",
        "Soglashenie o kollektivnykh silakh",
        "Soglašenie o kollektivnych silach",
        "Soglasheniye o kollektivnyh silah",
    ),
    (
        "Европейская безопасность и её архитектура",
        "Evropeiskaia bezopasnost’ i ee arkhitektura",
        "Evropejskaja bezopasnost' i ee arhitektura",
        "Yevropeyskaya bezopasnost i yee arkhitektura",
    ),
    (
        "Мировой океан: проблемы и решения",
        "Mirovoi okean: problemy i resheniia",
        "Mirovoj okean: problemy i rešenija",
        "Mirovoy okean: problemy i resheniya",
    ),
)
ENGLISH = (
    "The Harbours of the North",
    "Weirs – Dykes and Fens in Brent",
    "On the Making of Rivers, 1850–1914",
    "Labour, Defence and Organisation in Small Ports",
    "Salt and Silver",
)
SUBTITLES = ("A History", "Trade and Tolls before 1850", "Essays")
CONTAINERS = (
    ("Journal of Quays", "J. of Quays", "The Journal of Quays", "J. Quays"),
    ("Review of Maritime Trade", "Rev. Marit. Trade", "Review of maritime trade"),
)
GIVEN = (("Anna", "A.", "A"), ("Sergei", "Sergej", "S.", None), ("Jean-Paul", "J.-P.", "J."))

years = st.integers(1900, 2024).map(str)


@st.composite
def books(draw: st.DrawFn) -> tuple[Work, Work]:
    """A book in English twice: a subtitle, full names or a place more or less, other dashes."""
    title = draw(st.sampled_from(ENGLISH))
    subtitle = draw(st.sampled_from(SUBTITLES))
    family, given = draw(st.sampled_from(FAMILIES)), draw(st.sampled_from(GIVEN))
    issued = draw(years)

    def one() -> Work:
        spelt = draw(
            st.sampled_from((title, title.replace("–", "-"), title.upper(), american(title)))
        )
        named = Name(family=family[1], given=draw(st.sampled_from(given)))
        return Work(
            EntryType.BOOK,
            title=spelt
            + draw(st.sampled_from((f": {subtitle}", "", f". {subtitle}", f" – {subtitle}"))),
            issued=issued,
            place=draw(st.sampled_from(("Hull", None))),
            publisher=draw(st.sampled_from(("Low", "Low Press", None))),
            contributions=(Contribution(Role.AUTHOR, named),),
        )

    return one(), one()


def american(title: str) -> str:
    """The title as it is spelt on the other side of the ocean."""
    for british, other in (("bour", "bor"), ("Defence", "Defense"), ("isation", "ization")):
        title = title.replace(british, other)
    return title.replace(" and ", " & ")


@st.composite
def articles(draw: st.DrawFn) -> tuple[Work, Work]:
    """An article in Russian twice: in Cyrillic or transliterated, its journal cut short."""
    title, family = draw(st.sampled_from(TITLES)), draw(st.sampled_from(FAMILIES))
    container = draw(st.sampled_from(CONTAINERS))
    given = draw(st.sampled_from(GIVEN))
    issued, volume = draw(years), str(draw(st.integers(1, 40)))

    def one() -> Work:
        named = Name(family=draw(st.sampled_from(family)), given=draw(st.sampled_from(given)))
        return Work(
            EntryType.ARTICLE,
            title=draw(st.sampled_from(title)),
            issued=issued,
            volume=volume,
            pages="11–20",
            container=draw(st.sampled_from(container)),
            contributions=(Contribution(Role.AUTHOR, named),),
        )

    return one(), one()


@st.composite
def pages(draw: st.DrawFn) -> tuple[Work, Work]:
    """A page of the web twice: http or https, www or not, a slash more, a part of the page."""
    path = draw(st.sampled_from(("node/3512", "a/b.html", "doc?id=4&lang=en", "2014/05/ports")))
    title = draw(st.sampled_from((*ENGLISH, "Statement")))
    day = draw(st.dates()).isoformat()

    def one() -> Work:
        scheme = draw(st.sampled_from(("http://", "https://", "http://www.", "https://www.")))
        slash = draw(st.sampled_from(("", "/"))) if "?" not in path else ""
        return Work(
            EntryType.WEB_PAGE,
            title=title,
            issued=day,
            url=f"{scheme}ports.example.org/{path}{slash}",
        )

    return one(), one()


def document(title: str, issued: str, number: str | None = None, url: str | None = None) -> Work:
    """A document of a body, with or without a number."""
    numbers = (Identifier(IdentifierScheme.NUMBER, number),) if number else ()
    return Work(
        EntryType.OFFICIAL_DOCUMENT, title=title, issued=issued, url=url, identifiers=numbers
    )


@st.composite
def look_alikes(draw: st.DrawFn) -> tuple[str, Work, Work]:
    """Two works that are not one, and what tells them apart."""
    first, _ = draw(draw(st.sampled_from((books(), articles()))))
    assert first.title
    assert first.issued
    day = draw(st.dates())
    base = draw(st.sampled_from(ENGLISH))
    number = draw(st.integers(1, 8))
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    year = draw(st.integers(1950, 2020))
    pairs = {
        "another year": (first, replace(first, issued=str(int(first.issued) + 1))),
        "another edition": (replace(first, edition="2"), replace(first, edition="3")),
        "another author": (first, replace(first, contributions=by("Quillfeather", "Anna"))),
        "another given name": (
            replace(first, contributions=by("Roe", "Anna")),
            replace(first, contributions=by("Roe", "Karl")),
        ),
        "part I or II": (
            replace(first, title=f"{base}, Part {roman[number - 1]}"),
            replace(first, title=f"{base}, Part {roman[number]}"),
        ),
        "volume of a book": (
            replace(first, title=base, volume="1"),
            replace(first, title=base, volume="2"),
        )
        if first.entry_type is EntryType.BOOK
        else (replace(first, volume="1"), replace(first, volume="2", pages="33–40")),
        "a year in the title": (
            replace(first, title=f"{base} in {year}"),
            replace(first, title=f"{base} in {year + 1}"),
        ),
        "another day": (
            document(f"Transcript of the sitting of the {base}", day.isoformat()),
            document(
                f"Transcript of the sitting of the {base}",
                day.replace(year=day.year % 9000 + 1, day=1).isoformat(),
            ),
        ),
        "a date in the title": (
            document(f"{base}: Doctrine of {number} May {year}", str(year)),
            document(f"{base}: Doctrine of {number + 1} May {year}", str(year)),
        ),
        "another number": (
            document(f"Resolution on {base}", str(year), f"A/RES/{number}/{year}"),
            document(f"Resolution on {base}", str(year), f"A/RES/{number + 1}/{year}"),
        ),
        "another page": (
            document(base, day.isoformat(), url="http://ports.example.org/a?id=1"),
            document(
                "Speech to the harbour board",
                day.isoformat(),
                url="http://ports.example.org/a?id=2",
            ),
        ),
        "a word of the title": (
            replace(first, title=f"{base}: The Northern Ports"),
            replace(first, title=f"{base}: The Southern Ports"),
        ),
    }
    kind = draw(st.sampled_from(sorted(pairs)))
    return kind, *pairs[kind]


def by(family: str, given: str) -> tuple[Contribution, ...]:
    """One author."""
    return (Contribution(Role.AUTHOR, Name(family=family, given=given)),)
