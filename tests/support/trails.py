"""Complete paths, followed without the engine: the tests count and compare with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flow.rules.model import Flow


@dataclass(frozen=True)
class Trail:
    """A complete path: the answer to each question that is asked, and the outcome it ends in.

    `passed` holds the answers with those that followed at gates, in the order of the path.
    """

    answers: dict[str, str]
    outcome: str
    passed: dict[str, str]

    def before(self, question: str) -> dict[str, str]:
        """Return the answers that lead to a question, or a gate, of this path."""
        at = list(self.passed).index(question)
        return {id: self.answers[id] for id in list(self.passed)[:at] if id in self.answers}


def trails(flow: Flow) -> Iterator[Trail]:
    """Yield every complete path."""

    def follow(id: str, passed: dict[str, str]) -> Iterator[Trail]:
        if id in flow.outcomes:
            answers = {key: passed[key] for key in passed if not flow.questions[key].follows}
            yield Trail(answers, id, passed)
            return
        question = flow.questions[id]
        for option in question.options:
            if not question.follows or passed[question.follows] in option.given_by:
                yield from follow(option.target, {**passed, id: option.id})

    return follow(flow.start, {})


def samples(flow: Flow) -> Iterator[Trail]:
    """Yield a complete path for every answer with every outcome that can follow it.

    These few pass everything that two answers, or an answer and an outcome, make of each other.
    """
    met: set[tuple[str, str, str]] = set()
    for trail in trails(flow):
        news = {(id, option, trail.outcome) for id, option in trail.passed.items()} - met
        if news:
            met |= news
            yield trail


def consistent(found: Iterable[Trail], given: Mapping[str, object]) -> list[Trail]:
    """Return the paths that give this answer at every question they share with `given`."""
    return [
        trail
        for trail in found
        if all(given.get(id, option) == option for id, option in trail.answers.items())
    ]
