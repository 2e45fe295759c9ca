"""A reference as it is read from a string: one value a field."""

from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.model.work import Name


@dataclass(frozen=True, slots=True)
class Interviewee:
    """Whom an interview was with: a name, or the description of someone who is not named.

    `role` and `organisation` are what is said of the person, as printed.
    """

    name: Name
    role: str | None = None
    organisation: str | None = None

    @property
    def is_anonymous(self) -> bool:
        """Whether the person is described and not named."""
        return self.name.literal is not None

    def __str__(self) -> str:
        return str(self.name)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference; every field is None or empty where the string does not give it.

    `span` counts characters of the string and `text` is that slice; `date` and `accessed`
    are EDTF where the printed form can be read so, `pages` are those of the work and
    `cited_pages` the locator, `url` is cleaned and `url_printed` as printed, `backref`
    points at an earlier citation ("n. 7", "ibid."), `type` is interview, official document,
    news, web page, book, chapter, article, report, unpublished or short.
    `title` is printed whole, the three forms of it one by one: in its own script, in Latin
    letters, in translation; `script` is that of the first (ISO 15924), `language` a tag (BCP 47).
    """

    span: Span
    text: str
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    interviewee: tuple[Interviewee, ...] = ()
    title: str | None = None
    original_title: str | None = None
    transliterated_title: str | None = None
    translated_title: str | None = None
    script: str | None = None
    language: str | None = None
    container: str | None = None
    series: str | None = None
    edition: str | None = None
    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    date_printed: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    cited_pages: str | None = None
    number: str | None = None
    doi: str | None = None
    url: str | None = None
    url_printed: str | None = None
    accessed: str | None = None
    genre: str | None = None
    type: str | None = None
    backref: str | None = None
    signal: str | None = None
