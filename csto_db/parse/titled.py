"""The forms of a title in the reference that gives it."""

import re
from dataclasses import replace

from csto_db.model.passage import Span
from csto_db.model.script import script_of
from csto_db.model.work import Work
from csto_db.parse.tagging.reference import Reference
from csto_db.text.title_forms import title_forms

_FAR = 400
_AFTER = 40
"""So far behind a reference "(in Russian)" still speaks of it."""


def with_title_forms(reference: Reference, text: str, end: int) -> Reference:
    """Return a reference with the forms of its title; the next one begins at `end` of the text."""
    if reference.title is None or reference.type == "short":
        return reference
    span = Span(reference.span.start, min(end, reference.span.end + _AFTER))
    context = (reference.container, reference.publisher, reference.place)
    behind = behind_title(reference.title, text, span)
    forms = title_forms(reference.title, behind, tuple(filter(None, context)))
    return replace(
        reference,
        original_title=forms.original,
        transliterated_title=forms.transliterated,
        translated_title=forms.translated,
        script=script_of(forms.title),
        language=forms.language,
    )


def titled(work: Work, behind: str = "") -> Work:
    """Return a work with the forms of its title, the first as its title.

    `behind` is what follows the title in the reference; what the work has of forms stays.

    >>> work = titled(Work(title="O bezopasnosti [On Security]"))
    >>> work.title, work.translated_title, work.script, work.language
    ('O bezopasnosti', 'On Security', 'Latn', 'ru')
    """
    if work.title is None:
        return work
    context = (work.container, work.publisher, work.place)
    known = () if work.original_title is None else (work.original_title,)
    forms = title_forms(work.title, behind, tuple(filter(None, context)), known, work.language)
    found = {
        "title": forms.title,
        "original_title": forms.original,
        "transliterated_title": work.transliterated_title or forms.transliterated,
        "translated_title": work.translated_title or forms.translated,
        "language": work.language or forms.language,
    }
    if all(getattr(work, column) == value for column, value in found.items()):
        return work
    return replace(work, **found)  # type: ignore[arg-type]


def printed_title(work: Work, text: str) -> str | None:
    """Return the title with what stands in brackets behind it in the text of its reference."""
    if work.title is None:
        return None
    for form in work.titles()[1:]:
        found = re.search(rf"{re.escape(work.title)}\s?[\[(]{re.escape(form)}[\])]", text)
        if found:
            return found.group()
    return work.title


def behind_title(title: str, text: str, span: Span) -> str:
    """Return what follows a title in its reference, "" if it does not stand there as it is."""
    at = text.find(title, span.start, span.end)
    return text[at + len(title) : min(span.end, at + len(title) + _FAR)] if at >= 0 else ""
