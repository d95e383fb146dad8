"""Questions are answered by mouse or keyboard, before Python is there too, or are skipped."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from flow.reason.doubt import open_questions
from flow.reason.walk import walk
from tests.browser.routewijzer import (
    ADDRESS,
    ERROR,
    FLOW,
    HALT,
    LOADING,
    SAID,
    SURVEY,
    WASM,
    answer,
    answer_all,
    button,
    change,
    fold,
    form,
    given,
    heading,
    heading_after,
    held,
    jump,
    labels,
    moment,
    title,
    wait_until_ready,
)
from tests.support.thorough import thorough


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has focus."""
    for _ in range(50):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {target}")


def answer_by_keyboard(page: Page, question: str, option: str) -> None:
    radios = form(page, question).get_by_role("radio")
    tab_to(page, radios.first)
    page.keyboard.press("Space")
    for _ in range([option.id for option in FLOW.questions[question].options].index(option)):
        page.keyboard.press("ArrowDown")
    expect(form(page, question).locator(f"#antwoord-{option}")).to_be_checked()
    tab_to(page, button(page, "Verder"))
    page.keyboard.press("Enter")


def expect_announced(page: Page, answers: Mapping[str, str]) -> None:
    """Title, focus and live region tell where these answers lead."""
    walked = walk(FLOW, answers)
    if walked.open:
        name = walked.open.short
        said = f"{name}. Vraag {len(answers) + 1}, "
    else:
        name = heading_after(answers)
        said = f"Uitkomst: {name}."
    expect(page.locator(SAID)).to_contain_text(said)
    expect(page).to_have_title(title(name))
    expect(heading(page)).to_have_text(heading_after(answers))
    expect(heading(page)).to_be_focused()


# --- Python starts --------------------------------------------------------------------------------


def test_first_question_is_there_before_python(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        expect(form(page, "veiligheid")).to_be_visible()
        expect(page.locator(LOADING)).to_be_hidden()
        assert page.locator("#rw input:checked").count() == 0


@thorough
def test_answer_given_before_python_is_not_lost(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer(page, "veiligheid", "nee")
        expect(form(page, "plicht")).to_be_visible()
    wait_until_ready(page)
    expect(form(page, "plicht")).to_be_visible()
    expect(page.locator(LOADING)).to_be_hidden()
    assert given(page) == {"Veiligheid": "Nee"}


# --- by keyboard ----------------------------------------------------------------------------------


def test_keyboard_alone_leads_to_halt(routewijzer: Page) -> None:
    for number, (question, option) in enumerate(HALT.items(), 1):
        answer_by_keyboard(routewijzer, question, option)
        expect_announced(routewijzer, dict(list(HALT.items())[:number]))
    expect(heading(routewijzer)).to_have_text("Halt")


def test_keyboard_alone_answers_what_decides_in_a_half_known_case(routewijzer: Page) -> None:
    tab_to(routewijzer, button(routewijzer, "Toon wat nog kan"))
    routewijzer.keyboard.press("Enter")
    expect(heading(routewijzer)).to_have_text(SURVEY)
    expect(heading(routewijzer)).to_be_focused()
    deciding = open_questions(walk(FLOW, {}))[0].question
    tab_to(routewijzer, button(routewijzer, f"Beantwoord deze vraag: {deciding.short}"))
    routewijzer.keyboard.press("Enter")
    answer_by_keyboard(routewijzer, deciding.id, deciding.options[0].id)
    expect(heading(routewijzer)).to_have_text(SURVEY)
    assert given(routewijzer) == labels({deciding.id: deciding.options[0].id})


@thorough
def test_keyboard_alone_tries_changes_and_wipes(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    routewijzer.locator("summary", has_text="Wat zou het veranderen").press("Enter")
    routewijzer.get_by_role("button", name="Probeer dit").first.press("Enter")
    expect(heading(routewijzer)).not_to_have_text("Halt")
    button(routewijzer, "Terug").press("Enter")
    expect(heading(routewijzer)).to_have_text("Halt")
    button(routewijzer, "Wijzig een antwoord").press("Enter")
    expect(routewijzer.locator("#rw-antwoorden > summary")).to_be_focused()
    button(routewijzer, "Wijzig: Leeftijd").press("Enter")
    form(routewijzer, "leeftijd").locator("#antwoord-12-15").press("ArrowDown")
    button(routewijzer, "Verder").press("Enter")
    expect(heading(routewijzer)).to_have_text("Halt")
    assert given(routewijzer) == labels(HALT | {"leeftijd": "16-17"})
    button(routewijzer, "Wis alles en begin opnieuw").press("Enter")
    expect(form(routewijzer, "veiligheid")).to_be_visible()
    expect(heading(routewijzer)).to_be_focused()
    assert given(routewijzer) == {}


# --- an answer is missing -------------------------------------------------------------------------


def test_verder_without_a_choice_says_what_to_do(routewijzer: Page) -> None:
    before = moment(routewijzer)
    button(routewijzer, "Verder").click()
    expect(routewijzer.locator(ERROR)).to_be_focused()
    expect(
        routewijzer.get_by_role("group").filter(has=routewijzer.locator(".rw-foutregel"))
    ).to_have_count(1)
    expect(routewijzer).to_have_title(f"Fout: {title('Veiligheid')}")
    assert moment(routewijzer) == before
    assert routewijzer.url.endswith(ADDRESS)


def test_error_leads_to_the_field(routewijzer: Page) -> None:
    button(routewijzer, "Verder").click()
    routewijzer.locator(ERROR).get_by_role("link").click()
    expect(form(routewijzer, "veiligheid").get_by_role("radio").first).to_be_focused()
    assert routewijzer.url.endswith(ADDRESS)


def test_error_goes_away_and_earlier_answers_stay(routewijzer: Page) -> None:
    answer(routewijzer, "veiligheid", "nee")
    expect(form(routewijzer, "plicht")).to_be_visible()
    button(routewijzer, "Verder").click()
    expect(routewijzer.locator(ERROR)).to_be_focused()
    assert given(routewijzer) == {"Veiligheid": "Nee"}
    answer(routewijzer, "plicht", "ja")
    expect(routewijzer).to_have_title(title("Inschrijving"))
    expect(routewijzer.locator(ERROR)).to_have_count(0)


# --- what is still possible -----------------------------------------------------------------------


def test_a_question_can_be_skipped_to_see_what_is_possible(routewijzer: Page) -> None:
    jump(routewijzer, {"veiligheid": "nee"})
    button(routewijzer, "Toon wat nog kan").click()
    expect(heading(routewijzer)).to_have_text(SURVEY)
    expect(heading(routewijzer)).to_be_focused()
    expect(routewijzer).to_have_title(title(SURVEY))
    for route in FLOW.routes:
        expect(routewijzer.locator("#rw > ul")).to_contain_text(route.title)
    assert given(routewijzer) == {"Veiligheid": "Nee"}
    routewijzer.go_back()
    expect(form(routewijzer, "plicht")).to_be_visible()


def test_a_question_out_of_turn_returns_to_what_is_possible(routewijzer: Page) -> None:
    button(routewijzer, "Toon wat nog kan").click()
    change(routewijzer, "leeftijd")
    answer(routewijzer, "leeftijd", "5-11")
    expect(heading(routewijzer)).to_have_text(SURVEY)
    age = FLOW.questions["leeftijd"].option("5-11")
    assert age
    expect(fold(routewijzer, "Deze routes kunnen niet meer")).to_contain_text(age.because)
    assert given(routewijzer) == labels({"leeftijd": "5-11"})
    button(routewijzer, "Ga naar de eerste open vraag").click()
    expect(form(routewijzer, "veiligheid")).to_be_visible()


def test_answer_before_the_script_is_there_counts(page: Page) -> None:
    with held(page, "routewijzer.js"):
        page.goto(ADDRESS, wait_until="commit")
        page.locator("label[for=antwoord-nee]").click()
        button(page, "Verder").click()
        expect(form(page, "veiligheid")).to_be_visible()
    expect(form(page, "plicht")).to_be_visible()
    assert given(page) == labels({"veiligheid": "nee"})


@pytest.mark.fault(
    "somebody types ten thousand signs without a space",
    "the page as wide as it was",
)
@pytest.mark.parametrize("width", [1280, 390])
def test_long_word_does_not_widen_the_page(routewijzer: Page, width: int) -> None:
    routewijzer.set_viewport_size({"width": width, "height": 900})
    answer_all(routewijzer, HALT)
    routewijzer.locator("summary", has_text="Pas toe of leg uit").click()
    routewijzer.locator("label[for=rw-afwijken]").click()
    routewijzer.get_by_label("Omdat", exact=True).fill("x" * 10_000)
    assert routewijzer.evaluate("document.documentElement.scrollWidth") == width
    routewijzer.emulate_media(media="print")
    assert routewijzer.evaluate("document.documentElement.scrollWidth") == width
    routewijzer.emulate_media(media="screen")
    routewijzer.set_viewport_size({"width": 1280, "height": 900})
