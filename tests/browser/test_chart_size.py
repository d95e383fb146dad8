"""Every drawing of the routewijzer can be made larger, up to a screen that is read from afar."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.routewijzer import (
    ADDRESS,
    FLOW,
    HALT,
    button,
    form,
    heading,
    jump,
    open_chart,
    shows,
)
from tests.browser.visits import LETTERS
from tests.support.thorough import thorough

FROM_AFAR = 24  # pixels on a screen 1920 wide: read at 5 metres
DRAWINGS = "#rw-schema svg"
FILLED = "document.fullscreenElement?.id"
WIDTHS = "all => all.map(drawing => drawing.getBoundingClientRect().width)"
OPEN_ALL = "folds => folds.forEach(fold => { fold.open = true; })"
REFUSE = "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError())"
LACK = "Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false })"


def open_everything(page: Page) -> None:
    open_chart(page)
    page.locator("#rw-schema details").evaluate_all(OPEN_ALL)


def fill_the_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    button(page, "Volledig scherm").click()
    expect(button(page, "Sluit volledig scherm")).to_be_visible()
    assert page.evaluate(FILLED) == "rw-schema"


def expect_not_filled(page: Page) -> None:
    page.wait_for_function("() => !document.fullscreenElement")


def test_all_drawings_can_be_made_larger_and_smaller(routewijzer: Page) -> None:
    open_everything(routewijzer)
    drawings = routewijzer.locator(DRAWINGS)
    before = drawings.evaluate_all(WIDTHS)
    assert len(before) == len(FLOW.parts) + 1  # and the transitions
    button(routewijzer, "Schema groter").click()
    for larger, was in zip(drawings.evaluate_all(WIDTHS), before, strict=True):
        assert larger == pytest.approx(1.5 * was, abs=1)
    button(routewijzer, "Schema kleiner").click()
    assert drawings.evaluate_all(WIDTHS) == before


def test_larger_drawing_stays_at_the_place_of_the_visitor(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    open_chart(routewijzer)
    button(routewijzer, "Schema groter").click()
    assert shows(routewijzer.locator("[open] > figure:has(.hier)"), ".hier")
    button(routewijzer, "Schema kleiner").click()


@thorough
def test_letters_on_a_full_screen_are_24_pixels_or_more(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    open_everything(routewijzer)
    fill_the_screen(routewijzer)
    letters = routewijzer.evaluate(LETTERS)
    assert [(text, size) for text, size in letters if size < FROM_AFAR - 0.01] == []
    button(routewijzer, "Sluit volledig scherm").click()
    expect_not_filled(routewijzer)


def test_full_screen_shows_the_place_of_the_visitor_and_a_way_out(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    open_chart(routewijzer)
    fill_the_screen(routewijzer)
    assert shows(routewijzer.locator("[open] > figure:has(.hier)"), ".hier")
    expect(routewijzer.locator("[open] > figure .hier")).to_be_in_viewport(ratio=0.99)
    button(routewijzer, "Sluit volledig scherm").press("Enter")
    expect_not_filled(routewijzer)
    expect(button(routewijzer, "Volledig scherm")).to_be_focused()


def test_question_chosen_on_a_full_screen_is_asked_on_the_page(routewijzer: Page) -> None:
    jump(routewijzer, dict(list(HALT.items())[:2]))
    open_chart(routewijzer)
    fill_the_screen(routewijzer)
    routewijzer.locator("svg a[href='#vraag-veiligheid']").click()
    expect_not_filled(routewijzer)
    expect(form(routewijzer, "veiligheid")).to_be_in_viewport()
    expect(heading(routewijzer)).to_be_focused()


@thorough
def test_outcome_chosen_on_a_full_screen_is_told_on_the_page(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    open_chart(routewijzer)
    fill_the_screen(routewijzer)
    routewijzer.locator("[open] > figure a[href='#uitkomst-halt']").click()
    expect_not_filled(routewijzer)
    expect(routewijzer.locator("#uitkomst-halt:target")).to_be_in_viewport()


@thorough
def test_question_that_no_longer_counts_says_why_on_the_full_screen(routewijzer: Page) -> None:
    jump(routewijzer, dict(list(HALT.items())[:9]) | {"leeftijd": "5-11"})
    open_chart(routewijzer)
    fill_the_screen(routewijzer)
    routewijzer.locator("svg .niet-meer a[href='#vraag-omvang']").click()
    expect(routewijzer.locator("#rw-telt-niet")).to_be_in_viewport(ratio=1)
    assert routewijzer.evaluate(FILLED) == "rw-schema"
    button(routewijzer, "Sluit volledig scherm").click()
    expect_not_filled(routewijzer)


@thorough
def test_browser_that_refuses_a_full_screen_shows_the_drawings_larger(page: Page) -> None:
    page.add_init_script(REFUSE)
    page.goto(ADDRESS)
    open_chart(page)
    before = page.locator(DRAWINGS).first.evaluate_all(WIDTHS)
    button(page, "Volledig scherm").click()
    page.wait_for_function(
        "([drawing, was]) => document.querySelector(drawing).getBoundingClientRect().width > was",
        arg=[DRAWINGS, before[0]],
    )


@thorough
def test_browser_without_a_full_screen_offers_none(page: Page) -> None:
    page.add_init_script(LACK)
    page.goto(ADDRESS)
    open_chart(page)
    expect(button(page, "Schema groter")).to_be_visible()
    expect(button(page, "Volledig scherm")).to_be_hidden()


@thorough
@of_a_state
def test_open_chart_at_an_outcome_has_no_violations(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    open_everything(routewijzer)
    assert_no_violations_in_any_look(routewijzer)
