"""Back, forward and Terug go one question at a time, and never to what was wiped."""

from playwright.sync_api import Page, expect

from tests.browser.routewijzer import (
    FLOW,
    answer,
    answer_all,
    button,
    change,
    choose,
    form,
    given,
    heading,
    labels,
    open_chart,
    open_ready,
    title,
    wait_until_ready,
)
from tests.support.thorough import thorough

# --- back and forth -------------------------------------------------------------------------------


def test_back_and_forward_go_one_question_at_a_time(routewijzer: Page) -> None:
    answer_all(routewijzer, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(routewijzer, "inschrijving")).to_be_visible()
    routewijzer.go_back()
    expect(form(routewijzer, "plicht")).to_be_visible()
    expect(routewijzer).to_have_title(title("Leerplicht"))
    expect(heading(routewijzer)).to_be_focused()
    routewijzer.go_back()
    expect(form(routewijzer, "veiligheid")).to_be_visible()
    routewijzer.go_forward()
    routewijzer.go_forward()
    expect(form(routewijzer, "inschrijving")).to_be_visible()
    assert given(routewijzer) == labels({"veiligheid": "nee", "plicht": "ja"})


@thorough
def test_another_answer_after_back_starts_another_way(routewijzer: Page) -> None:
    answer_all(routewijzer, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(routewijzer, "inschrijving")).to_be_visible()
    routewijzer.go_back()
    answer(routewijzer, "plicht", "nee-18")
    expect(heading(routewijzer)).to_have_text(FLOW.outcomes["doorstroompunt"].title)
    assert routewijzer.go_forward() is None
    routewijzer.go_back()
    expect(form(routewijzer, "plicht")).to_be_visible()


def test_terug_goes_one_question_back(routewijzer: Page) -> None:
    answer_all(routewijzer, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(routewijzer, "inschrijving")).to_be_visible()
    button(routewijzer, "Terug").click()
    expect(form(routewijzer, "plicht")).to_be_visible()


@thorough
def test_terug_works_after_a_look_at_an_outcome_in_the_list(routewijzer: Page) -> None:
    answer_all(routewijzer, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(routewijzer, "inschrijving")).to_be_visible()
    open_chart(routewijzer)
    routewijzer.locator("[data-deel=aan-de-orde] a[href='#uitkomst-vrijstelling']").click()
    expect(routewijzer.locator("#uitkomst-vrijstelling")).to_be_in_viewport()
    button(routewijzer, "Terug").click()
    expect(form(routewijzer, "plicht")).to_be_visible()


@thorough
def test_back_after_a_reload_never_goes_forward(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"})
    expect(form(page, "soort")).to_be_visible()
    for _ in range(2):
        page.reload()
        wait_until_ready(page)
        expect(form(page, "veiligheid")).to_be_visible()
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    for _ in range(4):
        page.go_back()
        expect(form(page, "veiligheid")).to_be_visible()
        assert given(page) == {}


def test_a_double_click_is_one_step(routewijzer: Page) -> None:
    choose(routewijzer, "veiligheid", "nee")
    button(routewijzer, "Verder").evaluate("button => { button.click(); button.click(); }")
    answer(routewijzer, "plicht", "ja")
    expect(form(routewijzer, "inschrijving")).to_be_visible()
    routewijzer.go_back()
    routewijzer.go_back()
    expect(form(routewijzer, "veiligheid")).to_be_visible()


def test_a_double_click_on_another_button_is_one_step_too(routewijzer: Page) -> None:
    skip = button(routewijzer, "Toon wat nog kan")
    skip.evaluate("button => { button.click(); button.click(); }")
    change(routewijzer, "leeftijd")
    expect(form(routewijzer, "leeftijd")).to_be_visible()
    routewijzer.go_back()
    routewijzer.go_back()
    expect(form(routewijzer, "veiligheid")).to_be_visible()
