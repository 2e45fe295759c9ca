"""Interviews: who was asked, in what role, for which organisation, where and when."""

import json

import pytest

from csto_db.cli.parse_lines import answers
from csto_db.parse.api import parse_references
from csto_db.parse.tagging.reference import Reference


def one(note: str) -> Reference:
    (found,) = parse_references(note)
    return found


def asked(found: Reference) -> list[tuple[str, str | None, str | None]]:
    return [(str(who), who.role, who.organisation) for who in found.interviewee]


def test_the_oscola_form_gives_role_organisation_place_and_day() -> None:
    found = one(
        "Interview with Britta Noll, Head of Mooring, Salt Quay Institute (Emden, 7 May 2006)."
    )
    assert asked(found) == [("Noll, Britta", "Head of Mooring", "Salt Quay Institute")]
    assert (found.place, found.date, found.type) == ("Emden", "2006-05-07", "interview")


@pytest.mark.parametrize(
    ("note", "who", "place", "date"),
    [
        (
            "Interview with a junior clerk of the Ministry of Canals, Osh, April 2007.",
            ("a junior clerk of the Ministry of Canals", "junior clerk", "Ministry of Canals"),
            "Osh",
            "2007-04",
        ),
        (
            "Telephone interview, EFTA official, Geneva, 9 June 2003.",
            ("EFTA official", "official", "EFTA"),
            "Geneva",
            "2003-06-09",
        ),
        (
            "Interview no. 14, anonymous tug pilot, Gdynia, 2 April 2011.",
            ("anonymous tug pilot", "anonymous tug pilot", None),
            "Gdynia",
            "2011-04-02",
        ),
        (
            "Gespräch der Verfasserin mit einer Beamtin des Zollamtes, Lübeck, 4.5.2008.",
            ("einer Beamtin des Zollamtes", "Beamtin", "Zollamtes"),
            "Lübeck",
            "2008-05-04",
        ),
        (
            "Интервью автора с экспертом Института гаваней, Рига, май 2012.",
            ("экспертом Института гаваней", "экспертом", "Института гаваней"),
            "Рига",
            "2012-05",
        ),
    ],
)
def test_who_is_not_named_is_kept_as_described(
    note: str, who: tuple[str, str, str | None], place: str, date: str
) -> None:
    found = one(note)
    assert asked(found) == [who]
    assert found.interviewee[0].is_anonymous
    assert (found.place, found.date) == (place, date)


@pytest.mark.parametrize(
    ("note", "who"),
    [
        (
            "Experteninterview mit Uwe Brandt, Leiter der Schleusenbehörde, Kiel, 3. März 2005.",
            [("Brandt, Uwe", "Leiter", "Schleusenbehörde")],
        ),
        (
            "Интервью с Ниной Орловой, директором Института портов, Москва, 12 мая 2010 г.",
            [("Орловой, Ниной", "директором", "Института портов")],
        ),
        (
            "Interviews by the author with Petra Sand, Tide Union, and Olaf Riis, Pilot Board, "
            "Esbjerg, 12–14 June 2011.",
            [("Sand, Petra", None, "Tide Union"), ("Riis, Olaf", None, "Pilot Board")],
        ),
        (
            "Interview with Minister Tove Aas, Bergen, 4 June 2004.",
            [("Aas, Tove", "Minister", None)],
        ),
        (
            "Interview with a pilot and a customs officer, Narva, June 2004.",
            [("a pilot", "pilot", None), ("a customs officer", "customs officer", None)],
        ),
        (
            "Ida Krog (lock keeper), interview by author, Thyborøn, May 3, 1999.",
            [("Krog, Ida", "lock keeper", None)],
        ),
    ],
)
def test_each_person_has_the_own_role_and_organisation(
    note: str, who: list[tuple[str, str | None, str | None]]
) -> None:
    assert asked(one(note)) == who


def test_an_interview_that_a_paper_printed_has_it_as_container() -> None:
    found = one("Interview with Lise Holm, Skagen Post, 3 June 2002.")
    assert (found.container, found.place) == ("Skagen Post", None)


def test_the_rest_of_a_note_is_read_beside_its_interview() -> None:
    first, second = parse_references(
        "Gespräch des Verfassers mit Rolf Quast, Husum, 4. Mai 2001; vgl. Lena Dorn, "
        "Der Priel, Berlin 1999, S. 12-14."
    )
    assert (asked(first)[0][0], first.date) == ("Quast, Rolf", "2001-05-04")
    assert (second.title, second.cited_pages, second.text) == (
        "Der Priel",
        "12–14",
        "Lena Dorn, Der Priel, Berlin 1999, S. 12-14.",
    )


def test_parse_prints_who_was_asked_with_role_and_organisation() -> None:
    line = {"id": 1, "raw": "Interview with an officer of the Coast Police, Riga, May 2009."}
    (answer,) = answers([json.dumps(line).encode()], "footnote")
    (found,) = json.loads(answer)["refs"]
    assert found["interviewee"] == [
        {
            "literal": "an officer of the Coast Police",
            "role": "officer",
            "organisation": "Coast Police",
            "anonymous": True,
        }
    ]
    assert (found["place"], found["date"]) == ("Riga", "2009-05")


@pytest.mark.parametrize(
    ("note", "author", "genre", "date"),
    [
        (
            "Nora Falk, email message to author, 6 March 2005.",
            "Falk, Nora",
            "Email message to author",
            "2005-03-06",
        ),
        (
            "Piet Hoorn, letter to the author, 12 June 1998.",
            "Hoorn, Piet",
            "Letter to the author",
            "1998-06-12",
        ),
        ("M. Ott, pers. comm., 7 July 2011.", "Ott, M.", "Pers. comm", "2011-07-07"),
        (
            "Sven Aker, telephone conversation with the author, 2 February 2002.",
            "Aker, Sven",
            "Telephone conversation with the author",
            "2002-02-02",
        ),
        (
            "Ute Hagen, E-Mail an die Verfasserin, 4. Mai 2010.",
            "Hagen, Ute",
            "E-Mail an die Verfasserin",
            "2010-05-04",
        ),
        (
            "E-mail from Jonas Frey to the author, 14 April 2009.",
            "Frey, Jonas",
            "E-mail to the author",
            "2009-04-14",
        ),
    ],
)
def test_a_personal_communication_is_one_citation(
    note: str, author: str, genre: str, date: str
) -> None:
    found = one(note)
    assert [str(name) for name in found.author] == [author]
    assert (found.genre, found.date, found.type) == (genre, date, "unpublished")


def test_a_letter_in_an_archive_names_who_wrote_and_where_it_is_kept() -> None:
    found = one("Ada Quist to Ivar Moe, 3 May 1921, Harbour Archive, box 12, folder 3.")
    assert (str(found.author[0]), found.title) == ("Quist, Ada", "Ada Quist to Ivar Moe")
    assert (found.date, found.container, found.cited_pages) == (
        "1921-05-03",
        "Harbour Archive",
        "box 12, folder 3",
    )


@pytest.mark.parametrize("label", ["Anm. 4: ", "Fn. 4: ", "4) ", "(4) "])
def test_the_label_of_a_note_is_no_citation(label: str) -> None:
    note = f"{label}Rolf Quast, Der Priel, Berlin 1999, S. 12."
    found = one(note)
    assert (found.title, found.span.start) == ("Der Priel", len(label))


def test_the_words_that_lead_to_a_work_are_not_in_its_text() -> None:
    first, second = parse_references(
        "Interview with a pilot, Narva, June 2004; see also Haas (2010), p. 4."
    )
    assert (first.type, second.text) == ("interview", "Haas (2010), p. 4")
    assert (second.signal, second.cited_pages) == ("see also", "4")


def test_the_address_is_given_cleaned_and_as_printed() -> None:
    found = one(
        "‘Quay news’, 3 May 2010, available at: http://http://quay.example/a, accessed 4 May 2011."
    )
    assert (found.url, found.url_printed) == (
        "http://quay.example/a",
        "http://http://quay.example/a",
    )


def test_a_word_like_interview_in_a_title_does_not_make_a_note_a_comment() -> None:
    (found,) = parse_references("Lindner, Fragen an die Küste, Interview und Deutung 1979, 377 ff.")
    assert (len(found.author), found.date) == (1, "1979")
