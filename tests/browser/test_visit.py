"""Every page opens without an error, a blocked part or a request to another host."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import NOWHERE
from tests.browser.routewijzer import ADDRESS, wait_until_ready
from tests.browser.visits import PATHS, Visits
from tests.support.thorough import thorough

MOVING = "document.getAnimations().map(one => one.effect.target.outerHTML.slice(0, 90))"


@pytest.mark.parametrize("path", [*PATHS, "404.html"])
def test_page_opens_without_complaints(visits: Visits, path: str) -> None:
    assert visits.to(path).complaints == []


@thorough
@pytest.mark.parametrize("path", ["mas/routes/halt/", ADDRESS])
def test_page_that_is_ready_stands_still(page: Page, path: str) -> None:
    """What never ends moving keeps a laptop busy as long as the page is open."""
    page.goto("over/")
    page.goto(path)
    if path == ADDRESS:
        wait_until_ready(page)
    page.wait_for_timeout(2000)  # longer than anything moves
    assert page.evaluate(MOVING) == []


def test_search_finds_pages_without_complaints(page: Page) -> None:
    page.goto("")
    page.locator(".md-search__input").press_sequentially("routewijzer")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_unknown_address_shows_the_way_home(
    page: Page, base_url: str, complaints: list[str]
) -> None:
    page.goto(NOWHERE)
    page.get_by_role("link", name="Ga naar de startpagina").click()
    expect(page).to_have_url(base_url)
    assert ["404" in complaint for complaint in complaints] == [True]
    complaints.clear()
