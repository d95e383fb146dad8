"""What is typed in any field of a form is whole on paper and in the copy, also without Python."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from flow.meeting.form import Given
from scripts.faces.pages.ways_out import WaysOut
from tests.browser.conftest import OpenForm
from tests.browser.engines import OtherBrowser, find, firefox, require, wait
from tests.browser.forms import copied_text, open_form
from tests.browser.paper import body, words_in, words_on_paper
from tests.browser.routewijzer import WASM, missing
from tests.browser.test_without_python import forgive
from tests.support.forms import FIELDS, TEXTS, TYPED, missing_pieces, pieces
from tests.support.thorough import thorough

pytestmark = thorough

type Sheet = tuple[str, str]  # the form, and the meeting its letter is for

SHEETS: list[Sheet] = list(dict.fromkeys((out.form, out.meeting) for out in FIELDS))
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: "-".join(sheet).strip("-"))
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)

# Fills in every field, and returns what stands in them: a field of one line leaves lines out.
FILL = """(fields) => {
  const found = {};
  for (const [id, values] of Object.entries(fields)) {
    const named = [...document.querySelectorAll(`form.mt-formulier [name="${id}"]`)];
    const isChoice = named[0].matches("[type=radio], [type=checkbox]");
    for (const field of named) {
      if (isChoice) field.checked = values.includes(field.value);
      else field.value = values[0];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    found[id] = named.filter((field) => !isChoice || field.checked).map((field) => field.value);
  }
  return found;
}"""


def outs(sheet: Sheet) -> list[WaysOut]:
    return [out for out in FIELDS if (out.form, out.meeting) == sheet]


def everything(sheet: Sheet, text: str) -> dict[str, list[str]]:
    """Return what to fill in: in every field something, and what can be told apart."""
    filled = {"bijeenkomst": [sheet[1]]} if sheet[1] else {}
    for out in outs(sheet):
        typed = TYPED.get(out.field.kind, f"{out.field.id} {text}")
        filled[out.field.id] = list(out.field.options) or [typed]
    return filled


def lost(sheet: Sheet, given: Given, words: str) -> list[str]:
    """Return the fields of which something is not there."""
    found = {out.field.id: list(pieces(out.field, given)) for out in outs(sheet)}
    return [id for id, wanted in found.items() if missing_pieces(wanted, words)]


def fill_in(page: Page, sheet: Sheet, text: str) -> Given:
    found: dict[str, list[str]] = page.evaluate(FILL, everything(sheet, text))
    return {id: tuple(values) for id, values in found.items()}


@every_sheet
@every_text
def test_everything_is_whole_on_paper_and_in_the_copy(
    form: OpenForm, sheet: Sheet, text: str
) -> None:
    page = form(f"handreiking/{sheet[0]}/")
    given = fill_in(page, sheet, text)
    assert lost(sheet, given, copied_text(page)) == []
    assert lost(sheet, given, "".join(map(body, words_on_paper(page)))) == []


@every_sheet
def test_everything_is_whole_on_paper_without_python(without_python: Page, sheet: Sheet) -> None:
    page = without_python
    page.goto(f"handreiking/{sheet[0]}/")
    expect(page.locator("#mt-mislukt")).to_be_visible()
    for text in TEXTS.values():
        given = fill_in(page, sheet, text)
        words = "".join(map(body, words_on_paper(page)))
        for out in outs(sheet):
            if not out.field.options:
                typed = given[out.field.id][0].splitlines()
                assert missing_pieces(["".join(line.split()) for line in typed], words) == ""


@pytest.fixture
def without_python(page: Page, complaints: list[str]) -> Iterator[Page]:
    page.route(f"**/{WASM}", missing)
    yield page
    forgive(page, complaints)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OtherBrowser]:
    require("firefox")
    with firefox(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@every_sheet
def test_everything_is_whole_on_paper_in_firefox(
    other: OtherBrowser, base_url: str, sheet: Sheet
) -> None:
    other.driver.get(f"{base_url}handreiking/{sheet[0]}/")
    find(other, "html[data-mt=klaar]")
    for text in TEXTS.values():
        assert_whole_in_firefox(other, sheet, text)


def assert_whole_in_firefox(other: OtherBrowser, sheet: Sheet, text: str) -> None:
    filled = everything(sheet, text)
    other.driver.execute_script("document.querySelector('#mt-voorbeeld').textContent = ''")
    found = other.driver.execute_script(f"return ({FILL})({json.dumps(filled)})")
    given = {id: tuple(values) for id, values in found.items()}
    last = outs(sheet)[-1].field
    wanted = list(pieces(last, given))
    wait(
        other,
        lambda _: missing_pieces(wanted, find(other, "#mt-voorbeeld").text) == "",
        "the preview does not follow",
    )
    words = "".join(words_in(PdfDocument(base64.b64decode(other.driver.print_page()))))
    assert lost(sheet, given, words) == []


@pytest.mark.parametrize("form_id", dict.fromkeys(sheet[0] for sheet in SHEETS))
def test_preview_of_a_long_word_is_no_wider_than_its_box(page: Page, form_id: str) -> None:
    open_form(page, f"handreiking/{form_id}/")
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_label("Regio of gemeente").fill("lang" * 200)
    expect(page.locator("#mt-voorbeeld")).to_contain_text("langlang")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
