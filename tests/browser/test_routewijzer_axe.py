"""No state of the routewijzer has a fault that axe-core can see, in any colour and size."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import assert_no_violations
from tests.browser.routewijzer import (
    ADDRESS,
    FAILED,
    FLOW,
    HALT,
    LOADING,
    WASM,
    WAYS,
    answer,
    button,
    change,
    form,
    heading,
    held,
    jump,
    missing,
    open_ready,
    press_made,
    start_again,
)


@pytest.fixture
def first(look: Page) -> Page:
    """The first question, with Python ready."""
    if look.locator("html[data-rw=klaar]").count() and look.url.endswith(ADDRESS):
        start_again(look)
    else:
        open_ready(look)
    return look


# --- one question -------------------------------------------------------------------------------


def test_first_question(first: Page) -> None:
    assert_no_violations(first)


def test_question_with_an_error(first: Page) -> None:
    button(first, "Verder").click()
    expect(first.locator("#rw-fout")).to_be_focused()
    assert_no_violations(first)


def test_question_with_earlier_answers_and_a_choice(first: Page) -> None:
    jump(first, {"veiligheid": "nee", "plicht": "ja"})
    first.locator("label[for=antwoord-ja]").click()
    assert_no_violations(first)


def test_question_with_thresholds(first: Page) -> None:
    answers = dict(list(HALT.items())[:9])
    jump(first, answers)
    expect(first.locator("#rw .rw-drempels")).to_be_visible()
    assert_no_violations(first)


def test_changed_question(first: Page) -> None:
    jump(first, HALT)
    change(first, "leeftijd")
    expect(form(first, "leeftijd")).to_be_visible()
    assert_no_violations(first)


def test_answers_that_dropped(first: Page) -> None:
    jump(first, HALT | {"leeftijd": "5-11"})
    expect(first.locator(".rw-vervallen")).to_be_visible()
    assert_no_violations(first)


def test_what_is_still_possible(first: Page) -> None:
    button(first, "Sla over: toon wat nog kan").click()
    expect(heading(first)).to_have_text("Nog mogelijk")
    assert_no_violations(first)


def test_question_out_of_its_turn(first: Page) -> None:
    press_made(first, "wijzig", "omvang")
    expect(form(first, "omvang")).to_be_visible()
    assert_no_violations(first)


# --- every outcome ------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", WAYS)
def test_outcome(first: Page, outcome: str) -> None:
    jump(first, WAYS[outcome])
    assert_no_violations(first)


def test_every_outcome_is_looked_at() -> None:
    assert WAYS.keys() == FLOW.outcomes.keys()


# --- the page opens otherwise -------------------------------------------------------------------


@pytest.mark.parametrize("case", ["bas", "sem", "x"])
def test_case(look: Page, case: str) -> None:
    open_ready(look, f"?casus={case}")
    assert_no_violations(look)


def test_while_python_starts(look: Page) -> None:
    with held(look, WASM):
        look.goto(ADDRESS)
        answer(look, "veiligheid", "nee")
        expect(look.locator(LOADING)).to_be_visible()
        assert_no_violations(look)
    look.unroute_all()


def test_without_python(look: Page) -> None:
    look.route(f"**/{WASM}", missing)
    look.goto(ADDRESS)
    expect(look.locator(FAILED)).to_be_visible()
    assert_no_violations(look)
    look.unroute_all()


def test_without_javascript(look: Page) -> None:
    """axe-core needs JavaScript itself, so only the scripts of the page are taken away."""

    def without_scripts(route: Route) -> None:
        answer = route.fetch()
        html = re.sub(r"<script\b.*?</script>", "", answer.text(), flags=re.DOTALL)
        route.fulfill(response=answer, body=html)

    look.route(f"**/{ADDRESS}", without_scripts)
    look.goto(ADDRESS)
    expect(look.locator("script")).to_have_count(0)
    assert_no_violations(look)
    look.unroute_all()
