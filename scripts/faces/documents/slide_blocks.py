"""Coloured blocks of text on a slide: real text, so that people can read, hear and change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Inches, Pt

from flow.rules.colours import Family
from scripts.faces.documents.slide_base import SMALL
from scripts.faces.pictures.palette import BASE

PAPER, INK = BASE["paper"].light, BASE["ink"].light
MARGIN = Inches(0.1)
ROUND = 4000  # of the shortest side, in 100,000ths


@dataclass(frozen=True)
class Place:
    """Where a block stands, in inches."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Colours:
    """What a block is painted with; without an edge it has none."""

    text: str
    fill: str
    edge: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Block:
    """A heading with texts below it; with more than one text each has a bullet."""

    place: Place
    colours: Colours
    heading: str = ""
    texts: tuple[str, ...] = ()
    size: int = SMALL
    bullets: bool = False
    middle: bool = False


def full(family: Family) -> Colours:
    """Return white letters on the full colour."""
    return Colours(PAPER, family.light_ink, family.light_ink)


def outlined(family: Family) -> Colours:
    """Return letters and an edge of the colour on white."""
    return Colours(family.light_ink, PAPER, family.light_ink)


def tinted(family: Family) -> Colours:
    """Return dark letters on the pale colour, below a heading of the full one."""
    return Colours(INK, family.light_tint, heading=family.light_ink)


def add_blocks(slide: Slide, blocks: Sequence[Block]) -> None:
    """Draw the blocks in the order in which they are read."""
    for number, block in enumerate(blocks, 1):
        place = block.place
        box = slide.shapes.add_textbox(
            *(Inches(size) for size in (place.left, place.top, place.width, place.height))
        )
        box.name = f"Blok {number}"
        _paint(box, block.colours)
        _write(box, block)


def rgb(colour: str) -> RGBColor:
    """Return a colour of ours as PowerPoint takes it."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def _paint(box: Shape, colours: Colours) -> None:
    geometry = box._element.spPr.find(qn("a:prstGeom"))
    geometry.set("prst", "roundRect")
    values = geometry.find(qn("a:avLst"))
    values.append(values.makeelement(qn("a:gd"), {"name": "adj", "fmla": f"val {ROUND}"}))
    box.fill.solid()
    box.fill.fore_color.rgb = rgb(colours.fill)
    if colours.edge:
        box.line.color.rgb = rgb(colours.edge)
        box.line.width = Pt(2)


def _write(box: Shape, block: Block) -> None:
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = MARGIN
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if block.middle else MSO_ANCHOR.TOP
    lines = [(block.heading, True)] if block.heading else []
    lines += [(text, False) for text in block.texts]
    for number, (text, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.bold, run.font.size = text, bold, Pt(block.size)
        colours = block.colours
        run.font.color.rgb = rgb(colours.heading if bold and colours.heading else colours.text)
        paragraph.space_before = Pt(block.size * 0.25 if number else 0)
        if block.bullets and not bold:
            _bullet(paragraph._p.get_or_add_pPr())


def _bullet(properties: object) -> None:
    """Hang a bullet before a paragraph: text boxes have none of their own."""
    properties.set("marL", str(Inches(0.25)))  # type: ignore[attr-defined]
    properties.set("indent", str(-Inches(0.25)))  # type: ignore[attr-defined]
    dot = properties.makeelement(qn("a:buChar"), {"char": "•"})  # type: ignore[attr-defined]
    properties.append(dot)  # type: ignore[attr-defined]
