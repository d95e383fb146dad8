"""The pairs of colours on a slide: each text and edge in the colour that the deck gives it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement as Element
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide, SlideMaster

from scripts.faces.documents.slides import NO_STYLE
from tests.support.pairs import Pair, sort_of

BODY = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.SUBTITLE)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
DEFAULT_SIZE = 1800  # hundredths of points, where nothing says otherwise


class Deck:
    """A presentation, which knows the colours of its theme."""

    def __init__(self, data: bytes) -> None:
        self.made = pptx.Presentation(io.BytesIO(data))
        self.master: SlideMaster = self.made.slide_master
        theme = ET.fromstring(self.master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        scheme = next(theme.iter(qn("a:clrScheme")))
        self.theme = {item.tag.partition("}")[2]: f"#{item[0].get('val')}" for item in scheme}
        self.names = dict(self.master.element.find(qn("p:clrMap")).attrib)

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of all slides, and of what the master draws on each."""
        for slide in self.made.slides:
            grounds: list[tuple[BaseShape, str]] = []
            for shape in (*_drawn(self.master), *slide.shapes):
                yield from self._of_shape(slide, shape, grounds)

    def _of_shape(
        self, slide: Slide, shape: BaseShape, grounds: list[tuple[BaseShape, str]]
    ) -> Iterator[Pair]:
        below = next((c for s, c in reversed(grounds) if _covers(s, shape)), self._ground(slide))
        if isinstance(shape, GraphicFrame):
            yield from self._of_table(shape, below)
            return
        fill = self._filled(shape._element.spPr)
        edge = self._filled(shape._element.spPr.find(qn("a:ln")))
        if edge and edge != fill:
            yield Pair("line", edge, below)
        has_words = shape.has_text_frame and bool(shape.text_frame.text.strip())  # type: ignore[attr-defined]
        if fill and not has_words:
            yield Pair("line", fill, below)
        if fill:
            grounds.append((shape, fill))
        if has_words:
            yield from self._of_text(shape._element.find(qn("p:txBody")), shape, fill or below)

    def _of_table(self, frame: GraphicFrame, below: str) -> Iterator[Pair]:
        """Text and lines have the first colour of the theme: so it is in the style of the table."""
        assert frame._element.find(f".//{qn('a:tableStyleId')}").text == NO_STYLE
        for cell in frame._element.iter(qn("a:tc")):
            fill = self._filled(cell.find(qn("a:tcPr"))) or below
            yield Pair("line", self._scheme("tx1"), fill)
            yield from self._of_text(cell.find(qn("a:txBody")), None, fill)

    def _of_text(self, body: Element, shape: BaseShape | None, ground: str) -> Iterator[Pair]:
        for paragraph in body.iter(qn("a:p")):
            level = int(paragraph.find(qn("a:pPr")).get("lvl", "0")) if _has_level(paragraph) else 0
            styles = list(self._styles(body, shape, level))
            for run in (*paragraph.iter(qn("a:r")), *paragraph.iter(qn("a:fld"))):
                chain = [run.find(qn("a:rPr")), *styles]
                is_link = chain[0].find(qn("a:hlinkClick")) is not None
                found = (self._filled(style) for style in chain)
                colour = self._scheme("hlink") if is_link else next(filter(None, found))
                size = int(next(_given(chain, "sz"), DEFAULT_SIZE)) / 100
                bold = next(_given(chain, "b"), "0") == "1"
                yield Pair(sort_of(size, bold=bold), colour, ground)

    def _styles(self, body: Element, shape: BaseShape | None, level: int) -> Iterator[Element]:
        """Yield what says how a text looks, from its own shape to the whole deck."""
        name = f"{qn(f'a:lvl{level + 1}pPr')}/{qn('a:defRPr')}"
        lists = [body.find(qn("a:lstStyle"))]
        kind = shape.placeholder_format.type if shape is not None and shape.is_placeholder else None
        while kind and (shape := getattr(shape, "_base_placeholder", None)):
            lists.append(shape._element.txBody.find(qn("a:lstStyle")))
        if kind:
            which = "title" if kind in TITLES else "body" if kind in BODY else "other"
            lists.append(self.master.element.find(f".//{qn(f'p:{which}Style')}"))
        lists.append(self.made.element.find(qn("p:defaultTextStyle")))
        found = (item.find(name) for item in lists if item is not None)
        return (style for style in found if style is not None)

    def _ground(self, slide: Slide) -> str:
        """Return the colour of the slide itself, its layout or the master: who says it first."""
        for holder in (slide, slide.slide_layout, self.master):
            ground = holder.element.cSld.find(qn("p:bg"))
            if ground is not None:
                return self._colour(ground[0])
        raise ValueError("no slide has a ground")

    def _filled(self, properties: Element | None) -> str:
        fill = None if properties is None else properties.find(qn("a:solidFill"))
        return "" if fill is None else self._colour(fill)

    def _colour(self, holder: Element) -> str:
        (colour,) = (item for item in holder if item.tag in (qn("a:srgbClr"), qn("a:schemeClr")))
        if len(colour):
            raise ValueError(f"{colour[0].tag} changes a colour, and nobody reckons with it")
        value = str(colour.get("val"))
        return f"#{value.lower()}" if colour.tag == qn("a:srgbClr") else self._scheme(value)

    def _scheme(self, name: str) -> str:
        return self.theme[self.names.get(name, name)].lower()


def _drawn(master: SlideMaster) -> list[BaseShape]:
    return [shape for shape in master.shapes if not shape.is_placeholder]


def _has_level(paragraph: Element) -> bool:
    return paragraph.find(qn("a:pPr")) is not None


def _given(chain: list[Element], name: str) -> Iterator[str]:
    return (style.get(name) for style in chain if style.get(name))


def _covers(one: BaseShape, other: BaseShape) -> bool:
    """Tell whether the middle of a shape is on another."""
    x, y = other.left + other.width // 2, other.top + other.height // 2
    return one.left <= x <= one.left + one.width and one.top <= y <= one.top + one.height
