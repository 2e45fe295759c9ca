import re

import pytest
from made_documents import Made, made_documents
from seed_documents import COPERNICUS, EUROPE_ASIA, RAISONS, seed

from csto_db.model.work import Footnote
from csto_db.parse.document import Parsed, parse
from csto_db.text.clean import clean


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.label, exact(text, note)) for note in read(text).footnotes]


def read(text: str) -> Parsed:
    return parse(clean(text))


def exact(text: str, note: Footnote) -> str:
    return text[note.span.start : note.span.end]


def test_000_has_the_notes_1_to_77() -> None:
    found = notes(seed(EUROPE_ASIA))
    assert [label for label, _ in found] == [str(n) for n in range(1, 78)]
    assert found[0][1].startswith("See, for example, in Tajikistan")
    assert found[-1][1].endswith("Moscow, 15 August 2012.")


@pytest.mark.parametrize("name", [COPERNICUS, RAISONS])
def test_numbered_headings_and_years_are_no_notes(name: str) -> None:
    assert notes(seed(name)) == []


@pytest.mark.parametrize("label", ["{} ", "{}. ", "{}) ", "[{}] ", "[^{}]: "])
def test_a_run_of_labels_of_any_form_is_found(label: str) -> None:
    said = ("See Haas, The War, p. 3.", "Ibid., p. 4.", "http://x.org/a, accessed 3 May 2014.")
    text = "A body of text.\n\n" + "\n\n".join(label.format(n) + s for n, s in enumerate(said, 1))
    assert notes(text) == [(str(n), one) for n, one in enumerate(said, 1)]


def test_raised_labels_are_found() -> None:
    assert notes("A body.\n\n¹ See Haas, p. 3.\n\n² Ibid.") == [
        ("1", "See Haas, p. 3."),
        ("2", "Ibid."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Money is short.\n\n2. People are short.\n\n3. Time is short.",
        "Pages 1526-1552\n\nUSD 53.00\n\n48 hours access\n\n30 days online access",
        "1. Introduction\n\nA text.\n\n2. Findings\n\nA text.\n\n3. Conclusions\n\nA text.",
        "1992 was a year, see p. 3.\n\n1993 was too, see p. 4.\n\n1994 as well, ibid.",
        "2 See Haas, p. 3.\n\n3 Ibid.\n\n4 Ibid.",
    ],
)
def test_lists_sections_prices_and_years_are_no_notes(text: str) -> None:
    assert notes(text) == []


def test_a_missing_label_is_told_and_the_run_goes_on() -> None:
    text = "1 See Haas, p. 3.\n\n2 Ibid., p. 4.\n\n4 Ibid., p. 6.\n\n5 See Jones, p. 7."
    parsed = read(text)
    assert [note.label for note in parsed.footnotes] == ["1", "2", "4", "5"]
    (gap,) = [one for one in parsed.diagnostics if one.code == "footnote_gap"]
    assert gap.span == parsed.footnotes[2].span
    assert "3" in gap.message


def test_a_note_may_go_on_in_another_paragraph() -> None:
    text = "\n\n".join(
        ["1 See Haas, p. 3.", "2 Ibid., p. 4.", "He says more of it.", "3 Ibid., p. 5."]
        + [f"{n} Ibid., p. {n}." for n in range(4, 12)]
    )
    assert notes(text)[1] == ("2", "Ibid., p. 4.\n\nHe says more of it.")


def test_notes_at_the_feet_of_pages_do_not_swallow_the_text_between() -> None:
    text = "\n\n".join(
        part
        for n in range(1, 6)
        for part in (
            f"A page of body text number {n}.",
            "It goes on here.",
            f"{n} See Haas, p. {n}.",
        )
    )
    assert [said for _, said in notes(text)] == [f"See Haas, p. {n}." for n in range(1, 6)]


def test_a_block_of_notes_may_start_again() -> None:
    block = "\n\n".join(f"{n} See Haas, p. {n}." for n in range(1, 5))
    labels = [label for label, _ in notes(f"Chapter one.\n\n{block}\n\nChapter two.\n\n{block}")]
    assert labels == ["1", "2", "3", "4"] * 2


def test_a_list_inside_a_note_does_not_break_the_run() -> None:
    text = "\n\n".join(
        ["1 See Haas, p. 3.", "2 Ibid., p. 4:", "1 money,", "2 people,", "3 See Jones, p. 5."]
        + [f"{n} Ibid., p. {n}." for n in range(4, 12)]
    )
    assert [label for label, _ in notes(text)][-1] == "11"


def test_notes_wrapped_over_lines_are_found() -> None:
    text = (
        "The alliance was founded in 1949 and has grown since then by a number of rounds of\n"
        "enlargement. The members spend different shares of their income on it, and they have\n"
        "argued about those shares for as long as it has existed.\n\n"
        "1. John Lewis Gaddis, The Cold War: A New History (New York: Penguin Press, 2005),\n"
        "   88–91.\n"
        "2. Mary Elise Sarotte, “Not One Inch Eastward? Bush, Baker, Kohl, Genscher, Gorbachev,\n"
        "   and the Origin of Russian Resentment toward NATO Enlargement in February 1990,”\n"
        "   Diplomatic History 34, no. 1 (2010): 119–40.\n"
        "3. Gaddis, The Cold War, 95.\n"
    )
    found = notes(text)
    assert [label for label, _ in found] == ["1", "2", "3"]
    assert found[1][1].endswith("119–40.")


@pytest.mark.parametrize(
    "text",
    [
        "A body.\n\n1\n\nSee Haas, p. 3.\n\n2\n\nIbid., p. 4.\n\n3\n\nIbid., p. 5.",
        "A body.\n\n1See Haas, p. 3.\n\n2Ibid., p. 4.\n\n3Ibid., p. 5.",
    ],
)
def test_a_label_may_stand_alone_or_close_to_its_note(text: str) -> None:
    assert notes(text) == [("1", "See Haas, p. 3."), ("2", "Ibid., p. 4."), ("3", "Ibid., p. 5.")]


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def found_in(made: Made) -> list[tuple[str, str]]:
    """The labels and words of the notes that are read in a made document."""
    text = clean(made.text)
    spans = ((note.label, note.span) for note in parse(text).footnotes)
    ends = ((one, text.to_clean(s.start), text.to_clean(s.end - 1)) for one, s in spans)
    return [(label, squeezed(text.clean[start : end + 1])) for label, start, end in ends]


def test_the_notes_of_made_documents_of_many_layouts_are_found() -> None:
    """Both shares are F1: of notes with their label and start, and of notes in full."""
    starts = wholes = of = 0
    for made in made_documents(range(900, 942)):
        found = found_in(made)
        known = [(note.label, squeezed(note.text)) for note in made.notes]
        heads = [(label, said[:20]) for label, said in known]
        starts += sum(2 for label, said in found if (label, said[:20]) in heads)
        wholes += sum(2 for one in found if one in known)
        of += len(found) + len(known)
    assert starts / of >= 0.97
    assert wholes / of >= 0.95


@pytest.mark.parametrize("mark", ["*", "**", "†"])
def test_a_symbol_that_the_text_calls_labels_a_note(mark: str) -> None:
    text = f"By A. Doe{mark}\n\nA body.\n\n{mark} Of the archive; see Haas, p. 3.\n\nMore."
    assert notes(text) == [(mark, "Of the archive; see Haas, p. 3.")]


@pytest.mark.parametrize("text", ["* One\n\n* Two", "A *word* here.\n\n*Two* words."])
def test_bullets_and_emphasis_are_no_notes(text: str) -> None:
    assert notes(text) == []


def test_numbered_paragraphs_that_call_notes_are_none() -> None:
    text = "1. See Haas, p. 3.¹\n\n2. See Roe, p. 4.²\n\n¹ Haas, p. 3.\n\n² Roe, p. 4."
    assert notes(text) == [("1", "Haas, p. 3."), ("2", "Roe, p. 4.")]


def test_a_numbered_list_of_references_is_no_notes() -> None:
    entries = "1. Doe J. War. London, 1999. 200 p.\n\n2. Roe J. Peace. Paris, 2001. 90 p."
    assert notes(f"So it is [1, p. 3].\n\nReferences\n\n{entries}") == []


def test_numbers_in_the_middle_of_a_citation_begin_no_note() -> None:
    text = (
        "The alliance was founded in 1949 and has grown since then by a number of rounds.1 The\n"
        "members spend different shares of their income on it, and they have argued about\n"
        "those shares for as long as it has existed, and in every year of it.2 They go\n"
        "1 See Haas, ‘The Price of an Ally: What Members Pay’, Journal of Common Ports 46, no.\n"
        "2 (2010): 119–40, and the reply of the author in the same volume.\n"
        "2 Ibid., p. 120.\n"
        "on doing so.\n"
    )
    assert [label for label, _ in notes(text)] == ["1", "2"]
    assert notes(text)[1] == ("2", "Ibid., p. 120.")
