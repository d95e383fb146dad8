"""Loads each page once and asks it all that the tests want to know, so that they need not load it.

A test asks `visits.to(path)`. An answer is worked out when it is first asked for and kept; the page
is loaded again only when another page was visited in between.

Here Python never comes: it would change the page in the middle of an answer. What it brings is
looked at where it is waited for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checkers import Found, violations_by_look, violations_once
from tests.browser.host import NOWHERE, RULE_PAGES, page_paths
from tests.browser.ink import Ink, ink_of
from tests.browser.looks import IN_EVERY_LOOK, show_in
from tests.browser.paper import printed_quickly, words_in
from tests.browser.stops import covered
from tests.browser.walk import ALL_OVER, ENDS, bad_rings, out_of_order
from tests.support.thorough import of_more

PATHS = [path for path in page_paths() if path != NOWHERE]
PAPER = 680, 1001  # CSS pixels: A4 less the margins
# Pages that have between them every kind of element that there is, with the classes it can have:
# what a kind can get wrong, it gets wrong on one of these (`tests/site/test_sorts.py`).
OF_EACH_SORT = (
    "",
    "mas/stappenplan/",
    "mas/stappenplan/stap-4/",
    "mas/routes/halt/",
    "mas/drempels/",
    "mas/wat-als/",
    "mas/begrippen/",
    "mas/versies/",
    "rollen/",
    "handreiking/",
    "handreiking/infographic/",
    "handreiking/uitnodiging/",
    "handreiking/quick-scan/",
    "routewijzer/",
    "routewijzer/overleg/",
    "routewijzer/papier/",
    "routewijzer/regels/",
    "routewijzer/voorbeelden/",
    "over/bronnen/",
    "over/redactie/",
    "over/zonder-internet/",
    "over/inbedden/",
    "over/snelheid/",
    "over/licenties/",
    "regio/maken/",
    "regio/vergelijken/",
    RULE_PAGES[0],
    NOWHERE,
)
NIGHT = ("dark", 1280)
# A ring depends on the room round it, which the width decides, and on the colours.
RINGS_IN = (("light", 1280), ("light", 390), ("dark", 390), ("forced", 1280))

UNFOLD = """() => [...document.querySelectorAll("details:not([open])")]
  .map((part) => { part.open = true; return part; })"""
FOLD = "parts => parts.forEach(part => { part.open = false; })"
SCREEN_ONLY = """
:is(header, footer, nav, button, [role=dialog], .md-skip, .headerlink):not(article nav)
"""
VISIBLE = "found => found.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"
TOO_WIDE = "found => found.filter(e => e.scrollWidth > e.parentElement.clientWidth + 1).length"
HEIGHTS = "found => found.map(e => e.getBoundingClientRect().height)"
WIDTH = "document.documentElement.scrollWidth"
# How far the page scrolls sideways, and what sticks out that is in no frame of its own.
ASIDE = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("article *")]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 90)).slice(0, 5).concat(`${scrollWidth} wide`);
}"""
USUAL, TWICE = {"standard": 16, "fixed": 13}, {"standard": 32, "fixed": 26}  # pixels
FIT = (1280, 390)  # the widths at which texts are held against their boxes
WIDTHS = (*FIT, 1366, 1920, 320)

# The texts in boxes, and whether each sticks out of its box by more than a rounding error.
TEXTS = """async () => {
  await document.fonts.ready;
  const box = (shape) => shape.getBBox();
  const sticksOut = (text, shapes) => {
    const {x, y, width, height} = box(text);
    return !shapes.map(box).some((card) => x >= card.x - 1 && y >= card.y - 1
      && x + width <= card.x + card.width + 1 && y + height <= card.y + card.height + 1);
  };
  const found = [];
  for (const group of document.querySelectorAll(".beeld :is(.node, .cluster)")) {
    if (!group.checkVisibility()) continue;
    const shapes = [...group.querySelectorAll("path, polygon")];
    const texts = [...group.querySelectorAll("text")];
    found.push(...texts.map((text) => [text.textContent, sticksOut(text, shapes)]));
  }
  return found;
}"""

# The texts of drawings, and how many pixels high their letters are on this screen.
LETTERS = """() => [...document.querySelectorAll(".beeld text")]
  .filter((text) => text.checkVisibility())
  .map((text) => [text.textContent,
    parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a])"""

# Where the links of drawings go and what they are called, also in a drawing for another width.
LINKS = """() => [...document.querySelectorAll(".beeld a")].map((link) => ({
  address: new URL(link.getAttribute("href"), document.baseURI).href,
  name: link.getAttribute("aria-label") || link.textContent.trim(),
}))"""


every_page = pytest.mark.parametrize("path", PATHS)
every_address = pytest.mark.parametrize("path", page_paths())
# Always a page of each sort; the others where everything is asked.
each_sort_of_page = pytest.mark.parametrize("path", of_more(PATHS, always=OF_EACH_SORT))
each_sort_of_address = pytest.mark.parametrize("path", of_more(page_paths(), always=OF_EACH_SORT))


@contextmanager
def twice_as_large(page: Page) -> Iterator[None]:
    """Have the browser write twice as large, as its settings can."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": TWICE})
    yield
    session.send("Page.setFontSizes", {"fontSizes": USUAL})
    session.detach()


@dataclass(frozen=True)
class Upright:
    """What of a page would be printed, in CSS pixels."""

    of_the_screen: list[str]
    width: int
    tables_too_wide: int
    heights_of_figures: list[float]


@dataclass(frozen=True)
class Drawings:
    """The links of the drawings on a page, and by width how their texts show.

    `texts` tells which stick out of their boxes, `letters` how many pixels high they are.
    """

    links: list[dict[str, str]]
    texts: dict[int, list[tuple[str, bool]]]
    letters: dict[int, list[tuple[str, float]]]


class Visits:
    """A browser page that goes from page to page, and what it has seen."""

    def __init__(self, page: Page, complaints: list[str]) -> None:
        self._page, self._complaints = page, complaints
        self._at: str | None = None
        self._visits: dict[str, Visit] = {}

    def to(self, path: str) -> Visit:
        """Return the visit to a page."""
        return self._visits.setdefault(path, Visit(self, path))

    def load(self, path: str) -> Page:
        """Load a page, unless it is the one that is open, in the look of a laptop by day."""
        if self._at != path:
            self._complaints.clear()
            self._at = None
            self._page.emulate_media(media="null", color_scheme="light", reduced_motion="reduce")
            self._page.set_viewport_size({"width": 1280, "height": 900})
            self._page.goto(path)
            self._at = path
        return self._page

    def complaints(self) -> list[str]:
        """Return what went wrong since the page was loaded."""
        return list(self._complaints)


class Visit:
    """One page; every answer gives it the look that it needs and leaves what folds as it was."""

    def __init__(self, visits: Visits, path: str) -> None:
        self._visits, self._path = visits, path

    def _load(self) -> Page:
        return self._visits.load(self._path)

    @cached_property
    def complaints(self) -> list[str]:
        """Errors, blocked content and requests elsewhere, up to where the heading shows."""
        expect(self._load().locator("h1")).to_be_visible()
        return self._visits.complaints()

    @cached_property
    def width_on_320_pixels(self) -> int:
        """How wide the page is on a screen of 320 pixels."""
        page = self._load()
        page.set_viewport_size({"width": 320, "height": 640})
        found: int = page.evaluate(WIDTH)
        return found

    @cached_property
    def aside_in_large_letters(self) -> list[str]:
        """What sticks out on a phone with letters twice as large, with all that folds open."""
        page = self._load()
        show_in(page, ("light", 390))
        folded = page.evaluate_handle(UNFOLD)
        with twice_as_large(page):
            found: list[str] = page.evaluate(ASIDE)
        folded.evaluate(FOLD)
        return found

    @property
    def _inside(self) -> str:
        """What stands round the text is the same on every page."""
        return "body" if self._path in OF_EACH_SORT else "article"

    @cached_property
    def covered(self) -> list[str]:
        """What has the focus and is covered, on a laptop and on a phone."""
        page = self._load()
        found = []
        for width in FIT:
            show_in(page, ("light", width))
            found += [f"{width}: {text}" for text in covered(page, self._inside)]
        return found

    @cached_property
    def out_of_order(self) -> list[str]:
        """What Tab comes at too early or too late, on a laptop and on a phone, folded and open."""
        page = self._load()
        found = []
        for width in FIT:
            show_in(page, ("light", width))
            found += [f"{width}: {text}" for text in out_of_order(page)]
            folded = page.evaluate_handle(UNFOLD)
            found += [f"{width}: {text}" for text in out_of_order(page)]
            folded.evaluate(FOLD)
        return found

    @cached_property
    def bad_rings(self) -> list[str]:
        """What is wrong with the ring round what has the focus: RINGS_IN says in which looks."""
        page = self._load()
        found = []
        for scheme, width in RINGS_IN:
            show_in(page, (scheme, width))
            ends = ALL_OVER if scheme == "light" else ENDS
            found += [f"{scheme} {width}: {text}" for text in bad_rings(page, self._inside, ends)]
        show_in(page, ("light", FIT[0]))
        return found

    @cached_property
    def violations(self) -> Found:
        """What the checkers find wrong by look, with all that folds open; of a sort in each."""
        page = self._load()
        folded = page.evaluate_handle(UNFOLD)
        if self._path in OF_EACH_SORT or IN_EVERY_LOOK:
            found = violations_by_look(page)
        else:
            found = violations_once(page, "article")
        folded.evaluate(FOLD)
        return found

    @cached_property
    def violations_by_day(self) -> Found:
        """What the checkers find wrong by day on a laptop, with all that folds open."""
        page = self._load()
        folded = page.evaluate_handle(UNFOLD)
        found = violations_once(page)
        folded.evaluate(FOLD)
        return found

    @cached_property
    def _paper(self) -> tuple[list[str], Ink]:
        """The words and the ink of somebody who reads in dark mode and prints backgrounds."""
        page = self._load()
        show_in(page, NIGHT)
        document = printed_quickly(page)
        return words_in(document), ink_of(document)

    @property
    def sheets(self) -> list[str]:
        """The text of every sheet."""
        return self._paper[0]

    @property
    def first_sheet(self) -> Ink:
        """How the first sheet is used."""
        return self._paper[1]

    @cached_property
    def upright(self) -> Upright:
        """The page as wide as the text on paper, and as it is printed."""
        page = self._load()
        width, height = PAPER
        page.emulate_media(media="print")
        page.set_viewport_size({"width": width, "height": height})
        found = Upright(
            page.locator(SCREEN_ONLY).evaluate_all(VISIBLE),
            page.evaluate(WIDTH),
            page.locator("article table").evaluate_all(TOO_WIDE),
            page.locator("figure").evaluate_all(HEIGHTS),
        )
        page.emulate_media(media="null")
        return found

    @cached_property
    def drawings(self) -> Drawings:
        """The links and texts of the drawings, with all that folds open, on every screen."""
        page = self._load()
        folded = page.evaluate_handle(UNFOLD)
        texts, letters = {}, {}
        for width in WIDTHS:
            show_in(page, ("light", width))
            letters[width] = page.evaluate(LETTERS)
            if width in FIT:
                texts[width] = page.evaluate(TEXTS)
        folded.evaluate(FOLD)
        return Drawings(page.evaluate(LINKS), texts, letters)
