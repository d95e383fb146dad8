"""A mark shows where a claim comes from: to a mouse, a finger, a key, without scripts, on paper."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.checkers import assert_no_violations, of_a_state
from tests.support.thorough import thorough

HALT = "rollen/halt/"
MARKS, TIP = "a.footnote-ref:visible", ".md-tooltip2--active"
LIST = ".noten details"


def first_mark(page: Page) -> Locator:
    page.goto(HALT)
    return page.locator(MARKS).first


def title(page: Page, mark: Locator) -> str:
    """Return the title of the source that a mark leads to."""
    line = page.locator(f"[id='{(mark.get_attribute('href') or '')[1:]}'] a").first
    return line.text_content() or ""


@of_a_state
@pytest.mark.parametrize("way", ["focus", "hover"])
def test_mark_shows_its_source_beside_it(page: Page, way: str) -> None:
    mark = first_mark(page)
    getattr(mark, way)()
    expect(page.locator(TIP)).to_contain_text(title(page, mark))
    expect(page.locator(TIP)).to_contain_text("De bron zegt dit zo.")
    expect(page.locator(TIP)).to_have_css("opacity", "1")  # it comes in slowly, and grey
    assert_no_violations(page)


@pytest.mark.parametrize("way", ["tap", "click"])
def test_press_opens_a_mark_and_a_second_one_leads_away(
    browser: Browser, base_url: str, way: str
) -> None:
    with browser.new_page(base_url=base_url, has_touch=True) as page:
        mark = first_mark(page)
        getattr(mark, way)()
        expect(page.locator(TIP)).to_contain_text(title(page, mark))
        assert "#" not in page.url
        getattr(mark, way)()
        expect(page).to_have_url(re.compile(r"#noot-1$"))
        expect(page.locator("#noot-1")).to_be_in_viewport()


def test_enter_leads_to_the_list_and_back(page: Page) -> None:
    mark = first_mark(page)
    mark.press("Enter")
    expect(page.locator("#noot-1")).to_be_in_viewport()
    page.locator("#noot-1 [role=doc-backlink]").first.press("Enter")
    expect(mark).to_be_in_viewport()


@thorough
def test_every_sentence_shows_its_mark_when_asked(page: Page) -> None:
    page.goto(HALT)
    alone = page.locator(".noot-zin")
    assert alone.count() > 0
    expect(alone.first).to_be_hidden()
    page.locator(f"{LIST} summary").click()
    page.get_by_role("link", name="Toon de bron bij elke zin").click()
    expect(alone.first).to_be_visible()
    expect(page.locator(".noot-samen").first).to_be_hidden()
    page.get_by_role("link", name="Toon één bron per alinea of lijst").click()
    expect(alone.first).to_be_hidden()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_mark_leads_to_its_line_without_scripts(browser: Browser, base_url: str) -> None:
    with browser.new_page(base_url=base_url, java_script_enabled=False) as page:
        mark = first_mark(page)
        mark.click()
        expect(page.locator("#noot-1")).to_be_in_viewport()
        expect(page.locator(".noot-vraag")).to_be_hidden()


def test_list_of_sources_is_open_on_paper(page: Page) -> None:
    page.goto(HALT)
    expect(page.locator("#noot-1")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#noot-1")).to_be_visible()
    expect(page.locator(".noten [role=doc-backlink]").first).to_be_hidden()
