"""Word documents with real headings, styles and tables; a page of our own, not of python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from scripts.faces.documents.ooxml import FONT, describe, packed
from scripts.faces.pictures.palette import BASE
from scripts.faces.tools.build import Build

LONG, SHORT, MARGIN = Cm(29.7), Cm(21), Cm(2)
FACT = Cm(2.6)  # where the text after a bold label begins
TABLE_STYLES = ("TableNormal", "TableGrid")
SMALL, LABELLED, CELL = "Klein", "Feit", "Tabeltekst"
# Size in points, and the room after a paragraph.
SIZES = {
    "Normal": (11, 6),
    "Heading 1": (20, 6),
    "Heading 2": (14, 6),
    "Footer": (8.5, 0),
    LABELLED: (11, 4),
    CELL: (10, 2),
    SMALL: (8.5, 1),
}


def new(build: Build, title: str, origin: str = "", *, landscape: bool = False) -> Word:
    """Return an empty A4 with our styles, properties and foot; `origin` stands first in it."""
    document = docx.Document()
    describe(document.core_properties, build, title)
    _styles(document)
    _page(document, landscape=landscape)
    _foot(document, build, origin)
    mode = document.settings.element.find(".//" + qn("w:compatSetting"))
    mode.set(qn("w:val"), "15")  # else Word opens it as a file of 2010
    return document


def saved(document: Word) -> bytes:
    """Return the document as a file."""
    target = io.BytesIO()
    document.save(target)
    return packed(target.getvalue())


def _styles(document: Word) -> None:
    """Set one font, and remove a hundred table styles nobody uses."""
    styles = document.styles
    for fonts in styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()  # a font of the theme would win
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    for style in [s for s in styles.element if s.get(qn("w:type")) == "table"]:
        if style.get(qn("w:styleId")) not in TABLE_STYLES:
            styles.element.remove(style)
    for name in (SMALL, LABELLED, CELL):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, (size, after) in SIZES.items():
        _style(styles[name], size, after)
    labelled = styles[LABELLED]
    assert isinstance(labelled, ParagraphStyle)
    labelled.paragraph_format.left_indent = FACT
    labelled.paragraph_format.first_line_indent = -FACT
    labelled.paragraph_format.tab_stops.add_tab_stop(FACT)


def _style(style: object, size: float, after: float) -> None:
    assert isinstance(style, ParagraphStyle)
    heading = (style.name or "").startswith("Heading")
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(BASE["accent" if heading else "ink"].light[1:])
    space = style.paragraph_format
    space.space_before = Pt(size * 0.8) if heading else Pt(0)
    space.space_after = Pt(after)
    space.line_spacing = 1.1 if after > 2 else 1


def _page(document: Word, *, landscape: bool) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Cm(1.8)
    section.footer_distance = Cm(1)


def _foot(document: Word, build: Build, origin: str) -> None:
    """Tell where the document is from, its version, and the number of the page."""
    section = document.sections[0]
    address, version = section.footer.paragraphs[0], section.footer.add_paragraph()
    before = f"{origin} " if origin else ""
    address.add_run(f"{before}Model van de {build.flow.site}, {build.site_url}")
    version.add_run(f"{build.line[0].upper()}{build.line[1:]}.\tPagina ")
    version.style = address.style
    address.style.paragraph_format.tab_stops.clear_all()  # they are for another paper
    assert section.page_width is not None
    stops = version.paragraph_format.tab_stops
    stops.add_tab_stop(section.page_width - 2 * MARGIN, WD_TAB_ALIGNMENT.RIGHT)
    _field(version, "PAGE")
    version.add_run(" van ")
    _field(version, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word computes."""
    xml = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(xml))


def fact(document: Word, label: str, text: str) -> None:
    """Add a bold label with a text beside it."""
    paragraph = document.add_paragraph(style=LABELLED)
    paragraph.add_run(f"{label}:").bold = True
    paragraph.add_run(f"\t{text}")


def table(document: Word, title: str, heads: Sequence[str], widths: Sequence[float]) -> Table:
    """Add a table with a heading row that returns on each page; widths in cm."""
    made: Table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    made.autofit = False
    properties = made._tbl.tblPr
    properties.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="{title}"/>'))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, head in zip(made.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].style = CELL
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        cell.paragraphs[0].add_run(head).bold = True
        fill = BASE["soft"].light[1:]
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))
    return made


def row(made: Table, texts: Iterable[str], height: float) -> _Row:
    """Add a row of at least `height` cm that stays on one page."""
    added: _Row = made.add_row()  # type: ignore[no-untyped-call]
    added.height = Cm(height)
    added._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for cell, text in zip(added.cells, texts, strict=True):
        cell.paragraphs[0].style = CELL
        cell.paragraphs[0].add_run(text)
    return added


def small(cell: _Cell, text: str) -> None:
    """Add a line in small print."""
    cell.add_paragraph(text, style=SMALL)
