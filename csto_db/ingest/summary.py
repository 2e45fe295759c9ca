"""What an ingest did, or would do."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Summary:
    """The keys of the sources that were new, changed or the same, or went, and what followed.

    Of what went with files that are `missing`, or with entries in others, claims and judgements
    are counted. Claims of changed sources are stale if their quotes no longer stand.

    Entries of files of reference managers are new works, or joined one that was there.
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    new_entries: int = 0
    joined_entries: int = 0
    unchanged_entries: int = 0
    troubles: int = 0
    claims: int = 0
    gone_claims: int = 0
    gone_judgements: int = 0
    stale_claims: list[str] = field(default_factory=list)
    missing: tuple[str, ...] = ()

    def add(self, key: str, *, is_known: bool, is_same: bool) -> None:
        """Sort a source in."""
        kind = self.unchanged if is_same else self.changed if is_known else self.new
        kind.append(key)

    def add_entries(self, count: int, *, is_same: bool) -> None:
        """Count the entries of a file that nothing is known of but whether it is the same."""
        if is_same:
            self.unchanged_entries += count
        else:
            self.new_entries += count
