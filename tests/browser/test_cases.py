"""An example case opens with its answers, stays at hand, and does no harm when it is unknown."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from flow.reason.walk import walk
from tests.browser.routewijzer import (
    FLOW,
    HALT,
    SURVEY,
    answer,
    answer_all,
    button,
    change,
    form,
    given,
    heading,
    labels,
    open_ready,
    pages_with,
    start_again,
)
from tests.support.thorough import of_more, thorough


def expect_folded(page: Page, case: str) -> None:
    """The case is at hand, folded, and opens with the keyboard."""
    told = page.locator("details.rw-casus")
    text = told.get_by_text(FLOW.cases[case].text)
    expect(text).to_be_hidden()
    told.locator("summary").first.press("Enter")
    expect(text).to_be_visible()


# --- example cases --------------------------------------------------------------------------------


@pytest.mark.parametrize("id", of_more(list(FLOW.cases), ["karin"]))
def test_case_opens_with_its_answers(page: Page, id: str) -> None:
    case = FLOW.cases[id]
    reached = walk(FLOW, case.answers).outcome
    open_ready(page, f"?casus={id}")
    intro = page.locator(".rw-casus")
    expect(intro).to_contain_text(f"Casus {case.name}.")
    expect(intro).to_contain_text("Onze lezing")
    expect(heading(page)).to_have_text(reached.title if reached else SURVEY)
    assert given(page) == labels(case.answers)


@thorough
def test_case_on_another_page_leads_to_an_outcome(page: Page, site: Path) -> None:
    page.goto(pages_with(site, "routewijzer/?casus=bas")[0])
    page.locator("a[href$='casus=bas']").first.click()
    button(page, "Ga naar de eerste open vraag").click()
    known = FLOW.cases["bas"].answers
    answer_all(page, {id: option for id, option in HALT.items() if id not in known})
    expect(heading(page)).to_have_text("Halt")
    assert given(page) == labels(HALT)


def test_case_stays_at_hand_on_every_screen_and_back_tells_it_in_full(page: Page) -> None:
    open_ready(page, "?casus=jennifer")
    told = page.locator("div.rw-casus").get_by_text(FLOW.cases["jennifer"].text)
    expect(told).to_be_visible()
    change(page, "ernst")
    expect(form(page, "ernst")).to_be_visible()
    expect_folded(page, "jennifer")
    answer(page, "ernst", "ja")
    expect(heading(page)).to_have_text(SURVEY)
    expect_folded(page, "jennifer")
    page.go_back()
    page.go_back()
    expect(told).to_be_visible()
    page.go_forward()
    expect(form(page, "ernst")).to_be_visible()
    expect_folded(page, "jennifer")


def test_wis_alles_forgets_the_case(page: Page) -> None:
    open_ready(page, "?casus=jennifer")
    change(page, "ernst")
    expect(page.locator("details.rw-casus")).to_be_visible()
    start_again(page)
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    expect(page.locator(".rw-casus")).to_have_count(0)


@thorough
def test_first_screen_of_a_case_has_no_terug_for_there_is_nothing_to_go_back_to(
    page: Page,
) -> None:
    open_ready(page, "?casus=sem")
    expect(button(page, "Terug")).to_have_count(0)
    change(page, "omvang")
    button(page, "Terug").click()
    expect(heading(page)).to_have_text("Dwang in strafrechtelijk kader")
    expect(button(page, "Terug")).to_have_count(0)


# What else it may be is asked of the door, without a browser.
@thorough
@pytest.mark.parametrize("id", of_more(["x<script>", "__proto__", "bas%00"], ["x<script>"]))
def test_unknown_case_does_no_harm(page: Page, id: str) -> None:
    open_ready(page, f"?casus={quote(id)}")
    expect(page.locator(".rw-casus")).to_contain_text("bestaat niet")
    assert page.locator("#rw :is(script, img)").count() == 0
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()


@thorough
def test_back_after_an_unknown_case_shows_the_first_question(page: Page) -> None:
    open_ready(page, "?casus=x")
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    page.go_back()
    expect(form(page, "veiligheid")).to_be_visible()


def test_unknown_case_offers_the_ones_that_exist(page: Page) -> None:
    open_ready(page, "?casus=x")
    page.get_by_role("link", name="Bas, 14 jaar").click()
    expect(page.locator(".rw-casus")).to_contain_text("Casus Bas, 14 jaar.")
