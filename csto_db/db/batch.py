"""Many documents into the database at once: rows are collected, then written by table.

The rows of a table go in with one `executemany`; ids are given here, which is safe
because every writing transaction holds the database's one write lock.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from csto_db.db.driver import insert_rows
from csto_db.db.stored_sources import fill_full_text, forget
from csto_db.db.tables import METADATA
from csto_db.db.tables_source import BLOCK_LENGTH
from csto_db.db.work_rows import work_rows
from csto_db.model.document import Document
from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import PassageKind
from csto_db.model.work import Citation, Footnote, Work


@dataclass(frozen=True, slots=True)
class CitedAs:
    """The work of a citation by its id, and the rule and value by which it is that."""

    work_id: int
    rule: str | None = None
    value: str | None = None


Row = dict[str, Any]
T = METADATA.tables
_IN_ORDER = (
    "link", "work", "work_inference", "work_match", "contribution", "identifier",
    "imported_entry", "source", "text_block", "passage", "footnote", "citation",
    "citation_candidate", "mention", "diagnostic",
)  # fmt: skip


class Batch:
    """The rows of some documents, on an open transaction.

    `sources` are the ids of the sources that are stored, by key: these are replaced.
    """

    def __init__(self, connection: Connection, sources: Mapping[str, int]) -> None:
        self.connection = connection
        self.sources = sources
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self._ids: dict[str, int] = {}

    def new_id(self, table: str) -> int:
        """Return an id that no row of the table has."""
        last = self._ids.get(table)
        if last is None:
            return self.new_ids(table, 1)[0]
        self._ids[table] = last + 1
        return last + 1

    def new_ids(self, table: str, count: int) -> range:
        """Return so many ids that no row of the table has."""
        if not count:
            return range(0)
        if table not in self._ids:
            column = next(iter(T[table].primary_key))
            largest = self.connection.execute(select(func.max(column))).scalar()
            self._ids[table] = largest or 0
        first = self._ids[table] + 1
        self._ids[table] += count
        return range(first, first + count)

    def add(
        self,
        document: Document,
        works: Sequence[CitedAs],
        links: Mapping[str, int],
        entities: Mapping[str, int],
    ) -> None:
        """Collect the rows of a document.

        `works` are its own work and those of its citations, in order; `links`
        the ids of links by printed URL; `entities` the ids of entities by key.
        """
        source_id = self._source(document, works[0].work_id)
        self._blocks(source_id, document.file.text)
        passages = self._passages(source_id, document)
        footnotes = [
            self._footnote(passages[PassageKind.FOOTNOTE, f.span], f) for f in document.footnotes
        ]
        for citation, work in zip(document.citations, works[1:], strict=True):
            passage_id = passages[PassageKind.CITATION, citation.span]
            footnote = None if citation.footnote is None else footnotes[citation.footnote]
            self._citation(citation, passage_id, footnote, work, links)
        self._mentions(document, passages, entities)
        self._diagnostics(source_id, document.diagnostics)

    def add_work(
        self, work: Work, citation_key: str, keys: Sequence[tuple[str, str]], link_id: int | None
    ) -> int:
        """Collect the rows of a new work; return its id."""
        work_id = self.new_id("work")
        for table, row in work_rows(work, work_id, citation_key, keys, link_id):
            if table in ("contribution", "identifier"):
                row[f"{table}_id"] = self.new_id(table)
            self.rows[table].append(row)
        return work_id

    def flush(self) -> None:
        """Write the collected rows."""
        for table in _IN_ORDER:
            if self.rows[table]:
                insert_rows(self.connection, table, self.rows[table])
        fill_full_text(self.connection, self.rows["passage_fts"])
        self._advance_sequences()
        self.rows.clear()

    def _source(self, document: Document, work_id: int) -> int:
        file = document.file
        values = {
            "work_id": work_id,
            "file_name": file.file_name,
            "media_type": file.media_type,
            "sha256": file.sha256,
            "byte_count": file.byte_count,
            "character_count": len(file.text),
            "page_count": document.page_count,
            "derived_with": document.derived_with,
            "ingested_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        source = T["source"]
        known = self.sources.get(file.key)
        if known is not None:
            forget(self.connection, known)
            self.connection.execute(
                update(source).where(source.c.source_id == known).values(values)
            )
            return known
        source_id = self.new_id("source")
        self.rows["source"].append({"source_id": source_id, "source_key": file.key, **values})
        return source_id

    def _blocks(self, source_id: int, text: str) -> None:
        self.rows["text_block"] += [
            {
                "source_id": source_id,
                "number": n,
                "text": text[n * BLOCK_LENGTH : (n + 1) * BLOCK_LENGTH],
            }
            for n in range(-(-len(text) // BLOCK_LENGTH))
        ]

    def _passages(self, source_id: int, document: Document) -> dict[tuple[PassageKind, Span], int]:
        ids: dict[tuple[PassageKind, Span], int] = {}
        new_ids = self.new_ids("passage", len(document.passages))
        for passage, passage_id in zip(document.passages, new_ids, strict=True):
            ids[passage.kind, passage.span] = passage_id
            self.rows["passage"].append(
                {
                    "passage_id": passage_id,
                    "source_id": source_id,
                    "kind": str(passage.kind),
                    "start": passage.span.start,
                    "end": passage.span.end,
                    "page": passage.page,
                    "reading": passage.reading,
                }
            )
            if passage.kind is not PassageKind.CITATION:
                text = passage.reading or document.file.text[passage.span.start : passage.span.end]
                self.rows["passage_fts"].append({"rowid": passage_id, "text": text})
        return ids

    def _footnote(self, passage_id: int, footnote: Footnote) -> int:
        footnote_id = self.new_id("footnote")
        self.rows["footnote"].append(
            {
                "footnote_id": footnote_id,
                "passage_id": passage_id,
                "label": footnote.label,
                "called_at": footnote.called_at,
            }
        )
        return footnote_id

    def _citation(
        self,
        citation: Citation,
        passage_id: int,
        footnote_id: int | None,
        work: CitedAs,
        links: Mapping[str, int],
    ) -> None:
        citation_id = self.new_id("citation")
        self.rows["citation"].append(
            {
                "citation_id": citation_id,
                "passage_id": passage_id,
                "footnote_id": footnote_id,
                "work_id": work.work_id,
                "link_id": links[citation.url] if citation.url else None,
                "style": str(citation.style),
                "status": str(citation.status),
                "url_printed": citation.url,
                "accessed": citation.accessed,
                "locator": citation.locator,
                "prefix": citation.prefix,
                "match_rule": work.rule,
                "match_value": work.value,
            }
        )
        self.rows["citation_candidate"] += [
            {"citation_id": citation_id, "rank": rank, "start": span.start, "end": span.end}
            for rank, span in enumerate(citation.candidates, start=1)
        ]

    def _mentions(
        self,
        document: Document,
        passages: Mapping[tuple[PassageKind, Span], int],
        entities: Mapping[str, int],
    ) -> None:
        around = sorted(
            (span.start, span.end, passage_id)
            for (kind, span), passage_id in passages.items()
            if kind is not PassageKind.CITATION
        )
        starts = [start for start, _, _ in around]
        rows = self.rows["mention"]
        new_ids = self.new_ids("mention", len(document.mentions))
        for mention, mention_id in zip(document.mentions, new_ids, strict=True):
            start, end = mention.span.start, mention.span.end
            place = bisect_right(starts, start) - 1
            if place < 0 or around[place][1] < end:
                continue
            rows.append(
                {
                    "mention_id": mention_id,
                    "passage_id": around[place][2],
                    "entity_id": entities[mention.entity],
                    "start": start,
                    "end": end,
                }
            )

    def _diagnostics(self, source_id: int, diagnostics: Sequence[Diagnostic]) -> None:
        self.rows["diagnostic"] += [
            {
                "diagnostic_id": self.new_id("diagnostic"),
                "source_id": source_id,
                "stage": str(diagnostic.stage),
                "code": diagnostic.code,
                "severity": str(diagnostic.severity),
                "start": diagnostic.span.start if diagnostic.span else None,
                "end": diagnostic.span.end if diagnostic.span else None,
                "message": diagnostic.message,
            }
            for diagnostic in diagnostics
        ]

    def _advance_sequences(self) -> None:
        """Let PostgreSQL, which counts for itself, go on after the ids that were given here."""
        if self.connection.dialect.name == "postgresql":
            # A sequence starts at 1: a table that has no row yet must not be told to go on from 0.
            for table, last in ((table, last) for table, last in self._ids.items() if last):
                key = next(iter(T[table].primary_key)).name
                sequence = func.pg_get_serial_sequence(table, key)
                self.connection.execute(select(func.setval(sequence, last)))
