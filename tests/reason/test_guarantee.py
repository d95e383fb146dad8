"""What fixes an outcome: held alone it leaves no other, and not one answer of it can be missed."""

from __future__ import annotations

from itertools import combinations

import pytest

from flow.reason.guarantee import fixed_by
from flow.reason.walk import Answer, walk
from tests.support.edit_rules import leading
from tests.support.editions import renamed
from tests.support.toy import FLOW, TRAILS, consistent, walks


def ends(answers: dict[str, str]) -> set[str]:
    """Return the outcomes of the complete paths that these answers leave, counted one by one."""
    return {trail.outcome for trail in consistent(answers)}


def ids(found: tuple[Answer, ...]) -> list[str]:
    return [answer.question.id for answer in found]


def test_the_set_alone_leaves_only_the_outcome_on_every_path() -> None:
    for trail, walked in zip(TRAILS, walks(), strict=True):
        fixed = {question.id: option.id for question, option in fixed_by(walked)}
        assert fixed.items() <= trail.answers.items()
        assert ends(fixed) == {trail.outcome}


def test_no_smaller_set_of_the_answers_fixes_the_outcome_on_any_path() -> None:
    """So none of the set can be left out either."""
    for trail, walked in zip(TRAILS, walks(), strict=True):
        size = len(fixed_by(walked))
        for some in combinations(trail.answers.items(), size - 1):
            assert ends(dict(some)) != {trail.outcome}


def test_of_sets_of_the_same_size_the_one_with_the_later_questions_is_told() -> None:
    for trail, walked in zip(TRAILS, walks(), strict=True):
        order = list(trail.answers)
        fixed = ids(fixed_by(walked))
        sets = combinations(trail.answers.items(), len(fixed))
        enough = [some for some in sets if ends(dict(some)) == {trail.outcome}]
        keys = [sorted((order.index(id) for id, _ in some), reverse=True) for some in enough]
        assert sorted(map(order.index, fixed), reverse=True) == max(keys)


@pytest.mark.parametrize(
    ("answers", "fixed"),
    [
        # The receipt is asked only with a guarantee, but a good brake and a tyre lead elsewhere.
        ({"rem": "stuk", "garantie": "ja", "bon": "foto"}, ["rem", "garantie", "bon"]),
        # Whatever the brake: unless it is broken, and then nobody asks what else is.
        ({"rem": "half", "schade": "rook"}, ["rem", "schade"]),
        # Through the gate: who can do it alone fixes a tyre and a chain alike.
        ({"rem": "ja", "schade": "band", "handig": "met-hulp"}, ["rem", "schade", "handig"]),
    ],
)
def test_what_fixes_an_outcome_found_by_hand(answers: dict[str, str], fixed: list[str]) -> None:
    assert ids(fixed_by(walk(FLOW, answers))) == fixed


def test_answer_that_leads_to_the_same_place_as_all_others_is_left_out() -> None:
    flow = leading(FLOW, "rem", stuk="schade")
    assert ids(fixed_by(walk(flow, {"rem": "stuk", "schade": "niets"}))) == ["schade"]


# Everybody ends in the workshop, but who fixes a tyre with help: that takes two answers.
TWO = leading(FLOW, "rem", stuk="schade")
TWO = leading(TWO, "handig", alleen="werkplaats", nee="werkplaats")
TWO = leading(TWO, "lek", nee="werkplaats")
TWO = leading(TWO, "schade", **dict.fromkeys(["frame", "niets", "rook", "weet_niet"], "handig"))


@pytest.mark.parametrize(
    ("schade", "handig", "fixed"),
    [
        pytest.param("ketting", "alleen", ["handig"], id="either will do: the later is told"),
        pytest.param("band", "alleen", ["handig"], id="the fact alone would not"),
        pytest.param("ketting", "met-hulp", ["schade"], id="the fact alone does"),
        pytest.param("band", "met-hulp", ["schade", "handig"], id="both are needed"),
    ],
)
def test_of_two_answers_that_only_together_lead_elsewhere_one_fixes_the_outcome(
    schade: str, handig: str, fixed: list[str]
) -> None:
    found = fixed_by(walk(TWO, {"rem": "ja", "schade": schade, "handig": handig}))
    assert ids(found) == fixed


@pytest.mark.parametrize("number", range(8))
def test_later_is_told_whatever_the_questions_are_called(number: int) -> None:
    """Ids in a set have no order of their own: of two names the right one could be luck."""
    flow = renamed(TWO, "handig", f"vraag-{number}")
    answers = {"rem": "ja", "schade": "ketting", f"vraag-{number}": "alleen"}
    assert ids(fixed_by(walk(flow, answers))) == [f"vraag-{number}"]


def test_without_an_outcome_nothing_is_fixed() -> None:
    assert fixed_by(walk(FLOW, {"rem": "ja"})) == ()
