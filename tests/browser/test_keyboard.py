"""Everything works with a keyboard, on a laptop and on a phone or at 330 % zoom."""

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.support.thorough import of_more, thorough

WIDE, NARROW = 1280, 390
MENU_BUTTON = ".wijzer-menu"
MENU = ".md-sidebar--primary"
SEARCH_BUTTON = ".wijzer-zoek"
SEARCH_FIELD = ".md-search__input"
SEARCH_PANE = ".md-search__output"
SWITCH = "[data-md-component=palette] button:visible"

# What has focus: does it show, does it show that it has focus, and where is it.
STOP = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const framed = (element) => element && getComputedStyle(element).outlineStyle !== "none";
  return {
    name: at.outerHTML.slice(0, 90),
    shown: at.checkVisibility({opacityProperty: true, visibilityProperty: true})
      && at.getBoundingClientRect().width > 1,
    framed: framed(at) || framed(at.closest("li")),
    hidden_pane: Boolean(at.closest(".md-sidebar--primary, .md-search")),
  };
}"""


def open_page(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)


def tab_stops(page: Page) -> list[dict[str, str]]:
    """Press Tab through the whole page; return every element that got focus."""
    stops: list[dict[str, str]] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("Tab never leaves the page")


def tab_to(page: Page, target: str) -> Locator:
    """Press Tab until the target has focus."""
    for _ in range(50):
        page.keyboard.press("Tab")
        if page.evaluate("target => document.activeElement.matches(target)", target):
            return page.locator(target)
    raise AssertionError(f"Tab does not reach {target}")


def open_menu(page: Page) -> Locator:
    """Open the menu with the keyboard; return its button."""
    open_page(page, "mas/", NARROW)
    button = tab_to(page, MENU_BUTTON)
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    return button


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", ["", "mas/"])
def test_every_tab_stop_can_be_seen(page: Page, path: str, width: int) -> None:
    open_page(page, path, width)
    stops = tab_stops(page)
    assert len(stops) > 5
    assert not [stop["name"] for stop in stops if not (stop["shown"] and stop["framed"])]


@thorough
def test_closed_menu_and_search_hold_no_tab_stops(page: Page) -> None:
    open_page(page, "mas/", NARROW)
    assert not [stop["name"] for stop in tab_stops(page) if stop["hidden_pane"]]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_menu_opens_by_key_and_takes_focus(page: Page, key: str) -> None:
    open_page(page, "mas/", NARROW)
    button = tab_to(page, MENU_BUTTON)
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(MENU).get_by_role("link").first).to_be_focused()


def test_escape_closes_the_menu_and_focus_returns(page: Page) -> None:
    button = open_menu(page)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@thorough
def test_menu_closes_when_focus_moves_on(page: Page) -> None:
    button = open_menu(page)
    for _ in page.locator(MENU).get_by_role("link").all():
        page.keyboard.press("Tab")
    expect(button).to_have_attribute("aria-expanded", "false")


@thorough
def test_menu_shows_every_page_at_once(page: Page) -> None:
    open_page(page, "mas/", NARROW)
    page.locator(MENU_BUTTON).click()
    links = page.locator(MENU).get_by_role("link")
    assert {link.inner_text().strip() for link in links.all()} >= {"Home", "Routewijzer", "Privacy"}


@thorough
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_search_opens_by_key_on_a_narrow_screen(page: Page, key: str) -> None:
    open_page(page, "mas/", NARROW)
    button = tab_to(page, SEARCH_BUTTON)
    page.keyboard.press(key)
    expect(page.locator(SEARCH_FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def search_for(page: Page, word: str) -> Locator:
    """Type a word in one go, for with each letter the results are made anew; return the first."""
    tab_to(page, SEARCH_FIELD)
    page.keyboard.insert_text(word[:-1])
    page.keyboard.press(word[-1])
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    return first


def test_tab_goes_from_search_field_to_results(page: Page) -> None:
    open_page(page, "mas/", WIDE)
    first = search_for(page, "verzuim")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()


@thorough
def test_escape_goes_from_a_result_to_the_field_and_then_closes_the_search(page: Page) -> None:
    open_page(page, "mas/", WIDE)
    first, field = search_for(page, "verzuim"), page.locator(SEARCH_FIELD)
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator(SEARCH_PANE)).to_have_js_property("inert", False)
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH_PANE)).to_have_js_property("inert", True)
    expect(field).to_be_focused()


@thorough
def test_who_types_on_after_escape_sees_results_again(page: Page) -> None:
    open_page(page, "mas/", WIDE)
    search_for(page, "verzuim")
    page.keyboard.press("Escape")
    expect(page.locator(SEARCH_PANE)).to_have_js_property("inert", True)
    page.keyboard.press("Backspace")
    expect(page.locator(SEARCH_PANE)).to_have_js_property("inert", False)
    expect(page.locator(SEARCH_FIELD)).to_be_focused()


@thorough
def test_escape_goes_from_a_result_to_the_button_on_a_narrow_screen(page: Page) -> None:
    open_page(page, "mas/", NARROW)
    button = tab_to(page, SEARCH_BUTTON)
    page.keyboard.press("Enter")
    expect(page.locator(SEARCH_FIELD)).to_be_focused()
    page.keyboard.insert_text("verzui")
    page.keyboard.press("m")
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    result.focus()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


@thorough
def test_results_of_a_closed_search_hold_no_tab_stops(page: Page) -> None:
    open_page(page, "mas/", WIDE)
    tab_to(page, SEARCH_FIELD)
    page.keyboard.type("verzuim")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(SEARCH_PANE)).to_have_js_property("inert", True)
    assert not page.evaluate(STOP)["hidden_pane"]


@pytest.mark.parametrize("key", of_more(["s", "f", "/", "n", "p"], ["s", "/"]))
def test_a_single_letter_does_nothing(page: Page, key: str) -> None:
    """WCAG 2.1.4: who speaks to the computer, or hits a wrong key, must not be moved about."""
    open_page(page, "mas/", WIDE)
    page.keyboard.press(key)
    expect(page.locator(SEARCH_FIELD)).not_to_be_focused()
    assert page.url.endswith("/mas/")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_day_and_night_switch_by_key_and_keep_focus(page: Page, key: str, width: int) -> None:
    open_page(page, "mas/", width)
    tab_to(page, "[data-md-component=palette] button")
    expect(page.locator(SWITCH)).to_have_accessible_name("Donkere weergave")
    page.keyboard.press(key)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator(SWITCH)).to_have_accessible_name("Lichte weergave")
    expect(page.locator(SWITCH)).to_be_focused()


def test_wide_table_can_be_scrolled_by_keyboard(page: Page) -> None:
    def add_table(route: Route) -> None:
        cells = "".join(f"<th>kwalificatieplichtig{number}</th>" for number in range(20))
        table = f"<h2>Te breed</h2><table><tr>{cells}</tr></table></article>"
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", table))

    page.route("**/mas/", add_table)
    open_page(page, "mas/", NARROW)
    region = page.get_by_role("region", name="schuift opzij")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("region => region.scrollLeft > 0", arg=region.element_handle())


def test_table_that_fits_is_no_tab_stop(page: Page) -> None:
    open_page(page, "over/", WIDE)
    assert page.locator(".md-typeset__scrollwrap[tabindex]").count() == 0


def test_without_javascript_a_phone_still_shows_the_sections(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(
        base_url=base_url, java_script_enabled=False, viewport={"width": NARROW, "height": 800}
    )
    page = context.new_page()
    page.goto("mas/")
    expect(page.locator(".md-tabs").get_by_role("link", name="Routewijzer")).to_be_visible()
    context.close()
