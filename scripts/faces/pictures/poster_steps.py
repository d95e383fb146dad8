"""The texts of the poster: what stands below or beside the circle of a step, and who acts."""

from __future__ import annotations

from flow.rules.edition import Edition
from flow.rules.plan import Circle, Step
from scripts.faces.pictures import icons
from scripts.faces.pictures.draw import wrap
from scripts.faces.pictures.fonts import text_width
from scripts.faces.pictures.poster_pen import ACCENT, Pen, Point
from scripts.faces.pictures.poster_sheet import Sheet

WIDER = 1.2  # than the font of the page is that by which Graphviz lays out, at most


class Writer:
    """Writes the texts of the step plan on one sheet."""

    def __init__(self, edition: Edition, sheet: Sheet, pen: Pen) -> None:
        """Take the texts, their sizes and what to write with."""
        self.flow, self.cards = edition.flow, edition.handbook["stapkaarten"]
        self.sheet, self.pen = sheet, pen
        self.signs = icons.of_partners(edition)

    def heading(self, circle: Circle, base: float) -> None:
        """Say on one line with whom the steps of a row are taken."""
        sheet = self.sheet
        width = text_width(circle.title, sheet.title, bold=True)
        at = sheet.left, base
        self.pen.text(at, circle.title, sheet.title, width * WIDER, bold=True, ink=ACCENT)
        at = sheet.left + width + sheet.gap, base
        self.pen.text(at, circle.text, sheet.text, sheet.width / 3)

    def below(self, step: Step, middle: Point, width: float) -> float:
        """Write title and text of a step below its circle; return where they end."""
        sheet, room = self.sheet, width - 0.6 * self.sheet.gap
        x = middle[0] - sheet.radius
        y = middle[1] + sheet.radius + 0.6 * sheet.gap + 0.85 * sheet.title
        for line in wrap(step.title, room, sheet.title, bold=True):
            self.pen.text((x, y), line, sheet.title, room, bold=True)
            y += sheet.title_line
        for line in wrap(self._told(step), room, sheet.text):
            self.pen.text((x, y), line, sheet.text, room)
            y += sheet.line
        return y - 0.7 * sheet.line

    def beside(self, step: Step, middle: Point, right: float) -> None:
        """Write title, text and who acts beside the circle of a step, up to the right."""
        sheet, above = self.sheet, middle[1] - 0.2 * self.sheet.text
        start = middle[0] + sheet.radius + sheet.gap
        self.pen.text((start, above), step.title, sheet.title, right - start, bold=True)
        at = start, middle[1] + 1.1 * sheet.text
        self.pen.text(at, self._told(step), sheet.text, right - start)
        for id in step.partners:
            right -= text_width(self.flow.partners[id].name, sheet.text) + self._indent
            self._name(id, (right, above - 0.72 * sheet.icon))

    def names(self, step: Step, middle: Point, top: float) -> float:
        """Show who acts, below each other; return where they end."""
        for id in step.partners:
            self._name(id, (middle[0] - self.sheet.radius, top))
            top += self.sheet.icon + 0.25 * self.sheet.gap
        return top

    @property
    def _indent(self) -> float:
        return self.sheet.icon + 0.5 * self.sheet.gap

    def _name(self, id: str, at: Point) -> None:
        """Put a pictogram with its left top at a point, and the name beside it."""
        sheet, name = self.sheet, self.flow.partners[id].name
        self.pen.icon(self.signs[id], at, sheet.icon)
        start = at[0] + self._indent, at[1] + sheet.icon / 2 + 0.33 * sheet.text
        self.pen.text(start, name, sheet.text, text_width(name, sheet.text) * WIDER)

    def _told(self, step: Step) -> str:
        """Return what happens: in full, or in a few words."""
        return step.text if self.sheet.long else self.cards[step.id].claims["kort"][0].text
