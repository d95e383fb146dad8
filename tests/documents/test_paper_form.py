"""The form to download asks for no name, and its drawings can be read; see test_paper.py."""

import io
import re

import pytest
from pypdf import PdfReader

from flow.rules.edition import load
from flow.rules.handbook import load_facts
from scripts.faces.documents.catalog import load_catalog
from scripts.faces.documents.content import Edition
from scripts.faces.documents.pdf import press
from tests.browser.paper import SMALLEST, one_line, sizes, words_of

FLOW = load()
CATALOG = load_catalog()
EDITION = Edition(FLOW, load_facts(FLOW), CATALOG, "https://voorbeeld.example/", 1_790_000_000)


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    with press(EDITION) as made:
        return PdfReader(io.BytesIO(made.make(CATALOG.documents["routewijzer-op-papier.pdf"])))


@pytest.fixture(scope="module")
def sheets(reader: PdfReader) -> list[str]:
    return words_of(reader)


def test_form_asks_for_no_name_and_leaves_room_to_differ(sheets: list[str]) -> None:
    text = one_line("\n".join(sheets))
    assert "Schrijf geen naam van een jongere op dit formulier." in text
    assert "Besproken met (organisaties):" in text
    assert "Wij volgen deze uitkomst, of wij wijken af, omdat:" in text
    lines = re.findall(r"^([\w ]+?)(?: \(.*?\))?:$", "\n".join(sheets), re.M)
    assert not [line for line in lines if re.search("naam|jongere|leerling|geboren", line, re.I)]


@pytest.mark.parametrize(("sheet", "part"), list(enumerate(FLOW.parts, start=4)))
def test_each_part_of_the_flowchart_has_a_sheet_in_readable_type(
    reader: PdfReader, sheets: list[str], sheet: int, part: str
) -> None:
    words = one_line(sheets[sheet])
    assert all(q.text in words for q in FLOW.questions.values() if q.part == part)
    assert min(sizes(reader.pages[sheet])) > SMALLEST
