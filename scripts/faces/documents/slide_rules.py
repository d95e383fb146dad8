"""The slides that come from the rules: the step plan, steps, routes, cases and agreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pptx.util import Inches

from flow.rules.model import Flow
from flow.rules.plan import Step
from flow.screens.sentences import told_event
from scripts.faces.documents import slide_layouts
from scripts.faces.documents.png import png
from scripts.faces.documents.slide_order import Order, cited
from scripts.faces.documents.slide_page import Grid, Line, Page, Picture
from scripts.faces.pictures import ladder
from scripts.faces.pictures.draw import svg
from scripts.faces.pictures.svg import without_links
from scripts.faces.tools.build import Build

ROOM = 4.3  # inches for the rows of a table
WHOLE = (0.97, 1.62, 11.4)  # inches: left, top and width of a drawing over the whole slide


def plan(order: Order) -> Iterator[Page]:
    """Show the whole step plan."""
    yield Page(order.title, order.notes, blocks=slide_layouts.plan(order.build.edition))


def steps(order: Order) -> Iterator[Page]:
    """Make a slide for each step of a circle, with what to agree on."""
    edition, flow = order.build.edition, order.flow
    for step in _of_circle(order):
        claims = order.build.handbook["stapkaarten"][step.id].claims["afspraken"]
        told = cited(flow, f"{step.text} {step.result}", step.sources, step.status)
        said = (cited(flow, claim.text, claim.sources, claim.status) for claim in claims)
        yield Page(
            f"{order.title} {step.number}: {_lower(flow, step.title)}",
            (told, *said, *order.notes),
            blocks=slide_layouts.step(edition, step, claims),
            family=edition.colours[step.phase],
        )


def _of_circle(order: Order) -> list[Step]:
    circle = order.row.ref("kring", order.flow.circles, "circle")
    return [step for step in order.flow.plan if step.circle == circle]


def routes(order: Order) -> Iterator[Page]:
    """Make a slide with all routes, and one for each in its own colour."""
    edition, flow = order.build.edition, order.flow
    said = {r.id: cited(flow, r.text, r.sources, r.status) for r in flow.routes}
    notes = (*said.values(), *order.notes)
    yield Page(order.title, notes, blocks=slide_layouts.routes(edition))
    for route in flow.routes:
        tasks = (f"{who}: {what}" for who, what in flow.who_does_what(route))
        yield Page(
            f"Route: {_lower(flow, route.title)}",
            (said[route.id], *tasks, *order.notes),
            blocks=slide_layouts.route(edition, route),
            family=edition.colours[route.id],
        )


def _lower(flow: Flow, title: str) -> str:
    """Return a title inside a sentence; that of Halt is the name of a partner."""
    names = {partner.name for partner in flow.partners.values() if partner.proper}
    return title if title in names else title[0].lower() + title[1:]


def stuck(order: Order) -> Iterator[Page]:
    """Show where one goes from each route: as a drawing, and the same in a table."""
    flow = order.flow
    names = {route.id: route.title for route in flow.routes}
    names |= flow.ends
    rows, said = [], []
    for t in flow.transitions:
        origin, target = names[t.origin], names[t.target]
        rows.append((origin, t.short[0].upper() + t.short[1:], target))
        text = f"Van {_lower(flow, origin)} naar {_lower(flow, target)}: {told_event(flow, t)}"
        said.append(cited(flow, text, t.sources, t.status))
    notes = (*said, *order.notes)
    yield Page(f"{order.title}: de plaat", notes, picture=_ladder(order.build, rows))
    grid = Grid(("Van", "Wat er gebeurt", "Naar"), tuple(rows), (4.0, 3.93, 4.0))
    yield Page(order.title, notes, grid=grid)


def _ladder(build: Build, rows: Iterable[tuple[str, str, str]]) -> Picture:
    """Return the drawing, wider than other slides for the sake of its letters."""
    drawing = without_links(svg(ladder.ladder(build.edition)))
    told = (f"van {origin} naar {target}: {event}" for origin, event, target in rows)
    words = f"De routes, met pijlen van de ene naar de andere: {'; '.join(told)}."
    left, top, width = (Inches(size) for size in WHOLE)
    return Picture(png(drawing, width.pt), words, (left, top, width))


def case(order: Order) -> Iterator[Page]:
    """Show a case; how we read it stands in the notes only."""
    flow = order.flow
    case = flow.cases[order.row.ref("casus", flow.cases, "case")]
    said = (
        cited(flow, case.name, case.sources, case.status),
        f"Wat de tekst niet vertelt: {' '.join(case.missing)}",
        f"Onze lezing: {case.reading} Er is geen officieel antwoord.",
        f"Andere casussen: {', '.join(c.name for c in flow.cases.values() if c != case)}.",
    )
    title, lines = f"{order.title}: {case.name}", (Line(case.text),)
    yield Page(title, (*said, *order.notes), lines=lines, bullets=False)


def agreed(order: Order) -> Iterator[Page]:
    """Leave room to write down what was agreed in each step of a circle."""
    steps = _of_circle(order)
    rows = tuple((f"{step.number}. {step.title}", "", "", "") for step in steps)
    heads = ("Stap", "Afspraak", "Wie (organisatie)", "Wanneer")
    height = min(0.95, ROOM / len(rows))
    grid = Grid(heads, rows, (3.9, 4.03, 2.2, 1.8), height=height)
    yield Page(order.title, order.notes, grid=grid)
