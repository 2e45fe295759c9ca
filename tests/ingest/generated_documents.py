"""Documents that are made for a test: an article with numbered notes, of any size."""

from collections.abc import Iterator
from pathlib import Path

from small_collection import ENTITIES, PREDICATES

_PARAGRAPH = (
    "The League met in round {n}. Moravia uses the League in pursuit of its ambitions, said a"
    " member, and others agreed.{n} {rest}\n\n"
)
_REST = "Nobody asked in Ostrava what the meeting had decided, for all had been agreed before. "
_NOTE = (
    "{n} ‘Statement {of}’, Ministry of Foreign Affairs of Moravia, {day} May {year}, available"
    " at: http://www.moravia.org/news/{of}, accessed 12 November 2013.\n"
)


def article(notes: int, paragraph: int = 1, first: int = 0) -> Iterator[str]:
    """Yield an article in parts; its notes cite the statements from `first` on."""
    yield "The League at Work\n\n"
    for n in range(1, notes + 1):
        yield _PARAGRAPH.format(n=n, rest=_REST * paragraph)
    yield "Notes\n\n"
    for n in range(1, notes + 1):
        of = first + n
        yield _NOTE.format(n=n, of=of, day=of % 28 + 1, year=1990 + of % 25)


def write_article(path: Path, size: int, notes: int) -> None:
    """Write an article of about so many bytes."""
    lengths = (len("".join(article(notes, paragraph=k)).encode()) for k in (0, 1))
    empty, one = lengths
    with path.open("w", encoding="utf-8") as file:
        file.writelines(article(notes, paragraph=max(1, (size - empty) // (one - empty))))


def write_articles(folder: Path, documents: int) -> Path:
    """Write a collection of articles that share works and contradict each other."""
    (folder / "claims").mkdir(parents=True)
    (folder / "entities.yml").write_text(ENTITIES, encoding="utf-8")
    (folder / "predicates.yml").write_text(PREDICATES, encoding="utf-8")
    with (folder / "sources.bib").open("w", encoding="utf-8") as bibliography:
        for number in range(documents):
            key = f"article{2000 + number}"
            bibliography.write(f"@article{{{key}, title={{Article {key}}}, file={{{key}.txt}}}}\n")
            text = f"The League has {number % 4 + 6} members.\n\n"
            text += "".join(article(notes=15, first=number * 10))
            (folder / f"{key}.txt").write_text(text, encoding="utf-8")
            (folder / "claims" / f"{key}.yml").write_text(_claims(key, number), encoding="utf-8")
    return folder


def _claims(key: str, number: int) -> str:
    members = number % 4 + 6
    return f"""\
source: {key}
claims:
  - id: members
    quote: The League has {members} members
    subject: league
    predicate: member_count
    value: {members}
"""
