"""What the works of a document are recognised by, worked out before the database is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from csto_db.model.document import Document
from csto_db.resolve.identity import CitedWork, cited_work
from csto_db.text.urls import clean_url, host, url_key


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the web: `key` is equal for all spellings of its URL."""

    url: str
    key: str
    host: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document with its own work, those of its citations in order, and links by printed URL."""

    document: Document
    own: CitedWork
    cited: tuple[CitedWork, ...]
    links: Mapping[str, Link]


def resolved(document: Document) -> Resolved:
    """Return a document with all that its works can be identified by."""
    source, own = document.file.key, document.file.work
    works = [citation.work for citation in document.citations]
    urls = [citation.url for citation in document.citations]
    printed = dict.fromkeys([*urls, own.url, *(work.url for work in works)])
    return Resolved(
        document=document,
        own=cited_work(own, source),
        cited=tuple(cited_work(work, source) for work in works),
        links={url: Link(clean_url(url), url_key(url), host(url)) for url in printed if url},
    )
