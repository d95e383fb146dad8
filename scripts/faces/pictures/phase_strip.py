"""The step plan as one row of phases with the titles of their steps, to be read from afar."""

from __future__ import annotations

from itertools import pairwise

from graphviz import Digraph

from flow.rules.edition import Edition
from flow.rules.model import Flow
from flow.rules.plan import Circle, Phase, Step
from scripts.faces.pictures.draw import LAYOUT_FONT, font, wrap
from scripts.faces.pictures.palette import BASE
from scripts.faces.tools.numbers import in_words

PAPER, INK, LINE = BASE["paper"].light, BASE["ink"].light, BASE["edge"].light
TITLE, TEXT = 17, 15  # points; Graphviz takes whole ones only
WIDTH = 160.0  # of a phase, in points


def strip(edition: Edition) -> str:
    """Return the drawing as DOT."""
    flow = edition.flow
    graph = Digraph(
        "fasen",
        graph_attr={"rankdir": "LR", "ranksep": "0.3", "bgcolor": PAPER, "pad": "0.05"},
        node_attr={"shape": "plain", "fontname": LAYOUT_FONT},
        edge_attr={"color": LINE, "penwidth": "2", "arrowsize": "0.8"},
    )
    for phase in flow.phases.values():
        graph.node(phase.id, _phase(edition, phase))
    for one, other in pairwise(flow.phases):
        graph.edge(one, other)
    return str(graph.source)


def describe(flow: Flow) -> str:
    """Return what the drawing shows in words."""
    phases = (
        f"{phase.title}: "
        + ", ".join(f"stap {s.number} {s.title.lower()}" for s in flow.plan if s.phase == phase.id)
        for phase in flow.phases.values()
    )
    told = "".join(_told(flow, circle) for circle in list(flow.circles.values())[1:])
    count = in_words(len(flow.phases)).capitalize()
    beside = f"{count} fasen naast elkaar, met pijlen van links naar rechts."
    return f"{beside} {'. '.join(phases)}.{told}"


def _told(flow: Flow, circle: Circle) -> str:
    """Say at which steps the name of a circle stands."""
    steps = [step.number for step in flow.plan if step.circle == circle.id]
    return f" Bij stap {steps[0]} tot en met {steps[-1]} staat: {circle.title.lower()}."


def _phase(edition: Edition, phase: Phase) -> str:
    """Return a coloured box with the name of the phase and a card for each step."""
    family, flow = edition.colours[phase.id], edition.flow
    steps = (step for step in flow.plan if step.phase == phase.id)
    cards = "".join(f"<TR><TD>{_card(flow, step, family.light_ink)}</TD></TR>" for step in steps)
    return (
        f'<<TABLE BORDER="0" BGCOLOR="{family.light_tint}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="6" WIDTH="{WIDTH:.0f}"><TR><TD HEIGHT="30">'
        f"{font([phase.title], TITLE, family.light_ink, bold=True)}</TD></TR>{cards}</TABLE>>"
    )


def _card(flow: Flow, step: Step, ink: str) -> str:
    """Return a step: number, title, and with whom it is done when that is not the first circle."""
    room = WIDTH - 20
    title = font(wrap(f"{step.number}. {step.title}", room, TEXT, bold=True), TEXT, ink, bold=True)
    with_whom = flow.circles[step.circle].title.lower()
    circle = font([with_whom], TEXT - 2, INK) if step.circle != next(iter(flow.circles)) else ""
    return (
        f'<TABLE BORDER="1.4" COLOR="{ink}" BGCOLOR="{PAPER}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="7" WIDTH="{WIDTH - 12:.0f}"><TR>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" HEIGHT="52">{title}{circle}</TD></TR></TABLE>'
    )
