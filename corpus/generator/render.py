"""Templates and works to annotated strings."""

import re
from pathlib import Path

from generator.slots.addresses import Addresses
from generator.slots.numbers import Numbers
from generator.slots.people import People
from generator.slots.pointers import Pointers
from generator.slots.titles import Titles

STYLES = Path(__file__).parent / "styles"
_SLOT = re.compile(r"\{(@)?(\w+)(?::([\w.]+))?\}")
_BLOCKS: dict[str, list[str]] = {}

_TAGS = {
    "author": "author", "dash": "author", "oneword": "author", "placest": "place", "body": "author", "bodypub": "publisher", "editor": "editor", "translator": "translator",
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


def blocks(name: str, language: str) -> list[str]:
    """Return the choices of a block of `styles/blocks.txt`, in the language if it has some."""
    if not _BLOCKS:
        for line in (STYLES / "blocks.txt").read_text(encoding="utf-8").splitlines():
            key, colon, rest = line.partition(":")
            if colon and not line.startswith("#"):
                _BLOCKS[key] = rest.split("|")
    cjk = "cjk" if language in ("zh", "ja", "ko") else language
    return _BLOCKS.get(f"{name}.{cjk}") or _BLOCKS.get(f"{name}.en") or _BLOCKS[name]


class Render(People, Titles, Numbers, Addresses, Pointers):
    """One template filled with one work in one style."""

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

    def _doi(self, option: str) -> str:
        return self.made.texts["doi"]


_EDGES = (
    (re.compile(r"\.(</\w+>)?\.(?=[\s,;:]|$)"), r".\1"),
    (re.compile(r"([?!])(</\w+>[”\"’»]?)\.(?=\s)"), r"\1\2"),
    (re.compile(r"\s+([,.;])(?=\s)"), r"\1"),
    (re.compile(r",,"), ","),
    (re.compile(r"\s{2,}"), " "),
)


def tidy(marked: str) -> str:
    """Return an annotated string without doubled stops and blanks."""
    for pattern, replacement in _EDGES:
        marked = pattern.sub(replacement, marked)
    return marked.strip()
