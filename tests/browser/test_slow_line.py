"""As long as bytes come the page waits and tells how many came; silence is owed to the line."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from mimetypes import guess_type
from pathlib import Path
from queue import Empty, Queue

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.faces.runtime.library import LIBRARY
from scripts.faces.site.python_part import SENTENCES
from scripts.installed_browsers import find_chromium
from tests.browser.engines import OtherBrowser, find
from tests.browser.forms import FORMS
from tests.browser.host import SiteServer, _Handler
from tests.browser.routewijzer import ADDRESS, READY, WASM, answer, button, wait_until_ready
from tests.browser.test_without_python import expect_given_up
from tests.support.build import SUB_PATH
from tests.support.thorough import thorough

pytestmark = thorough

LOADING, FAILED = ":is(#rw-laden, #mt-laden)", ":is(#rw-mislukt, #mt-mislukt)"
PATIENCE = 60_000  # milliseconds without a byte, as in python.js
MEGABYTE = 1_000_000
# Every sort of page where Python runs.
PAGES = [ADDRESS, f"{ADDRESS}overleg/?overleg=bas", f"{ADDRESS}oefenen/", FORMS[0]]
every_page = pytest.mark.parametrize("path", PAGES)
COUNTED = re.compile(r"(\d,\d) van (\d,\d) MB binnen\.")


class SlowServer(SiteServer):
    """A server that sends the largest file only as far as it may; None is all the rest."""

    def __init__(self, site: Path) -> None:
        super().__init__(site)
        self.RequestHandlerClass = partial(_Slow, directory=str(site))
        self.allowed: Queue[int | None] = Queue()
        self.stopped = threading.Event()


class _Slow(_Handler):
    server: SlowServer

    def copyfile(self, source, outputfile) -> None:  # type: ignore[no-untyped-def]
        """Send a file, the largest one piece by piece, as the test of this request allows."""
        allowed, stopped = self.server.allowed, self.server.stopped
        while self.path.endswith(WASM) and not stopped.is_set():
            try:
                size = allowed.get(timeout=0.1)
            except Empty:
                continue
            outputfile.write(source.read(size))
            outputfile.flush()
            if size is None:
                break
        super().copyfile(source, outputfile)


@pytest.fixture(scope="module")
def slow_server(site: Path) -> Iterator[SlowServer]:
    with SlowServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def slow(slow_server: SlowServer, browser: Browser) -> Iterator[Page]:
    """Return an empty page, whose clock the test holds, in a browser that has fetched nothing."""
    # Of its own for each test: a request of the one before may still be going on.
    slow_server.stopped, slow_server.allowed = threading.Event(), Queue()
    base = f"http://localhost:{slow_server.server_port}{SUB_PATH}"
    with browser.new_context(base_url=base) as context:
        page = context.new_page()
        page.clock.install(time=0)
        page.clock.pause_at(1)  # or the clock of a busy machine runs on
        yield page
        slow_server.stopped.set()


def came(page: Page) -> float:
    """Return how many megabytes the page says have come."""
    found = COUNTED.search(page.locator(LOADING).inner_text())
    assert found
    assert float(found[1].replace(",", ".")) <= float(found[2].replace(",", "."))
    return float(found[1].replace(",", "."))


def calm(place: Locator) -> None:
    expect(place).to_be_hidden()


@pytest.mark.fault(
    "the line is slow",
    "what has come, in megabytes, for as long as bytes come",
)
@every_page
def test_page_waits_as_long_as_bytes_come(slow: Page, slow_server: SlowServer, path: str) -> None:
    slow.goto(path)
    slow.clock.run_for(5_000)
    expect(slow.locator(LOADING)).to_have_text(COUNTED)
    for _ in range(4):
        before = came(slow)
        slow_server.allowed.put(MEGABYTE)
        slow.wait_for_function(
            "([css, text]) => !document.querySelector(css).textContent.includes(text)",
            arg=[LOADING, f"{before:.1f}".replace(".", ",") + " van"],
        )
        slow.clock.run_for(PATIENCE - 10_000)
        calm(slow.locator(FAILED))
    assert came(slow) > 2
    slow_server.allowed.put(None)
    wait_until_ready(slow)
    if "overleg" in path:
        slow.locator("#scherm-kop").wait_for()
    calm(slow.locator(LOADING))
    calm(slow.locator(FAILED))


def test_what_the_visitor_reads_stays_where_it_is_on_a_slow_line(slow: Page) -> None:
    slow.goto(ADDRESS)
    slow.clock.run_for(1_000)
    expect(slow.locator("html")).to_have_attribute("data-rw", "begint")
    below = slow.locator("#het-stroomschema")
    before = below.bounding_box()
    slow.clock.run_for(10_000)
    assert below.bounding_box() == before
    calm(slow.locator(LOADING))  # nobody waits for an answer
    answer(slow, "veiligheid", "nee")
    calm(slow.locator(LOADING))  # neither for a question
    button(slow, "Toon wat nog kan").click()
    expect(slow.locator(LOADING)).to_be_visible()


@pytest.mark.fault(
    "the line falls silent",
    "the sentence that it is the line",
)
@every_page
def test_line_that_falls_silent_is_named(slow: Page, slow_server: SlowServer, path: str) -> None:
    slow.goto(path)
    slow_server.allowed.put(MEGABYTE)
    slow.clock.run_for(5_000)
    expect(slow.locator(LOADING)).to_have_text(COUNTED)
    slow.clock.run_for(PATIENCE + 1_000)
    expect(slow.locator(FAILED)).to_be_visible()
    expect(slow.locator(FAILED)).to_contain_text(SENTENCES["lijn"])
    expect(slow.locator(FAILED)).to_be_in_viewport()
    calm(slow.locator(LOADING))


@every_page
def test_quick_line_leaves_no_word_about_it(slow: Page, slow_server: SlowServer, path: str) -> None:
    slow_server.allowed.put(None)
    slow.goto(path)
    slow.clock.run_for(3_000)  # until the browser has time
    wait_until_ready(slow)
    slow.clock.run_for(10_000)
    calm(slow.locator(LOADING))


# --- a server that does not know the types -------------------------------------------------------


class _Untyped(_Handler):
    def guess_type(self, path: object) -> str:
        """Call every file of the runtime the same."""
        other = "/runtime/" in str(path)
        return "application/octet-stream" if other else super().guess_type(str(path))


@pytest.fixture(scope="module")
def untyped(site: Path) -> Iterator[str]:
    """Serve every file of the runtime as bytes of no kind; return the address."""
    with SiteServer(site) as server:
        server.RequestHandlerClass = partial(_Untyped, directory=str(site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}{SUB_PATH}"
        server.shutdown()


@pytest.mark.fault(
    "the server does not know the type of a file",
    "Python: its bytes are right",
)
@every_page
def test_right_bytes_count_whatever_the_server_calls_them(
    browser: Browser, untyped: str, path: str
) -> None:
    with browser.new_page(base_url=untyped) as page:
        page.goto(path)
        wait_until_ready(page)
        calm(page.locator(FAILED))


def test_right_bytes_count_in_other_browsers(other_browser: OtherBrowser, untyped: str) -> None:
    other_browser.driver.get(untyped + ADDRESS)
    find(other_browser, READY)


# --- plain http, where a script cannot check a hash itself ---------------------------------------


@pytest.fixture(scope="module")
def insecure(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page over http from a computer that is not this one, for all that the browser knows."""
    args = ["--host-resolver-rules=MAP wijzer.test 127.0.0.1", "--disable-gpu"]
    base = base_url.replace("localhost", "wijzer.test")
    with browser.browser_type.launch(executable_path=find_chromium(), args=args) as other:
        yield other.new_page(base_url=base)


def test_plain_http_has_python_too(insecure: Page) -> None:
    insecure.goto(ADDRESS)
    assert insecure.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    wait_until_ready(insecure)


@pytest.mark.fault(
    "a file is damaged, over plain http",
    "the interview without reasons",
)
@pytest.mark.parametrize("file", [WASM, LIBRARY, "pyodide.asm.js"])
def test_plain_http_refuses_a_damaged_file(insecure: Page, site: Path, file: str) -> None:
    (whole,) = site.rglob(file)
    broken = bytearray(whole.read_bytes())
    broken[len(broken) // 2] ^= 1
    # Only the browser knows where this computer lies, so Playwright cannot fetch the file itself.
    insecure.route(
        f"**/{file}",
        lambda route: route.fulfill(body=bytes(broken), content_type=guess_type(file)[0]),
    )
    insecure.goto(ADDRESS)
    expect_given_up(insecure, "lijn")
    insecure.unroute_all()
