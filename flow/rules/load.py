"""A folder of TOML files to a `Flow`; refuses bad data by file, id, field and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from flow.rules import read_cases, read_decisions, read_plan, read_register, read_sources
from flow.rules.model import Flow
from flow.rules.points import Point, read_points, titles
from flow.rules.read_region import FILE, read
from flow.rules.region import NATIONAL
from flow.rules.region_shape import Known
from flow.rules.tables import Tables
from flow.rules.toml_file import Readable


def load_flow(
    folder: Traversable,
    region: Readable | None = None,
    tried: Mapping[str, int] | None = None,
) -> Flow:
    """Read the decision rules and the step plan; raises RuleError at the first mistake.

    `region` is the file of a region; without it the one in the folder counts, where there is one.
    `tried` holds other values for thresholds, whoever may change them: to see what would follow.
    """
    tables = Tables(folder)
    known = known_to(tables, folder)
    own = region or (folder / FILE if (folder / FILE).is_file() else None)
    tables.region = read(own, known) if own else NATIONAL
    tables.sources = read_sources.read(tables)
    own_values = {id: own.value for id, own in tables.region.values.items()}
    tables.tried = tried or {}
    tables.values = {**tables.values, **own_values, **tables.tried}
    tables.thresholds = tables.keyed("drempels.toml", "drempel", read_register.threshold)
    tables.partners = tables.keyed("partners.toml", "partner", read_register.partner)
    tables.actions = tables.keyed("acties.toml", "actie", read_decisions.action)
    tables.outcomes = tables.keyed("uitkomsten.toml", "uitkomst", read_decisions.outcome)
    tables.parts = tables.keyed("regels.toml", "deel", read_decisions.part)
    tables.questions = tables.keyed("vragen.toml", "vraag", read_decisions.question)
    tables.phases = tables.keyed("stappen.toml", "fase", read_plan.phase)
    tables.circles = tables.keyed("stappen.toml", "kring", read_plan.circle)
    tables.steps = tables.keyed("stappen.toml", "stap", read_plan.step)
    tables.origins = read_cases.ends(tables, "van")
    tables.closings = read_cases.ends(tables, "naar")
    return _flow(tables, read_points(folder, tables.outcomes, tables.thresholds))


def known_to(tables: Tables, folder: Traversable) -> Known:
    """Return what a region can say something about."""
    tables.values = read_register.numbers(tables)
    status = read_register.statuses(tables)
    named = {
        name: {row.id: row.text(field) for row in tables.rows(file, table)}
        for name, file, table, field in (
            ("partners", "partners.toml", "partner", "naam"),
            ("steps", "stappen.toml", "stap", "titel"),
        )
    }
    partners = tables.rows("partners.toml", "partner")
    several = {row.id for row in partners if row.flag("samen", default=False)}
    family = {row.id for row in partners if row.flag("gezin", default=False)}
    alone = {id: name for id, name in named["partners"].items() if id not in several}
    limits = {row.id: row.text("bepaalt") for row in tables.rows("drempels.toml", "drempel")}
    return Known(
        limits={id: unit for id, unit in limits.items() if status[id] == "regionaal"},
        fixed={id: word for id, word in status.items() if word != "regionaal"},
        partners=alone,
        reached={id: name for id, name in alone.items() if id not in family},
        points=titles(folder),
        steps=named["steps"],
    )


def _flow(tables: Tables, points: Mapping[str, Point]) -> Flow:
    """Put the tables together with the keys that stand in none of them."""
    head = tables.head("regels.toml")
    transitions = tables.rows("overgangen.toml", "overgang")
    return Flow(
        site=head.text("site"),
        version=head.text("versie"),
        checked=head.date("gecontroleerd"),
        region=tables.region,
        points=points,
        start=head.ref("begin", tables.questions, "question"),
        parts=tables.parts,
        questions=tables.questions,
        outcomes=tables.outcomes,
        actions=tables.actions,
        thresholds=tables.thresholds,
        sources=tables.sources,
        partners=tables.partners,
        phases=tables.phases,
        circles=tables.circles,
        steps=tables.steps,
        ends={**tables.origins, **tables.closings},
        transitions=tuple(read_cases.transition(row, tables) for row in transitions),
        cases=tables.keyed("casussen.toml", "casus", read_cases.case),
        examples=tables.keyed("voorbeelden.toml", "voorbeeld", read_cases.example),
        shelves=read_cases.shelves(tables.head("voorbeelden.toml"), tables),
    )
