"""How large the rules are: paths are sequences of answers, and passing a gate is no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flow.reason.walk import longest
from flow.rules.model import Flow
from flow.rules.states import State, Way, unfolded, worked_back


@dataclass(frozen=True)
class Extent:
    """The number of complete paths to each outcome, and of answers on the longest path."""

    ends: Mapping[str, int]
    longest: int

    @property
    def paths(self) -> int:
        """The number of complete paths."""
        return sum(self.ends.values())


def extent(flow: Flow) -> Extent:
    """Count the paths without walking each of them."""

    def count(state: State, ahead: list[tuple[Way, Counter[str]]]) -> Counter[str]:
        if not ahead:
            return Counter([state.place])
        return sum((ends for _, ends in ahead), start=Counter[str]())

    graph = unfolded(flow)
    ends = worked_back(graph, count)[next(iter(graph))]
    return Extent({id: ends[id] for id in flow.outcomes}, longest(graph, {}))
