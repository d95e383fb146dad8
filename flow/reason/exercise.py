"""Rounds to practise with: which examples, and for each a few outcomes to choose from.

There is no chance in it: who asks brings a number, and the same number gives the same round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from zlib import crc32

from flow.reason.parting import forks
from flow.reason.walk import walk
from flow.rules.cases import Example
from flow.rules.model import Flow, Outcome

LENGTH = 10  # examples in a round
MOST = {"eerst": 3, "buiten": 2}  # outcomes of a kind to choose from; of the routes all


def round_of(flow: Flow, number: int) -> tuple[Example, ...]:
    """Return the examples of a round, in its order: of every kind as many, of one outcome few."""

    def mixed(example: Example) -> int:
        return crc32(f"{number} {example.id}".encode())

    def kind(example: Example) -> str:
        return flow.outcomes[example.outcome].kind

    found = sorted(flow.examples.values(), key=mixed)
    for key in (lambda example: example.outcome, kind):
        found = _in_turn(found, key)
    return tuple(sorted(found[:LENGTH], key=mixed))


def _in_turn(examples: Iterable[Example], key: Callable[[Example], str]) -> list[Example]:
    """Order examples so that the first of every group comes before the second of any."""
    seen: list[str] = []
    turns = []
    for example in examples:
        turns.append((seen.count(key(example)), example))
        seen.append(key(example))
    return [example for _, example in sorted(turns, key=lambda turn: turn[0])]


def choices(flow: Flow, example: Example) -> tuple[Outcome, ...]:
    """Return the outcomes to choose from, in the order of the rules.

    All routes, and of each other kind the ones that lie nearest: that the fewest and latest answers
    of this example keep away. The outcome of the example is among them.
    """
    walked = walk(flow, example.answers)
    order = list(flow.questions)

    def distance(outcome: Outcome) -> tuple[int, list[int]]:
        apart = [order.index(fork.answer.question.id) for fork in forks(walked, outcome.id)]
        return len(apart), sorted(-number for number in apart)

    near = sorted(flow.outcomes.values(), key=distance)
    shown = {route.id for route in flow.routes}
    for kind, most in MOST.items():
        shown |= {outcome.id for outcome in [o for o in near if o.kind == kind][:most]}
    return tuple(outcome for outcome in flow.outcomes.values() if outcome.id in shown)
