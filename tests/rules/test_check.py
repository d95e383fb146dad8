"""A loop, a dead end and whatever nobody can reach are found before anyone walks into them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flow.rules.check import problems
from flow.rules.model import Flow
from tests.support.rules import leading, national


def test_national_rules_have_no_problems() -> None:
    assert problems(national()) == ()


@pytest.mark.parametrize(
    ("flow", "named", "loop"),
    [
        (leading("ernst", weet_niet="hulp"), "hulp", "hulp → ernst → hulp"),
        (leading("ernst", weet_niet="ernst"), "ernst", "ernst → ernst"),
        (
            leading("instemming", nog_niet="omvang"),
            "omvang",
            "omvang → halt-eerder → instemming → omvang",
        ),
    ],
)
def test_loop_is_spelled_out_once(flow: Flow, named: str, loop: str) -> None:
    assert problems(flow) == (
        f"vragen.toml: id '{named}', field 'naar': the questions form a loop: {loop}",
    )


def test_question_that_leads_back_to_a_lower_number_is_refused() -> None:
    flow = national()
    ids = list(flow.questions)
    ids.insert(0, ids.pop(ids.index("omvang")))
    moved = replace(flow, questions={id: flow.questions[id] for id in ids})
    assert problems(moved) == (
        "vragen.toml: id 'eigen-keuze', field 'naar': leads back to 'omvang', "
        "which stands before it; move 'omvang' below 'eigen-keuze'",
    )


def test_question_without_options_is_a_dead_end() -> None:
    flow = national()
    dead = replace(flow.questions["ernst"], options=())
    assert problems(replace(flow, questions={**flow.questions, "ernst": dead})) == (
        "vragen.toml: id 'ernst', field 'optie': has no options: a dead end",
        "vragen.toml: id 'tijd', field 'id': no path leads here; point an option to it",
        "uitkomsten.toml: id 'dwang-civiel', field 'id': no path leads here; point an option to it",
    )


def test_question_nobody_is_sent_to_is_named() -> None:
    flow = leading("soort", luxe="school")
    assert [problem.split(",")[0] for problem in problems(flow)] == [
        "vragen.toml: id 'luxe'",
        "uitkomsten.toml: id 'waarschuwing-luxeverzuim'",
    ]


def test_outcome_nobody_is_sent_to_is_named() -> None:
    assert problems(leading("veiligheid", acuut="plicht")) == (
        "uitkomsten.toml: id 'eerst-veiligheid', field 'id': "
        "no path leads here; point an option to it",
    )


def test_every_kind_of_problem_is_told_at_once() -> None:
    flow = leading("instemming", ja="omvang", nog_niet="dwang-straf")
    assert [problem.split(",")[0] for problem in problems(flow)] == [
        "vragen.toml: id 'omvang'",
        "uitkomsten.toml: id 'halt'",
    ]
