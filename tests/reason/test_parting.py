"""Where the way to another outcome parts: the fewest given answers, recounted over all paths."""

from __future__ import annotations

import pytest

from flow.reason.parting import forks
from flow.reason.walk import walk
from tests.support.edit_rules import leading
from tests.support.toy import FLOW, TRAILS, trail_to
from tests.support.trails import Trail


def parted(answers: dict[str, str], outcome: str) -> dict[str, list[str]]:
    """Return the questions that decide, with the options that lead there."""
    found = forks(walk(FLOW, answers), outcome)
    return {fork.answer.question.id: [other.id for other in fork.others] for fork in found}


def differing(one: Trail, other: Trail) -> set[str]:
    """Return the questions of both paths that they answer otherwise."""
    return {id for id, option in one.answers.items() if other.answers.get(id, option) != option}


def test_path_to_the_outcome_itself_parts_nowhere() -> None:
    assert parted(trail_to("fabriek").answers, "fabriek") == {}


def test_last_question_decides_between_two_outcomes_beside_each_other() -> None:
    answers = {"rem": "ja", "schade": "band", "handig": "nee", "geld": "genoeg"}
    assert parted(answers, "repair-cafe") == {"geld": ["weinig"]}
    assert parted(answers, "eerst-prijs") == {"geld": ["weet-niet"]}


def test_path_that_ended_early_parts_where_it_ended() -> None:
    answers = {"rem": "ja", "schade": "rook"}
    assert parted(answers, "repair-cafe") == {"schade": ["band", "ketting", "frame"]}


def test_firm_fact_can_be_what_decides_also_through_a_gate() -> None:
    answers = {"rem": "ja", "schade": "band", "handig": "met-hulp"}
    assert FLOW.questions["schade"].fact
    assert parted(answers, "werkplaats") == {"handig": ["nee"]}
    assert parted(answers, "eerst-kijken") == {"schade": ["weet-niet"]}


def test_two_answers_can_be_needed() -> None:
    answers = {"rem": "ja", "schade": "band", "handig": "alleen"}
    found = forks(walk(FLOW, answers), "fabriek")
    assert [fork.answer.question.id for fork in found] == ["schade"]
    old = {"rem": "stuk", "garantie": "nee", "ouderdom": "oud"}
    assert parted(old, "zelf-maken") == {"rem": ["ja", "half"]}
    flow = leading(FLOW, "handig", alleen="werkplaats")  # one makes it with a tyre and help only
    found = forks(walk(flow, answers | {"schade": "ketting"}), "zelf-maken")
    assert [fork.answer.question.id for fork in found] == ["schade", "handig"]


@pytest.mark.parametrize("outcome", FLOW.outcomes)
def test_no_path_to_the_outcome_differs_in_fewer_answers(outcome: str) -> None:
    goals = [trail for trail in TRAILS if trail.outcome == outcome]
    for trail in TRAILS:
        found = set(parted(trail.answers, outcome))
        sets = [differing(trail, goal) for goal in goals]
        assert found in sets
        assert len(found) == min(map(len, sets))


@pytest.mark.parametrize("outcome", FLOW.outcomes)
def test_each_other_option_leads_to_the_outcome(outcome: str) -> None:
    goals = [trail for trail in TRAILS if trail.outcome == outcome]
    for trail in TRAILS:
        found = parted(trail.answers, outcome)
        held = {id: option for id, option in trail.answers.items() if id not in found}
        for id, others in found.items():
            leading = {
                goal.answers[id]
                for goal in goals
                if id in goal.answers
                and all(goal.answers.get(key, option) == option for key, option in held.items())
            }
            assert set(others) == leading - {trail.answers[id]}
