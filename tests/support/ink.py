"""Reads what is painted on the sheets of a PDF: every text and every shape, in its colours.

It reads objects and not a picture of them, so what one program makes of a thin line is no matter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from ctypes import POINTER, c_float, c_int, c_uint, cast, create_string_buffer
from ctypes import c_ushort as unit
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfPage

from tests.support.places import Box, Point

BOLD = 600  # of the weight of a font, and up
STEPS = 6  # straight pieces that stand in for a curve


@dataclass(frozen=True)
class Ink:
    """A text, or a shape without words, on a sheet; `mark` says to which tag it belongs.

    What is painted later has a higher `order`. Points are measured from the left bottom corner, as
    PDF does.
    """

    order: int
    box: Box
    text: str = ""
    size: float = 0
    bold: bool = False
    turned: bool = False
    fill: str = ""
    stroke: str = ""
    outline: tuple[tuple[Point, ...], ...] = ()
    mark: int = -1

    @property
    def is_text(self) -> bool:
        """Tell whether it is words; a space is none."""
        return bool(self.text.strip())


@cache
def read_ink(path: Path) -> list[list[Ink]]:
    """Return all that is painted on every sheet, in the order of painting."""
    with PdfDocument(path) as document:
        return [list(_of_sheet(sheet)) for sheet in document]


def _of_sheet(sheet: PdfPage) -> Iterator[Ink]:
    texts = sheet.get_textpage()
    for order in range(pdfium.FPDFPage_CountObjects(sheet.raw)):
        found = pdfium.FPDFPage_GetObject(sheet.raw, order)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield _text(found, order, texts)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield _shape(found, order)
        else:  # a photo, a shading or a group: nothing here knows its colours
            raise ValueError(f"an object of kind {kind} is painted, and its colours are not known")


def _text(found: object, order: int, texts: object) -> Ink:
    buffer = create_string_buffer(2 * pdfium.FPDFTextObj_GetText(found, texts.raw, None, 0))  # type: ignore[attr-defined]
    pdfium.FPDFTextObj_GetText(found, texts.raw, cast(buffer, POINTER(unit)), len(buffer))  # type: ignore[attr-defined]
    a, b, c, d, *_ = _matrix(found)
    return Ink(
        order,
        _box(found),
        text=buffer.raw.decode("utf-16-le").rstrip("\0"),
        size=_size(found) * math.sqrt(abs(a * d - b * c)),
        bold=pdfium.FPDFFont_GetWeight(pdfium.FPDFTextObj_GetFont(found)) >= BOLD,
        turned=abs(b) > abs(a),
        fill=_colour(pdfium.FPDFPageObj_GetFillColor, found),
        mark=pdfium.FPDFPageObj_GetMarkedContentID(found),
    )


def _shape(found: object, order: int) -> Ink:
    rule, is_drawn = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(found, rule, is_drawn)
    return Ink(
        order,
        _box(found),
        fill=_colour(pdfium.FPDFPageObj_GetFillColor, found) if rule.value else "",
        stroke=_colour(pdfium.FPDFPageObj_GetStrokeColor, found) if is_drawn.value else "",
        outline=tuple(map(tuple, _outlines(found))),
        mark=pdfium.FPDFPageObj_GetMarkedContentID(found),
    )


def _box(found: object) -> Box:
    sides = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(found, *sides)
    return Box(*(side.value for side in sides))


def _size(found: object) -> float:
    size = c_float()
    pdfium.FPDFTextObj_GetFontSize(found, size)
    return size.value


def _colour(get: object, found: object) -> str:
    """Return a colour as ``#rrggbb``; what one could see through would have another one."""
    red, green, blue, alpha = (c_uint() for _ in range(4))
    get(found, red, green, blue, alpha)  # type: ignore[operator]
    if alpha.value != 255:
        raise ValueError("a colour can be seen through, so what it looks like is not known")
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _matrix(found: object) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(found, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _outlines(found: object) -> list[list[Point]]:
    """Return the lines of a shape on the sheet, with straight pieces for its curves."""
    lines: list[list[Point]] = []
    curve: list[Point] = []
    for number in range(pdfium.FPDFPath_CountSegments(found)):
        segment = pdfium.FPDFPath_GetPathSegment(found, number)
        point = _point(segment, _matrix(found))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            lines.append([point])
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            lines[-1].append(point)
        else:
            curve.append(point)
            if len(curve) == 3:
                lines[-1] += _straightened(lines[-1][-1], *curve)
                curve = []
    return lines


def _point(segment: object, matrix: tuple[float, ...]) -> Point:
    x, y = c_float(), c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    a, b, c, d, e, f = matrix
    return Point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)


def _straightened(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t, u = step / STEPS, 1 - step / STEPS
        shares = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        points = (start, one, two, end)
        x = sum(share * point.x for share, point in zip(shares, points, strict=True))
        y = sum(share * point.y for share, point in zip(shares, points, strict=True))
        yield Point(x, y)
