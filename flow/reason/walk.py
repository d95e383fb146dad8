"""Walk through the flow with any answers: where you are, what is done and what can still follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flow.rules.model import Action, Flow, Option, Outcome, Question


class Answer(NamedTuple):
    """A question with the option that was chosen."""

    question: Question
    option: Option


@dataclass(frozen=True)
class Walk:
    """Where a set of answers leads.

    `given` holds the valid answers, also those that are not on the path;
    `open` is the first question without an answer, or None when there is an outcome;
    `dropped` names answers that do not exist or that the other answers make unreachable;
    `possible` holds the outcomes still reachable with every valid answer held fixed;
    `at_most` counts the questions that still have to be answered, the open one included.
    """

    flow: Flow
    given: Mapping[str, str]
    path: tuple[Answer, ...]
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
    def kept(self) -> dict[str, str]:
        """The answers that still count: valid and not dropped."""
        return {id: option for id, option in self.given.items() if id not in self.dropped}


def walk(flow: Flow, answers: Mapping[str, object]) -> Walk:
    """Follow the answers from the start; takes partial, stale and nonsense answers alike.

    An answer counts only when its question and option exist. Never raises on a checked flow.
    """
    given = valid(flow, answers)
    path = tuple(_path(flow, given))
    end = path[-1].option.target if path else flow.start
    reached = reachable(flow, given)
    return Walk(
        flow=flow,
        given=given,
        path=path,
        open=flow.questions.get(end),
        outcome=flow.outcomes.get(end),
        dropped=tuple(str(id) for id in answers if id not in given or id not in reached),
        possible=reached & flow.outcomes.keys(),
        at_most=_longest(flow, given),
    )


def valid(flow: Flow, answers: Mapping[str, object]) -> dict[str, str]:
    """Return the answers whose question and option exist, in the order given."""
    found = {}
    for id, option in answers.items():
        question = flow.questions.get(id)
        if question and isinstance(option, str) and question.option(option):
            found[id] = option
    return found


def reachable(flow: Flow, given: Mapping[str, str]) -> frozenset[str]:
    """Return the questions and outcomes reachable from the start with these answers held fixed."""
    reached: set[str] = set()
    to_visit = [flow.start]
    while to_visit:
        id = to_visit.pop()
        if id not in reached:
            reached.add(id)
            to_visit.extend(option.target for option in choices(flow, given, id))
    return frozenset(reached)


def choices(flow: Flow, given: Mapping[str, str], id: str) -> tuple[Option, ...]:
    """Return the options that can still be chosen: the given one, or all; none at an outcome."""
    question = flow.questions.get(id)
    if question is None:
        return ()
    chosen = question.option(given.get(id))
    return (chosen,) if chosen else question.options


def paths(flow: Flow) -> Iterator[tuple[Answer, ...]]:
    """Yield every complete path from the start to an outcome."""

    def follow(id: str, so_far: tuple[Answer, ...]) -> Iterator[tuple[Answer, ...]]:
        if id in flow.outcomes:
            yield so_far
        else:
            question = flow.questions[id]
            for option in question.options:
                yield from follow(option.target, (*so_far, Answer(question, option)))

    yield from follow(flow.start, ())


def _path(flow: Flow, given: Mapping[str, str]) -> Iterator[Answer]:
    question = flow.questions.get(flow.start)
    while question:
        option = question.option(given.get(question.id))
        if option is None:
            return
        yield Answer(question, option)
        question = flow.questions.get(option.target)


def _longest(flow: Flow, given: Mapping[str, str]) -> int:
    """Count the unanswered questions on the longest way that can still be taken."""
    ahead: dict[str, int] = {}
    for id in reversed(list(flow.questions)):  # first those that nothing leads back from
        after = (ahead.get(option.target, 0) for option in choices(flow, given, id))
        ahead[id] = max(after) + (id not in given)
    return ahead[flow.start]
