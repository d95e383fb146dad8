"""A policy officer tries other rules: what would end elsewhere, in words, with a way back."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from flow.doors.trial import edition, screen
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.host import complain_into
from tests.browser.paper import words_on_paper
from tests.browser.routewijzer import FAILED, KEPT, NOTHING, SAID, WASM, button, missing
from tests.browser.test_keyboard import tab_to
from tests.support.thorough import thorough

ADDRESS = "mas/wat-als/"
FLOW = edition().flow
TITLE, CHANGES, WITHOUT = "#scherm-kop", "#wa .wa-lijst > li", "#wa-zonder"
ASK = "Wat wilt u wijzigen?"
SEE = "Bekijk wat er verandert"
# An answer that leads to an outcome, another outcome, and the question itself.
ANSWER, NOW = next(
    (f"{asked.id}/{option.id}", option.target)
    for asked in FLOW.questions.values()
    for option in asked.options
    if option.target in FLOW.outcomes
)
OTHER = next(id for id in FLOW.outcomes if id != NOW)
ROUND = ANSWER.partition("/")[0]
LIMIT = next(iter(FLOW.thresholds.values()))


HEAD = str(screen(edition(), {"answers": {ANSWER: OTHER}})["say"]).removesuffix(".")


def form(page: Page, kind: str) -> Locator:
    return page.locator(f"#wa .wa-vorm:has([value={kind}][name=soort])")


def turn(page: Page, answer: str = ANSWER, target: str = OTHER) -> None:
    asked = form(page, "antwoord")
    asked.get_by_label("Bij welk antwoord?").select_option(answer)
    asked.get_by_label("Waar gaat het dan heen?").select_option(target)
    asked.get_by_role("button", name=SEE).click()


def limit(page: Page, value: str) -> None:
    asked = form(page, "grens")
    asked.get_by_label("Welke drempel?").select_option(LIMIT.id)
    asked.get_by_label("Welk getal wordt het?").fill(value)
    asked.get_by_role("button", name=SEE).click()


@pytest.fixture(scope="module")
def opened(browser: Browser, base_url: str) -> Iterator[Page]:
    complaints: list[str] = []
    with browser.new_page(base_url=base_url, reduced_motion="reduce") as page:
        complain_into(complaints, page, urlsplit(base_url).netloc)
        page.goto(ADDRESS)
        yield page
    assert complaints == []


@thorough
def test_answer_that_leads_elsewhere_is_told_in_words(page: Page) -> None:
    page.goto(ADDRESS)
    expect(page.locator(TITLE)).to_have_text(ASK)
    turn(page)
    expect(page.locator(TITLE)).to_have_text(HEAD)
    expect(page.locator(TITLE)).to_be_focused()
    expect(page.locator(SAID)).to_have_text(f"{HEAD}.")
    moved = f"Van ‘{FLOW.name(NOW)}’ naar ‘{FLOW.name(OTHER)}’"
    expect(page.locator("#wa")).to_contain_text(moved)


def test_changes_add_up_and_go_one_by_one_or_all_at_once(page: Page) -> None:
    page.goto(ADDRESS)
    turn(page)
    expect(page.locator(CHANGES)).to_have_count(1)
    limit(page, str(LIMIT.value + 1))
    expect(page.locator(CHANGES)).to_have_count(2)
    page.locator(CHANGES).first.get_by_role("button").click()
    expect(page.locator(CHANGES)).to_have_count(1)
    expect(page.locator(CHANGES)).to_contain_text(f"In deze proef: {LIMIT.value + 1}")
    button(page, "Zet alles terug").click()
    expect(page.locator(TITLE)).to_have_text(ASK)
    button(page, "Ongedaan maken").click()
    expect(page.locator(CHANGES)).to_have_count(1)


@thorough
def test_loop_is_told_and_the_page_goes_on(page: Page) -> None:
    page.goto(ADDRESS)
    turn(page, target=ROUND)
    expect(page.locator(TITLE)).to_have_text("Zo kunnen de regels niet")
    expect(page.locator("#wa")).to_contain_text("De vragen draaien rond")
    turn(page)
    expect(page.locator(TITLE)).to_have_text(HEAD)


def test_mistake_is_told_and_what_was_filled_in_stays(page: Page) -> None:
    page.goto(ADDRESS)
    limit(page, "veel")
    expect(page.locator("#scherm-fout")).to_be_focused()
    expect(page.locator("#scherm-fout")).to_contain_text("Vul een heel getal in")
    expect(form(page, "grens").get_by_label("Welk getal wordt het?")).to_have_value("veel")
    expect(form(page, "grens").get_by_label("Welke drempel?")).to_have_value(LIMIT.id)


@thorough
def test_back_shows_what_was_there_before(page: Page) -> None:
    page.goto(ADDRESS)
    turn(page)
    expect(page.locator(CHANGES)).to_have_count(1)
    page.go_back()
    expect(page.locator(TITLE)).to_have_text(ASK)
    page.go_forward()
    expect(page.locator(TITLE)).to_have_text(HEAD)


@thorough
def test_trial_goes_by_keyboard(page: Page) -> None:
    page.goto(ADDRESS)
    tab_to(page, "#wa-drempel")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#wa-waarde")
    page.keyboard.type("9999")
    page.keyboard.press("Enter")
    expect(page.locator(CHANGES)).to_have_count(1)
    expect(page.locator(TITLE)).to_be_focused()


@thorough
def test_what_comes_of_it_is_copied_as_text(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    turn(page)
    button(page, "Kopieer als tekst").click()
    expect(page.locator("#rw-kopie")).to_have_text("De tekst staat op het klembord.")
    assert page.evaluate("navigator.clipboard.readText()") == str(
        screen(edition(), {"answers": {ANSWER: OTHER}})["text"]
    )


@thorough
def test_links_lead_from_this_page_and_open_beside_it(page: Page, base_url: str) -> None:
    page.goto(ADDRESS)
    limit(page, str(LIMIT.value + 1))
    link = page.get_by_role("link", name="De pagina van deze drempel")
    assert link.evaluate("link => link.href") == f"{base_url}regels/drempel-{LIMIT.id}/"
    expect(link).to_have_attribute("target", "_blank")


@thorough
def test_paper_holds_what_came_of_it_and_no_form(page: Page) -> None:
    page.goto(ADDRESS)
    turn(page)
    expect(page.locator(CHANGES)).to_have_count(1)
    printed = " ".join("\n".join(words_on_paper(page)).split())
    assert HEAD in printed
    assert f"regels versie {FLOW.version}" in printed
    for words in (SEE, "Haal weg", "Hoe wij dit tellen", "Nog iets wijzigen"):
        assert words not in printed


def test_trial_keeps_nothing_and_asks_nothing_of_the_server(page: Page, base_url: str) -> None:
    page.goto(ADDRESS)
    turn(page)
    expect(page.locator(CHANGES)).to_have_count(1)
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    limit(page, str(LIMIT.value + 1))
    expect(page.locator(CHANGES)).to_have_count(2)
    assert requests == []
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("history.state") == {"rw": 2}
    assert page.url == f"{base_url}{ADDRESS}"


@thorough
def test_without_python_a_calm_message_and_the_rules(page: Page, complaints: list[str]) -> None:
    page.route(f"**/{WASM}", missing)
    page.goto(ADDRESS)
    expect(page.locator(FAILED)).to_be_visible()
    expect(page.locator("#wa")).to_be_hidden()
    links = page.locator("article").get_by_role("link")
    expect(links.filter(has_text="Alle regels")).to_be_visible()
    complaints.clear()


def test_without_scripts_the_page_says_what_it_needs(browser: Browser, base_url: str) -> None:
    with browser.new_page(base_url=base_url, java_script_enabled=False) as page:
        page.goto(ADDRESS)
        expect(page.locator(WITHOUT)).to_be_visible()
        expect(page.locator("#wa")).to_be_hidden()


@of_a_state
@thorough
def test_every_screen_has_no_violations(opened: Page) -> None:
    turn(opened)
    expect(opened.locator(CHANGES)).to_have_count(1)
    assert_no_violations_in_any_look(opened)
    limit(opened, "veel")
    expect(opened.locator("#scherm-fout")).to_be_focused()
    assert_no_violations_in_any_look(opened)
    turn(opened, target=ROUND)
    expect(opened.locator(TITLE)).to_have_text("Zo kunnen de regels niet")
    assert_no_violations_in_any_look(opened)
