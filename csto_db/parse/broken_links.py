"""URLs that cannot be followed as they are printed: cut by blanks, with a damaged scheme."""

import re
from collections.abc import Iterator

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import Stage
from csto_db.text.mapped import MappedText
from csto_db.text.urls import find_urls

_FILE = r"\.(?:pdf|s?html?|php|aspx?|docx?|jsp)\b"
# What follows the blank goes on with the path: a file's name, or a word with more slashes.
_GOES_ON = re.compile(
    rf"[.,]?\s(?P<more>(?:[\w%–-]+\s){{0,3}}?[\w%./–-]+{_FILE}[\w#?=&%-]*"
    r"|[\w%.–-]+/[\w%.–-]*(?:/|\d|\.\w)[\w%./?=&#–-]*)"
)
# A host or a path that ends so was not meant to end.
_OPEN_END = re.compile(r"[-_=&?%/.]\Z")
_REST = re.compile(
    r"\s(?!and/or\b|s?he/|his/|her/)"
    r"(?P<more>[a-z0-9][\w%.–-]*/[\w%./?=&#–-]*|[\w%–-]*[\d_=&][\w%./?=&#–-]*)"
)
_SCHEME = re.compile(
    r"(?<![^\W_])(?:https?(?:(?::/|//|;//|:\\\\)(?![/\\])[^\s/]|://(?:\s(?!www\.)|[,.;)]|\Z))"
    r"|(?:h?ttps?|htps?|htpps?|htt?tps?|hhttps?)(?<!http)(?<!https)://)\S*",
    re.I,
)


def broken_links(text: MappedText) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each URL of the clean text that is cut or has no whole scheme.

    >>> text = MappedText.of("at http://x.org/annual report.pdf, htp://y.org")
    >>> [text.exact(one.span) for one in broken_links(text)]
    ['http://x.org/annual report.pdf', 'htp://y.org']
    """
    words = text.clean
    for url in find_urls(words):
        goes_on = _GOES_ON.match(words, url.end)
        printed_end = url.end + (words[url.end : url.end + 1] == ".")
        if goes_on is None and _OPEN_END.search(words[url.start : printed_end]):
            goes_on = _REST.match(words, printed_end)
        if goes_on and "://" not in words[goes_on.start() : goes_on.end() + 3]:
            message = f"the URL has a blank in it; it seems to go on with {goes_on['more']!r}"
            yield _broken(text, Span(url.start, goes_on.end("more")), message)
    for scheme in _SCHEME.finditer(words):
        message = "the URL has no whole scheme, such as https://"
        end = scheme.start() + len(scheme.group().rstrip())
        yield _broken(text, Span(scheme.start(), end), message)


def _broken(text: MappedText, span: Span, message: str) -> Diagnostic:
    return Diagnostic(Stage.PARSE, "broken_link", message, text.to_original(span))
