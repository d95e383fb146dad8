"""Who walks a page with Tab meets all of it as one reads, and sees where they are."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenForm
from tests.browser.forms import FORMS
from tests.browser.looks import SCHEMES, show_in
from tests.browser.routewijzer import open_chart
from tests.browser.stops import NOTE, pressed
from tests.browser.visits import (
    FIT,
    OF_EACH_SORT,
    UNFOLD,
    Visits,
    each_sort_of_address,
    every_address,
)
from tests.browser.walk import bad_rings, out_of_order
from tests.support.thorough import of_more, thorough

WALKED = ["", "mas/stappenplan/", "mas/stappenplan/stap-4/", "rollen/", "over/snelheid/"]
SKIP = ".md-skip"
DRAWER = ".md-sidebar--primary"
# The ring of what has the focus by a real key, or of what shows it in its place.
RING = """() => {
  const at = document.activeElement;
  const rings = [at, at.closest("li")].filter(Boolean).map((one) => getComputedStyle(one));
  return at.matches(":focus-visible") && rings.some(({ outlineStyle, outlineWidth }) =>
    outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
}"""


@every_address
def test_tab_comes_at_everything_as_one_reads(visits: Visits, path: str) -> None:
    assert visits.to(path).out_of_order == []


@each_sort_of_address
def test_what_has_the_focus_has_a_whole_ring_that_can_be_seen(visits: Visits, path: str) -> None:
    assert visits.to(path).bad_rings == []


@pytest.mark.parametrize("width", FIT)
@pytest.mark.parametrize("path", of_more(WALKED, ["", "rollen/"]))
def test_tab_and_shift_tab_go_past_the_same_stops(page: Page, path: str, width: int) -> None:
    show_narrow_or_wide(page, path, width)
    page.evaluate("document.querySelector('.md-top')?.remove()")  # comes and goes by the way
    page.evaluate(NOTE)
    there = [name for name, _ in pressed(page, back=False)]
    back = [name for name, _ in pressed(page, back=True)]
    assert len(there) > 4
    assert back == there[::-1]


@thorough
@pytest.mark.parametrize("width", FIT)
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("path", of_more(WALKED, ["", "rollen/"]))
def test_every_stop_has_a_ring_by_key(page: Page, path: str, key: str, width: int) -> None:
    show_narrow_or_wide(page, path, width)
    for _ in range(400):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement === document.body"):
            return
        assert page.evaluate(RING), page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
    raise AssertionError(f"{key} never leaves the page")


@pytest.mark.parametrize("path", of_more(OF_EACH_SORT, ["", "mas/drempels/", "routewijzer/"]))
def test_the_first_stop_skips_to_the_text(page: Page, path: str, complaints: list[str]) -> None:
    show_narrow_or_wide(page, path, FIT[1])
    page.keyboard.press("Tab")
    expect(page.locator(SKIP)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('article, .md-footer'))")
    complaints.clear()  # of a page that is not there


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_link_of_the_menu_has_a_whole_ring(page: Page, scheme: str) -> None:
    show_narrow_or_wide(page, "mas/", FIT[1])
    show_in(page, (scheme, FIT[1]))
    page.locator(".wijzer-menu").click()
    expect(page.locator(DRAWER).get_by_role("link").first).to_be_focused()
    assert out_of_order(page, DRAWER) == []
    assert bad_rings(page, DRAWER) == []


@thorough
@pytest.mark.parametrize("width", FIT)
def test_every_result_of_the_search_has_a_whole_ring(page: Page, width: int) -> None:
    show_narrow_or_wide(page, "mas/", width)
    if width == FIT[1]:
        page.locator(".wijzer-zoek").click()
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text("verzui")
    page.keyboard.press("m")
    page.locator(".md-search-result__link").first.wait_for()
    assert out_of_order(page, ".md-search") == []
    assert bad_rings(page, ".md-search") == []


@thorough
@pytest.mark.parametrize("width", FIT)
@pytest.mark.parametrize("path", of_more(FORMS, [FORMS[1]]))
def test_a_form_is_walked_as_one_reads(form: OpenForm, path: str, width: int) -> None:
    page = form(path)
    show_in(page, ("light", width))
    assert out_of_order(page) == []
    assert bad_rings(page, "article") == []


@thorough
@pytest.mark.parametrize("width", FIT)
def test_the_flowchart_is_walked_as_one_reads(routewijzer: Page, width: int) -> None:
    routewijzer.set_viewport_size({"width": width, "height": 900})
    open_chart(routewijzer)
    routewijzer.evaluate(UNFOLD)
    assert out_of_order(routewijzer, "#rw-schema") == []
    assert bad_rings(routewijzer, "#rw-schema") == []


def test_arrow_keys_scroll_the_frame_of_the_flowchart(routewijzer: Page) -> None:
    routewijzer.set_viewport_size({"width": FIT[1], "height": 600})
    open_chart(routewijzer)
    frame = routewijzer.locator("[data-deel][open] > .beeld-kader").first
    frame.focus()
    before = frame.evaluate("frame => [frame.scrollLeft, frame.scrollTop]")
    for key, side in (("ArrowRight", "scrollLeft"), ("ArrowDown", "scrollTop")):
        routewijzer.keyboard.press(key)
        routewijzer.wait_for_function(
            "([frame, side, before]) => frame[side] > before",
            arg=[frame.element_handle(), side, before[side == "scrollTop"]],
        )


def test_a_fold_opens_and_closes_by_key(page: Page) -> None:
    show_narrow_or_wide(page, "routewijzer/regels/", FIT[0])
    fold = page.locator("article details").first
    for key, opened in (("Enter", True), ("Space", False)):
        fold.locator("> summary").press(key)
        expect(fold).to_have_js_property("open", opened)


def show_narrow_or_wide(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
