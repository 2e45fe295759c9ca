"""Clean text that knows, for every character, where it stands in the document."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from csto_db.model.passage import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Some characters of a text, one at least, and what takes their place."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """The edits of one step as four columns: where each begins and ends, before and after.

    Between two edits the characters are the same on both sides.
    """

    name: str
    starts: "array[int]"
    ends: "array[int]"
    clean_starts: "array[int]"
    clean_ends: "array[int]"

    def __len__(self) -> int:
        return len(self.starts)

    def source_of(self, offset: int) -> tuple[int, int, bool]:
        """The half-open place that a clean character came from, and whether it is unchanged."""
        index = bisect_right(self.clean_starts, offset) - 1
        if index < 0:
            return offset, offset + 1, True
        if offset < self.clean_ends[index]:
            return self.starts[index], self.ends[index], False
        source = self.ends[index] + offset - self.clean_ends[index]
        return source, source + 1, True

    def clean_of(self, offset: int) -> int:
        """The clean offset of a character, or of what stands where it was taken out."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        if offset < self.ends[index]:
            return self.clean_starts[index]
        return self.clean_ends[index] + offset - self.ends[index]


@dataclass(frozen=True, slots=True)
class MappedText:
    """A document as it came, what the steps made of it, and the way back.

    The map costs sixteen bytes an edit, whatever the length of the text.
    """

    original: str
    clean: str
    layers: tuple[Layer, ...] = ()

    @classmethod
    def of(cls, original: str) -> "MappedText":
        """The text before any step."""
        return cls(original, original)

    def apply(self, name: str, edits: Iterable[Edit]) -> "MappedText":
        """The text after one more step, whose edits are in order and do not overlap.

        Raises ValueError if they are not, or if an edit replaces nothing.

        >>> text = MappedText.of("co-\\noperate").apply("join", [Edit(2, 4)])
        >>> text.clean, text.to_original(Span(0, 4))
        ('cooperate', Span(start=0, end=6))
        """
        clean, layer = _applied(self.clean, name, edits)
        if not len(layer):
            return self
        return MappedText(self.original, clean, (*self.layers, layer))

    def to_original(self, span: Span) -> Span:
        """The original place of a clean span: from its first character to after its last.

        Raises ValueError for a span that is empty or outside the clean text.
        """
        if not 0 <= span.start < span.end <= len(self.clean):
            raise ValueError(f"{span} is empty or outside a clean text of {len(self.clean)}")
        start, last = span.start, span.end - 1
        end = span.end
        for layer in reversed(self.layers):
            start = layer.source_of(start)[0]
            end = layer.source_of(last)[1]
            last = end - 1
        return Span(start, end)

    def to_clean(self, offset: int) -> int:
        """The clean offset of an original one; of a character taken out, of what follows it."""
        for layer in self.layers:
            offset = layer.clean_of(offset)
        return offset

    def is_unchanged(self, offset: int) -> bool:
        """Whether no step replaced the clean character at the offset."""
        for layer in reversed(self.layers):
            offset, _, is_same = layer.source_of(offset)
            if not is_same:
                return False
        return True

    def exact(self, span: Span) -> str:
        """The original characters of an original span."""
        return self.original[span.start : span.end]


def _applied(text: str, name: str, edits: Iterable[Edit]) -> tuple[str, Layer]:
    layer = Layer(name, array("I"), array("I"), array("I"), array("I"))
    written = StringIO()
    place, length = 0, 0
    for edit in edits:
        if not place <= edit.start < edit.end <= len(text):
            raise ValueError(f"step {name}: {edit} is empty, out of order or out of the text")
        length += edit.start - place
        written.write(text[place : edit.start])
        written.write(edit.replacement)
        layer.starts.append(edit.start)
        layer.ends.append(edit.end)
        layer.clean_starts.append(length)
        length += len(edit.replacement)
        layer.clean_ends.append(length)
        place = edit.end
    if not len(layer):
        return text, layer
    written.write(text[place:])
    return written.getvalue(), layer
