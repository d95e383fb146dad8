"""What fixes an outcome: a smallest set of the given answers with which no other can follow."""

from __future__ import annotations

from collections.abc import Mapping, Set

from flow.reason.walk import Answer, Walk
from flow.rules.states import Graph, State, Way, worked_back

type Escape = frozenset[str] | None  # the questions that have to get another answer


def fixed_by(walk: Walk) -> tuple[Answer, ...]:
    """Return the fewest answers that fix the outcome, whatever the others had been.

    Of sets of the same size the one with the later questions: their last questions are compared
    first, then the ones before. Empty without an outcome.
    """
    if walk.outcome is None:
        return ()
    latest = [answer.question.id for answer in walk.answered][::-1]
    sets = _smallest(walk, walk.outcome.id)
    best = min(sets, key=lambda some: sorted(map(latest.index, some)))
    return tuple(answer for answer in walk.answered if answer.question.id in best)


def _smallest(walk: Walk, outcome: str) -> list[frozenset[str]]:
    """Return every smallest set: from what has to be in it, one more answer at a time.

    A set that still lets a path escape to another outcome needs one of the answers from which
    that path differs; the path that differs in the fewest leaves the fewest to try.
    """
    graph = walk.whole
    given = {question.id: option.id for question, option in walk.answered}
    tried = {_needed(walk, graph, given, outcome)}
    while True:
        escapes = {some: _escape(graph, given, some, outcome) for some in tried}
        if None in escapes.values():
            return [some for some, escape in escapes.items() if escape is None]
        tried = {some | {id} for some, escape in escapes.items() for id in escape or ()}


def _needed(walk: Walk, graph: Graph, given: Mapping[str, str], outcome: str) -> frozenset[str]:
    """Return the answers of which another one alone can lead elsewhere: they are in every set."""

    def elsewhere(state: State, ahead: list[tuple[Way, bool]]) -> bool:
        if not ahead:
            return state.place != outcome
        same = given.get(state.place)
        return any(found for way, found in ahead if same in (None, way.option.id))

    found = worked_back(graph, elsewhere)
    return frozenset(at.place for at in walk.states for way in graph[at] if found[way.to])


def _escape(graph: Graph, given: Mapping[str, str], held: Set[str], outcome: str) -> Escape:
    """Return the fewest answers to change to end elsewhere, none of those held; None if none do."""

    def fewest(state: State, ahead: list[tuple[Way, Escape]]) -> Escape:
        if not ahead:
            return None if state.place == outcome else frozenset()
        same = given.get(state.place)
        ways = [
            changed if same in (None, way.option.id) else changed | {state.place}
            for way, changed in ahead
            if changed is not None and (state.place not in held or same == way.option.id)
        ]
        return min(ways, key=len, default=None)

    return worked_back(graph, fewest)[next(iter(graph))]
