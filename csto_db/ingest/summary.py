"""What an ingest did, or would do."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Summary:
    """The keys of the sources that were new, changed or the same, and what followed."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    claims: int = 0
    findings: int | None = None

    def add(self, key: str, *, is_known: bool, is_same: bool) -> None:
        """Sort a source in."""
        kind = self.unchanged if is_same else self.changed if is_known else self.new
        kind.append(key)
