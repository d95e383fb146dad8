"""The rules as frozen data: what a flow, a question, an outcome and a source are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

type Status = Literal["zeker", "afgeleid", "regionaal", "nakijken"]
type Kind = Literal["route", "eerst", "buiten"]
type ThresholdStatus = Literal["vast", "regionaal", "nakijken"]
type Seen = Literal["heel", "deels"]
type Circle = Literal["intern", "keten"]

STATUSES: tuple[Status, ...] = get_args(Status.__value__)
KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
THRESHOLD_STATUSES: tuple[ThresholdStatus, ...] = get_args(ThresholdStatus.__value__)
SEEN: tuple[Seen, ...] = get_args(Seen.__value__)
CIRCLES: tuple[Circle, ...] = get_args(Circle.__value__)


class RuleError(ValueError):
    """A mistake in the rules, named by file, id and field."""

    def __init__(self, file: str, row: str, field: str, problem: str) -> None:
        self.file, self.row, self.field, self.problem = file, row, field, problem
        super().__init__(f"{file}: id '{row}', field '{field}': {problem}")


@dataclass(frozen=True, slots=True)
class Source:
    """A document a claim rests on; `seen` tells whether it was read whole or in part."""

    id: str
    short: str
    title: str
    publisher: str
    date: str
    url: str
    checked: datetime.date
    seen: Seen


@dataclass(frozen=True, slots=True)
class Threshold:
    """A named limit: every text that mentions the number takes it from here."""

    id: str
    value: int
    unit: str
    decides: str
    sources: tuple[str, ...]
    date: str
    status: ThresholdStatus


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who acts: a person or organisation in the chain."""

    id: str
    name: str
    role: str
    sources: tuple[str, ...]


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
    """Where a path ends: one of the four routes, something to do first, or outside the MAS."""

    id: str
    kind: Kind
    title: str
    text: str
    tasks: tuple[Task, ...]
    after: str
    thresholds: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status


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
class Phase:
    """One of the five phases of the step plan."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the plan; `working_title` means the official title is not known."""

    id: str
    number: int
    title: str
    working_title: bool
    phase: str
    circle: Circle
    partners: tuple[str, ...]
    text: str
    result: str
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status
    place_status: Status


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens when a route gets stuck: from which route, by which event, to which route."""

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
    """All rules and facts of one edition, each table keyed by id in the order of its file."""

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
    steps: Mapping[str, Step]
    transitions: tuple[Transition, ...]
    cases: Mapping[str, Case]

    @property
    def values(self) -> dict[str, int]:
        """What each {threshold} in a text stands for."""
        return {id: threshold.value for id, threshold in self.thresholds.items()}

    @property
    def routes(self) -> tuple[Outcome, ...]:
        """The four routes of the MAS."""
        return tuple(o for o in self.outcomes.values() if o.kind == "route")
