"""Who has the computer choose the colours, or asks for more contrast, misses nothing.

The computer may be light or dark, and the site by day or by night, whatever the computer is.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, ElementHandle, Page, expect

from flow.doors.browser import screen
from flow.rules.contrast import contrast
from tests.browser.conftest import OpenForm
from tests.browser.forms import FORMS
from tests.browser.looks import SWITCH_TO
from tests.browser.routewijzer import ADDRESS, FLOW, WAYS, pages_with
from tests.browser.visits import UNFOLD
from tests.support.thorough import thorough

pytestmark = thorough

type Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
BOTH = list(product(SCHEMES, SCHEMES))  # of the computer and of the site
UNLIKE = [(computer, shown) for computer, shown in BOTH if computer != shown]
READABLE = 4.5  # to one
LINES = """links => links.map(link => {
  const { borderBottomStyle, borderBottomColor } = getComputedStyle(link);
  return borderBottomStyle !== "none" && borderBottomColor !== "rgba(0, 0, 0, 0)"
    && borderBottomColor !== getComputedStyle(document.body).backgroundColor;
})"""
# Of each text of a drawing that shows in its frame: its colour, and where it is in the drawing.
TEXTS = """(drawing) => {
  const frame = (drawing.closest(".beeld-kader") ?? drawing).getBoundingClientRect();
  const all = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll("text")].map((text) => {
    const { x, y, width, height, right, bottom } = text.getBoundingClientRect();
    const inside = x >= frame.left && right <= frame.right && y >= frame.top
      && bottom <= frame.bottom && text.checkVisibility();
    return inside && [text.textContent, getComputedStyle(text).fill,
      [x - all.x, y - all.y, x - all.x + width, y - all.y + height]];
  }).filter(Boolean);
}"""
# The signs that are a ground cut to a shape and have the colour of the screen.
UNSEEN = """() => [...document.querySelectorAll("body *")].flatMap((one) =>
  ["::before", "::after"].filter((part) => {
    const { content, maskImage, backgroundColor, display } = getComputedStyle(one, part);
    return content !== "none" && maskImage !== "none" && display !== "none" && one.checkVisibility()
      && ["rgba(0, 0, 0, 0)", getComputedStyle(document.body).backgroundColor]
        .includes(backgroundColor);
  }).map((part) => one.outerHTML.slice(0, 60) + part))"""
# Python does not put another screen and drawing in the place of this one any more.
AT_REST = """() => !document.querySelector("#rw-runtime")
  || document.querySelector("html:is([data-rw=klaar], [data-mt=klaar])")"""
NEXT_FRAMES = """async () => {
  for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
}"""
SHOW = "([area, html]) => { document.querySelector(area).innerHTML = html; }"
BORDER = "one => parseFloat(getComputedStyle(one).borderTopWidth)"
# All that can have the focus and shows no frame when it has it by key.
FRAMELESS = """(inside) => {
  const framed = (one) => one && getComputedStyle(one).outlineStyle !== "none"
    && parseFloat(getComputedStyle(one).outlineWidth) > 1;
  const stops = [...document.querySelector(inside).querySelectorAll(
    "a[href], button, input, select, textarea, summary")].filter((one) => one.checkVisibility());
  return stops.filter((one) => {
    document.activeElement.blur();
    one.focus({ focusVisible: true });
    return !framed(one) && !framed(one.closest(".rw-optie, .ov-antwoord, li"));
  }).map((one) => one.outerHTML.slice(0, 90));
}"""


@pytest.fixture(scope="module")
def forced(browser: Browser, base_url: str) -> Iterator[Page]:
    """Return a page in the colours of the computer."""
    with browser.new_page(
        base_url=base_url,
        viewport={"width": 1280, "height": 2000},  # for frames of drawings, which follow it
        forced_colors="active",
        reduced_motion="reduce",
    ) as page:
        yield page


def open_in(page: Page, path: str, computer: Scheme, shown: Scheme) -> None:
    page.emulate_media(color_scheme=computer)
    page.goto(path)
    page.evaluate(SWITCH_TO, shown)
    page.wait_for_function(AT_REST)


@pytest.mark.parametrize(("computer", "shown"), BOTH)
def test_only_the_tab_of_this_section_has_a_line(
    forced: Page, computer: Scheme, shown: Scheme
) -> None:
    for path in ("mas/", "routewijzer/papier/"):
        open_in(forced, path, computer, shown)
        tabs = ".md-tabs__item:not(.md-tabs__item--active) .md-tabs__link"
        assert set(forced.locator(tabs).evaluate_all(LINES)) == {False}
        assert forced.locator(".md-tabs__item--active .md-tabs__link").evaluate_all(LINES) == [True]


@pytest.mark.parametrize("path", ["mas/", "routewijzer/", "over/", "handreiking/casussen/"])
def test_sign_of_what_folds_shows(forced: Page, path: str) -> None:
    for computer in SCHEMES:
        open_in(forced, path, computer, computer)
        assert forced.evaluate(UNSEEN) == []


def test_choosing_day_by_night_underlines_no_tab(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("mas/")
    for _ in range(2):
        tabs = ".md-tabs__item:not(.md-tabs__item--active) .md-tabs__link"
        assert set(page.locator(tabs).evaluate_all(LINES)) == {False}
        page.locator("[data-md-component=palette] button:visible").click()


def unreadable(drawing: ElementHandle) -> list[str]:
    """Return the texts whose colour is too near to what is really under them."""
    picture = Image.open(io.BytesIO(drawing.screenshot())).convert("RGB")
    found = []
    for text, fill, box in drawing.evaluate(TEXTS):
        pixels = picture.crop(tuple(map(round, box))).get_flattened_data()
        ((ground, _),) = Counter(pixels).most_common(1)
        if contrast(as_hex(fill), as_hex(str(ground))) < READABLE:
            found.append(f"{text}: {fill} on {ground}")
    return found


def as_hex(colour: str) -> str:
    """Return rgb(1, 2, 3) as the palette writes it."""
    numbers = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return "#" + "".join(f"{int(number):02x}" for number in numbers)


@pytest.mark.parametrize(("computer", "shown"), UNLIKE)
def test_every_text_of_a_drawing_can_be_read_on_what_is_under_it(
    forced: Page, site: Path, computer: Scheme, shown: Scheme
) -> None:
    paths = pages_with(site, 'class="beeld')
    assert len(paths) > 3
    wrong = {}
    for path in paths:
        open_in(forced, path, computer, shown)
        for _ in range(2):  # the first time the chart, when it opens, folds what one is not at
            forced.evaluate(UNFOLD)
            forced.evaluate(NEXT_FRAMES)
        drawings = forced.locator(".beeld:visible").element_handles()
        assert drawings
        wrong[path] = [text for drawing in drawings for text in unreadable(drawing)]
    assert {path: texts for path, texts in wrong.items() if texts} == {}


def test_a_text_that_cannot_be_read_is_found(forced: Page) -> None:
    open_in(forced, "mas/vastlopen/", "light", "light")
    forced.locator(".beeld:visible text").first.evaluate("one => { one.style.fill = '#bbb'; }")
    (drawing,) = forced.locator(".beeld:visible").element_handles()
    assert len(unreadable(drawing)) == 1


@pytest.mark.parametrize("way", ["forced", "more"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_chosen_and_the_outcome_show_by_a_line(
    routewijzer: Page, scheme: Scheme, way: str
) -> None:
    choose_contrast(routewijzer, scheme, way)
    options = routewijzer.locator("#rw .rw-optie")
    options.first.locator("label").click()
    widths = options.evaluate_all(f"all => all.map({BORDER})")
    assert widths[0] > widths[1] > 0
    assert routewijzer.evaluate(FRAMELESS, "#rw") == []
    for way_to in WAYS.values():
        html = screen(FLOW, {"answers": way_to})["html"]
        routewijzer.evaluate(SHOW, ["#rw", html])
        assert routewijzer.locator("#rw .rw-uitkomst").first.evaluate(BORDER) > 0
    assert routewijzer.evaluate(FRAMELESS, "#rw") == []
    choose_contrast(routewijzer, "light", "no")


def choose_contrast(page: Page, scheme: Scheme, way: str) -> None:
    page.emulate_media(
        color_scheme=scheme,
        forced_colors="active" if way == "forced" else "none",
        contrast="more" if way == "more" else "no-preference",
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", FORMS)
def test_focus_shows_in_every_field_of_a_form(form: OpenForm, path: str, scheme: Scheme) -> None:
    page = form(path)
    choose_contrast(page, scheme, "forced")
    assert page.evaluate(FRAMELESS, "article") == []
    choose_contrast(page, "light", "no")


def test_more_contrast_leaves_nothing_quiet(page: Page) -> None:
    page.emulate_media(contrast="more")
    page.goto(ADDRESS)
    quiet, ink = (
        page.evaluate(f"getComputedStyle(document.body).getPropertyValue('--wijzer-{name}')")
        for name in ("quiet", "ink")
    )
    assert quiet == ink
    expect(page.locator("h1")).to_be_visible()
