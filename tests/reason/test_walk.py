"""Any set of answers leads somewhere sensible: partial, stale and nonsense ones alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.reason.walk import in_order, paths, walk
from flow.rules.model import Option, Question
from tests.support.rules import (
    IDS,
    OPTIONS,
    Trail,
    consistent,
    counted,
    national,
    question,
    trail_to,
    trails,
    valid_answers,
    walks,
)

anything = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.tuples()
wild_answers = st.dictionaries(
    st.sampled_from(IDS) | anything, st.sampled_from(OPTIONS) | anything | st.lists(anything)
)


def route(answers: Mapping[str, object]) -> dict[str, str]:
    """Return the path as a mapping."""
    return {asked.id: option.id for asked, option in walk(national(), answers).path}


def test_enumeration_of_the_engine_is_the_one_of_the_tests() -> None:
    found = [
        Trail({asked.id: option.id for asked, option in path}, path[-1].option.target)
        for path in paths(national())
    ]
    assert tuple(found) == trails()


def test_every_complete_path_leads_to_its_outcome_without_loss() -> None:
    wrong = [
        trail
        for trail, walked in zip(trails(), walks(), strict=True)
        if walked.outcome is not national().outcomes[trail.outcome]
        or walked.possible != {trail.outcome}
        or {asked.id: option.id for asked, option in walked.path} != trail.answers
        or (walked.open, walked.dropped, walked.at_most) != (None, (), 0)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("asked", "option"),
    [(asked, option) for asked in national().questions.values() for option in asked.options],
    ids=lambda item: item.id,
)
def test_every_option_leads_to_its_target(asked: Question, option: Option) -> None:
    on_the_way = next(
        trail.answers for trail in trails() if trail.answers.get(asked.id) == option.id
    )
    before = dict(list(on_the_way.items())[: list(on_the_way).index(asked.id)])
    assert walk(national(), before).open is asked
    walked = walk(national(), {**before, asked.id: option.id})
    assert option.target in (getattr(walked.open, "id", None), getattr(walked.outcome, "id", None))


def test_without_answers_everything_is_open() -> None:
    walked = walk(national(), {})
    assert (walked.path, walked.dropped, walked.actions) == ((), (), ())
    assert walked.open is question("veiligheid")
    assert walked.outcome is None
    assert walked.possible == set(national().outcomes)
    assert walked.at_most == max(len(trail.answers) for trail in trails())


def test_partial_answers_stop_at_the_first_gap() -> None:
    walked = walk(national(), {"veiligheid": "nee", "inschrijving": "ja"})
    assert [asked.id for asked, _ in walked.path] == ["veiligheid"]
    assert walked.open is question("plicht")
    assert walked.kept == {"veiligheid": "nee", "inschrijving": "ja"}


def test_answers_count_in_any_order() -> None:
    answers = trail_to("halt").answers
    backwards = walk(national(), dict(reversed(answers.items())))
    assert list(route(answers)) == [asked.id for asked, _ in backwards.path]


@pytest.mark.parametrize(
    ("answers", "dropped"),
    [
        ({"weer": "mooi"}, ("weer",)),
        ({"veiligheid": "mooi"}, ("veiligheid",)),
        ({"veiligheid": ANY}, ("veiligheid",)),  # equals every text, but is none
        ({"veiligheid": None, "plicht": ["ja"]}, ("veiligheid", "plicht")),
        ({7: "nee", None: "nee", ("plicht",): "ja"}, ("7", "None", "('plicht',)")),
        ({"plicht": "nee", "hulp": "ja"}, ("hulp",)),
        ({"hulp": "ja", "leeftijd": "5-11", "plicht": "nee"}, ("hulp", "leeftijd")),
        ({"soort": "luxe", "ziekte": "ziek"}, ("ziekte",)),
        ({"leeftijd": "5-11", "omvang": "tussen", "ouders": "kunnen-niet"}, ("omvang",)),
        ({"veiligheid": "nee", "omvang": "tussen"}, ()),
    ],
)
def test_answers_that_no_longer_apply_are_dropped(
    answers: dict[Any, object], dropped: tuple[str, ...]
) -> None:
    walked = walk(national(), answers)
    assert walked.dropped == dropped
    assert walked.kept == {id: option for id, option in answers.items() if str(id) not in dropped}


def test_valid_answer_that_is_dropped_stays_known_as_given() -> None:
    walked = walk(national(), {"plicht": "nee", "hulp": "ja", "weer": "mooi"})
    assert walked.given == {"plicht": "nee", "hulp": "ja"}


def test_actions_come_once_and_in_the_order_of_the_path() -> None:
    answers = {**trail_to("dwang-civiel").answers, "veiligheid": "weet-niet", "ernst": "weet-niet"}
    answers |= {"passend": "weet-niet"}
    walked = walk(national(), answers)
    assert [action.id for action in walked.actions] == ["advies-veilig-thuis", "passend-nagaan"]


def test_actions_of_every_path_are_those_of_its_options() -> None:
    for walked in walks():
        found = [action.id for action in walked.actions]
        brought = [id for _, option in walked.path for id in option.actions]
        assert sorted(found) == sorted(set(brought))
        assert found == sorted(found, key=brought.index)


def test_order_of_questions_never_looks_back() -> None:
    order = in_order(national())
    assert sorted(order) == IDS
    for id in order:
        later = order[order.index(id) + 1 :]
        assert all(o.target in later for o in question(id).options if o.target in IDS)


@counted
@given(valid_answers)
def test_possible_outcomes_are_those_of_the_consistent_paths(answers: dict[str, str]) -> None:
    walked = walk(national(), answers)
    assert walked.possible == {trail.outcome for trail in consistent(answers)}
    assert walked.possible == {trail.outcome for trail in consistent(walked.kept)}


@counted
@given(valid_answers)
def test_at_most_is_the_longest_consistent_path_without_its_answers(
    answers: dict[str, str],
) -> None:
    ahead = [len(trail.answers.keys() - answers.keys()) for trail in consistent(answers)]
    assert walk(national(), answers).at_most == max(ahead)


@counted
@given(valid_answers)
def test_answer_is_dropped_only_when_no_consistent_path_asks_for_it(
    answers: dict[str, str],
) -> None:
    asked = {id for trail in consistent(answers) for id in trail.answers}
    assert set(walk(national(), answers).dropped) == answers.keys() - asked


@counted
@given(valid_answers | wild_answers)
def test_walk_never_raises_and_never_invents_an_answer(answers: dict[Any, object]) -> None:
    walked = walk(national(), answers)
    assert route(answers).items() <= walked.kept.items() <= walked.given.items()
    assert all(answers[id] == option for id, option in walked.given.items())
    assert (walked.outcome is None) != (walked.open is None)
    assert (walked.at_most == 0) == (walked.open is None)


@counted
@given(valid_answers | wild_answers)
def test_every_answer_is_either_kept_or_dropped(answers: dict[Any, object]) -> None:
    walked = walk(national(), answers)
    assert [str(id) for id in answers if id not in walked.kept] == list(walked.dropped)


@counted
@given(valid_answers | wild_answers)
def test_walking_what_was_kept_leads_to_the_same_place(answers: dict[Any, object]) -> None:
    first = walk(national(), answers)
    again = walk(national(), first.kept)
    assert again.dropped == ()
    assert again.given == again.kept == first.kept
    for what in ("path", "open", "outcome", "possible", "at_most", "actions"):
        assert getattr(again, what) == getattr(first, what)
