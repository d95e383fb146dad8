"""Half-known cases: which outcomes are still possible, and which open question decides most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from fractions import Fraction

from flow.reason.walk import Answer, Walk, choices, reachable
from flow.rules.model import Action, Flow, Option, Outcome, Question


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
    reached = reachable(walk.flow, walk.kept)
    ids = [id for id in walk.flow.questions if id in reached and id not in walk.kept]
    routes = {route.id for route in walk.flow.routes} & walk.possible
    between = routes if len(routes) > 1 else walk.possible
    found = [Open(walk.flow.questions[id], _left(walk, id, between)) for id in reversed(ids)]
    return tuple(sorted(found, key=lambda item: item.left))


def possible(walk: Walk) -> tuple[Possible, ...]:
    """Return the outcomes still possible, in the order of the rules."""
    asked = sorted((item.question for item in open_questions(walk)), key=walk.flow.number)
    # Once for all outcomes: this is most of the work, and people wait for it.
    ends = [(q, {o: _outcomes(walk, q.id, o) for o in q.options}) for q in asked]
    return tuple(
        Possible(outcome, tuple(_needs(ends, outcome.id)), _always(walk, outcome.id))
        for outcome in walk.flow.outcomes.values()
        if outcome.id in walk.possible
    )


def _left(walk: Walk, id: str, between: Set[str]) -> Fraction:
    options = walk.flow.questions[id].options
    counts = [len(_outcomes(walk, id, option) & between) for option in options]
    leaving = [count for count in counts if count]
    return Fraction(sum(leaving), len(leaving))


def _outcomes(walk: Walk, id: str, option: Option) -> frozenset[str]:
    """Return the outcomes that stay possible after one more answer."""
    return reachable(walk.flow, walk.kept | {id: option.id}) & walk.flow.outcomes.keys()


def _needs(
    ends: list[tuple[Question, dict[Option, frozenset[str]]]], outcome: str
) -> Iterator[tuple[Question, tuple[Option, ...]]]:
    for question, after in ends:
        keeping = tuple(option for option in question.options if outcome in after[option])
        if len(keeping) < len(question.options):
            yield question, keeping


def _always(walk: Walk, outcome: str) -> tuple[tuple[Action, Answer | None], ...]:
    """Return the actions of every way to the outcome; answers are held one more each time."""
    flow, held = walk.flow, dict[str, str]()
    since: dict[str, Answer | None] = dict.fromkeys(_gathered(flow, held, outcome))
    for question in flow.questions.values():
        option = question.option(walk.kept.get(question.id))
        if option:
            held[question.id] = option.id
            for action in _gathered(flow, held, outcome):
                since.setdefault(action, Answer(question, option))
    return tuple((flow.actions[id], since[id]) for id in flow.actions if id in since)


def _gathered(flow: Flow, held: Mapping[str, str], outcome: str) -> frozenset[str]:
    """Return the actions that every way to the outcome gathers: an intersection, worked back."""
    ahead: dict[str, frozenset[str]] = {outcome: frozenset()}
    for id in reversed(list(flow.questions)):
        ways = [
            ahead[option.target] | set(option.actions)
            for option in choices(flow, held, id)
            if option.target in ahead
        ]
        if ways:
            ahead[id] = frozenset.intersection(*ways)
    return ahead[flow.start]
