"""How much a first visit asks of the line: as many bytes and files as were agreed, and not more.

Counted as GitHub Pages sends it: text and WebAssembly compressed, the rest as it is.
"""

import gzip
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from tests.browser.forms import FORMS
from tests.browser.host import SiteServer
from tests.browser.routewijzer import ADDRESS, wait_until_ready
from tests.browser.visits import each_sort_of_address
from tests.support.build import SUB_PATH

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm"}
LEVEL = 6
PYTHON = ("/gemaakt/runtime/", "/worker.js")
READING, ROUTEWIJZER, OF_PYTHON = 250_000, 300_000, 3_800_000  # bytes
MOST_FILES = 20


def weight(site: Path, path: str) -> int:
    """Return how many bytes go over the line for an address."""
    file = site / unquote(path.removeprefix(SUB_PATH))
    file = file / "index.html" if file.is_dir() else file
    data = (file if file.exists() else site / "404.html").read_bytes()
    return len(gzip.compress(data, LEVEL)) if file.suffix in COMPRESSED else len(data)


def asked_for(browser: Browser, base_url: str, server: SiteServer, path: str) -> list[str]:
    """Return all that a first visit to a page asks for, up to where it is at rest."""
    with browser.new_page(base_url=base_url) as page:
        before = len(server.paths)
        page.goto(path, wait_until="networkidle")
        if path in PAGES_WITH_PYTHON:
            wait_until_ready(page)
    return server.paths[before:]


PAGES_WITH_PYTHON = (ADDRESS, *FORMS)


@each_sort_of_address
def test_first_view_of_a_page_is_light(
    browser: Browser, base_url: str, server: SiteServer, site: Path, path: str
) -> None:
    asked = asked_for(browser, base_url, server, path)
    before_python = [one for one in asked if not any(part in one for part in PYTHON)]
    most = ROUTEWIJZER if path == ADDRESS else READING
    assert sum(weight(site, one) for one in before_python) <= most, before_python
    assert len(asked) <= MOST_FILES, asked
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("path", PAGES_WITH_PYTHON)
def test_python_is_light(
    browser: Browser, base_url: str, server: SiteServer, site: Path, path: str
) -> None:
    asked = asked_for(browser, base_url, server, path)
    python = [one for one in asked if any(part in one for part in PYTHON)]
    assert "/python.bin" in "".join(python)
    assert sum(weight(site, one) for one in python) <= OF_PYTHON, python


SHIFTS = """new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (hadRecentInput) continue;
    window.shifted = (window.shifted ?? 0) + value;
    (window.moved ??= []).push(...sources.map(({ node }) => node?.outerHTML?.slice(0, 90)));
  }
}).observe({ type: "layout-shift", buffered: true });"""
MOST_SHIFT = 0.05


@pytest.mark.parametrize("width", [1280, 390])
@each_sort_of_address
def test_page_does_not_move_under_the_eyes(
    browser: Browser, base_url: str, path: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    with browser.new_page(base_url=base_url, viewport=size) as page:  # type: ignore[arg-type]
        page.add_init_script(SHIFTS)
        page.goto(path, wait_until="networkidle")
        if path in PAGES_WITH_PYTHON:
            wait_until_ready(page)
        assert page.evaluate("window.shifted ?? 0") <= MOST_SHIFT, page.evaluate("moved")
