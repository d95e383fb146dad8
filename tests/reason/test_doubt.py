"""A half-known case: what is still possible, what always comes with it, and what decides most."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from flow.reason.doubt import Possible, open_questions, possible
from flow.reason.walk import Walk, walk
from tests.support.toy import (
    FLOW,
    IDS,
    ROUTES,
    consistent,
    option,
    question,
    valid_answers,
)
from tests.support.trails import Trail


def actions(trail: Trail) -> set[str]:
    """Return the actions that the answers of a complete path bring."""
    chosen = [option(asked, id) for asked, id in trail.passed.items()]
    return {action for answer in chosen for action in answer.actions}


def shared(answers: dict[str, str], outcome: str) -> set[str]:
    """Return the actions that all complete paths to an outcome share."""
    ways = [actions(trail) for trail in consistent(answers) if trail.outcome == outcome]
    return set.intersection(*ways)


def ends_after(walked: Walk, id: str, chosen: str) -> set[str]:
    return {trail.outcome for trail in consistent({**walked.kept, id: chosen})}


def held(walked: Walk) -> list[dict[str, str]]:
    """Return the answers that count: none, the first as they are asked, one more each time."""
    kept = [(id, walked.kept[id]) for id in IDS if id in walked.kept]
    return [dict(kept[:count]) for count in range(len(kept) + 1)]


# --- counted over all complete paths ------------------------------------------------------------


@given(valid_answers)
def test_outcomes_are_those_of_the_consistent_paths(answers: dict[str, str]) -> None:
    ends = {trail.outcome for trail in consistent(answers)}
    found = possible(walk(FLOW, answers))
    assert [item.outcome.id for item in found] == [id for id in FLOW.outcomes if id in ends]


@given(valid_answers)
def test_action_that_every_consistent_path_brings_always_comes_along(
    answers: dict[str, str],
) -> None:
    for item in possible(walk(FLOW, answers)):
        every = shared(answers, item.outcome.id)
        assert [each.id for each, _ in item.always] == [id for id in FLOW.actions if id in every]


@given(valid_answers)
def test_action_always_comes_along_since_the_answer_that_is_named(answers: dict[str, str]) -> None:
    walked = walk(FLOW, answers)
    for item in possible(walked):
        for action, answer in item.always:
            first = next(
                some for some in held(walked) if action.id in shared(some, item.outcome.id)
            )
            last = list(first.items())[-1] if first else None
            assert last == (answer and (answer.question.id, answer.option.id))


@given(valid_answers)
def test_outcome_needs_the_answers_that_keep_a_consistent_path_to_it(
    answers: dict[str, str],
) -> None:
    walked = walk(FLOW, answers)
    asked = [item.question for item in open_questions(walked)]
    still = {(q.id, o.id): ends_after(walked, q.id, o.id) for q in asked for o in q.options}
    for item in possible(walked):
        kept = {
            q.id: [o.id for o in q.options if item.outcome.id in still[q.id, o.id]] for q in asked
        }
        needed = {id: kept[id] for id in IDS if id in kept and len(kept[id]) < size(id)}
        assert needs(item) == list(needed.items())


def size(id: str) -> int:
    return len(question(id).options)


def needs(item: Possible) -> list[tuple[str, list[str]]]:
    """Return what an outcome needs, as ids, in the order in which it is told."""
    return [(asked.id, [option.id for option in kept]) for asked, kept in item.needs]


@given(valid_answers)
def test_open_questions_are_those_that_consistent_paths_still_ask(answers: dict[str, str]) -> None:
    asked = {id for trail in consistent(answers) for id in trail.answers} - answers.keys()
    found = [item.question.id for item in open_questions(walk(FLOW, answers))]
    assert sorted(found) == sorted(asked)


@given(valid_answers)
def test_question_that_leaves_the_fewest_comes_first_and_then_the_later(
    answers: dict[str, str],
) -> None:
    walked = walk(FLOW, answers)
    found = open_questions(walked)
    between = ROUTES & walked.possible if len(ROUTES & walked.possible) > 1 else walked.possible
    for item in found:
        ends = [ends_after(walked, item.question.id, o.id) for o in item.question.options]
        counts = [len(each & between) for each in ends if each & between]
        assert item.left == Fraction(sum(counts), len(counts))
    keys = [(item.left, -IDS.index(item.question.id)) for item in found]
    assert keys == sorted(keys)


# --- counted by hand, from the files in tests/toy -----------------------------------------------

# A flat tyre, and cannot do it alone; the brake is not known.
NOOR = FLOW.cases["noor"].answers


def test_open_questions_of_a_case_counted_by_hand() -> None:
    """Routes left: `rem` 2, 2 or 4; `geld` 3, 3 or 2; `garantie` 3 each; and so on."""
    found = [(item.question.id, item.left) for item in open_questions(walk(FLOW, NOOR))]
    assert found == [
        ("geld", Fraction(8, 3)),
        ("rem", Fraction(8, 3)),
        ("garantie", Fraction(3)),
        ("ouderdom", Fraction(7, 2)),
        ("bon", Fraction(11, 3)),
    ]


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        pytest.param({"rem": "ja", **NOOR}, {"geld": 1}, id="an answer that leaves no route"),
        pytest.param(
            {"schade": "frame", "garantie": "ja"},
            {"bon": 1, "rem": 2},
            id="one route left: outcomes count",
        ),
        pytest.param(
            {"schade": "frame", "garantie": "ja", "bon": "kwijt"},
            {"rem": 1},
            id="no route left: outcomes count",
        ),
        pytest.param(
            {"schade": "frame", "garantie": "nee"},
            {"geld": Fraction(5, 3), "ouderdom": Fraction(3, 2), "rem": 3},
            id="three routes left",
        ),
    ],
)
def test_what_is_left_counted_by_hand(answers: dict[str, str], left: dict[str, object]) -> None:
    found = open_questions(walk(FLOW, answers))
    assert {item.question.id: item.left for item in found} == left


@pytest.mark.parametrize(
    ("outcome", "needed"),
    [
        ("repair-cafe", {"geld": ["weinig"]}),
        ("werkplaats", {"geld": ["genoeg"]}),
        ("fabriek", {"rem": ["stuk"], "garantie": ["ja"], "bon": ["papier", "foto"]}),
        (
            "andere-fiets",
            {"rem": ["stuk"], "garantie": ["nee", "weet-niet"], "ouderdom": ["oud"]},
        ),
        ("eerst-prijs", {"geld": ["weet-niet"]}),
        ("eerst-bon", {"rem": ["stuk"], "garantie": ["ja"], "bon": ["kwijt"]}),
    ],
)
def test_what_an_outcome_of_a_case_needs_found_by_hand(
    outcome: str, needed: dict[str, list[str]]
) -> None:
    found = {item.outcome.id: item for item in possible(walk(FLOW, NOOR))}
    assert len(found) == 6
    assert needs(found[outcome]) == list(needed.items())


@pytest.mark.parametrize(
    ("outcome", "always"),
    [
        ("repair-cafe", {"tweedehands": "schade"}),  # a tyre never comes to `wachten`
        ("werkplaats", {}),
        ("fabriek", {"lopen": "schade", "melden-rem": "schade"}),
        ("andere-fiets", {"lopen": "schade", "melden-rem": "schade", "inleveren": None}),
        ("eerst-prijs", {}),
    ],
)
def test_what_always_comes_with_an_outcome_of_a_case_found_by_hand(
    outcome: str, always: dict[str, str | None]
) -> None:
    found = {item.outcome.id: item for item in possible(walk(FLOW, NOOR))}
    since = [
        (action.id, answer.question.id if answer else None)
        for action, answer in found[outcome].always
    ]
    assert since == list(always.items())
