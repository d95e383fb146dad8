"""The page gets every screen that follows from the answers alone, and where each answer leads."""

import json
from typing import Any

import pytest

from flow.reason.walk import paths, walk
from flow.rules.model import Flow
from scripts.faces.pages.ahead import screens_ahead
from tests.support.living import FLOW as LIVING
from tests.support.toy import FLOW as TOY

START, END = '<script type="application/json" id="rw-vooruit">', "</script>"


def read(block: str) -> dict[str, Any]:
    assert block.startswith(START)
    return dict(json.loads(block.removeprefix(START).removesuffix(END)))


@pytest.mark.parametrize("flow", [TOY, LIVING], ids=["toy", "living"])
def test_nothing_in_the_block_ends_it_early(flow: Flow) -> None:
    block = screens_ahead(flow)
    assert block.count("</") == 1
    assert block.endswith(END)
    assert "\n" not in block  # a blank line would end the HTML in a page of Markdown


@pytest.mark.parametrize("flow", [TOY, LIVING], ids=["toy", "living"])
def test_ways_lead_where_the_rules_lead_with_the_same_actions(flow: Flow) -> None:
    states = read(screens_ahead(flow))["states"]
    for number, path in enumerate(paths(flow)):
        if number % (1 if flow is TOY else 50):
            continue
        answers = {q.id: option.id for q, option in path if not q.is_gate}
        at, actions = states[0], list[str]()
        while "ways" in at:
            to, brought = at["ways"][answers[at["place"]]]
            at, actions = states[to], actions + brought
        walked = walk(flow, answers)
        assert walked.outcome
        assert at == {"place": walked.outcome.id}
        assert list(dict.fromkeys(actions)) == [action.id for action in walked.actions]


def test_every_question_and_outcome_has_a_screen_and_every_action_its_lines() -> None:
    made = read(screens_ahead(LIVING))
    asked = {q.id for q in LIVING.questions.values() if not q.is_gate}
    assert made["questions"].keys() == asked
    assert made["outcomes"].keys() == LIVING.outcomes.keys()
    assert made["actions"].keys() == LIVING.actions.keys()
    assert {state["place"] for state in made["states"]} == asked | LIVING.outcomes.keys()
