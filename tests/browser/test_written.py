"""What people write below an outcome is kept until they wipe it, and is whole on every way out."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdfium2 import PdfDocument

from flow.screens.sheet import NOTES
from tests.browser.engines import OtherBrowser, find, firefox, require
from tests.browser.meeting_room import ADDRESS as ROOM
from tests.browser.meeting_room import CASES, discussed, open_room, put
from tests.browser.paper import body, words_in, words_on_paper
from tests.browser.routewijzer import (
    ADDRESS,
    FLOW,
    HALT,
    WAYS,
    button,
    change,
    heading,
    jump,
    open_chart,
    open_ready,
    unfold,
)
from tests.support.thorough import of_more, thorough

FIELDS = [f"rw-{id}" for id in NOTES]
TEXTS = {
    "lines": "a\nb\nc\nd",
    "450 signs": ("De hulp loopt al en helpt. " * 17)[:450].strip(),
    "a page": "\n".join(f"Regel {number} van wat wij bespraken." for number in range(1, 61)),
    "one long word": "lang" * 200,
    "signs of HTML": 'als <b>hij</b> & "zij" {{ja}}',
}
every_field = pytest.mark.parametrize("field", FIELDS)
every_text = pytest.mark.parametrize("text", of_more(TEXTS, ["a page", "signs of HTML"]))


def write(page: Page, field: str, text: str) -> None:
    unfold(page)
    page.locator(f"#{field}").fill(text)


def solid(text: str) -> str:
    """Return a text without spaces and line ends: paper breaks lines where it likes."""
    return re.sub(r"\s", "", text)


def copied(page: Page) -> str:
    """Press the button and return what it put on the clipboard, with the line ends of a field."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('')")
    button(page, "Kopieer als tekst").click()
    expect(page.locator("#rw-kopie")).to_have_text("De tekst staat op het klembord.")
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


# --- whole on every way out -----------------------------------------------------------------------


@every_field
@every_text
def test_text_is_whole_on_paper_and_in_the_copy(routewijzer: Page, field: str, text: str) -> None:
    jump(routewijzer, HALT)
    write(routewijzer, field, text)
    assert solid(text) in solid("".join(map(body, words_on_paper(routewijzer))))
    assert text in copied(routewijzer)


@pytest.mark.parametrize("answers", of_more(WAYS, always=["halt", "dwang-straf"]))
def test_every_outcome_with_room_to_write_prints_what_was_written(
    routewijzer: Page, answers: dict[str, str]
) -> None:
    jump(routewijzer, answers)
    fields = routewijzer.locator(".rw-afwijken textarea")
    for number in range(fields.count()):
        unfold(routewijzer)
        fields.nth(number).fill(TEXTS["450 signs"])
    words = solid("".join(map(body, words_on_paper(routewijzer))))
    assert words.count(solid(TEXTS["450 signs"])) == fields.count()


@thorough
def test_text_on_the_sheet_of_a_meeting_is_whole_on_paper(page: Page) -> None:
    case = next(iter(CASES.values()))
    open_room(page, case.id)
    put(page, {"case": case.id, "answers": discussed(case), "view": "vragen"})
    page.locator("#ov-blad").evaluate("fold => { fold.open = true; }")
    for field in FIELDS:
        for text in TEXTS.values():
            write(page, field, text)
            assert solid(text) in solid("".join(map(body, words_on_paper(page))))
        write(page, field, "")


@pytest.fixture(scope="module")
def outcome_in_firefox(
    tmp_path_factory: pytest.TempPathFactory, base_url: str
) -> Iterator[OtherBrowser]:
    """Open an outcome in Firefox."""
    require("firefox")
    with firefox(tmp_path_factory.mktemp("firefox")) as browser:
        browser.driver.get(base_url + ADDRESS)
        find(browser, "html[data-rw=klaar]")
        browser.driver.execute_script(JUMP, HALT)
        find(browser, "#rw-omdat")
        yield browser


# As "Probeer dit" does, in one step.
JUMP = """
const button = Object.assign(document.createElement("button"), { type: "button" });
button.dataset.probeer = JSON.stringify(arguments[0]);
document.querySelector("#rw").append(button);
button.click();
"""
TYPE = """
const field = document.getElementById(arguments[0]);
field.value = arguments[1];
field.dispatchEvent(new Event("input", { bubbles: true }));
"""


@thorough
@every_field
@every_text
def test_text_is_whole_on_paper_in_firefox(
    outcome_in_firefox: OtherBrowser, field: str, text: str
) -> None:
    driver = outcome_in_firefox.driver
    driver.execute_script(TYPE, field, text)
    words = "".join(words_in(PdfDocument(base64.b64decode(driver.print_page()))))
    assert solid(text) in solid(words)
    assert "tekst van de MAS." in words  # of "officiële" Firefox draws three letters as one sign


# --- the copy holds what the sheet shows ----------------------------------------------------------


CHOICES = {"rw-volgen": "Wij volgen dit advies.", "rw-afwijken": "Wij wijken af, omdat:"}


@pytest.mark.parametrize("choice", [None, *CHOICES])
def test_copy_holds_what_the_sheet_shows(routewijzer: Page, choice: str | None) -> None:
    jump(routewijzer, HALT)
    write(routewijzer, "rw-omdat", "er loopt al hulp")
    write(routewijzer, "rw-besproken", "het casusoverleg")
    if choice:
        routewijzer.locator(f"label[for={choice}]").click()
    told, paper = copied(routewijzer), "".join(words_on_paper(routewijzer))
    for words in (told, paper):
        assert ("er loopt al hulp" in words) == (choice != "rw-volgen")
        assert "het casusoverleg" in words
    assert [label for label in CHOICES.values() if label in told] == (
        [CHOICES[choice]] if choice else []
    )


def test_reason_comes_back_with_the_choice_to_deviate(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    write(routewijzer, "rw-omdat", "er loopt al hulp")
    routewijzer.locator("label[for=rw-volgen]").click()
    expect(routewijzer.get_by_label("Omdat", exact=True)).to_be_hidden()
    routewijzer.locator("label[for=rw-afwijken]").click()
    expect(routewijzer.get_by_label("Omdat", exact=True)).to_have_value("er loopt al hulp")


def test_copy_of_an_untouched_outcome_says_nothing_about_deviating(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    *_, advice, code = copied(routewijzer).rstrip().splitlines()
    assert advice.endswith("Dit is een advies; u beslist zelf.")
    assert code.startswith("Code van deze antwoorden: ")


# --- away and back --------------------------------------------------------------------------------


def by_change(page: Page) -> None:
    change(page, "leeftijd")
    expect(page.locator("form[data-vraag=leeftijd]")).to_be_visible()
    page.go_back()


def by_another_outcome(page: Page) -> None:
    jump(page, WAYS["doorstroompunt"])
    page.go_back()


def by_a_link_in_the_page(page: Page) -> None:
    unfold(page)
    page.locator("#rw a[href='#rw-overgangen']").click()
    page.go_back()


def by_a_link_to_a_source(page: Page) -> None:
    unfold(page)
    with page.context.expect_page() as opened:
        page.locator(".rw-bronnen a").first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(re.compile("Bronnen"))
    opened.value.close()


def by_wiping_and_undoing(page: Page) -> None:
    button(page, "Wis alles en begin opnieuw").click()
    expect(page.locator("form[data-vraag=veiligheid]")).to_be_visible()
    button(page, "Ongedaan maken").click()


WAYS_AWAY: dict[str, Callable[[Page], None]] = {
    way.__name__: way
    for way in (
        by_change,
        by_another_outcome,
        by_a_link_in_the_page,
        by_a_link_to_a_source,
        by_wiping_and_undoing,
    )
}


@pytest.mark.parametrize("away", of_more(WAYS_AWAY, ["by_change", "by_wiping_and_undoing"]))
def test_what_was_written_is_there_after_going_away(
    routewijzer: Page, away: Callable[[Page], None]
) -> None:
    jump(routewijzer, HALT)
    unfold(routewijzer)
    routewijzer.locator("label[for=rw-afwijken]").click()
    for field in FIELDS:
        write(routewijzer, field, f"in {field}")
    away(routewijzer)
    expect(heading(routewijzer)).to_have_text(FLOW.outcomes["halt"].title)
    unfold(routewijzer)
    expect(routewijzer.locator("#rw-afwijken")).to_be_checked()
    for field in FIELDS:
        expect(routewijzer.locator(f"#{field}")).to_have_value(f"in {field}")
    assert all(f"in {field}" in copied(routewijzer) for field in FIELDS)


def test_what_was_written_about_other_answers_stays_there(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    write(routewijzer, "rw-omdat", "er loopt al hulp")
    jump(routewijzer, HALT | {"leeftijd": "16-17"})
    expect(heading(routewijzer)).to_have_text(FLOW.outcomes["halt"].title)
    expect(routewijzer.locator("#rw-omdat")).to_have_value("")
    jump(routewijzer, HALT)
    expect(routewijzer.locator("#rw-omdat")).to_have_value("er loopt al hulp")


@thorough
def test_every_link_that_leads_away_opens_beside_the_page_and_says_so(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    unfold(routewijzer)
    links = routewijzer.locator("#rw a:not([href^='#'])")
    assert links.count() > 0
    for link in links.all():
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_accessible_name(re.compile(r"\(opent in een nieuw tabblad\)$"))


# --- wiping ---------------------------------------------------------------------------------------


def undo_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Ongedaan maken")


def wipe_all(page: Page) -> None:
    button(page, "Wis alles en begin opnieuw").click()
    expect(undo_button(page)).to_be_visible()


def test_wiping_tells_that_it_can_be_undone(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    wipe_all(routewijzer)
    expect(routewijzer.locator("#rw-zeg")).to_contain_text("U kunt dat ongedaan maken.")
    expect(undo_button(routewijzer)).to_be_in_viewport()
    expect(heading(routewijzer)).to_be_focused()


@thorough
def test_wiping_is_for_good_after_the_next_answer(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    write(routewijzer, "rw-omdat", "er loopt al hulp")
    wipe_all(routewijzer)
    routewijzer.locator("label[for=antwoord-nee]").click()
    button(routewijzer, "Verder").click()
    expect(undo_button(routewijzer)).to_be_hidden()
    jump(routewijzer, HALT)
    expect(routewijzer.locator("#rw-omdat")).to_have_value("")
    routewijzer.go_back()
    expect(routewijzer.locator("form[data-vraag=plicht]")).to_be_visible()


def test_undoing_brings_back_the_way_to_the_outcome_too(routewijzer: Page) -> None:
    jump(routewijzer, {"veiligheid": "nee"})
    jump(routewijzer, HALT)
    wipe_all(routewijzer)
    undo_button(routewijzer).click()
    expect(heading(routewijzer)).to_have_text(FLOW.outcomes["halt"].title)
    button(routewijzer, "Terug").click()
    expect(routewijzer.locator("form[data-vraag=plicht]")).to_be_visible()


# --- the day of today -----------------------------------------------------------------------------


@thorough
@pytest.mark.parametrize("path", [ADDRESS, f"{ROOM}?overleg=bas"])
def test_sheet_is_dated_on_the_local_day_it_is_printed(
    browser: Browser, base_url: str, path: str
) -> None:
    with browser.new_page(base_url=base_url, timezone_id="Europe/Amsterdam") as page:
        page.clock.set_fixed_time("2026-11-26T22:30:00Z")
        page.goto(path)
        expect(page.locator("#rw-datum")).to_have_text("26-11-2026")
        page.clock.set_fixed_time("2026-11-30T23:30:00Z")
        page.pdf()
        expect(page.locator("#rw-datum")).to_have_text("1-12-2026")


# --- leaving --------------------------------------------------------------------------------------

# What the browser asks the page before it leaves.
ASKS = """() => {
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  return leaving.defaultPrevented;
}"""


def ask_before_leaving(page: Page) -> bool:
    """Tell whether the browser would ask before it leaves the page."""
    return bool(page.evaluate(ASKS))


def by_copying(page: Page) -> None:
    copied(page)


def by_printing(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def by_wiping(page: Page) -> None:
    wipe_all(page)


@pytest.mark.parametrize("keep", [by_copying, by_printing, by_wiping], ids=lambda way: way.__name__)
@every_field
def test_browser_asks_before_leaving_until_the_text_is_kept_or_wiped(
    routewijzer: Page, field: str, keep: Callable[[Page], None]
) -> None:
    jump(routewijzer, HALT)
    assert not ask_before_leaving(routewijzer)
    write(routewijzer, field, "er loopt al hulp")
    assert ask_before_leaving(routewijzer)
    keep(routewijzer)
    assert not ask_before_leaving(routewijzer)


@thorough
def test_undoing_makes_the_browser_ask_again(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    write(routewijzer, "rw-omdat", "er loopt al hulp")
    wipe_all(routewijzer)
    undo_button(routewijzer).click()
    expect(heading(routewijzer)).to_have_text(FLOW.outcomes["halt"].title)
    assert ask_before_leaving(routewijzer)


@thorough
def test_hands_that_were_counted_are_not_left_without_a_question(page: Page) -> None:
    open_room(page, "eigen")
    assert not ask_before_leaving(page)
    page.get_by_role("button", name="Een hand meer: Nee").click()
    assert ask_before_leaving(page)


# --- a browser that does not copy or print --------------------------------------------------------

BROKEN = {
    "absent": "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    "refused": "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))",
    "failing": "navigator.clipboard.writeText = () => { throw new Error('no') }",
    "never": "navigator.clipboard.writeText = () => new Promise(() => {})",
}


@thorough
@pytest.mark.parametrize("broken", of_more(BROKEN, always=["absent"]))
def test_copying_that_fails_says_so_each_time(page: Page, broken: str) -> None:
    page.add_init_script(broken)
    open_ready(page)
    jump(page, HALT)
    told = page.locator("#rw-kopie")
    for _ in range(2):
        button(page, "Kopieer als tekst").click()
        expect(told).to_contain_text("Kopiëren lukt in deze browser niet.")
        expect(told).to_be_in_viewport()
        told.evaluate("told => { told.textContent = ''; }")


@thorough
@pytest.mark.parametrize("where", of_more(["Print", "Print het schema"], ["Print"]))
def test_browser_without_printing_says_so_at_the_button(page: Page, where: str) -> None:
    page.add_init_script("window.print = undefined")
    open_ready(page)
    jump(page, HALT)
    open_chart(page)
    button(page, where).click()
    expect(page.locator("#rw-niet-geprint")).to_be_in_viewport()
    expect(page.locator("#rw-zeg")).to_contain_text("Printen lukt in deze browser niet.")
