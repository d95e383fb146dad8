"""The rules as somebody tries them out: answers that lead elsewhere, and where cases then end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from flow.compare.paths import Answered, Ends, Together
from flow.rules.cases import Case, Example
from flow.rules.check import reached
from flow.rules.model import Flow, Question
from flow.rules.states import Graph, Way, holding, unfolded

type Turns = Mapping[Answered, str]  # where an answer leads now: the id of a question or an outcome


@dataclass(frozen=True)
class Trial:
    """Rules as they are (`old`), and what is tried: other values (`other`), and other ways.

    `other` holds the same rules where no value differs.
    """

    old: Flow
    other: Flow
    turns: Turns

    @property
    def values(self) -> dict[str, int]:
        """The thresholds with another value, and that value."""
        return {
            id: value for id, value in self.other.values.items() if value != self.old.values[id]
        }

    @cached_property
    def new(self) -> Flow:
        """The rules as they are tried, which may be unsound."""
        return turned(self.other, self.turns)

    @cached_property
    def in_turn(self) -> Flow:
        """The same in an order of asking; they have no loop."""
        return in_order(self.new)

    @cached_property
    def both(self) -> Together:
        """Both rules, walked together; no gate is without its fact."""
        return Together(self.old, self.in_turn)

    @cached_property
    def elsewhere(self) -> Mapping[Ends, int]:
        """How many paths end elsewhere, by where they ended and end now; most first."""
        found = [(ends, group.paths) for ends, group in self.both.groups().items()]
        moved = [(ends, paths) for ends, paths in found if ends.old != ends.new]
        return dict(sorted(moved, key=lambda one: -one[1]))


class Landing(NamedTuple):
    """Where answers lead: the id of an outcome or of an open question, and what they bring.

    `possible` holds the outcomes that can still follow, `passed` the questions on the way.
    """

    place: str
    possible: frozenset[str]
    actions: tuple[str, ...]
    passed: tuple[str, ...]


class Landed(NamedTuple):
    """A case or an example, and where it leads before and after."""

    item: Case | Example
    old: Landing
    new: Landing


def turned(flow: Flow, turns: Turns) -> Flow:
    """Let answers lead elsewhere; what comes of it may be unsound."""
    questions = {id: _turned(question, turns) for id, question in flow.questions.items()}
    return replace(flow, questions=questions)


def _turned(question: Question, turns: Turns) -> Question:
    options = tuple(
        replace(option, target=turns.get((question.id, option.id), option.target))
        for option in question.options
    )
    return replace(question, options=options)


def in_order(flow: Flow) -> Flow:
    """Leave out what nobody is asked, and put the rest in an order of asking.

    The rules have no loop. Of the order that is there, as much stays as can.
    """
    left = reached(flow)
    waiting = {id: question for id, question in flow.questions.items() if id in left}
    questions = {}
    while waiting:
        later = {option.target for question in waiting.values() for option in question.options}
        first = next(id for id in waiting if id not in later)
        questions[first] = waiting.pop(first)
    return replace(flow, questions=questions)


def book(flow: Flow) -> list[Case | Example]:
    """Return all cases and examples, the cases first."""
    return [*flow.cases.values(), *flow.examples.values()]


def landed(old: Flow, new: Flow) -> Iterator[Landed]:
    """Yield every case and example with where it leads in both rules."""
    before, after = unfolded(old), unfolded(new)
    for item in book(old):
        yield Landed(item, landing(before, item.answers), landing(after, item.answers))


def landing(graph: Graph, answers: Mapping[str, str]) -> Landing:
    """Follow answers, which exist, as far as they go."""
    state, passed, actions = next(iter(graph)), list[str](), dict[str, None]()
    while (ways := graph[state]) and (state.place in answers or not state.is_asked):
        passed.append(state.place)
        option, state = _taken(ways, answers.get(state.place))
        actions |= dict.fromkeys(option.actions)
    left = holding(graph, answers) if graph[state] else [state]
    possible = frozenset(end.place for end in left if not graph[end])
    return Landing(state.place, possible, tuple(actions), tuple(passed))


def _taken(ways: tuple[Way, ...], answer: str | None) -> Way:
    """Return the way of an answer; at a gate there is one, and no answer."""
    return next(way for way in ways if answer in (None, way.option.id))
