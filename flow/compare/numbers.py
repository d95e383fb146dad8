"""What another value of a threshold does: it steers no path, but texts tell another number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from flow.compare.difference import Edit
from flow.compare.entries import field_names, items
from flow.compare.trial import Landing
from flow.rules.model import Flow
from flow.rules.states import State, Way, unfolded, worked_back


class Told(NamedTuple):
    """Where a number stands that somebody reads: ids of questions and outcomes, and of actions."""

    places: frozenset[str]
    actions: frozenset[str]


def retold(old: Flow, new: Flow) -> tuple[Edit, ...]:
    """Return every text that tells another number in rules that differ in thresholds only."""
    pairs = zip(items(old).items(), items(new).values(), strict=True)
    return tuple(
        Edit(key, field, before, after)
        for (key, one), other in pairs
        for field in field_names(one)
        if (before := getattr(one, field)) != (after := getattr(other, field))
        and not isinstance(before, int)  # the value itself
    )


def told_in(edits: Iterable[Edit]) -> Told:
    """Return what somebody passes who reads one of these texts; answers stand at their question."""
    keys = [edit.key for edit in edits]
    places = {key.id.split("/")[0] for key in keys if key.table in ("questions", "options")}
    places |= {key.id for key in keys if key.table == "outcomes"}
    return Told(frozenset(places), frozenset(key.id for key in keys if key.table == "actions"))


def passing(flow: Flow, told: Told) -> int:
    """Count the paths that pass at least one of these."""

    def avoiding(state: State, ahead: list[tuple[Way, int]]) -> int:
        if state.place in told.places:
            return 0
        free = (count for way, count in ahead if not told.actions.intersection(way.option.actions))
        return sum(free) if ahead else 1

    def every(_: State, ahead: list[tuple[Way, int]]) -> int:
        return sum(count for _, count in ahead) if ahead else 1

    graph = unfolded(flow)
    start = next(iter(graph))
    return worked_back(graph, every)[start] - worked_back(graph, avoiding)[start]


def passes(landing: Landing, told: Told) -> bool:
    """Tell whether a case passes one of these, or ends there."""
    return bool(
        told.places.intersection((*landing.passed, landing.place))
        or told.actions.intersection(landing.actions)
    )
