"""Who hears a PDF gets it in the order of the sheet, and hears what each part of it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import typst

from tests.support.build import CATALOG
from tests.support.ink import Ink, read_ink
from tests.support.office_parts import is_sentence
from tests.support.places import Box, out_of_order
from tests.support.tags import Block, Tag, blocks, read_tags

PDFS = [document.file for document in CATALOG.documents.values() if document.format == "pdf"]
by_file = pytest.mark.parametrize("file", PDFS)
# Elements that say what a text is; in a document or a division alone it is nothing.
TEXTS = re.compile("P|H[1-6]|Lbl|LBody|TH|TD|TOCI|Figure")
# What may stand directly in what.
PARTS = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI"},
    "Table": {"THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}


class Heard(NamedTuple):
    """A PDF as its tags tell it, beside what is painted."""

    tree: Tag
    ink: list[list[Ink]]
    blocks: list[Block]

    def kinds(self, *kinds: str) -> Iterator[Tag]:
        """Yield the elements of these kinds."""
        return (tag for tag in self.tree.walk() if tag.kind in kinds)


@cache
def hear(path: Path) -> Heard:
    tree, ink = read_tags(path), read_ink(path)
    return Heard(tree, ink, list(blocks(tree, ink)))


@pytest.fixture
def heard(downloads: Path, file: str) -> Heard:
    """Return the PDF that a test is about."""
    return hear(downloads / file)


# --- the order ---------------------------------------------------------------------------------


def misread(document: Heard) -> Iterator[tuple[str, str]]:
    """Yield each pair of texts of which the second is heard later and stands before the first."""
    for one, other in pairwise(document.blocks):
        if other.sheet < one.sheet:
            yield one.text, other.text
    for number, ink in enumerate(document.ink):
        on_it = [block for block in document.blocks if block.sheet == number]
        is_turned = any(each.turned for each in ink)
        boxes = [block.box.turned() if is_turned else block.box for block in on_it]
        yield from ((on_it[a].text, on_it[b].text) for a, b in out_of_order(boxes))


@by_file
def test_a_pdf_is_heard_from_above_column_by_column(heard: Heard) -> None:
    assert len(heard.blocks) > 20
    assert list(misread(heard)) == []


@by_file
def test_all_that_is_marked_to_be_heard_is_heard_once(heard: Heard) -> None:
    marks = sorted(heard.tree.marks())
    painted = {(n, i.mark) for n, sheet in enumerate(heard.ink) for i in sheet if i.mark >= 0}
    assert marks == sorted(painted)


@by_file
def test_text_that_is_not_heard_stands_in_the_foot_of_a_sheet(heard: Heard, file: str) -> None:
    document = CATALOG.documents[file]
    for number, sheet in enumerate(heard.ink, 1):
        silent = "".join(ink.text for ink in sheet if ink.mark < 0).strip(". ")  # dots of contents
        if silent:
            assert silent.endswith(f"Pagina {number} van {document.sheets}")
            assert len(silent) < 300


def at(left: int, down: int, text: str) -> str:
    return f"#place(top + left, dx: {left}mm, dy: {down}mm, par[{text}])"


TURNED = "#rotate(-90deg, reflow: true, block(width: 80mm)[{}])"


@pytest.mark.parametrize(
    ("sheet", "is_wrong"),
    [
        (at(0, 0, "boven") + at(0, 20, "onder"), False),
        (at(0, 20, "onder") + at(0, 0, "boven"), True),
        (at(0, 0, "links") + at(40, 0, "rechts"), False),
        (at(40, 0, "rechts") + at(0, 0, "links"), True),
        (at(40, 0, "rechts") + at(0, 20, "onder"), False),
        ("#columns(2)[links #colbreak() rechts]", False),
        ("#columns(2)[#lorem(9) #parbreak() #lorem(700)]", False),
        ("#grid(columns: 2, par[a], par[b], par[c], par[d])", False),
        ("#table(columns: 2)[a][b][c][d]", False),
        ("#pagebreak()" + at(0, 0, "twee") + '#pagebreak(to: "odd")' + at(0, 0, "drie"), False),
        (TURNED.format("een #parbreak() twee"), False),
        (TURNED.format(at(0, 20, "onder") + at(0, 0, "boven")), True),
    ],
)
def test_a_wrong_order_is_found(tmp_path: Path, sheet: str, is_wrong: bool) -> None:
    start = '#set document(title: "T")\n#set text(lang: "nl")\n#set par(spacing: 9mm)\n'
    (tmp_path / "een.pdf").write_bytes(typst.compile(f"{start}{sheet}".encode()))
    assert bool(list(misread(hear(tmp_path / "een.pdf")))) == is_wrong


@pytest.mark.parametrize(
    ("later", "is_wrong"),
    [
        ((0, 0, 10, 4), False),  # below
        ((0, 20, 10, 30), True),  # above
        ((20, 20, 30, 30), False),  # above, in a next column
        ((-20, 5, -10, 15), True),  # left, on the same line
        ((-20, -20, -10, 4), False),  # left and below
        ((2, 2, 8, 8), False),  # inside
        ((0, 9.5, 10, 20), True),  # above, and letters that touch
    ],
)
def test_what_is_read_later_stands_not_above_and_not_left(
    later: tuple[float, ...], is_wrong: bool
) -> None:
    assert bool(out_of_order([Box(0, 4, 10, 10), Box(*later)])) == is_wrong


# --- what is what ------------------------------------------------------------------------------


@by_file
def test_every_text_is_in_an_element_that_says_what_it_is(heard: Heard) -> None:
    bare = [block.text for block in heard.blocks if not TEXTS.fullmatch(block.kind)]
    assert bare == []


@by_file
def test_headings_skip_no_level(heard: Heard) -> None:
    found = (re.fullmatch("H([1-6])", tag.kind) for tag in heard.tree.walk())
    levels = [int(level[1]) for level in found if level]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@by_file
def test_lists_and_tables_hold_their_own_parts_and_nothing_else(heard: Heard) -> None:
    for tag in heard.kinds(*PARTS):
        assert tag.inside
        assert {part.kind for part in tag.tags} <= PARTS[tag.kind]
        assert len(tag.tags) == len(tag.inside), "ink that is in no part"
    for tag in heard.kinds("LI"):
        assert [part.kind for part in tag.tags].count("LBody") == 1


@by_file
def test_a_table_has_a_row_of_heads_and_a_cell_tells_its_own(heard: Heard) -> None:
    for table in heard.kinds("Table"):
        rows = [row.tags for row in table.walk() if row.kind == "TR"]
        heads = [cell for cell in table.walk() if cell.kind == "TH"]
        assert rows[0] == heads
        assert all(head.about["Scope"] == "Column" and list(head.marks()) for head in heads)
        assert {len(row) for row in rows} == {len(heads)}
        for row in rows[1:]:
            told = [cell.about["Headers"] for cell in row]
            assert told == [[head.about["ID"]] for head in heads]


@by_file
def test_a_picture_is_told_in_a_sentence_with_its_meaning(heard: Heard) -> None:
    pictures = list(heard.kinds("Figure"))
    assert pictures
    assert [picture.words for picture in pictures if not is_sentence(picture.words)] == []
