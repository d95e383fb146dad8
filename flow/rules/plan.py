"""The step plan as frozen data: steps in phases, each taken with others or not."""

from __future__ import annotations

from dataclasses import dataclass

from flow.rules.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Task:
    """One line of *wat nu*: who (a partner id) does what."""

    partner: str
    text: str


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
class Circle:
    """With whom steps are taken, such as inside one organisation; `text` says what is done."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the plan; `working_title` means the official title is not known.

    `routes` marks the one step in which the routes are walked.
    """

    id: str
    number: int
    title: str
    working_title: bool
    phase: str
    circle: str
    partners: tuple[str, ...]
    text: str
    result: str
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status
    place_status: Status
    routes: bool
