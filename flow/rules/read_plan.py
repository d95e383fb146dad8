"""Reads the phases, circles and steps of the step plan from their tables."""

from __future__ import annotations

from flow.rules.plan import Circle, Phase, Step
from flow.rules.read_sources import claimed
from flow.rules.tables import Tables
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import STATUSES


def phase(row: TomlTable, known: Tables) -> Phase:
    """Read a phase."""
    return Phase(row.id, row.text("titel"), row.text("tekst"))


def circle(row: TomlTable, known: Tables) -> Circle:
    """Read a circle."""
    return Circle(row.id, row.text("titel"), row.text("tekst"))


def step(row: TomlTable, known: Tables) -> Step:
    """Read a step."""
    return Step(
        id=row.id,
        number=row.number("nummer"),
        title=row.text("titel"),
        working_title=row.flag("werktitel"),
        phase=row.ref("fase", known.phases, "phase"),
        circle=row.ref("kring", known.circles, "circle"),
        partners=row.refs("wie", known.partners, "partner"),
        text=row.text("tekst"),
        result=row.text("resultaat"),
        questions=row.refs("vragen", known.questions, "question", default=()),
        **claimed(row, known.sources),
        place_status=row.choice("status_plek", STATUSES),
        routes=row.flag("routes", default=False),
    )
