"""The step plan as a graph: ten steps in five phases, and the four routes."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise

from graphviz import Digraph

from flow.model import Flow, Outcome, Phase, Step
from scripts.faces.draw import BARE, LAYOUT_FONT, font, wrap
from scripts.faces.palette import BASE, FAMILIES

PAPER, INK, LINE = BASE["paper"].light, BASE["ink"].light, BASE["edge"].light
TITLE, TEXT, NUMBER = 13, 11, 17  # points; Graphviz takes whole ones only
GAP = 14.0  # points between two cards in a row
NUMBER_WIDTH = 40.0
PADDING = 8.0
BORDER = 1.4
LEADING = 1.25  # line height, in parts of the font size
ROUTES_STEP = 8  # the step in which the routes are walked
CIRCLES = {
    "intern": "Intern: het werk van de leerplichtambtenaar",
    "keten": "Met ketenpartners: samen overleggen, doen en terugkijken",
}


@dataclass(frozen=True)
class Shape:
    """How wide the plan is (points), and how many cards stand beside each other."""

    width: float
    columns: int

    def card(self, count: int) -> float:
        """Return the width of a card when `count` of them share the rows."""
        across = min(count, self.columns)
        return (self.width - GAP * (across - 1)) / across - 2 * BORDER

    def ports(self, count: int) -> str:
        """Return a thin row of cells, each above or below one of `count` cards, for the arrows."""
        if self.columns == 1:
            return ""
        cell = '<TD{port} WIDTH="{width:.0f}" HEIGHT="1"></TD>'
        gap = cell.format(port="", width=GAP)
        cells = (cell.format(port=f' PORT="p{n}"', width=self.card(count)) for n in range(count))
        return f'<TR><TD COLSPAN="2"><TABLE {BARE}><TR>{gap.join(cells)}</TR></TABLE></TD></TR>'


WIDE = Shape(width=620, columns=4)
NARROW = Shape(width=300, columns=1)


def plan(flow: Flow, shape: Shape) -> str:
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
        edge_attr={"color": LINE, "penwidth": "1.7", "arrowsize": "0.7"},
    )
    steps = sorted(flow.steps.values(), key=lambda step: step.number)
    _banner(graph, steps[0].circle, shape)
    for phase in flow.phases.values():
        _phase(graph, flow, phase, [s for s in steps if s.phase == phase.id], shape)
    _arrows(graph, flow, steps, shape)
    return str(graph.source)


def _phase(graph: Digraph, flow: Flow, phase: Phase, steps: list[Step], shape: Shape) -> None:
    family = FAMILIES[phase.id]
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
        for row in _rows(steps, shape):
            if row[0].number in _first_of_circle(flow) and row[0] is not steps[0]:
                _banner(box, row[0].circle, shape)
            cards = [_Card(flow, step, shape.card(len(row))) for step in row]
            height = max(card.height for card in cards)
            for step, card in zip(row, cards, strict=True):
                label = card.label(height, shape)
                box.node(step.id, label, id=f"kaart-{step.id}", URL="#")
            if shape.columns > 1:
                _same_rank(box, [step.id for step in row])
        if any(step.number == ROUTES_STEP for step in steps):
            for route in flow.routes:
                label = _route(route, shape.card(len(flow.routes)))
                box.node(route.id, label, id=f"kaart-{route.id}", URL="#")
            if shape.columns > 1:
                _same_rank(box, [route.id for route in flow.routes])


def _rows(steps: list[Step], shape: Shape) -> list[list[Step]]:
    """Group the steps of a phase into rows: with partners each step has a row of its own."""
    together = [step for step in steps if step.circle == "intern" and shape.columns > 1]
    alone = [[step] for step in steps if step not in together]
    return [together, *alone] if together else alone


def _first_of_circle(flow: Flow) -> set[int]:
    """Return the numbers of the steps with which the two circles begin."""
    steps = flow.steps.values()
    return {min(s.number for s in steps if s.circle == circle) for circle in CIRCLES}


def _same_rank(box: Digraph, ids: list[str]) -> None:
    box.body.append("\t\t{rank=same; " + "; ".join(f'"{id}"' for id in ids) + "}\n")


class _Card:
    """A step: the number on the left; title, what happens and who acts on the right."""

    def __init__(self, flow: Flow, step: Step, width: float) -> None:
        self.step, self.width, self.routes = step, width, len(flow.routes)
        self.family = FAMILIES[step.phase]
        room = width - NUMBER_WIDTH - 2 * PADDING
        who = "Wie: " + ", ".join(flow.partners[id].name.lower() for id in step.partners)
        self.title = wrap(step.title, room, TITLE, bold=True)
        self.text = wrap(step.text, room, TEXT)
        self.who = wrap(who, room, TEXT, bold=True)

    @property
    def height(self) -> float:
        """How high the texts are, so that the cards of a row can be made equal."""
        lines = len(self.title) * TITLE + (len(self.text) + len(self.who)) * TEXT
        return lines * LEADING + 2 * PADDING

    def label(self, height: float, shape: Shape) -> str:
        """Return the card as an HTML-like label."""
        ink = self.family.light_ink
        lines = (
            font(self.title, TITLE, ink, bold=True),
            font(self.text, TEXT, INK),
            font(self.who, TEXT, ink, bold=True),
        )
        texts = "".join(f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{line}</TD></TR>' for line in lines)
        ports = shape.ports(self.routes)
        return (
            f'<<TABLE BORDER="{BORDER}" COLOR="{ink}" BGCOLOR="{PAPER}" STYLE="ROUNDED" '
            f'CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="{self.width:.0f}">'
            f"{ports if self.step.number == ROUTES_STEP + 1 else ''}"
            f'<TR><TD PORT="nr" WIDTH="{NUMBER_WIDTH:.0f}" CELLPADDING="7">'
            f"{_badge(self.step.number, ink)}</TD>"
            f'<TD ALIGN="LEFT" WIDTH="{self.width - NUMBER_WIDTH:.0f}" HEIGHT="{height:.0f}" '
            f'CELLPADDING="{PADDING - 2}">'
            '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2" CELLPADDING="0" ALIGN="LEFT">'
            f"{texts}</TABLE></TD></TR>"
            f"{ports if self.step.number == ROUTES_STEP else ''}</TABLE>>"
        )


def _badge(number: int, ink: str) -> str:
    return (
        f'<TABLE {BARE} STYLE="ROUNDED" BGCOLOR="{ink}"><TR><TD WIDTH="26" HEIGHT="26">'
        f'<FONT POINT-SIZE="{NUMBER}" COLOR="{PAPER}"><B>{number}</B></FONT></TD></TR></TABLE>'
    )


def _banner(box: Digraph, circle: str, shape: Shape) -> None:
    """A bar over the full width that says who the next steps are for."""
    text_room = shape.width - NUMBER_WIDTH
    lines = '<BR ALIGN="LEFT"/>'.join(
        escape(line) for line in wrap(CIRCLES[circle], text_room - 10, TEXT + 1, bold=True)
    )
    label = (
        f'<<TABLE BORDER="0" BGCOLOR="{INK}" STYLE="ROUNDED" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="5" WIDTH="{shape.width:.0f}"><TR>'
        f'<TD PORT="nr" WIDTH="{NUMBER_WIDTH:.0f}"></TD><TD ALIGN="LEFT" WIDTH="{text_room:.0f}">'
        f'<FONT POINT-SIZE="{TEXT + 1}" COLOR="{PAPER}"><B>{lines}</B></FONT></TD></TR></TABLE>>'
    )
    box.node(f"kring-{circle}", label, id=f"kring-{circle}")


def _route(route: Outcome, width: float) -> str:
    family = FAMILIES[route.id]
    room = width - 2 * PADDING
    height = 44 if width > 200 else 80
    title = font(wrap(route.title, room, TITLE, bold=True), TITLE, PAPER, bold=True)
    return (
        f'<<TABLE BORDER="0" BGCOLOR="{family.light_ink}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="{PADDING}" WIDTH="{width:.0f}"><TR>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" HEIGHT="{height}">'
        f"{font(['Route'], TEXT, PAPER)}{title}</TD></TR></TABLE>>"
    )


def _arrows(graph: Digraph, flow: Flow, steps: list[Step], shape: Shape) -> None:
    """Draw an arrow from each step to the next; step 8 goes through the four routes."""
    routes = [route.id for route in flow.routes]
    for one, other in pairwise(steps):
        if one.number == ROUTES_STEP and shape.columns > 1:
            for number, id in enumerate(routes):
                graph.edge(f"{one.id}:p{number}:s", f"{id}:n", weight="50")
                graph.edge(f"{id}:s", f"{other.id}:p{number}:n", weight="50")
        elif one.number == ROUTES_STEP:
            graph.edge(one.id, routes[0])
            for a, b in pairwise(routes):
                graph.edge(a, b, style="invis")  # below each other, but not one after the other
            graph.edge(routes[-1], other.id)
        elif one.circle != other.circle:
            graph.edge(f"{one.id}:s", f"kring-{other.circle}:n")
            graph.edge(f"kring-{other.circle}:s", f"{other.id}:n")
        elif shape.columns > 1 and one.phase == other.phase and one.circle == "intern":
            graph.edge(one.id, other.id)
        else:
            graph.edge(f"{one.id}:s", f"{other.id}:n")
    _align(graph, flow, steps, shape)


def _align(graph: Digraph, flow: Flow, steps: list[Step], shape: Shape) -> None:
    """Hold the left sides of all rows on one line by heavy, invisible edges."""
    rows = [
        row[0]
        for phase in flow.phases
        for row in _rows([s for s in steps if s.phase == phase], shape)
    ]
    column: list[str] = []
    for step in rows:
        if step.number in _first_of_circle(flow):
            column.append(f"kring-{step.circle}:nr")
        column.append(f"{step.id}:nr")
    for one, other in pairwise(column):
        through_routes = other == f"stap-{ROUTES_STEP + 1}:nr"
        if not through_routes:  # there the four arrows do it
            graph.edge(one, other, style="invis", weight="1000")
