"""No state of the routewijzer has a fault that a checker can see, in any colour and size."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from flow.reason.walk import paths
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.routewijzer import (
    ADDRESS,
    FAILED,
    FLOW,
    HALT,
    LOADING,
    WASM,
    WAYS,
    button,
    change,
    form,
    heading,
    held,
    jump,
    missing,
    open_ready,
    press_made,
    unfold,
)
from tests.support.thorough import of_more, thorough

pytestmark = of_a_state

# Answers that lead to each question.
LEADING = {
    question.id: {q.id: option.id for q, option in path[:at] if not q.is_gate}
    for path in sorted(paths(FLOW), key=len, reverse=True)
    for at, (question, _) in enumerate(path)
    if not question.is_gate
}
SOME = ["halt", "eerst-veiligheid", "pv-luxeverzuim"]

# --- one question -------------------------------------------------------------------------------


def test_first_question(routewijzer: Page) -> None:
    assert_no_violations_in_any_look(routewijzer)


def test_question_with_an_error(routewijzer: Page) -> None:
    button(routewijzer, "Verder").click()
    expect(routewijzer.locator("#rw-fout")).to_be_focused()
    assert_no_violations_in_any_look(routewijzer)


@thorough
def test_question_with_earlier_answers_and_a_choice(routewijzer: Page) -> None:
    jump(routewijzer, {"veiligheid": "nee", "plicht": "ja"})
    routewijzer.locator("label[for=antwoord-ja]").click()
    assert_no_violations_in_any_look(routewijzer)


def test_question_with_thresholds(routewijzer: Page) -> None:
    answers = dict(list(HALT.items())[: list(HALT).index("omvang")])
    jump(routewijzer, answers)
    unfold(routewijzer)
    expect(routewijzer.locator("#rw .rw-drempels")).to_be_visible()
    assert_no_violations_in_any_look(routewijzer)


@thorough
def test_changed_question(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    change(routewijzer, "leeftijd")
    expect(form(routewijzer, "leeftijd")).to_be_visible()
    assert_no_violations_in_any_look(routewijzer)


@thorough
def test_answers_that_dropped(routewijzer: Page) -> None:
    jump(routewijzer, HALT | {"leeftijd": "5-11"})
    expect(routewijzer.locator(".rw-vervallen")).to_be_visible()
    assert_no_violations_in_any_look(routewijzer)


def test_what_is_still_possible(routewijzer: Page) -> None:
    button(routewijzer, "Toon wat nog kan").click()
    expect(heading(routewijzer)).to_have_text("Nog mogelijk")
    unfold(routewijzer)
    assert_no_violations_in_any_look(routewijzer)


@thorough
def test_question_out_of_its_turn(routewijzer: Page) -> None:
    press_made(routewijzer, "wijzig", "omvang")
    expect(form(routewijzer, "omvang")).to_be_visible()
    assert_no_violations_in_any_look(routewijzer)


@pytest.mark.parametrize("question", of_more([q.id for q in FLOW.asked], always=[]))
def test_question(routewijzer: Page, question: str) -> None:
    jump(routewijzer, LEADING[question])
    expect(form(routewijzer, question)).to_be_visible()
    unfold(routewijzer)
    assert_no_violations_in_any_look(routewijzer, "#rw")


# --- every outcome ------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", of_more(list(WAYS), always=SOME))
def test_outcome(routewijzer: Page, outcome: str) -> None:
    jump(routewijzer, WAYS[outcome])
    unfold(routewijzer)
    assert_no_violations_in_any_look(routewijzer, "#rw")


def test_every_outcome_is_looked_at() -> None:
    assert WAYS.keys() == FLOW.outcomes.keys()


# --- the page opens otherwise -------------------------------------------------------------------


@pytest.mark.parametrize("case", of_more(["bas", "sem", "x"], always=[]))
def test_case(page: Page, case: str) -> None:
    open_ready(page, f"?casus={case}")
    unfold(page)
    assert_no_violations_in_any_look(page)


@thorough
def test_while_python_starts(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        button(page, "Toon wat nog kan").click()
        expect(page.locator(LOADING)).to_be_visible()
        assert_no_violations_in_any_look(page)


@thorough
def test_without_python(page: Page, complaints: list[str]) -> None:
    page.route(f"**/{WASM}", missing)
    page.goto(ADDRESS)
    expect(page.locator(FAILED)).to_be_visible()
    complaints.clear()  # about the file that is missing
    assert_no_violations_in_any_look(page)


@thorough
def test_without_javascript(page: Page) -> None:
    """axe-core needs JavaScript itself, so the scripts of the page are taken away.

    The style for browsers that run none is switched on by hand.
    """

    def without_scripts(route: Route) -> None:
        answer = route.fetch()
        html = re.sub(r"<script\b.*?</script>", "", answer.text(), flags=re.DOTALL)
        route.fulfill(response=answer, body=html)

    def as_without_scripts(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace("(scripting: none)", "(width > 0)")
        )

    page.route(f"**/{ADDRESS}", without_scripts)
    page.route("**/wijzer.css*", as_without_scripts)
    page.goto(ADDRESS)
    expect(page.locator("script")).to_have_count(0)
    assert_no_violations_in_any_look(page)
