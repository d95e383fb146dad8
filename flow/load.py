"""TOML to model; refuses bad data by naming file, id, field and what was expected."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol

from flow.model import (
    CIRCLES,
    KINDS,
    SEEN,
    STATUSES,
    THRESHOLD_STATUSES,
    Action,
    Case,
    Flow,
    Option,
    Outcome,
    Part,
    Partner,
    Phase,
    Question,
    RuleError,
    Source,
    Status,
    Step,
    Task,
    Threshold,
    Transition,
)
from flow.row import Row

type Raw = dict[str, Any]

TABLES = {
    "bronnen.toml": {"bron"},
    "drempels.toml": {"drempel"},
    "regio.toml": {"naam", "drempels"},
    "partners.toml": {"partner"},
    "acties.toml": {"actie"},
    "uitkomsten.toml": {"uitkomst"},
    "regels.toml": {"versie", "gecontroleerd", "begin", "deel"},
    "vragen.toml": {"vraag"},
    "stappen.toml": {"fase", "stap"},
    "overgangen.toml": {"overgang"},
    "casussen.toml": {"casus"},
}


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def load(folder: Traversable | None = None) -> Flow:
    """Read the rules from a folder of TOML files (default: the national rules).

    Raises RuleError at the first mistake.
    """
    folder = folder or files("flow") / "mas"
    return _Loader({name: read(folder, name, allowed) for name, allowed in TABLES.items()}).flow()


def read(folder: Traversable, name: str, allowed: set[str]) -> Raw:
    """Parse one file and refuse tables it may not hold."""
    try:
        raw = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RuleError(name, "-", "-", "this file is missing; restore it") from None
    except OSError as error:
        raise RuleError(name, "-", "-", f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RuleError(name, "-", "-", "is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(name, "-", "-", f"is not valid TOML: {error}") from None
    for key in raw:
        if key not in allowed:
            raise RuleError(name, "-", key, f"unknown key; expected one of: {_list(allowed)}")
    return raw


class _Loader:
    """Builds the tables in the order in which they refer to each other."""

    def __init__(self, raw: Mapping[str, Raw]) -> None:
        self.raw = raw
        self.thresholds: dict[str, Threshold] = {}
        self.sources = self.table("bronnen.toml", "bron", self.source)
        self.thresholds = self.regional(self.table("drempels.toml", "drempel", self.threshold))
        self.partners = self.table("partners.toml", "partner", self.partner)
        self.actions = self.table("acties.toml", "actie", self.action)
        self.outcomes = self.table("uitkomsten.toml", "uitkomst", self.outcome)
        self.parts = self.table("regels.toml", "deel", self.part)
        asked = [row.id for row in self.rows("vragen.toml", "vraag")]
        self.targets = [*asked, *self.outcomes]
        self.questions = self.table("vragen.toml", "vraag", self.question)
        self.phases = self.table("stappen.toml", "fase", self.phase)
        self.steps = self.table("stappen.toml", "stap", self.step)
        self.cases = self.table("casussen.toml", "casus", self.case)

    def flow(self) -> Flow:
        """Put the tables together."""
        head = Row("regels.toml", self.raw["regels.toml"], id="-")
        return Flow(
            version=head.text("versie"),
            checked=head.date("gecontroleerd"),
            region=Row("regio.toml", self.raw["regio.toml"], id="-").text("naam"),
            start=head.ref("begin", self.questions, "question"),
            parts=self.parts,
            questions=self.questions,
            outcomes=self.outcomes,
            actions=self.actions,
            thresholds=self.thresholds,
            sources=self.sources,
            partners=self.partners,
            phases=self.phases,
            steps=self.steps,
            transitions=self.transitions(),
            cases=self.cases,
        )

    def rows(self, file: str, table: str) -> list[Row]:
        """Wrap the tables of one name; a missing or empty one is refused."""
        found = self.raw[file].get(table)
        if not isinstance(found, list) or not found:
            raise RuleError(file, "-", table, f"expected one or more [[{table}]] tables")
        return [Row(file, row, values=self.values()) for row in found]

    def values(self) -> dict[str, int]:
        """Return what a {threshold} in a text stands for."""
        return {id: threshold.value for id, threshold in self.thresholds.items()}

    def table[T: _HasId](self, file: str, table: str, build: Callable[[Row], T]) -> dict[str, T]:
        """Build every row of a table; refuses a duplicate id and unknown keys."""
        return _by_id(file, table, ((row, build(row)) for row in self.rows(file, table)))

    def regional(self, national: dict[str, Threshold]) -> dict[str, Threshold]:
        """Apply the region's own values; refuses a threshold a region may not change."""
        row = Row("regio.toml", self.raw["regio.toml"].get("drempels", {}), id="drempels")
        for key in row.keys:
            threshold = national.get(key)
            if threshold is None:
                raise row.wrong(key, f"unknown threshold; expected one of: {_list(national)}")
            if threshold.status != "regionaal":
                raise row.wrong(
                    key,
                    f"has status '{threshold.status}'; a region may change only thresholds "
                    "with status 'regionaal', so remove this line",
                )
            national[key] = replace(threshold, value=row.number(key))
        return national

    def claims(self, row: Row) -> tuple[str, ...]:
        """Return the sources of a claim; at least one."""
        return row.refs("bronnen", self.sources, "source")

    def source(self, row: Row) -> Source:
        return Source(
            id=row.id,
            short=row.text("kort"),
            title=row.text("titel"),
            publisher=row.text("uitgever"),
            date=row.text("datum"),
            url=row.url("url"),
            checked=row.date("gecontroleerd"),
            seen=row.choice("gezien", SEEN),
        )

    def threshold(self, row: Row) -> Threshold:
        return Threshold(
            id=row.id,
            value=row.number("waarde"),
            unit=row.text("eenheid"),
            decides=row.text("bepaalt"),
            sources=self.claims(row),
            date=row.text("datum"),
            status=row.choice("status", THRESHOLD_STATUSES),
        )

    def partner(self, row: Row) -> Partner:
        return Partner(row.id, row.text("naam"), row.text("rol"), self.claims(row))

    def action(self, row: Row) -> Action:
        return Action(
            id=row.id,
            title=row.text("titel"),
            text=row.text("tekst"),
            thresholds=row.mentioned(),
            sources=self.claims(row),
            status=row.choice("status", STATUSES),
            instead=row.text("in_plaats_van", default=""),
        )

    def outcome(self, row: Row) -> Outcome:
        tasks = row.children("nu")
        return Outcome(
            id=row.id,
            kind=row.choice("soort", KINDS),
            title=row.text("titel"),
            text=row.text("tekst"),
            tasks=tuple(self.task(task) for task in tasks),
            after=row.text("daarna"),
            thresholds=row.mentioned(*tasks),
            sources=self.claims(row),
            status=row.choice("status", STATUSES),
        )

    def task(self, row: Row) -> Task:
        task = Task(row.ref("wie", self.partners, "partner"), row.text("doet"))
        row.done()
        return task

    def part(self, row: Row) -> Part:
        return Part(row.id, row.text("titel"))

    def question(self, row: Row) -> Question:
        sources, status = self.claims(row), row.choice("status", STATUSES)
        id = row.id
        if id in self.outcomes:
            raise row.wrong("id", "is also the id of an outcome; choose another")
        children = row.children("optie")
        options = ((child, self.option(child, sources, status)) for child in children)
        return Question(
            id=id,
            part=row.ref("deel", self.parts, "part"),
            short=row.text("kort"),
            text=row.text("tekst"),
            help=row.text("uitleg", default=""),
            why=row.text("waarom"),
            options=tuple(_by_id(row.file, "optie", options).values()),
            thresholds=row.mentioned(*children),
            sources=sources,
            status=status,
        )

    def option(self, row: Row, sources: tuple[str, ...], status: Status) -> Option:
        label = row.text("label")
        return Option(
            id=row.id,
            label=label,
            short=row.text("kort", default=label),
            target=row.ref("naar", self.targets, "question or outcome"),
            actions=row.refs("acties", self.actions, "action", default=()),
            reason=row.text("reden"),
            sources=row.refs("bronnen", self.sources, "source", default=sources),
            status=row.choice("status", STATUSES, default=status),
        )

    def phase(self, row: Row) -> Phase:
        return Phase(row.id, row.text("titel"), row.text("tekst"))

    def step(self, row: Row) -> Step:
        return Step(
            id=row.id,
            number=row.number("nummer"),
            title=row.text("titel"),
            working_title=row.flag("werktitel"),
            phase=row.ref("fase", self.phases, "phase"),
            circle=row.choice("kring", CIRCLES),
            partners=row.refs("wie", self.partners, "partner"),
            text=row.text("tekst"),
            result=row.text("resultaat"),
            questions=row.refs("vragen", self.questions, "question", default=()),
            sources=self.claims(row),
            status=row.choice("status", STATUSES),
            place_status=row.choice("status_plek", STATUSES),
        )

    def transitions(self) -> tuple[Transition, ...]:
        """Build the transitions; they have no id of their own."""
        return tuple(self.transition(row) for row in self.rows("overgangen.toml", "overgang"))

    def transition(self, row: Row) -> Transition:
        routes = [outcome.id for outcome in self.outcomes.values() if outcome.kind == "route"]
        transition = Transition(
            origin=row.ref("van", [*routes, "elke"], "route"),
            short=row.text("kort"),
            event=row.text("gebeurtenis"),
            target=row.ref("naar", [*routes, "afsluiten"], "route"),
            sources=self.claims(row),
            status=row.choice("status", STATUSES),
        )
        row.done()
        return transition

    def case(self, row: Row) -> Case:
        return Case(
            id=row.id,
            name=row.text("naam"),
            text=row.text("tekst"),
            answers=self.answers(row.child("antwoorden")),
            missing=row.texts("ontbreekt"),
            reading=row.text("lezing"),
            sources=self.claims(row),
            status=row.choice("status", STATUSES),
        )

    def answers(self, row: Row) -> dict[str, str]:
        """Read the answers of a case; every question and option has to exist."""
        answers = {}
        for key in row.keys:
            question = self.questions.get(key)
            if question is None:
                raise row.wrong(key, f"unknown question; expected one of: {_list(self.questions)}")
            answers[key] = row.ref(key, [option.id for option in question.options], "option")
        return answers


def _by_id[T: _HasId](file: str, table: str, built: Iterable[tuple[Row, T]]) -> dict[str, T]:
    """Key the built rows by id; refuses a duplicate id and keys nobody read."""
    found: dict[str, T] = {}
    for row, item in built:
        if item.id in found:
            raise RuleError(file, item.id, "id", f"this id stands in two [[{table}]] tables")
        row.done()
        found[item.id] = item
    return found


def _list(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))
