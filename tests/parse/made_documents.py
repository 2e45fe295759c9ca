"""Documents with numbered notes, made from a seed: what is a note in them is known."""

import random
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SENTENCES = (
    "The council of the harbour towns met in {y} and left the tariff as it was",
    "In the spring of {y} some {k} delegates signed what nobody had read",
    "A customs union is cheaper to praise than to run",
    "Most members paid late, and {k} of them did not pay at all",
    "The river commission had no budget of its own before {y}",
    "What the treaty calls a dispute is often a question of money",
    "Observers counted {k} ships in a week, which is fewer than the port admits",
    "Neither the assembly nor the court could say who had to answer for it",
    "The border was closed for {k} days, and trade went round by the north",
    "Such promises are kept as long as they cost nothing",
    "Die Kommission tagte {y} zum ersten Mal in voller Besetzung",
    "Das Abkommen regelt nur, was ohnehin niemand bestritten hatte",
    "Комиссия собралась в {y} году и ничего не решила",
)
PEOPLE = (
    "Ames",
    "Brandt",
    "Corvin",
    "Dahl",
    "Eberle",
    "Fontaine",
    "Grau",
    "Holm",
    "Ivask",
    "Jarry",
)
CITING = (
    "{p}, The Salt Road (London: Tern Press, {y}), {k}.",
    "See {p}, ‘Tolls and Their Towns’, Journal of Port History {k}, no. 2 ({y}): 11–29, at 14.",
    "Vgl. {p}, Das Recht der Häfen, {y}, S. {k} ff.; anders {q}, Zollrecht, 2. Aufl. {y}, Rn. {k}.",
    "{p} (n {n}) {k}.",
    "Ibid., p. {k}.",
    "Ebd., S. {k}.",
    "ibid {k}.",
    "{p} v {q} [{y}] AC {k} (HL).",
    "Resolution {k}/12, Assembly of the Ports, 4 May {y}, available at:"
    " http://ports.example/r/{k}, accessed 3 June 2014.",
    "Cf. {p} and {q}, Quays of the North ({y}) {k}; see also {q}, ‘Ice’, The Review, {y}, p. {k}.",
    "{p}, op. cit., p. {k}.",
    "{p}, supra note {n}, at {k}.",
    "Art. {k} Abs. 2 der Hafenordnung; dazu {p}, in: {q} (Hrsg.), Handbuch, {y}, § {k}.",
    "См.: {p} А. В. Право портов. М., {y}. С. {k}.",
    "Там же. С. {k}.",
    "Voir {p}, Le droit des ports, Paris, {y}, p. {k}.",
    "Interview with a harbour master, Riga, 4 May {y}.",
    "{p} {y}, {k}–{k}9.",
    "The wording was disputed. For the debate see {p}, Records of the Assembly, vol. {k} ({y}), "
    "pp. {k}–{k}5; for the opposite view {q}, ‘A Reply’, Journal of Port History 7 ({y}) 1.",
    "{p}, Quays, {k}.",
)
COMMENT = (
    "The author thanks the staff of the archive.",
    "This was not always so.",
    "Emphasis added.",
    "The figures are those of the commission and were never checked.",
    "Hervorhebung nur hier.",
    "Translation by the author.",
    "It is another matter whether the towns could have paid.",
)
SECTIONS = ("Introduction", "The Towns and the Tariff", "Findings", "What Remains", "Conclusion")
ITEMS = (
    "the towns pay what they owe",
    "the court decides within {k} days",
    "no ship is turned away",
    "the archive is opened",
)
DECISIONS = (
    "Decides that the towns shall report on {k} May {y};",
    "Requests the secretariat to report before 1 June {y};",
    "Recalls its resolution {k} ({y}) of 4 May {y};",
    "Takes note of the report;",
)


@dataclass(frozen=True)
class Note:
    """A note as it must be found: its label, and its words on one line."""

    label: str
    text: str


@dataclass
class Layout:
    """How a document is set."""

    label: str = "{n} "
    call: str = "{n}"
    where: str = "end"
    heading: str = ""
    width: int = 0
    gap: str = "\n"
    page_break: str = "\n"
    has_page_numbers: bool = False
    has_lists: bool = False
    first: int = 1
    missing: frozenset[int] = frozenset()
    restarts: bool = False
    comments: float = 0.15


@dataclass
class Made:
    """A text and the notes in it."""

    name: str
    text: str
    notes: tuple[Note, ...] = ()


class Maker:
    """Makes one document after another from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def words(self, template: str, n: int = 1) -> str:
        """A template with its years, people and numbers filled in."""
        pick = self.random
        return template.format(
            y=pick.randint(1950, 2022),
            k=pick.randint(2, 99),
            n=max(1, n - 2),
            p=pick.choice(PEOPLE),
            q=pick.choice(PEOPLE),
        )

    def note(self, n: int, comments: float) -> str:
        """The words of one note."""
        pick = self.random
        pool = COMMENT if pick.random() < comments else CITING
        said = self.words(pick.choice(pool), n)
        if pick.random() < 0.25:
            said += " " + self.words(pick.choice(CITING), n)
        if pick.random() < 0.1:
            said += " " + " ".join(self.words(pick.choice(SENTENCES)) + "." for _ in range(4))
        return said

    def paragraph(self, calls: list[str]) -> str:
        """Some sentences, with the calls of some notes in them."""
        pick = self.random
        said = [self.words(pick.choice(SENTENCES)) for _ in range(len(calls) + pick.randint(2, 4))]
        marks = [*calls, *[""] * (len(said) - len(calls))]
        pick.shuffle(marks)
        ordered = iter(calls)
        called = (next(ordered) if mark else "" for mark in marks)
        return " ".join(f"{one}.{call}" for one, call in zip(said, called, strict=True))

    def document(self, name: str, layout: Layout, notes: int) -> Made:
        """A document of a layout with so many notes, missing ones included."""
        body: list[str] = []
        found: list[Note] = []
        label = layout.first
        pages: list[list[Note]] = []
        for page in range(max(1, notes // 5)):
            if layout.restarts and page:
                label = layout.first
            texts, here = [], []
            if page % 3 == 0:
                section = SECTIONS[(page // 3) % len(SECTIONS)]
                texts.append(f"{page // 3 + 1}. {section}" if layout.has_lists else section)
            for _ in range(3):
                calls = []
                for _ in range(self.random.randint(1, 2)):
                    if label not in layout.missing:
                        calls.append(_shown(layout.call, label))
                        here.append(Note(str(label), self.note(label, layout.comments)))
                    label += 1
                texts.append(self.paragraph(calls))
            if layout.has_lists and page % 2:
                texts += [f"{n}. {self.words(item)};" for n, item in enumerate(ITEMS, 1)]
            pages.append(here)
            found += here
            body.append(self.page(texts, here, layout, page))
        text = layout.page_break.join(body)
        if layout.where == "end":
            shown = layout.gap.join(
                self.wrapped(_shown(layout.label, int(n.label)) + n.text, layout) for n in found
            )
            text += f"\n\n{layout.heading}\n\n{shown}\n" if layout.heading else f"\n\n{shown}\n"
        return Made(name, text, tuple(found))

    def page(self, texts: list[str], notes: list[Note], layout: Layout, page: int) -> str:
        """One page: its paragraphs, its notes below if they stand there, its number."""
        between = "\n" if layout.width and layout.gap == "\n" and layout.where == "foot" else "\n\n"
        parts = [self.wrapped(text, layout) for text in texts]
        if layout.where == "foot":
            said = [_shown(layout.label, int(note.label)) + note.text for note in notes]
            parts.append(layout.gap.join(self.wrapped(one, layout) for one in said))
        if layout.has_page_numbers:
            parts.append(str(page + 301))
        return between.join(parts)

    def wrapped(self, text: str, layout: Layout) -> str:
        """The text in lines as wide as the layout says, broken nowhere if it does not."""
        return textwrap.fill(text, layout.width, break_long_words=False) if layout.width else text


def _shown(template: str, n: int) -> str:
    raised = str(n).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return template.format(n=n, r=raised)


LABELS = (
    ("{n} ", "{n}"),
    ("{n}. ", "{n}"),
    ("{n}) ", " ({n})"),
    ("[{n}] ", "[{n}]"),
    ("({n}) ", "({n})"),
    ("{r} ", "{r}"),
    ("{r}", "{r}"),
    ("{n}\n", "{n}"),
    ("{n}", "{n}"),
    ("{n}\t", ""),
    ("[{n}]: ", " [{n}]"),
)
HEADINGS = ("", "Notes", "NOTES", "Endnotes", "Footnotes", "Anmerkungen", "Примечания", "Notes:")


def made_documents(seeds: range) -> Iterator[Made]:
    """A document for each seed, every layout in turn."""
    for seed in seeds:
        yield _WAYS[seed % len(_WAYS)](Maker(seed))


def _web(maker: Maker) -> Made:
    label, call = maker.random.choice(LABELS)
    heading = maker.random.choice(HEADINGS)
    layout = Layout(label, call, heading=heading, gap=maker.random.choice(("\n", "\n\n")))
    return maker.document("web page", layout, maker.random.randint(5, 40))


def _wrapped_end(maker: Maker) -> Made:
    label, call = maker.random.choice(LABELS)
    width = maker.random.randint(58, 95)
    gap = maker.random.choice(("\n", "\n\n"))
    layout = Layout(label, call, heading=maker.random.choice(HEADINGS), width=width, gap=gap)
    layout.has_lists = maker.random.random() < 0.5
    return maker.document("wrapped, endnotes", layout, maker.random.randint(10, 50))


def _foot(maker: Maker) -> Made:
    pick = maker.random
    label, call = pick.choice(LABELS)
    layout = Layout(label, call, "foot", width=pick.randint(58, 95))
    layout.page_break = pick.choice(("\n", "\n\n", "\n\f"))
    layout.has_page_numbers = pick.random() < 0.5
    layout.has_lists = pick.random() < 0.4
    return maker.document("notes at the feet of pages", layout, pick.randint(15, 60))


def _long_lines_foot(maker: Maker) -> Made:
    pick = maker.random
    label, call = pick.choice(LABELS)
    layout = Layout(label, call, "foot", gap="\n\n", has_lists=pick.random() < 0.5)
    layout.has_page_numbers = pick.random() < 0.5
    return maker.document("feet of pages, a line a paragraph", layout, pick.randint(10, 40))


def _restarting(maker: Maker) -> Made:
    pick = maker.random
    label, call = pick.choice(LABELS)
    width = pick.choice((0, 70))
    layout = Layout(label, call, "foot", width=width, restarts=True, page_break="\n\n\f")
    return maker.document("restarting on each page", layout, pick.randint(10, 30))


def _damaged(maker: Maker) -> Made:
    pick = maker.random
    label, call = pick.choice(LABELS[:6])
    missing = frozenset(pick.sample(range(2, 25), 2))
    layout = Layout(label, call, width=pick.choice((0, 80)), heading="Notes", missing=missing)
    return maker.document("with notes lost", layout, 30)


def _extract(maker: Maker) -> Made:
    pick = maker.random
    label, call = pick.choice(LABELS[:6])
    where = pick.choice(("end", "foot"))
    layout = Layout(label, call, where, width=pick.choice((0, 80)), first=pick.randint(2, 180))
    layout.comments = 0.05
    return maker.document("an extract", layout, pick.randint(20, 40))


def _resolution(maker: Maker) -> Made:
    pick = maker.random
    width = pick.choice((0, 80))
    texts = [maker.paragraph([]) for _ in range(2)]
    texts += [f"{n}. {maker.words(pick.choice(DECISIONS))}" for n in range(1, pick.randint(6, 20))]
    made = [maker.wrapped(text, Layout(width=width)) for text in texts]
    return Made("a resolution", "\n\n".join(made))


def _report(maker: Maker) -> Made:
    pick = maker.random
    texts = []
    for n in range(1, 15):
        texts += [f"{n}. {pick.choice(SECTIONS)}"] if n % 3 == 0 else []
        texts.append(f"{n}. {maker.paragraph([])}" if pick.random() < 0.7 else maker.paragraph([]))
    texts += [f"{year} {pick.randint(1, 99)}.5 {pick.randint(1, 99)}" for year in range(1990, 2005)]
    texts += [f"{n} {pick.randint(1, 99)}.5 {pick.choice(PEOPLE)} {n}" for n in range(1, 9)]
    width = pick.choice((0, 75))
    return Made("a report", "\n\n".join(maker.wrapped(one, Layout(width=width)) for one in texts))


def _law_journal(maker: Maker) -> Made:
    """Pages as a PDF gives them: heads, hyphens, no blank lines, notes that run over the page."""
    pick = maker.random
    label, call = pick.choice((("{n} ", "{n}"), ("{n} ", " {n}"), ("{n}\n", "{n}"), ("{n}", "{n}")))
    width = pick.randint(60, 80)
    lines: list[str] = []
    found: list[Note] = []
    carried: list[str] = []
    number = 0
    for page in range(pick.randint(4, 12)):
        head = "Journal of Port Law 12 (2003)" if page % 2 else "A. Ames, The Law of the Quay"
        lines.append(f"{head} {page + 201}" if page % 2 else f"{page + 201} {head}")
        here = []
        for _ in range(3):
            calls = []
            for _ in range(pick.randint(1, 3)):
                number += 1
                calls.append(_shown(call, number))
                here.append(Note(str(number), maker.note(number, 0.2)))
            lines += _hyphened(maker.paragraph(calls), width)
        lines += carried
        carried = []
        for note in here:
            said = _hyphened(_shown(label, int(note.label)) + note.text, width + 6)
            if note is here[-1] and len(said) > 3:
                said, carried = said[:2], said[2:]
                note = Note(note.label, note.text[:40])
            lines += said
            found.append(note)
    return Made("a law journal's pages", "\n".join(lines + carried), tuple(found))


def _hyphened(text: str, width: int) -> list[str]:
    """Lines of which some end in a hyphen inside a word."""
    lines = textwrap.wrap(text, width, break_long_words=False)
    for index in range(0, len(lines) - 1, 3):
        word, _, rest = lines[index + 1].partition(" ")
        if word.isalpha() and len(word) > 6 and word.islower():
            lines[index] += f" {word[:4]}-"
            lines[index + 1] = f"{word[4:]} {rest}"
    return lines


def _chapters(maker: Maker) -> Made:
    label, call = maker.random.choice(LABELS)
    layout = Layout(label, call, heading="Notes", width=maker.random.choice((0, 76)))
    made = [maker.document("", layout, maker.random.randint(5, 15)) for _ in range(3)]
    text = "\n\n".join(f"CHAPTER {n}\n\n{one.text}" for n, one in enumerate(made, 1))
    return Made("chapters with their notes", text, tuple(n for one in made for n in one.notes))


def _uncalled(maker: Maker) -> Made:
    pick = maker.random
    label = pick.choice([label for label, _ in LABELS if label != "{n}\n"])
    layout = Layout(label, "", width=pick.choice((0, 70)), heading=pick.choice(HEADINGS))
    layout.comments = 0.3
    layout.has_lists = pick.random() < 0.3
    return maker.document("marks lost", layout, pick.randint(12, 40))


def _judgment(maker: Maker) -> Made:
    """Numbered paragraphs that cite, and notes below."""
    pick = maker.random
    raised = pick.random() < 0.5
    texts: list[str] = []
    found = []
    for n in range(1, 21):
        calls = []
        if pick.random() < 0.6:
            found.append(Note(str(len(found) + 1), maker.note(len(found) + 1, 0.1)))
            calls.append(_shown("{r}" if raised else "[{n}]", len(found)))
        cited = maker.words(pick.choice(CITING), n)
        texts.append(f"{n}. {maker.paragraph(calls)} {cited} {maker.paragraph([])}")
    label = "{r} " if raised else "[{n}] "
    texts += [_shown(label, int(note.label)) + note.text for note in found]
    return Made("a judgment", "\n\n".join(texts), tuple(found))


def _with_list(maker: Maker) -> Made:
    """Notes at the end, and behind them a numbered list of what is cited."""
    made = maker.document("with a list of references", Layout("{n}. ", "{n}", heading="Notes"), 15)
    entries = [f"{n}. {maker.words(CITING[n % 2])}" for n in range(1, 12)]
    heading = maker.random.choice(("References", "Bibliography", "Список литературы"))
    made.text += f"\n\n{heading}\n\n" + "\n\n".join(entries)
    return made


def _high(maker: Maker) -> Made:
    layout = Layout("{n} ", "{n}", first=maker.random.choice((9_985, 2_300, 12_000)))
    layout.comments = 0.05
    return maker.document("numbers above 9999", layout, 30)


def _indented(maker: Maker) -> Made:
    pick = maker.random
    label, call = pick.choice(LABELS[:6])
    made = maker.document("indented", Layout("   " + label, call, width=80, gap="\n"), 25)
    return made


def _double_spaced(maker: Maker) -> Made:
    pick = maker.random
    label, call = pick.choice(LABELS[:6])
    made = maker.document("double-spaced", Layout(label, call, width=80, gap="\n"), 25)
    made.text = made.text.replace("\n", "\n\n")
    return made


def _run_on(maker: Maker) -> Made:
    label, call = maker.random.choice(LABELS[:4])
    layout = Layout(label, call, "foot", comments=0.05)
    made = maker.document("line ends lost", layout, maker.random.randint(10, 30))
    made.text = " ".join(made.text.split())
    return made


_WAYS: tuple[Callable[[Maker], Made], ...] = (
    _web,
    _wrapped_end,
    _foot,
    _foot,
    _long_lines_foot,
    _restarting,
    _damaged,
    _extract,
    _resolution,
    _report,
    _law_journal,
    _law_journal,
    _chapters,
    _uncalled,
    _uncalled,
    _judgment,
    _with_list,
    _high,
    _indented,
    _double_spaced,
    _run_on,
)
