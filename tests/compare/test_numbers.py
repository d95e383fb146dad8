"""Another value of a threshold: every text that tells it, and every path that passes one."""

from __future__ import annotations

import pytest

from flow.compare.numbers import Told, passes, passing, retold, told_in
from flow.compare.trial import book, landing
from flow.rules.load import load_flow
from flow.rules.model import Flow
from flow.rules.states import unfolded
from tests.support.toy import FLOW, FOLDER, TRAILS


def tried(**values: int) -> Flow:
    return load_flow(FOLDER, tried=values)


def test_every_text_with_the_number_is_told_before_and_after() -> None:
    found = {(e.key.id, e.field): (e.old, e.new) for e in retold(FLOW, tried(wacht_dagen=20))}
    assert found[("wachten", "text")] == ("Kunt u 14 dagen wachten?", "Kunt u 20 dagen wachten?")
    assert found.keys() == {
        ("wachten", "text"),
        ("repair-cafe", "text"),
        ("geld/weinig", "reason"),
        ("wacht_dagen", "decides"),
    }


def test_same_values_tell_nothing() -> None:
    assert retold(FLOW, tried(wacht_dagen=14)) == ()


def test_threshold_that_a_region_may_not_change_can_be_tried() -> None:
    assert FLOW.thresholds["wacht_dagen"].status == "vast"
    assert tried(wacht_dagen=20).values == {**FLOW.values, "wacht_dagen": 20}


def test_answer_is_read_where_its_question_is_asked() -> None:
    told = told_in(retold(FLOW, tried(wacht_dagen=20)))
    assert told == Told(frozenset({"wachten", "repair-cafe", "geld"}), frozenset())


def test_action_is_read_where_an_answer_brings_it() -> None:
    told = Told(frozenset(), frozenset({"inleveren"}))
    old = [trail for trail in TRAILS if trail.answers.get("ouderdom") == "oud"]
    assert 0 < passing(FLOW, told) == len(old) < len(TRAILS)
    graph = unfolded(FLOW)
    found = [item.id for item in book(FLOW) if passes(landing(graph, item.answers), told)]
    assert found == ["ties", "oude-fiets"]


@pytest.mark.parametrize("places", [("wachten", "geld"), ("lek",), ("repair-cafe",), ("rem",), ()])
def test_paths_that_pass_are_counted(places: tuple[str, ...]) -> None:
    told = Told(frozenset(places), frozenset())
    met = [trail for trail in TRAILS if {*trail.passed, trail.outcome} & {*places}]
    assert passing(FLOW, told) == len(met)


def test_case_passes_what_it_ends_in() -> None:
    rook = landing(unfolded(FLOW), FLOW.examples["rook"].answers)
    assert passes(rook, Told(frozenset({"eerst-weg"}), frozenset()))
    assert passes(rook, Told(frozenset({"schade"}), frozenset()))
    assert not passes(rook, Told(frozenset({"geld"}), frozenset({"lopen"})))
