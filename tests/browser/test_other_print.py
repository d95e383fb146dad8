"""Firefox puts on paper what Chromium does; WebKitGTK cannot be asked to print."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pypdfium2 import PdfDocument
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.print_page_options import PrintOptions

from tests.browser import elsewhere
from tests.browser.elsewhere import CANNOT, blank_after, needs
from tests.browser.engines import OtherBrowser
from tests.browser.paper import body, printed_quickly, words_in
from tests.browser.routewijzer import ADDRESS, FLOW, HALT, jump
from tests.browser.test_paper import A4
from tests.browser.test_python_when import STRONGEST
from tests.support.thorough import thorough

pytestmark = thorough

CONTENT = ("mas/routes/halt/", "mas/stappenplan/", "rollen/andere-partners/")
NO_TEXT = "\ufffd"  # what a reader of a PDF makes of a sign that does not say what it is
MENU = "return [...document.querySelectorAll('.md-tabs__link')].map(one => one.textContent.trim())"


@pytest.fixture(scope="module")
def printer(other_browser: OtherBrowser) -> Iterator[OtherBrowser]:
    needs(other_browser, "print")
    with blank_after(other_browser) as browser:
        yield browser


def on_paper(browser: OtherBrowser) -> PdfDocument:
    """Print the open page with its backgrounds."""
    options = PrintOptions()
    options.background = True
    return PdfDocument(b64decode(browser.driver.print_page(options)))


def bare(text: str) -> str:
    """Return a text without what engines write each in their own way.

    Chromium draws a bullet and Firefox writes one.
    """
    return re.sub(r"[\s•]", "", text)


def lines(document: PdfDocument) -> list[str]:
    """Return the lines on all sheets but not in their margins."""
    text = "\n".join(map(body, words_in(document)))
    return [line for line in map(bare, text.splitlines()) if line]


def not_in(found: list[str], all_of: list[str]) -> list[str]:
    """Return the lines that stand nowhere in others, which may break or come in another order.

    Numbers of notes stand alone, each engine writes them when it wants.
    """
    whole = "".join(all_of)
    return [line for line in found if line not in whole and not line.isdigit()]


def expect_same_paper(found: PdfDocument, expected: PdfDocument) -> None:
    """The words of one print are those of the other, on A4 and at most one sheet more."""
    for sheet in found:
        size = sheet.get_width(), sheet.get_height()
        assert size == pytest.approx(A4, abs=1)  # point
    assert 0 < len(found) <= len(expected) + 1
    here, there = lines(found), lines(expected)
    assert len(there) > 20
    assert (not_in(here, there), not_in(there, here)) == ([], [])
    assert len("".join(here)) == len("".join(there))


def test_line_that_is_on_one_paper_only_is_found() -> None:
    first, second = ["Haliseenroue", "Ondersrip", "12"], ["Haliseen", "roue"]
    assert not_in(first, second) == ["Ondersrip"]
    assert not_in(second, first) == []


@pytest.mark.parametrize("path", CONTENT)
def test_page_of_text_is_printed_as_chromium_does(
    printer: OtherBrowser, page: Page, base_url: str, path: str
) -> None:
    printer.driver.get(base_url + path)
    page.goto(path)
    expect_same_paper(on_paper(printer), printed_quickly(page))


def test_outcome_is_printed_as_chromium_does(
    printer: OtherBrowser, routewijzer: Page, base_url: str
) -> None:
    elsewhere.open_ready(printer, base_url + ADDRESS)
    elsewhere.answer_all(printer, HALT)
    elsewhere.expect_text(printer, STRONGEST, "Telt het zwaarst")
    jump(routewijzer, HALT)
    found = on_paper(printer)
    expect_same_paper(found, printed_quickly(routewijzer))
    (sheet,) = words_in(found)
    assert FLOW.outcomes["halt"].title in sheet


def test_nothing_of_the_menu_is_printed(printer: OtherBrowser, base_url: str) -> None:
    printer.driver.get(base_url + CONTENT[0])
    names = printer.driver.execute_script(MENU)
    assert len(names) > 3
    assert bare("".join(names)) not in "".join(lines(on_paper(printer)))


def test_driver_prints_or_does_not_as_it_is_told(
    other_browser: OtherBrowser, base_url: str
) -> None:
    """Where this fails, the engine can do more than `CANNOT` says: take its row out."""
    other_browser.driver.get(base_url + CONTENT[0])
    if (other_browser.engine, "print") in CANNOT:
        with pytest.raises(WebDriverException, match="Unknown command"):
            on_paper(other_browser)
    else:
        assert len(on_paper(other_browser)) > 0


def test_every_letter_on_paper_can_be_searched_for(printer: OtherBrowser, base_url: str) -> None:
    """A letter for two, as the "ft" of "heeft", would have no text in a PDF of Firefox."""
    printer.driver.get(base_url + CONTENT[0])
    text = "".join(words_in(on_paper(printer)))
    assert "heeft" in text
    assert NO_TEXT not in text
