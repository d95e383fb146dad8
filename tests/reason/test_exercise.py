"""A round of practice: a mix of examples, and outcomes to choose from that could have been."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from flow.reason import exercise
from flow.reason.exercise import choices, round_of
from tests.support.living import FLOW as LIVING
from tests.support.toy import FLOW, ROUTES

ROUNDS = range(25)


@pytest.mark.parametrize("number", [*ROUNDS, -1, 10**12])
def test_round_holds_as_many_different_examples_as_it_is_long(number: int) -> None:
    found = [example.id for example in round_of(LIVING, number)]
    assert len(set(found)) == len(found) == min(exercise.LENGTH, len(LIVING.examples))


def test_same_number_gives_the_same_round_and_another_another() -> None:
    assert round_of(LIVING, 3) == round_of(LIVING, 3)
    assert len({tuple(e.id for e in round_of(LIVING, number)) for number in ROUNDS}) == len(ROUNDS)


def test_few_examples_are_all_in_the_round() -> None:
    assert {example.id for example in round_of(FLOW, 1)} == FLOW.examples.keys()
    assert round_of(replace(FLOW, examples={}), 1) == ()


@pytest.mark.parametrize("number", ROUNDS)
def test_kinds_are_shared_out_and_no_outcome_comes_twice_before_others_came(number: int) -> None:
    outcomes = [example.outcome for example in round_of(LIVING, number)]
    kinds = Counter(LIVING.outcomes[id].kind for id in outcomes)
    of_kind = Counter(LIVING.outcomes[e.outcome].kind for e in LIVING.examples.values())
    most = max(kinds.values())
    assert all(count >= min(most - 1, of_kind[kind]) for kind, count in kinds.items())
    for kind, count in kinds.items():
        different = {e.outcome for e in LIVING.examples.values()}
        different = {id for id in different if LIVING.outcomes[id].kind == kind}
        found = {id for id in outcomes if LIVING.outcomes[id].kind == kind}
        assert len(found) == min(count, len(different))


def test_order_of_a_round_tells_no_kind() -> None:
    first = {LIVING.outcomes[round_of(LIVING, number)[0].outcome].kind for number in ROUNDS}
    assert first == {outcome.kind for outcome in LIVING.outcomes.values()}


def test_all_routes_and_the_nearest_other_outcomes_can_be_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exercise, "MOST", {"eerst": 1, "buiten": 1})
    found = {outcome.id for outcome in choices(FLOW, FLOW.examples["oude-fiets"])}
    assert found == ROUTES | {"eerst-prijs", "niets-kapot"}


@pytest.mark.parametrize("id", LIVING.examples)
def test_what_the_rules_choose_is_among_as_many_others_of_each_kind(id: str) -> None:
    found = choices(LIVING, LIVING.examples[id])
    assert LIVING.examples[id].outcome in {outcome.id for outcome in found}
    assert list(found) == [o for o in LIVING.outcomes.values() if o in found]
    kinds = Counter(outcome.kind for outcome in found)
    assert kinds == {"route": len(LIVING.routes)} | exercise.MOST
