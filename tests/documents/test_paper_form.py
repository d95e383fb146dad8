"""The form to download asks for no name, and its drawings can be read; see test_paper.py."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from flow.reason.extent import extent
from scripts.faces.pages.paper_form import END, PATH
from tests.browser.paper import SMALLEST, one_line, sizes, words_of
from tests.support.build import FLOW

A4 = (595, 842)  # points
BOX = re.compile(rb"l 0 19\.84\d* l\nh")  # 7 mm high, and closed


@pytest.fixture(scope="session")
def reader(downloads: Path) -> PdfReader:
    return PdfReader(downloads / "routewijzer-op-papier.pdf")


@pytest.fixture(scope="session")
def sheets(reader: PdfReader) -> list[str]:
    return words_of(reader)


def test_form_asks_for_no_name_and_leaves_room_to_differ(sheets: list[str]) -> None:
    text = one_line("\n".join(sheets))
    assert "Schrijf geen naam van een jongere op dit formulier." in text
    assert "Besproken met (organisaties):" in text
    assert "Wij volgen deze uitkomst, of wij wijken af, omdat:" in text
    lines = re.findall(r"^([\w ]+?)(?: \(.*?\))?:$", "\n".join(sheets), re.M)
    assert not [line for line in lines if re.search("naam|jongere|leerling|geboren", line, re.I)]


def test_decision_and_way_stand_on_the_first_sheet(reader: PdfReader, sheets: list[str]) -> None:
    told = one_line(sheets[0])
    assert [label for label in (*END, PATH) if label not in told] == []
    assert told.index(END[0]) < told.index(f"1. {FLOW.questions[FLOW.start].text}")


def test_there_is_a_box_for_every_question_on_the_longest_way(reader: PdfReader) -> None:
    drawn = reader.pages[0].get_contents()
    assert drawn is not None
    assert len(BOX.findall(drawn.get_data())) == extent(FLOW).longest


def test_all_sheets_stand_upright(reader: PdfReader) -> None:
    assert {(round(s.mediabox.width), round(s.mediabox.height)) for s in reader.pages} == {A4}


@pytest.mark.parametrize(("sheet", "part"), list(enumerate(FLOW.parts, start=-len(FLOW.parts))))
def test_each_part_of_the_flowchart_has_a_sheet_in_readable_type(
    reader: PdfReader, sheets: list[str], sheet: int, part: str
) -> None:
    words = one_line(sheets[sheet])
    drawn = [q for q in FLOW.questions.values() if q.part == part]
    assert all((q.short if q.is_gate else q.text) in words for q in drawn)
    assert min(sizes(reader.pages[sheet])) > SMALLEST
