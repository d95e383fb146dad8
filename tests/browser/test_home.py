"""Home says what to do with a report, and begins it with one button that is in sight at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.build import FLOW

SIZES = [(1920, 1080), (1366, 768), (1280, 720), (768, 1024), (390, 664), (320, 568)]
START = "Start de routewijzer"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_button_is_in_the_first_screen(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto("")
    place = page.get_by_role("link", name=START).bounding_box()
    assert place
    assert place["y"] + place["height"] <= height
    assert place["x"] + place["width"] <= width
    expect(page.get_by_text("2 minuten, zonder inloggen")).to_be_in_viewport()


def test_the_button_starts_the_questions(page: Page) -> None:
    page.goto("")
    page.get_by_role("link", name=START).click()
    expect(page.locator("#rw form")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_every_step_of_the_picture_leads_to_its_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("")
    links = page.locator("figure a:visible").evaluate_all(
        "all => all.map(a => new URL(a.href.baseVal ?? a.href, document.baseURI).pathname)"
    )
    for step in FLOW.steps:
        assert [link for link in links if link.endswith(f"mas/stappenplan/{step}/")]


def test_every_role_has_a_tile(page: Page) -> None:
    page.goto("")
    assert page.locator(".keuzes a[href*='rollen/']").count() >= 7


def test_danger_stands_without_a_source(page: Page) -> None:
    page.goto("")
    told = page.locator("p", has_text="Bel 112")
    expect(told).to_be_visible()
    assert told.locator("a").count() == 0
    assert page.locator(".noten").count() == 0
