"""The pairs of colours in a Word document and in a workbook: letters and lines on their cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import docx
import openpyxl
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.types import ProvidesStoryPart
from openpyxl.cell.cell import Cell
from openpyxl.styles.colors import Color

from tests.support.pairs import PAPER, Pair, sort_of

BLACK = "#000000"  # what Word and Excel make of a colour that nobody chose
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SIDES = ("left", "right", "top", "bottom")


def word_pairs(data: bytes) -> Iterator[Pair]:
    """Yield the pairs of a Word document, its foot too."""
    document: Word = docx.Document(io.BytesIO(data))
    assert document.element.find(qn("w:background")) is None
    parts: list[tuple[Element, ProvidesStoryPart]] = [(document.element, document)]
    parts += [(section.footer._element, section.footer) for section in document.sections]
    for element, part in parts:
        for paragraph in element.iter(qn("w:p")):
            yield from _of_paragraph(Paragraph(paragraph, part))
    for table in document.tables:
        assert table.style
        for edge in table.style.element.iter(*(qn(f"w:{side}") for side in SIDES)):
            if edge.get(qn("w:val")):
                for cell in table._tbl.iter(qn("w:tc")):
                    yield Pair("line", _word_colour(edge, "w:color"), _shade(cell))


def _of_paragraph(paragraph: Paragraph) -> Iterator[Pair]:
    ground = next(map(_shade, paragraph._p.iterancestors(qn("w:tc"))), PAPER)
    assert isinstance(paragraph.style, ParagraphStyle)
    styles = [style.element.rPr for style in _line_of(paragraph.style)]
    for run in paragraph._p.iter(qn("w:r")):
        chain = [part for part in (run.find(qn("w:rPr")), *styles) if part is not None]
        colour = next(_found(chain, "w:color"), None)
        size = int(next(_found(chain, "w:sz")).get(qn("w:val"))) / 2
        bold = next((b.get(qn("w:val")) != "0" for b in _found(chain, "w:b")), False)
        shown = BLACK if colour is None else _word_colour(colour, "w:val")
        yield Pair(sort_of(size, bold=bold), shown, ground)


def _line_of(style: ParagraphStyle | None) -> Iterator[ParagraphStyle]:
    """Yield a style and those it is based on."""
    while isinstance(style, ParagraphStyle):
        yield style
        style = style.base_style


def _found(chain: list[Element], name: str) -> Iterator[Element]:
    return (found for part in chain if (found := part.find(qn(name))) is not None)


def _word_colour(element: Element, name: str) -> str:
    assert element.get(qn("w:themeColor")) is None, "a colour of the theme, which is not read here"
    value = str(element.get(qn(name)))
    return BLACK if value == "auto" else f"#{value.lower()}"


def _shade(cell: Element) -> str:
    shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return PAPER if shade is None else _word_colour(shade, "w:fill")


def workbook_pairs(data: bytes) -> Iterator[Pair]:
    """Yield the pairs of a workbook; an empty cell counts, for people write in it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    scheme = next(ET.fromstring(book.loaded_theme).iter(f"{DRAWING}clrScheme"))
    theme = [item[0].get("lastClr") or item[0].get("val") for item in scheme]
    theme[:4] = theme[1], theme[0], theme[3], theme[2]  # Excel counts them in this order
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield from _of_cell(cell, [str(colour) for colour in theme])


def _of_cell(cell: Cell, theme: list[str]) -> Iterator[Pair]:
    is_filled = cell.fill.patternType
    ground = _excel_colour(cell.fill.fgColor, theme) if is_filled else PAPER
    shown = _excel_colour(cell.font.color, theme)
    yield Pair(sort_of(cell.font.sz, bold=cell.font.b), shown, ground)
    for side in (getattr(cell.border, name) for name in SIDES):
        if side.style:
            yield Pair("line", _excel_colour(side.color, theme), ground)


def _excel_colour(colour: Color | None, theme: list[str]) -> str:
    if colour is None:
        return BLACK
    assert not colour.tint, "a colour that is made paler, which is not read here"
    value = theme[colour.theme] if colour.type == "theme" else colour.rgb[2:]
    return f"#{value.lower()}"
