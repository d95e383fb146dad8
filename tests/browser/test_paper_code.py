"""A code from paper: on the sheet, back in the routewijzer, and on *Klopt mijn papier nog?*."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from flow.reason.receipt import code
from flow.reason.walk import walk
from flow.rules.fingerprint import fingerprint
from flow.rules.signs import cleaned
from scripts.faces.pages.earlier import older_editions
from scripts.faces.tools.cache import ROOT
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.routewijzer import (
    ADDRESS,
    FAILED,
    FLOW,
    HALT,
    KEPT,
    LOADING,
    NOTHING,
    SAID,
    WASM,
    answer,
    answer_all,
    button,
    form,
    heading,
    held,
    missing,
    moment,
    open_ready,
    wait_until_ready,
)
from tests.support.thorough import of_more, thorough
from tests.support.trails import samples

PAPER = "routewijzer/klopt-mijn-papier-nog/"
CODE = code(walk(FLOW, HALT))
MISTYPED = CODE[:-1] + ("2" if CODE[-1] != "2" else "3")
OLD = older_editions(FLOW, ROOT)[-1]
OLD_TRAIL = next(samples(OLD))
OLD_CODE = code(walk(OLD, OLD_TRAIL.answers))
TITLE = "#scherm-kop"
FOLD = "#ik-heb-een-code"


def give(page: Page, typed: str) -> None:
    """Type a code in the fold of the routewijzer."""
    if page.locator(f"{FOLD}[open]").count() == 0:
        page.locator(f"{FOLD} summary").click()
    page.locator("#rw-code").fill(typed)
    button(page, "Ga verder met deze antwoorden").click()


def look_up(page: Page, typed: str) -> None:
    page.get_by_label("Wat staat er op uw papier?").fill(typed)
    button(page, "Kijk na").click()


# --- on the sheet -------------------------------------------------------------------------------


def test_outcome_tells_the_fingerprint_at_once_and_the_code_with_the_reasons(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer_all(page, HALT)
        told = page.locator("#rw .rw-versie")
        expect(told.first).to_contain_text(f"kenmerk {fingerprint(FLOW)}")
        expect(told.last).to_have_text(re.compile("De code komt eraan"))
    expect(page.locator("#rw .rw-code")).to_have_text(CODE)


@thorough
def test_without_python_there_is_a_fingerprint_and_no_code(
    page: Page, complaints: list[str]
) -> None:
    page.route(f"**/{WASM}", missing)
    page.goto(ADDRESS)
    expect(page.locator(FAILED)).to_be_visible()
    page.locator(f"{FOLD} summary").click()
    answer_all(page, HALT)
    expect(page.locator("#rw .rw-versie").first).to_contain_text(f"kenmerk {fingerprint(FLOW)}")
    expect(page.locator("#rw .rw-geen").last).to_have_text("De code is niet geladen.")
    expect(page.locator("#rw-code")).to_be_hidden()
    expect(page.locator(f"{FOLD} .rw-geen")).to_be_visible()
    complaints.clear()


# --- back in the routewijzer --------------------------------------------------------------------


def test_code_gives_the_answers_back_and_back_leads_to_what_was_there(page: Page) -> None:
    open_ready(page)
    answer(page, "veiligheid", "nee")
    give(page, CODE.lower().replace("-", " "))
    expect(heading(page)).to_have_text("Halt")
    expect(heading(page)).to_be_focused()
    expect(page.locator("#rw .rw-code")).to_have_text(CODE)
    expect(page.locator("#rw-code")).to_have_value("")
    expect(page.locator(f"{FOLD}[open]")).to_have_count(0)
    page.go_back()
    expect(form(page, "plicht")).to_be_visible()
    page.go_forward()
    expect(heading(page)).to_have_text("Halt")


@thorough
def test_code_that_is_none_is_told_and_nothing_is_lost(page: Page) -> None:
    open_ready(page)
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    before = moment(page)
    give(page, MISTYPED)
    wrong = page.locator("#rw-code-fout")
    expect(wrong).to_have_text(re.compile("Fout: deze code klopt niet. Kijk vooral naar het"))
    expect(wrong).to_be_focused()
    expect(form(page, "plicht")).to_be_visible()
    expect(page.locator("#rw-code")).to_have_value(MISTYPED)
    assert moment(page)[1] == before[1]
    answer(page, "plicht", "ja")
    expect(wrong).to_have_count(0)


@thorough
def test_code_that_is_typed_before_python_waits_for_it(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        give(page, CODE)
        expect(page.locator(LOADING)).to_be_visible()
    expect(heading(page)).to_have_text("Halt")


@thorough
def test_code_of_older_rules_leads_to_the_page_that_reads_it(page: Page) -> None:
    open_ready(page)
    give(page, OLD_CODE)
    expect(page.locator("#rw-code-fout a")).to_have_attribute("href", re.compile(PAPER[12:]))


def test_link_to_the_field_opens_it(page: Page) -> None:
    page.goto(f"{ADDRESS}{FOLD}")
    expect(page.locator("#rw-code")).to_be_visible()


@thorough
def test_wiping_takes_the_code_away_and_undo_brings_it_back(page: Page) -> None:
    open_ready(page)
    page.locator(f"{FOLD} summary").click()
    answer_all(page, HALT)
    page.locator("#rw-code").fill("ABCD")
    button(page, "Wis alles en begin opnieuw").click()
    expect(page.locator("#rw-code")).to_have_value("")
    button(page, "Ongedaan maken").click()
    expect(page.locator("#rw-code")).to_have_value("ABCD")


# --- the page -----------------------------------------------------------------------------------


def test_code_of_now_shows_that_the_paper_still_holds(page: Page) -> None:
    page.goto(PAPER)
    look_up(page, CODE)
    expect(page.locator(TITLE)).to_have_text("Uw papier klopt nog")
    expect(page.locator(TITLE)).to_be_focused()
    expect(page.locator(SAID)).to_have_text("Uw papier klopt nog.")
    expect(page.locator("#kp .rw-uitkomst h3")).to_have_text("Halt")
    with page.expect_popup() as opened:
        page.locator("#kp").get_by_role("link", name="Ik heb een code").click()
    expect(opened.value.locator("#rw-code")).to_be_visible()


def test_code_of_older_rules_tells_then_and_now(page: Page) -> None:
    page.goto(PAPER)
    look_up(page, OLD_CODE)
    expect(page.locator("#kp dd").first).to_have_text(OLD.outcomes[OLD_TRAIL.outcome].title)
    expect(page.locator("#kp h3").first).to_have_text("Wat er voor uw antwoorden veranderde")


@thorough
def test_older_version_is_looked_up_and_back_shows_what_was_there(page: Page) -> None:
    page.goto(PAPER)
    look_up(page, CODE)
    expect(page.locator(TITLE)).to_have_text("Uw papier klopt nog")
    look_up(page, OLD.version)
    expect(page.locator(TITLE)).to_have_text("Dit is een oudere versie")
    page.go_back()
    expect(page.locator(TITLE)).to_have_text("Uw papier klopt nog")
    expect(page.get_by_label("Wat staat er op uw papier?")).to_have_value(CODE)
    page.go_back()
    expect(page.locator(TITLE)).to_have_count(0)
    expect(page.locator("#kp-wat")).to_have_value("")
    expect(page.locator("#scherm-fout")).to_have_count(0)


@pytest.mark.parametrize("typed", of_more(["", "99.0.0", MISTYPED, "<img src=x>"], [MISTYPED]))
def test_what_cannot_be_looked_up_is_told_and_stays(page: Page, typed: str) -> None:
    page.goto(PAPER)
    look_up(page, typed)
    expect(page.locator("#scherm-fout")).to_be_focused()
    expect(page.locator("#scherm-fout")).to_contain_text("Fout: ")
    expect(page.get_by_label("Wat staat er op uw papier?")).to_have_value(typed)
    expect(page).to_have_title(re.compile("^Fout: "))


def test_page_keeps_nothing_and_sends_nothing(page: Page, base_url: str) -> None:
    page.goto(PAPER)
    wait_until_ready(page)
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    look_up(page, CODE)
    expect(page.locator(TITLE)).to_have_text("Uw papier klopt nog")
    assert requests == []
    assert page.evaluate(KEPT) == NOTHING
    assert page.url == f"{base_url}{PAPER}"
    assert cleaned(CODE) not in cleaned(str(moment(page)[1]))


def test_without_python_the_page_says_how_to_compare(page: Page, complaints: list[str]) -> None:
    page.route(f"**/{WASM}", missing)
    page.goto(PAPER)
    expect(page.locator(FAILED)).to_contain_text("Vergelijk de versie zelf")
    expect(page.locator("#kp")).to_be_hidden()
    expect(page.locator("#zelf-vergelijken")).to_be_visible()
    complaints.clear()


@thorough
def test_qr_code_on_the_sheet_is_the_same_for_every_answer(page: Page) -> None:
    open_ready(page)
    drawn = page.locator(".rw-voet svg").first
    before = drawn.inner_html()
    give(page, CODE)
    expect(page.locator("#rw .rw-code")).to_have_text(CODE)
    assert drawn.inner_html() == before


@of_a_state
@thorough
def test_what_is_shown_has_no_violations(page: Page) -> None:
    page.goto(PAPER)
    before = ""
    for typed in (CODE, OLD_CODE, OLD.version):
        look_up(page, typed)
        expect(page.locator(TITLE)).not_to_have_text(before)
        before = page.locator(TITLE).inner_text()
        assert_no_violations_in_any_look(page)
    look_up(page, MISTYPED)
    expect(page.locator("#scherm-fout")).to_be_focused()
    assert_no_violations_in_any_look(page)
