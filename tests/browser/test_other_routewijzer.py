"""The routewijzer in Firefox and WebKitGTK: a mistake, the way back, and no Python."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import override
from urllib.parse import urlsplit

import pytest

from scripts.faces.site.python_part import SENTENCES
from tests.browser.elsewhere import (
    FOCUSED,
    answer,
    answer_all,
    blank_after,
    expect_heading,
    expect_text,
    given,
    open_ready,
    press,
    start_again,
    text_of,
    until,
)
from tests.browser.engines import OtherBrowser, click, find
from tests.browser.host import SiteServer, _Handler
from tests.browser.routewijzer import (
    ADDRESS,
    ERROR,
    FAILED,
    FLOW,
    HALT,
    WASM,
    heading_after,
    labels,
    title,
)
from tests.browser.test_python_when import STRONGEST
from tests.support.build import SUB_PATH
from tests.support.thorough import thorough

pytestmark = thorough

FIRST = FLOW.questions[FLOW.start]
TWO = {"veiligheid": "nee", "plicht": "ja"}


@pytest.fixture(scope="module")
def open_page(other_browser: OtherBrowser, base_url: str) -> Iterator[OtherBrowser]:
    """Open the routewijzer once in each browser, with Python."""
    with blank_after(other_browser) as browser:
        open_ready(browser, base_url + ADDRESS)
        yield browser


@pytest.fixture
def other(open_page: OtherBrowser) -> OtherBrowser:
    """Return the browser at the first question, with nothing answered."""
    start_again(open_page)
    return open_page


def test_mistake_is_told_at_the_top_and_in_the_title(other: OtherBrowser) -> None:
    press(other, "Verder")
    until(other, f"document.activeElement.matches('{ERROR}')")
    assert other.driver.title == f"Fout: {title(FIRST.short)}"
    summary = find(other, ERROR)
    assert summary.is_displayed()
    click(other, find(other, f"{ERROR} a"))
    until(other, f"document.activeElement.form?.dataset.vraag === '{FIRST.id}'")
    assert "#" not in other.driver.current_url  # it would show what was asked
    answer(other, "veiligheid", "nee")
    expect_heading(other, heading_after({"veiligheid": "nee"}))
    assert other.driver.title == title(FLOW.questions["plicht"].short)
    assert other.driver.execute_script(FOCUSED) == "rw-kop"


def test_back_and_forward_keep_the_answers(other: OtherBrowser) -> None:
    answer_all(other, TWO)
    other.driver.back()
    expect_heading(other, heading_after({"veiligheid": "nee"}))
    assert given(other) == labels({"veiligheid": "nee"})
    other.driver.forward()
    expect_heading(other, heading_after(TWO))
    assert given(other) == labels(TWO)


def test_terug_keeps_the_answers_before_it(other: OtherBrowser) -> None:
    answer_all(other, TWO)
    press(other, "Terug")
    expect_heading(other, heading_after({"veiligheid": "nee"}))
    assert given(other) == labels({"veiligheid": "nee"})
    answer(other, "plicht", "nee-18")
    expect_heading(other, FLOW.outcomes["doorstroompunt"].title)


def test_outcome_says_what_weighs_most(other: OtherBrowser) -> None:
    answer_all(other, HALT)
    expect_text(other, STRONGEST, "Telt het zwaarst")
    assert given(other) == labels(HALT)


class _WithoutPython(_Handler):
    """A host that has everything but the file that Python runs in."""

    @override
    def do_GET(self) -> None:
        if urlsplit(self.path).path.endswith(WASM):
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()


@pytest.fixture(scope="module")
def without_python(site: Path) -> Iterator[str]:
    """Return the address of the home page at a host where Python cannot start."""
    with SiteServer(site) as server:
        server.RequestHandlerClass = partial(_WithoutPython, directory=str(site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}{SUB_PATH}"
        server.shutdown()


def test_outcome_comes_without_python(other_browser: OtherBrowser, without_python: str) -> None:
    with blank_after(other_browser) as browser:
        browser.driver.get(without_python + ADDRESS)
        find(browser, "html[data-rw=alleen]")
        assert find(browser, FAILED).is_displayed()
        assert text_of(browser, FAILED).strip().startswith(SENTENCES["storing"])
        answer_all(browser, HALT)
        assert given(browser) == labels(HALT)
        assert "Telt het zwaarst" not in text_of(browser, "#rw")
