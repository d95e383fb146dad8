"""Every explanation is true: checked against the complete paths, counted one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import accumulate, pairwise
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.reason import explain
from flow.reason.explain import (
    MOST_REASONS,
    Change,
    Reason,
    WhyNot,
    changes,
    closed,
    why,
    why_not,
)
from flow.reason.walk import Answer, Walk, walk
from flow.rules.states import unfolded
from tests.support.edit_rules import leading
from tests.support.toy import (
    FLOW,
    IDS,
    ROUTES,
    TRAILS,
    consistent,
    option,
    question,
    trail_to,
    valid_answers,
    walks,
)
from tests.support.trails import Trail

type Changes = set[tuple[frozenset[tuple[str, str]], str]]


@dataclass(frozen=True)
class Explained:
    """A complete path with everything that is said about it."""

    trail: Trail
    walk: Walk
    why: tuple[Reason, ...]
    why_not: tuple[WhyNot, ...]
    changes: tuple[Change, ...]


@cache
def explained() -> tuple[Explained, ...]:
    """Every complete path, explained."""
    return tuple(
        Explained(trail, walked, why(walked), why_not(walked), changes(walked))
        for trail, walked in zip(TRAILS, walks(), strict=True)
    )


def beginnings(trail: Trail) -> list[str]:
    """Return the path after no, one, two… answers, as texts."""
    return list(accumulate((f"{id}={option} " for id, option in trail.answers.items()), initial=""))


@cache
def ends() -> Counter[tuple[str, str]]:
    """Count the complete paths by beginning and outcome; by `*` for all outcomes together."""
    return Counter(
        (beginning, outcome)
        for trail in TRAILS
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


def is_firm(id: str, option: str) -> bool:
    return id in ("schade", "garantie", "ouderdom") and option != "weet-niet"


def smallest(answers: Mapping[str, str], outcome: str) -> Changes:
    """Return the fewest other answers that lead to another route, over all complete paths.

    No path counts that asks for a firm fact and gets another answer than was given.
    """
    firm = {id: option for id, option in answers.items() if is_firm(id, option)}
    found = {
        (frozenset(trail.answers.items() - answers.items()), trail.outcome)
        for trail in consistent(firm)
        if trail.outcome in ROUTES - {outcome}
    }
    least = min((len(change) for change, _ in found), default=0)
    return {(change, end) for change, end in found if len(change) == least}


def test_why_names_the_answers_that_raised_the_share_most() -> None:
    wrong = [
        item.trail
        for item in explained()
        if [(reason.weight, reason.answer.question.id) for reason in item.why]
        != strongest(item.trail)
    ]
    assert wrong == []


def test_why_gives_answers_of_the_path() -> None:
    assert MOST_REASONS == 5
    assert {len(item.why) for item in explained()} == {2, 3, 4}
    assert all(reason.answer in item.walk.path for item in explained() for reason in item.why)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_only_the_strongest_answers_are_told(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    every = explained()  # made once for all tests, so before the limit is another
    monkeypatch.setattr(explain, "MOST_REASONS", most)
    for item in every:
        assert why(item.walk) == item.why[:most]


def test_answer_that_makes_no_difference_is_no_reason() -> None:
    flow = leading(FLOW, "rem", stuk="schade")  # now every answer about the brake leads on
    found = why(walk(flow, {"rem": "stuk", "schade": "niets"}))
    assert [reason.answer.question.id for reason in found] == ["schade"]


def test_of_answers_that_weigh_the_same_the_later_leads() -> None:
    """Of 9 paths from `garantie` 3 pass `bon` after `ja`; of those 3, one ends in eerst-bon."""
    flow = leading(FLOW, "garantie", nee="geld", weet_niet="geld")
    found = why(walk(flow, {"rem": "stuk", "garantie": "ja", "bon": "kwijt"}))
    assert [(item.answer.question.id, item.weight) for item in found] == [
        ("bon", Fraction(3)),
        ("garantie", Fraction(3)),
        ("rem", Fraction(61, 27)),
    ]


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


def test_every_change_leads_to_the_other_route_it_names() -> None:
    wrong = [
        (item.trail, change)
        for item in explained()
        for change in item.changes
        if walk(FLOW, {**item.trail.answers, **change.answers}).outcome is not change.route
        or change.route.id not in ROUTES - {item.trail.outcome}
    ]
    assert wrong == []


def test_changes_are_all_the_smallest_ones() -> None:
    wrong = [
        item.trail
        for item in explained()
        if as_set(item.changes) != smallest(item.trail.answers, item.trail.outcome)
    ]
    assert wrong == []


def as_set(found: tuple[Change, ...]) -> Changes:
    return {(frozenset(change.answers.items()), change.route.id) for change in found}


@given(valid_answers, st.sampled_from(TRAILS))
def test_changes_count_from_all_valid_answers_also_those_beside_the_path(
    beside: dict[str, str], trail: Trail
) -> None:
    answers = {**beside, **trail.answers}
    assert as_set(changes(walk(FLOW, answers))) == smallest(answers, trail.outcome)


def test_firm_fact_that_was_given_is_never_changed() -> None:
    for item in explained():
        for change in item.changes:
            for id in change.answers.keys() & item.trail.answers.keys():
                assert not is_firm(id, item.trail.answers[id])


def test_no_change_is_told_when_only_a_firm_fact_stands_in_the_way() -> None:
    """With `frame` and `nee` every way ends in another bicycle once that leads all there."""
    flow = leading(FLOW, "geld", weinig="eerst-prijs", genoeg="eerst-prijs")
    flow = leading(flow, "wachten", ja="eerst-prijs", weet_niet="eerst-prijs")
    flow = leading(flow, "rem", stuk="schade")
    answers = {"rem": "ja", "schade": "frame", "garantie": "nee", "ouderdom": "oud"}
    walked = walk(flow, answers)
    assert walked.outcome is FLOW.outcomes["andere-fiets"]
    assert changes(walked) == ()


def test_changes_come_once_in_the_order_of_the_questions() -> None:
    order = IDS
    for item in explained():
        sets = [list(change.answers.items()) for change in item.changes]
        keys = [[(order.index(id), option) for id, option in change] for change in sets]
        assert keys == sorted(keys)
        assert all(key == sorted(key) for key in keys)
        assert len({str(key) for key in keys}) == len(keys)


@given(valid_answers)
def test_why_not_holds_for_partial_and_stale_answers(answers: dict[str, str]) -> None:
    walked = walk(FLOW, answers)
    found = {item.route.id: item.answer for item in why_not(walked)}
    assert found.keys() == ROUTES - walked.possible
    kept = [id for id in IDS if id in walked.kept]
    for route, answer in found.items():
        at = kept.index(answer.question.id)
        assert answer.option.id == answers[kept[at]]
        assert route in ends_with(answers, kept[:at])
        assert route not in ends_with(answers, kept[: at + 1])


def ends_with(answers: dict[str, str], held: list[str]) -> set[str]:
    return {trail.outcome for trail in consistent({id: answers[id] for id in held})}


@given(valid_answers)
def test_closed_names_the_first_answer_after_which_no_path_asks_the_question(
    answers: dict[str, str],
) -> None:
    walked = walk(FLOW, answers)
    asked = {id for trail in consistent(walked.kept) for id in trail.passed}
    found = closed(walked)
    assert found.keys() == FLOW.questions.keys() - asked
    for id, sentence in found.items():
        first = next(held for held in kept_so_far(walked) if id not in asked_with(held))
        closing = question(list(first)[-1])
        option = closing.option(first[closing.id])
        assert option
        asked_no_more = f"De vraag ‘{question(id).short}’ telt niet meer mee"
        assert sentence == f"{asked_no_more}, omdat {option.because}."


def test_clauses_of_the_toy_rules_tell_all_answers_apart() -> None:
    """So that a sentence with a clause names one answer, as the tests around this one expect."""
    clauses = [option.because for asked in FLOW.questions.values() for option in asked.options]
    assert len(set(clauses)) == len(clauses) == 28


def kept_so_far(walked: Walk) -> list[dict[str, str]]:
    """Return the answers that count, one more each time, in the order of the graph."""
    kept = [(id, walked.kept[id]) for id in IDS if id in walked.kept]
    return [dict(kept[: count + 1]) for count in range(len(kept))]


def asked_with(answers: dict[str, str]) -> set[str]:
    return {id for trail in consistent(answers) for id in trail.passed}


def test_without_an_outcome_there_is_no_why_and_nothing_to_change() -> None:
    walked = walk(FLOW, {"rem": "ja"})
    assert (why(walked), why_not(walked), changes(walked)) == ((), (), ())


# --- counted by hand, from the files in tests/toy -----------------------------------------------

# A broken brake, no guarantee, an old bicycle: that is the case of Ties.
TIES = FLOW.cases["ties"].answers


def test_weights_of_a_case_counted_by_hand() -> None:
    """Of 67 paths 6 end in another bicycle; 2 of 11 after `stuk`; 1 of 4 after `nee`; then all."""
    found = [(item.answer.question.id, item.weight) for item in why(walk(FLOW, TIES))]
    assert found == [
        ("ouderdom", Fraction(4)),
        ("rem", Fraction(2, 11) / Fraction(6, 67)),
        ("garantie", Fraction(1, 4) / Fraction(2, 11)),
    ]


def test_answers_that_closed_the_other_routes_in_a_case_found_by_hand() -> None:
    found = {item.route.id: item.answer.question.id for item in why_not(walk(FLOW, TIES))}
    assert list(found.items()) == [
        ("zelf-maken", "rem"),
        ("repair-cafe", "ouderdom"),
        ("werkplaats", "ouderdom"),
        ("fabriek", "garantie"),
    ]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        pytest.param(
            {"rem": "stuk", "garantie": "ja", "bon": "kwijt"},
            [({"bon": "foto"}, "fabriek"), ({"bon": "papier"}, "fabriek")],
            id="two answers to the same route",
        ),
        pytest.param(
            {"rem": "ja", "schade": "band", "handig": "nee", "geld": "genoeg"},
            [
                ({"handig": "alleen"}, "zelf-maken"),
                ({"handig": "met-hulp"}, "zelf-maken"),  # for a tyre
                ({"geld": "weinig"}, "repair-cafe"),
            ],
            id="either of two questions",
        ),
        pytest.param(
            {"rem": "ja", "schade": "weet-niet"},
            [
                ({"schade": "band", "handig": "alleen"}, "zelf-maken"),
                ({"schade": "band", "handig": "met-hulp"}, "zelf-maken"),
                ({"schade": "ketting", "handig": "alleen"}, "zelf-maken"),
            ],
            id="two answers together",
        ),
        pytest.param(
            {"rem": "ja", "schade": "weet-niet", "garantie": "nee", "ouderdom": "oud"},
            [({"rem": "stuk"}, "andere-fiets"), ({"schade": "frame"}, "andere-fiets")],
            id="answers beside the path count as given",
        ),
    ],
)
def test_changes_found_by_hand(
    answers: dict[str, str], found: list[tuple[dict[str, str], str]]
) -> None:
    told = changes(walk(FLOW, answers))
    assert [(change.answers, change.route.id) for change in told] == found


def test_question_that_is_closed_tells_because_of_what() -> None:
    told = closed(walk(FLOW, {"rem": "stuk"}))
    assert list(told) == ["schade", "handig", "lek", "wachten"]
    assert told["handig"] == "De vraag ‘Zelf doen’ telt niet meer mee, omdat de rem stuk is."


def test_route_that_is_out_tells_because_of_what() -> None:
    told = {item.route.id: item.sentence for item in why_not(walk(FLOW, {"rem": "stuk"}))}
    assert told == {"zelf-maken": "Zelf maken valt af, omdat de rem stuk is."}


@pytest.mark.parametrize(
    ("names", "start"),
    [
        (["Halt"], "Halt valt af"),
        (["Halt", "Straf"], "Halt en Straf vallen af"),
        (["Hulp", "Halt", "Straf"], "Hulp, Halt en Straf vallen af"),
    ],
)
def test_routes_that_one_answer_closed_share_a_sentence(names: list[str], start: str) -> None:
    answer = Answer(question("rem"), option("rem", "stuk"))
    assert explain.out_by(names, answer) == f"{start}, omdat de rem stuk is."


def test_what_is_out_is_grouped_by_the_answer_that_closed_it() -> None:
    rem, bon = Answer(question("rem"), option("rem", "ja")), Answer(question("bon"), ANY)
    assert explain.by_answer([("a", rem), ("b", bon), ("c", rem)]) == [
        (["a", "c"], rem),
        (["b"], bon),
    ]


@given(valid_answers)
def test_sentence_of_a_route_gives_the_answer_as_its_clause_is_written(
    answers: dict[str, str],
) -> None:
    for item in why_not(walk(FLOW, answers)):
        given = question(item.answer.question.id).option(answers[item.answer.question.id])
        assert given is item.answer.option
        assert item.sentence == f"{item.route.title} valt af, omdat {given.because}."


def test_walk_can_be_explained_when_its_rules_were_forgotten_meanwhile() -> None:
    """Only of the last few rules is kept what was worked out; a walk holds what it needs."""
    walked = walk(FLOW, trail_to("fabriek").answers)
    told = why(walked), changes(walked)
    unfolded.cache_clear()
    assert (why(walked), changes(walked)) == told
