"""The keys of a file, no two the same."""

from csto_db.model.imported import Trouble


class Keys:
    """Gives the entries of a file their keys; `given` are those that it gave, in order,
    `taken` the same to look them up."""

    def __init__(self, name: str, thing: str) -> None:
        self._name = name
        self._thing = thing
        self.taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        self.given: list[str] = []

    def unique(self, key: str, line: int, troubles: list[Trouble]) -> str:
        """Return a key, with a number behind it if it was given before; "" stays "".

        >>> keys, troubles = Keys("key", "record"), []
        >>> [keys.unique(key, 1, troubles) for key in ("a", "", "a", "")], len(troubles)
        (['a', '', 'a-2', ''], 1)
        """
        found = key
        if key in self.taken:
            number = self._numbers.get(key, 2)
            while (found := f"{key}-{number}") in self.taken:
                number += 1
            self._numbers[key] = number
            said = f"the {self._name} {key!r} stands twice; this {self._thing} is given the"
            troubles.append(Trouble(line, "duplicate_key", f"{said} {self._name} {found!r}"))
        if found:
            self.taken.add(found)
        self.given.append(found)
        return found
