"""Works, who made them, and the citations and footnotes that point at them."""

import re
from dataclasses import dataclass, field

from csto_db.model.passage import Span
from csto_db.model.script import script_of
from csto_db.model.vocabulary import (
    CitationStatus,
    CitationStyle,
    EntryType,
    IdentifierScheme,
    Role,
)

_NUMBER = IdentifierScheme.NUMBER
_CITATION_KEY = re.compile(r"[a-z][a-z0-9]*\Z")


def is_citation_key(text: str) -> bool:
    """Whether a key is of the kind that works get here: lower-case ASCII, a letter first.

    >>> is_citation_key("haas2017war"), is_citation_key("Haas:2017")
    (True, False)
    """
    return _CITATION_KEY.match(text) is not None


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name in CSL's parts, or a `literal`: a body, or a person not to be split."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None

    def __str__(self) -> str:
        if self.literal is not None:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (family, self.suffix, self.given) if part)


@dataclass(frozen=True, slots=True)
class Contribution:
    """One name in one role; `description` is what is said of the person."""

    role: Role
    name: Name
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """A DOI, an ISBN, a document number."""

    scheme: IdentifierScheme
    value: str


@dataclass(frozen=True, slots=True)
class Work:
    """A thing that is cited; dates are EDTF, names and titles as printed.

    `title` is the form that is printed first; those that are known stand in the three others
    too: in the script and language of the work, in Latin letters, and in translation.
    `translation_of` is the citation key of the work that it translates.
    `inferred` maps the name of a field to where its value is from, if the document
    that cites or is the work does not show it.
    """

    entry_type: EntryType = EntryType.UNKNOWN
    title: str | None = None
    container: str | None = None
    issued: str | None = None
    issued_printed: str | None = None
    url: str | None = None
    place: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    edition: str | None = None
    series: str | None = None
    genre: str | None = None
    language: str | None = None
    original_title: str | None = None
    transliterated_title: str | None = None
    translated_title: str | None = None
    translation_of: str | None = None
    note: str | None = None
    contributions: tuple[Contribution, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    inferred: tuple[tuple[str, str], ...] = ()
    citation_key: str | None = None

    @property
    def script(self) -> str | None:
        """The script that the title is printed in (ISO 15924)."""
        return script_of(self.title)

    def titles(self) -> tuple[str, ...]:
        """Every form of the title that is known, as it was first printed before all others."""
        forms = (
            self.title,
            self.original_title,
            self.transliterated_title,
            self.translated_title,
        )
        return tuple(dict.fromkeys(form for form in forms if form))

    def names(self, role: Role) -> tuple[Name, ...]:
        """The names in one role, in the order in which they are printed."""
        return tuple([c.name for c in self.contributions if c.role is role])

    def number(self) -> str | None:
        """The document number, if the work has one."""
        values = [i.value for i in self.identifiers if i.scheme is _NUMBER]
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered note: its span runs from the first character after the label to the last.

    `called_at` is the character of the text at which it is called, None where that is not sure.
    """

    label: str
    span: Span
    called_at: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer from a source to a work, at the characters where it stands.

    `footnote` is the place of its note in `Parsed.footnotes`, `url` the printed URL,
    `accessed` an EDTF date, `candidates` the sentences that a dropped link may belong to,
    the likeliest first.
    """

    span: Span
    style: CitationStyle
    work: Work
    status: CitationStatus = CitationStatus.FULL
    footnote: int | None = None
    locator: str | None = None
    prefix: str | None = None
    url: str | None = None
    accessed: str | None = None
    candidates: tuple[Span, ...] = field(default=())
