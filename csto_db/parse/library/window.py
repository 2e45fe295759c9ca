"""A text that comes in pieces: as much of it as is needed, with line numbers."""

from collections.abc import Iterable


class Window:
    """The part of a text that is looked at: `text` is what came and was not let go."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self.text = ""
        self.is_whole = False
        self._line = 1
        self._counted = 0
        self.more(0)

    def more(self, start: int) -> None:
        """Let go what stands before a place, and add about as much as then is left.

        The place becomes the start. What is looked at again and again doubles each time, so
        that looking at all of it takes no more than a multiple of its length.
        """
        self._line = self.line(start)
        self._counted = 0
        kept = self.text[start:]
        added: list[str] = []
        length = 0
        for piece in self._pieces:
            added.append(piece)
            length += len(piece)
            if length >= len(kept) and length:
                break
        else:
            self.is_whole = True
        self.text = "".join([kept, *added])

    def line(self, place: int) -> int:
        """Return the number of the line in which a place is, from 1; best asked in order."""
        if place < self._counted:
            return self._line - self.text.count("\n", place, self._counted)
        self._line += self.text.count("\n", self._counted, place)
        self._counted = place
        return self._line
