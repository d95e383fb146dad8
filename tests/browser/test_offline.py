"""What was opened works without internet, in one version, until somebody asks to remove it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from socketserver import BaseRequestHandler
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.faces.runtime.library import LIBRARY, STDLIB
from scripts.faces.runtime.pyodide_files import PYODIDE_FILES
from scripts.faces.site.offline import LIST, SOURCE, WORKER, keep_offline
from tests.browser.engines import PATIENCE
from tests.browser.forms import SCAN, WORD, saved, words
from tests.browser.host import SiteServer, _Handler
from tests.browser.routewijzer import (
    ADDRESS,
    HALT,
    answer_all,
    heading,
    open_ready,
    wait_until_ready,
)
from tests.browser.test_python_when import SAVES_DATA, STRONGEST
from tests.support.build import SUB_PATH
from tests.support.thorough import thorough

PYTHON = sorted({*PYODIDE_FILES, LIBRARY} - {STDLIB})  # the standard library is in LIBRARY
LINE, HERE = "#voet-internet", "over/zonder-internet/"
CAN, NOW = "Deze pagina werkt ook zonder internet.", "U werkt nu zonder internet."
READING = ["", "mas/routes/halt/", "mas/stappenplan/"]
OTHERS = "van een andere site"
KEPT_ADDRESSES = """async () => {
  const found = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith("mas-wijzer ")))
    for (const { url } of await (await caches.open(name)).keys()) found.push(url);
  return found;
}"""
NEW = "De nieuwe versie"
WAITING = """async () => {
  const { waiting, installing } = await navigator.serviceWorker.getRegistration();
  return Boolean(waiting) && !installing;
}"""


def wait_until(page: Page, asks: str, given: object = None) -> None:
    """Wait until what a function promises is true; `wait_for_function` takes the promise for it."""
    page.evaluate(
        f"""async ([given, until]) => {{
          while (!(await ({asks})(given))) {{
            if (Date.now() > until) throw new Error("never came true");
            await new Promise((go) => setTimeout(go, 20));
          }}
        }}""",
        [given, (time.time() + PATIENCE) * 1000],
    )


class _Silent(BaseRequestHandler):
    """Ends every connection before it is answered."""


class Line:
    """The site on a line that can be cut, and a browser that keeps what it opens."""

    def __init__(self, site: Path, browser: Browser) -> None:
        self.stack = ExitStack()
        self.site = site
        self.server = self.stack.enter_context(SiteServer(site))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.stack.callback(self.server.shutdown)
        self.context: BrowserContext = self.stack.enter_context(
            browser.new_context(base_url=self.address, service_workers="allow")
        )

    @property
    def address(self) -> str:
        """The address of the home page."""
        return f"http://localhost:{self.server.server_port}{SUB_PATH}"

    def connect(self, site: Path) -> None:
        """Serve the site, or another version of it, at the address that it had."""
        self.server.RequestHandlerClass = partial(_Handler, directory=str(site))

    def cut(self) -> Page:
        """Take the line away: whoever asks gets no answer. Return a new tab."""
        self.server.RequestHandlerClass = _Silent
        return self.context.new_page()

    def keeps(self, *names: str) -> None:
        """Wait until files of these names are kept."""
        are_kept = f"""async (names) => {{
          const kept = await ({KEPT_ADDRESSES})();
          return names.every((name) => kept.some((url) => url.endsWith(name)));
        }}"""
        wait_until(self.context.pages[0], are_kept, names)

    def visit(self, path: str) -> Page:
        """Open a page in a tab of its own and wait until it is kept."""
        page = self.context.new_page()
        page.goto(path)
        page.locator(LINE).wait_for()
        page.wait_for_load_state("networkidle")
        expect(page.locator(LINE)).to_have_text(CAN)
        address = f"{self.address}{path.partition('?')[0]}"
        wait_until(
            page, f"async (wanted) => (await ({KEPT_ADDRESSES})()).includes(wanted)", address
        )
        return page


@pytest.fixture
def line(site: Path, browser: Browser) -> Iterator[Line]:
    line = Line(site, browser)
    with line.stack:
        yield line


def other_version(site: Path, target: Path) -> Path:
    """Return a copy of the site with another home page, style and script, listed anew."""
    shutil.copytree(site, target)
    (listed,) = target.glob(LIST.replace(".js", ".*.js"))
    worker = target / WORKER
    code = worker.read_text().replace(listed.relative_to(target).as_posix(), LIST)
    (target / SOURCE).write_text(code)
    listed.unlink()
    worker.unlink()
    home = target / "index.html"
    home.write_text(home.read_text().replace("<h1", f"<p>{NEW}</p><h1", 1))
    style = target / "assets/css/alles.css"
    style.write_text(f"{style.read_text()}\nbody {{ --versie: 2; }}\n")
    keep_offline(target)
    return target


VERSION = "getComputedStyle(document.body).getPropertyValue('--versie')"


@pytest.mark.parametrize("path", READING)
def test_page_that_was_opened_opens_without_internet(line: Line, path: str) -> None:
    title = line.visit(path).title()
    page = line.cut()
    page.goto(path)
    expect(page).to_have_title(title)
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.styleSheets.length > 2 && document.fonts.size > 0")


def test_routewijzer_gives_reasons_without_internet_after_one_visit(line: Line) -> None:
    wait_until_ready(line.visit(ADDRESS))
    line.keeps(*PYTHON)
    page = line.cut()
    open_ready(page)
    answer_all(page, HALT)
    expect(heading(page)).to_have_text("Halt")
    expect(page.locator(STRONGEST)).to_contain_text("Telt het zwaarst")


@thorough
def test_form_makes_its_word_file_without_internet(line: Line) -> None:
    wait_until_ready(line.visit(SCAN))
    line.keeps(*PYTHON, "quick-scan.docx")
    page = line.cut()
    page.goto(SCAN)
    wait_until_ready(page)
    _, document = saved(page, WORD)
    assert "Bent u bekend met de MAS?" in words(document)


@thorough
def test_search_that_was_used_finds_without_internet(line: Line) -> None:
    first = line.visit("")
    first.locator(".md-search__input").press_sequentially("halt")
    first.locator(".md-search-result__link").first.wait_for()
    line.keeps("zoeken/index.json")
    page = line.cut()
    page.goto("")
    page.locator(".md-search__input").press_sequentially("quick")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


@thorough
@pytest.mark.fault(
    "there is no internet and the page was never opened",
    "the pages that were",
)
def test_page_that_was_not_opened_leads_to_those_that_were(line: Line) -> None:
    line.visit("mas/routes/halt/")
    page = line.cut()
    page.goto("mas/begrippen/")
    expect(page.get_by_role("heading", name="Zonder internet", level=1)).to_be_visible()
    page.locator("#zi-paginas").get_by_role("link", name="Halt").click()
    expect(page).to_have_url(f"{line.address}mas/routes/halt/")


@thorough
def test_line_says_whether_there_is_internet(line: Line) -> None:
    page = line.visit("")
    page.context.set_offline(True)
    expect(page.locator(LINE)).to_have_text(NOW)
    page.context.set_offline(False)
    expect(page.locator(LINE)).to_have_text(CAN)


def test_nothing_of_a_case_is_kept(line: Line) -> None:
    page = line.visit(f"{ADDRESS}?casus=bas")
    wait_until_ready(page)
    again = line.visit(f"{ADDRESS}?casus=bas")
    addresses = [urlsplit(url) for url in again.evaluate(KEPT_ADDRESSES)]
    assert {address.query for address in addresses} == {""}
    assert all(address.path.startswith(SUB_PATH) for address in addresses)


def test_who_saves_data_keeps_nothing(line: Line) -> None:
    line.context.add_init_script(SAVES_DATA)
    page = line.context.new_page()
    page.goto("")
    page.wait_for_timeout(2_000)
    assert page.evaluate(KEPT_ADDRESSES) == []
    expect(page.locator(LINE)).to_be_hidden()


# --- what is here, and away with it --------------------------------------------------------------


@thorough
def test_page_tells_what_is_kept_and_removes_it(line: Line) -> None:
    line.visit("mas/routes/halt/")
    page = line.visit(HERE)
    page.reload()
    expect(page.locator("#zi-stand")).to_contain_text("2 pagina's, samen")
    page.evaluate(f"caches.open({OTHERS!r})")
    page.get_by_role("button", name="Haal alles van dit apparaat").click()
    expect(page.locator("#zi-stand")).to_contain_text("U zette dit uit.")
    expect(page.get_by_role("button", name="Bewaar weer wat ik open")).to_be_focused()
    assert page.evaluate("caches.keys()") == [OTHERS]
    other = line.context.new_page()
    other.goto("")
    other.wait_for_timeout(1_500)
    assert other.evaluate("caches.keys()") == [OTHERS]
    page.get_by_role("button", name="Bewaar weer wat ik open").click()
    expect(page.locator("#zi-stand")).to_contain_text("1 pagina, samen")


def test_page_says_so_where_a_browser_keeps_nothing(page: Page) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(HERE)
    expect(page.locator("#zi-stand")).to_contain_text("Deze browser bewaart niets")


# --- another version -----------------------------------------------------------------------------


@thorough
@pytest.mark.fault(
    "the site changed since the last visit",
    "the new version, whole; without internet the old one, whole",
)
def test_new_version_is_shown_at_once_and_never_mixed(line: Line, tmp_path: Path) -> None:
    line.visit("")
    line.visit("mas/routes/halt/")
    line.connect(other_version(line.site, tmp_path / "site"))
    page = line.context.new_page()
    page.goto("")
    expect(page.get_by_text(NEW)).to_be_visible()
    assert page.evaluate(VERSION) == "2"  # this page goes past the service worker of the old one
    wait_until(page, WAITING)
    line.cut()
    page.goto("")  # without internet the old one is here, whole
    expect(page.get_by_text(NEW)).to_have_count(0)
    assert page.evaluate(VERSION) == ""


def test_new_version_takes_the_place_of_the_old_one(line: Line, tmp_path: Path) -> None:
    line.visit("")
    line.visit("mas/routes/halt/")
    old = line.context.pages[0].evaluate("caches.keys()")
    line.connect(other_version(line.site, tmp_path / "site"))
    page = line.context.new_page()
    page.goto("")
    wait_until(page, WAITING)
    for one in line.context.pages:
        one.close()
    page = line.cut()  # all pages of the old version were closed
    page.goto("")
    expect(page.get_by_text(NEW)).to_be_visible()
    assert page.evaluate(VERSION) == "2"
    page.goto("mas/routes/halt/")
    assert page.evaluate(VERSION) == "2"
    wait_until(page, "async () => (await caches.keys()).length === 1")
    assert page.evaluate("caches.keys()") != old


@thorough
@pytest.mark.fault(
    "the host has half of a new version",
    "no part of it in an old page",
)
def test_file_that_is_not_of_this_version_is_not_given(line: Line, tmp_path: Path) -> None:
    """Between two versions, as a host has it for a moment: the page is old, its style is new."""
    line.visit("mas/routes/halt/")
    half = tmp_path / "site"
    shutil.copytree(line.site, half)
    (half / "gemaakt/zoeken/index.json").write_text("{}")
    line.connect(half)
    page = line.context.new_page()
    page.goto("mas/routes/halt/")
    page.locator(".md-search__input").press_sequentially("halt")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Zoeken lukt nu niet")


# --- what a browser may do to it -----------------------------------------------------------------


@thorough
@pytest.mark.fault(
    "the device is full",
    "the page, and nothing kept",
)
def test_full_device_keeps_what_it_can_and_the_page_works(line: Line) -> None:
    page = line.context.new_page()
    session = line.context.new_cdp_session(page)
    origin = line.address.removesuffix(SUB_PATH)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 50_000})
    page.goto(ADDRESS)
    wait_until_ready(page)
    page.reload()
    wait_until_ready(page)
    answer_all(page, HALT)
    expect(page.locator(STRONGEST)).to_contain_text("Telt het zwaarst")


@thorough
@pytest.mark.fault(
    "the browser ended the service worker",
    "what was kept",
)
def test_service_worker_that_the_browser_ended_goes_on(line: Line) -> None:
    line.visit("mas/routes/halt/")
    session = line.context.new_cdp_session(line.context.pages[0])
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    page = line.cut()
    page.goto("mas/routes/halt/")
    expect(page.locator("h1")).to_be_visible()


class _Forbids(_Handler):
    """A host, or a proxy in between, that lets no browser keep a file."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@thorough
@pytest.mark.fault(
    "the host lets browsers keep nothing (no-store)",
    "Python, and what was opened without internet",
)
def test_host_that_lets_nothing_be_kept_changes_nothing(line: Line) -> None:
    line.server.RequestHandlerClass = partial(_Forbids, directory=str(line.site))
    wait_until_ready(line.visit(ADDRESS))
    line.keeps(*PYTHON)
    page = line.cut()
    page.goto(ADDRESS)
    wait_until_ready(page)


@thorough
def test_two_tabs_keep_the_same(line: Line) -> None:
    one, two = line.visit(""), line.visit("mas/")
    for page in (one, two):
        found = page.evaluate(KEPT_ADDRESSES)
        assert {line.address, f"{line.address}mas/"} <= set(found)
        assert len(found) == len(set(found))
