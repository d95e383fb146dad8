"""What the tests in a browser share beside `page`: pages that stay open, for that is fast."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checkers import checked
from tests.browser.forms import FORMS, open_form, wipe_form
from tests.browser.host import complain_into
from tests.browser.looks import ASKED, LOOKS, Look
from tests.browser.ready import ReadyPage
from tests.browser.routewijzer import NO_PYTHON, open_ready, start_again
from tests.browser.visits import Visits
from tests.support.thorough import of_more

NAMED = {str(look): look for look in LOOKS}

type OpenForm = Callable[[str], Page]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Let a test tell what it was checked by: tests/every_look.py counts it."""
    checked.clear()
    try:
        return (yield)
    finally:
        item.user_properties += [("checked", one.as_told()) for one in checked]


@pytest.fixture(scope="session")
def visits(browser: Browser, base_url: str) -> Iterator[Visits]:
    """Return what visits each page once, however many tests ask something of it."""
    viewport = {"width": 1280, "height": 900}
    with browser.new_page(
        base_url=base_url,
        viewport=viewport,  # type: ignore[arg-type]
        color_scheme="light",
        reduced_motion="reduce",
    ) as page:
        page.add_init_script(NO_PYTHON)
        complaints: list[str] = []
        complain_into(complaints, page, urlsplit(base_url).netloc)
        yield Visits(page, complaints)


@pytest.fixture(scope="module", params=of_more(NAMED, always=[*map(str, ASKED)]))
def look(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """One page per colour and size, opened in that look."""
    asked: Look = request.param
    with browser.new_page(
        base_url=base_url,
        viewport={"width": asked.width, "height": asked.height},
        color_scheme=asked.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    ) as page:
        yield page


@pytest.fixture(scope="session")
def ready_page(browser: Browser, base_url: str) -> Iterator[ReadyPage]:
    """Start Python once for all tests that ask for `routewijzer`."""
    ready = ReadyPage(browser, base_url, open_ready, start_again)
    yield ready
    ready.close()


@pytest.fixture
def routewijzer(ready_page: ReadyPage) -> Iterator[Page]:
    """Return the routewijzer at the first question, with Python ready and nothing answered.

    The page stays open between tests. A test about loading, storage or the whole history, or one
    that replaces a function of the window, opens its own in `page` or `cold_page`.
    """
    with ready_page.as_new() as page:
        yield page


def ready_forms_of(browser: Browser, base_url: str, script: str = "") -> dict[str, ReadyPage]:
    """Return a page for each form, by path, that runs a script before those of the site."""

    def start(page: Page, path: str) -> None:
        page.add_init_script(script)
        open_form(page, path)

    return {
        path: ReadyPage(browser, base_url, partial(start, path=path), wipe_form) for path in FORMS
    }


@pytest.fixture(scope="session")
def ready_forms(browser: Browser, base_url: str) -> Iterator[dict[str, ReadyPage]]:
    """Start Python once in each form for all tests that ask for `form`."""
    ready = ready_forms_of(browser, base_url)
    yield ready
    close_all(ready)


@pytest.fixture
def form(ready_forms: dict[str, ReadyPage]) -> Iterator[OpenForm]:
    """Return what gives a form for a meeting with Python ready and nothing filled in, by path."""
    with ExitStack() as pages:
        yield lambda path: pages.enter_context(ready_forms[path].as_new())


def close_all(ready: dict[str, ReadyPage]) -> None:
    """Close the pages that were opened."""
    for page in ready.values():
        page.close()
