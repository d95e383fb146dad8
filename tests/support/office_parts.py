"""What Word documents, slides and workbooks hold that somebody who does not see it must be told."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import openpyxl
import pptx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from tests.support.office import parts
from tests.support.places import Box, out_of_order

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
PAINT = ("w:color", "w:highlight", "w:shd")
VAGUE = re.compile(r"\b(?:hier|klik|deze (?:pagina|link|site)|lees (?:meer|verder))\b", re.I)
SENTENCE = re.compile(r"[A-ZÉ][^.]*(?: \S+){3,}\.")
FILE_NAME = re.compile(r"\.(?:svg|png|jpe?g|pdf)\b|_", re.I)


def is_sentence(words: str) -> bool:
    """Tell whether the words for a picture say what it means: a name of a file does not."""
    return bool(SENTENCE.match(words) and words.endswith(".") and not FILE_NAME.search(words))


def says_where(text: str, address: str) -> bool:
    """Tell whether a link says where it leads, for who jumps from link to link."""
    return text == address or (len(text.split()) > 1 and not VAGUE.search(text))


def links(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the text and the address of every link."""
    if name.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
            cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
            yield from ((str(cell.value), cell.hyperlink.target) for cell in cells)
    elif name.endswith(".pptx"):
        for slide in pptx.Presentation(io.BytesIO(data)).slides:
            yield from _of_slide(slide)
    else:
        linked = [part for part, text in parts(data) if RELATIONSHIP_TYPE.HYPERLINK in text]
        assert not linked, "a link in Word, which nobody reads here yet"


def _of_slide(slide: Slide) -> Iterator[tuple[str, str]]:
    for link in slide.element.iter(qn("a:hlinkClick")):
        run = link.getparent().getparent()
        yield run.findtext(qn("a:t"), ""), slide.part.rels[link.get(qn("r:id"))].target_ref


def wordless(document: Word) -> list[str]:
    """Return the names of pictures that have no words and are not said to be decoration."""
    drawn = document.element.iter(qn("wp:docPr"))
    return [
        str(item.get("name"))
        for item in drawn
        if not is_sentence(item.get("descr", ""))
        and not any(mark.get("val") == "1" for mark in item.iter(DECORATIVE))
    ]


def only_coloured(document: Word) -> list[str]:
    """Return the texts that have a colour or a ground of their own, and nothing else to tell it.

    A style tells itself to who does not see it, and so does a row of heads, which is bold.
    """
    body = document.element.body
    found = [item for name in PAINT for item in body.iter(qn(name)) if not _is_in_head(item)]
    return ["".join(text.text or "" for text in _holder(item).iter(qn("w:t"))) for item in found]


def _is_in_head(item: Element) -> bool:
    rows = list(item.iterancestors(qn("w:tr")))
    cells = list(item.iterancestors(qn("w:tc")))
    is_head = bool(rows) and rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    runs = [run for cell in cells[:1] for run in cell.iter(qn("w:r"))]
    return is_head and all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)


def _holder(item: Element) -> Element:
    """Return what a colour is of: a run, a paragraph or a cell."""
    holder: Element = next(item.iterancestors(qn("w:r"), qn("w:p"), qn("w:tc")))
    return holder


def misread(slide: Slide) -> list[tuple[str, str]]:
    """Return each pair of shapes of which the second is heard later and stands before the first."""
    shapes = list(slide.shapes)
    found = out_of_order([_box(shape) for shape in shapes])
    return [(shapes[one].name, shapes[later].name) for one, later in found]


def _box(shape: BaseShape) -> Box:
    left, top = shape.left.pt, -shape.top.pt
    return Box(left, top - shape.height.pt, left + shape.width.pt, top)
