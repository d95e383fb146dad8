"""Slides with large type: each has a title, one thing below it, a foot, and notes."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide, SlideLayout
from pptx.table import _Cell
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from flow.rules.colours import Family
from scripts.faces.documents import slide_base
from scripts.faces.documents.ooxml import LANGUAGE, describe, packed
from scripts.faces.documents.slide_base import LEFT, LOW, NAMES, TOP, WIDE
from scripts.faces.documents.slide_blocks import PAPER, add_blocks, rgb
from scripts.faces.documents.slide_page import Grid, Page, Picture
from scripts.faces.tools.build import Build

COVER = 54  # points
BAR = Inches(0.5)
NO_STYLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # the table style with thin lines only


def deck(build: Build, title: str, pages: Iterable[Page]) -> bytes:
    """Return the presentation as a file."""
    made = slide_base.new(build)
    describe(made.core_properties, build, title)
    for page in pages:
        _add(made, page, f"{build.flow.site}, {build.site_url}, {build.line}")
    target = io.BytesIO()
    made.save(target)
    return packed(target.getvalue())


def _add(made: Presentation, page: Page, foot: str) -> None:
    name = "Voorblad" if page.cover else "Tekst" if page.lines else "Alleen titel"
    layout = made.slide_layouts.get_by_name(name)
    assert layout is not None
    slide = made.slides.add_slide(layout)
    assert slide.shapes.title is not None
    slide.shapes.title.text = page.title
    if page.cover:
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            run.font.size = Pt(COVER)
    for shape in slide.placeholders:
        shape.name = NAMES[shape.placeholder_format.type]
    if page.family:
        _bar(slide.shapes.title, page.family)
    if page.lines:
        _write(slide.placeholders[1].text_frame, page)
    add_blocks(slide, page.blocks)
    if page.grid:
        _table(slide, page.title, page.grid)
    if page.picture:
        _picture(slide, page.picture)
    _foot(slide, layout, foot)
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "\n".join(page.notes)
    for part in (slide, slide.notes_slide):
        _speak_dutch(part.element)


def _bar(title: Shape, family: Family) -> None:
    """Put the title in white on a bar of its colour, over the short bar of the master."""
    title.left, title.top, title.width, title.height = LEFT, BAR, WIDE, Inches(1.08)
    title.fill.solid()
    title.fill.fore_color.rgb = rgb(family.light_ink)
    for run in title.text_frame.paragraphs[0].runs:
        run.font.color.rgb = rgb(PAPER)


def _write(frame: TextFrame, page: Page) -> None:
    for number, line in enumerate(page.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        if not page.bullets and not page.cover:
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", "0")
            properties.set("indent", "0")
            properties.insert(0, properties.makeelement(qn("a:buNone"), {}))
        for text, bold in ((f"{line.label} " if line.label else "", True), (line.text, False)):
            if text:
                run = paragraph.add_run()
                run.text = text
                run.font.size = Pt(page.size)
                run.font.bold = bold or None
            if text.startswith("https://"):
                run.hyperlink.address = text


def _table(slide: Slide, title: str, grid: Grid) -> None:
    rows = (grid.heads, *grid.rows)
    frame = slide.shapes.add_table(len(rows), len(grid.heads), LEFT, TOP, WIDE, Inches(1))
    frame.name = "Tabel"
    _alternative(frame, title)
    frame._element.find(f".//{qn('a:tableStyleId')}").text = NO_STYLE
    table = frame.table
    table.horz_banding = False
    for number, width in enumerate(grid.widths):
        table.columns[number].width = Inches(width)
    for number, texts in enumerate(rows):
        table.rows[number].height = Inches(grid.height if number else 0.42)
        for cell, text in zip(table.rows[number].cells, texts, strict=True):
            _cell(cell, text, grid.size, bold=number == 0)


def _cell(cell: _Cell, text: str, size: int, *, bold: bool) -> None:
    paragraph = cell.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), bold
    if not text:  # for what people type; PowerPoint does not look at the paragraph
        paragraph._p.remove(run._r)
        paragraph._p.append(run._r.makeelement(qn("a:endParaRPr"), {"sz": str(size * 100)}))
    cell.margin_top = cell.margin_bottom = Inches(0.05)
    if bold:
        cell.fill.solid()  # type: ignore[no-untyped-call]
        cell.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2


def _picture(slide: Slide, picture: Picture) -> None:
    left, top, width = picture.place or (LEFT, TOP, WIDE)
    shape = slide.shapes.add_picture(io.BytesIO(picture.png), left, top, width)
    shape.name = "Afbeelding"
    if not picture.place:
        shape.top = Emu(TOP + (LOW - TOP - shape.height) // 2)
    _alternative(shape, picture.words)


def _alternative(shape: BaseShape, words: str) -> None:
    """Say in words what a shape shows."""
    next(shape._element.iter(qn("p:cNvPr"))).set("descr", words)


def _foot(slide: Slide, layout: SlideLayout, text: str) -> None:
    """Copy the foot and the number from the layout: python-pptx leaves them out."""
    for shape in layout.shapes:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        element = copy.deepcopy(shape.element)
        slide.shapes._spTree.append(element)
        added = slide.shapes[-1]
        assert isinstance(added, Shape)
        element.nvSpPr.cNvPr.set("id", str(100 + len(slide.shapes)))  # each its own
        added.name = "Voettekst" if kind == PP_PLACEHOLDER.FOOTER else "Dianummer"
        if kind == PP_PLACEHOLDER.FOOTER:
            added.text_frame.text = text


def _speak_dutch(element: object) -> None:
    """Say of every text in which language it is, for who listens and for the spelling."""
    for tag in ("a:r", "a:fld"):
        for run in element.iter(qn(tag)):  # type: ignore[attr-defined]
            properties = run.find(qn("a:rPr"))
            if properties is None:
                properties = run.makeelement(qn("a:rPr"), {})
                run.insert(0, properties)
            properties.set("lang", LANGUAGE)
