"""One work under two titles: a source that quotes a title differently twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from csto_db.model.passage import Diagnostic
from csto_db.model.vocabulary import CitationStatus, Role, Stage
from csto_db.model.work import Citation, Work
from csto_db.resolve.match_keys import first_page
from csto_db.resolve.spelling import spelling_key
from csto_db.text.urls import url_key

LEAST_LIKENESS = {"number": 60.0, "url": 60.0, "place": 0.0, "authors": 85.0}
"""Titles that are less alike (0 to 100) are of two works, by what their citations share."""
_MOST = 50


def title_variants(citations: Iterable[Citation]) -> Iterator[Diagnostic]:
    """Yield the citations that give a work another title than an earlier one of the source.

    Two are of one work if they share a document number, an address, the authors, or the authors
    and the page of a journal on which it begins, and in each case the date. Spellings of one
    title do not count: transliterations, case, quotes; nor does a title that the other only goes
    on with.
    """
    seen: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    titles: dict[str, str] = {}
    for citation in citations:
        title = citation.work.title
        if citation.status is not CitationStatus.FULL or not title:
            continue
        spelt = spelling_key(title)
        earlier = [(key[0], one) for key in _keys(citation.work) for one in seen[key]]
        others = (one for shared, one in earlier if _differs(one, spelt, LEAST_LIKENESS[shared]))
        other = titles.get(next(others, ""))
        if other and all(one != spelt for _, one in earlier):
            message = f"the title of this work is {other!r} elsewhere in the source"
            yield Diagnostic(Stage.RESOLVE, "title_differs", message, citation.span)
        for key in _keys(citation.work):
            if len(seen[key]) < _MOST:
                seen[key][spelt] = None
        titles.setdefault(spelt, title)


def _keys(work: Work) -> Iterator[tuple[str, ...]]:
    """What two citations of one work share, each with the date."""
    if not work.issued:
        return
    number = work.number()
    if number:
        yield "number", spelling_key(number), work.issued
    if work.url and "/" in url_key(work.url):
        yield "url", url_key(work.url), work.issued
    authors = "|".join(spelling_key(str(name)) for name in work.names(Role.AUTHOR))
    if authors:
        yield "authors", authors, work.issued
    page = first_page(work.pages)
    if authors and page and work.volume and work.container:
        place = "|".join((spelling_key(work.container), work.volume, page))
        yield "place", authors, place, work.issued


def _differs(one: str, other: str, least: float) -> bool:
    if one.startswith(other) or other.startswith(one):
        return False
    # The words of a title in another order are the title in other words, not another one.
    is_alike = sorted(one) == sorted(other) or fuzz.ratio(one, other) >= least
    return one != other and is_alike
