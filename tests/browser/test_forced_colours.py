"""Who has the computer choose the colours still sees the tab they are on, and can read drawings."""

from playwright.sync_api import Page, expect

LINE = "all => all.map(link => getComputedStyle(link).borderBottomColor)"
SCREEN = "getComputedStyle(document.body).backgroundColor"


def test_only_the_tab_of_this_section_has_a_line(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("mas/")
    screen = page.evaluate(SCREEN)
    active = page.locator(".md-tabs__item--active .md-tabs__link")
    others = page.locator(".md-tabs__item:not(.md-tabs__item--active) .md-tabs__link")
    assert {*others.evaluate_all(LINE)} == {screen}
    assert screen not in active.evaluate_all(LINE)


def test_drawing_keeps_the_ground_that_its_letters_were_picked_for(page: Page) -> None:
    """The site by day on a computer by night: dark letters, and a screen that is black."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto("mas/vastlopen/")
    for scheme, ground in (("default", "rgb(255, 255, 255)"), ("slate", "rgb(13, 25, 28)")):
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        expect(page.locator(".beeld")).to_have_css("background-color", ground)
