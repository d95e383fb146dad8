"""Every page is a good hand-out: it says what it is, holds nothing of the screen, and is white."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from flow.load import load
from scripts.faces.moment import build_date
from tests.browser.host import SUB_PATH
from tests.browser.paper import body, on_paper, printed, words_of
from tests.language import PATHS
from tests.language import page as read_page

type Prints = Callable[[str], list[str]]  # the text of every sheet of the page at a path

FLOW = load()
PAPER = 680, 1001  # CSS pixels: A4 less the margins

SCREEN_ONLY = """
:is(header, footer, nav, button, [role=dialog], .md-skip, .headerlink):not(article nav)
"""
VISIBLE = "found => found.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"
TOO_WIDE = "found => found.filter(e => e.scrollWidth > e.parentElement.clientWidth + 1).length"
HEIGHTS = "found => found.map(e => e.getBoundingClientRect().height)"
UNFOLD = "(found, open) => found.forEach(part => { part.open = open; })"


@pytest.fixture(scope="module")
def night(browser: Browser, base_url: str) -> Iterator[Page]:
    """Open one page for all visits: of somebody who reads in dark mode and prints backgrounds."""
    with browser.new_page(base_url=base_url, color_scheme="dark") as page:
        yield page


@pytest.fixture(scope="module")
def prints(night: Page) -> Prints:
    """Return what gives the text of every sheet of a page; it prints a page once."""
    return cache(lambda path: words_of(printed(night, path)))


@pytest.fixture(scope="module")
def upright(browser: Browser, base_url: str) -> Iterator[Page]:
    """Open a page that is as wide as the text on paper, and looks as it is printed."""
    width, height = PAPER
    viewport = {"width": width, "height": height}
    with browser.new_page(base_url=base_url, viewport=viewport) as page:  # type: ignore[arg-type]
        page.emulate_media(media="print")
        yield page


# --- every page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS)
def test_every_sheet_says_which_page_of_what_from_where_and_of_when(
    prints: Prints, path: str
) -> None:
    sheets = prints(path)
    for number, sheet in enumerate(sheets, 1):
        assert f"Pagina {number} van {len(sheets)}" in sheet
        assert re.search(rf"http://localhost{SUB_PATH}{path}$", sheet, re.M)
        assert f"MAS-wijzer van {build_date():%d-%m-%Y}; regels versie {FLOW.version}," in sheet
        assert "Dit is niet de officiële tekst van de MAS." in sheet


@pytest.mark.parametrize("path", PATHS)
def test_no_sheet_is_empty(prints: Prints, path: str) -> None:
    assert [number for number, sheet in enumerate(prints(path), 1) if not body(sheet)] == []


@pytest.mark.parametrize("path", PATHS)
def test_no_sheet_ends_with_a_heading(site: Path, prints: Prints, path: str) -> None:
    headings = {title.strip() for _, title in read_page(site, path).headings}
    ends = [body(sheet).splitlines()[-1].strip() for sheet in prints(path)]
    assert [end for end in ends if end in headings] == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_the_screen_is_printed_and_all_that_is_fits(upright: Page, path: str) -> None:
    upright.goto(path)
    assert upright.locator(SCREEN_ONLY).evaluate_all(VISIBLE) == []
    assert upright.evaluate("document.documentElement.scrollWidth") <= PAPER[0]
    assert upright.locator("article table").evaluate_all(TOO_WIDE) == 0
    assert all(height <= PAPER[1] for height in upright.locator("figure").evaluate_all(HEIGHTS))


@pytest.mark.parametrize("path", ["", "mas/stappenplan/", "mas/ketenpartners/", "routewijzer/"])
def test_dark_mode_prints_what_light_mode_prints(page: Page, night: Page, path: str) -> None:
    assert drawn(printed(night, path)) == drawn(printed(page, path))


def drawn(reader: PdfReader) -> list[bytes]:
    contents = [sheet.get_contents() for sheet in reader.pages]
    return [content.get_data() for content in contents if content]


def test_nothing_stays_folded_on_paper(browser: Browser, base_url: str, site: Path) -> None:
    folded = [path for path in PATHS if "<details" in (site / path / "index.html").read_text()]
    assert folded
    # Without scripts: the theme has one that unfolds.
    with browser.new_page(base_url=base_url, java_script_enabled=False) as page:
        for path in folded:
            page.goto(path)
            page.locator("details").evaluate_all(UNFOLD, True)
            unfolded = words_of(on_paper(page))
            page.locator("details").evaluate_all(UNFOLD, False)
            assert words_of(on_paper(page)) == unfolded, path


@pytest.mark.parametrize("path", ["over/bronnen/", "mas/instrumenten/"])
def test_address_of_another_site_is_printed_once(site: Path, prints: Prints, path: str) -> None:
    links = re.findall(r'<a [^>]*href="(https?://[^"]+)"', (site / path / "index.html").read_text())
    text = re.sub(r"\s", "", "".join(map(body, prints(path))))
    others = Counter(unescape(link) for link in links if "localhost" not in link)
    assert others
    for link in others:
        longer = sum(count for other, count in others.items() if other.startswith(link))
        assert text.count(link) == longer, link
