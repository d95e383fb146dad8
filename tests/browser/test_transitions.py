"""The drawing of the transitions opens at the route of the outcome, marks it and is in reach."""

import pytest
from playwright.sync_api import Page, expect

from flow.rules.model import Outcome
from tests.browser.routewijzer import (
    CHART,
    FLOW,
    HALT,
    WAYS,
    button,
    form,
    jump,
    open_chart,
    shows,
)

LADDER = "#rw-overgangen"  # the drawing of the transitions


@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
def test_drawing_of_the_transitions_opens_at_the_route_and_marks_it(
    routewijzer: Page, route: Outcome
) -> None:
    expect(routewijzer.locator(LADDER)).not_to_have_attribute("open", "")
    jump(routewijzer, WAYS[route.id])
    open_chart(routewijzer)
    marked = routewijzer.locator(f"{LADDER} .op-pad")
    expect(marked).to_have_count(1)
    expect(marked).to_be_visible()
    expect(marked.get_by_role("link")).to_have_accessible_name(f"Route: {route.title}")
    routewijzer.go_back()
    expect(routewijzer.locator(LADDER)).not_to_have_attribute("open", "")


def test_marked_route_in_the_transitions_shows_without_colour(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    frame = "route => getComputedStyle(route.querySelector('path[fill=none]')).stroke"
    marked = routewijzer.locator(f"{LADDER} .node.op-pad").evaluate(frame)
    assert marked != routewijzer.locator(f"{LADDER} .node:not(.op-pad)").first.evaluate(frame)


def test_block_about_getting_stuck_leads_to_the_drawing_by_keyboard(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    expect(routewijzer.locator(CHART)).not_to_have_attribute("open", "")
    routewijzer.get_by_role("link", name="alle overgangen in beeld").press("Enter")
    expect(routewijzer.locator(f"{LADDER} .op-pad")).to_be_in_viewport()
    button(routewijzer, "Terug").press("Enter")
    expect(form(routewijzer, "veiligheid")).to_be_visible()


@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
def test_drawing_of_the_transitions_scrolls_to_the_route(routewijzer: Page, route: Outcome) -> None:
    routewijzer.set_viewport_size({"width": 390, "height": 800})
    jump(routewijzer, WAYS[route.id])
    open_chart(routewijzer)
    assert shows(routewijzer.locator(f"{LADDER} > figure"), ".op-pad")
