"""The decision rules as frozen data: what a flow, a question and an outcome are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from flow.rules.plan import Circle, Phase, Step
from flow.rules.register import Partner, Source, Threshold
from flow.rules.vocabulary import Kind, Status


@dataclass(frozen=True, slots=True)
class Action:
    """What has to happen beside the outcome, given along by an answer.

    `instead` names the part of a route that is out when this action always comes with it.
    """

    id: str
    title: str
    text: str
    thresholds: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of *wat nu*: who (a partner id) does what."""

    partner: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a path ends: one of the routes, something to do first, or outside the MAS.

    `rung` orders the routes from light to heavy in the drawing of the transitions, 1 is the
    lightest; 0 for what is no route.
    """

    id: str
    kind: Kind
    title: str
    text: str
    tasks: tuple[Task, ...]
    after: str
    thresholds: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status
    rung: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: where it leads (a question or outcome id), why, and which actions it brings."""

    id: str
    label: str
    short: str
    target: str
    actions: tuple[str, ...]
    reason: str
    sources: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options, why it is asked, and the thresholds its texts mention."""

    id: str
    part: str
    short: str
    text: str
    help: str
    why: str
    options: tuple[Option, ...]
    thresholds: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status

    def option(self, id: object) -> Option | None:
        """Return the option with this id, or None for anything else."""
        return next((option for option in self.options if option.id == id), None)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the flow that is drawn as one chart."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens when a route gets stuck: from which route, by which event, to which route.

    `origin` and `target` are ids of routes, or of `Flow.ends`: any route, or the end of the case.
    """

    origin: str
    short: str
    event: str
    target: str
    sources: tuple[str, ...]
    status: Status


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
class Flow:
    """The decision rules and the step plan, each table keyed by id in the order of its file.

    Checked rules have their questions in the order of asking: none leads to an earlier one.
    `site` is the name of the site, `region` that of the region, empty in the national rules.
    """

    site: str
    version: str
    checked: datetime.date
    region: str
    start: str
    parts: Mapping[str, Part]
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    actions: Mapping[str, Action]
    thresholds: Mapping[str, Threshold]
    sources: Mapping[str, Source]
    partners: Mapping[str, Partner]
    phases: Mapping[str, Phase]
    circles: Mapping[str, Circle]
    steps: Mapping[str, Step]
    ends: Mapping[str, str]
    transitions: tuple[Transition, ...]
    cases: Mapping[str, Case]

    @property
    def values(self) -> dict[str, int]:
        """What each {threshold} in a text stands for."""
        return {id: threshold.value for id, threshold in self.thresholds.items()}

    @property
    def told_version(self) -> str:
        """The version as people read it: with the region whose rules these are."""
        return f"{self.version} voor {self.region}" if self.region else self.version

    @property
    def routes(self) -> tuple[Outcome, ...]:
        """The routes, in the order of the rules."""
        return tuple(o for o in self.outcomes.values() if o.kind == "route")

    @property
    def plan(self) -> list[Step]:
        """The steps by their number."""
        return sorted(self.steps.values(), key=lambda step: step.number)

    def number(self, question: Question) -> int:
        """Return the number of a question, in the order of the rules."""
        return list(self.questions).index(question.id) + 1

    def name(self, id: str) -> str:
        """Return the short name of a question or the title of an outcome."""
        return self.questions[id].short if id in self.questions else self.outcomes[id].title

    def who_does_what(self, outcome: Outcome) -> list[tuple[str, str]]:
        """Return the tasks of an outcome in order: the name of a partner, and what it does."""
        return [(self.partners[task.partner].name, task.text) for task in outcome.tasks]
