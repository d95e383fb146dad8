"""In every drawing of the site links lead to a place, texts fit, and letters can be read."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.routewijzer import FLOW, pages_with
from tests.browser.visits import FIT, WIDTHS, Drawings, Visits
from tests.support.build import SUB_PATH

DRAWING = 'class="beeld-kader"'
SMALLEST = 12  # pixels
NAME = "document.activeElement.getAttribute('aria-label')"
POSTER = "handreiking/infographic/"
# The letters of the poster in pixels, and the texts that lie over another or stick out of it.
ON_POSTER = """async () => {
  await document.fonts.ready;
  const poster = document.querySelector(".beeld-plaat");
  const texts = [...poster.querySelectorAll("text")];
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
  const {left, right} = poster.getBoundingClientRect();
  const over = ([, one], [, other]) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - other.height / 3 && other.top < one.bottom - one.height / 3;
  const wrong = boxes.filter((box, number) => box[1].left < left - 1 || box[1].right > right + 1
    || boxes.slice(number + 1).some((other) => over(box, other)));
  const scale = poster.getScreenCTM().a;
  const sizes = texts.map((text) => parseFloat(text.getAttribute("font-size")) * scale);
  return {wrong: wrong.map(([text]) => text), smallest: Math.min(...sizes)};
}"""


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
        assert found.texts[width] or path == POSTER, path  # has no boxes; see below
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


@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_the_poster_has_large_letters_and_no_text_over_another(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(POSTER)
    found = page.evaluate(ON_POSTER)
    assert found["wrong"] == []
    assert found["smallest"] >= 12


@pytest.mark.parametrize("width", [1280, 980, 390])
def test_one_drawing_of_the_step_plan_shows_at_a_time(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(POSTER)
    expect(page.locator("figure svg:visible")).to_have_count(1)
    expect(page.locator(".beeld-plaat")).to_be_visible(visible=width == 1280)
