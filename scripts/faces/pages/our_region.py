"""What a region agreed, on the pages of its edition; in the national one these say nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from flow.compare.difference import Diff, diff
from flow.rules.edition import Edition
from flow.rules.model import Flow
from flow.rules.register import Threshold
from flow.screens.ours import Line, consultation, council, of_limit, of_outcome, of_point, of_step
from scripts.faces.pages.changes import sections
from scripts.faces.pages.form_pages import EXAMPLE
from scripts.faces.pages.markdown import Fragments, bullets, step_link, table
from scripts.faces.pages.rule_names import threshold_page

MAKE = "/regio/maken.md"
HERE = "/mas/regio.md#bij-ons"
NATIONAL = (
    "Dit is de landelijke editie.\n"
    f"[Maak een editie voor uw eigen regio]({MAKE}), met uw afspraken en uw contacten.\n"
)


def fragments(edition: Edition, docs: Path) -> Fragments:
    """Return all that a region filled in, to show on one page, and beside the national rules."""
    return {
        "bij-ons.md": partial(everything, edition.flow),
        "regio-vergeleken.md": partial(compared, edition, docs / EXAMPLE),
    }


def compared(edition: Edition, example: Path) -> str:
    """Tell what differs between the rules of the region and those of the whole country.

    The national edition compares with the example; nothing is told where there is none.
    """
    if not edition.flow.region and not example.is_file():
        return NATIONAL
    ours = edition if edition.flow.region else Edition(edition.folder, example)
    found, name = diff(edition.national.flow, ours.flow), ours.flow.region_name
    return (
        f"## {name}\n\n{_same(found)}\n\n{sections(found, ('Landelijk', 'Bij ons'))}\n"
        f"### Wat {name} zelf invulde\n\n{everything(ours.flow).replace('### ', '#### ')}"
    )


def _same(found: Diff) -> str:
    """Say of how many combinations the outcome is the same."""
    moved = sum(moved.paths for moved in found.moved)
    return (
        f"Van alle {found.paths} combinaties van antwoorden hebben er {found.paths - moved} "
        "dezelfde uitkomst als landelijk."
    )


def everything(flow: Flow) -> str:
    """Tell everything that the region filled in; of the national edition how to make one."""
    region = flow.region
    if not region:
        return NATIONAL
    where = f"Deze editie is voor {', '.join(region.municipalities)}.\n" * bool(
        region.municipalities
    )
    return "\n".join(
        part
        for part in (
            where,
            block(flow, (*consultation(flow), *council(region))),
            _numbers(flow),
            _contacts(flow),
            _steps(flow),
        )
        if part
    )


def block(flow: Flow, lines: Iterable[Line]) -> str:
    """Lines of the region, marked as such; nothing without any."""
    told = bullets(f"**{about}:** {text}" for about, text in lines)
    if not told:
        return ""
    return (
        f'<div class="rw-ons" markdown="1">\n\n**Bij ons: {flow.region.name}**\n{{ .kopje }}\n\n'
        f"{told}\n</div>\n"
    )


def of_route(flow: Flow, id: str) -> str:
    """What was agreed on a route or another outcome."""
    return block(flow, of_outcome(flow, flow.outcomes[id]))


def at_point(flow: Flow, id: str) -> str:
    """What was agreed on a point of *Verschillen per regio*."""
    point = flow.points.get(id)
    return block(flow, of_point(flow, point)) if point else ""


def at_step(flow: Flow, id: str) -> str:
    """What was agreed on a step."""
    return block(flow, of_step(flow.region, id))


def at_limit(flow: Flow, limit: Threshold) -> str:
    """The value of the region beside the national one."""
    told = of_limit(limit)
    return block(flow, [Line("Drempel", told)]) if told else ""


def numbers(flow: Flow, partners: Iterable[str]) -> str:
    """Say where to reach partners, or who fills that in."""
    found = [
        f"{flow.partners[id].name}: {flow.region.contacts[id].rstrip('.')}."
        for id in partners
        if id in flow.region.contacts
    ]
    if found:
        return " ".join(["**Bij ons:**", *found])
    return "[Uw regio vult in](/mas/regio.md) op welk nummer."


def _numbers(flow: Flow) -> str:
    rows = [
        (threshold_page(flow, limit.id), f"{limit.own.value} {limit.unit}", str(limit.national))
        for limit in flow.thresholds.values()
        if limit.own
    ]
    told = table(("Drempel", "Bij ons", "In de landelijke editie"), rows)
    return f"### Onze drempels\n\n{told}" if rows else ""


def _contacts(flow: Flow) -> str:
    rows = [(flow.partners[id].name, told) for id, told in flow.region.contacts.items()]
    return f"### Wie u bij ons belt\n\n{table(('Partner', 'Contact'), rows)}" if rows else ""


def _steps(flow: Flow) -> str:
    items = [step_link(flow, step.id) for step in flow.plan if step.id in flow.region.steps]
    return f"### Afspraken per stap\n\n{bullets(items)}" if items else ""
