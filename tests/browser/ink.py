"""Measures where the words and the ink stand on a printed sheet, in points from its lower left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from pypdfium2 import PdfDocument, PdfPage

MILLIMETRE = 72 / 25.4
TOP, BOTTOM = 17, 15  # millimetres: the margins of a sheet, as in print.css
WHITE = 250  # of 255
TOUCH = 0.25  # of the height of a line: what letters of two lines may share


@dataclass
class Line:
    """Letters that stand beside each other, and the box round them."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def goes_on_with(self, left: float, bottom: float, top: float) -> bool:
        """Tell whether a letter stands on this line, near its end."""
        shared = min(self.top, top) - max(self.bottom, bottom)
        height = self.top - self.bottom
        return shared > 0 and -height < left - self.right < 2 * height  # fi shares one box

    def covers(self, other: Line) -> bool:
        """Tell whether two lines stand over each other."""
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        wide = min(self.right, other.right) - max(self.left, other.left)
        least = min(self.top - self.bottom, other.top - other.bottom)
        return wide > 1 and high > TOUCH * least


@dataclass(frozen=True)
class Ink:
    """Of a sheet: which texts stand over each other, and how far down it is used (1 is all)."""

    over_each_other: list[tuple[str, str]]
    used: float


def ink_of(document: PdfDocument) -> Ink:
    """Return how the first sheet is used."""
    sheet = document[0]
    pairs = combinations(lines(sheet), 2)
    return Ink([(one.text, other.text) for one, other in pairs if one.covers(other)], used(sheet))


def lines(sheet: PdfPage) -> list[Line]:
    """Return the lines of text, as far as letters stand close together."""
    page = sheet.get_textpage()
    found: list[Line] = []
    for index in range(page.count_chars()):
        letter = page.get_text_range(index, 1)
        left, bottom, right, top = page.get_charbox(index)
        if not letter.strip() or top - bottom < 1:  # a space, a dot, a dash
            continue
        if found and found[-1].goes_on_with(left, bottom, top):
            last = found[-1]
            last.text += letter
            last.right, last.top = max(last.right, right), max(last.top, top)
            last.bottom = min(last.bottom, bottom)
        else:
            found.append(Line(letter, left, bottom, right, top))
    return found


def used(sheet: PdfPage) -> float:
    """Return how far down there is ink between the margins."""
    picture = sheet.render(scale=0.5).to_pil().convert("L")
    scale = picture.height / sheet.get_height() * MILLIMETRE
    top, bottom = round(TOP * scale), round(picture.height - BOTTOM * scale)
    inside = picture.crop((0, top, picture.width, bottom))
    box = inside.point(lambda value: 255 if value < WHITE else 0).getbbox()
    return float(box[3]) / float(inside.height) if box else 0
