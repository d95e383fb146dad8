"""Any set of answers leads somewhere sensible: partial, stale and nonsense ones alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.reason.walk import paths, walk
from flow.rules.model import Option, Question
from tests.support.edit_rules import changed
from tests.support.toy import (
    FLOW,
    IDS,
    OPTIONS,
    TRAILS,
    before,
    consistent,
    option,
    question,
    trail_to,
    valid_answers,
    walks,
)

anything = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.tuples()
wild_answers = st.dictionaries(
    st.sampled_from(IDS) | anything, st.sampled_from(OPTIONS) | anything | st.lists(anything)
)


def route(answers: Mapping[str, object]) -> dict[str, str]:
    """Return the answers on the path as a mapping."""
    return {asked.id: option.id for asked, option in walk(FLOW, answers).answered}


def test_enumeration_of_the_engine_is_the_one_of_the_tests() -> None:
    found = [
        ({asked.id: option.id for asked, option in path}, path[-1].option.target)
        for path in paths(FLOW)
    ]
    assert found == [(trail.passed, trail.outcome) for trail in TRAILS]


def test_every_complete_path_leads_to_its_outcome_without_loss() -> None:
    wrong = [
        trail
        for trail, walked in zip(TRAILS, walks(), strict=True)
        if walked.outcome is not FLOW.outcomes[trail.outcome]
        or walked.possible != {trail.outcome}
        or {asked.id: option.id for asked, option in walked.path} != trail.passed
        or {asked.id: option.id for asked, option in walked.answered} != trail.answers
        or (walked.open, walked.dropped, walked.at_most) != (None, (), 0)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("asked", "option"),
    [(asked, option) for asked in FLOW.asked for option in asked.options],
    ids=lambda item: item.id,
)
def test_every_option_leads_to_its_target(asked: Question, option: Option) -> None:
    answers = before(asked.id)
    assert walk(FLOW, answers).open is asked
    walked = walk(FLOW, {**answers, asked.id: option.id})
    places = [state.place for state in walked.states]
    assert option.target == places[places.index(asked.id) + 1]


def test_without_answers_everything_is_open() -> None:
    walked = walk(FLOW, {})
    assert (walked.path, walked.dropped, walked.actions) == ((), (), ())
    assert walked.open is question("rem")
    assert walked.outcome is None
    assert walked.possible == set(FLOW.outcomes)
    assert walked.at_most == 5


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ({"rem": "stuk"}, 3),  # garantie, ouderdom, geld
        ({"schade": "band"}, 4),  # rem, garantie, ouderdom, geld: the brake may be broken too
        ({"rem": "ja", "handig": "met-hulp"}, 4),  # schade, garantie, ouderdom, geld
        ({"rem": "ja", "schade": "ketting", "handig": "met-hulp"}, 2),  # wachten, geld
        ({"rem": "ja", "handig": "alleen", "garantie": "ja"}, 2),  # schade, bon
        ({"rem": "ja", "schade": "band", "handig": "nee"}, 1),
        ({"garantie": "nee", "ouderdom": "oud", "schade": "frame"}, 1),  # the brake only
    ],
)
def test_questions_that_can_still_follow_are_counted_along_the_longest_way(
    answers: dict[str, str], count: int
) -> None:
    assert walk(FLOW, answers).at_most == count


def test_partial_answers_stop_at_the_first_gap() -> None:
    walked = walk(FLOW, {"rem": "ja", "handig": "nee"})
    assert [asked.id for asked, _ in walked.path] == ["rem"]
    assert walked.open is question("schade")
    assert walked.kept == {"rem": "ja", "handig": "nee"}


def test_answers_count_in_any_order() -> None:
    answers = trail_to("werkplaats").answers
    backwards = walk(FLOW, dict(reversed(answers.items())))
    assert list(route(answers)) == [asked.id for asked, _ in backwards.path]


@pytest.mark.parametrize(
    ("answers", "dropped"),
    [
        ({"weer": "mooi"}, ("weer",)),
        ({"rem": "mooi"}, ("rem",)),
        ({"rem": ANY}, ("rem",)),  # equals every text, but is none
        ({"rem": None, "schade": ["band"]}, ("rem", "schade")),
        ({7: "ja", None: "ja", ("rem",): "ja"}, ("7", "None", "('rem',)")),
        ({"rem": "stuk", "handig": "nee"}, ("handig",)),
        ({"wachten": "ja", "handig": "nee", "rem": "stuk"}, ("wachten", "handig")),
        ({"schade": "band", "bon": "foto", "rem": "ja"}, ("bon",)),
        ({"schade": "niets", "geld": "weinig", "rem": "half"}, ("geld",)),
        ({"rem": "ja", "geld": "weinig"}, ()),
        ({"lek": "ja"}, ("lek",)),  # a gate is not asked
        ({"schade": "ketting", "handig": "met-hulp", "rem": "ja", "lek": "nee"}, ("lek",)),
        ({"rem": "ja", "schade": "band", "handig": "met-hulp", "wachten": "ja"}, ("wachten",)),
    ],
)
def test_answers_that_no_longer_apply_are_dropped(
    answers: dict[Any, object], dropped: tuple[str, ...]
) -> None:
    walked = walk(FLOW, answers)
    assert walked.dropped == dropped
    assert walked.kept == {id: option for id, option in answers.items() if str(id) not in dropped}


def test_valid_answer_that_is_dropped_stays_known_as_given() -> None:
    walked = walk(FLOW, {"rem": "stuk", "handig": "nee", "weer": "mooi"})
    assert walked.given == {"rem": "stuk", "handig": "nee"}


def test_actions_come_once_and_in_the_order_of_the_path() -> None:
    answers = {"rem": "stuk", "garantie": "weet-niet", "ouderdom": "oud"}
    found = [action.id for action in walk(FLOW, answers).actions]
    assert found == ["lopen", "melden-rem", "bon-zoeken", "inleveren"]


# --- gates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schade", "followed", "place"),
    [("band", "ja", "zelf-maken"), ("ketting", "nee", "wachten")],
)
def test_gate_is_passed_by_the_fact_without_being_asked(
    schade: str, followed: str, place: str
) -> None:
    walked = walk(FLOW, {"rem": "ja", "schade": schade, "handig": "met-hulp"})
    assert [(asked.id, option.id) for asked, option in walked.path] == [
        ("rem", "ja"),
        ("schade", schade),
        ("handig", "met-hulp"),
        ("lek", followed),
    ]
    assert [asked.id for asked, _ in walked.answered] == ["rem", "schade", "handig"]
    assert [state.place for state in walked.states][-1] == place
    assert "lek" not in walked.kept


def test_gate_brings_its_actions() -> None:
    walked = walk(FLOW, {"rem": "half", "schade": "band", "handig": "met-hulp"})
    assert [action.id for action in walked.actions] == ["lopen", "maat-noteren"]


def test_fact_decides_what_can_follow_long_before_its_gate_is_reached() -> None:
    assert "repair-cafe" in walk(FLOW, {"rem": "ja", "handig": "met-hulp"}).possible
    tyre = walk(FLOW, {"rem": "ja", "schade": "band", "handig": "met-hulp"})
    chain = walk(FLOW, {"rem": "ja", "schade": "ketting", "handig": "met-hulp"})
    assert tyre.possible == {"zelf-maken"}
    assert chain.possible == {"repair-cafe", "werkplaats", "eerst-prijs"}


def test_firm_facts_are_facts_that_are_known() -> None:
    walked = walk(FLOW, {"rem": "stuk", "garantie": "weet-niet", "ouderdom": "oud"})
    assert [asked.id for asked, _ in walked.firm] == ["ouderdom"]


# --- actions ------------------------------------------------------------------------------------


def test_action_that_two_answers_bring_comes_once() -> None:
    again = replace(option("schade", "ketting"), actions=("maat-noteren", "lopen"))
    kept = tuple(again if o.id == again.id else o for o in question("schade").options)
    flow = changed(FLOW, replace(question("schade"), options=kept))
    found = walk(flow, {"rem": "half", "schade": "ketting"}).actions
    assert [action.id for action in found] == ["lopen", "maat-noteren"]


def test_actions_of_every_path_are_those_of_its_options() -> None:
    for walked in walks():
        found = [action.id for action in walked.actions]
        brought = [id for _, option in walked.path for id in option.actions]
        assert sorted(found) == sorted(set(brought))
        assert found == sorted(found, key=brought.index)


@given(valid_answers)
def test_possible_outcomes_are_those_of_the_consistent_paths(answers: dict[str, str]) -> None:
    walked = walk(FLOW, answers)
    assert walked.possible == {trail.outcome for trail in consistent(answers)}
    assert walked.possible == {trail.outcome for trail in consistent(walked.kept)}


@given(valid_answers)
def test_at_most_is_the_longest_consistent_path_without_its_answers(
    answers: dict[str, str],
) -> None:
    ahead = [len(trail.answers.keys() - answers.keys()) for trail in consistent(answers)]
    assert walk(FLOW, answers).at_most == max(ahead)


@given(valid_answers)
def test_answer_is_dropped_only_when_no_consistent_path_asks_for_it(
    answers: dict[str, str],
) -> None:
    asked = {id for trail in consistent(answers) for id in trail.answers}
    assert set(walk(FLOW, answers).dropped) == answers.keys() - asked


@given(valid_answers | wild_answers)
def test_walk_never_raises_and_never_invents_an_answer(answers: dict[Any, object]) -> None:
    walked = walk(FLOW, answers)
    assert route(answers).items() <= walked.kept.items() <= walked.given.items()
    assert all(answers[id] == option for id, option in walked.given.items())
    assert (walked.outcome is None) != (walked.open is None)
    assert (walked.at_most == 0) == (walked.open is None)


@given(valid_answers | wild_answers)
def test_every_answer_is_either_kept_or_dropped(answers: dict[Any, object]) -> None:
    walked = walk(FLOW, answers)
    assert [str(id) for id in answers if id not in walked.kept] == list(walked.dropped)


@given(valid_answers | wild_answers)
def test_walking_what_was_kept_leads_to_the_same_place(answers: dict[Any, object]) -> None:
    first = walk(FLOW, answers)
    again = walk(FLOW, first.kept)
    assert again.dropped == ()
    assert again.given == again.kept == first.kept
    for what in ("path", "open", "outcome", "possible", "at_most", "actions"):
        assert getattr(again, what) == getattr(first, what)
