"""No page has a fault that axe-core can see, by day and by night, on a laptop and on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import assert_no_violations
from tests.browser.host import NOWHERE, page_paths

NAME = "{0[0]}-{0[1]}".format


@pytest.mark.parametrize("path", page_paths())
def test_page_has_no_violations(look: Page, path: str) -> None:
    look.goto(path)
    look.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert_no_violations(look)


def test_open_search_has_no_violations(look: Page) -> None:
    look.goto("")
    look.locator(".wijzer-zoek:visible, .md-search__input").first.click()
    look.keyboard.type("verzuim")
    look.locator(".md-search-result__link").first.wait_for()
    assert_no_violations(look)


@pytest.mark.parametrize("look", [("light", 390), ("dark", 390)], ids=NAME, indirect=True)
def test_open_menu_has_no_violations(look: Page) -> None:
    look.goto("mas/")
    look.locator(".wijzer-menu").click()
    assert_no_violations(look)


def test_dark_is_dark(look: Page) -> None:
    look.goto("")
    dark = look.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    scheme = look.locator("body").get_attribute("data-md-color-scheme")
    assert scheme == ("slate" if dark else "default")


@pytest.mark.parametrize("path", page_paths())
def test_page_fits_a_screen_of_320_pixels(browser: Browser, base_url: str, path: str) -> None:
    with browser.new_page(base_url=base_url, viewport={"width": 320, "height": 640}) as page:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_page_of_the_site_is_looked_at(site: Path) -> None:
    built = {page.relative_to(site) for page in site.rglob("*.html")} - {Path("404.html")}
    assert built == {Path(path, "index.html") for path in page_paths() if path != NOWHERE}
