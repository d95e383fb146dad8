"""An address that does not exist gets a page that works, however deep it lies."""

import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.support.build import SUB_PATH
from tests.support.thorough import of_more

DEPTHS = ["nergens", "nergens/", "x/y/z/nergens", "routewijzer/nergens/", "mas/routes/halt/x.html"]


@pytest.fixture
def failed(page: Page, complaints: list[str]) -> list[str]:
    """Collect what a page asked for in vain; the browser complains about the page itself too."""
    found: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            found.append(response.url)
            complaints.clear()

    page.on("response", note)
    page.on("console", lambda _: complaints.clear())
    return found


@pytest.mark.parametrize("path", DEPTHS)
def test_all_that_the_page_needs_is_there(
    page: Page, failed: list[str], base_url: str, path: str
) -> None:
    page.goto(path)
    page.evaluate("document.fonts.ready.then(() => undefined)")
    assert failed == [base_url + path]
    expect(page.locator("h1")).to_have_text("Deze pagina is er niet")
    font = page.locator("h1").evaluate("h1 => getComputedStyle(h1).fontFamily")
    assert "Source Sans 3" in font


@pytest.mark.parametrize("path", of_more(DEPTHS, always=DEPTHS[-1:]))
def test_the_page_leads_home_and_to_what_is_searched(
    page: Page, failed: list[str], base_url: str, path: str
) -> None:
    page.goto(path)
    page.get_by_role("link", name="Ga naar de startpagina").click()
    expect(page).to_have_url(base_url)
    page.go_back()
    page.get_by_role("textbox", name="Zoeken").fill("spijbelen")
    found = page.locator(".md-search-result__link").first
    expect(found).to_have_attribute("href", re.compile(f"{SUB_PATH}"))
    found.click()
    expect(page.locator("h1")).not_to_have_text("Deze pagina is er niet")
    assert failed == [base_url + path] * 2
