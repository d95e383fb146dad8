"""Complete paths, followed without the engine: the tests count and compare with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flow.rules.model import Flow


@dataclass(frozen=True)
class Trail:
    """A complete path: the answer to each of its questions, and the outcome it ends in."""

    answers: dict[str, str]
    outcome: str

    def before(self, question: str) -> dict[str, str]:
        """Return the answers that lead to a question of this path."""
        at = list(self.answers).index(question)
        return dict(list(self.answers.items())[:at])


def trails(flow: Flow) -> Iterator[Trail]:
    """Yield every complete path."""

    def follow(id: str, answers: dict[str, str]) -> Iterator[Trail]:
        if id in flow.outcomes:
            yield Trail(answers, id)
            return
        for option in flow.questions[id].options:
            yield from follow(option.target, {**answers, id: option.id})

    return follow(flow.start, {})


def samples(flow: Flow) -> Iterator[Trail]:
    """Yield a complete path for every answer with every outcome that can follow it.

    These few pass everything that two answers, or an answer and an outcome, make of each other.
    """
    to: dict[str, dict[str, str]] = {flow.start: {}}
    for question in flow.questions.values():
        for option in question.options:
            to.setdefault(option.target, {**to[question.id], question.id: option.id})
    after: dict[str, dict[str, dict[str, str]]] = {id: {id: {}} for id in flow.outcomes}
    for question in reversed(list(flow.questions.values())):
        after[question.id] = {
            outcome: {question.id: option.id, **way}
            for option in reversed(question.options)
            for outcome, way in after[option.target].items()
        }
    for question in flow.questions.values():
        for option in question.options:
            for outcome, way in after[option.target].items():
                yield Trail({**to[question.id], question.id: option.id, **way}, outcome)


def consistent(found: Iterable[Trail], given: Mapping[str, object]) -> list[Trail]:
    """Return the paths that give this answer at every question they share with `given`."""
    return [
        trail
        for trail in found
        if all(given.get(id, option) == option for id, option in trail.answers.items())
    ]
