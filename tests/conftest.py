"""The expensive things, made once: the built site, a server for it and a browser."""

import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from scripts.faces.site.build_site import build_site
from scripts.installed_browsers import find_chromium
from tests.browser.engines import ENGINES, PATIENCE, OtherBrowser, require
from tests.browser.host import SiteServer, complain_into
from tests.support.build import BUILD, DOWNLOADS, SUB_PATH
from tests.support.once import made_once

# In the id of a test: the other browser it starts, or the page it is about.
ABOUT = re.compile(rf"\[({'|'.join(ENGINES)}|(?:[\w-]+/)*)[-\]]")

# Python takes two seconds to start, and on a busy machine a good deal longer.
expect.set_options(timeout=PATIENCE * 1000)

# A test asks what is so, and never how fast: that differs from machine to machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Chromium compiles WebAssembly twice: quickly, and behind that for speed. Tests are done before the
# second pays: without it Python starts in half the time. The browser over plain http in
# `test_slow_line.py` starts as those of visitors do.
FLAGS = ["--disable-gpu", "--disable-background-networking", "--js-flags=--liftoff-only"]

# What a page can keep: everything but the cache of files.
KEPT = "cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems"


class ByPage(LoadScopeScheduling):  # type: ignore[misc]
    """Sends all browser tests of one page to one worker, which then loads that page once.

    And all of one other browser, which then starts once; the rest by file, for what they share.

    xdist has groups for this (`--dist loadgroup`), but its 3.8 does not see them in pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        about = ABOUT.search(nodeid) if nodeid.startswith("tests/browser/") else None
        return f"about {about[1]}" if about else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByPage:
    """Let pytest-xdist share out the tests by page."""
    return ByPage(config, log)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once, outside the working tree, for all workers of this run.

    Return the folder with `site`, as it is published under a sub-path, and the `stage` it was
    built from.
    """
    return made_once(
        tmp_path_factory,
        "built",
        lambda folder: build_site(BUILD, folder / "stage", folder / "site"),
    )


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """Return the folder of the built site."""
    return built / "site"


@pytest.fixture(scope="session")
def downloads(built: Path) -> Path:
    """Return the folder with every document to download."""
    return built / DOWNLOADS


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[SiteServer]:
    """Serve the site as GitHub Pages would; `server.paths` holds what was asked for."""
    with SiteServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def base_url(server: SiteServer) -> str:
    """Return the address of the home page; it ends with a slash."""
    return f"http://localhost:{server.server_port}{SUB_PATH}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this computer."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        keep_nothing_offline(browser)
        yield browser
        browser.close()


def keep_nothing_offline(browser: Browser) -> None:
    """Leave the service worker out of all pages: what it answers, a test could not hold up.

    Those of `test_offline.py` ask for it.
    """
    for name in ("new_page", "new_context"):
        setattr(browser, name, partial(getattr(browser, name), service_workers="block"))


def launch(kind: BrowserType, *settings: str) -> Browser:
    """Start the Chromium of this computer, with settings of its command line."""
    path = find_chromium()
    if not path:
        pytest.fail("No Chromium found: install it, or set CHROMIUM to its path")
    return kind.launch(
        executable_path=path,
        chromium_sandbox=os.name == "posix" and os.geteuid() != 0,  # root cannot use it
        args=[*FLAGS, *settings],
    )


@pytest.fixture(scope="session", params=ENGINES)
def other_browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OtherBrowser]:
    """Start Firefox, then WebKitGTK."""
    require(request.param)
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as browser:
        yield browser


@pytest.fixture
def complaints() -> list[str]:
    """Collect what goes wrong in `page`; a test that provokes errors reads and clears this list."""
    return []


@pytest.fixture(scope="session")
def shared(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Open the context that `page` opens in: what one test fetched is in the cache for the next."""
    with new_context(browser, base_url) as context:
        yield context


@pytest.fixture
def page(shared: BrowserContext, base_url: str, complaints: list[str]) -> Iterator[Page]:
    """Open an empty page; errors, blocked content and requests elsewhere fail the test.

    The browser remembers nothing of an earlier test but the files that it fetched. A clock that a
    test sets stays with all pages that come after, so such a test takes `cold_page`.
    """
    page = shared.new_page()
    assert not page.evaluate("'__pwClock' in window"), "an earlier test set the clock in `page`"
    forget(page, base_url)
    stop = complain_into(complaints, page, urlsplit(base_url).netloc)
    yield page
    for opened in shared.pages:
        opened.close()
    stop()
    shared.clear_permissions()
    shared.unroute_all()
    assert not complaints


@pytest.fixture
def cold_page(browser: Browser, base_url: str, complaints: list[str]) -> Iterator[Page]:
    """Open an empty page as `page` does, in a browser that has fetched and kept nothing."""
    with new_context(browser, base_url) as context:
        page = context.new_page()
        complain_into(complaints, page, urlsplit(base_url).netloc)
        yield page
    assert not complaints


def new_context(browser: Browser, base_url: str) -> BrowserContext:
    context = browser.new_context(base_url=base_url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    return context


def forget(page: Page, base_url: str) -> None:
    """Wipe all that pages of the site can keep in the context of this page, but the files."""
    address = urlsplit(base_url)
    session = page.context.new_cdp_session(page)
    origin = {"origin": f"{address.scheme}://{address.netloc}", "storageTypes": KEPT}
    session.send("Storage.clearDataForOrigin", origin)
    session.detach()
