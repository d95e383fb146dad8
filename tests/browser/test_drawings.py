"""In every drawing of the site links lead to a place, texts fit, and letters can be read."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.routewijzer import FLOW, pages_with
from tests.browser.visits import FIT, WIDTHS, Drawings, Visits
from tests.support.build import SUB_PATH

DRAWING = 'class="beeld-kader"'
SMALLEST = 12  # pixels
NAME = "document.activeElement.getAttribute('aria-label')"


def lands(site: Path, address: str) -> bool:
    """Tell whether an address leads to a page and a place on it."""
    parts = urlsplit(address)
    page = site / parts.path.removeprefix(SUB_PATH) / "index.html"
    place = f'id="{parts.fragment}"' if parts.fragment else ""
    return page.exists() and place in page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawings(visits: Visits, site: Path) -> dict[str, Drawings]:
    """Return what each page with drawings shows of them."""
    return {path: visits.to(path).drawings for path in pages_with(site, DRAWING)}


def test_links_in_drawings_lead_to_a_place(drawings: dict[str, Drawings], site: Path) -> None:
    for path, found in drawings.items():
        assert [link for link in found.links if not lands(site, link["address"])] == [], path


def test_links_in_drawings_have_a_name(drawings: dict[str, Drawings]) -> None:
    for path, found in drawings.items():
        assert [link for link in found.links if not link["name"]] == [], path


@pytest.mark.parametrize("width", FIT)
def test_texts_of_drawings_fit_their_boxes(drawings: dict[str, Drawings], width: int) -> None:
    for path, found in drawings.items():
        assert found.texts[width], path
        assert [text for text, sticks_out in found.texts[width] if sticks_out] == [], path


@pytest.mark.parametrize("width", WIDTHS)
def test_letters_in_drawings_are_12_pixels_or_more(
    drawings: dict[str, Drawings], width: int
) -> None:
    for path, found in drawings.items():
        assert found.letters[width], path
        small = [(text, size) for text, size in found.letters[width] if size < SMALLEST - 0.01]
        assert small == [], path


@pytest.mark.parametrize("width", FIT)
def test_tab_goes_past_the_steps_in_their_order(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("mas/stappenplan/")
    page.locator(".beeld a:visible").first.focus()
    for step in FLOW.plan:
        for title in (step.title, *(route.title for route in FLOW.routes if step.routes)):
            assert title in page.evaluate(NAME)
            page.keyboard.press("Tab")
