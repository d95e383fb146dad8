"""The flowchart can be clicked: it asks a question, tells why it does not, or finds an outcome."""

import pytest
from playwright.sync_api import Page, expect

from flow.reason import explain
from flow.reason.walk import walk
from tests.browser.routewijzer import (
    ADDRESS,
    EVERYTHING,
    FLOW,
    HALT,
    WASM,
    answer,
    button,
    choose,
    form,
    heading,
    held,
    jump,
    open_chart,
)
from tests.support.thorough import thorough

WHY_NOT = "#rw-telt-niet"  # the notice that a question no longer counts


def first(number: int) -> dict[str, str]:
    return dict(list(HALT.items())[:number])


@pytest.mark.parametrize("key", ["click", "Enter"])
def test_question_in_the_chart_can_be_asked(routewijzer: Page, key: str) -> None:
    open_chart(routewijzer)
    link = routewijzer.locator("svg a[href='#vraag-soort']").first
    if key == "click":
        link.click()
    else:
        link.press(key)
    expect(form(routewijzer, "soort")).to_be_in_viewport()
    expect(heading(routewijzer)).to_be_focused()
    expect(routewijzer.locator(EVERYTHING)).not_to_have_attribute("open", "")
    routewijzer.go_back()
    expect(form(routewijzer, "veiligheid")).to_be_visible()


@thorough
@pytest.mark.parametrize("key", ["click", "Enter"])
def test_question_that_no_longer_counts_says_why_and_leaves_the_screen_alone(
    routewijzer: Page, key: str
) -> None:
    answers = first(9) | {"leeftijd": "5-11"}
    jump(routewijzer, answers)
    open_chart(routewijzer)
    choose(routewijzer, "ouders", "weet-niet")
    before = routewijzer.evaluate("[history.length, history.state, location.href]")
    link = routewijzer.locator("svg .niet-meer a[href='#vraag-omvang']")
    if key == "click":
        link.click()
    else:
        link.press(key)
    why = explain.closed(walk(FLOW, answers))["omvang"]
    expect(routewijzer.locator(WHY_NOT)).to_have_text(why)
    expect(routewijzer.locator(WHY_NOT)).to_be_in_viewport(ratio=1)
    expect(routewijzer.get_by_role("status").filter(has_text=why)).to_have_count(1)
    expect(link).to_be_focused()
    expect(form(routewijzer, "ouders").locator("#antwoord-weet-niet")).to_be_checked()
    assert routewijzer.evaluate("[history.length, history.state, location.href]") == before
    button(routewijzer, "Verder").click()
    expect(routewijzer.locator(WHY_NOT)).to_be_hidden()


@pytest.mark.parametrize("link", ["#uitkomst-vrijstelling", "#uitkomst-geen-leerplicht"])
def test_outcome_in_the_chart_opens_the_folded_list(routewijzer: Page, link: str) -> None:
    expect(routewijzer.locator(EVERYTHING)).not_to_have_attribute("open", "")
    open_chart(routewijzer)
    routewijzer.locator(f"svg a[href='{link}']").click()
    expect(routewijzer.locator(f"{link}:target")).to_be_in_viewport()
    answer(routewijzer, "veiligheid", "nee")
    expect(heading(routewijzer)).to_be_focused()
    assert "#" not in routewijzer.url


@thorough
def test_before_python_a_question_in_the_chart_opens_the_folded_list(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        open_chart(page)
        page.locator("svg a[href='#vraag-soort']").first.click()
        expect(page.locator("#vraag-soort:target")).to_be_in_viewport()
