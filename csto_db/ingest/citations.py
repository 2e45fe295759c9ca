"""The citations of a batch of documents to works, known or new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from csto_db.db.batch import Batch, CitedAs
from csto_db.db.former_keys import may_be_recognised, recognised_by, revive
from csto_db.db.imported import is_imported
from csto_db.db.own_works import (
    complete_work,
    describe_work,
    give_way,
    is_own_work,
    own_works,
    works_by_key,
)
from csto_db.db.possible_duplicates import PossibleDuplicate, save_possible_duplicates
from csto_db.db.works import (
    known_links,
    known_works,
    retired_keys,
    retired_marks,
    stored_works,
)
from csto_db.ingest.free_keys import key_ring
from csto_db.model.work import Work
from csto_db.resolve.completion import completed
from csto_db.resolve.identity import CitedWork, Found, WorkIndex, looked_at
from csto_db.resolve.match_keys import MatchKey, MatchRule
from csto_db.resolve.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Description:
    """What is now known of a work that was stored with less: by a source's own entry, say."""

    work_id: int
    work: Work
    keys: tuple[MatchKey, ...]


class WorkFinder:
    """Gives every work and link of some documents its row, on an open transaction."""

    def __init__(self, connection: Connection, batch: Batch, documents: Sequence[Resolved]) -> None:
        self._connection = connection
        self._batch = batch
        cited = [work for document in documents for work in (document.own, *document.cited)]
        by_key, self._stored = _stored(connection, cited)
        self._index = WorkIndex(by_key, self._stored)
        self._works = dict(self._stored)
        own_keys = [document.document.file.key for document in documents]
        self._ring = key_ring(connection, [*own_keys, *(work.base_key for work in cited)])
        self._ring.add(own_keys)
        self._retired = retired_keys(connection, (mark for one in cited for mark in _marks(one)))
        self._marks = retired_marks(connection, (one.base_key for one in cited))
        self._revived: list[str] = list(own_keys)
        self._printed = {
            url: link for document in documents for url, link in document.links.items()
        }
        self._links = known_links(connection, (link.key for link in self._printed.values()))
        self._descriptions: list[Description] = []
        self._alike: list[PossibleDuplicate] = []
        self._own = own_works(connection, own_keys)
        holders = works_by_key(connection, own_keys)
        for document, key in zip(documents, own_keys, strict=True):
            self._own[key] = self._own_work(document, holders.get(key))

    def works(self, document: Resolved) -> list[CitedAs]:
        """Return the document's own work and those that it cites, in order."""
        own = CitedAs(self._own[document.document.file.key])
        return [own, *(self._cited(one) for one in document.cited)]

    def finish(self) -> None:
        """Write what is now known of works that were stored before, and which look alike.

        The rows of the batch must be there: a description may name a link among them.
        """
        for one in self._descriptions:
            pairs = [(str(key.rule), key.value) for key in one.keys]
            link_id = self._link(one.work.url) if one.work.url else None
            describe_work(self._connection, one.work_id, one.work, pairs, link_id)
        for work_id, work in self._works.items():
            if work is not self._stored[work_id]:
                complete_work(self._connection, work_id, self._stored[work_id], work)
        save_possible_duplicates(self._connection, self._alike)
        revive(self._connection, self._revived)

    def _cited(self, one: CitedWork) -> CitedAs:
        found = self._index.search(one)
        if found.work_id is None:
            return CitedAs(self._add(one, self._citation_key(one), found))
        if one.facts.title and not self._index.has_title(found.work_id):
            self._describe_by(found.work_id, one)
        else:
            self._complete(found.work_id, one.work)
        self._batch.rows["work_match"] += [
            {"work_id": found.work_id, "rule": str(key.rule), "value": key.value}
            for key in self._index.add(found.work_id, one)
        ]
        self._note_alike(found.work_id, found)
        assert found.key is not None, "a work is found by a key"
        return CitedAs(found.work_id, str(found.key.rule), found.key.value)

    def _describe_by(self, work_id: int, one: CitedWork) -> None:
        """Let a work that was only known by its link be what a citation of it says."""
        if not self._speaks_for_itself(work_id):
            self._describe(work_id, one.work, ())

    def _describe(self, work_id: int, work: Work, keys: tuple[MatchKey, ...]) -> None:
        self._descriptions.append(Description(work_id, work, keys))
        self._stored[work_id] = self._works[work_id] = work

    def _complete(self, work_id: int, work: Work) -> None:
        """Fill in what a work lacks and a further citation says; a source speaks for itself."""
        fuller = completed(self._works[work_id], work)
        if fuller is not self._works[work_id] and not self._speaks_for_itself(work_id):
            self._works[work_id] = fuller

    def _speaks_for_itself(self, work_id: int) -> bool:
        """Whether a work is a document, or an entry that somebody wrote."""
        return self._is_own(work_id) or is_imported(self._connection, work_id)

    def _citation_key(self, one: CitedWork) -> str:
        """The key that a new work brings or had before, else a free one."""
        if one.work.citation_key:
            return one.work.citation_key
        for mark in _marks(one):
            for retired in self._retired.get(mark, ()):
                # A key that a person gave instead need not begin as the rules would have it.
                is_its = any(k.startswith(one.base_key) for k in (retired.key, *retired.former))
                if is_its and retired.key not in self._revived:
                    self._revived.append(retired.key)
                    return retired.key
        if one.base_key not in self._revived and self._may_have_had(one):
            self._revived.append(one.base_key)
            return one.base_key
        return self._ring.next(one.base_key)

    def _may_have_had(self, one: CitedWork) -> bool:
        """Whether a work that is gone had the key, and other citations told more of it or less."""
        was_rule, by = self._marks.get(one.base_key, ("", ""))
        values = (key.value for key in one.keys if str(key.rule) == was_rule)
        issued, container = one.work.issued, one.work.container
        return any(may_be_recognised(by, value, issued, container) for value in values)

    def _own_work(self, document: Resolved, holder: int | None) -> int:
        own, key = document.own, document.document.file.key
        stored, found = self._own.get(key), Found(None)
        if stored is None:
            found = self._index.search(own, lambda work_id: not self._is_own(work_id))
            stored = found.work_id
        if holder is not None and holder != stored:
            # A citation was given the key first; a source is called what its entry says.
            give_way(self._connection, holder, self._ring.next(key))
        if stored is None:
            return self._add(own, key, found)
        if own.work != Work(citation_key=key):
            self._describe(stored, own.work, own.keys)
            self._index.replace(stored, own)
        return stored

    def _is_own(self, work_id: int) -> bool:
        return work_id in self._own.values() or is_own_work(self._connection, work_id)

    def _add(self, one: CitedWork, citation_key: str, found: Found) -> int:
        pairs = [(str(key.rule), key.value) for key in one.keys]
        link_id = self._link(one.work.url) if one.work.url else None
        work_id = self._batch.add_work(one.work, citation_key, pairs, link_id)
        self._stored[work_id] = self._works[work_id] = one.work
        self._index.add(work_id, one)
        self._note_alike(work_id, found)
        return work_id

    def _note_alike(self, work_id: int, found: Found) -> None:
        self._alike += [
            PossibleDuplicate(
                (work_id, pair.other_id),
                str(pair.key.rule),
                pair.key.value,
                str(pair.against),
                pair.likeness,
            )
            for pair in found.alike
        ]

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


def known_index(connection: Connection, cited: Sequence[CitedWork]) -> WorkIndex:
    """Return the stored works that may be one of some cited ones."""
    return WorkIndex(*_stored(connection, cited))


def _stored(
    connection: Connection, cited: Sequence[CitedWork]
) -> tuple[dict[MatchKey, list[int]], dict[int, Work]]:
    """The stored works that may be one of some cited ones: by what, and what they are."""
    keys = {key for one in cited for key in one.keys}
    stored = known_works(connection, ((str(key.rule), key.value) for key in keys))
    by_key = {MatchKey(MatchRule(rule), value): ids for (rule, value), ids in stored.items()}
    wanted = (looked_at(key.rule, ids) for key, ids in by_key.items())
    work_ids = sorted({work_id for ids in wanted for work_id in ids})
    return by_key, stored_works(connection, work_ids)


def _marks(one: CitedWork) -> list[tuple[str, str]]:
    """What a work would have been noted under, had it been there before."""
    issued, container = one.work.issued, one.work.container
    return [(str(key.rule), recognised_by(key.value, issued, container)) for key in one.keys]
