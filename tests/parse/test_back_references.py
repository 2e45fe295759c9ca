from csto_db.model.work import Citation
from csto_db.parse.document import parse
from csto_db.text.mapped import MappedText

NOTES = """It is so.

1 See John Doe, The Silent Border (Chicago: Aldine, 1999), 45.

2 Ibid., 46.

3 Jane Roe, Salt and Silver (London: Routledge, 2004), 12; Ann Poe, Bread (Paris: Seuil, 2001), 3.

4 Ibid., 13.

5 Doe, op. cit., p. 50.

6 Roe (n 3) 14.

7 Poe, op. cit., p. 9; Lowe, op. cit., p. 2.

8 Kranich, Die Macht der Formulare (Köln 1982) 3 ff.; ders., Recht und Alltag (Köln 1985) 12 ff.
"""


def cited(label: str) -> list[Citation]:
    parsed = parse(MappedText.of(NOTES))
    place = [note.label for note in parsed.footnotes].index(label)
    return [one for one in parsed.citations if one.footnote == place]


def codes() -> list[str]:
    return [one.code for one in parse(MappedText.of(NOTES)).diagnostics]


def test_ibid_is_the_work_of_the_note_before() -> None:
    (found,) = cited("2")
    assert (found.work.title, found.locator) == ("The Silent Border", "46")


def test_ibid_after_two_works_is_neither() -> None:
    (found,) = cited("4")
    assert found.work.title is None
    assert codes().count("back_reference_unresolved") == 2


def test_op_cit_is_the_work_of_that_author() -> None:
    (found,) = cited("5")
    assert (found.work.title, found.locator) == ("The Silent Border", "50")


def test_a_note_number_and_a_name_choose_among_the_works_of_a_note() -> None:
    (found,) = cited("6")
    assert (found.work.title, found.locator) == ("Salt and Silver", "14")


def test_an_author_who_was_never_cited_stays_unresolved() -> None:
    known, unknown = cited("7")
    assert known.work.title == "Bread"
    assert unknown.work.title is None


def test_ders_has_the_author_of_the_reference_before() -> None:
    first, second = cited("8")
    assert first.work.title == "Die Macht der Formulare"
    assert second.work.title == "Recht und Alltag"
    assert second.work.contributions[0].name == first.work.contributions[0].name


def test_why_ibid_is_neither_is_told_in_words() -> None:
    said = [one.message for one in parse(MappedText.of(NOTES)).diagnostics]
    assert [one for one in said if one.endswith("but the note before it cites 2 works")]
