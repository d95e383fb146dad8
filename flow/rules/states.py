"""The rules as a plain graph of states: a place, with the facts that gates ahead of it read.

A gate reads an answer that was given before, so where an answer leads can hang on an earlier one.
A state knows that earlier answer. From a state on nothing depends on how one came there, and a
gate is a state with one way. So whoever walks, counts or explains works on states, and need not
know that there are gates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flow.rules.model import Flow, Option, Question


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The id of a question or outcome, with the facts to remember: options by question."""

    place: str
    facts: Mapping[str, str]
    is_asked: bool  # whether somebody answers here: no gate and no outcome


class Way(NamedTuple):
    """An option that can be taken in a state, and the state it leads to."""

    option: Option
    to: State


# Each state with its ways. The first is the start, none leads back to one before it, and the
# outcomes stand last, without ways.
type Graph = dict[State, tuple[Way, ...]]


@lru_cache(maxsize=8)
def unfolded(flow: Flow) -> Graph:
    """Return every state of checked rules."""
    read, found = read_ahead(flow), dict[tuple[str, frozenset[tuple[str, str]]], State]()
    graph: Graph = {}

    def state(place: str, known: Mapping[str, str]) -> State:
        facts = {id: option for id, option in known.items() if id in read[place]}
        key = place, frozenset(facts.items())
        if key not in found:
            question = flow.questions.get(place)
            made = found[key] = State(place, facts, bool(question and not question.is_gate))
            graph[made] = tuple(
                Way(option, state(option.target, {**facts, place: option.id}))
                for option in _options(question, facts)
            )
        return found[key]

    state(flow.start, {})
    order = {id: number for number, id in enumerate((*flow.questions, *flow.outcomes))}
    return {at: graph[at] for at in sorted(graph, key=lambda at: order[at.place])}


def holding(graph: Graph, answers: Mapping[str, str]) -> Graph:
    """Return what these answers leave of it: the states and ways that can still be passed."""
    reached = {next(iter(graph))}
    found: Graph = {}
    for state, ways in graph.items():
        if state in reached:
            chosen = answers.get(state.place)
            if chosen is not None:
                ways = tuple(way for way in ways if way.option.id == chosen)
            found[state] = ways
            reached.update(way.to for way in ways)
    return found


def worked_back[T](graph: Graph, at: Callable[[State, list[tuple[Way, T]]], T]) -> dict[State, T]:
    """Work something out for each state from what it is at the end of its ways."""
    found: dict[State, T] = {}
    for state, ways in reversed(graph.items()):
        found[state] = at(state, [(way, found[way.to]) for way in ways])
    return found


def places(graph: Graph) -> frozenset[str]:
    """Return the questions and outcomes in it."""
    return frozenset(state.place for state in graph)


def _options(question: Question | None, facts: Mapping[str, str]) -> tuple[Option, ...]:
    """Return what can be taken: at a gate only what follows from its fact."""
    if question is None:
        return ()
    if not question.is_gate:
        return question.options
    return tuple(o for o in question.options if facts.get(question.follows) in o.given_by)


def read_ahead(flow: Flow) -> Mapping[str, frozenset[str]]:
    """Return for every place the fact questions that gates from there on read."""
    read = dict.fromkeys(flow.outcomes, frozenset[str]())
    for question in reversed(list(flow.questions.values())):
        own = flow.questions.keys() & {question.follows}  # none, when somebody is asked
        read[question.id] = frozenset(own).union(*(read[o.target] for o in question.options))
    return read
