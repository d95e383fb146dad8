"""The step plan as a graph: the steps in their phases, and the routes."""

from __future__ import annotations

from itertools import pairwise

from graphviz import Digraph

from flow.rules.edition import Edition
from flow.rules.model import Flow
from flow.rules.plan import Phase, Step
from scripts.faces.pictures.draw import LAYOUT_FONT, font, same_rank
from scripts.faces.pictures.palette import BASE
from scripts.faces.pictures.step_cards import (
    GAP,
    NARROW,
    TITLE,
    WIDE,
    Card,
    Shape,
    banner,
    route_card,
)

__all__ = ["NARROW", "WIDE", "Shape", "plan"]


def plan(edition: Edition, shape: Shape) -> str:
    """Return the step plan as DOT."""
    graph = Digraph(
        "stappenplan",
        graph_attr={
            "splines": "ortho",
            "nodesep": str(GAP / 72),
            "ranksep": "0.24",
            "newrank": "true",
            "compound": "true",
            "bgcolor": "transparent",
            "fontname": LAYOUT_FONT,
        },
        node_attr={"shape": "plain", "fontname": LAYOUT_FONT},
        edge_attr={"color": BASE["edge"].light, "penwidth": "1.7", "arrowsize": "0.7"},
    )
    _banner(graph, edition.flow, edition.flow.plan[0], shape)
    for phase in edition.flow.phases.values():
        _phase(graph, edition, phase, shape)
    _arrows(graph, edition.flow, shape)
    _align(graph, edition.flow, shape)
    return str(graph.source)


def _phase(graph: Digraph, edition: Edition, phase: Phase, shape: Shape) -> None:
    flow, family = edition.flow, edition.colours[phase.id]
    with graph.subgraph(name=f"cluster_{phase.id}") as box:
        box.attr(
            id=f"fase-{phase.id}",
            label=f"<{font([phase.title], TITLE, family.light_ink, bold=True)}>",
            labeljust="l",
            style="rounded,filled",
            color=family.light_tint,
            fillcolor=family.light_tint,
            margin="10",
        )
        for row in _rows(flow, phase, shape):
            if _begins_circle(flow, row[0]) and row[0] is not flow.plan[0]:
                _banner(box, flow, row[0], shape)
            _cards(box, edition, row, shape)
        if any(step.routes for step in flow.plan if step.phase == phase.id):
            for route in flow.routes:
                colour = edition.colours[route.id].light_ink
                label = route_card(route, colour, shape.card(len(flow.routes)))
                box.node(route.id, label, id=f"kaart-{route.id}", URL="#")
            if shape.columns > 1:
                same_rank(box, [route.id for route in flow.routes])


def _cards(box: Digraph, edition: Edition, row: list[Step], shape: Shape) -> None:
    """Draw the steps of a row, all as high as the highest."""
    cards = [Card(edition, step, shape.card(len(row))) for step in row]
    height = max(card.height for card in cards)
    after_routes = _after_routes(edition.flow)
    for step, card in zip(row, cards, strict=True):
        label = card.label(height, shape, after_routes=step is after_routes)
        box.node(step.id, label, id=f"kaart-{step.id}", URL="#")
    if shape.columns > 1:
        same_rank(box, [step.id for step in row])


def _banner(box: Digraph, flow: Flow, step: Step, shape: Shape) -> None:
    key = f"kring-{step.circle}"
    box.node(key, banner(flow.circles[step.circle], shape), id=key)


def _rows(flow: Flow, phase: Phase, shape: Shape) -> list[list[Step]]:
    """Group the steps of a phase into rows: with partners each step has a row of its own."""
    steps = [step for step in flow.plan if step.phase == phase.id]
    together = [step for step in steps if _is_inside(flow, step) and shape.columns > 1]
    alone = [[step] for step in steps if step not in together]
    return [together, *alone] if together else alone


def _is_inside(flow: Flow, step: Step) -> bool:
    """Tell whether a step is taken in the first circle: by one organisation."""
    return step.circle == next(iter(flow.circles))


def _begins_circle(flow: Flow, step: Step) -> bool:
    return step is next(other for other in flow.plan if other.circle == step.circle)


def _after_routes(flow: Flow) -> Step:
    """Return the step in which the routes come together again."""
    return next(other for one, other in pairwise(flow.plan) if one.routes)


def _arrows(graph: Digraph, flow: Flow, shape: Shape) -> None:
    """Draw an arrow from each step to the next; one step goes through the routes."""
    routes = [route.id for route in flow.routes]
    for one, other in pairwise(flow.plan):
        if one.routes and shape.columns > 1:
            for number, id in enumerate(routes):
                graph.edge(f"{one.id}:p{number}:s", f"{id}:n", weight="50")
                graph.edge(f"{id}:s", f"{other.id}:p{number}:n", weight="50")
        elif one.routes:
            graph.edge(one.id, routes[0])
            for a, b in pairwise(routes):
                graph.edge(a, b, style="invis")  # below each other, but not one after the other
            graph.edge(routes[-1], other.id)
        elif one.circle != other.circle:
            graph.edge(f"{one.id}:s", f"kring-{other.circle}:n")
            graph.edge(f"kring-{other.circle}:s", f"{other.id}:n")
        elif shape.columns > 1 and one.phase == other.phase and _is_inside(flow, one):
            graph.edge(one.id, other.id)
        else:
            graph.edge(f"{one.id}:s", f"{other.id}:n")


def _align(graph: Digraph, flow: Flow, shape: Shape) -> None:
    """Hold the left sides of all rows on one line by heavy, invisible edges."""
    column: list[str] = []
    for phase in flow.phases.values():
        for row in _rows(flow, phase, shape):
            if _begins_circle(flow, row[0]):
                column.append(f"kring-{row[0].circle}:nr")
            column.append(f"{row[0].id}:nr")
    through_routes = f"{_after_routes(flow).id}:nr"  # there the arrows of the routes do it
    for one, other in pairwise(column):
        if other != through_routes:
            graph.edge(one, other, style="invis", weight="1000")
