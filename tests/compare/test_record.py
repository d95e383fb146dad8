"""What is restored of a record decides and is called as the rules it was made of."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from flow.compare.difference import diff
from flow.compare.record import record, restored
from flow.reason.receipt import code
from flow.reason.walk import walk
from flow.rules.edition import Edition
from flow.rules.fingerprint import fingerprint
from flow.rules.model import Flow, Option, Outcome, Question
from flow.rules.region import Region
from tests.support.all_of import all_of
from tests.support.editions import EDITIONS
from tests.support.living import FLOW as LIVING
from tests.support.regions import FILLED
from tests.support.toy import FLOW, FOLDER, TRAILS


def again(flow: Flow) -> Flow:
    """Send rules over the line and back."""
    return restored(json.loads(json.dumps(record(flow))))


@pytest.mark.parametrize("flow", [*EDITIONS.values(), LIVING], ids=[*EDITIONS, "the living rules"])
def test_what_is_restored_decides_the_same(flow: Flow) -> None:
    assert fingerprint(again(flow)) == fingerprint(flow)
    assert record(again(flow)) == record(flow)
    assert diff(again(flow), flow).moved == ()


def test_what_is_restored_has_the_names_that_people_know() -> None:
    found = again(FLOW)
    assert (found.told_version, found.checked) == (FLOW.told_version, FLOW.checked)
    assert [found.name(id) for id in (*FLOW.questions, *FLOW.outcomes)] == [
        FLOW.name(id) for id in (*FLOW.questions, *FLOW.outcomes)
    ]
    labels = [[o.label for o in flow.questions["rem"].options] for flow in (found, FLOW)]
    assert labels[0] == labels[1]
    assert found.actions["lopen"].title == "Loop met de fiets"
    limits = [(t.value, t.unit, t.decides) for t in FLOW.thresholds.values()]
    assert [(t.value, t.unit, t.decides) for t in found.thresholds.values()] == limits


def in_names_only(flow: Flow) -> Flow:
    """Leave out every text that is no name, and all that decides nothing."""
    return Flow(
        site="",
        version=flow.version,
        checked=flow.checked,
        region=Region(flow.region_name),
        start=flow.start,
        parts={},
        questions={id: _asked(question) for id, question in flow.questions.items()},
        outcomes={
            id: Outcome(
                id, outcome.kind, outcome.title, "", (), "", outcome.thresholds, (), "zeker"
            )
            for id, outcome in flow.outcomes.items()
        },
        actions={
            id: replace(action, text="", sources=(), status="zeker", instead="")
            for id, action in flow.actions.items()
        },
        thresholds={
            id: replace(limit, sources=(), date="", status="vast", national=limit.value, own=None)
            for id, limit in flow.thresholds.items()
        },
        sources={},
        partners={},
        phases={},
        circles={},
        steps={},
        ends={},
        transitions=(),
        cases={},
    )


def _asked(question: Question) -> Question:
    blank = replace(question, part="", text="", help="", why="", sources=(), status="zeker")
    options = tuple(map(_option, question.options))
    return replace(blank, options=options, fact=False)


def _option(option: Option) -> Option:
    blank = replace(option, short=option.label, reason="", because="", sources=())
    return replace(blank, status="zeker")


@pytest.mark.parametrize("flow", [FLOW, Edition(FOLDER, FILLED).flow], ids=["national", "region"])
def test_what_is_restored_is_the_whole_of_the_rules_in_names_only(flow: Flow) -> None:
    assert all_of(again(flow)) == all_of(in_names_only(flow))


def test_what_is_restored_has_the_same_codes() -> None:
    found = again(FLOW)
    for trail in TRAILS:
        assert code(walk(found, trail.answers)) == code(walk(FLOW, trail.answers))


def test_record_is_the_same_for_the_same_rules() -> None:
    assert json.dumps(record(FLOW)) == json.dumps(record(again(FLOW)))
