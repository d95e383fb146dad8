"""Keeps pages where Python runs open from test to test, for Python takes seconds to start.

Before each test everything is wiped, as a visitor would, and the page is compared with how it was
when it was new. A page that is not the same again makes place for a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page

from tests.browser.engines import PATIENCE
from tests.browser.host import complain_into

# What a test can change of a page: all that stands in it, its title and its address.
STATE = """() => location.href + document.title +
  document.querySelector("article").outerHTML.replaceAll(/ (class|style)=""/g, "")"""
TO_THE_TOP = """() => {
  document.activeElement.blur();
  for (const box of document.querySelectorAll("html, .beeld-kader")) box.scrollTo(0, 0);
}"""


@dataclass
class ReadyPage:
    """A page that stays open; `start` opens it in an empty tab and `wipe` makes it as new."""

    browser: Browser
    base_url: str
    start: Callable[[Page], None]
    wipe: Callable[[Page], None]
    complaints: list[str] = field(default_factory=list)
    _page: Page | None = None
    _new: str = ""

    @contextmanager
    def as_new(self) -> Iterator[Page]:
        """Give the page to one test; what goes wrong in it fails that test."""
        page = self._page
        if page is None or not self._is_as_new(page):
            self.close()
            page = self._open()
        self.complaints.clear()
        yield page
        page.context.clear_permissions()
        page.unroute_all()
        assert self.complaints == []

    def _open(self) -> Page:
        page = self._page = self.browser.new_page(base_url=self.base_url)
        page.set_default_timeout(PATIENCE * 1000)
        complain_into(self.complaints, page, urlsplit(self.base_url).netloc)
        self._reset_window(page)
        self.start(page)
        self._make_new(page)
        self._new = page.evaluate(STATE)
        return page

    def _is_as_new(self, page: Page) -> bool:
        """Make the page as new; tell whether that worked."""
        try:
            self._reset_window(page)
            self._make_new(page)
        except (AssertionError, Error):  # a test left it elsewhere, or in the middle of something
            return False
        return bool(page.evaluate(STATE) == self._new)

    def _make_new(self, page: Page) -> None:
        self.wipe(page)
        page.evaluate(TO_THE_TOP)

    @staticmethod
    def _reset_window(page: Page) -> None:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")

    def close(self) -> None:
        """Close the page, if there is one."""
        if self._page:
            self._page.close()
            self._page = None
