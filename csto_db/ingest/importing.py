"""The entries of a file of a reference manager to works, known or new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Connection

from csto_db.db.batch import Batch
from csto_db.db.bulk import indexed_afterwards, little_cache
from csto_db.db.former_keys import has_former_keys, revive
from csto_db.db.imported import (
    FieldRow,
    KeyRow,
    StoredImport,
    cited_works,
    entry_row,
    forget_blocks,
    holders,
    insert_blocks,
    insert_fields,
    insert_keys,
    key_rows,
    trouble_row,
    written_keys,
)
from csto_db.db.orphans import delete_orphans
from csto_db.db.own_works import describe_work, is_own_work
from csto_db.db.possible_duplicates import PossibleDuplicate, save_possible_duplicates
from csto_db.db.works import known_links, stored_works
from csto_db.ingest.citations import known_index
from csto_db.ingest.deciding import follow_decisions
from csto_db.ingest.entry_keys import entry_keys
from csto_db.model.imported import (
    DescribedEntry,
    ImportedEntry,
    ImportedField,
    ReadFile,
    Trouble,
)
from csto_db.model.vocabulary import Against
from csto_db.model.work import Work
from csto_db.resolve.identity import CitedWork, WorkIndex, cited_work
from csto_db.resolve.likeness import Facts, against
from csto_db.resolve.match_keys import MatchRule, match_keys
from csto_db.text.urls import clean_url, host, url_key

_FILLED = ("link", "work", "work_match", "imported_entry")
_IN_BATCH = 2000
_TELLING = (MatchRule.DOI, MatchRule.TITLE_YEAR)
"""Two entries of one file that share such a key may be one work twice."""
_INHERITING = ("crossref", "xdata")


@dataclass(slots=True)
class Imported:
    """How many entries of a file are new works, and how many joined one that was there."""

    new: int = 0
    joined: int = 0


class Importer:
    """Gives every entry of a file its work, on an open transaction.

    `own` are the works of documents by the keys of the entries that name their texts. Two
    entries of one file are never one work: who keeps both cites both.
    """

    def __init__(
        self, connection: Connection, file: str, read: ReadFile, own: Mapping[str, int]
    ) -> None:
        self._connection = connection
        self._file = file
        self._read = read
        self._own = own
        self._stored = StoredImport(connection, file)
        self._before = self._stored.entries
        self._was: dict[str, tuple[ImportedField, ...]] = {}
        forget_blocks(connection, file)
        old = {one.entry_id for one in self._before.values()}
        self._holders = holders(connection, filter(None, read.keys), old)
        self._cited = cited_works(connection, (one.work_id for one in self._before.values()))
        self._keys = entry_keys(connection, read, self._holders)
        self._batch = Batch(connection, {})
        self._is_first = self._batch.new_id("work") == 1
        self._unpinned: list[tuple[int, str, int]] = []
        self._taken = set(own.values())
        self._links: dict[str, int] = {}
        self._fields: list[FieldRow] = []
        self._named: list[KeyRow] = []
        self._place = 0
        self._seen: dict[int, int] = {}
        self._twins: list[PossibleDuplicate] = []
        self._revived: list[str] = []
        self._has_former = has_former_keys(connection)
        self.counts = Imported()

    def save(self) -> None:
        """Write all entries and troubles, and delete the works that nothing needs any more."""
        if self._is_first and len(self._keys) > _IN_BATCH:
            with little_cache(self._connection), indexed_afterwards(self._connection, _FILLED):
                self._save_batches()
        else:
            self._save_batches()
        self._stored.forget()
        insert_blocks(self._connection, self._file, self._read.blocks)
        save_possible_duplicates(self._connection, self._twins)
        follow_decisions(self._connection)
        self._batch.rows["diagnostic"] += [
            trouble_row(trouble, self._batch.new_id("diagnostic"), self._file)
            for trouble in (*self._read.troubles, *self._keys_taken())
        ]
        self._batch.flush()
        if self._before:
            delete_orphans(self._connection)

    def _save_batches(self) -> None:
        waiting = zip(self._read.described(), self._keys, strict=True)
        while batch := list(islice(waiting, _IN_BATCH)):
            self._save_batch(batch)

    def _save_batch(self, batch: Sequence[tuple[DescribedEntry, str]]) -> None:
        cited = [self._recognised(one.work) for one, _ in batch]
        candidates = self._candidates([one.entry for one, _ in batch])
        self._was = self._stored.fields(one.entry.key for one, _ in batch)
        sure = cited if self._is_first else [_without_hints(one) for one in cited]
        index = None if self._is_first else known_index(self._connection, sure)
        self._know_links(cited)
        described = []
        for ((entry, _), key), one, known in zip(batch, cited, sure, strict=True):
            work_id = self._known(entry, known, candidates, index)
            if work_id is None:
                work_id = self._add(one, key)
                self.counts.new += 1
            else:
                self.counts.joined += 1
                if self._is_news(entry, work_id):
                    described.append((work_id, one))
            self._taken.add(work_id)
            self._note(entry, work_id)
            self._note_twin(work_id, one)
        linked = [(work_id, one, self._link(one.work)) for work_id, one in described]
        self._batch.flush()
        insert_fields(self._connection, self._fields)
        self._fields.clear()
        insert_keys(self._connection, self._named)
        self._named.clear()
        for work_id, one, link_id in linked:
            describe_work(self._connection, work_id, one.work, _pairs(one), link_id)
        if self._has_former:
            revive(self._connection, self._revived)
        self._revived.clear()

    def _recognised(self, work: Work) -> CitedWork:
        """The work of an entry with all that it can be identified by, if there are others."""
        name = f"import {self._file}"
        if self._is_first:
            return CitedWork(work, match_keys(work, name), Facts(work), "")
        return cited_work(work, name)

    def _candidates(self, entries: Sequence[ImportedEntry]) -> dict[int, Work]:
        """The works that entries may be by their keys alone."""
        ids = {self._holders.get(entry.key) for entry in entries}
        ids |= {self._before[e.key].work_id for e in entries if e.key in self._before}
        return stored_works(self._connection, sorted(i for i in ids if i is not None))

    def _known(
        self,
        entry: ImportedEntry,
        one: CitedWork,
        candidates: Mapping[int, Work],
        index: WorkIndex | None,
    ) -> int | None:
        """The work that an entry is: by its key in this file before, by its key, by the rules."""
        if entry.key in self._own:
            return self._own[entry.key]
        before = self._before.get(entry.key)
        if before is not None and self._may_stay(before.work_id, one, candidates):
            return before.work_id
        holder = self._holders.get(entry.key)
        if holder is not None and holder not in self._taken:
            other = Facts(candidates[holder])
            if other.title and one.facts.title and not _speaks_against(one, other):
                return holder
        if index is None:
            return None
        return index.search(one, lambda work_id: work_id not in self._taken).work_id

    def _may_stay(self, work_id: int, one: CitedWork, candidates: Mapping[int, Work]) -> bool:
        """Whether an entry that was changed is still its work: what is cited keeps its sense."""
        if work_id in self._taken or work_id not in candidates:
            return False
        return work_id not in self._cited or not _speaks_against(one, Facts(candidates[work_id]))

    def _is_news(self, entry: ImportedEntry, work_id: int) -> bool:
        """Whether an entry says of a stored work what was not known; documents know themselves."""
        before = self._before.get(entry.key)
        is_same = (
            before is not None
            and before.work_id == work_id
            and (before.entry_type, self._was[entry.key]) == (entry.entry_type, entry.fields)
            and not any(name.lower() in _INHERITING for name in entry.names)
        )
        return not is_same and not is_own_work(self._connection, work_id)

    def _add(self, one: CitedWork, key: str) -> int:
        self._revived.append(key)
        return self._batch.add_work(one.work, key, _pairs(one), self._link(one.work))

    def _keys_taken(self) -> Iterator[Trouble]:
        keys = written_keys(self._connection, (work_id for *_, work_id in self._unpinned))
        for line, key, work_id in self._unpinned:
            message = f"the key {key!r} is that of another work; here {keys[work_id]!r}"
            yield Trouble(line, "key_taken", message)

    def _note(self, entry: ImportedEntry, work_id: int) -> None:
        """Keep an entry as it stands, and pin its key unless another work has it."""
        is_pinned = False
        if entry.key:
            holder = self._holders.get(entry.key)
            is_pinned = holder in (None, work_id)
            before = self._before.get(entry.key)
            if before is not None and not before.is_pinned and before.work_id == holder == work_id:
                is_pinned = False  # somebody gave it another key
            elif is_pinned:
                self._holders[entry.key] = work_id
                self._revived.append(entry.key)
            else:
                self._unpinned.append((entry.line, entry.key, work_id))
        entry_id = self._batch.new_id("imported_entry")
        self._batch.rows["imported_entry"].append(
            entry_row(entry, entry_id, work_id, self._file, self._read.format, is_pinned=is_pinned)
        )
        if self._place in self._read.named:
            self._named += key_rows(entry_id, self._read.named[self._place])
        self._place += 1
        self._fields += [
            (entry_id, place + 1, name, value, int(place in entry.expressions))
            for place, (name, value) in enumerate(zip(entry.names, entry.values, strict=True))
        ]

    def _note_twin(self, work_id: int, one: CitedWork) -> None:
        for key in one.keys:
            if key.rule in _TELLING:
                # Millions of keys: what each is hashed to takes less room.
                other = self._seen.setdefault(hash(key.value), work_id)
                if other != work_id:
                    pair = (str(key.rule), key.value, str(Against.SEVERAL), 100.0)
                    self._twins.append(PossibleDuplicate((other, work_id), *pair))
                    return

    def _know_links(self, cited: Sequence[CitedWork]) -> None:
        wanted = {url_key(one.work.url) for one in cited if one.work.url}
        self._links = dict(known_links(self._connection, sorted(wanted)))

    def _link(self, work: Work) -> int | None:
        if not work.url:
            return None
        key = url_key(work.url)
        if key not in self._links:
            self._links[key] = self._batch.new_id("link")
            row = {"url": clean_url(work.url), "url_key": key, "host": host(work.url)}
            self._batch.rows["link"].append({"link_id": self._links[key], **row})
        return self._links[key]


def _pairs(one: CitedWork) -> list[tuple[str, str]]:
    return [(str(key.rule), key.value) for key in one.keys]


def _without_hints(one: CitedWork) -> CitedWork:
    """A work with the keys alone that can make it another one."""
    return replace(one, keys=tuple(key for key in one.keys if not key.rule.never_joins))


def _speaks_against(one: CitedWork, other: Facts) -> bool:
    return against(one.facts, other, MatchRule.CITATION_KEY) is not None
