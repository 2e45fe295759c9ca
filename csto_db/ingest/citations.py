"""The citations of a batch of documents to works, known or new."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from csto_db.db.batch import Batch
from csto_db.db.works import keys_in_use, known_links, known_works
from csto_db.model.document import Document
from csto_db.model.work import Work
from csto_db.resolve.citation_key import KeyRing, base_key
from csto_db.resolve.identity import KnownWork, MatchKey, identify, match_keys
from csto_db.text.urls import clean_url, host, url_key


class WorkFinder:
    """Gives every work and link of some documents its row, on an open transaction."""

    def __init__(self, connection: Connection, batch: Batch, documents: Sequence[Document]) -> None:
        self._batch = batch
        works = [(w, d.file.key) for d in documents for w in works_of(d)]
        keys = {key for work, source in works for key in match_keys(work, source)}
        stored = known_works(connection, ((key.rule, key.value) for key in keys))
        self._known: dict[MatchKey, list[KnownWork]] = defaultdict(list)
        for (rule, value), found in stored.items():
            self._known[MatchKey(rule, value)] = [KnownWork(*row) for row in found]
        self._ring = KeyRing(keys_in_use(connection, {base_key(work) for work, _ in works}))
        self._ring.add(d.file.key for d in documents)
        self._links = known_links(connection, {url_key(u) for d in documents for u in _urls(d)})

    def works(self, document: Document) -> list[int]:
        """Return the ids of the document's own work and of those that it cites, in order."""
        cited = works_of(document)
        identified = identify(cited, document.file.key, self._known, self._ring)
        ids = []
        for new in identified.new:
            pairs = [(key.rule, key.value) for key in new.keys]
            link_id = self._link(new.work.url) if new.work.url else None
            work_id = self._batch.add_work(new.work, pairs, link_id)
            ids.append(work_id)
            for key in new.keys:
                self._known[key].append(KnownWork(work_id, new.work.title, new.work.issued))
        return [ids[w] if isinstance(w, int) else w.work_id for w in identified.works]

    def links(self, document: Document) -> Mapping[str, int]:
        """Return the ids of the links of a document's citations, by printed URL."""
        return {url: self._link(url) for url in _urls(document)}

    def _link(self, printed: str) -> int:
        key = url_key(printed)
        if key not in self._links:
            self._links[key] = self._batch.new_id("link")
            self._batch.rows["link"].append(
                {
                    "link_id": self._links[key],
                    "url": clean_url(printed),
                    "url_key": key,
                    "host": host(printed),
                }
            )
        return self._links[key]


def works_of(document: Document) -> list[Work]:
    """Return the document's own work, then the works of its citations."""
    return [document.file.work, *(citation.work for citation in document.citations)]


def _urls(document: Document) -> Iterable[str]:
    urls = (citation.url for citation in document.citations)
    works = (work.url for work in works_of(document))
    return dict.fromkeys(url for url in (*urls, *works) if url)
