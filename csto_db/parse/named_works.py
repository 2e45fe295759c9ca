"""The works that short names stand for, and the citations that use them."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import replace

from csto_db.model.vocabulary import CitationStatus, CitationStyle
from csto_db.model.work import Citation, Work
from csto_db.parse.name_uses import NameUse, used_name

_STYLES = (CitationStyle.NOTE, CitationStyle.AUTHOR_DATE)


class NamedWorks:
    """The works of a text by the short names that they were given so far."""

    def __init__(self, text: str, names: Container[tuple[str, ...]]) -> None:
        self._text = text
        self._names = names
        self._works: defaultdict[tuple[str, ...], dict[Work, None]] = defaultdict(dict)

    def give(self, work: Work, names: Iterable[tuple[str, ...]]) -> None:
        """Remember the short names of a work, which is the last that has them."""
        for words in names:
            self._works[words].pop(work, None)
            self._works[words][work] = None

    def count(self, citation: Citation) -> int:
        """How many works have the short name that a citation uses; 0 if it uses none."""
        use = self._use(citation)
        return len(self._works.get(use.words, ())) if use else 0

    def joined(self, citation: Citation) -> Citation:
        """The citation with the last work of its short name; itself if it uses none."""
        use = self._use(citation)
        works = self._works.get(use.words) if use else None
        if use is None or not works:
            return citation
        locator = citation.locator or use.locator
        last = next(reversed(works))
        return replace(citation, work=last, status=CitationStatus.SHORT, locator=locator)

    def _use(self, citation: Citation) -> NameUse | None:
        if citation.style not in _STYLES or citation.work.issued_printed or citation.url:
            return None
        return used_name(self._text[citation.span.start : citation.span.end], self._names)
