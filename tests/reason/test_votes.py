"""Hands are counted by question and answer; nonsense counts as none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.reason.votes import counted, divided, read_votes, unread
from flow.reason.walk import walk
from tests.support.toy import FLOW, question


def test_votes_for_what_exists_are_kept() -> None:
    raw = {"rem": {"ja": 3, "half": "2", "weg": 5}, "weer": {"ja": 1}}
    assert read_votes(FLOW, raw) == {"rem": {"ja": 3, "half": 2}}


UNREAD = ["-1", "2,5", "veel", "10e", "12 mensen", True, [3], "²", "٣", 1.5, 1000, "9" * 5000]


@pytest.mark.parametrize("typed", UNREAD)
def test_what_is_no_number_of_hands_is_none_and_is_told(typed: object) -> None:
    assert read_votes(FLOW, {"rem": {"ja": typed}}) == {}
    assert unread(question("rem"), {"ja": typed, "half": "3"}) == {"ja": str(typed)}


@pytest.mark.parametrize(("typed", "count"), [(" 4 ", 4), ("007", 7), (999, 999)])
def test_numbers_are_read_as_people_type_them(typed: object, count: int) -> None:
    assert read_votes(FLOW, {"rem": {"ja": typed}}) == {"rem": {"ja": count}}


@pytest.mark.parametrize("typed", ["", "  ", "0", "12", 999])
def test_number_or_nothing_is_not_unread(typed: object) -> None:
    assert unread(question("rem"), {"ja": typed}) == {}


@given(
    st.recursive(st.none() | st.text() | st.integers(), st.lists)
    | st.dictionaries(st.sampled_from(["rem", "weer"]), st.integers() | st.lists(st.integers()))
)
def test_any_votes_are_read(raw: object) -> None:
    assert read_votes(FLOW, raw) == {}


def test_answers_with_most_hands_come_first_and_those_without_are_left_out() -> None:
    found = counted(question("rem"), {"rem": {"ja": 2, "half": 4, "stuk": 2}})
    assert [(option.id, count) for option, count in found] == [("half", 4), ("ja", 2), ("stuk", 2)]
    assert counted(question("rem"), {"rem": {"half": 1}})[0][0].id == "half"
    assert counted(question("rem"), {}) == []


def test_room_is_divided_where_two_answers_got_hands_on_the_path() -> None:
    walked = walk(FLOW, {"rem": "ja", "schade": "band"})
    votes = {
        "rem": {"ja": 5},
        "schade": {"band": 3, "frame": 1},
        "geld": {"weinig": 1, "genoeg": 1},
    }
    assert [asked.id for asked in divided(walked, votes)] == ["schade"]
