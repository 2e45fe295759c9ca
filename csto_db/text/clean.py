"""The clean-up of a document: one visible list of steps, each able to say what it changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.text.characters import invisible_marks, ligatures, line_ends, odd_blanks
from csto_db.text.hyphens import line_break_hyphens
from csto_db.text.line_breaks import line_breaks
from csto_db.text.mapped import Edit, MappedText
from csto_db.text.pages import dropped_links, page_starts
from csto_db.text.run_on import run_on_notes
from csto_db.text.running_heads import running_heads
from csto_db.text.spacing import blanks_before_stops, runs_of_blanks

Step = Callable[[str], Iterable[Edit]]

STEPS: tuple[Step, ...] = (
    line_ends,
    invisible_marks,
    odd_blanks,
    ligatures,
    running_heads,
    dropped_links,
    page_starts,
    run_on_notes,
    line_breaks,
    line_break_hyphens,
    runs_of_blanks,
    blanks_before_stops,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to some characters: where they stand in the document, before, after."""

    step: str
    span: Span
    before: str
    after: str


def clean(text: str) -> MappedText:
    """The text with paragraphs on one line each, one blank line between them, and its map.

    >>> clean("The co-\\r\\noperation , and more .\\r\\n").clean
    'The cooperation, and more.'
    """
    mapped = MappedText.of(text)
    for step in STEPS:
        mapped = mapped.apply(step.__name__, step(mapped.clean))
    return mapped


def explain(text: str) -> Iterator[Change]:
    """Every change that cleaning the text makes, step by step, in the order of the text.

    >>> [(change.step, change.before, change.after) for change in explain("a .")]
    [('blanks_before_stops', ' ', '')]
    """
    mapped = MappedText.of(text)
    for step in STEPS:
        edits = tuple(step(mapped.clean))
        for edit in edits:
            place = mapped.to_original(Span(edit.start, edit.end))
            before = mapped.clean[edit.start : edit.end]
            yield Change(step.__name__, place, before, edit.replacement)
        mapped = mapped.apply(step.__name__, edits)
