"""Why this outcome, why not the others, and what would change it: computed from the graph alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from flow.reason.walk import Answer, Walk, reachable
from flow.rules.model import Flow, Outcome

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
        """One sentence that names the route, the question and the answer."""
        return out_by(self.route.title, self.answer)


def out_by(what: str, answer: Answer) -> str:
    """Say that a route, or a part of it, is out by an answer."""
    return f"{what} valt af door ‘{answer.option.label}’ bij ‘{answer.question.short}’."


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
    share = _shares(walk.flow, walk.outcome.id)
    reasons = (
        Reason(answer, share[answer.option.target] / share[answer.question.id])
        for answer in walk.path
    )
    # Latest first: of equal weights the later answer, the more specific one, leads.
    speaking = [reason for reason in reasons if reason.weight > 1][::-1]
    return tuple(sorted(speaking, key=lambda reason: -reason.weight)[:MOST_REASONS])


def why_not(walk: Walk) -> tuple[WhyNot, ...]:
    """Return for each other route that is out of reach the first answer that closed it."""
    closing = _closing(walk)
    return tuple(WhyNot(r, closing[r.id]) for r in walk.flow.routes if r.id in closing)


def closed(walk: Walk) -> Mapping[str, str]:
    """Say for each question out of reach, by its id, which answer closed it: one sentence."""
    closing = _closing(walk)
    return {
        id: f"De vraag ‘{question.short}’ telt niet meer mee, omdat bij "
        f"‘{closing[id].question.short}’ is gekozen voor ‘{closing[id].option.short}’."
        for id, question in walk.flow.questions.items()  # in order: a set has none of its own
        if id in closing
    }


def changes(walk: Walk) -> tuple[Change, ...]:
    """Return all smallest sets of other answers that lead to another route.

    An answer to a question that had none counts as a change too. Empty without an outcome.
    """
    if walk.outcome is None:
        return ()
    found = _smallest(walk, {route.id for route in walk.flow.routes} - {walk.outcome.id})
    order = list(walk.flow.questions)
    sets = [(sorted(change, key=lambda pair: order.index(pair[0])), end) for change, end in found]
    sets.sort(key=lambda item: [(order.index(id), option) for id, option in item[0]])
    return tuple(Change(dict(change), walk.flow.outcomes[end]) for change, end in sets)


def _closing(walk: Walk) -> dict[str, Answer]:
    """Return for all that is out of reach the first answer that closed it, as they are asked."""
    closed: dict[str, Answer] = {}
    held: dict[str, str] = {}
    left = reachable(walk.flow, held)
    for question in walk.flow.questions.values():
        option = question.option(walk.kept.get(question.id))
        if option:
            held[question.id] = option.id
            still = reachable(walk.flow, held)
            closed |= dict.fromkeys(left - still, Answer(question, option))
            left = still
    return closed


def _counts(flow: Flow, outcome: str) -> Mapping[str, tuple[int, int]]:
    """Count for every question and outcome its complete paths: to this outcome, and in all."""
    counts = {id: (int(id == outcome), 1) for id in flow.outcomes}
    for id in reversed(list(flow.questions)):
        ahead = [counts[option.target] for option in flow.questions[id].options]
        counts[id] = (sum(hit for hit, _ in ahead), sum(every for _, every in ahead))
    return counts


def _shares(flow: Flow, outcome: str) -> Mapping[str, Fraction]:
    """Return for every question and outcome the share of its paths that end in this outcome."""
    return {id: Fraction(hit, every) for id, (hit, every) in _counts(flow, outcome).items()}


type _Found = frozenset[tuple[frozenset[tuple[str, str]], str]]


def _smallest(walk: Walk, goals: set[str]) -> _Found:
    """Work back from the goals: the smallest sets of changes at every question."""
    flow = walk.flow
    best: dict[str, _Found] = {id: frozenset({(frozenset(), id)}) for id in goals}
    for id in reversed(list(flow.questions)):
        found = {
            (change if walk.given.get(id) == option.id else change | {(id, option.id)}, end)
            for option in flow.questions[id].options
            for change, end in best.get(option.target, ())
        }
        least = min((len(change) for change, _ in found), default=0)
        best[id] = frozenset(item for item in found if len(item[0]) == least)
    return best[flow.start]
