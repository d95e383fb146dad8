"""The decision rules as frozen data: what a flow, a question and an outcome are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from flow.rules.cases import Case, Example, Options, Shelves, Transition
from flow.rules.plan import Circle, Part, Phase, Step, Task
from flow.rules.points import Point
from flow.rules.region import Region
from flow.rules.register import Partner, Source, Threshold
from flow.rules.toml_table import NATIONAL
from flow.rules.vocabulary import UNKNOWN, Kind, Status


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
class Outcome:
    """Where a path ends: one of the routes, something to do first, or outside the MAS.

    `rung` orders the routes from light to heavy in the drawing of the transitions, 1 is the
    lightest; 0 for what is no route. `urgent` leaves no time for reasons. `asserts` holds what
    the text says of the answers: every path that ends here and answers such a question, does so
    with one of these options.
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
    urgent: bool = False
    asserts: Options = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: where it leads (a question or outcome id), why, and which actions it brings.

    `because` is the answer as a clause, to stand after *omdat* or *als*.
    At a gate nobody chooses: `given_by` holds the options of the fact question that take this one.
    """

    id: str
    label: str
    short: str
    target: str
    actions: tuple[str, ...]
    reason: str
    because: str
    sources: tuple[str, ...]
    status: Status
    given_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options, why it is asked, and the thresholds its texts mention.

    Its answer is a firm fact (`fact`), or can still change. A gate is a question nobody is asked:
    it `follows` from the answer to a fact question, whose id stands there.
    """

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
    fact: bool = False
    follows: str = ""

    @property
    def is_gate(self) -> bool:
        """Whether nobody is asked this."""
        return bool(self.follows)

    def is_firm(self, option: str) -> bool:
        """Tell whether this answer cannot change any more; not knowing is never a firm fact."""
        return self.fact and option != UNKNOWN

    def option(self, id: object) -> Option | None:
        """Return the option with this id, or None for anything else."""
        return next((option for option in self.options if option.id == id), None)


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The decision rules and the step plan, each table keyed by id in the order of its file.

    Equal only to itself: what is worked out of rules is kept by them, and found again at once.

    Checked rules have their questions in the order of asking: none leads to an earlier one.
    `site` is the name of the site; without a `region` the rules are those of the whole country.
    """

    site: str
    version: str
    checked: datetime.date
    region: Region
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
    examples: Mapping[str, Example] = field(default_factory=dict)
    shelves: Shelves | None = None
    points: Mapping[str, Point] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, int]:
        """What each {threshold} in a text stands for."""
        national = {f"{id}{NATIONAL}": one.national for id, one in self.thresholds.items()}
        return {id: one.value for id, one in self.thresholds.items()} | national

    @property
    def told_version(self) -> str:
        """The version as people read it: with the region whose rules these are."""
        return f"{self.version} voor {self.region.name}" if self.region else self.version

    @property
    def region_name(self) -> str:
        """The name of the region, empty in the national rules."""
        return self.region.name

    @property
    def routes(self) -> tuple[Outcome, ...]:
        """The routes, in the order of the rules."""
        return tuple(o for o in self.outcomes.values() if o.kind == "route")

    @property
    def gates(self) -> tuple[Question, ...]:
        """The questions nobody is asked."""
        return tuple(question for question in self.questions.values() if question.is_gate)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions without the gates."""
        return tuple(question for question in self.questions.values() if not question.is_gate)

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
