"""How much a first visit asks of the line: as many bytes and files as were agreed, and not more.

Counted as GitHub Pages sends it: text and WebAssembly compressed, the rest as it is.
"""

import gzip
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.forms import FORMS
from tests.browser.host import SiteServer, page_paths
from tests.browser.routewijzer import ADDRESS, wait_until_ready
from tests.browser.visits import each_sort_of_address
from tests.support.build import SUB_PATH
from tests.support.thorough import of_more

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm"}
LEVEL = 6
PYTHON = ("/gemaakt/runtime/", "/worker.js")
READING, ROUTEWIJZER, OF_PYTHON = 250_000, 300_000, 3_800_000  # bytes
MOST_FILES = 20
MOST_SHIFT = 0.05
LAPTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 900}
PAGES_WITH_PYTHON = (ADDRESS, *FORMS)

SHIFTS = """new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (hadRecentInput) continue;
    window.shifted = (window.shifted ?? 0) + value;
    (window.moved ??= []).push(...sources.map(({ node }) => node?.outerHTML?.slice(0, 90)));
  }
}).observe({ type: "layout-shift", buffered: true });"""


def weight(site: Path, path: str) -> int:
    """Return how many bytes go over the line for an address."""
    file = site / unquote(path.removeprefix(SUB_PATH))
    file = file / "index.html" if file.is_dir() else file
    data = (file if file.exists() else site / "404.html").read_bytes()
    return len(gzip.compress(data, LEVEL)) if file.suffix in COMPRESSED else len(data)


@dataclass(frozen=True)
class FirstVisit:
    """All that a page asked for up to where it was at rest, and how much and what moved."""

    asked: list[str]
    shifted: float
    moved: list[str]


type Visit = Callable[[str], FirstVisit]


@pytest.fixture(scope="session")
def first_visit(browser: Browser, site: Path) -> Visit:
    """Return what visits a page on a laptop with nothing kept, once for all that is asked of it.

    Each visit has a server of its own, for what an earlier page still asked is not of this one.
    """

    @cache
    def visit(path: str) -> FirstVisit:
        with SiteServer(site) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://localhost:{server.server_port}{SUB_PATH}"
            with browser.new_page(base_url=address, viewport=LAPTOP) as page:
                shifted, moved = rest_at(page, path)
            server.shutdown()
        return FirstVisit(server.paths, shifted, moved)

    return visit


def rest_at(page: Page, path: str) -> tuple[float, list[str]]:
    """Open a page and wait until it is at rest; return how much and what moved in it."""
    page.add_init_script(SHIFTS)
    page.goto(path, wait_until="networkidle")
    if path in PAGES_WITH_PYTHON:
        wait_until_ready(page)
    found: list[Any] = page.evaluate("[window.shifted ?? 0, window.moved ?? []]")
    return found[0], found[1]


@each_sort_of_address
def test_first_view_of_a_page_is_light(first_visit: Visit, site: Path, path: str) -> None:
    asked = first_visit(path).asked
    before_python = [one for one in asked if not any(part in one for part in PYTHON)]
    most = ROUTEWIJZER if path == ADDRESS else READING
    assert sum(weight(site, one) for one in before_python) <= most, before_python
    assert len(asked) <= MOST_FILES, asked
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("path", PAGES_WITH_PYTHON)
def test_python_is_light(first_visit: Visit, site: Path, path: str) -> None:
    asked = first_visit(path).asked
    python = [one for one in asked if any(part in one for part in PYTHON)]
    assert "/python.bin" in "".join(python)
    assert sum(weight(site, one) for one in python) <= OF_PYTHON, python


@each_sort_of_address
def test_page_does_not_move_under_the_eyes(first_visit: Visit, path: str) -> None:
    visit = first_visit(path)
    assert visit.shifted <= MOST_SHIFT, visit.moved


@pytest.mark.parametrize("path", of_more(page_paths(), always=["", "mas/routes/halt/", ADDRESS]))
def test_page_does_not_move_under_the_eyes_on_a_phone(
    browser: Browser, base_url: str, path: str
) -> None:
    with browser.new_page(base_url=base_url, viewport=PHONE) as page:
        shifted, moved = rest_at(page, path)
    assert shifted <= MOST_SHIFT, moved
