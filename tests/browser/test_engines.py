"""Firefox and WebKitGTK show the site, run the routewijzer and download, as Chromium does."""

from pathlib import Path

import pytest

from tests.browser.elsewhere import answer_all
from tests.browser.engines import OtherBrowser, download, find, require, wait
from tests.browser.routewijzer import ADDRESS, HALT, READY
from tests.support.language import page as read_page
from tests.support.thorough import thorough

pytestmark = thorough

FONTS = "return [...document.fonts].some(font => font.status === 'loaded')"
FONT_LICENCE = "gemaakt/fonts/OFL.txt"
MAKE_BLOB = "return URL.createObjectURL(new Blob([arguments[0]]))"


def test_static_page_has_its_heading_and_fonts(
    other_browser: OtherBrowser, base_url: str, site: Path
) -> None:
    other_browser.driver.get(base_url)
    assert find(other_browser, "h1").text == read_page(site, "").headings[0][1]
    wait(other_browser, lambda driver: driver.execute_script(FONTS), "no font of ours is shown")


def test_answers_lead_where_the_engine_says(other_browser: OtherBrowser, base_url: str) -> None:
    other_browser.driver.get(base_url + ADDRESS)
    find(other_browser, READY)
    answer_all(other_browser, HALT)


@pytest.mark.parametrize("file", [FONT_LICENCE, "sitemap.xml"])
def test_link_downloads_the_file(
    other_browser: OtherBrowser, base_url: str, site: Path, file: str
) -> None:
    other_browser.driver.get(base_url)
    assert download(other_browser, base_url + file) == (site / file).read_bytes()


def test_page_downloads_what_it_made(other_browser: OtherBrowser, base_url: str) -> None:
    other_browser.driver.get(base_url)
    address = other_browser.driver.execute_script(MAKE_BLOB, "Uitkomst: Halt")
    assert download(other_browser, address) == b"Uitkomst: Halt"


@pytest.mark.parametrize(
    ("all_asked", "how"), [("", pytest.skip.Exception), ("1", pytest.fail.Exception)]
)
def test_absent_browser_is_skipped_unless_all_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, all_asked: str, how: type[BaseException]
) -> None:
    monkeypatch.setenv("ALL_BROWSERS", all_asked)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(how, match="sudo apt install webkit2gtk-driver xvfb"):
        require("webkit")
