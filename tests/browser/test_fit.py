"""A question stands on one screen with its button, and so does an outcome with who does what.

The screens are those that Python makes, put in the page one after the other: as the script does,
without starting anew for each.
"""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from flow.doors.browser import screen
from tests.browser.routewijzer import (
    ADDRESS,
    FLOW,
    HALT,
    answer,
    button,
    form,
    heading,
    jump,
    press_made,
    wait_until_ready,
)
from tests.support.living import samples
from tests.support.thorough import of_more, thorough

LAPTOPS = [(1366, 768), (1280, 720)]
PHONES = [(390, 844), (390, 664)]
HEADER = ".md-header"

SHOW = """(html) => {
  document.querySelector("#rw").innerHTML = html;
  document.documentElement.toggleAttribute("data-onderweg", true);
  document.querySelector("#rw").scrollIntoView();
}"""
PLACES = """(selectors) => selectors.map((selector) => {
  const { top, bottom } = [...document.querySelectorAll(selector)].at(-1).getBoundingClientRect();
  return [Math.round(top), Math.round(bottom)];
})"""
SCREENS = "document.documentElement.scrollHeight / innerHeight"

# What moved by itself, as browsers add it up: the largest sum within a burst of a second.
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 500);
})"""


@pytest.fixture(params=LAPTOPS + PHONES, ids=lambda size: f"{size[0]} x {size[1]}")
def window(request: pytest.FixtureRequest, routewijzer: Page) -> Page:
    """Return the routewijzer in windows of four sizes."""
    width, height = request.param
    routewijzer.set_viewport_size({"width": width, "height": height})
    return routewijzer


def places(page: Page, *selectors: str) -> list[list[int]]:
    """Return the top and the bottom of the last element of each kind, in pixels of the window."""
    found: list[list[int]] = page.evaluate(PLACES, list(selectors))
    return found


def height(page: Page) -> int:
    assert page.viewport_size
    return page.viewport_size["height"]


def questions() -> Iterator[tuple[str, str]]:
    """Yield every question with the screen that asks it."""
    for asked in FLOW.asked:
        trail = next(trail for trail in samples() if asked.id in trail.answers)
        message = {"answers": trail.before(asked.id), "ask": asked.id}
        yield asked.id, str(screen(FLOW, message)["html"])


def test_every_question_fits_with_all_its_answers_and_the_button(window: Page) -> None:
    too_large = {}
    for id, html in questions():
        window.evaluate(SHOW, html)
        (_, header), (top, _), (_, last), (bar, end) = places(
            window, HEADER, "#rw-kop", ".rw-optie", ".rw-vraag > .rw-knoppen"
        )
        if not header <= top or not last <= bar + 1 or not end <= height(window):
            too_large[id] = (header, top, last, bar, end)
    assert too_large == {}


def test_first_question_fits_below_the_introduction(window: Page) -> None:
    window.evaluate("scrollTo(0, 0)")
    (last, _), (bar, end) = places(window, ".rw-optie", ".rw-vraag > .rw-knoppen")
    assert last <= bar
    assert end <= height(window)


@pytest.mark.parametrize("size", of_more({"laptop": (1366, 768), "phone": (390, 844)}, ["laptop"]))
def test_every_outcome_shows_who_does_what_at_a_glance_on_a_short_page(
    routewijzer: Page, size: tuple[int, int]
) -> None:
    width, tall = size
    routewijzer.set_viewport_size({"width": width, "height": tall})
    on_a_laptop = width > tall
    too_long = {}
    for trail in samples():
        routewijzer.evaluate(SHOW, screen(FLOW, {"answers": trail.answers})["html"])
        ((_, end),) = places(routewijzer, "[data-doe=print]")
        screens = routewijzer.evaluate(SCREENS)
        if (on_a_laptop and end > tall) or screens > (2 if on_a_laptop else 3):
            too_long[str(trail)] = (end, screens)
    assert too_long == {}


def test_title_and_introduction_go_after_the_first_answer_and_come_back(routewijzer: Page) -> None:
    introduction = routewijzer.locator(".rw-inleiding")
    expect(introduction).to_be_visible()
    answer(routewijzer, "veiligheid", "nee")
    expect(introduction).to_be_hidden()
    assert routewijzer.locator("h1").count() == 1  # who listens still finds the title
    routewijzer.go_back()
    expect(introduction).to_be_visible()


def test_header_covers_no_question_on_a_phone(routewijzer: Page) -> None:
    routewijzer.set_viewport_size({"width": 390, "height": 664})
    covered = []
    for question, option in HALT.items():
        answer(routewijzer, question, option)
        expect(form(routewijzer, question)).to_have_count(0)
        (_, header), (top, _) = places(routewijzer, HEADER, "#rw-kop")
        covered += [question] if top < header else []
    assert covered == []
    expect(routewijzer.locator(".md-top")).to_be_hidden()


@thorough
def test_nothing_moves_by_itself(browser: Browser, base_url: str) -> None:
    for width, tall in (LAPTOPS[0], PHONES[0]):
        size = {"width": width, "height": tall}
        with browser.new_page(base_url=base_url, viewport=size) as page:  # type: ignore[arg-type]
            page.goto(ADDRESS)
            wait_until_ready(page)
            assert page.evaluate(SHIFTS) < 0.05


def test_a_step_moves_nothing_but_the_question(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    ((top, _),) = places(routewijzer, "#rw")
    ((_, header),) = places(routewijzer, HEADER)
    assert header <= top <= header + 20


def test_case_of_bas_takes_two_clicks_a_question_and_no_scrolling(routewijzer: Page) -> None:
    routewijzer.set_viewport_size({"width": 1366, "height": 768})
    press_made(routewijzer, "probeer", json.dumps(FLOW.cases["bas"].answers))
    clicks = 0
    for question, option in HALT.items():
        if question in FLOW.cases["bas"].answers:
            continue
        for target in (
            form(routewijzer, question).locator(f"label[for=antwoord-{option}]"),
            button(routewijzer, "Verder"),
        ):
            expect(target).to_be_in_viewport(ratio=1)
            target.click()
            clicks += 1
    expect(heading(routewijzer)).to_have_text("Halt")
    for part in (
        heading(routewijzer),
        routewijzer.locator("#rw .rw-nu"),
        button(routewijzer, "Print"),
    ):
        expect(part).to_be_in_viewport(ratio=1)
    assert clicks <= 26 - 4  # home, the cases, this one, and to its first open question
