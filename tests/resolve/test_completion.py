"""What a further reading of a work adds to it."""

from csto_db.model.vocabulary import IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work
from csto_db.resolve.completion import completed

NUMBER = Identifier(IdentifierScheme.NUMBER, "12-4")
OTHER_NUMBER = Identifier(IdentifierScheme.NUMBER, "99")
COUNCIL = Contribution(Role.AUTHOR, Name(literal="Harbour Council"))
DAHL = Contribution(Role.AUTHOR, Name(family="Dahl"))


def test_a_number_that_only_a_later_citation_gives_is_kept() -> None:
    assert completed(Work(title="Order"), Work(title="Order", identifiers=(NUMBER,))).number()


def test_what_a_work_has_stays() -> None:
    first = Work(title="Order", contributions=(DAHL,), identifiers=(NUMBER,), issued="2010")
    other = Work(
        title="The order", contributions=(COUNCIL,), identifiers=(OTHER_NUMBER,), issued="2010-05"
    )
    assert completed(first, other) is first


def test_a_date_comes_with_how_it_is_printed() -> None:
    found = completed(Work(title="Order"), Work(issued="2010-05", issued_printed="May 2010"))
    assert (found.issued, found.issued_printed) == ("2010-05", "May 2010")


def test_the_forms_of_a_title_come_with_a_later_citation() -> None:
    first = Work(title="Ice and Ports")
    found = completed(
        first,
        Work(
            title="Льды и порты",
            original_title="Льды и порты",
            transliterated_title="L’dy i porty",
            translated_title="Ice and Ports",
            language="ru",
        ),
    )
    assert found.titles() == ("Ice and Ports", "Льды и порты", "L’dy i porty")
    assert (found.title, found.language) == ("Ice and Ports", "ru")
