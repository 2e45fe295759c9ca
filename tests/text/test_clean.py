import pytest
from documents import ANY_TEXT, NAMES, read
from hypothesis import given

from csto_db.text.clean import STEPS, clean, explain
from csto_db.text.layout import detect_layout

CENTURY = NAMES[1]
LINKS = NAMES[2]


def wrapped(*lines: str) -> str:
    """The lines among enough others that the text is seen to be hard-wrapped."""
    filler = "some more words that fill the line up to where the printer broke it again and\n"
    return filler * 6 + "\n".join(lines) + "\n" + filler * 6


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("co-\noperation of states", "cooperation of"),
        ("the post-\nsoviet area", "post-soviet area"),
        ("a cross-\nborder threat", "cross-border threat"),
        ("the for-\nmer republics", "the former republics"),
        ("on 4-\n5 February", "on 4-5 February"),
        ("the US-\nled war", "US-led war"),
        ("a non-\nWestern view", "non-Western view"),
        ("it is non-\nsense", "it is nonsense"),
        ("to post-\npone it", "to postpone it"),
        ("COVID-\n19", "COVID-19"),
        ("in 1999–\n2000", "in 1999–2000"),
    ],
)
def test_a_line_break_hyphen_goes_or_stays_with_the_word(broken: str, joined: str) -> None:
    assert joined in clean(wrapped(f"and so on, {broken} that goes on, and on, and on to")).clean


def test_a_hyphen_stays_where_the_word_has_one_elsewhere() -> None:
    text = wrapped("the side-\nlined body goes on to be, and this body was side-lined before by")
    assert "the side-lined body" in clean(text).clean


def test_a_hyphen_goes_where_the_word_has_none_elsewhere() -> None:
    text = wrapped("the cross-\nroads lie on the way of this body, and crossroads are dangerous to")
    assert "the crossroads lie" in clean(text).clean


def test_three_of_the_53_line_break_hyphens_of_002_stay() -> None:
    changes = [one for one in explain(read(CENTURY)) if one.step == "line_break_hyphens"]
    kept = [one.span.start for one in changes if one.before == "\n"]
    assert len(changes) == 53
    text = read(CENTURY)
    assert [text[at - 6 : at] for at in kept] == [" post-", " post-", "cross-"]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("art . 4", "art. 4"),
        ("p .\u00a0129", "p. 129"),
        ("the end .", "the end."),
        ("a , b", "a, b"),
        ("rose by .5 per cent", "rose by .5 per cent"),
        ("of .NET", "of .NET"),
        ("a \u00adb", "a b"),
        ("so\u00adviet", "soviet"),
        ("of\ufb01ce", "office"),
        ("a  \t b", "a b"),
    ],
)
def test_stray_blanks_and_marks_go(printed: str, meant: str) -> None:
    assert clean(printed).clean == meant


def test_a_decimal_is_closed_only_where_stops_stand_apart_everywhere() -> None:
    assert "article 8.1 of" in clean(read(CENTURY)).clean
    assert "rates of 8 .1" in clean("rates of 8 .1 and more. A text. With stops. As usual.").clean


def test_a_byte_order_mark_is_a_character_of_the_document_but_not_of_its_text() -> None:
    mapped = clean("\ufeffA text.")
    assert mapped.clean == "A text."
    assert mapped.to_clean(1) == 0


def test_the_layouts_of_the_three_documents_are_told_apart() -> None:
    layouts = [detect_layout(read(name)) for name in NAMES]
    assert [layout.is_wrapped for layout in layouts] == [False, True, True]
    assert [layout.is_double_spaced for layout in layouts] == [False, False, True]


def test_a_page_break_in_a_sentence_is_healed() -> None:
    assert "Mcdermott, 2008, pp. 251–301) are used to" in clean(read(CENTURY)).clean
    assert "held in Moscow on 4-5 February 2020." in clean(read(LINKS)).clean


def test_links_between_pages_leave_the_running_text() -> None:
    text = clean(read(LINKS)).clean
    assert "http" not in text
    assert "to make a single list of organizations that the CSTO" in text


def test_a_link_that_a_sentence_announces_stays_in_it() -> None:
    text = "A body of text that is long enough, available at:\n\nhttp://x.org/a\n\nMore text."
    assert "http://x.org/a" in clean(text).clean


def test_a_url_broken_at_a_slash_is_joined() -> None:
    text = wrapped(
        "it is told in the report that is available at http://x.org/documents/", "a_1.html, in"
    )
    assert "http://x.org/documents/a_1.html, in" in clean(text).clean


def test_a_dash_at_the_start_of_a_line_is_no_bullet() -> None:
    assert "(in nato – political Committee" in clean(read(CENTURY)).clean


def test_a_bullet_starts_a_paragraph() -> None:
    assert "\n\n• From a practical standpoint" in clean(read(LINKS)).clean


def test_a_heading_stands_apart() -> None:
    text = clean(read(LINKS)).clean
    assert "\n\nResuscitation through expansion?\n\nThis notwithstanding" in text


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_do_not_matter(name: str) -> None:
    text = read(name)
    assert clean(text.replace("\n", "\r\n")).clean == clean(text).clean


@pytest.mark.parametrize("name", NAMES)
def test_every_step_can_say_what_it_changed(name: str) -> None:
    text = read(name)
    names = {step.__name__ for step in STEPS}
    for change in explain(text):
        assert change.step in names
        assert change.before != change.after
        assert text[change.span.start : change.span.end]


@given(ANY_TEXT)
def test_paragraphs_are_parted_by_exactly_one_blank_line(text: str) -> None:
    found = clean(text).clean
    assert found == found.strip()
    assert "\n\n\n" not in found
    assert "\n" not in found.replace("\n\n", "")


@given(ANY_TEXT)
def test_no_letter_is_lost(text: str) -> None:
    kept = [c for c in clean(text).clean if c.isalnum() and c.isascii()]
    links = sum(len(one.before) for one in explain(text) if one.step == "dropped_links")
    came = [c for c in text if c.isalnum() and c.isascii()]
    assert len(came) - links <= len(kept) or "\f" in text or "ﬁ" in text


def test_a_sentence_is_healed_around_links_whatever_blanks_follow() -> None:
    text = wrapped(
        "it goes on to", "", "http://x.org/a", "http://x.org/b", "", "the next page and on"
    )
    assert "it goes on to the next page and on" in clean(text).clean


def test_a_decimal_stays_apart_where_most_stops_stand_close() -> None:
    stray = "A stop . " * 6
    assert "of 8 .1 and" in clean(stray + "A text. " * 20 + "Rates of 8 .1 and more.").clean


def test_a_word_broken_over_a_blank_line_is_one_word() -> None:
    assert "the cooperation of" in clean("It is the co-\n\noperation of all.").clean


def test_a_head_after_empty_pages_counts_once() -> None:
    pages = ("Ports\none of it", "\f\fPorts\ntwo of it", "\f\fPorts\nthree of it")
    assert clean("\n".join(pages)).clean.count("Ports") == 3


def test_a_foot_before_empty_pages_counts_once() -> None:
    text = "one of it\n\nPorts\n\f\n\f\n\ftwo of it\n\nother\n\fmore of it\n"
    assert "Ports" in clean(text).clean
