"""What was opened in Firefox and WebKitGTK works there without internet."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

from tests.browser.elsewhere import (
    CANNOT,
    answer_all,
    awaited,
    blank_after,
    button,
    expect_heading,
    expect_text,
    until,
)
from tests.browser.engines import OtherBrowser, download, find, use_new_window, wait
from tests.browser.forms import SCAN, WORD, words
from tests.browser.host import SiteServer
from tests.browser.routewijzer import ADDRESS, FLOW, HALT, READY
from tests.browser.test_offline import CAN, KEPT_ADDRESSES, LINE
from tests.browser.test_python_when import STRONGEST
from tests.support.build import SUB_PATH
from tests.support.language import page as read_page
from tests.support.thorough import thorough

pytestmark = thorough

READING, UNSEEN = "mas/routes/halt/", "mas/begrippen/"
PYTHON = ("python.bin", "pyodide.asm.wasm")


def visit(browser: OtherBrowser, address: str, *also: str) -> None:
    """Open a page and wait until it is kept, with these files too."""
    browser.driver.get(address)
    expect_text(browser, LINE, CAN)

    def is_kept(_: object) -> bool:
        kept = awaited(browser, f"({KEPT_ADDRESSES})()")
        assert isinstance(kept, list)
        return address in kept and all(any(url.endswith(name) for url in kept) for name in also)

    wait(browser, is_kept, f"{address} is not kept")


@pytest.fixture(scope="module")
def cut_off(other_browser: OtherBrowser, site: Path) -> Iterator[str]:
    """Visit three pages at a server of their own, and stop that; return its address."""
    use_new_window(other_browser)
    with SiteServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://localhost:{server.server_port}{SUB_PATH}"
        visit(other_browser, home + READING)
        visit(other_browser, home + SCAN, *PYTHON, "quick-scan.docx")
        visit(other_browser, home + ADDRESS, *PYTHON)
        server.shutdown()
    with blank_after(other_browser):
        yield home


def test_page_that_was_opened_opens_without_internet(
    other_browser: OtherBrowser, cut_off: str, site: Path
) -> None:
    other_browser.driver.get(cut_off + READING)
    assert find(other_browser, "h1").text == read_page(site, READING).headings[0][1]
    until(other_browser, "document.styleSheets.length > 2 && document.fonts.size > 0")


def test_routewijzer_that_is_loaded_again_gives_reasons_without_internet(
    other_browser: OtherBrowser, cut_off: str
) -> None:
    other_browser.driver.get(cut_off + ADDRESS)
    find(other_browser, READY)
    other_browser.driver.execute_script("document.documentElement.dataset.rw = 'oud';")
    other_browser.driver.execute_script("location.reload()")
    find(other_browser, READY)
    answer_all(other_browser, HALT)
    expect_heading(other_browser, FLOW.outcomes["halt"].title)
    expect_text(other_browser, STRONGEST, "Telt het zwaarst")


def test_form_makes_its_word_file_without_internet(
    other_browser: OtherBrowser, cut_off: str
) -> None:
    other_browser.driver.get(cut_off + SCAN)
    find(other_browser, READY)
    document = words(download(other_browser, button(other_browser, WORD)))
    assert "Bent u bekend met de MAS?" in document


def test_page_that_was_not_opened_leads_to_those_that_were(
    other_browser: OtherBrowser, cut_off: str
) -> None:
    other_browser.driver.get(cut_off + UNSEEN)
    expect_text(other_browser, "h1", "Zonder internet")
    expect_text(other_browser, "#zi-paginas", "Halt")


def test_reload_of_the_driver_is_as_it_is_told(other_browser: OtherBrowser, cut_off: str) -> None:
    """Where this fails, the engine can do more than `CANNOT` says: take its row out."""
    other_browser.driver.get(cut_off + READING)
    find(other_browser, "h1")
    if (other_browser.engine, "reload") in CANNOT:
        with pytest.raises(WebDriverException, match="connectionFailure"):
            other_browser.driver.refresh()
    else:
        other_browser.driver.refresh()
        assert find(other_browser, "h1").is_displayed()
