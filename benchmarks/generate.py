"""Documents of the three kinds of the collection, in made-up words; the same for one seed."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from words import Made, Words

from csto_db.config import data_folder

SHARED_WORKS = 500
NOTES_IN_ARTICLE = 100
RECURRENCE = 0.2
"""The share of citations that point at one of the shared works."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A document and what its bibliography says of it."""

    key: str
    title: str
    author: str
    year: str
    text: str


class _Shelf:
    """The works that one document cites: its own, and some that others cite as well."""

    def __init__(self, words: Words, shared: list[Made]) -> None:
        self._words = words
        self._shared = shared

    def work(self) -> Made:
        chance = self._words.chance
        return chance.choice(self._shared) if chance.random() < RECURRENCE else self._words.work()


def notes(words: Words, shelf: _Shelf, length: int) -> str:
    """The page of a journal article: an abstract, then numbered notes, one a line.

    Longer ones are an issue of the journal: article after article, each with its own numbers.
    """
    lines: list[str] = []
    size, number = 0, NOTES_IN_ARTICLE
    while size < length:
        if number == NOTES_IN_ARTICLE:
            lines += [words.title(), " ".join(words.sentence() + "." for _ in range(6)), ""]
            number = 0
        number += 1
        lines.append(f"{number} {words.chance.choice(_NOTES)(words, shelf)}")
        size += len(lines[-1])
    return "\n\n".join(lines) + "\n"


def prose(words: Words, shelf: _Shelf, length: int) -> str:
    """Author-date prose in hard-wrapped lines, words broken at some line ends."""
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(words.title())
        for _ in range(4):
            sentences = []
            for _ in range(6):
                cited = f" {_author_date(words, shelf)}" if words.chance.random() < 0.15 else ""
                sentences.append(f"{words.sentence()}{cited}.")
            parts.append("\n".join(_broken(words, wrap(" ".join(sentences), 74))))
            size += len(parts[-1])
    return "\n\n".join(parts) + "\n"


def _broken(words: Words, lines: list[str]) -> list[str]:
    """The lines with a tenth of their breaks inside a word."""
    for place, line in enumerate(lines[1:]):
        word = line.split()[0]
        if word.isalpha() and len(word) > 7 and words.chance.random() < 0.1:
            lines[place] += f" {word[:4]}-"
            lines[place + 1] = line[4:]
    return lines


def pages(words: Words, shelf: _Shelf, length: int) -> str:
    """A commentary in double-spaced lines, its links dropped at the foot of each page."""
    lines = [words.title().upper(), ""]
    size = 0
    while size < length:
        text = " ".join(words.sentence() + "." for _ in range(16))
        for line in wrap(text, 86):
            lines += [f"{line} ", ""]
        size += len(text)
        links = [shelf.work().url for _ in range(words.chance.randint(1, 4))]
        lines += [*links, " " + words.sentence() + ". ", ""]
    return "\n".join(lines)


def _interview(words: Words, _shelf: _Shelf) -> str:
    return f"Author’s interview with an anonymous expert, {words.place()}, {words.date()}."


def _named_interview(words: Words, _shelf: _Shelf) -> str:
    post = f"Head of the Department of {words.title()}"
    return f"Interview with {words.person()}, {post}, {words.place()}, {words.date()}."


def _full(words: Words, shelf: _Shelf) -> str:
    made = shelf.work()
    where = f"available at: {made.url}, accessed {words.date()}"
    return f"‘{made.title}’, {made.container}, {made.date}, {where}."


def _two(words: Words, shelf: _Shelf) -> str:
    return f"{_full(words, shelf)[:-1]}; {_full(words, shelf)}"


def _short(_words: Words, shelf: _Shelf) -> str:
    first, second = shelf.work(), shelf.work()
    return (
        f"See also {first.families[0]} (Citation{first.year}),"
        f" {second.families[0]} (Citation{second.year}, pp. 45–7)."
    )


def _remark(words: Words, _shelf: _Shelf) -> str:
    return f"{words.sentence()}. {words.sentence()}."


_NOTES = (_interview, _interview, _named_interview, _full, _full, _full, _two, _short, _remark)


def _author_date(words: Words, shelf: _Shelf) -> str:
    made = shelf.work()
    authors = " & ".join(made.families)
    first = words.chance.randint(1, 300)
    locator = words.chance.choice(("", f", p. {first}", f", pp. {first}–{first + 9}"))
    return f"({authors}, {made.year}{locator})"


KINDS: dict[str, tuple[Callable[[Words, _Shelf, int], str], int]] = {
    "notes": (notes, 16_000),
    "prose": (prose, 26_000),
    "pages": (pages, 18_000),
}
"""How each kind is made, and how many characters a usual document of it has."""


def documents(count: int, seed: str = "1", first: int = 0) -> Iterator[Generated]:
    """Yield documents, the kinds in turn; the n-th is the same whatever the count."""
    shared = [Words(f"{seed} shared {n}").work() for n in range(SHARED_WORKS)]
    names = list(KINDS)
    for number in range(first, first + count):
        kind = names[number % len(names)]
        yield document(kind, KINDS[kind][1], f"{seed} {number}", shared, f"{kind}{number:05}")


def document(
    kind: str, length: int, seed: str, shared: list[Made] | None = None, key: str = ""
) -> Generated:
    """Return one document of about so many characters."""
    words = Words(seed)
    shelf = _Shelf(words, shared or [words.work() for _ in range(SHARED_WORKS)])
    text = KINDS[kind][0](words, shelf, length)
    year = str(words.chance.randint(1995, 2023))
    return Generated(key or kind, words.title(), words.family(), year, text)


def write_collection(folder: Path, count: int, seed: str = "1") -> None:
    """Write a collection: documents, their bibliography, and the entities of the seeds."""
    (folder / "texts").mkdir(parents=True)
    for name in ("entities.yml", "predicates.yml"):
        shutil.copy(data_folder("seeds") / name, folder / name)
    with (folder / "sources.bib").open("w", encoding="utf-8") as bibliography:
        for made in documents(count, seed):
            (folder / "texts" / f"{made.key}.txt").write_text(made.text, encoding="utf-8")
            bibliography.write(_entry(made))


def _entry(made: Generated) -> str:
    return (
        f"@article{{{made.key},\n  author = {{{made.author}}},\n  title = {{{made.title}}},\n"
        f"  date = {{{made.year}}},\n  file = {{texts/{made.key}.txt}},\n}}\n\n"
    )
