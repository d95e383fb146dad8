"""The step plan as one row of phases with the titles of their steps, to be read from afar."""

from __future__ import annotations

from itertools import pairwise

from graphviz import Digraph

from flow.model import Flow, Phase, Step
from scripts.faces.draw import LAYOUT_FONT, font, wrap
from scripts.faces.palette import BASE, FAMILIES

PAPER, INK, LINE = BASE["paper"].light, BASE["ink"].light, BASE["edge"].light
TITLE, TEXT = 17, 15  # points; Graphviz takes whole ones only
WIDTH = 160.0  # of a phase, in points
TOGETHER = "in de keten"


def strip(flow: Flow) -> str:
    """Return the drawing as DOT."""
    graph = Digraph(
        "fasen",
        graph_attr={"rankdir": "LR", "ranksep": "0.3", "bgcolor": PAPER, "pad": "0.05"},
        node_attr={"shape": "plain", "fontname": LAYOUT_FONT},
        edge_attr={"color": LINE, "penwidth": "2", "arrowsize": "0.8"},
    )
    steps = sorted(flow.steps.values(), key=lambda step: step.number)
    for phase in flow.phases.values():
        graph.node(phase.id, _phase(phase, [s for s in steps if s.phase == phase.id]))
    for one, other in pairwise(flow.phases):
        graph.edge(one, other)
    return str(graph.source)


def describe(flow: Flow) -> str:
    """Return what the drawing shows in words."""
    steps = sorted(flow.steps.values(), key=lambda step: step.number)
    phases = (
        f"{phase.title}: "
        + ", ".join(f"stap {s.number} {s.title.lower()}" for s in steps if s.phase == phase.id)
        for phase in flow.phases.values()
    )
    together = [step.number for step in steps if step.circle == "keten"]
    return (
        f"Vijf fasen naast elkaar, met pijlen van links naar rechts. {'. '.join(phases)}. "
        f"Bij stap {together[0]} tot en met {together[-1]} staat: {TOGETHER}."
    )


def _phase(phase: Phase, steps: list[Step]) -> str:
    """Return a coloured box with the name of the phase and a card for each step."""
    family = FAMILIES[phase.id]
    cards = "".join(f"<TR><TD>{_card(step)}</TD></TR>" for step in steps)
    return (
        f'<<TABLE BORDER="0" BGCOLOR="{family.light_tint}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="6" WIDTH="{WIDTH:.0f}"><TR><TD HEIGHT="30">'
        f"{font([phase.title], TITLE, family.light_ink, bold=True)}</TD></TR>{cards}</TABLE>>"
    )


def _card(step: Step) -> str:
    """Return a step: number, title, and whether it is done together."""
    ink = FAMILIES[step.phase].light_ink
    room = WIDTH - 20
    title = font(wrap(f"{step.number}. {step.title}", room, TEXT, bold=True), TEXT, ink, bold=True)
    circle = font([TOGETHER], TEXT - 2, INK) if step.circle == "keten" else ""
    return (
        f'<TABLE BORDER="1.4" COLOR="{ink}" BGCOLOR="{PAPER}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="7" WIDTH="{WIDTH - 12:.0f}"><TR>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" HEIGHT="52">{title}{circle}</TD></TR></TABLE>'
    )
