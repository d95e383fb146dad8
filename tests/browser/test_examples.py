"""The page with examples shows what was chosen, and each example opens in the routewijzer."""

import pytest
from playwright.sync_api import Page, expect

from flow.rules.cases import Example
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.routewijzer import FLOW, heading, wait_until_ready
from tests.support.thorough import thorough

ADDRESS = "routewijzer/voorbeelden/"
SHELVES = FLOW.shelves
assert SHELVES is not None
KIND, AGE = FLOW.questions[SHELVES.question], SHELVES.ages


def shown(page: Page) -> set[str]:
    found = page.locator(".vb:visible h3").all()
    return {(head.get_attribute("id") or "").removeprefix("voorbeeld-") for head in found}


def of_kind(example: Example, option: str) -> bool:
    return example.answers.get(KIND.id) == option


def test_all_examples_show_at_first_and_are_counted(page: Page) -> None:
    page.goto(ADDRESS)
    expect(page.locator("#vb-aantal")).to_have_text(f"{len(FLOW.examples)} voorbeelden")
    assert shown(page) == FLOW.examples.keys()


@pytest.mark.parametrize("option", ["spijbelen", "kan-niet"])
def test_choice_of_kind_and_age_hides_the_others(page: Page, option: str) -> None:
    page.goto(ADDRESS)
    page.locator("#vb-groep").select_option(label=KIND.option(option).label)  # type: ignore[union-attr]
    expect(page.locator("section:not(.noten):visible h2")).to_have_count(1)
    page.locator("#vb-leeftijd").select_option(label=f"{AGE[0]} tot {AGE[1]} jaar")
    wanted = {
        example.id
        for example in FLOW.examples.values()
        if of_kind(example, option) and (not example.age or AGE[0] <= example.age < AGE[1])
    }
    assert shown(page) == wanted
    assert str(len(wanted)) in page.locator("#vb-aantal").inner_text()


def test_link_to_an_example_shows_it_whatever_was_chosen(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#vb-leeftijd").select_option(index=4)
    page.evaluate("location.hash = 'voorbeeld-angst-en-wachtlijst'")
    expect(page.locator("#voorbeeld-angst-en-wachtlijst")).to_be_in_viewport()


@thorough
@of_a_state
def test_chosen_examples_have_no_violations(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#vb-groep").select_option(index=4)
    assert_no_violations_in_any_look(page)


def test_example_opens_in_the_routewijzer_with_its_outcome(page: Page) -> None:
    page.goto(ADDRESS)
    example = FLOW.examples["angst-en-wachtlijst"]
    page.locator(f"a[href$='?casus={example.id}']").click()
    wait_until_ready(page)
    expect(page.locator(".rw-casus")).to_contain_text(f"Voorbeeld {example.name}.")
    expect(heading(page)).to_have_text(FLOW.outcomes[example.outcome].title)


@thorough
def test_without_the_script_every_example_shows(page: Page) -> None:
    page.route(
        "**/voorbeelden.js", lambda route: route.fulfill(content_type="text/javascript", body="")
    )
    page.goto(ADDRESS)
    assert shown(page) == FLOW.examples.keys()
    expect(page.locator("#vb-keuze")).to_be_hidden()
