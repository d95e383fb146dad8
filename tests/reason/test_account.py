"""An outcome tells no more of itself than fits its kind."""

from __future__ import annotations

import pytest

from flow.reason.account import Account, account
from flow.reason.explain import changes, why, why_not
from flow.reason.guarantee import fixed_by
from flow.reason.walk import Walk, walk
from tests.support.toy import FLOW, ROUTES, TRAILS, consistent, walks

FACTS = ("schade", "garantie", "ouderdom")  # typed from the toy rules


def firm(walked: Walk) -> dict[str, str]:
    """Return the firm facts on a path: not knowing is none."""
    given = {question.id: option.id for question, option in walked.answered}
    return {id: given[id] for id in given if id in FACTS and given[id] != "weet-niet"}


def routes(answers: dict[str, str]) -> list[str]:
    """Return the routes that some complete path with these answers ends in."""
    ends = {trail.outcome for trail in consistent(answers)}
    return [route.id for route in FLOW.routes if route.id in ends]


def told(kind: str) -> list[tuple[Walk, Account]]:
    """Return every complete path to an outcome of a kind, or the urgent one, with its account."""
    found = [(walked, walked.outcome) for walked in walks() if walked.outcome]
    return [
        (walked, account(walked))
        for walked, outcome in found
        if kind == ("spoed" if outcome.urgent else outcome.kind)
    ]


def test_every_path_is_of_one_of_these_kinds() -> None:
    kinds = ("route", "eerst", "buiten", "spoed")
    assert sum(len(told(kind)) for kind in kinds) == len(TRAILS)
    assert all(told(kind) for kind in kinds)


def test_route_tells_everything_but_a_way_on() -> None:
    for walked, found in told("route"):
        assert (found.why, found.fixed) == (why(walked), fixed_by(walked))
        assert (found.why_not, found.changes) == (why_not(walked), changes(walked))
        assert (found.after, found.resume) == ((), None)


def test_what_lies_outside_tells_why_and_nothing_else() -> None:
    for walked, found in told("buiten"):
        assert found == Account(why=why(walked), fixed=fixed_by(walked))


def test_in_danger_nothing_is_told() -> None:
    assert all(found == Account() for _, found in told("spoed"))


def test_what_comes_first_tells_why_and_what_changes_nothing() -> None:
    for walked, found in told("eerst"):
        assert (found.why, found.fixed) == (why(walked), fixed_by(walked))
        assert found.changes == ()


def test_after_what_comes_first_the_routes_are_open_that_firm_facts_leave() -> None:
    for walked, found in told("eerst"):
        assert [route.id for route in found.after] == routes(firm(walked))


def test_what_comes_first_rules_out_only_what_a_firm_fact_closes_and_names_the_first() -> None:
    for walked, found in told("eerst"):
        facts = list(firm(walked).items())
        assert {item.route.id for item in found.why_not} == ROUTES - set(routes(dict(facts)))
        for item in found.why_not:
            closed = [item.route.id not in routes(dict(facts[: n + 1])) for n in range(len(facts))]
            assert item.answer.question.id == facts[closed.index(True)][0]


def test_way_on_leads_to_the_last_answer() -> None:
    for walked, found in told("eerst"):
        assert found.resume is walked.answered[-1].question


def test_partial_answers_tell_only_what_is_out() -> None:
    walked = walk(FLOW, {"rem": "stuk"})
    assert account(walked) == Account(why_not=why_not(walked))
    assert account(walked).why_not


@pytest.mark.parametrize(
    ("answers", "after", "out"),
    [
        pytest.param(
            {"rem": "ja", "schade": "frame", "garantie": "ja", "bon": "kwijt"},
            ["fabriek"],
            {
                "zelf-maken": "schade",
                "repair-cafe": "garantie",
                "werkplaats": "garantie",
                "andere-fiets": "garantie",
            },
            id="two facts",
        ),
        pytest.param(
            {"rem": "stuk", "garantie": "ja", "bon": "kwijt"},
            ["zelf-maken", "repair-cafe", "werkplaats", "fabriek"],
            {"andere-fiets": "garantie"},
            id="the brake may be mended, the guarantee stays",
        ),
        pytest.param(
            {"rem": "ja", "schade": "weet-niet"},
            ["zelf-maken", "repair-cafe", "werkplaats", "fabriek", "andere-fiets"],
            {},
            id="not knowing closes nothing",
        ),
    ],
)
def test_what_is_open_and_out_found_by_hand(
    answers: dict[str, str], after: list[str], out: dict[str, str]
) -> None:
    found = account(walk(FLOW, answers))
    assert [route.id for route in found.after] == after
    assert {item.route.id: item.answer.question.id for item in found.why_not} == out
    assert sorted(name for names, _ in found.out for name in names) == sorted(
        FLOW.outcomes[id].title for id in out
    )
