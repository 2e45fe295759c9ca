"""Which citations point at one work, and what that costs."""

from csto_db.model.work import Work
from csto_db.resolve.citation_key import KeyRing
from csto_db.resolve.identity import MOST_SHARING, KnownWork, MatchKey, cited_work, identify

PAGE = "http://example.org/documents/list"


def identified(*works: Work) -> tuple[KnownWork | int, ...]:
    return identify([cited_work(work, "source") for work in works], {}, KeyRing()).works


def test_one_title_under_one_url_is_one_work() -> None:
    a = Work(title="Charter of the alliance", url=PAGE)
    b = Work(title="Charter of the Alliance", url=f"{PAGE}/")
    assert identified(a, b) == (0, 0)


def test_different_titles_under_one_url_are_different_works() -> None:
    a, b = Work(title="Charter", url=PAGE), Work(title="Protocol of 2004", url=PAGE)
    assert identified(a, b) == (0, 1)


class CountedCandidates(list[KnownWork]):
    """Known works that count how many of them are looked at."""

    looked_at = 0

    def __iter__(self):  # type: ignore[no-untyped-def]
        for candidate in super().__iter__():
            CountedCandidates.looked_at += 1
            yield candidate


def test_a_key_that_many_works_share_is_not_looked_through() -> None:
    stored = CountedCandidates(KnownWork(n, f"List {n} of {n * 7}", None) for n in range(5000))
    known = {MatchKey("url", "example.org/documents/list"): stored}
    cited = [cited_work(Work(title="Quite another thing", url=PAGE), "source")]
    identify(cited, known, KeyRing())
    assert 0 < CountedCandidates.looked_at <= MOST_SHARING + 1
