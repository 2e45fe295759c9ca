"""The citations of a batch of documents to works, known or new."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from csto_db.db.batch import Batch
from csto_db.db.own_works import (
    describe_work,
    is_own_work,
    own_works,
    rename_work,
    works_by_key,
)
from csto_db.db.works import known_links, known_works
from csto_db.ingest.free_keys import key_ring
from csto_db.model.work import Work
from csto_db.resolve.identity import KnownWork, MatchKey, agree, identify
from csto_db.resolve.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Description:
    """What is now known of a stored work: the source that it is says more than its citations."""

    work_id: int
    work: Work
    keys: tuple[MatchKey, ...]


class WorkFinder:
    """Gives every work and link of some documents its row, on an open transaction."""

    def __init__(self, connection: Connection, batch: Batch, documents: Sequence[Resolved]) -> None:
        self._connection = connection
        self._batch = batch
        works = [work for document in documents for work in (document.own, *document.cited)]
        keys = ((key.rule, key.value) for work in works for key in work.keys)
        stored = known_works(connection, keys)
        self._known: dict[MatchKey, list[KnownWork]] = defaultdict(list)
        for (rule, value), found in stored.items():
            self._known[MatchKey(rule, value)] = [KnownWork(*row) for row in found]
        own_keys = [document.document.file.key for document in documents]
        bases = [*own_keys, *(work.base_key for work in works)]
        self._ring = key_ring(connection, bases)
        self._ring.add(own_keys)
        self._printed = {
            url: link for document in documents for url, link in document.links.items()
        }
        self._links = known_links(connection, (link.key for link in self._printed.values()))
        self._descriptions: list[Description] = []
        self._own = own_works(connection, own_keys)
        holders = works_by_key(connection, own_keys)
        for document, key in zip(documents, own_keys, strict=True):
            self._own[key] = self._own_work(document, holders.get(key))

    def works(self, document: Resolved) -> list[int]:
        """Return the ids of the document's own work and of those that it cites, in order."""
        identified = identify(document.cited, self._known, self._ring)
        ids = [self._add(new.work, new.citation_key, new.keys) for new in identified.new]
        found = [ids[w] if isinstance(w, int) else w.work_id for w in identified.works]
        return [self._own[document.document.file.key], *found]

    def describe(self) -> None:
        """Write what the sources say of their own works that were stored before.

        The rows of the batch must be there: a description may name a link among them.
        """
        for one in self._descriptions:
            pairs = [(key.rule, key.value) for key in one.keys]
            link_id = self._link(one.work.url) if one.work.url else None
            describe_work(self._connection, one.work_id, one.work, pairs, link_id)

    def _own_work(self, document: Resolved, holder: int | None) -> int:
        work, keys, key = document.own.work, document.own.keys, document.document.file.key
        stored = self._own.get(key) or self._cited_before(work, keys)
        if holder is not None and holder != stored:
            # A citation was given the key first; a source is called what its entry says.
            rename_work(self._connection, holder, self._ring.next(key))
        if stored is None:
            return self._add(work, key, keys)
        if work != Work(citation_key=key):
            self._descriptions.append(Description(stored, work, keys))
            for match in keys:
                self._known[match].insert(0, KnownWork(stored, work.title, work.issued))
        return stored

    def _cited_before(self, work: Work, keys: Sequence[MatchKey]) -> int | None:
        hits = (known for key in keys for known in self._known.get(key, ()))
        same = (hit.work_id for hit in hits if agree(work, hit))
        return next((work_id for work_id in same if not self._is_own(work_id)), None)

    def _is_own(self, work_id: int) -> bool:
        return work_id in self._own.values() or is_own_work(self._connection, work_id)

    def _add(self, work: Work, citation_key: str, keys: Sequence[MatchKey]) -> int:
        pairs = [(key.rule, key.value) for key in keys]
        link_id = self._link(work.url) if work.url else None
        work_id = self._batch.add_work(work, citation_key, pairs, link_id)
        known = KnownWork(work_id, work.title, work.issued)
        for key in keys:
            self._known[key].append(known)
        return work_id

    def links(self, document: Resolved) -> Mapping[str, int]:
        """Return the ids of the links of a document's citations, by printed URL."""
        return {url: self._link(url) for url in document.links}

    def _link(self, printed: str) -> int:
        link = self._printed[printed]
        if link.key not in self._links:
            self._links[link.key] = self._batch.new_id("link")
            self._batch.rows["link"].append(
                {
                    "link_id": self._links[link.key],
                    "url": link.url,
                    "url_key": link.key,
                    "host": link.host,
                }
            )
        return self._links[link.key]
