"""Signs from paper: forgiven where hands and eyes slip, refused where one is wrong."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flow.rules.signs import (
    SIGNS,
    cleaned,
    grouped,
    is_whole,
    read,
    suspects,
    with_checks,
    written,
)

rows = st.text(SIGNS, min_size=1, max_size=29).map(with_checks)


def test_no_sign_looks_like_another() -> None:
    assert len(set(SIGNS)) == 32
    assert not set("ILOU") & set(SIGNS)


@given(number=st.integers(0, 32**5 - 1))
def test_number_comes_back(number: int) -> None:
    signs = written(number, 5)
    assert (len(signs), read(signs)) == (5, number)


@pytest.mark.parametrize(
    "typed", ["ab01-1k", "AB0i-lK", "abo1 ik", "A B-O1.I—K", " ab01\u00a01k\n", "AB01\u20111K"]
)
def test_signs_are_taken_as_they_were_meant(typed: str) -> None:
    assert cleaned(typed) == "AB011K"


@pytest.mark.parametrize(("signs", "told"), [("", ""), ("ABCD", "ABCD"), ("ABCDE", "ABCD-E")])
def test_signs_stand_in_groups_of_four(signs: str, told: str) -> None:
    assert grouped(signs) == told


@given(row=rows)
def test_row_with_its_checks_is_whole_and_nothing_in_it_is_suspect(row: str) -> None:
    assert is_whole(row)
    assert suspects(row) == ()


@given(row=rows, at=st.integers(0, 30), sign=st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed_and_found(row: str, at: int, sign: str) -> None:
    at %= len(row)
    assume(row[at] != sign)
    wrong = row[:at] + sign + row[at + 1 :]
    assert not is_whole(wrong)
    assert suspects(wrong) == (at,)


@given(row=rows, at=st.integers(0, 29))
def test_two_neighbours_that_were_swapped_are_noticed(row: str, at: int) -> None:
    at %= len(row) - 1
    assume(row[at] != row[at + 1])
    wrong = row[:at] + row[at + 1] + row[at] + row[at + 2 :]
    assert not is_whole(wrong)
    assert suspects(wrong) in ((at, at + 1), ())  # or another pair would explain it as well


def test_two_that_were_swapped_are_mostly_found() -> None:
    row = with_checks("DGK42E")
    assert suspects(row[:2] + row[3] + row[2] + row[4:]) == (2, 3)


def test_there_is_no_telling_where_two_signs_that_are_apart_are_wrong() -> None:
    row = with_checks("0000")
    assert suspects("1" + row[1:3] + "1" + row[4:]) == ()
