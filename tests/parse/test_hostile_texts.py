"""Texts that make a careless pattern quadratic: each of these would then run for minutes."""

import pytest

from csto_db.parse.document import parse
from csto_db.parse.short_reference import short_references
from csto_db.text.clean import clean
from csto_db.text.sentences import has_lost_capitals, sentences
from csto_db.text.urls import clean_url, find_urls, url_key

SIZE = 300_000
PIECES = ["a", " ", "\t", "\n", "\f", "-", "a-", "a-\n", "\f5\n", "5\n", "(", "[", "((a", ")", "1 "]
PIECES += [
    ". ",
    ".",
    "a. ",
    "…",
    "“",
    "’",
    "‘a",
    "\u00ad",
    "\u00a0",
    " .",
    "Word, ",
    "and ",
    "et al. ",
]
PIECES += [
    "http://",
    "http://x",
    "www.",
    "://",
    "Haas ",
    "2012",
    "2012, ",
    "(2012",
    "(Haas, 2017; ",
    "Haas 2017 ",
    "(hereafter X) ",
    "(X, p. 3) ",
    "hereafter ",
]
PIECES += [
    "Haas (2017) ",
    "Citation2012 ",
    "see ",
    "[a](",
    "¹",
    "• ",
    "# ",
    "1992–",
    "p. ",
    "&",
    "; ",
]


def hostile(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_run_of_one_piece_is_read_through(piece: str) -> None:
    text = hostile(piece)
    mapped = clean(text)
    assert len(mapped.original) == SIZE
    sentences(text)
    has_lost_capitals(text)
    short_references(text)
    for url in find_urls(text)[:10]:
        clean_url(text[url.start : url.end])
        url_key(text[url.start : url.end])


@pytest.mark.parametrize(
    "piece",
    [
        "(Haas, 2017; see ",
        "http://x.org/a ",
        "a (b ",
        "\n\nhttp://x.org\n b",
        "1. A, 2\n2. B, 3\n",
        "a.1\n1 See\n",
        "References\nDoe, J. (1999). X. [1]\n",
        ". 1 See A. ",
    ],
)
def test_a_paragraph_of_references_and_links_is_parsed_through(piece: str) -> None:
    parsed = parse(clean(hostile(piece)[:30_000]))
    assert parsed.passages
