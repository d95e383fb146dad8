"""What is filled in comes out whole, with the same words, in preview, copy, Word and calendar."""

import base64
import io
import json
from html.parser import HTMLParser
from itertools import chain

import docx
import pytest
from hypothesis import given as trying
from hypothesis import settings
from hypothesis import strategies as st
from icalendar import Calendar

from flow.doors.forms import FORMS, respond
from flow.meeting.form import Given
from scripts.faces.documents.word_templates import templates
from scripts.faces.pages.form_pages import BUTTONS
from scripts.faces.pages.ways_out import PREVIEW, WaysOut
from tests.meeting.test_clean import ANY, HARMFUL
from tests.support.build import BUILD
from tests.support.forms import FIELDS, TEXTS, WRITTEN, filled, missing_pieces, name, pieces

NOW = {"now": "2026-11-22T09:30:00", "today": "2026-11-22"}
TEMPLATES = {
    file.removesuffix(".docx"): base64.b64encode(template.data).decode()
    for file, template in templates(BUILD).items()
}
IN_A_BROWSER = {"print"}  # tests/browser/test_forms_whole.py prints


class Text(HTMLParser):
    """The text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        """Add what can be read."""
        self.text += data


def outs(out: WaysOut, given: Given) -> dict[str, str]:
    """Return what can be read in every way out that needs no browser."""
    asked = {"form": out.form, "given": given, **NOW}
    shown = json.loads(respond(json.dumps(asked)))
    found = {PREVIEW: Text(shown["html"]).text, "kopieer": shown["text"]}
    for make, read in {"docx": words, "ics": appointment}.items():
        if make in out.ways:
            more = {"make": make, "template": TEMPLATES[shown["name"]]}
            file = json.loads(respond(json.dumps(asked | more)))["file"]
            found[make] = read(base64.b64decode(file))
    return found


def words(file: bytes) -> str:
    document = docx.Document(io.BytesIO(file))
    cells = (row.cells for table in document.tables for row in table.rows)
    told = chain(document.paragraphs, (p for row in cells for cell in row for p in cell.paragraphs))
    return "\n".join(paragraph.text for paragraph in told)


def appointment(file: bytes) -> str:
    (event,) = Calendar.from_ical(file.decode()).events
    return "\n".join(str(event.get(part, "")) for part in ("SUMMARY", "LOCATION", "DESCRIPTION"))


def test_every_form_and_every_button_is_in_the_table() -> None:
    assert {out.form for out in FIELDS} == FORMS.keys() == BUTTONS.keys()
    for out in FIELDS:
        assert out.ways == (PREVIEW, *(do for do, _, _ in BUTTONS[out.form]))


@pytest.mark.parametrize("out", FIELDS, ids=name)
def test_every_field_comes_out_of_every_way(out: WaysOut) -> None:
    given = filled(out)
    found = outs(out, given)
    assert found.keys() == set(out.ways) - IN_A_BROWSER
    for way, told in found.items():
        assert missing_pieces(list(pieces(out.field, given)), told) == "", way


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("out", WRITTEN, ids=name)
def test_every_text_is_whole_in_every_way_out(out: WaysOut, text: str) -> None:
    given = filled(out, text)
    for way, told in outs(out, given).items():
        assert missing_pieces(list(pieces(out.field, given)), told) == "", way


@settings(max_examples=60)  # a Word document is made and read each time
@trying(out=st.sampled_from(WRITTEN), text=ANY.filter(lambda text: text.strip() != ""))
def test_any_text_has_the_same_words_in_every_way_out(out: WaysOut, text: str) -> None:
    given = filled(out, f"a{text}z")
    for way, told in outs(out, given).items():
        assert missing_pieces(list(pieces(out.field, given)), told) == "", way
        assert not set(told) & set(HARMFUL), way
