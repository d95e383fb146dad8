"""Half-known cases: which outcomes are still possible, and which open question decides most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from flow.reason.walk import Answer, Walk
from flow.rules.model import Action, Option, Outcome, Question
from flow.rules.states import Graph, State, Way, holding, worked_back

NO_OPTION = ""  # no option has this name: held as an answer it leaves the ways around a question

type Outcomes = frozenset[str]
type Ends = Mapping[str, Outcomes]  # the outcomes each option of a question leaves possible


@dataclass(frozen=True)
class Open:
    """A question that can still be asked.

    `left` is the number of routes that stay possible after an answer: the mean over the options
    that leave a route at all. The smaller, the more the question decides between the routes.
    With fewer than two routes possible, all outcomes count instead of the routes.
    """

    question: Question
    left: Fraction


@dataclass(frozen=True)
class Possible:
    """An outcome that is still possible.

    `needs` holds each open question that can rule it out, with the options that keep it possible;
    `always` holds the actions that come with it on every way that is left, each with the answer
    that closed the last way without it (None where there never was one).
    """

    outcome: Outcome
    needs: tuple[tuple[Question, tuple[Option, ...]], ...]
    always: tuple[tuple[Action, Answer | None], ...]


def open_questions(walk: Walk) -> tuple[Open, ...]:
    """Return the questions that can still be asked, the one that decides most first.

    Of questions that decide as much the later one, closest to an outcome, stands first.
    """
    routes = {route.id for route in walk.flow.routes} & walk.possible
    between = routes if len(routes) > 1 else walk.possible
    found = [Open(question, _left(ends, between)) for question, ends in _open(walk)][::-1]
    return tuple(sorted(found, key=lambda item: item.left))


def possible(walk: Walk) -> tuple[Possible, ...]:
    """Return the outcomes still possible, in the order of the rules."""
    # Once for all outcomes: this is most of the work, and people wait for it.
    asked, always = _open(walk), _always(walk)
    return tuple(
        Possible(outcome, tuple(_needs(asked, outcome.id)), always[outcome.id])
        for outcome in walk.flow.outcomes.values()
        if outcome.id in walk.possible
    )


@lru_cache(maxsize=1)  # which outcomes can follow, and which question decides: one screen
def _open(walk: Walk) -> list[tuple[Question, Ends]]:
    """Return every question that can still be asked, in the order of the rules."""
    return list(_each_open(walk))


def _each_open(walk: Walk) -> Iterator[tuple[Question, Ends]]:

    def ends(state: State, ahead: list[tuple[Way, Outcomes]]) -> Outcomes:
        return frozenset().union(*(found for _, found in ahead)) if ahead else outcome[state.place]

    outcome = {id: frozenset({id}) for id in walk.flow.outcomes}
    after = worked_back(walk.graph, ends)
    asked = {at.place for at in walk.graph if at.is_asked} - walk.kept.keys()
    for question in walk.flow.questions.values():
        if question.id in asked:
            around = holding(walk.graph, {question.id: NO_OPTION})
            beside = frozenset(at.place for at in around if at.place in outcome)
            found = {option.id: beside for option in question.options}
            for state, ways in walk.graph.items():
                for way in ways if state.place == question.id else ():
                    found[way.option.id] |= after[way.to]
            yield question, found


def _left(ends: Ends, between: Set[str]) -> Fraction:
    counts = [len(outcomes & between) for outcomes in ends.values()]
    leaving = [count for count in counts if count]
    return Fraction(sum(leaving), len(leaving))


def _needs(
    asked: list[tuple[Question, Ends]], outcome: str
) -> Iterator[tuple[Question, tuple[Option, ...]]]:
    for question, ends in asked:
        keeping = tuple(option for option in question.options if outcome in ends[option.id])
        if len(keeping) < len(question.options):
            yield question, keeping


def _always(walk: Walk) -> Mapping[str, tuple[tuple[Action, Answer | None], ...]]:
    """Return for each outcome the actions of every way to it; answers are held one more a time."""
    flow, graph = walk.flow, walk.whole
    since: dict[str, dict[str, Answer | None]] = {
        outcome: dict.fromkeys(actions) for outcome, actions in _gathered(graph).items()
    }
    for question in flow.questions.values():
        option = question.option(walk.kept.get(question.id))
        if option:
            graph = holding(graph, {question.id: option.id})
            for outcome, actions in _gathered(graph).items():
                for action in actions:
                    since[outcome].setdefault(action, Answer(question, option))
    return {
        outcome: tuple((flow.actions[id], found[id]) for id in flow.actions if id in found)
        for outcome, found in since.items()
    }


def _gathered(graph: Graph) -> Mapping[str, frozenset[str]]:
    """Return for each outcome the actions that every way to it gathers."""

    def gathered(
        state: State, ahead: list[tuple[Way, Mapping[str, frozenset[str]]]]
    ) -> Mapping[str, frozenset[str]]:
        if not ahead:
            return {state.place: frozenset()}
        found: dict[str, frozenset[str]] = {}
        for way, ends in ahead:
            for outcome, actions in ends.items():
                brought = actions.union(way.option.actions)
                found[outcome] = found.get(outcome, brought) & brought
        return found

    return worked_back(graph, gathered)[next(iter(graph))]
