"""Who hears a Word document or a workbook gets all of it, and no colour tells more than a word."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.office import CARD, LIST, MADE, OFFICE
from tests.support.office_parts import (
    DECORATIVE,
    is_sentence,
    links,
    only_coloured,
    says_where,
    wordless,
)

WORDS = [name for name in OFFICE if name.endswith(".docx")]
BOOK = openpyxl.load_workbook(io.BytesIO(MADE[LIST]))
every_word = pytest.mark.parametrize("name", WORDS)
every_sheet = pytest.mark.parametrize("sheet", BOOK.worksheets, ids=BOOK.sheetnames)


def opened(name: str) -> Word:
    return docx.Document(io.BytesIO(OFFICE[name]))


# --- all ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", OFFICE)
def test_a_link_says_where_it_leads(name: str) -> None:
    found = list(links(name, OFFICE[name]))
    assert bool(found) == (name not in WORDS)
    assert [text for text, address in found if not says_where(text, address)] == []


@pytest.mark.parametrize(
    ("text", "is_clear"),
    [
        ("https://example.org/", True),
        ("De routewijzer", True),
        ("hier", False),
        ("Klik hier voor meer", False),
        ("Lees meer", False),
        ("routewijzer", False),
    ],
)
def test_a_link_is_clear_by_itself_or_not(text: str, is_clear: bool) -> None:
    assert says_where(text, "https://example.org/") == is_clear


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("De plaat laat de tien stappen zien.", True),
        ("QR-code die naar https://example.org/ leidt.", True),
        ("plaat.", False),
        ("De plaat laat de tien stappen zien", False),
        ("Plaat-a4.svg is de plaat van de MAS.", False),
        ("", False),
    ],
)
def test_a_name_or_a_single_word_tells_nothing_of_a_picture(words: str, is_told: bool) -> None:
    assert is_sentence(words) == is_told


# --- Word --------------------------------------------------------------------------------------


@every_word
def test_a_picture_in_word_has_words_or_is_said_to_be_decoration(name: str) -> None:
    assert wordless(opened(name)) == []


@pytest.mark.parametrize(
    ("words", "is_decorative", "is_found"),
    [("", False, True), ("plaat", False, True), ("", True, False)],
)
def test_a_picture_in_word_without_words_is_found(
    downloads: Path, words: str, is_decorative: bool, is_found: bool
) -> None:
    document = opened(CARD)
    document.add_picture(str(downloads / "infographic-stappenplan.png"))
    (drawn,) = document.element.iter(qn("wp:docPr"))
    drawn.set("descr", words)
    if is_decorative:
        drawn.append(drawn.makeelement(DECORATIVE, {"val": "1"}))
    assert bool(wordless(document)) == is_found


@every_word
def test_no_text_in_word_is_told_apart_by_a_colour_alone(name: str) -> None:
    assert only_coloured(opened(name)) == []


@pytest.mark.parametrize("row", [0, 1])
def test_a_colour_in_word_that_says_something_is_found(row: int) -> None:
    document = opened(CARD)
    (cell, *_) = document.tables[0].rows[row].cells
    cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xA1, 0x12, 0x12)
    cell.paragraphs[0].runs[0].font.bold = None
    assert cell.paragraphs[0].text in only_coloured(document)


def test_a_shade_in_word_below_the_heads_is_found() -> None:
    document = opened(CARD)
    (cell, *_) = document.tables[0].rows[1].cells
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="FAF0DF"/>'))
    assert len(only_coloured(document)) == 1


@every_word
def test_heads_of_a_table_in_word_are_told_and_none_is_empty(name: str) -> None:
    for table in opened(name).tables:
        assert all(cell.text for cell in table.rows[0].cells)
        assert len({len(row.cells) for row in table.rows}) == 1
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))


# --- the workbook ------------------------------------------------------------------------------


@every_sheet
def test_a_table_of_the_workbook_has_the_name_of_its_sheet_and_a_word_above_each_column(
    sheet: Worksheet,
) -> None:
    (table,) = sheet.tables.values()
    assert table.displayName == sheet.title
    heads = [cell.value for cell in sheet[table.ref][0]]
    assert all(heads)
    assert len(set(heads)) == len(heads)
    assert sheet.views.sheetView[0].pane.ySplit == sheet[table.ref][0][0].row


@every_sheet
def test_a_sheet_hides_nothing_and_merges_nothing(sheet: Worksheet) -> None:
    assert sheet.sheet_state == "visible"
    assert not sheet.merged_cells.ranges
    assert not any(size.hidden for size in sheet.row_dimensions.values())
    assert not any(size.hidden for size in sheet.column_dimensions.values())


@every_sheet
def test_no_cell_of_the_workbook_is_told_apart_by_a_colour_alone(sheet: Worksheet) -> None:
    (table,) = sheet.tables.values()
    heads = sheet[table.ref][0]
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.fill.patternType]
    assert filled == list(heads)
    assert all(cell.font.b for cell in heads)
    assert not sheet.conditional_formatting
