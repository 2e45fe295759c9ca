"""Laws, cases, decrees and descriptions by GOST: numbers, dates and locators whole."""

import pytest

from csto_db.parse.api import parse_references
from csto_db.parse.tagging.reference import Reference


def one(text: str, kind: str = "footnote") -> Reference:
    (found,) = parse_references(text, kind)
    return found


def names(found: Reference) -> list[str]:
    return [str(name) for name in found.author]


def test_a_section_of_a_law_is_its_locator_whole_and_the_year_belongs_to_its_name() -> None:
    found = one("Towage Act 1979, s 14(2).")
    assert (found.title, found.date) == ("Towage Act 1979", "1979")
    assert (found.cited_pages, found.type, found.author) == ("s 14(2)", "official document", ())


def test_a_court_in_brackets_is_no_author() -> None:
    found = one("Penrose v Tide Board [1994] 1 WLR 204 (CA), 211.")
    assert (found.title, found.author) == ("Penrose v Tide Board", ())
    assert (found.date, found.cited_pages, found.type) == ("1994", "211", "official document")


def test_an_article_about_a_treaty_is_no_treaty() -> None:
    found = one(
        "Ильин П. С. Договор 1992 года: итоги // Новая история. 2004. № 3. С. 5-9.", "reference"
    )
    assert (found.title, found.type) == ("Договор 1992 года: итоги", "article")
    assert (found.issue, found.pages) == ("3", "5–9")


def test_all_names_behind_the_slash_are_authors_once_each() -> None:
    found = one(
        "Лугин, А. П. Речные пристани / А. П. Лугин, Ф. Е. Сорока, М. Д. Ярцев. – "
        "М. : Наука, 2009. – 214 с.",
        "reference",
    )
    assert names(found) == ["Лугин, А. П.", "Сорока, Ф. Е.", "Ярцев, М. Д."]
    assert found.title == "Речные пристани"


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        (
            "Федеральный закон от 7 июля 2006 г. № 126-ФЗ «О лоцманах» // Волна. 2006. 10 июля.",
            "126-ФЗ",
            "2006-07-07",
        ),
        (
            "О паромах: распоряжение Правительства от 12 мая 2011 г. № 877-р // Волна. 2011. № 21.",
            "877-р",
            "2011-05-12",
        ),
    ],
)
def test_a_decree_has_its_own_number_and_day(text: str, number: str, date: str) -> None:
    found = one(text, "reference")
    assert (found.number, found.date) == (number, date)


def test_a_russian_dissertation_is_unpublished() -> None:
    found = one(
        "Котик, В. В. Торговля в 1908–1912 годах : дис. ... канд. ист. наук / В. В. Котик. – "
        "Пермь, 2013. – 180 с.",
        "reference",
    )
    assert (found.title, found.type) == ("Торговля в 1908–1912 годах", "unpublished")


def test_brackets_are_no_part_of_a_printed_date() -> None:
    found = one("Berg, H. van der (2001). Canals. Leiden: Brill.", "reference")
    assert (found.date_printed, names(found)) == ("2001", ["van der Berg, H."])


def test_a_bare_link_is_dated_by_its_path() -> None:
    found = one("http://quay.example.org/2012/05/14/strike.html", "reference")
    assert (found.date, found.type) == ("2012-05-14", "web page")
    assert one("http://quay.example.org/strike.html", "reference").date is None


def test_the_words_before_a_work_keep_the_stop_of_an_abbreviation() -> None:
    found = one("Vgl. Rolf Quast, Der Priel, Berlin 1999, S. 34-36.")
    assert (found.signal, found.cited_pages) == ("Vgl.", "34–36")
    assert found.text.startswith("Rolf")


def test_ranges_of_pages_have_an_en_dash_where_the_rules_read() -> None:
    found = one(
        "‘Quay news’, Wave, 5 May 2010, pp. 4-7, available at: http://w.example/a, "
        "accessed 6 May 2010."
    )
    assert "4–7" in (found.pages, found.cited_pages)


def test_a_film_is_made_by_its_director_and_the_disc_publishes_nothing() -> None:
    found = one("Falk, S., director. Ebb. DVD. New York: Quay Collection, 2004.", "reference")
    assert (names(found), found.editor, found.title) == (["Falk, S."], (), "Ebb")
    assert found.genre == "DVD"


def test_helpers_are_no_authors() -> None:
    found = one("Falk, A., unter Mitarbeit von B. Riis, 1978: Salz. Kiel", "reference")
    assert (names(found), found.title) == (["Falk, A."], "Salz")


def test_in_a_note_the_title_stands_between_names_and_imprint_in_cyrillic_too() -> None:
    found = one("Олег Чайкин, Шлюзы Востока (Рига: Прилив, 1991), 52.")
    assert ([str(name) for name in found.author], found.editor) == (["Чайкин, Олег"], ())
    assert (found.title, found.publisher, found.cited_pages) == ("Шлюзы Востока", "Прилив", "52")


def test_behind_a_journal_of_a_russian_note_stand_volume_issue_and_pages() -> None:
    found = one("Чайкин О. Приливы на Востоке // Вестник гавани. 2011. Т. 7, № 4. С. 8–15.")
    assert (found.container, found.volume, found.issue) == ("Вестник гавани", "7", "4")
    assert (found.pages, found.cited_pages) == ("8–15", None)
