"""Every explanation is true: checked against the complete paths, counted one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flow.reason import doubt
from flow.reason.explain import MOST_REASONS, Change, changes, closed, why, why_not
from flow.reason.walk import Walk, in_order, walk
from tests.support.rules import (
    Trail,
    consistent,
    counted,
    explained,
    leading,
    national,
    question,
    trails,
    untraced,
    valid_answers,
)

ROUTES = {route.id for route in national().routes}

type Changes = set[tuple[frozenset[tuple[str, str]], str]]


def beginnings(trail: Trail) -> list[str]:
    """Return the path after no, one, two… answers, as texts."""
    return list(accumulate((f"{id}={option} " for id, option in trail.answers.items()), initial=""))


@cache
def ends() -> Counter[tuple[str, str]]:
    """Count the complete paths by beginning and outcome; by `*` for all outcomes together."""
    return Counter(
        (beginning, outcome)
        for trail in trails()
        for beginning in beginnings(trail)
        for outcome in (trail.outcome, "*")
    )


def share(beginning: str, outcome: str) -> Fraction:
    """Return the share of the paths with this beginning that end here."""
    return Fraction(ends()[beginning, outcome], ends()[beginning, "*"])


def strongest(trail: Trail) -> list[tuple[Fraction, str]]:
    """Return how much each answer raised the share, strongest and then latest first."""
    shares = [share(beginning, trail.outcome) for beginning in beginnings(trail)]
    raised = [after / before for before, after in pairwise(shares)]
    order = sorted(range(len(raised)), key=lambda n: (-raised[n], -n))
    return [(raised[n], list(trail.answers)[n]) for n in order if raised[n] > 1][:MOST_REASONS]


def closing(trail: Trail, route: str) -> str:
    """Return the first question after whose answer no path with this beginning ends here."""
    after = beginnings(trail)[1:]
    at = next(n for n, beginning in enumerate(after) if not ends()[beginning, route])
    return list(trail.answers)[at]


@untraced
def smallest(answers: Mapping[str, str], outcome: str) -> Changes:
    """Return the fewest other answers that lead to another route, over all complete paths."""
    found = {
        (frozenset(trail.answers.items() - answers.items()), trail.outcome)
        for trail in trails()
        if trail.outcome in ROUTES - {outcome}
    }
    least = min(len(change) for change, _ in found)
    return {(change, end) for change, end in found if len(change) == least}


def test_why_names_the_answers_that_raised_the_share_most() -> None:
    wrong = [
        item.trail
        for item in explained()
        if [(reason.weight, reason.answer.question.id) for reason in item.why]
        != strongest(item.trail)
    ]
    assert wrong == []


def test_why_gives_one_to_five_answers_of_the_path() -> None:
    assert MOST_REASONS == 5
    assert {len(item.why) for item in explained()} <= {1, 2, 3, 4, 5}
    assert all(reason.answer in item.walk.path for item in explained() for reason in item.why)


def test_answer_that_makes_no_difference_is_no_reason() -> None:
    flow = leading("veiligheid", acuut="plicht")
    found = why(walk(flow, {"veiligheid": "nee", "plicht": "nee"}))
    assert [reason.answer.question.id for reason in found] == ["plicht"]


def test_why_not_names_exactly_the_routes_that_were_not_reached() -> None:
    wrong = [
        item.trail
        for item in explained()
        if {found.route.id for found in item.why_not} != ROUTES - {item.trail.outcome}
        or len(item.why_not) != len(ROUTES - {item.trail.outcome})
    ]
    assert wrong == []


def test_why_not_names_the_first_answer_that_closed_the_route() -> None:
    wrong = [
        (item.trail, found.route.id)
        for item in explained()
        for found in item.why_not
        if found.answer.question.id != closing(item.trail, found.route.id)
        or found.answer not in item.walk.path
    ]
    assert wrong == []


@untraced
def test_every_change_leads_to_the_other_route_it_names() -> None:
    wrong = [
        (item.trail, change)
        for item in explained()
        for change in item.changes
        if walk(national(), {**item.trail.answers, **change.answers}).outcome is not change.route
        or change.route.id not in ROUTES - {item.trail.outcome}
    ]
    assert wrong == []


@pytest.mark.parametrize("start", range(4))
def test_changes_are_all_the_smallest_ones(start: int) -> None:
    sample = explained()[start * 37 :: 4 * 37]
    wrong = [
        item.trail
        for item in sample
        if as_set(item.changes) != smallest(item.trail.answers, item.trail.outcome)
    ]
    assert wrong == []


def as_set(found: tuple[Change, ...]) -> Changes:
    return {(frozenset(change.answers.items()), change.route.id) for change in found}


@counted
@given(valid_answers, st.sampled_from(trails()))
def test_changes_count_from_all_valid_answers_also_those_beside_the_path(
    beside: dict[str, str], trail: Trail
) -> None:
    answers = {**beside, **trail.answers}
    assert as_set(changes(walk(national(), answers))) == smallest(answers, trail.outcome)


def test_changes_come_once_in_the_order_of_the_questions() -> None:
    order = in_order(national())
    for item in explained():
        sets = [list(change.answers.items()) for change in item.changes]
        keys = [[(order.index(id), option) for id, option in change] for change in sets]
        assert keys == sorted(keys)
        assert all(key == sorted(key) for key in keys)
        assert len({str(key) for key in keys}) == len(keys)


@counted
@given(valid_answers)
def test_why_not_holds_for_partial_and_stale_answers(answers: dict[str, str]) -> None:
    walked = walk(national(), answers)
    found = {item.route.id: item.answer for item in why_not(walked)}
    assert found.keys() == ROUTES - walked.possible
    kept = [id for id in in_order(national()) if id in walked.kept]
    for route, answer in found.items():
        at = kept.index(answer.question.id)
        assert answer.option.id == answers[kept[at]]
        assert route in ends_with(answers, kept[:at])
        assert route not in ends_with(answers, kept[: at + 1])


def ends_with(answers: dict[str, str], held: list[str]) -> set[str]:
    return {trail.outcome for trail in consistent({id: answers[id] for id in held})}


@counted
@given(valid_answers)
def test_closed_names_the_first_answer_after_which_no_path_asks_the_question(
    answers: dict[str, str],
) -> None:
    walked = walk(national(), answers)
    asked = {id for trail in consistent(walked.kept) for id in trail.answers}
    found = closed(walked)
    assert found.keys() == national().questions.keys() - asked
    for id, sentence in found.items():
        first = next(held for held in kept_so_far(walked) if id not in asked_with(held))
        closing = question(list(first)[-1])
        option = closing.option(first[closing.id])
        assert option
        assert f"‘{closing.short}’ is gekozen voor ‘{option.short}’" in sentence


def kept_so_far(walked: Walk) -> list[dict[str, str]]:
    """Return the answers that count, one more each time, in the order of the graph."""
    kept = [(id, walked.kept[id]) for id in in_order(national()) if id in walked.kept]
    return [dict(kept[: count + 1]) for count in range(len(kept))]


def asked_with(answers: dict[str, str]) -> set[str]:
    return {id for trail in consistent(answers) for id in trail.answers}


def test_without_an_outcome_there_is_no_why_and_nothing_to_change() -> None:
    walked = walk(national(), {"veiligheid": "nee"})
    assert (why(walked), why_not(walked), changes(walked)) == ((), (), ())


def test_sentence_names_the_route_the_answer_and_the_question() -> None:
    walked = walk(national(), {"plicht": "nee"})
    title, short = national().outcomes["halt"].title, question("plicht").short
    sentences = {item.route.id: item.sentence for item in why_not(walked)}
    assert sentences["halt"] == f"{title} valt af door ‘Nee’ bij ‘{short}’."


def test_weights_of_a_case_counted_by_hand() -> None:
    """From `halt-eerder` on, 3 of 7 paths end in straf, and 1 of 1 after `ja`; and so on."""
    weights = {
        reason.answer.question.id: reason.weight
        for reason in why(walk(national(), national().cases["sem"].answers))
    }
    assert weights["halt-eerder"] == Fraction(7, 3)
    assert weights["omvang"] == Fraction(10, 7)
    assert weights["eigen-keuze"] == Fraction(9, 8)


def test_changes_of_a_case_found_by_hand() -> None:
    walked = walk(national(), national().cases["sem"].answers)
    assert [(change.answers, change.route.id) for change in changes(walked)] == [
        ({"eigen-keuze": "kan-niet"}, "vrijwillige-jeugdhulp"),
        ({"eigen-keuze": "weet-niet"}, "vrijwillige-jeugdhulp"),
    ]


def test_answers_that_closed_the_other_routes_in_a_case_found_by_hand() -> None:
    walked = walk(national(), national().cases["sem"].answers)
    assert {item.route.id: item.answer.question.id for item in why_not(walked)} == {
        "dwang-civiel": "problematiek",
        "vrijwillige-jeugdhulp": "eigen-keuze",
        "halt": "halt-eerder",
    }


def actions(trail: Trail) -> set[str]:
    """Return the actions that the answers of a complete path bring."""
    chosen = [question(id).option(option) for id, option in trail.answers.items()]
    return {action for option in chosen if option for action in option.actions}


@counted
@given(valid_answers)
def test_half_known_case_has_the_outcomes_of_its_consistent_paths(answers: dict[str, str]) -> None:
    left = consistent(answers)
    found = doubt.possible(walk(national(), answers))
    ends = {trail.outcome for trail in left}
    assert [item.outcome.id for item in found] == [id for id in national().outcomes if id in ends]
    for item in found:
        ways = [actions(trail) for trail in left if trail.outcome == item.outcome.id]
        always = set.intersection(*ways)
        assert [each.id for each, _ in item.always] == [
            id for id in national().actions if id in always
        ]


@settings(deadline=None, max_examples=25)
@given(valid_answers)
def test_action_always_comes_with_an_outcome_since_the_answer_that_is_named(
    answers: dict[str, str],
) -> None:
    walked = walk(national(), answers)
    held = [{}, *kept_so_far(walked)]
    for item in doubt.possible(walked):
        for action, answer in item.always:
            first = next(some for some in held if action.id in shared(some, item.outcome.id))
            last = list(first.items())[-1] if first else None
            assert last == (answer and (answer.question.id, answer.option.id))


def shared(answers: dict[str, str], outcome: str) -> set[str]:
    """Return the actions that all complete paths to an outcome share."""
    ways = [actions(trail) for trail in consistent(answers) if trail.outcome == outcome]
    return set.intersection(*ways)


@settings(deadline=None, max_examples=25)
@given(valid_answers)
def test_outcome_needs_the_answers_that_keep_a_consistent_path_to_it(
    answers: dict[str, str],
) -> None:
    walked = walk(national(), answers)
    still = {
        (item.question.id, option.id): ends_after(walked, item.question.id, option.id)
        for item in doubt.open_questions(walked)
        for option in item.question.options
    }
    for item in doubt.possible(walked):
        needs = {asked.id: {option.id for option in kept} for asked, kept in item.needs}
        for asked in {id for id, _ in still}:
            kept = {o for (id, o), ends in still.items() if id == asked and item.outcome.id in ends}
            every = {option.id for option in question(asked).options}
            assert needs.get(asked, every) == kept
            assert needs.get(asked) != every


@settings(deadline=None, max_examples=25)
@given(valid_answers)
def test_open_question_that_leaves_the_fewest_routes_comes_first(answers: dict[str, str]) -> None:
    walked = walk(national(), answers)
    found = doubt.open_questions(walked)
    asked = {id for trail in consistent(answers) for id in trail.answers} - answers.keys()
    assert sorted(item.question.id for item in found) == sorted(asked)
    between = ROUTES & walked.possible if len(ROUTES & walked.possible) > 1 else walked.possible
    for item in found:
        ends = [ends_after(walked, item.question.id, o.id) for o in item.question.options]
        counts = [len(each & between) for each in ends if each & between]
        assert item.left == Fraction(sum(counts), len(counts))
    order = in_order(national())
    keys = [(item.left, -order.index(item.question.id)) for item in found]
    assert keys == sorted(keys)


def ends_after(walked: Walk, id: str, option: str) -> set[str]:
    return {trail.outcome for trail in consistent({**walked.kept, id: option})}


def test_case_of_bas_hangs_on_halt_counted_by_hand() -> None:
    """Of Halt and straf, `halt-eerder` leaves 2 after `nee` and `weet-niet`, and 1 after `ja`."""
    walked = walk(national(), national().cases["bas"].answers)
    first, second, *_ = doubt.open_questions(walked)
    assert (first.question.id, first.left) == ("instemming", Fraction(5, 3))
    assert (second.question.id, second.left) == ("halt-eerder", Fraction(5, 3))
    halt = next(item for item in doubt.possible(walked) if item.outcome.id == "halt")
    needs = {asked.id: [option.id for option in options] for asked, options in halt.needs}
    assert needs["omvang"] == ["tussen"]
    assert needs["halt-eerder"] == ["nee", "weet-niet"]
