"""The keys that the entries of a BibLaTeX file name: more of their own, and those of others."""

from collections.abc import Iterator, Mapping, Sequence, Set

from csto_db.model.imported import ImportedEntry, NamedKey, Trouble
from csto_db.model.vocabulary import KeyKind, Severity

NAMING = frozenset(KeyKind)
"""The fields that name keys."""
_GIVING = (KeyKind.CROSSREF, KeyKind.XDATA)
"""Those in which an entry names others that it takes fields from."""


def listed(value: str) -> list[str]:
    """Return the keys that a field names."""
    return [key.strip() for key in value.split(",") if key.strip()]


class NamedKeys:
    """What the entries of a file name: `of` has it by the places of the entries.

    `missing` has the troubles with entries that are not there, by the keys that name them.
    """

    def __init__(self) -> None:
        self.of: dict[int, tuple[NamedKey, ...]] = {}
        self.missing: dict[str, Trouble] = {}
        self._lines: dict[str, int] = {}
        self._aliases: dict[str, tuple[str, int]] = {}
        self._parents: dict[str, tuple[int, list[str]]] = {}

    def add(self, place: int, entry: ImportedEntry, fields: Mapping[str, str]) -> None:
        """Take in what an entry names; `fields` are its values by names in lower case."""
        found = [NamedKey(kind, key) for kind in KeyKind for key in listed(fields.get(kind, ""))]
        self.of[place] = tuple(dict.fromkeys(found))
        for kind, key, _ in found:
            if kind is KeyKind.IDS:
                self._aliases.setdefault(key, (entry.key, entry.line))
            else:
                self._lines.setdefault(key, entry.line)
        parents = [one.key for one in found if one.kind in _GIVING]
        if parents:
            self._parents.setdefault(entry.key, (entry.line, parents))

    def resolved(self, keys: Set[str], troubles: list[Trouble]) -> Mapping[str, str]:
        """Return the keys of the entries that are meant by those that are named; note them in `of`.

        An entry is found by its key, by another of its own, or, as BibTeX does, by its key in
        other capitals. What is not there is a trouble, and so is who takes fields from itself.
        """
        found = dict(self._meant(keys, troubles))
        for place, some in self.of.items():
            self.of[place] = tuple(
                one if one.kind is KeyKind.IDS else one._replace(meant=found.get(one.key))
                for one in some
            )
        troubles += self._taken(keys)
        troubles += self._circles(found)
        return found

    def _meant(self, keys: Set[str], troubles: list[Trouble]) -> Iterator[tuple[str, str]]:
        spelt: dict[str, str] = {}
        for named, line in self._lines.items():
            key = named if named in keys else self._aliases.get(named, ("",))[0]
            if not key:
                spelt = spelt or {one.lower(): one for one in sorted(keys, reverse=True)}
                key = spelt.get(named.lower(), "")
                troubles.append(_not_there(named, key, line))
            if key:
                yield named, key
            else:
                self.missing[named] = troubles[-1]

    def _taken(self, keys: Set[str]) -> Iterator[Trouble]:
        for alias, (key, line) in self._aliases.items():
            if alias in keys and alias != key:
                message = f"{alias!r}, one more key of the entry {key!r}, is that of another entry"
                yield Trouble(line, "alias_taken", message)

    def _circles(self, found: Mapping[str, str]) -> Iterator[Trouble]:
        """Yield a trouble for each circle of entries that take fields from each other."""
        done: set[str] = set()
        for start in self._parents:
            path: dict[str, None] = {}
            waiting: list[tuple[str, bool]] = [(start, True)]
            while waiting:
                key, is_new = waiting.pop()
                if not is_new:
                    path.pop(key)
                    done.add(key)
                elif key in path:
                    yield self._circle([*path][[*path].index(key) :])
                elif key in self._parents and key not in done:
                    path[key] = None
                    waiting.append((key, False))
                    named = self._parents[key][1]
                    waiting += [(found[one], True) for one in named if one in found]

    def _circle(self, keys: Sequence[str]) -> Trouble:
        by_way = f", by way of {', '.join(map(repr, keys[1:]))}" if len(keys) > 1 else ""
        message = f"the entry {keys[0]!r} takes fields from itself{by_way}"
        return Trouble(self._parents[keys[0]][0], "own_parent", message)


def _not_there(named: str, key: str, line: int) -> Trouble:
    said = f"the entry {named!r} that it names"
    if key:
        message = f"{said} is {key!r}, which biber does not find"
        return Trouble(line, "parent_spelt", message, Severity.INFO)
    return Trouble(line, "no_parent", f"{said} is not there")
