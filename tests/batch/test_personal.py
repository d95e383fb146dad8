"""A list that may tell who somebody is gives no outcomes, and says where that stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.batch.personal import MOST, looks_like, refuse_personal
from flow.batch.sheet import ListError, Row, Sheet

NUMBER = "een burgerservicenummer"
MAIL = "een e-mailadres"
DATE = "een datum, zoals een geboortedatum"
# 111222333 and 123456782 pass the test of eleven; they are the ones that forms show.
CELLS = {
    "111222333": NUMBER,
    "1234.56.782": NUMBER,
    "zaak 123456782.": NUMBER,
    "123456789": "",
    "000000000": "",
    "1112223330": "",
    "a.b@school.nl": MAIL,
    "mail naar jan@huis.example": MAIL,
    "a@b": "",
    "3-5-2010": DATE,
    "03/05/2010": DATE,
    "3 mei 2010": DATE,
    "2010-05-03": DATE,
    "20100503": DATE,
    "20101341": "",
    "2024-17": "",
    "5-11": "",
    "32-5-2010": "",
    "zaak 12": "",
    "": "",
}


@pytest.fixture(autouse=True)
def anew() -> None:
    """Look at every cell anew."""
    looks_like.cache_clear()


@pytest.mark.parametrize(("cell", "told"), CELLS.items())
def test_cell_is_taken_for_what_it_looks_like(cell: str, told: str) -> None:
    assert looks_like(cell) == told


def refused(names: dict[int, str], *rows: Row) -> str:
    with pytest.raises(ListError) as found:
        refuse_personal(Sheet(tuple(names.values()), rows), names)
    return str(found.value)


@pytest.mark.parametrize(
    "name", ["BSN", "Naam", "voornaam", "Geboortedatum", "e-mail", "E-mailadres", "postcode"]
)
def test_column_with_such_a_name_is_refused_by_its_name(name: str) -> None:
    assert f"De kolom ‘{name}’ hoort er niet in." in refused({0: name}, Row(2, ("x",)))


@pytest.mark.parametrize("name", ["nummer", "opnamen", "instemming", "inschrijving"])
def test_other_column_is_not_refused(name: str) -> None:
    refuse_personal(Sheet((name,), (Row(2, ("zaak 1",)),)), {0: name})


def test_cell_is_told_by_line_and_column_and_never_shown() -> None:
    told = refused({0: "nummer", 1: "rem"}, Row(2, ("1", "ja")), Row(7, ("111222333", "ja")))
    assert told == (
        "Deze lijst kan vertellen wie iemand is, en is daarom niet gebruikt. "
        "Regel 7, kolom ‘nummer’ lijkt een burgerservicenummer. "
        "Haal dit weg, of geef een zaak een ander nummer, en kies het bestand opnieuw."
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [(0, ""), (1, " En zo is er nog 1 plek."), (2, " En zo zijn er nog 2 plekken.")],
)
def test_of_many_places_the_first_are_named_and_the_others_counted(more: int, told: str) -> None:
    found = refused({0: "nummer"}, *(Row(n, ("a@b.nl",)) for n in range(1, MOST + more + 1)))
    places = " ".join(f"Regel {n}, kolom ‘nummer’ lijkt {MAIL}." for n in range(1, MOST + 1))
    assert f"niet gebruikt. {places}{told} Haal dit weg" in found


def test_column_that_does_not_come_back_is_not_looked_at() -> None:
    refuse_personal(Sheet(("regels", "rem"), (Row(2, ("3-5-2010", "ja")),)), {1: "rem"})


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_number_that_passes_the_test_of_eleven_is_always_found(first: list[int]) -> None:
    last = sum((9 - place) * digit for place, digit in enumerate(first)) % 11
    if last < 10 and any(first):
        assert looks_like("".join(map(str, [*first, last]))) == NUMBER
