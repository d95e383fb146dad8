"""Walk through the flow with any answers: where you are, what is done and what can still follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flow.rules.model import Action, Flow, Option, Outcome, Question
from flow.rules.states import Graph, State, Way, holding, places, unfolded, worked_back


class Answer(NamedTuple):
    """A question with the option that was chosen, or that followed at a gate."""

    question: Question
    option: Option


@dataclass(frozen=True, eq=False)
class Walk:
    """Where a set of answers leads.

    `given` holds the valid answers, also those that are not on the path;
    `whole` holds every state of the rules, and `graph` those that can still be passed with every
    valid answer held fixed;
    `path` holds the answers from the start, also what followed at gates, and `states` the states
    they were given in, with the one they lead to;
    `open` is the first question without an answer, or None when there is an outcome;
    `dropped` names answers that do not exist, that nobody is asked for or that the other answers
    make unreachable;
    `possible` holds the outcomes that can still be reached;
    `at_most` counts the questions that still have to be answered, the open one included.
    """

    flow: Flow
    given: Mapping[str, str]
    whole: Graph
    graph: Graph
    path: tuple[Answer, ...]
    states: tuple[State, ...]
    open: Question | None
    outcome: Outcome | None
    dropped: tuple[str, ...]
    possible: frozenset[str]
    at_most: int

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The actions gathered on the path, each once, in order."""
        ids = [id for answer in self.path for id in answer.option.actions]
        return tuple(self.flow.actions[id] for id in dict.fromkeys(ids))

    @cached_property
    def answered(self) -> tuple[Answer, ...]:
        """The answers on the path that somebody gave: the path without its gates."""
        return tuple(answer for answer in self.path if not answer.question.is_gate)

    @cached_property
    def firm(self) -> tuple[Answer, ...]:
        """The firm facts among the answers on the path."""
        return tuple(a for a in self.answered if a.question.is_firm(a.option.id))

    @cached_property
    def kept(self) -> dict[str, str]:
        """The answers that still count: valid and not dropped."""
        return {id: option for id, option in self.given.items() if id not in self.dropped}

    @cached_property
    def closing(self) -> Mapping[str, Answer]:
        """For everything out of reach the first answer that closed it, as they are asked."""
        kept = ((q, q.option(self.kept.get(q.id))) for q in self.flow.questions.values())
        return closed_by(self.flow, (Answer(q, option) for q, option in kept if option))


def walk(flow: Flow, answers: Mapping[str, object]) -> Walk:
    """Follow the answers from the start; takes partial, stale and nonsense answers alike.

    An answer counts only when its question and option exist and somebody is asked that question.
    Never raises on a checked flow.
    """
    given = valid(flow, answers)
    whole = unfolded(flow)
    graph = holding(whole, given)
    path, states = _path(flow, graph, given)
    end, reached = states[-1].place, places(graph)
    return Walk(
        flow=flow,
        given=given,
        whole=whole,
        graph=graph,
        path=path,
        states=states,
        open=flow.questions.get(end),
        outcome=flow.outcomes.get(end),
        dropped=tuple(str(id) for id in answers if id not in given or id not in reached),
        possible=reached & flow.outcomes.keys(),
        at_most=longest(graph, given),
    )


def valid(flow: Flow, answers: Mapping[str, object]) -> dict[str, str]:
    """Return the answers whose question and option exist, in the order given; none to a gate."""
    found = {}
    for id, option in answers.items():
        question = flow.questions.get(id)
        if question and isinstance(option, str) and question.option(option):
            found[id] = option
    return {id: option for id, option in found.items() if not flow.questions[id].is_gate}


def reachable(flow: Flow, given: Mapping[str, str]) -> frozenset[str]:
    """Return the questions and outcomes reachable from the start with these answers held fixed."""
    return places(holding(unfolded(flow), given))


def closed_by(flow: Flow, answers: Iterable[Answer]) -> dict[str, Answer]:
    """Return for everything out of reach the first of these answers that closed it."""
    closed: dict[str, Answer] = {}
    graph = unfolded(flow)
    left = places(graph)
    for answer in answers:
        # What earlier answers left is all there is to look at.
        graph = holding(graph, {answer.question.id: answer.option.id})
        still = places(graph)
        closed |= dict.fromkeys(left - still, answer)
        left = still
    return closed


def paths(flow: Flow) -> Iterator[tuple[Answer, ...]]:
    """Yield every complete path from the start to an outcome, with what followed at gates."""
    graph = unfolded(flow)

    def follow(state: State, so_far: tuple[Answer, ...]) -> Iterator[tuple[Answer, ...]]:
        if not graph[state]:
            yield so_far
        for option, to in graph[state]:
            yield from follow(to, (*so_far, Answer(flow.questions[state.place], option)))

    yield from follow(next(iter(graph)), ())


def longest(graph: Graph, given: Mapping[str, str]) -> int:
    """Count the questions without an answer on the longest way that can still be taken."""

    def ahead(state: State, after: list[tuple[Way, int]]) -> int:
        most = max((count for _, count in after), default=0)
        return most + (state.is_asked and state.place not in given)

    return worked_back(graph, ahead)[next(iter(graph))]


def _path(
    flow: Flow, graph: Graph, given: Mapping[str, str]
) -> tuple[tuple[Answer, ...], tuple[State, ...]]:
    """Follow the answers, and what follows from them at gates, as far as they go."""
    path: list[Answer] = []
    states = [next(iter(graph))]
    while (ahead := graph[states[-1]]) and (states[-1].place in given or not states[-1].is_asked):
        option, to = ahead[0]
        path.append(Answer(flow.questions[states[-1].place], option))
        states.append(to)
    return tuple(path), tuple(states)
