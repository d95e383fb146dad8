"""The lanes of the poster: for each route its name, for whom it is and who decides."""

from __future__ import annotations

from collections.abc import Mapping

from flow.rules.handbook import Card
from flow.rules.model import Outcome
from scripts.faces.pictures.draw import wrap
from scripts.faces.pictures.poster_pen import ACCENT, PAPER, Pen, Point
from scripts.faces.pictures.poster_sheet import Sheet

WHOM, DECIDES = "Voor wie", "Wie beslist"
LABEL = 5.1  # how wide these words are, in parts of the font size
NAME = 1.1  # how large the name of a route is, in parts of that of the text


class Lane:
    """A box with the answers in a few words from the card of a route."""

    def __init__(
        self, sheet: Sheet, route: Outcome, card: Card, signs: Mapping[str, str], width: float
    ) -> None:
        """Wrap the texts; `signs` holds the pictogram of whoever decides."""
        self.sheet, self.route, self.width = sheet, route, width
        self.pad = sheet.gap * 0.9
        self.room = width - 2 * self.pad - LABEL * sheet.text
        whom, decides = card.claims["kort_voor_wie"][0], card.claims["kort_beslist"][0]
        self.sign = signs.get(decides.partner, "")
        self.indent = sheet.icon if self.sign else 0
        self.whom = wrap(whom.text, self.room, sheet.text)
        self.decides = wrap(decides.text, self.room - self.indent, sheet.text)

    @property
    def height(self) -> float:
        """How high the box is."""
        lines = len(self.whom) + len(self.decides)
        return self.sheet.text * NAME * 1.2 + lines * self.sheet.line + 1.4 * self.pad

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Put the lane on the sheet."""
        sheet, x = self.sheet, left + self.pad
        pen.box(self.route.id, (left, top), (self.width, self.height), PAPER, ACCENT)
        y = top + self.pad * 0.7 + sheet.text * NAME
        room = self.width - 2 * self.pad
        pen.text((x, y), self.route.title, sheet.text * NAME, room, bold=True)
        y = self._told(pen, (x, y + sheet.line), WHOM, self.whom, 0)
        if self.sign:
            start = x + LABEL * sheet.text
            pen.icon(self.sign, (start, y - sheet.text * 0.95), sheet.text * 1.2)
        self._told(pen, (x, y), DECIDES, self.decides, self.indent)

    def _told(self, pen: Pen, at: Point, label: str, lines: list[str], indent: float) -> float:
        """Write a label with its lines beside it; return the baseline of what comes next."""
        (x, y), sheet = at, self.sheet
        width = LABEL * sheet.text
        pen.text((x, y), label, sheet.text, width, ink=ACCENT)
        for line in lines:
            pen.text((x + width + indent, y), line, sheet.text, self.room - indent)
            y += sheet.line
        return y
