"""Measures whether the text of a slide fits where it stands, in fonts that need not be there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Length

from scripts.faces.documents.slide_base import PLACES, TEXT, TITLE

LETTERS = Path(__file__).with_name("letters.toml")
FONTS = ("Calibri", "Carlito", "Liberation Sans")
SAME_AS = {"Calibri": "Carlito"}  # in width of letters and height of lines
SIDE, ABOVE = 7.2, 3.6  # points around a text, unless it says otherwise
HANG = 27.0  # points before the text of a list of the master
BEFORE = 0.5  # of a line, between paragraphs of the master
FOOT = PLACES[PP_PLACEHOLDER.FOOTER][1]
SIZES = {
    PP_PLACEHOLDER.TITLE: TITLE,
    PP_PLACEHOLDER.CENTER_TITLE: TITLE,
    PP_PLACEHOLDER.FOOTER: 12,
    PP_PLACEHOLDER.SLIDE_NUMBER: 12,
}
PIECE = re.compile(r"[^\s-]*-|[^\s-]+|\s")


class Face(NamedTuple):
    """How far each character moves the next one, and how high a line is; both per point."""

    widths: dict[str, float]
    line: float


@cache
def face(font: str, *, bold: bool) -> Face:
    """Return what was measured of a font."""
    for item in tomllib.loads(LETTERS.read_text(encoding="utf-8"))["face"]:
        if (item["font"], item["bold"]) == (SAME_AS.get(font, font), bold):
            widths = {c: int(w) / 1000 for w, chars in item["widths"].items() for c in chars}
            return Face(widths, item["line"] / 1000)
    raise KeyError(font)


def width(text: str, size: float, font: str, *, bold: bool) -> float:
    """Return how wide a text is, in points."""
    widths = face(font, bold=bold).widths
    return sum(widths[character] for character in text) * size


def too_much(slide: Slide, font: str) -> list[str]:
    """Name everything on a slide that does not fit where it stands."""
    return [told for shape in slide.shapes for told in _of_shape(shape, font)]


def _of_shape(shape: BaseShape, font: str) -> Iterator[str]:
    if isinstance(shape, GraphicFrame):
        below = shape.top + _table_height(shape, font) * 12700
        if below > FOOT:
            yield f"{shape.name}: {Emu(int(below - FOOT)).inches:.2f} inches too long"
    elif shape.has_text_frame:
        frame: TextFrame = shape.text_frame  # type: ignore[attr-defined]
        yield from _of_frame(frame, shape, font)


def _of_frame(frame: TextFrame, shape: BaseShape, font: str) -> Iterator[str]:
    room = shape.width.pt - _given(frame.margin_left, SIDE) - _given(frame.margin_right, SIDE)
    needed, widest = _measured(frame, room, font, default=_size(shape), listed=_is_list(shape))
    inside = shape.height.pt - 2 * ABOVE
    if needed > inside:
        yield f"{frame.text[:40]!r}: {needed - inside:.0f} points too high"
    if widest > room:
        yield f"{frame.text[:40]!r}: a word is {widest - room:.0f} points too wide"


def _given(value: Length | None, otherwise: float) -> float:
    return otherwise if value is None else value.pt


def _is_list(shape: BaseShape) -> bool:
    return shape.is_placeholder and shape.placeholder_format.idx == 1


def _size(shape: BaseShape) -> float:
    """Return the size that the master gives to a shape."""
    kind = shape.placeholder_format.type if shape.is_placeholder else None
    return SIZES.get(kind, TEXT) if kind else TEXT


def _table_height(shape: GraphicFrame, font: str) -> float:
    """Return how high a table becomes: a row grows with its fullest cell."""
    total = 0.0
    for row in shape.table.rows:
        heights = [row.height.pt]
        for number, cell in enumerate(row.cells):
            room = shape.table.columns[number].width.pt - 2 * SIDE
            needed, _ = _measured(cell.text_frame, room, font, default=TEXT)
            heights.append(needed + cell.margin_top.pt + cell.margin_bottom.pt)
        total += max(heights)
    return total


def _measured(
    frame: TextFrame, room: float, font: str, *, default: float, listed: bool = False
) -> tuple[float, float]:
    """Return how high the text becomes in this width, and how wide its widest word is; points."""
    high, widest = 0.0, 0.0
    for number, paragraph in enumerate(frame.paragraphs):
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=default)
        line = size * face(font, bold=False).line
        lines, word = _wrapped(paragraph, room - _hang(paragraph, listed), font, size)
        before = paragraph.space_before
        gap = before.pt if isinstance(before, Length) else BEFORE * line * listed
        high += lines * line + gap * (number > 0)
        widest = max(widest, word + _hang(paragraph, listed))
    return high, widest


def _hang(paragraph: _Paragraph, listed: bool) -> float:
    properties = paragraph._p.find(qn("a:pPr"))
    given = None if properties is None else properties.get("marL")
    return Emu(int(given)).pt if given else HANG * listed


def _wrapped(paragraph: _Paragraph, room: float, font: str, size: float) -> tuple[int, float]:
    """Return over how many lines a paragraph goes, and the widest of its words."""
    lines, used, widest = 1, 0.0, 0.0
    for run in paragraph.runs:
        for piece in PIECE.findall(run.text):
            wide = width(piece, size, font, bold=bool(run.font.bold))
            if used + wide > room and piece.strip():
                lines, used = lines + 1, 0.0
            used += wide
            widest = max(widest, wide)
    return lines, widest
