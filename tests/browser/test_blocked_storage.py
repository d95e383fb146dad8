"""Every page works where the browser lets it keep nothing: cookies blocked, or no room left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.forms import FORMS
from tests.browser.host import complain_into
from tests.browser.routewijzer import ADDRESS, wait_until_ready
from tests.browser.visits import every_page
from tests.support.thorough import of_more, thorough

# What a browser does instead of keeping something; `of` puts it in the place of a part of it.
OF = """const of = (place, name, get) =>
  Object.defineProperty(place, name, { configurable: true, get });
const stop = (name) => () => { throw new DOMException("", name); };
const places = ["localStorage", "sessionStorage", "indexedDB", "caches"];
"""
BLOCKED = {
    "blocked": """for (const name of places) of(window, name, stop("SecurityError"));
of(Document.prototype, "cookie", stop("SecurityError"));""",
    "full": """Storage.prototype.setItem = stop("QuotaExceededError");""",
    "absent": """for (const name of places) of(window, name, () => null);""",
    "refused": """CacheStorage.prototype.keys = async () => stop("SecurityError")();""",
    "broken": """for (const part of ["getItem", "setItem", "removeItem", "clear", "key"])
  Storage.prototype[part] = stop("UnknownError");""",
}
# One page of each sort: what a page does with storage is in scripts that a sort has in common.
SORTS = ["", "mas/stappenplan/", ADDRESS, FORMS[0]]
FIELD = ".md-search__input"
SWITCH = "[data-md-component=palette] button:visible"
UNWRAPPED = "article table:not([class]):not(.md-typeset__scrollwrap table)"

type Open = Callable[[str, str], Page]


@pytest.fixture(scope="module")
def open_blocked(browser: Browser, base_url: str) -> Iterator[Open]:
    """Return what opens a page in a browser that keeps nothing, and has seen no fault in it."""
    pages: dict[str, Page] = {}
    complaints: list[str] = []

    def page_for(how: str) -> Page:
        page = browser.new_page(base_url=base_url, color_scheme="light")
        page.add_init_script(f"{{ {OF}{BLOCKED[how]} }}")
        complain_into(complaints, page, urlsplit(base_url).netloc)
        return page

    def open_page(path: str, how: str) -> Page:
        page = pages[how] = pages.get(how) or page_for(how)
        page.goto(path)
        return page

    yield open_page
    for page in pages.values():
        page.close()
    assert complaints == []


@thorough
@every_page
def test_page_works_where_nothing_can_be_kept(open_blocked: Open, path: str) -> None:
    assert_works(open_blocked(path, "blocked"))


@pytest.mark.parametrize("how", of_more({how: how for how in BLOCKED}, always=["blocked"]))
@pytest.mark.parametrize("path", SORTS)
def test_sort_of_page_works_and_python_starts_however_a_browser_refuses(
    open_blocked: Open, path: str, how: str
) -> None:
    page = open_blocked(path, how)
    assert_works(page)
    assert_search_finds(page)
    if path in (ADDRESS, *FORMS):
        wait_until_ready(page)


@pytest.mark.parametrize("how", of_more(["blocked", "absent", "refused"], always=["blocked"]))
def test_page_about_what_is_kept_says_that_nothing_can_be(open_blocked: Open, how: str) -> None:
    page = open_blocked("over/zonder-internet/", how)
    told = "Deze browser bewaart niets om zonder internet te werken."
    expect(page.locator("#zi-stand")).to_have_text(told)
    expect(page.locator("#zi button:visible")).to_have_count(0)


def assert_works(page: Page) -> None:
    page.locator(SWITCH).evaluate("switch_ => switch_.click()")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator(SWITCH)).to_have_accessible_name("Lichte weergave")
    assert page.locator(UNWRAPPED).count() == 0


def assert_search_finds(page: Page) -> None:
    field = page.locator(FIELD)
    field.fill("halt")
    field.press("End")  # the theme listens to keys
    page.locator(".md-search-result__link").first.wait_for()


@thorough
@pytest.mark.parametrize("path", FORMS[1:])
def test_python_starts_in_the_other_forms_too(open_blocked: Open, path: str) -> None:
    wait_until_ready(open_blocked(path, "blocked"))
