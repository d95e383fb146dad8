"""A loop, a dead end and whatever nobody can reach are found before anyone walks into them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flow.rules.check import problems
from flow.rules.edition import Edition
from flow.rules.model import Flow
from tests.support.edit_rules import changed, edited, leading, ordered
from tests.support.toy import FLOW, question


def starts(flow: Flow) -> list[str]:
    """Return the file and the row of every problem."""
    return [problem.split(",")[0] for problem in problems(flow)]


def test_toy_rules_have_no_problems() -> None:
    assert problems(FLOW) == ()


@pytest.mark.parametrize(
    ("flow", "named", "loop"),
    [
        (leading(FLOW, "bon", foto="garantie"), "garantie", "garantie → bon → garantie"),
        (leading(FLOW, "geld", weinig="geld"), "geld", "geld → geld"),
        (
            leading(FLOW, "geld", weinig="handig"),
            "handig",
            "handig → lek → wachten → geld → handig",
        ),
    ],
)
def test_loop_is_spelled_out_once(flow: Flow, named: str, loop: str) -> None:
    assert problems(flow) == (
        f"vragen.toml: id '{named}', field 'naar': the questions form a loop: {loop}",
    )


def test_question_that_leads_back_to_a_lower_number_is_refused() -> None:
    assert problems(ordered(FLOW, "rem", "schade", "bon")) == (
        "vragen.toml: id 'garantie', field 'naar': leads back to 'bon', "
        "which stands before it; move 'bon' below 'garantie'",
    )


def test_question_that_stands_before_many_is_named_for_each() -> None:
    assert starts(ordered(FLOW, "rem", "geld")) == [
        f"vragen.toml: id '{id}'" for id in ("ouderdom", "handig", "wachten")
    ]


def test_question_without_options_is_a_dead_end() -> None:
    assert problems(changed(FLOW, replace(question("geld"), options=()))) == (
        "vragen.toml: id 'geld', field 'optie': has no options: a dead end",
        "uitkomsten.toml: id 'werkplaats', field 'id': no path leads here; point an option to it",
        "uitkomsten.toml: id 'eerst-prijs', field 'id': no path leads here; point an option to it",
    )


def test_question_nobody_is_sent_to_is_named_with_what_lies_behind_it() -> None:
    assert starts(leading(FLOW, "garantie", ja="ouderdom")) == [
        "vragen.toml: id 'bon'",
        "uitkomsten.toml: id 'fabriek'",
        "uitkomsten.toml: id 'eerst-bon'",
    ]


def test_outcome_nobody_is_sent_to_is_named() -> None:
    assert problems(leading(FLOW, "schade", weet_niet="niets-kapot")) == (
        "uitkomsten.toml: id 'eerst-kijken', field 'id': no path leads here; point an option to it",
    )


def test_answer_without_a_clause_is_named(tmp_path: Path) -> None:
    edited(tmp_path, "vragen.toml", "rem/half", "omdat", "")
    edited(tmp_path, "vragen.toml", "lek/nee", "omdat", "")  # also at a gate, which closes routes
    told = "is missing; write the answer so that it goes on after 'omdat'"
    assert Edition(tmp_path).problems() == (
        f"vragen.toml: id 'rem/half', field 'omdat': {told}",
        f"vragen.toml: id 'lek/nee', field 'omdat': {told}",
    )


def test_every_kind_of_problem_is_told_at_once() -> None:
    flow = leading(leading(FLOW, "geld", weinig="handig"), "bon", kwijt="fabriek")
    steps = {id: replace(step, routes=False) for id, step in flow.steps.items()}
    assert starts(replace(flow, steps=steps)) == [
        "vragen.toml: id 'handig'",
        "uitkomsten.toml: id 'eerst-bon'",
        "stappen.toml: id '-'",
    ]


@pytest.mark.parametrize(
    ("walking", "named"),
    [
        ((), "-"),
        (("fiets-bekijken",), "fiets-bekijken"),
        (("rondje-rijden",), "rondje-rijden"),
        (("keuze-maken", "fiets-maken"), "keuze-maken, fiets-maken"),
    ],
)
def test_routes_are_walked_in_one_step_in_between(walking: tuple[str, ...], named: str) -> None:
    steps = {id: replace(step, routes=id in walking) for id, step in FLOW.steps.items()}
    assert problems(replace(FLOW, steps=steps)) == (
        f"stappen.toml: id '{named}', field 'routes': expected true in one step, not the first or "
        "the last: the one in which the routes are walked",
    )


def test_first_and_last_step_are_so_by_number_and_not_by_place() -> None:
    assert problems(replace(FLOW, steps=dict(reversed(list(FLOW.steps.items()))))) == ()
    steps = {id: replace(step, number=step.number % 5 + 1) for id, step in FLOW.steps.items()}
    assert starts(replace(FLOW, steps=steps)) == ["stappen.toml: id 'fiets-maken'"]


def test_circle_and_phase_without_a_step_are_named() -> None:
    steps = {
        id: replace(step, circle="buurt", phase=step.phase.replace("zien", "uitzoeken"))
        for id, step in FLOW.steps.items()
    }
    assert problems(replace(FLOW, steps=steps)) == (
        "stappen.toml: id 'thuis', field 'id': no step is in this circle; remove it",
        "stappen.toml: id 'zien', field 'id': no step is in this phase; remove it",
    )
