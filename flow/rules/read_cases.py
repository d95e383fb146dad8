"""Reads transitions, cases and examples from their tables."""

from __future__ import annotations

from flow.rules.cases import Case, Example, Options, Shelves, Transition
from flow.rules.read_decisions import options_by_question
from flow.rules.read_sources import claimed
from flow.rules.tables import Tables
from flow.rules.toml_file import listed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import ENDS, End


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
        **claimed(row, known.sources),
        not_with=_facts(row, known),
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
        **claimed(row, known.sources),
    )


def example(row: TomlTable, known: Tables) -> Example:
    """Read an example; whether its answers make a path and end as it says, is checked later."""
    return Example(
        id=row.id,
        name=row.text("naam"),
        age=row.number("jaren") if "jaren" in row.keys else None,
        text=row.text("tekst"),
        answers=_answers(row.child("antwoorden"), known),
        outcome=row.ref("uitkomst", known.outcomes, "outcome"),
        actions=row.refs("acties", known.actions, "action", default=()),
        why=row.text("waarom"),
        **claimed(row, known.sources),
    )


def shelves(head: TomlTable, known: Tables) -> Shelves | None:
    """Read how people find an example; nothing where there are no examples to find."""
    if "groepen" not in head.keys:
        return None
    limits = head.refs("leeftijden", known.thresholds, "threshold")
    # Of the whole country: shelves stay in their order in every region.
    ages = tuple(known.tried.get(id, known.thresholds[id].national) for id in limits)
    if list(ages) != sorted(set(ages)):
        raise head.wrong("leeftijden", "expected limits that go up, each of another age")
    return Shelves(head.ref("groepen", known.questions, "question"), ages)


def _facts(row: TomlTable, known: Tables) -> Options:
    """Read the facts that exclude a transition; what can still change excludes nothing."""
    found = options_by_question(row, "niet_bij", known)
    for id in found:
        if not known.questions[id].fact:
            raise row.wrong("niet_bij", f"question '{id}' is no fact: its answer can still change")
    return found


def _answers(row: TomlTable, known: Tables) -> dict[str, str]:
    """Read the answers of a case; every question and option has to exist, and be asked."""
    answers = {}
    for id in row.keys:
        asked = known.questions.get(id)
        if asked is None:
            raise row.wrong(id, f"unknown question; expected one of: {listed(known.questions)}")
        if asked.is_gate:
            raise row.wrong(id, f"is a gate, which follows from '{asked.follows}'; remove it")
        answers[id] = row.ref(id, [option.id for option in asked.options], "option")
    return answers
