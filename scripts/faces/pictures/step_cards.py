"""The boxes of the step plan: steps, routes and the bars above a circle, each as a label."""

from __future__ import annotations

from dataclasses import dataclass

from flow.rules.edition import Edition
from flow.rules.model import Outcome
from flow.rules.plan import Circle, Step
from flow.screens.ours import inside
from scripts.faces.pictures.draw import BARE, font, wrap
from scripts.faces.pictures.palette import BASE

PAPER, INK = BASE["paper"].light, BASE["ink"].light
TITLE, TEXT, NUMBER = 13, 12, 17  # points; Graphviz takes whole ones only
GAP = 14.0  # points between two cards in a row
NUMBER_WIDTH = 40.0
PADDING = 8.0
BORDER = 1.4
LEADING = 1.25  # line height, in parts of the font size


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
NARROW = Shape(width=243, columns=1)  # with its margins as wide as the smallest phone


class Card:
    """A step: the number on the left; title, what happens and who acts on the right."""

    def __init__(self, edition: Edition, step: Step, width: float) -> None:
        flow = edition.flow
        self.step, self.width, self.routes = step, width, len(flow.routes)
        self.ink = edition.colours[step.phase].light_ink
        room = width - NUMBER_WIDTH - 2 * PADDING
        who = "Wie: " + ", ".join(inside(flow, id) for id in step.partners)
        self.title = wrap(step.title, room, TITLE, bold=True)
        self.text = wrap(step.text, room, TEXT)
        self.who = wrap(who, room, TEXT, bold=True)

    @property
    def height(self) -> float:
        """How high the texts are, so that the cards of a row can be made equal."""
        lines = len(self.title) * TITLE + (len(self.text) + len(self.who)) * TEXT
        return lines * LEADING + 2 * PADDING

    def label(self, height: float, shape: Shape, *, after_routes: bool) -> str:
        """Return the card as an HTML-like label, with the places where the arrows of routes end."""
        ink = self.ink
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
            f"{ports if after_routes else ''}"
            f'<TR><TD PORT="nr" WIDTH="{NUMBER_WIDTH:.0f}" CELLPADDING="7">'
            f"{_badge(self.step.number, ink)}</TD>"
            f'<TD ALIGN="LEFT" WIDTH="{self.width - NUMBER_WIDTH:.0f}" HEIGHT="{height:.0f}" '
            f'CELLPADDING="{PADDING - 2}">'
            '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2" CELLPADDING="0" ALIGN="LEFT">'
            f"{texts}</TABLE></TD></TR>"
            f"{ports if self.step.routes else ''}</TABLE>>"
        )


def _badge(number: int, ink: str) -> str:
    return (
        f'<TABLE {BARE} STYLE="ROUNDED" BGCOLOR="{ink}"><TR><TD WIDTH="26" HEIGHT="26">'
        f'<FONT POINT-SIZE="{NUMBER}" COLOR="{PAPER}"><B>{number}</B></FONT></TD></TR></TABLE>'
    )


def banner(circle: Circle, shape: Shape) -> str:
    """Return a bar over the full width that says with whom the next steps are taken."""
    text_room = shape.width - NUMBER_WIDTH
    told = wrap(f"{circle.title}: {circle.text}", text_room - 10, TEXT + 1, bold=True)
    return (
        f'<<TABLE BORDER="0" BGCOLOR="{INK}" STYLE="ROUNDED" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="5" WIDTH="{shape.width:.0f}"><TR>'
        f'<TD PORT="nr" WIDTH="{NUMBER_WIDTH:.0f}"></TD>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{text_room:.0f}">'
        f"{font(told, TEXT + 1, PAPER, bold=True)}</TD></TR></TABLE>>"
    )


def route_card(route: Outcome, colour: str, width: float) -> str:
    """Return a route as an HTML-like label."""
    room = width - 2 * PADDING
    height = 44 if width > 200 else 80
    title = font(wrap(route.title, room, TITLE, bold=True), TITLE, PAPER, bold=True)
    return (
        f'<<TABLE BORDER="0" BGCOLOR="{colour}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="0" CELLPADDING="{PADDING}" WIDTH="{width:.0f}"><TR>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" HEIGHT="{height}">'
        f"{font(['Route'], TEXT, PAPER)}{title}</TD></TR></TABLE>>"
    )
