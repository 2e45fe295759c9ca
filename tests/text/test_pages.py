import re

import pytest
from documents import NAMES, read

from csto_db.text.clean import clean
from csto_db.text.pages import find_pages, url_blocks


def test_004_has_seven_pages_and_002_eleven() -> None:
    assert [len(find_pages(read(name)).starts) for name in NAMES] == [0, 10, 6]


def test_a_document_without_page_breaks_has_no_pages() -> None:
    assert find_pages("One.\n\nTwo.").at(3) is None


def test_indented_paragraphs_are_no_pages() -> None:
    assert find_pages("First.\n A paragraph.\nIts line.\n Another.\nIts line.\n").at(30) is None


def test_the_url_lines_of_004_stand_in_six_blocks() -> None:
    text = read(NAMES[2])
    blocks = [text[b.start : b.end].split() for b in url_blocks(text)]
    assert [len(lines) for lines in blocks] == [1, 5, 4, 2, 5, 1]


def test_a_page_number_between_pages_is_no_text() -> None:
    text = "The sentence runs over\n\n17\n\fthe end of its page."
    assert clean(text).clean == "The sentence runs over the end of its page."


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_pages_are_the_same_with_other_line_ends(line_end: str) -> None:
    text = re.sub("\n", line_end, read(NAMES[2]))
    assert len(find_pages(text).starts) == 6
    assert sum(1 for _ in url_blocks(text)) == 6


def test_lines_repeated_on_every_page_are_no_text() -> None:
    page = "\f\n{0}  M. KASZUBA\n\nSentence {1} runs over the end of\n\nCopernicus Journal {0}\n"
    names = ("one", "two", "three", "four")
    text = "".join(page.format(n, name) for n, name in enumerate(names, 11))
    found = clean(text).clean
    assert "KASZUBA" not in found
    assert "Copernicus" not in found
    assert all(f"Sentence {name} runs over" in found for name in names)


def test_a_line_that_two_pages_share_stays() -> None:
    assert clean("A\n\fThe same line\nB.\n\fThe same line\nC.").clean.count("The same line") == 2
