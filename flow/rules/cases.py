"""What stands beside the rules as frozen data: transitions between routes, cases and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flow.rules.vocabulary import Status

type Options = Mapping[str, tuple[str, ...]]  # ids of options by that of their question


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens when a route gets stuck: from which route, by which event, to which route.

    `origin` and `target` are ids of routes, or of `Flow.ends`: any route, or the end of the case.
    `not_with` holds the facts that exclude it, each on its own.
    """

    origin: str
    short: str
    event: str
    target: str
    sources: tuple[str, ...]
    status: Status
    not_with: Options = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """An example case: the answers its text carries, what is missing, and our own reading."""

    id: str
    name: str
    text: str
    answers: Mapping[str, str]
    missing: tuple[str, ...]
    reading: str
    sources: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up case with every answer of its path, to test the rules with: how it must end.

    `age` is in years; None where it makes no difference.
    """

    id: str
    name: str
    age: int | None
    text: str
    answers: Mapping[str, str]
    outcome: str
    actions: tuple[str, ...]
    why: str
    sources: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Shelves:
    """How people find an example: by the answer to one question, and by age.

    `ages` are the ages in years at which a next group begins, going up.
    """

    question: str
    ages: tuple[int, ...]
