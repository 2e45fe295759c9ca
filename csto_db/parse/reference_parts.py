"""One reference cut into labelled parts, ready for its fields to be read."""

from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.note_layout import NoteLayout
from csto_db.parse.note_links import Links, read_links
from csto_db.parse.note_parts import Part, split_parts
from csto_db.parse.part_labels import Label, Labelled, label_parts


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference cut up: its labelled parts, and what was said of where to read it."""

    layout: NoteLayout
    span: Span
    parts: tuple[Labelled, ...]
    links: Links

    def all(self, *labels: Label) -> tuple[Part, ...]:
        """The parts with one of the labels, in text order."""
        return tuple(each.part for each in self.parts if each.label in labels)

    def printed(self, parts: tuple[Part, ...]) -> str | None:
        """The text from the first part to the last, as printed."""
        return self.layout.text[parts[0].span.start : parts[-1].span.end] if parts else None


def read_reference(layout: NoteLayout, span: Span) -> Reference:
    """Return the reference in the span, cut into labelled parts."""
    links = read_links(layout, span)
    parts = tuple(part for rest in links.rest for part in split_parts(layout, rest))
    return Reference(layout, span, label_parts(parts), links)
