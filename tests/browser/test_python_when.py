"""Python comes when it is wanted, is started again when it stops, and is waited for in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from flow.reason.walk import walk
from tests.browser.forms import FORMS, SCAN
from tests.browser.host import SiteServer
from tests.browser.routewijzer import (
    ADDRESS,
    FAILED,
    FLOW,
    HALT,
    LOADING,
    SURVEY,
    WASM,
    WORKER,
    answer,
    answer_all,
    button,
    change,
    given,
    heading,
    heading_after,
    held,
    labels,
    missing,
    open_ready,
    stop_python,
    wait_until_ready,
)
from tests.support.thorough import of_more, thorough

NEVER_IDLE = "window.requestIdleCallback = () => 0;"
SAVES_DATA = """Object.defineProperty(navigator, "connection", { value: { saveData: true } });"""
WITHOUT, LOAD = "Ga verder zonder redenen", "Laad de redenen (4 MB)"
STRONGEST = "[data-later=zwaarst]"
COUNTED = re.compile(r"De redenen komen eraan\. \d,\d van 3,\d MB binnen\.")
WITH_PYTHON = [ADDRESS, *FORMS, f"{ADDRESS}oefenen/", "mas/wat-als/"]


# --- when it comes -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", of_more(WITH_PYTHON, [ADDRESS, SCAN]))
def test_python_comes_by_itself_once_the_browser_has_time(page: Page, path: str) -> None:
    page.goto(path)
    wait_until_ready(page)


@thorough
def test_busy_browser_starts_python_when_somebody_begins(page: Page) -> None:
    page.add_init_script(NEVER_IDLE + WORKER)
    page.goto(ADDRESS)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("workers") == 0
    page.keyboard.press("Tab")
    wait_until_ready(page)


@pytest.mark.parametrize(
    "path", of_more(["", "mas/routes/halt/", "routewijzer/overleg/", "handreiking/"], [""])
)
def test_page_without_a_tool_asks_for_nothing_of_python(
    page: Page, server: SiteServer, path: str
) -> None:
    before = len(server.paths)
    page.goto(path)
    page.keyboard.press("Tab")
    page.wait_for_timeout(2_500)  # longer than a busy browser may put it off
    assert not [asked for asked in server.paths[before:] if "runtime" in asked]


# --- who saves data ------------------------------------------------------------------------------


@pytest.fixture
def thrifty(page: Page) -> Page:
    page.add_init_script(SAVES_DATA + WORKER)
    return page


@pytest.mark.parametrize("path", of_more(WITH_PYTHON, [ADDRESS]))
def test_who_saves_data_is_sent_no_python_unasked(thrifty: Page, path: str) -> None:
    thrifty.goto(path)
    thrifty.wait_for_load_state("networkidle")
    thrifty.keyboard.press("Tab")
    thrifty.wait_for_timeout(2_500)
    assert thrifty.evaluate("workers") == 0


def test_who_saves_data_comes_to_an_outcome_and_asks_for_the_reasons(thrifty: Page) -> None:
    thrifty.goto(ADDRESS)
    answer_all(thrifty, HALT)
    expect(heading(thrifty)).to_have_text(heading_after(HALT))
    expect(thrifty.locator(STRONGEST)).to_contain_text(
        "Uw browser spaart data.", use_inner_text=True
    )
    assert thrifty.evaluate("workers") == 0
    button(thrifty, LOAD).click()
    expect(thrifty.locator(STRONGEST)).to_contain_text("Telt het zwaarst")


@thorough
@pytest.mark.parametrize("asked", ["survey", "case"])
def test_who_saves_data_gets_what_only_python_makes_by_asking(thrifty: Page, asked: str) -> None:
    thrifty.goto(f"{ADDRESS}?casus=karin" if asked == "case" else ADDRESS)
    if asked == "survey":
        button(thrifty, "Toon wat nog kan").click()
    expected = heading(thrifty) if asked == "survey" else thrifty.locator(".rw-casus")
    expect(expected).to_contain_text(SURVEY if asked == "survey" else "Karin")


def test_form_of_who_saves_data_follows_once_something_is_filled_in(thrifty: Page) -> None:
    thrifty.goto(SCAN)
    thrifty.get_by_label("Ja").first.fill("7")
    expect(thrifty.locator("#mt-voorbeeld")).to_contain_text("7")


# --- a slow line ---------------------------------------------------------------------------------


@thorough
def test_how_much_came_is_told_where_the_reasons_will_stand(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer_all(page, HALT)
        expect(page.locator(STRONGEST)).to_contain_text(COUNTED, use_inner_text=True)
        expect(button(page, WITHOUT)).to_be_hidden()
    expect(page.locator(STRONGEST)).to_contain_text("Telt het zwaarst")


@thorough
@pytest.mark.fault(
    "Python takes longer than ten seconds",
    "a button to go on without reasons; nothing moves",
)
@pytest.mark.parametrize("width", [1280, 390])
def test_who_waits_long_may_go_on_without_reasons(cold_page: Page, width: int) -> None:
    page = cold_page
    page.set_viewport_size({"width": width, "height": 900})
    page.clock.install()
    page.route(f"**/{WASM}", lambda route: None)
    page.goto(ADDRESS)
    page.clock.run_for(3_000)
    answer_all(page, HALT)
    place = page.get_by_role("heading", name="Wat nu")
    before = place.bounding_box()
    page.clock.run_for(8_000)
    expect(button(page, WITHOUT)).to_be_visible()
    assert place.bounding_box() == before
    button(page, WITHOUT).click()
    expect(page.locator(STRONGEST)).to_have_text(
        "De redenen zijn niet geladen.", use_inner_text=True
    )
    expect(page.locator(FAILED)).to_contain_text("U kunt gewoon verder.")
    change(page, "eigen-keuze")
    answer(page, "eigen-keuze", "kan-niet")
    expect(heading(page)).to_have_text(heading_after({**HALT, "eigen-keuze": "kan-niet"}))


@thorough
def test_who_waits_long_for_a_survey_may_go_on_without(cold_page: Page) -> None:
    page = cold_page
    page.clock.install()
    page.route(f"**/{WASM}", lambda route: None)
    page.goto(ADDRESS)
    page.clock.run_for(3_000)
    button(page, "Toon wat nog kan").click()
    expect(page.locator(LOADING)).to_be_visible()
    page.clock.run_for(11_000)
    page.locator(LOADING).get_by_role("button", name=WITHOUT).click()
    expect(page.locator(LOADING)).to_be_hidden()
    answer(page, "veiligheid", "nee")
    expect(heading(page)).to_have_text(heading_after({"veiligheid": "nee"}))


# --- Python stops --------------------------------------------------------------------------------


@pytest.fixture
def worked(page: Page) -> Page:
    """The outcome Halt with its reasons, and the worker at hand."""
    page.add_init_script(WORKER)
    open_ready(page)
    answer_all(page, HALT)
    expect(page.locator(STRONGEST)).to_contain_text("Telt het zwaarst")
    return page


def stop(page: Page) -> None:
    page.evaluate("worker.onmessage({ data: { failed: 'storing' } })")


@pytest.mark.fault(
    "Python stops half-way",
    "all answers, and Python again",
)
def test_python_that_stops_is_started_again_with_the_answers(worked: Page) -> None:
    stop(worked)
    change(worked, "eigen-keuze")
    answer(worked, "eigen-keuze", "kan-niet")
    after = {**HALT, "eigen-keuze": "kan-niet"}
    expect(heading(worked)).to_have_text(heading_after(after))
    expect(worked.locator(STRONGEST)).to_contain_text("Telt het zwaarst")
    expect(worked.locator(FAILED)).to_be_hidden()
    assert worked.evaluate("workers") == 2


@thorough
def test_answer_that_python_stops_at_is_asked_again(worked: Page) -> None:
    change(worked, "eigen-keuze")
    worked.evaluate("worker.postMessage = () => { worker.onerror({}); }")
    answer(worked, "eigen-keuze", "kan-niet")
    expect(worked.locator(STRONGEST)).to_contain_text("Telt het zwaarst")
    assert worked.evaluate("workers") == 2


@thorough
def test_python_is_started_again_as_often_as_it_answered_between(worked: Page) -> None:
    for _ in range(2):
        stop(worked)
        change(worked, "instemming")
        answer(worked, "instemming", "ja")
        expect(worked.locator(STRONGEST)).to_contain_text("Telt het zwaarst")
    expect(worked.locator(FAILED)).to_be_hidden()


@thorough
@pytest.mark.fault(
    "Python gives no answer for ten seconds",
    "all answers, and Python again",
)
def test_python_that_falls_silent_is_started_again_soon(cold_page: Page) -> None:
    page = cold_page
    page.add_init_script(WORKER)
    page.clock.install()
    page.goto(ADDRESS)
    page.clock.run_for(3_000)
    wait_until_ready(page)
    page.evaluate("worker.postMessage = () => {}")
    answer(page, "veiligheid", "nee")
    page.clock.run_for(11_000)
    expect(heading(page)).to_have_text(heading_after({"veiligheid": "nee"}))
    assert page.evaluate("workers") == 2


@pytest.mark.fault(
    "Python stops twice at the same",
    "the screen as it was, and the interview without reasons",
)
def test_python_that_stops_for_good_leaves_the_outcome_and_its_reasons(worked: Page) -> None:
    stop_python(worked)
    expect(worked.locator(FAILED)).to_contain_text("U kunt gewoon verder.")
    expect(worked.locator(STRONGEST)).to_contain_text("Telt het zwaarst")
    change(worked, "eigen-keuze")
    answer(worked, "eigen-keuze", "kan-niet")
    after = {**HALT, "eigen-keuze": "kan-niet"}
    expect(heading(worked)).to_have_text(heading_after(after))
    asked = [item.question.id for item in walk(FLOW, after).answered if not item.question.is_gate]
    assert given(worked) == labels({id: after[id] for id in asked})


# --- a part of the page is missing ---------------------------------------------------------------

TOLD = "#rw-stuk"
SCRIPTS = {
    ADDRESS: "routewijzer.js",
    SCAN: "formulier.js",
    f"{ADDRESS}oefenen/": "oefenen.js",
    f"{ADDRESS}overleg/?overleg=bas": "overleg.js",
    "mas/wat-als/": "wat-als.js",
}


@pytest.mark.fault(
    "the script of a page does not come",
    "a sentence, and the page as it is without scripts",
)
@pytest.mark.parametrize("path", of_more(list(SCRIPTS), [ADDRESS]))
def test_script_that_does_not_come_is_told(page: Page, complaints: list[str], path: str) -> None:
    page.route(f"**/{SCRIPTS[path]}", missing)
    page.goto(path)
    expect(page.locator(TOLD)).to_contain_text("Een deel van deze pagina kwam niet mee.")
    complaints.clear()


@pytest.mark.parametrize("path", of_more(list(SCRIPTS), [ADDRESS]))
def test_script_that_comes_too_late_takes_the_word_back(cold_page: Page, path: str) -> None:
    page = cold_page
    page.clock.install()
    with held(page, SCRIPTS[path]):
        page.goto(path, wait_until="commit")
        page.locator("h1").wait_for()
        page.clock.run_for(21_000)
        expect(page.locator(TOLD)).to_be_visible()
    expect(page.locator(TOLD)).to_be_hidden()


@pytest.mark.fault(
    "a part of the page is missing",
    "a sentence, and the page as it is without scripts",
)
@pytest.mark.parametrize(
    ("path", "part"),
    [
        (ADDRESS, "rw-datum"),
        (ADDRESS, "rw-vooruit"),
        (ADDRESS, "rw-laden"),
        (SCAN, "mt-voorbeeld"),
        (f"{ADDRESS}oefenen/", "of-start"),
        (f"{ADDRESS}overleg/?overleg=bas", "ov-scherm"),
        ("mas/wat-als/", "wa-plaatsen"),
    ],
)
def test_part_that_is_not_there_is_told(
    page: Page, complaints: list[str], path: str, part: str
) -> None:
    page.route(
        f"**/{path}",
        lambda route: route.fulfill(
            response=(got := route.fetch()), body=got.text().replace(f'id="{part}"', "")
        ),
    )
    page.goto(path)
    expect(page.locator(TOLD)).to_be_visible()
    assert complaints
    complaints.clear()


@thorough
def test_fault_elsewhere_is_no_fault_of_the_tool(page: Page, complaints: list[str]) -> None:
    """A picture that does not come is no reason to take the questions away."""
    page.route("**/*.woff2", missing)
    open_ready(page)
    expect(page.locator(TOLD)).to_be_hidden()
    complaints.clear()
