"""A new colleague practises: ten examples in a row, where the ways part, and another ten."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from flow.reason.exercise import choices, round_of
from flow.reason.parting import forks
from flow.reason.walk import walk
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.host import complain_into
from tests.browser.routewijzer import (
    FAILED,
    FLOW,
    KEPT,
    NOTHING,
    SAID,
    WASM,
    button,
    missing,
    moment,
    wait_until_ready,
)
from tests.browser.test_keyboard import tab_to
from tests.support.thorough import thorough

ADDRESS = "routewijzer/oefenen/"
TITLE = "#scherm-kop"
NUMBER = 500_000_000  # what half of all numbers comes to
HALF = "Math.random = () => 0.5"
ROUND = round_of(FLOW, NUMBER)


def begin(page: Page) -> None:
    page.add_init_script(HALF)
    page.goto(ADDRESS)
    button(page, "Begin een ronde").click()
    expect(page.locator(TITLE)).to_have_text(ROUND[0].name)


def choose(page: Page, outcome: str) -> None:
    page.locator(f"label[for=keuze-{outcome}]").click()
    button(page, "Vergelijk").click()


def another(index: int) -> str:
    """Return an outcome that the rules do not choose for this example."""
    example = ROUND[index]
    return next(o.id for o in choices(FLOW, example) if o.id != example.outcome)


@pytest.fixture(scope="module")
def practice(browser: Browser, base_url: str) -> Iterator[Page]:
    complaints: list[str] = []
    with browser.new_page(base_url=base_url, reduced_motion="reduce") as page:
        complain_into(complaints, page, urlsplit(base_url).netloc)
        begin(page)
        yield page
    assert complaints == []


def test_round_of_ten_with_a_score_and_a_new_round(page: Page) -> None:
    begin(page)
    for index, example in enumerate(ROUND):
        expect(page.locator(TITLE)).to_have_text(example.name)
        expect(page.locator(TITLE)).to_be_focused()
        choose(page, another(index) if index % 3 == 2 else example.outcome)
        same = "De regels kiezen iets anders" if index % 3 == 2 else "Dat kiezen de regels ook"
        expect(page.locator(TITLE)).to_have_text(same)
        button(page, "Naar uw score" if index == len(ROUND) - 1 else "Volgende zaak").click()
    expect(page.locator(TITLE)).to_have_text("U koos 7 van de 10 keer als de regels")
    expect(page.locator("#of li")).to_have_count(3)
    page.evaluate("Math.random = () => 0.25")
    button(page, "Nieuwe ronde").click()
    expect(page.locator(TITLE)).to_have_text(round_of(FLOW, NUMBER // 2)[0].name)
    expect(page.locator(".ov-boven")).to_have_text("0 van 10 zaken gedaan, 0 keer als de regels.")


@thorough
def test_other_choice_shows_the_question_that_decides(page: Page) -> None:
    begin(page)
    choose(page, another(0))
    expect(page.locator(TITLE)).to_have_text("De regels kiezen iets anders")
    (fork, *_) = forks(walk(FLOW, ROUND[0].answers), another(0))
    told = page.locator("#of .rw-waarom").first
    expect(told).to_contain_text(fork.answer.question.text)
    expect(told).to_contain_text(fork.answer.option.reason)
    source = told.locator(".rw-bron a").first.get_attribute("href") or ""
    assert "/over/bronnen/#bron-" in source
    with page.expect_popup() as opened:  # beside the round, which goes on
        page.get_by_role("link", name="Open deze zaak in de routewijzer").click()
    expect(opened.value.locator("#rw-casus")).to_contain_text(f"Voorbeeld {ROUND[0].name}.")


@thorough
def test_round_goes_by_keyboard(page: Page) -> None:
    page.add_init_script(HALF)
    page.goto(ADDRESS)
    tab_to(page, "#of-start")
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_be_focused()
    tab_to(page, "#of [type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#of .rw-uitkomst")).to_be_visible()
    tab_to(page, "#of [data-toon]")
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_have_text(ROUND[1].name)
    expect(page.locator(SAID)).to_have_text(f"{ROUND[1].name}.")


@thorough
def test_without_a_choice_the_example_stays(page: Page) -> None:
    begin(page)
    button(page, "Vergelijk").click()
    expect(page.locator("#scherm-fout")).to_be_focused()
    choose(page, ROUND[0].outcome)
    expect(page.locator(TITLE)).to_have_text("Dat kiezen de regels ook")


@thorough
def test_back_shows_the_example_again(page: Page) -> None:
    begin(page)
    expect(page.get_by_role("button", name="Terug")).to_have_count(0)
    choose(page, ROUND[0].outcome)
    expect(page.locator(TITLE)).to_have_text("Dat kiezen de regels ook")
    page.go_back()
    expect(page.locator(TITLE)).to_have_text(ROUND[0].name)
    page.go_forward()
    button(page, "Terug").click()
    expect(page.locator(TITLE)).to_have_text(ROUND[0].name)


def test_address_of_the_routewijzer_leads_there(page: Page) -> None:
    page.goto("routewijzer/?oefenen")
    expect(button(page, "Begin een ronde")).to_be_visible()


def test_practice_keeps_nothing_and_asks_nothing_of_the_server(page: Page, base_url: str) -> None:
    begin(page)
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    choose(page, ROUND[0].outcome)
    expect(page.locator(TITLE)).to_have_text("Dat kiezen de regels ook")
    assert requests == []
    assert page.evaluate(KEPT) == NOTHING
    assert moment(page)[1] == {"rw": 1}
    assert page.url == f"{base_url}{ADDRESS}"


def test_without_python_a_calm_message_and_the_examples(page: Page, complaints: list[str]) -> None:
    page.route(f"**/{WASM}", missing)
    page.goto(ADDRESS)
    expect(page.locator(FAILED)).to_be_visible()
    expect(button(page, "Begin een ronde")).to_have_count(0)
    expect(page.locator("article").get_by_role("link", name="voorbeelden").first).to_be_visible()
    complaints.clear()


@thorough
def test_button_waits_for_python(page: Page) -> None:
    page.goto(ADDRESS)
    wait_until_ready(page)
    expect(button(page, "Begin een ronde")).to_be_visible()


@of_a_state
@thorough
def test_every_screen_has_no_violations(practice: Page) -> None:
    assert_no_violations_in_any_look(practice)
    button(practice, "Vergelijk").click()
    expect(practice.locator("#scherm-fout")).to_be_focused()
    assert_no_violations_in_any_look(practice)
    for index in range(len(ROUND)):
        choose(practice, another(index))
        expect(practice.locator("#of .rw-uitkomst")).to_be_visible()
        if not index:
            assert_no_violations_in_any_look(practice)
        practice.locator("#of [data-toon]").click()
        expect(practice.locator("#of .rw-uitkomst")).to_have_count(0)
    expect(practice.locator(TITLE)).to_contain_text("0 van de 10")
    assert_no_violations_in_any_look(practice)
