"""Nothing typed in a form is lost, and every button says what came of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from scripts.faces.pages.form_pages import BUTTONS
from tests.browser.conftest import OpenForm, close_all, ready_forms_of
from tests.browser.forms import (
    CARD,
    COPIED,
    COPY,
    FORMS,
    INVITATION,
    MEETING,
    NOT_COPIED,
    NOT_PRINTED,
    PRINT,
    SAID,
    SAVED,
    SCAN,
    UNDO,
    WIPE,
    WIPED,
    WORD,
    fill,
    open_form,
    words,
)
from tests.browser.ready import ReadyPage
from tests.browser.routewijzer import KEPT, NOTHING, WASM, button, held, missing, wait_until_ready
from tests.browser.test_without_python import forgive
from tests.support.forms import FIELDS
from tests.support.thorough import thorough

pytestmark = thorough

every_form = pytest.mark.parametrize("path", FORMS)
REGION = "Regio of gemeente"
NAMES = {do: name for buttons in BUTTONS.values() for do, name, _ in buttons}
READ = {"datum", "tijd", "getal"}
# Notes what goes out of the page.
WATCH = """
window.out = [];
window.print = () => { out.push("print"); dispatchEvent(new Event("afterprint")); };
Object.defineProperty(navigator, "clipboard", { configurable: true, value: {
  writeText: async (text) => { out.push("kopieer"); window.onClipboard = text; } } });
window.click_ ??= HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () { out.push(this.download); click_.call(this); };
"""
# Whether the browser would ask before the page is left.
ASKS = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
FILLED_IN = "JSON.stringify([...new FormData(document.querySelector('form.mt-formulier'))])"


@pytest.fixture(scope="session")
def watched_forms(browser: Browser, base_url: str) -> Iterator[dict[str, ReadyPage]]:
    """Start Python once in each form of which the ways out are watched."""
    ready = ready_forms_of(browser, base_url, WATCH)
    yield ready
    close_all(ready)


@pytest.fixture
def watched(watched_forms: dict[str, ReadyPage]) -> Iterator[OpenForm]:
    """Return what gives a form that is ready and empty, by path; `out` notes what goes out."""

    def open_watched(path: str) -> Page:
        page = pages.enter_context(watched_forms[path].as_new())
        page.evaluate(f"() => {{ {WATCH} }}")  # or Playwright calls what it ends in
        return page

    with ExitStack() as pages:
        yield open_watched


def form_of(path: str) -> str:
    return path.split("/")[1]


def out(page: Page) -> list[str]:
    found: list[str] = page.evaluate("out")
    return found


def type_in(page: Page, text: str = "Rijn") -> None:
    page.get_by_label(REGION).focus()
    page.keyboard.type(text)


def fill_needed(page: Page, path: str) -> None:
    """Fill in what a file of this form cannot do without."""
    fill(page, MEETING if path == INVITATION else {REGION: "Rijn"})


def does(path: str) -> list[str]:
    return [do for do, _, _ in BUTTONS[form_of(path)]]


# --- what cannot be read ------------------------------------------------------------------------


@every_form
def test_what_cannot_be_read_stops_every_way_out(watched: OpenForm, path: str) -> None:
    page = watched(path)
    for field in {o.field.id: o.field for o in FIELDS if o.form == form_of(path)}.values():
        if field.kind not in READ:
            continue
        box = page.locator(f"#veld-{field.id}")
        for do in does(path):
            fill_needed(page, path)
            box.fill("10e")
            button(page, NAMES[do]).click()
            expect(page.locator("#mt-fout")).to_be_focused()
            expect(page.locator(f"#mt-fout a[href='#veld-{field.id}']")).to_be_visible()
            expect(page.locator(f"#fout-{field.id}")).to_be_visible()
            expect(box).to_have_attribute("aria-invalid", "true")
            assert out(page) == []
        box.fill("")


@every_form
def test_field_that_is_left_tells_what_in_it_cannot_be_read(form: OpenForm, path: str) -> None:
    page = form(path)
    for field in {o.field.id: o.field for o in FIELDS if o.form == form_of(path)}.values():
        if field.kind not in READ:
            continue
        box, told = page.locator(f"#veld-{field.id}"), page.locator(f"#fout-{field.id}")
        box.focus()
        page.keyboard.type("1e")
        expect(page.locator("#mt-voorbeeld")).not_to_have_text("")
        page.wait_for_timeout(400)  # the preview has followed
        expect(told).to_be_hidden()
        page.keyboard.press("Tab")
        expect(told).to_be_visible()
        expect(page.locator("#mt-fout")).to_be_hidden()
        box.fill("")
        expect(told).to_be_hidden()


@pytest.mark.parametrize("value", ["10e", "tien", "12 mensen"])
def test_no_score_is_made_of_a_count_that_cannot_be_read(form: OpenForm, value: str) -> None:
    page = form(SCAN)
    page.locator("#veld-1-ja").fill(value)
    page.locator("#veld-1-nee").fill("4")
    expect(page.locator("#mt-voorbeeld")).to_contain_text("Niet te lezen")
    expect(page.locator("#mt-voorbeeld")).not_to_contain_text(re.compile(r"score \d"))
    assert page.locator(".mt-meter").count() == 0


def test_click_on_a_button_counts_while_the_field_before_it_is_told(form: OpenForm) -> None:
    page = form(SCAN)
    page.locator("#veld-datum").focus()
    page.keyboard.type("1-13-2027")
    button(page, COPY).click(delay=120)  # the field is left when the mouse goes down
    expect(page.locator("#mt-fout")).to_be_focused()


# --- wiping and leaving ---------------------------------------------------------------------------


@every_form
def test_wiped_form_can_be_brought_back_whole(form: OpenForm, path: str) -> None:
    page = form(path)
    for box in page.locator("form.mt-formulier :is([type=text], textarea)").all():
        if box.is_visible():
            box.fill("7")
    for box in page.locator("form.mt-formulier :is([type=radio], [type=checkbox]):visible").all():
        box.check()
    before = page.evaluate(FILLED_IN)
    button(page, WIPE).click()
    expect(page.locator(SAID)).to_have_text(WIPED)
    assert page.evaluate(FILLED_IN) != before
    button(page, UNDO).click()
    expect(page.locator(SAID)).to_have_text("Alles staat er weer.")
    assert page.evaluate(FILLED_IN) == before
    expect(button(page, UNDO)).to_be_hidden()
    assert page.evaluate(KEPT) == NOTHING


def by_typing(page: Page) -> None:
    page.get_by_label(REGION).fill("Veen")


def by_copying(page: Page) -> None:
    button(page, COPY).click()


def by_leaving(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('pagehide'))")


def by_wiping(page: Page) -> None:
    button(page, WIPE).click()
    button(page, UNDO).click()


@every_form
@pytest.mark.parametrize("go_on", [by_typing, by_copying, by_leaving, by_wiping])
def test_what_was_wiped_is_gone_at_the_next_action(
    form: OpenForm, path: str, go_on: Callable[[Page], None]
) -> None:
    page = form(path)
    page.get_by_label(REGION).fill("Geheim")
    button(page, WIPE).click()
    expect(button(page, UNDO)).to_be_visible()
    go_on(page)
    expect(button(page, UNDO)).to_be_hidden()
    page.locator("#rw-gewist button").evaluate("button => button.click()")
    expect(page.get_by_label(REGION)).not_to_have_value("Geheim")


@every_form
def test_wipe_stands_apart_from_what_keeps(form: OpenForm, path: str) -> None:
    page = form(path)
    wipe = page.locator("[data-doe=wis]")
    assert wipe.locator("xpath=..").locator("[data-doe]").count() == 1
    last = page.locator(f"[data-doe={does(path)[-1]}]").bounding_box()
    here = wipe.bounding_box()
    assert last
    assert here
    assert here["y"] - (last["y"] + last["height"]) > 24


@every_form
def test_browser_asks_before_a_text_is_lost_and_only_then(watched: OpenForm, path: str) -> None:
    page = watched(path)
    asks: list[Dialog] = []

    def note(dialog: Dialog) -> None:
        asks.append(dialog)
        dialog.accept()

    page.on("dialog", note)
    page.reload()
    assert asks == []
    wait_until_ready(page)
    type_in(page)
    page.reload()
    assert [dialog.type for dialog in asks] == ["beforeunload"]


@every_form
def test_text_is_kept_once_it_is_out_until_the_next_key(watched: OpenForm, path: str) -> None:
    page = watched(path)
    assert page.evaluate(ASKS) is False
    for do in does(path):
        fill_needed(page, path)
        type_in(page)
        assert page.evaluate(ASKS) is True
        before = len(out(page))
        button(page, NAMES[do]).click()
        page.wait_for_function("before => out.length > before", arg=before)
        page.wait_for_function(f"!({ASKS})")
    type_in(page)
    assert page.evaluate(ASKS) is True
    button(page, WIPE).click()
    expect(page.locator(SAID)).to_have_text(WIPED)
    assert page.evaluate(ASKS) is False
    button(page, UNDO).click()
    assert page.evaluate(ASKS) is True
    page.evaluate("document.querySelector('form.mt-formulier').reset()")
    page.get_by_label(REGION).fill("x")
    page.get_by_label(REGION).fill("")
    assert page.evaluate(ASKS) is False


@every_form
def test_file_that_is_refused_keeps_nothing(watched: OpenForm, path: str) -> None:
    page = watched(path)
    page.locator("#veld-datum").fill("morgen")
    button(page, WORD).click()
    expect(page.locator("#mt-fout")).to_be_focused()
    assert page.evaluate(ASKS) is True


# --- one press, one result ------------------------------------------------------------------------


@every_form
def test_double_click_counts_once_at_every_button(watched: OpenForm, path: str) -> None:
    page = watched(path)
    for number, do in enumerate(does(path), 1):
        fill_needed(page, path)
        button(page, NAMES[do]).dblclick()
        page.wait_for_function("number => out.length >= number", arg=number)
        page.wait_for_timeout(600)
        assert len(out(page)) == number
    button(page, WIPE).dblclick()
    expect(page.locator(SAID)).to_have_text(WIPED)
    expect(page.get_by_label(REGION)).to_have_value("")
    expect(button(page, UNDO)).to_be_visible()


@every_form
def test_key_that_is_held_down_counts_once_at_every_button(watched: OpenForm, path: str) -> None:
    page = watched(path)
    for number, do in enumerate(does(path), 1):
        fill_needed(page, path)
        button(page, NAMES[do]).focus()
        for _ in range(5):
            page.keyboard.down("Enter")
        page.keyboard.up("Enter")
        page.wait_for_function("number => out.length >= number", arg=number)
        page.wait_for_timeout(300)
        assert len(out(page)) == number


def test_copy_is_of_the_last_key(watched: OpenForm) -> None:
    page = watched(CARD)
    for text in ("Rijn", "Rijnland", "Rijnmond"):
        page.get_by_label(REGION).fill(text)
        button(page, COPY).click()
        page.wait_for_function("text => window.onClipboard?.includes(text)", arg=text)
        expect(page.locator(SAID)).to_have_text(COPIED)


# --- what a browser does not do -------------------------------------------------------------------

# Absent, empty, refused, failing and silent.
CLIPBOARDS = [
    "undefined",
    "{}",
    "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }",
    "{ writeText() { throw new Error('no'); } }",
    "{ writeText: () => new Promise(() => {}) }",
]
SPEAK = """status => {
  window.spoken = [];
  const note = () => { if (status.textContent) spoken.push(status.textContent); };
  window.listening?.disconnect();
  window.listening = new MutationObserver(note);
  window.listening.observe(status, { childList: true });
}"""


def hears(page: Page, name: str, sentence: str) -> None:
    """Press a button twice; its sentence stands near it, and is spoken each time."""
    page.locator(SAID).evaluate(SPEAK)
    for number in (1, 2):
        button(page, name).click()
        page.wait_for_function("number => spoken.length === number", arg=number)
    assert page.evaluate("spoken") == [sentence] * 2
    here, there = page.locator(SAID).bounding_box(), button(page, name).bounding_box()
    assert here
    assert there
    assert abs(here["y"] - there["y"]) < 200


@pytest.mark.parametrize(("path", "clipboard"), [*zip(FORMS * 2, CLIPBOARDS, strict=False)])
def test_clipboard_that_does_not_work_is_told_the_same_each_time(
    page: Page, path: str, clipboard: str
) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})")
    open_form(page, path)
    hears(page, COPY, NOT_COPIED)


@every_form
def test_browser_that_cannot_print_is_told_each_time(watched: OpenForm, path: str) -> None:
    page = watched(path)
    page.evaluate("() => { window.print = undefined; }")
    hears(page, PRINT, NOT_PRINTED)


@every_form
def test_what_went_well_is_told_each_time(watched: OpenForm, path: str) -> None:
    page = watched(path)
    fill_needed(page, path)
    hears(page, COPY, COPIED)
    hears(page, WORD, SAVED)


# --- which day it is ------------------------------------------------------------------------------

LATE = datetime.datetime(2027, 1, 31, 23, 30, tzinfo=datetime.UTC)  # in Utrecht it is February


@pytest.mark.parametrize(
    ("zone", "refused", "taken"),
    [
        ("Europe/Amsterdam", "31-1-2027", "1-2-2027"),
        ("America/New_York", "30-1-2027", "31-1-2027"),
    ],
)
def test_today_is_the_day_where_the_visitor_is(
    browser: Browser, base_url: str, zone: str, refused: str, taken: str
) -> None:
    with browser.new_context(base_url=base_url, timezone_id=zone) as context:
        page = context.new_page()
        page.clock.install(time=LATE)
        open_form(page, INVITATION)
        fill(page, MEETING | {"Datum": refused})
        button(page, WORD).click()
        expect(page.locator("#fout-datum")).to_contain_text("voorbij")
        fill(page, MEETING | {"Datum": taken})
        page.clock.run_for(1000)
        expect(page.locator("#fout-datum")).to_be_hidden()


# --- before, and without Python -------------------------------------------------------------------


@every_form
def test_what_is_typed_before_python_is_there_counts(page: Page, path: str) -> None:
    with held(page, WASM):
        page.goto(path)
        type_in(page, "Voorbarig")
        assert page.evaluate(ASKS) is True
    wait_until_ready(page)
    expect(page.get_by_label(REGION)).to_have_value("Voorbarig")
    if path == SCAN:
        expect(page.locator("#mt-voorbeeld")).to_contain_text("Voorbarig")


@every_form
def test_button_that_is_pressed_before_python_is_there_works_once_it_is(
    page: Page, path: str
) -> None:
    with page.expect_download() as download, held(page, WASM):
        page.goto(path)
        fill_needed(page, path)
        button(page, WORD).click()
        expect(page.locator(SAID)).to_contain_text("Een ogenblik")
    assert "Rijn" in words(download.value.path().read_bytes())


@every_form
def test_form_does_not_jump_when_python_is_there(page: Page, path: str) -> None:
    with held(page, WASM):
        page.goto(path)
        page.locator("html[data-rw=begint]").wait_for(state="attached")
        before = page.locator("form.mt-formulier").bounding_box()
    wait_until_ready(page)
    assert page.locator("form.mt-formulier").bounding_box() == before


@pytest.fixture
def without_scripts(browser: Browser, base_url: str) -> Iterator[Page]:
    with browser.new_context(base_url=base_url, java_script_enabled=False) as context:
        yield context.new_page()


def expect_empty_form(page: Page) -> None:
    """The form stands there to write on, with why it does no more than that."""
    expect(page.locator("#mt-mislukt")).to_contain_text("Dit formulier rekent hier niet")
    expect(page.locator("form.mt-formulier")).to_be_visible()
    expect(page.get_by_label(REGION)).to_be_editable()
    assert page.locator("article button:visible").count() == 0
    expect(page.locator("#mt-voorbeeld")).to_be_hidden()
    assert page.locator("a[download]").count()


@every_form
def test_without_scripts_the_form_is_there_to_write_on(without_scripts: Page, path: str) -> None:
    without_scripts.goto(path)
    expect_empty_form(without_scripts)
    without_scripts.emulate_media(media="print")
    expect(without_scripts.get_by_label(REGION)).to_be_visible()
    expect(without_scripts.locator("#mt-mislukt")).to_be_hidden()


@every_form
def test_script_that_does_not_come_leaves_the_form_to_write_on(
    page: Page, complaints: list[str], path: str
) -> None:
    page.route("**/formulier.js", missing)
    page.goto(path)
    expect_empty_form(page)
    forgive(page, complaints)


@every_form
def test_without_python_what_was_typed_stays_and_can_be_printed(
    page: Page, complaints: list[str], path: str
) -> None:
    page.add_init_script(WATCH)
    with held(page, WASM, then=missing):
        page.goto(path)
        type_in(page)
    expect(page.locator("#mt-mislukt")).to_be_visible()
    expect(page.get_by_label(REGION)).to_have_value("Rijn")
    shown = page.locator("form.mt-formulier [data-doe]").all()
    assert {one.get_attribute("data-doe") for one in shown} == {"print", "kopieer", "wis"}
    assert page.evaluate(ASKS) is True
    button(page, PRINT).click()
    assert out(page) == ["print"]
    button(page, WIPE).click()
    expect(page.get_by_label(REGION)).to_have_value("")
    button(page, UNDO).click()
    expect(page.get_by_label(REGION)).to_have_value("Rijn")
    page.emulate_media(media="print")
    expect(page.locator(".rw-getypt", has_text="Rijn")).to_be_visible()
    forgive(page, complaints)
