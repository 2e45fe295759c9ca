import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.parse.tagging.names import read_name_list


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Doe, J.", ["Doe, J."]),
        ("DOE, J., ROE, A.", ["DOE, J.", "ROE, A."]),
        ("Doe, John, and Jane Roe", ["Doe, John", "Roe, Jane"]),
        ("J. Doe & A. B. Roe", ["Doe, J.", "Roe, A. B."]),
        ("Doe J, Roe AB, et al.", ["Doe, J", "Roe, AB"]),
        ("De Raab, L., & Roe, A.", ["De Raab, L.", "Roe, A."]),
        ("Feld/Blanke/Roth", ["Feld", "Blanke", "Roth"]),
        ("Keller, Anna; Roth, Bernd", ["Keller, Anna", "Roth, Bernd"]),
        ("Keller, Anna und Bernd Roth", ["Keller, Anna", "Roth, Bernd"]),
        ("In J. Doe & A. Roe (Eds.),", ["Doe, J.", "Roe, A."]),
        ("hrsg. von Bernd Roth", ["Roth, Bernd"]),
        ("Carla Roe and Otto Doe", ["Roe, Carla", "Doe, Otto"]),
        ("Carla Roe, Otto Doe and Ann Poe", ["Roe, Carla", "Doe, Otto", "Poe, Ann"]),
        ("Otto Springer", ["Springer, Otto"]),
        ("Allen Knight.", ["Knight, Allen"]),
        ("U.S. Board of Governors", ["U.S. Board of Governors"]),
        ("ROE (M.I.), DOE (Fr.-R.)", ["ROE, M.I.", "DOE, Fr.-R."]),
        ("Marcel de Haas", ["de Haas, Marcel"]),
        ("Иванов И. И.", ["Иванов, И. И."]),
        ("World Health Organization", ["World Health Organization"]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("et al.", []),
        ("", []),
    ],
)
def test_a_list_of_names_is_read(printed: str, expected: list[str]) -> None:
    assert [str(name) for name in read_name_list(printed)] == expected


@given(st.text())
def test_any_text_gives_names_that_say_something(text: str) -> None:
    assert all(str(name).strip() for name in read_name_list(text))
