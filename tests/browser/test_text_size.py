"""Who has the browser write twice as large scrolls down a phone, and never sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from flow.doors.browser import screen
from flow.doors.practice import screen as practice
from tests.browser.forms import FORMS, open_form
from tests.browser.meeting_room import put
from tests.browser.routewijzer import ADDRESS, FLOW
from tests.browser.test_focus import screens
from tests.browser.test_meeting_room import MESSAGES
from tests.browser.test_practice import NUMBER, ROUND, another
from tests.browser.visits import ASIDE, UNFOLD, Visits, every_address, twice_as_large
from tests.support.thorough import thorough

pytestmark = thorough

SHOW = "([area, html]) => { document.querySelector(area).innerHTML = html; }"
ROOM = """() => {
  document.documentElement.dataset.overleg = "";
  document.querySelector("#ov").hidden = false;
}"""


@pytest.fixture(scope="module")
def large(browser: Browser, base_url: str) -> Iterator[Page]:
    """Return a phone whose letters are twice as large."""
    viewport = {"width": 390, "height": 844}
    with (
        browser.new_page(base_url=base_url, viewport=viewport) as page,  # type: ignore[arg-type]
        twice_as_large(page),
    ):
        yield page


def aside(page: Page) -> list[str]:
    found: list[str] = page.evaluate(ASIDE)
    return found


def test_letters_are_twice_as_large(large: Page, page: Page) -> None:
    sizes = []
    for one in (large, page):
        one.goto("over/")
        sizes.append(one.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
    assert sizes[0] == 2 * sizes[1]


@every_address
def test_page_does_not_scroll_sideways(visits: Visits, path: str) -> None:
    assert visits.to(path).aside_in_large_letters == []


@pytest.mark.parametrize("path", FORMS)
def test_form_does_not_scroll_sideways(large: Page, path: str) -> None:
    open_form(large, path)
    large.evaluate(UNFOLD)
    assert aside(large) == []


def test_routewijzer_does_not_scroll_sideways_on_any_screen(large: Page) -> None:
    large.goto(ADDRESS)
    found = {}
    for message in asked():
        large.evaluate(SHOW, ["#rw", screen(FLOW, message)["html"]])
        large.evaluate(UNFOLD)
        found[str(message)] = aside(large)
    assert {message: wide for message, wide in found.items() if wide} == {}


def asked() -> Iterator[dict[str, object]]:
    """Yield what asks for each case, question, mistake, survey and outcome."""
    yield from ({"case": id, "told": False} for id in FLOW.cases)
    for answers, question in screens():
        kinds: list[dict[str, object]] = [
            {"ask": question},
            {"ask": question, "error": True},
            {"survey": True},
        ]
        yield from (kind | {"answers": answers} for kind in (kinds if question else [{}]))


def test_meeting_does_not_scroll_sideways_on_any_screen(large: Page) -> None:
    large.goto("routewijzer/overleg/")
    large.evaluate(ROOM)
    found = {}
    for name, message in MESSAGES.items():
        put(large, message)
        large.evaluate(UNFOLD)
        found[name] = aside(large)
    assert {name: wide for name, wide in found.items() if wide} == {}


def test_practice_does_not_scroll_sideways_on_any_screen(large: Page) -> None:
    large.goto("routewijzer/oefenen/")
    large.locator("#of").evaluate("area => { area.hidden = false; }")
    found = {}
    for message in practised():
        large.evaluate(SHOW, ["#of", practice(FLOW, message)["html"]])
        large.evaluate(UNFOLD)
        found[str(message)] = aside(large)
    assert {message: wide for message, wide in found.items() if wide} == {}


def practised() -> Iterator[dict[str, object]]:
    """Yield what asks for each example of a round, for what it differs in, and for the score."""
    chosen: dict[str, str] = {}
    for index, example in enumerate(ROUND):
        yield {"round": NUMBER, "answers": dict(chosen)}
        chosen[example.id] = another(index)
        yield {"round": NUMBER, "answers": dict(chosen), "ask": example.id}
    yield {"round": NUMBER, "answers": chosen}
