"""The ladder: what happens when a route gets stuck, as a graph from light to heavy."""

from __future__ import annotations

from graphviz import Digraph

from flow.rules.edition import Edition
from flow.rules.model import Outcome
from flow.screens.chart_names import step_key
from scripts.faces.pictures.draw import BARE, LAYOUT_FONT, font, same_rank, wrap
from scripts.faces.pictures.palette import BASE

PAPER, INK, LINE = BASE["paper"].light, BASE["ink"].light, BASE["edge"].light
TEXT, LABEL = 13, 12
WIDTH, LABEL_WIDTH = 170.0, 110.0


def ladder(edition: Edition) -> str:
    """Return the transitions between the routes as DOT."""
    flow = edition.flow
    graph = Digraph(
        "overgangen",
        graph_attr={
            "splines": "spline",
            "nodesep": "0.6",
            "ranksep": "0.5",
            "bgcolor": "transparent",
        },
        node_attr={"shape": "plain", "fontname": LAYOUT_FONT},
        edge_attr={"color": LINE, "penwidth": "1.6", "arrowsize": "0.8", "fontname": LAYOUT_FONT},
    )
    for route in flow.routes:
        label = _box(route, edition.colours[route.id].light_ink)
        graph.node(route.id, label, id=step_key(route.id), URL="#")
    for number, transition in enumerate(flow.transitions):
        if transition.origin in flow.outcomes and transition.target in flow.outcomes:
            graph.edge(
                transition.origin,
                transition.target,
                id=f"overgang-{number}",
                label=f"<{_label(transition.short)}>",
            )
    for rung in {route.rung: None for route in flow.routes}:
        same_rank(graph, [route.id for route in flow.routes if route.rung == rung])
    return str(graph.source)


def _box(route: Outcome, colour: str) -> str:
    """A route; the frame around it has the colour of the paper until the page marks it."""
    lines = wrap(route.title, WIDTH - 20, TEXT, bold=True)
    box = (
        f'<TABLE BORDER="0" BGCOLOR="{colour}" STYLE="ROUNDED" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="9"><TR><TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{WIDTH:.0f}">'
        f"{font(lines, TEXT, PAPER, bold=True)}</TD></TR></TABLE>"
    )
    return (
        f'<<TABLE BORDER="2" COLOR="{PAPER}" STYLE="ROUNDED" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="5"><TR><TD>{box}</TD></TR></TABLE>>'
    )


def _label(text: str) -> str:
    lines = font(wrap(text, LABEL_WIDTH, LABEL), LABEL, INK)
    cells = f'<TD WIDTH="6"></TD><TD ALIGN="LEFT" BALIGN="LEFT">{lines}</TD>'
    return f"<TABLE {BARE}><TR>{cells}</TR></TABLE>"
