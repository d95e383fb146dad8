"""Reads questions, outcomes and actions from their tables."""

from __future__ import annotations

from flow.rules.cases import Options
from flow.rules.model import Action, Option, Outcome, Question
from flow.rules.plan import Part, Task
from flow.rules.read_sources import Claimed, cited, claimed
from flow.rules.tables import Tables, by_id
from flow.rules.toml_file import listed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import KINDS, NATURES, STATUSES


def action(row: TomlTable, known: Tables) -> Action:
    """Read an action."""
    return Action(
        id=row.id,
        title=row.text("titel"),
        text=row.text("tekst"),
        thresholds=row.mentioned(),
        **claimed(row, known.sources),
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
        **claimed(row, known.sources),
        rung=row.number("trede") if kind == "route" else 0,
        urgent=row.flag("spoed", default=False),
        asserts=options_by_question(row, "stelt", known),
    )


def _task(row: TomlTable, known: Tables) -> Task:
    task = Task(row.ref("wie", known.partners, "partner"), row.text("doet"))
    row.done()
    return task


def part(row: TomlTable, known: Tables) -> Part:
    """Read a part of the flow."""
    return Part(row.id, row.text("titel"))


def question(row: TomlTable, known: Tables) -> Question:
    """Read a question or a gate; an option may lean on the sources of its question."""
    own = claimed(row, known.sources)
    id, follows, fact = row.id, "", False
    if id in known.outcomes:
        raise row.wrong("id", "is also the id of an outcome; choose another")
    if "volgt_uit" in row.keys:
        follows = row.ref("volgt_uit", known.answers, "question")
    else:
        fact = row.choice("antwoord", NATURES, default="verloop") == "feit"
    children = row.children("optie")
    options = ((child, _option(child, known, own, follows)) for child in children)
    return Question(
        id=id,
        part=row.ref("deel", known.parts, "part"),
        short=row.text("kort"),
        text=row.text("tekst"),
        help=row.text("uitleg", default=""),
        why=row.text("waarom"),
        options=tuple(by_id("optie", options).values()),
        thresholds=row.mentioned(*children),
        **own,
        fact=fact,
        follows=follows,
    )


def _option(row: TomlTable, known: Tables, question: Claimed, follows: str) -> Option:
    label = row.text("label")
    status = row.choice("status", STATUSES, default=question["status"])
    return Option(
        id=row.id,
        label=label,
        short=row.text("kort", default=label),
        target=row.ref("naar", known.targets, "question or outcome"),
        actions=row.refs("acties", known.actions, "action", default=()),
        reason=row.text("reden"),
        because=row.text("omdat", default=""),  # older rules have none: see `without_because`
        sources=cited(row, known.sources, status, default=question["sources"]),
        status=status,
        given_by=row.refs("bij", known.answers[follows], "option") if follows else (),
    )


def options_by_question(row: TomlTable, field: str, known: Tables) -> Options:
    """Read a table of options by question that may be left out; every id has to exist."""
    if field not in row.keys:
        return {}
    table, found = row.child(field), dict[str, tuple[str, ...]]()
    for id in table.keys:
        if id not in known.answers:
            expected = f"expected one of: {listed(known.answers)}"
            raise row.wrong(field, f"unknown question '{id}'; {expected}")
        found[id] = table.refs(id, known.answers[id], "option")
    return found
