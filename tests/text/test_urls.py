import pytest
from documents import NAMES, read
from hypothesis import given
from hypothesis import strategies as st

from csto_db.text.urls import clean_url, find_urls, host, url_key


def printed(text: str) -> list[str]:
    return [text[url.start : url.end] for url in find_urls(text)]


def test_000_has_42_urls_38_as_printed_37_by_key_on_23_hosts() -> None:
    urls = printed(read(NAMES[0]))
    assert len(urls) == 42
    assert len(set(urls)) == 38
    assert len({url_key(url) for url in urls}) == 37
    assert len({host(url) for url in urls}) == 23


def test_004_has_18_url_lines_13_urls_7_hosts() -> None:
    urls = printed(read(NAMES[2]))
    assert (len(urls), len(set(urls)), len({host(url) for url in urls})) == (18, 13, 7)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("at: http://x.org/a, accessed", "http://x.org/a"),
        ("(see http://x.org/a).", "http://x.org/a"),
        ("http://x.org/a_(b)", "http://x.org/a_(b)"),
        ("<http://x.org/a>", "http://x.org/a"),
        ("“http://x.org/a”", "http://x.org/a"),
        ("at www.x.org; it", "www.x.org"),
        ("at http:// www.x.org/a it", "http:// www.x.org/a"),
        ("http://x.org/a?b=c&d=e!Open. It", "http://x.org/a?b=c&d=e!Open"),
    ],
)
def test_punctuation_around_a_url_is_no_part_of_it(text: str, url: str) -> None:
    assert printed(text) == [url]


@pytest.mark.parametrize("text", ["http://", "see http:// and", "awww.x", "www.", "ftp"])
def test_a_scheme_alone_is_no_url(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("http://x.org/a", "https://www.X.org/a/"),
        ("http://http://x.org/a", "http://x.org/a#top"),
        ("http://x.org//a", "hxxp://x.org/a"),
        ("http:// www.x.org/a", "x.org/a"),
        ("http://x.org:80/a", "http://x.org/a,"),
    ],
)
def test_one_page_has_one_key(a: str, b: str) -> None:
    assert url_key(a) == url_key(b if "://" in b else f"http://{b}")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("http://x.org/a?b=1", "http://x.org/a?b=2"),
        ("http://x.org/A", "http://x.org/a"),
        ("http://x.org/#!a", "http://x.org/#!b"),
        ("http://en.x.org/a", "http://ru.x.org/a"),
    ],
)
def test_other_pages_have_other_keys(a: str, b: str) -> None:
    assert url_key(a) != url_key(b)


def test_the_url_inside_an_archived_one_keeps_its_slashes() -> None:
    url = "https://web.archive.org/web/2013/http://x.org/a"
    assert clean_url(url) == url


@given(st.text())
def test_cleaning_a_url_twice_changes_nothing_more(text: str) -> None:
    for url in ("http://x.org/" + text, text):
        assert clean_url(clean_url(url)) == clean_url(url)
        url_key(url)
        host(url)
