"""The numbers of a version keep what they promise to other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from flow.rules.model import Flow
from scripts.faces.open_rules.editions import versions
from scripts.faces.open_rules.trails import trails
from scripts.faces.tools.cache import ROOT
from tests.support import toy
from tests.support.build import FLOW
from tests.support.edit_rules import changed, leading
from tests.support.editions import without


def ids(flow: Flow) -> set[str]:
    """Return every id that other programs hold on to."""
    options = {f"{q.id}/{option.id}" for q in flow.questions.values() for option in q.options}
    return {*flow.questions, *options, *flow.outcomes, *flow.actions}


def broken(old: Flow, new: Flow) -> Iterator[str]:
    """Tell what a version promised and did not keep, with the number that has to go up."""
    before, now = (flow.version.split(".") for flow in (old, new))
    if before[0] == now[0] and (lost := sorted(ids(old) - ids(new))):
        yield f"first number: {', '.join(lost)} is gone"
    if before[:2] == now[:2] and list(trails(old)) != list(trails(new)):
        yield "second number: a path is another one"


@pytest.mark.parametrize("pair", [*pairwise(versions(FLOW, ROOT))], ids=lambda p: p[1].version)
def test_every_version_kept_its_promise(pair: tuple[Flow, Flow]) -> None:
    assert list(broken(*pair)) == []


def as_version(flow: Flow, version: str) -> Flow:
    return replace(flow, version=version)


FEWER = without(toy.FLOW, "schade", "rook")
ELSEWHERE = leading(toy.FLOW, "schade", niets="eerst-kijken")
REWORDED = changed(toy.FLOW, replace(toy.question("rem"), text="Remt hij?"))


@pytest.mark.parametrize(
    ("new", "version", "says"),
    [
        (FEWER, "2.2.0", ["first number: schade/rook is gone"]),
        (FEWER, "3.0.0", []),
        (ELSEWHERE, "2.1.1", ["second number: a path is another one"]),
        (ELSEWHERE, "2.2.0", []),
        (REWORDED, "2.1.1", []),
    ],
)
def test_a_broken_promise_is_noticed(new: Flow, version: str, says: list[str]) -> None:
    assert list(broken(toy.FLOW, as_version(new, version))) == says
