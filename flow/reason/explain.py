"""Why this outcome, why not the others, and what would change it: computed from the graph alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from flow.reason.walk import Answer, Walk, closed_by
from flow.rules.model import Flow, Outcome
from flow.rules.states import Graph, State, Way, holding, worked_back

MOST_REASONS = 5


@dataclass(frozen=True)
class Reason:
    """An answer that speaks for the outcome.

    `weight` is how many times the answer raised the share of paths that end in the outcome.
    """

    answer: Answer
    weight: Fraction


@dataclass(frozen=True)
class WhyNot:
    """A route that can no longer be reached, and the answer that closed it."""

    route: Outcome
    answer: Answer

    @property
    def sentence(self) -> str:
        """One sentence that names the route, and why it is out."""
        return out_by([self.route.title], self.answer)


def out_by(names: Sequence[str], answer: Answer) -> str:
    """Say that routes, or parts of them, are out because of an answer."""
    *others, last = names
    what = f"{', '.join(others)} en {last} vallen" if others else f"{last} valt"
    return f"{what} af, omdat {answer.option.because}."


def by_answer(out: Iterable[tuple[str, Answer]]) -> list[tuple[list[str], Answer]]:
    """Group names of routes, or parts of them, by the answer that closed them, as they come."""
    groups: dict[str, tuple[list[str], Answer]] = {}
    for name, answer in out:
        groups.setdefault(answer.question.id, ([], answer))[0].append(name)
    return list(groups.values())


@dataclass(frozen=True)
class Change:
    """A smallest set of other answers, by question id, and the route it leads to."""

    answers: Mapping[str, str]
    route: Outcome


def why(walk: Walk) -> tuple[Reason, ...]:
    """Return the answers that speak for the outcome, strongest first, at most MOST_REASONS.

    An answer speaks for the outcome when it raises the share of complete paths that end there:
    the share after the answer, divided by the share at the question.
    """
    if walk.outcome is None:
        return ()
    shares = _shares(walk, walk.outcome.id)
    reasons = map(Reason, walk.path, (after / before for before, after in pairwise(shares)))
    # Latest first: of equal weights the later answer, the more specific one, leads.
    speaking = [reason for reason in reasons if reason.weight > 1][::-1]
    return tuple(sorted(speaking, key=lambda reason: -reason.weight)[:MOST_REASONS])


def why_not(walk: Walk) -> tuple[WhyNot, ...]:
    """Return for each other route that is out of reach the first answer that closed it."""
    return _out(walk.flow, walk.closing)


def why_not_by(flow: Flow, answers: Iterable[Answer]) -> tuple[WhyNot, ...]:
    """Return for each route that these answers close the first of them that does."""
    return _out(flow, closed_by(flow, answers))


def _out(flow: Flow, closing: Mapping[str, Answer]) -> tuple[WhyNot, ...]:
    return tuple(WhyNot(r, closing[r.id]) for r in flow.routes if r.id in closing)


def closed(walk: Walk) -> Mapping[str, str]:
    """Say for each question out of reach, by its id, which answer closed it: one sentence."""
    closing = walk.closing
    return {
        id: f"De vraag ‘{question.short}’ telt niet meer mee, omdat {closing[id].option.because}."
        for id, question in walk.flow.questions.items()  # in order: a set has none of its own
        if id in closing
    }


def changes(walk: Walk) -> tuple[Change, ...]:
    """Return all smallest sets of other answers that lead to another route.

    An answer to a question that had none counts as a change too; a firm fact that was given never
    changes. Empty without an outcome.
    """
    if walk.outcome is None:
        return ()
    found = _smallest(walk, {route.id for route in walk.flow.routes} - {walk.outcome.id})
    order = list(walk.flow.questions)
    sets = [(sorted(change, key=lambda pair: order.index(pair[0])), end) for change, end in found]
    sets.sort(key=lambda item: [(order.index(id), option) for id, option in item[0]])
    return tuple(Change(dict(change), walk.flow.outcomes[end]) for change, end in sets)


def _shares(walk: Walk, outcome: str) -> list[Fraction]:
    """Return for each state of the walk the share of the paths from there that end so."""
    hits, every = _paths(walk.whole, {outcome}), _paths(walk.whole, walk.flow.outcomes.keys())
    return [Fraction(hits[at], every[at]) for at in walk.states]


def _paths(graph: Graph, ends: Set[str]) -> Mapping[State, int]:
    """Count for every state the paths that end in one of these."""

    def count(state: State, ahead: list[tuple[Way, int]]) -> int:
        if not ahead:
            return int(state.place in ends)
        return sum(paths for _, paths in ahead)

    return worked_back(graph, count)


type _Found = frozenset[tuple[frozenset[tuple[str, str]], str]]


def _smallest(walk: Walk, goals: set[str]) -> _Found:
    """Work back from the goals: the smallest sets of changes in every state."""
    graph = walk.whole
    firm = {
        id: option for id, option in walk.given.items() if walk.flow.questions[id].is_firm(option)
    }

    def smallest(state: State, ahead: list[tuple[Way, _Found]]) -> _Found:
        if state.place in goals:
            return frozenset({(frozenset[tuple[str, str]](), state.place)})
        same = walk.given.get(state.place)
        found = {
            (
                change
                if same == way.option.id or not state.is_asked
                else change | {(state.place, way.option.id)},
                end,
            )
            for way, changes in ahead
            for change, end in changes
        }
        if not found:
            return frozenset()
        least = min(len(change) for change, _ in found)
        return frozenset(item for item in found if len(item[0]) == least)

    # A firm fact that was given holds.
    return worked_back(holding(graph, firm), smallest)[next(iter(graph))]
