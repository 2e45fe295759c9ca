"""URLs as they are printed in running text, and what makes two of them the same."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from csto_db.model.passage import Span

# A blank right after the scheme is a line-break of the printed page only before "www.".
_URL = re.compile(
    r"(?<![^\W_])(?:(?:https?|hxxps?|ftp)://(?:[ \n](?=www\.))?|www\.(?=[^\W_]))[^\s<>\"“”«»‘’]+",
    re.I,
)
_SIGN = re.compile(r"://|www\.", re.I)
_LONGEST_SCHEME = len("hxxps")
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?*_'"
_HXXP = re.compile(r"hxxp(?=s?://)", re.I)
_SCHEMES = re.compile(r"^(?:https?:?/+)+(?=(?:https?|ftp)://)", re.I)
_PATH_SLASHES = re.compile(r"(?<=[^:/])//+")
_DEFAULT_PORT = re.compile(r":(?:80|443)$")


def find_urls(text: str) -> tuple[Span, ...]:
    """The spans of the URLs of a text, without the punctuation that only follows them.

    >>> text = "at: http://x.org/a_(b), accessed; (see www.y.org)."
    >>> [text[span.start:span.end] for span in find_urls(text)]
    ['http://x.org/a_(b)', 'www.y.org']
    """
    found = []
    for match in _runs(text):
        end = match.start() + _printed_length(match.group())
        if re.search(r"[^\W_]", text[match.start() : end].partition("//")[2] or match.group()):
            found.append(Span(match.start(), end))
    return tuple(found)


def _runs(text: str) -> Iterator[re.Match[str]]:
    """The matches of _URL, which is tried only near what every URL has: most text has none."""
    place = 0
    while sign := _SIGN.search(text, place):
        match = _URL.search(text, max(place, sign.start() - _LONGEST_SCHEME))
        if match is None:
            return
        yield match
        place = match.end()


def _printed_length(run: str) -> int:
    """The length of the run up to what belongs to the sentence around it."""
    surplus: dict[str, int] = {}
    end = len(run)
    while end:
        last = run[end - 1]
        if last in _CLOSERS and last not in surplus:
            surplus[last] = run.count(last) - run.count(_CLOSERS[last])
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


@lru_cache(maxsize=1 << 14)
def clean_url(printed: str) -> str:
    """The URL that was meant: one scheme, no blanks, single slashes in its path.

    >>> clean_url("http://http://www.mid.ru//a/b,")
    'http://www.mid.ru/a/b'
    >>> clean_url("hxxps://x.org/web/http://y.org")
    'https://x.org/web/http://y.org'
    """
    url = "".join(printed.split())
    url = url[: _printed_length(url)]
    url = _HXXP.sub("http", url)
    url = _SCHEMES.sub("", url)
    if url.lower().startswith("www."):
        url = f"http://{url}"
    path, question, query = url.partition("?")
    return _PATH_SLASHES.sub("/", path) + question + query


def host(url: str) -> str:
    """The host of a printed URL in lower case, as printed but for the port.

    >>> host("http://www.Kremlin.ru:80/supplement/204")
    'www.kremlin.ru'
    """
    rest = clean_url(url).partition("://")[2]
    return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].lower()


@lru_cache(maxsize=1 << 14)
def url_key(url: str) -> str:
    """What two printed URLs of one page have in common: no scheme, www, fragment, last slash.

    >>> url_key("https://www.Duma.gov.ru/node/3512/") == url_key("http://duma.gov.ru/node/3512#a")
    True
    """
    cleaned = clean_url(url)
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return cleaned
    name = _DEFAULT_PORT.sub("", parts.netloc.lower().rpartition("@")[2]).removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    # A fragment that starts with "!" names the page itself in old script-driven sites.
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return name + parts.path.rstrip("/") + query + fragment
