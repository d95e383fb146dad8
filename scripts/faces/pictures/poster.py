"""The step plan to hang on a wall: one line through all steps, and a lane for each route.

Every place is worked out here and handed to Graphviz, which draws it (`neato -n2`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from flow.rules.edition import Edition
from flow.rules.plan import Step
from scripts.faces.pictures.palette import BASE
from scripts.faces.pictures.poster_lanes import Lane
from scripts.faces.pictures.poster_pen import Pen, Point
from scripts.faces.pictures.poster_sheet import Sheet
from scripts.faces.pictures.poster_steps import Writer

# One ground for each circle of steps.
GROUNDS = (BASE["wash"].light, BASE["warm"].light)


@dataclass(frozen=True)
class Row:
    """The steps of one circle beside each other, from the top to the bottom of their ground."""

    steps: Sequence[Step]
    top: float
    bottom: float


class Poster:
    """The whole drawing on one sheet."""

    def __init__(self, edition: Edition, sheet: Sheet, pen: Pen) -> None:
        """Take what to draw, how large and with what."""
        self.flow, self.cards = edition.flow, edition.handbook["routekaarten"]
        self.sheet, self.pen = sheet, pen
        self.writer = Writer(edition, sheet, pen)
        self.places: dict[str, Point] = {}  # the middles of the circles

    def draw(self, top: float) -> float:
        """Draw everything from this height on; return where it ends."""
        sheet, rows = self.sheet, list[Row]()
        for number, id in enumerate(self.flow.circles):
            row = self._row(id, top)
            ground = GROUNDS[number % len(GROUNDS)]
            self.pen.ground((0, row.top), (sheet.width, row.bottom), ground)
            rows.append(row)
            top = row.bottom + 2.6 * sheet.gap
        for step in self.flow.plan:
            middle = self.places[step.id]
            self.pen.circle(step.id, middle, sheet.radius, step.number, 1.3 * sheet.title)
        self._line(rows)
        return rows[-1].bottom

    # --- rows ----------------------------------------------------------------------------------

    def _row(self, circle: str, top: float) -> Row:
        """Write the steps of a circle."""
        sheet = self.sheet
        steps = [step for step in self.flow.plan if step.circle == circle]
        self.writer.heading(self.flow.circles[circle], top + sheet.gap + sheet.title)
        widths = self._place(steps, top + 1.8 * sheet.gap + sheet.title + sheet.radius)
        plain = [step for step in steps if not step.routes]
        ends = [self.writer.below(s, self.places[s.id], widths[s.id]) for s in plain]
        who = max(ends) + 0.7 * sheet.gap
        bottoms = [self.writer.names(step, self.places[step.id], who) for step in plain]
        bottoms += [self._fan(step, widths[step.id]) for step in steps if step.routes]
        return Row(steps, top, max(bottoms) + sheet.gap)

    def _place(self, steps: Sequence[Step], height: float) -> dict[str, float]:
        """Find the middles of the circles; return the room of each step."""
        sheet = self.sheet
        whole, fans = sheet.width - sheet.left - sheet.right, sum(step.routes for step in steps)
        plain = sheet.side if fans else whole / len(steps)
        fan = whole - plain * (len(steps) - 1)
        widths = {step.id: fan if step.routes else plain for step in steps}
        starts = accumulate(widths.values(), initial=sheet.left + sheet.radius)
        self.places |= {id: (x, height) for id, x in zip(widths, starts, strict=False)}
        return widths

    # --- the step with the routes --------------------------------------------------------------

    def _fan(self, step: Step, width: float) -> float:
        """Write the step beside its circle and draw the lanes below; return where they end."""
        sheet, (x, y) = self.sheet, self.places[step.id]
        left = x + sheet.corner + sheet.head + 6
        right = x + width - sheet.radius - 2 * sheet.corner - sheet.head - 7
        self.writer.beside(step, (x, y), right)
        top = y + sheet.radius + 0.8 * sheet.gap
        for route in self.flow.routes:
            lane = Lane(sheet, route, self.cards[route.id], self.writer.signs, right - left)
            lane.draw(self.pen, left, top)
            self._through(step, route.id, (left, right), top + lane.height / 2)
            top += lane.height + 0.7 * sheet.gap
        return top - 0.7 * sheet.gap

    def _through(self, step: Step, route: str, sides: tuple[float, float], middle: float) -> None:
        """Draw the way from a step through the lane of a route to the next step."""
        (x, y), (left, right), radius = self.places[step.id], sides, self.sheet.radius
        self.pen.arrow(step.id, route, [(x, y + radius), (x, middle), (left, middle)])
        after = self.flow.plan[self.flow.plan.index(step) + 1]
        u, v = self.places[after.id]
        bend = right + self.sheet.corner + 2
        way = [(right, middle), (bend, middle), (bend, v), (u - radius, v)]
        self.pen.arrow(route, after.id, way)

    # --- the line through all ------------------------------------------------------------------

    def _line(self, rows: Sequence[Row]) -> None:
        """Draw the arrows from each step to the next, and back from the last."""
        for row in rows:
            for one, other in pairwise(row.steps):
                if not one.routes:
                    self.pen.arrow(one.id, other.id, [self._right(one), self._left(other)])
        for row, after in pairwise(rows):
            self._down(row, after)
        self._back(rows[-1].steps[-1], rows[0])

    def _left(self, step: Step) -> Point:
        x, y = self.places[step.id]
        return x - self.sheet.radius, y

    def _right(self, step: Step) -> Point:
        x, y = self.places[step.id]
        return x + self.sheet.radius, y

    def _down(self, row: Row, after: Row) -> None:
        """Lead the line from the end of a row to the begin of the next."""
        sheet = self.sheet
        begin, end = self._right(row.steps[-1]), self._left(after.steps[0])
        outer, start = sheet.width - 0.6 * sheet.right, 0.3 * sheet.left
        between = (row.bottom + after.top) / 2
        way = [(outer, begin[1]), (outer, between), (start, between), (start, end[1])]
        self.pen.arrow(row.steps[-1].id, after.steps[0].id, [begin, *way, end])

    def _back(self, last: Step, row: Row) -> None:
        """Lead from the last step back to where a route is chosen: the end of the first row."""
        sheet, chosen = self.sheet, row.steps[-1]
        begin, (x, y) = self._right(last), self.places[chosen.id]
        outer, above = sheet.width - 0.22 * sheet.right, row.top + sheet.gap
        way = [(outer, begin[1]), (outer, above), (x, above), (x, y - sheet.radius)]
        self.pen.arrow(
            last.id, chosen.id, [begin, *way], style="dashed", penwidth=f"{2 * sheet.weight:g}"
        )
        at = x + 1.5 * sheet.gap, above + 1.3 * sheet.text
        told = f"niet gestopt: naar stap {chosen.number}"
        self.pen.text(at, told, sheet.text, outer - at[0])
