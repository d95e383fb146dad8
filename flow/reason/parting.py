"""Where the way to another outcome parts from the answers that were given."""

from __future__ import annotations

from dataclasses import dataclass

from flow.reason.walk import Answer, Walk, reachable
from flow.rules.model import Option
from flow.rules.states import State, Way, worked_back

type Changed = frozenset[str] | None  # the questions with another answer; None when there is no way


@dataclass(frozen=True)
class Fork:
    """A given answer, and the other options of its question that lead to the other outcome."""

    answer: Answer
    others: tuple[Option, ...]


def forks(walk: Walk, outcome: str) -> tuple[Fork, ...]:
    """Return the fewest given answers that keep this path from the outcome, firm facts too.

    Of sets of the same size the one with the later questions. What was never asked costs nothing,
    so a path that ended early parts where it ended. Empty when the path ends in this outcome.
    """
    given = {question.id: option.id for question, option in walk.answered}
    changed = _fewest(walk, outcome)
    held = {id: option for id, option in given.items() if id not in changed}
    parted = [answer for answer in walk.answered if answer.question.id in changed]
    return tuple(Fork(answer, tuple(_leading(walk, answer, held, outcome))) for answer in parted)


def _leading(walk: Walk, answer: Answer, held: dict[str, str], outcome: str) -> list[Option]:
    """Return the options with which the outcome can follow; the answers held stay as they are."""
    asked = answer.question
    return [
        option
        for option in asked.options
        if option != answer.option and outcome in reachable(walk.flow, held | {asked.id: option.id})
    ]


def _fewest(walk: Walk, outcome: str) -> frozenset[str]:
    order = {id: number for number, id in enumerate(walk.flow.questions)}
    given = {question.id: option.id for question, option in walk.answered}

    def cost(changed: frozenset[str]) -> tuple[int, list[int]]:
        return len(changed), sorted(-order[id] for id in changed)

    def fewest(state: State, ahead: list[tuple[Way, Changed]]) -> Changed:
        if not ahead:
            return frozenset() if state.place == outcome else None
        same = given.get(state.place)
        ways = [
            changed if same in (None, way.option.id) else changed | {state.place}
            for way, changed in ahead
            if changed is not None
        ]
        return min(ways, key=cost, default=None)

    return worked_back(walk.whole, fewest)[walk.states[0]] or frozenset()
