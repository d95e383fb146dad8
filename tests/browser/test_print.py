"""Every page is a good hand-out: it says what it is, holds nothing of the screen, and is white."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from flow.rules.edition import load
from tests.browser.ink import ink_of
from tests.browser.paper import body, on_paper, printed_quickly, words_in, words_on_paper
from tests.browser.visits import OF_EACH_SORT, PAPER, Visits, each_sort_of_page
from tests.support.build import BUILD
from tests.support.language import MISSING, PATHS
from tests.support.language import page as read_page
from tests.support.thorough import of_more

FLOW = load()
LONG_ADDRESS = f"https://leerplicht.gemeente-{'x' * 20}.nl/mas-wijzer/mas/ketenpartners/"
SECTIONS = ("mas", "handreiking")
TARGETS = "found => found.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
UNFOLD = "(found, open) => found.forEach(part => { part.open = open; })"


# --- every page ---------------------------------------------------------------------------------


@each_sort_of_page
def test_every_sheet_says_which_page_of_what_from_where_and_of_when(
    visits: Visits, path: str
) -> None:
    sheets = visits.to(path).sheets
    for number, sheet in enumerate(sheets, 1):
        assert f"Pagina {number} van {len(sheets)}" in sheet
        assert re.search(rf"{BUILD.site_url}{path}$", sheet, re.M)
        assert f"MAS-wijzer van {BUILD.date:%d-%m-%Y}; regels versie {FLOW.version}," in sheet
        assert "Dit is niet de officiële tekst van de MAS." in sheet


@pytest.mark.parametrize("path", [*PATHS, MISSING])
def test_what_the_margins_say_stands_in_the_page_too(site: Path, path: str) -> None:
    """Firefox leaves the margins of a sheet empty."""
    file = path if path == MISSING else f"{path}index.html"
    (foot,) = BeautifulSoup((site / file).read_text(), "html.parser").select(".druk-voet")
    date = f"MAS-wijzer van {BUILD.date:%d-%m-%Y}; regels versie {FLOW.version},"
    for words in ("Dit is niet de officiële tekst van de MAS.", date):
        assert words in foot.text


@each_sort_of_page
def test_no_sheet_is_empty(visits: Visits, path: str) -> None:
    assert [
        number for number, sheet in enumerate(visits.to(path).sheets, 1) if not body(sheet)
    ] == []


@each_sort_of_page
def test_no_sheet_ends_with_a_heading(site: Path, visits: Visits, path: str) -> None:
    headings = {title.strip() for _, title in read_page(site, path).headings}
    ends = [body(sheet).splitlines()[-1].strip() for sheet in visits.to(path).sheets]
    assert [end for end in ends if end in headings] == []


@each_sort_of_page
def test_no_text_stands_over_another_on_the_first_sheet(visits: Visits, path: str) -> None:
    assert visits.to(path).first_sheet.over_each_other == []


@each_sort_of_page
def test_the_first_of_more_sheets_is_used(visits: Visits, path: str) -> None:
    """A figure does not break: it may leave a sheet, but not the larger part of the first."""
    visit = visits.to(path)
    if len(visit.sheets) > 1:
        assert visit.first_sheet.used > 0.5


@pytest.mark.parametrize("path", ["", "rollen/andere-partners/", "mas/stappenplan/stap-10/"])
def test_a_long_address_beside_the_title_stands_over_nothing(page: Page, path: str) -> None:
    page.goto(path)
    shown = page.locator(".druk-adres p")
    shown.evaluate("(shown, text) => { shown.textContent = text; }", LONG_ADDRESS)
    ink = ink_of(printed_quickly(page))
    assert ink.over_each_other == []
    assert LONG_ADDRESS in "".join(words_in(printed_quickly(page))[0].split())


@each_sort_of_page
def test_nothing_of_the_screen_is_printed_and_all_that_is_fits(visits: Visits, path: str) -> None:
    upright = visits.to(path).upright
    assert upright.of_the_screen == []
    assert upright.width <= PAPER[0]
    assert upright.tables_too_wide == 0
    assert all(height <= PAPER[1] for height in upright.heights_of_figures)


@pytest.mark.parametrize(
    "path", ["", "mas/stappenplan/", "rollen/andere-partners/", "routewijzer/"]
)
def test_dark_mode_prints_what_light_mode_prints(page: Page, path: str) -> None:
    page.goto(path)
    # With Python the routewijzer has less to print than on its way there.
    page.locator("html:not([data-rw=komt], [data-rw=begint])").wait_for()
    light = drawn(on_paper(page))
    # As the button does; the preference of the system counts as light while a page is printed.
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert drawn(on_paper(page)) == light


def drawn(reader: PdfReader) -> list[bytes]:
    """Return what is drawn on every sheet: every line, letter and colour."""
    contents = [sheet.get_contents() for sheet in reader.pages]
    assert None not in contents
    return [content.get_data() for content in contents if content is not None]


@pytest.mark.parametrize("path", of_more(OF_EACH_SORT, ["mas/routes/halt/", "routewijzer/regels/"]))
def test_nothing_stays_folded_on_paper(browser: Browser, base_url: str, path: str) -> None:
    # Without scripts: the theme has one that unfolds.
    with browser.new_page(base_url=base_url, java_script_enabled=False) as page:
        page.goto(path)
        page.locator("details").evaluate_all(UNFOLD, True)
        opened = words_on_paper(page)
        page.locator("details").evaluate_all(UNFOLD, False)
        assert words_on_paper(page) == opened


@pytest.mark.parametrize("path", ["over/bronnen/", "mas/instrumenten/"])
def test_address_of_another_site_is_printed_once(site: Path, visits: Visits, path: str) -> None:
    links = re.findall(r'<a [^>]*href="(https?://[^"]+)"', (site / path / "index.html").read_text())
    text = re.sub(r"\s", "", "".join(map(body, visits.to(path).sheets)))
    others = Counter(unescape(link) for link in links if BUILD.site_url not in link)
    assert others
    for link in others:
        longer = sum(count for other, count in others.items() if other.startswith(link))
        assert text.count(link) == longer, link
