"""The pen of the poster: it puts texts, shapes and lines where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from graphviz import Digraph

from scripts.faces.pictures import icons
from scripts.faces.pictures.draw import BARE, LAYOUT_FONT, svg
from scripts.faces.pictures.palette import BASE
from scripts.faces.pictures.poster_sheet import Sheet

PAPER, INK, ACCENT = BASE["paper"].light, BASE["ink"].light, BASE["accent"].light
INCH = 72
TEXT = "tekst"  # the class of a text, which stands in no box of its own
HANDLE = 0.4477  # where a curve like a quarter of a circle has its handles, from the corner

type Point = tuple[float, float]  # from the left top, in points of the drawing


class Pen:
    """Writes a graph in which every place is given, so that Graphviz moves nothing."""

    def __init__(self, sheet: Sheet, paper: str = "transparent", margin: float = 0) -> None:
        """Begin an empty sheet."""
        self.sheet = sheet
        self.graph = Digraph(
            "plaat",
            graph_attr={
                "layout": "nop2",  # neato -n2: places and lines as they are given
                "bgcolor": paper,
                "pad": f"{margin / INCH:g}",
                "outputorder": "nodesfirst",
            },
            node_attr={"shape": "plain", "fontname": LAYOUT_FONT, "label": ""},
            edge_attr={
                "color": ACCENT,
                "penwidth": f"{2.6 * sheet.weight:g}",
                "arrowsize": f"{sheet.weight:g}",
            },
        )
        self._count = 0

    def ground(self, left: Point, right: Point, colour: str) -> None:
        """Lay a background between its left top and its right bottom."""
        with self.graph.subgraph(name=f"cluster_{self._next('grond')}") as ground:
            ground.attr(bb=f"{_at(left)},{_at(right)}", style="rounded,filled", label="")
            ground.attr(color=colour, fillcolor=colour)
            ground.node(self._next("anker"), pos=_at(left), style="invis")

    def text(
        self, at: Point, text: str, size: float, room: float, *, bold: bool = False, ink: str = INK
    ) -> None:
        """Write one line from the left of its baseline; `room` is no less than its width."""
        label = f"<B>{escape(text)}</B>" if bold else escape(text)
        cell = f'<TD ALIGN="LEFT" WIDTH="{round(room)}" HEIGHT="{round(size)}">{label}</TD>'
        # Where Graphviz puts the middle of such a line.
        middle = at[1] - (0.3 * size - 1 if bold else 0.4 * size)
        self.graph.node(
            self._next("tekst"),
            f"<<TABLE {BARE}><TR>{cell}</TR></TABLE>>",
            pos=_at((at[0] + round(room) / 2, middle)),
            fontsize=f"{size:g}",
            fontcolor=ink,
            **{"class": TEXT},
        )

    def circle(self, id: str, middle: Point, radius: float, number: int, size: float) -> None:
        """Draw a circle with a number in it."""
        self._shape(id, middle, (2 * radius, 2 * radius), ACCENT, ACCENT, shape="circle")
        self.graph.node(
            self._next("nummer"),
            f"<<B>{number}</B>>",
            pos=_at(middle),
            fontsize=f"{size:g}",
            fontcolor=PAPER,
            **{"class": TEXT},
        )

    def box(self, id: str, at: Point, size: Point, fill: str, line: str) -> None:
        """Draw a box with its left top at a point."""
        middle = (at[0] + size[0] / 2, at[1] + size[1] / 2)
        self._shape(id, middle, size, fill, line, shape="box", style="rounded,filled")

    def icon(self, name: str, at: Point, side: float, colour: str = ACCENT) -> None:
        """Mark where a pictogram will stand, with its left top at a point."""
        middle = (at[0] + side / 2, at[1] + side / 2)
        id = f"{self._next('pictogram')}:{name}"
        self._shape(
            id, middle, (side, side), colour, colour, shape="circle", **{"class": icons.MARK}
        )

    def _shape(
        self, id: str, middle: Point, size: Point, fill: str, line: str, **look: str
    ) -> None:
        width, height = (f"{side / INCH:.5f}" for side in size)
        look = {"style": "filled", "penwidth": "1.3"} | look
        self.graph.node(
            id,
            pos=_at(middle),
            width=width,
            height=height,
            fixedsize="true",
            fillcolor=fill,
            color=line,
            **look,
        )

    def arrow(self, one: str, other: str, points: Sequence[Point], **look: str) -> None:
        """Draw a line along points, with round bends and a head at its end."""
        tip = points[-1]
        path = [*points[:-1], _before(points[-2], tip, self.sheet.head)]
        places = " ".join(map(_at, _bent(path, self.sheet.corner)))
        self.graph.edge(one, other, pos=f"e,{_at(tip)} {places}", **look)

    def drawn(self) -> str:
        """Return the drawing as SVG, with its pictograms."""
        drawing = icons.with_pictograms(svg(str(self.graph.source)))
        return drawing.replace(f'class="node {TEXT}"', f'class="{TEXT}"')

    def _next(self, kind: str) -> str:
        self._count += 1
        return f"{kind}-{self._count}"


def _at(point: Point) -> str:
    """Say where a point is to Graphviz, where up is more."""
    return f"{point[0]:.2f},{-point[1]:.2f}"


def _before(start: Point, end: Point, length: float) -> Point:
    """Return the point so far before the end of a level or upright line."""
    x, y = end[0] - start[0], end[1] - start[1]
    part = length / (abs(x) + abs(y))
    return end[0] - x * part, end[1] - y * part


def _bent(points: Sequence[Point], size: float) -> Iterator[Point]:
    """Yield the curve along points: straight pieces, with a quarter of a circle at each bend."""
    start = points[0]
    yield start
    for one, corner, other in zip(points, points[1:], points[2:], strict=False):
        bend, after = _before(one, corner, size), _before(other, corner, size)
        yield from _straight(start, bend)
        yield from (_before(near, corner, size * HANDLE) for near in (one, other))
        yield after
        start = after
    yield from _straight(start, points[-1])


def _straight(one: Point, other: Point) -> Iterable[Point]:
    """Return the handles and the end of a straight piece."""
    return one, other, other
