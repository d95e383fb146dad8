"""Reads questions, outcomes, actions, transitions and cases from their tables."""

from __future__ import annotations

from flow.rules.model import Action, Case, Option, Outcome, Part, Question, Task, Transition
from flow.rules.read_register import claimed
from flow.rules.tables import Tables, by_id
from flow.rules.toml_file import listed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import ENDS, KINDS, STATUSES, End, Status


def action(row: TomlTable, known: Tables) -> Action:
    """Read an action."""
    return Action(
        id=row.id,
        title=row.text("titel"),
        text=row.text("tekst"),
        thresholds=row.mentioned(),
        sources=claimed(row, known),
        status=row.choice("status", STATUSES),
        instead=row.text("in_plaats_van", default=""),
    )


def outcome(row: TomlTable, known: Tables) -> Outcome:
    """Read an outcome with its tasks; a route has a rung."""
    tasks = row.children("nu")
    kind = row.choice("soort", KINDS)
    return Outcome(
        id=row.id,
        kind=kind,
        title=row.text("titel"),
        text=row.text("tekst"),
        tasks=tuple(_task(task, known) for task in tasks),
        after=row.text("daarna"),
        thresholds=row.mentioned(*tasks),
        sources=claimed(row, known),
        status=row.choice("status", STATUSES),
        rung=row.number("trede") if kind == "route" else 0,
    )


def _task(row: TomlTable, known: Tables) -> Task:
    task = Task(row.ref("wie", known.partners, "partner"), row.text("doet"))
    row.done()
    return task


def part(row: TomlTable, known: Tables) -> Part:
    """Read a part of the flow."""
    return Part(row.id, row.text("titel"))


def question(row: TomlTable, known: Tables) -> Question:
    """Read a question with its options; an option may lean on the sources of its question."""
    sources, status = claimed(row, known), row.choice("status", STATUSES)
    id = row.id
    if id in known.outcomes:
        raise row.wrong("id", "is also the id of an outcome; choose another")
    children = row.children("optie")
    options = ((child, _option(child, known, sources, status)) for child in children)
    return Question(
        id=id,
        part=row.ref("deel", known.parts, "part"),
        short=row.text("kort"),
        text=row.text("tekst"),
        help=row.text("uitleg", default=""),
        why=row.text("waarom"),
        options=tuple(by_id("optie", options).values()),
        thresholds=row.mentioned(*children),
        sources=sources,
        status=status,
    )


def _option(row: TomlTable, known: Tables, sources: tuple[str, ...], status: Status) -> Option:
    label = row.text("label")
    return Option(
        id=row.id,
        label=label,
        short=row.text("kort", default=label),
        target=row.ref("naar", known.targets, "question or outcome"),
        actions=row.refs("acties", known.actions, "action", default=()),
        reason=row.text("reden"),
        sources=row.refs("bronnen", known.sources, "source", default=sources),
        status=row.choice("status", STATUSES, default=status),
    )


def ends(known: Tables, place: End) -> dict[str, str]:
    """Read what a transition may start from or end in (`place`) beside a route: titles by id."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for row in known.rows("overgangen.toml", "einde"):
        if row.id in seen or row.id in known.outcomes:
            raise row.wrong("id", "this id stands in two tables")
        seen.add(row.id)
        title, stands = row.text("titel"), row.choice("plek", ENDS)
        row.done()
        if stands == place:
            found[row.id] = title
    return found


def transition(row: TomlTable, known: Tables) -> Transition:
    """Read a transition; it has no id of its own."""
    routes = [outcome.id for outcome in known.outcomes.values() if outcome.kind == "route"]
    found = Transition(
        origin=row.ref("van", [*routes, *known.origins], "route"),
        short=row.text("kort"),
        event=row.text("gebeurtenis"),
        target=row.ref("naar", [*routes, *known.closings], "route"),
        sources=claimed(row, known),
        status=row.choice("status", STATUSES),
    )
    row.done()
    return found


def case(row: TomlTable, known: Tables) -> Case:
    """Read an example case."""
    return Case(
        id=row.id,
        name=row.text("naam"),
        text=row.text("tekst"),
        answers=_answers(row.child("antwoorden"), known),
        missing=row.texts("ontbreekt"),
        reading=row.text("lezing"),
        sources=claimed(row, known),
        status=row.choice("status", STATUSES),
    )


def _answers(row: TomlTable, known: Tables) -> dict[str, str]:
    """Read the answers of a case; every question and option has to exist."""
    answers = {}
    for key in row.keys:
        asked = known.questions.get(key)
        if asked is None:
            raise row.wrong(key, f"unknown question; expected one of: {listed(known.questions)}")
        answers[key] = row.ref(key, [option.id for option in asked.options], "option")
    return answers
