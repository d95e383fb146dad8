"""Every text and line of a document stands out from its ground, on a screen and on paper."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
import typst
from docx.shared import RGBColor

from scripts.faces.documents.slide_blocks import rgb
from tests.support.approved import assert_approved
from tests.support.build import CATALOG
from tests.support.ink import read_ink
from tests.support.ink_pairs import pairs_of
from tests.support.office import CARD, DECKS, LIST, MADE, OFFICE
from tests.support.office_pairs import word_pairs, workbook_pairs
from tests.support.pairs import Pair, sort_of, tabled, weak
from tests.support.slide_pairs import Deck

PDFS = [document.file for document in CATALOG.documents.values() if document.format == "pdf"]
PALE = Pair("text", "#808080", "#ffffff")  # 3.95 : 1
type Found = Mapping[str, set[Pair]]


def pdf_pairs(path: Path) -> set[Pair]:
    return {pair for sheet in read_ink(path) for pair in pairs_of(sheet)}


def office_pairs(name: str, data: bytes) -> Iterable[Pair]:
    if name.endswith(".pptx"):
        return Deck(data).pairs()
    return word_pairs(data) if name.endswith(".docx") else workbook_pairs(data)


@pytest.fixture(scope="session")
def pairs(downloads: Path) -> Found:
    """Return the pairs of colours of every document and every template, by file."""
    found = {file: pdf_pairs(downloads / file) for file in PDFS}
    return found | {name: set(office_pairs(name, data)) for name, data in OFFICE.items()}


def test_no_pair_of_colours_is_too_weak_to_see(pairs: Found) -> None:
    assert len(pairs) == len(PDFS) + len(OFFICE)
    assert all(any(pair.sort != "line" for pair in found) for found in pairs.values())
    assert list(weak(pairs)) == []


def test_pairs_of_colours_are_the_ones_that_somebody_looked_at(pairs: Found) -> None:
    assert_approved("colours-of-documents.txt", tabled(pairs))


@pytest.mark.parametrize(
    ("size", "bold", "sort"),
    [(17.9, False, "text"), (18, False, "large"), (13.9, True, "text"), (14, True, "large")],
)
def test_text_is_large_from_eighteen_points_or_fourteen_in_bold(
    size: float, bold: bool, sort: str
) -> None:
    assert sort_of(size, bold=bold) == sort


# --- would it be found? ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pair", "is_weak"),
    [
        (PALE, True),
        (PALE._replace(sort="large"), True),
        (PALE._replace(sort="line"), False),
        (Pair("text", "#767676", "#ffffff"), True),  # 4.54 : 1
        (Pair("large", "#767676", "#ffffff"), False),
        (Pair("line", "#a0a0a0", "#ffffff"), True),  # 2.61 : 1
        (Pair("text", "#ffffff", "#ffffff"), True),
    ],
)
def test_a_pair_is_weak_by_the_rule_of_its_sort(pair: Pair, is_weak: bool) -> None:
    assert len(list(weak({"een.pdf": {pair}}))) == is_weak


DARK, LIGHT, MIDDLE = "#132529", "#ffffff", "#808080"


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("text(fill: grijs)[a]", {PALE}),
        ("text(fill: grijs, size: 18pt)[a]", {PALE._replace(sort="large")}),
        ("text(fill: grijs, size: 14pt, weight: 700)[a]", {PALE._replace(sort="large")}),
        ("rotate(90deg, text(fill: grijs)[a])", {PALE}),
        ("block(fill: donker, text(fill: grijs)[a])", {Pair("text", MIDDLE, DARK)}),
        ("block(fill: donker, block(fill: white, text(fill: grijs)[a]))", {PALE}),
        (
            "place(block(width: 30pt, height: 20pt, fill: donker)) + text(fill: grijs)[" + "a" * 9
            + "]",
            {PALE, Pair("text", MIDDLE, DARK)},
        ),
        ("circle(fill: donker, text(fill: grijs)[a])", {Pair("text", MIDDLE, DARK)}),
        ("line(stroke: grijs)", {Pair("line", MIDDLE, LIGHT)}),
        ("rect(stroke: grijs)", {Pair("line", MIDDLE, LIGHT)}),
        ("polygon(fill: grijs, (0pt, 0pt), (9pt, 0pt), (0pt, 9pt))", {Pair("line", MIDDLE, LIGHT)}),
        ("block(fill: donker, inset: 9pt, line(stroke: grijs) + text(fill: white)[a])",
         {Pair("line", MIDDLE, DARK), Pair("text", LIGHT, DARK)}),
    ],
)  # fmt: skip
def test_a_pair_on_a_sheet_is_found_where_it_is_painted(
    tmp_path: Path, drawn: str, expected: set[Pair]
) -> None:
    colours = f'#let grijs = rgb("{MIDDLE}")\n#let donker = rgb("{DARK}")\n'
    made = typst.compile(f"{colours}#{{ {drawn} }}".encode())
    (tmp_path / "een.pdf").write_bytes(made)
    assert pdf_pairs(tmp_path / "een.pdf") == expected


@pytest.mark.parametrize("drawn", ['image("een.svg")', "rect(fill: rgb(0, 0, 0, 50%))"])
def test_what_has_no_colour_of_its_own_on_a_sheet_is_refused(tmp_path: Path, drawn: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9" opacity=".5"/></svg>'
    (tmp_path / "een.svg").write_text(svg, encoding="utf-8")
    (tmp_path / "een.typ").write_text(f"#{drawn}", encoding="utf-8")
    (tmp_path / "een.pdf").write_bytes(typst.compile(tmp_path / "een.typ"))
    with pytest.raises(ValueError, match="not known"):
        pdf_pairs(tmp_path / "een.pdf")


def test_a_pale_text_on_a_slide_is_found() -> None:
    deck = pptx.Presentation(io.BytesIO(MADE[DECKS["intern"]]))
    title = deck.slides[0].shapes.title
    title.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb("#a0a0a0")
    title.fill.solid()
    title.fill.fore_color.rgb = rgb("#ffffff")
    assert _weak_after(DECKS["intern"], deck) == {Pair("large", "#a0a0a0", "#ffffff")}


def test_a_pale_theme_of_a_deck_is_found() -> None:
    deck = pptx.Presentation(io.BytesIO(MADE[DECKS["intern"]]))
    deck.slide_master.element.find(".//{*}clrMap").set("tx1", "lt2")
    assert _weak_after(DECKS["intern"], deck) >= {Pair("large", "#eef5f5", "#ffffff")}


def test_a_pale_text_in_word_is_found() -> None:
    document = docx.Document(io.BytesIO(OFFICE[CARD]))
    run = document.tables[0].rows[0].cells[0].paragraphs[0].runs[0]
    run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    assert _weak_after(CARD, document) == {Pair("text", "#808080", "#eef5f5")}


def test_a_pale_text_in_a_workbook_is_found() -> None:
    book = openpyxl.load_workbook(io.BytesIO(OFFICE[LIST]))
    cell = book.worksheets[0]["C5"]
    cell.font = openpyxl.styles.Font(sz=11, color="FF808080")
    assert _weak_after(LIST, book) == {PALE}


def _weak_after(name: str, changed: object) -> set[Pair]:
    """Return the weak pairs of a document that was changed."""
    target = io.BytesIO()
    changed.save(target)  # type: ignore[attr-defined]
    return {pair for pair in office_pairs(name, target.getvalue()) if pair.is_too_weak}
