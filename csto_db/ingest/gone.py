"""What the folders of a plan defined when they were last read, and define no longer."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePath

from sqlalchemy import Connection

from csto_db.db.collection_files import file_hashes
from csto_db.db.definitions import Definer, definers
from csto_db.ingest.binding import BoundClaims
from csto_db.ingest.plan import BIBLIOGRAPHY, CLAIMS, ENTITIES, JUDGEMENTS, PREDICATES, Plan
from csto_db.ingest.reference import Reference, file_name
from csto_db.model.claim import Judgement
from csto_db.model.vocabulary import Defined

_NAMES = (BIBLIOGRAPHY, ENTITIES, PREDICATES, JUDGEMENTS)
_KINDS = (Defined.SOURCE, Defined.CLAIM, Defined.JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Gone:
    """What no file defines any more, by kind, and which files are to be forgotten for what.

    Of documents and of claims these are the keys of the documents.
    """

    names: frozenset[tuple[Defined, str]] = frozenset()
    definers: frozenset[Definer] = frozenset()

    def of(self, kind: Defined) -> frozenset[str]:
        """Return the names of what goes of a kind."""
        return frozenset(name for one, name in self.names if one is kind)


def documents_defined(plan: Plan) -> frozenset[Definer]:
    """Return which files of a plan name which documents."""
    # Thousands of documents may have one origin, and to resolve a path asks the disk.
    files = {origin: file_name(origin) for origin in {one.origin for one in plan.documents}}
    return frozenset(Definer(files[one.origin], Defined.SOURCE, one.key) for one in plan.documents)


def claims_defined(claims: Mapping[Path, BoundClaims]) -> frozenset[Definer]:
    """Return which files hold the claims of which documents."""
    return frozenset(
        Definer(file_name(path), Defined.CLAIM, bound.source) for path, bound in claims.items()
    )


def judgements_defined(reference: Reference, stored: Mapping[Judgement, int]) -> frozenset[Definer]:
    """Return which files hold which judgements of those that are stored."""
    return frozenset(
        Definer(file_name(path), Defined.JUDGEMENT, str(stored[one.judgement]))
        for path, placed in reference.judgements.items()
        for one in placed
        if one.judgement in stored
    )


class Folders:
    """The folders that a plan reads as a whole, and what is known of their files.

    `missing` are the files that are no longer there.
    """

    def __init__(self, plan: Plan, connection: Connection | None) -> None:
        self._folders = {folder.resolve() for folder in plan.folders}
        self._claims = {(folder / CLAIMS).resolve() for folder in plan.folders}
        self._stored: set[Definer] = set()
        self._ours: set[str] = set()
        if connection is not None and plan.folders:
            self._stored = definers(connection, _KINDS)
            files = {*file_hashes(connection), *(one.file for one in self._stored)}
            self._ours = {file for file in files if self._holds(file)}
        self.missing = tuple(file for file in sorted(self._ours) if not Path(file).is_file())

    def gone(self, now: Set[Definer], kept: Set[tuple[Defined, str]]) -> Gone:
        """Return what goes if `now` is all that the files of a plan define.

        What is to be `kept` is known for what it is, and may go another time.
        """
        left = {one for one in self._stored - now if one.file in self._ours}
        elsewhere = {one[1:] for one in (self._stored - left) | now}
        names = {one[1:] for one in left} - elsewhere
        return Gone(
            frozenset(names - kept), frozenset(one for one in left if one[1:] not in names & kept)
        )

    def needed(self, read: Iterable[Path]) -> frozenset[tuple[Defined, str]]:
        """Return the documents that claims in other files are about than those that are read."""
        known = {file_name(path) for path in read} | self._ours
        return frozenset(
            (Defined.SOURCE, one.name)
            for one in self._stored
            if one.kind is Defined.CLAIM and one.file not in known
        )

    def _holds(self, file: str) -> bool:
        path = PurePath(file)
        if path.suffix in (".yml", ".yaml") and path.parent in self._claims:
            return True
        return path.name in _NAMES and path.parent in self._folders
