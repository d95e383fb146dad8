"""An outcome explains itself, tells what would change it, is copied, and answers can change."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.routewijzer import (
    FLOW,
    HALT,
    answer,
    button,
    change,
    fold,
    form,
    given,
    heading,
    jump,
    labels,
    open_ready,
    wipe,
)
from tests.support.thorough import thorough

COPIED = "#rw-kopie"  # beside the buttons, where who pressed one looks

# --- the outcome ----------------------------------------------------------------------------------


def test_outcome_explains_itself(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    expect(fold(routewijzer, "Waarom").get_by_role("listitem")).not_to_have_count(0)
    others = [f"{route.title} valt af, omdat" for route in FLOW.routes if route.id != "halt"]
    why_not = fold(routewijzer, "Waarom niet een andere route").get_by_role("listitem")
    expect(why_not).to_contain_text(others)
    changes = fold(routewijzer, "Wat zou het veranderen").get_by_role("button")
    expect(changes.first).to_have_accessible_name(re.compile(r"^Probeer dit: \w"))
    expect(button(routewijzer, "Wijzig: Leeftijd")).to_be_hidden()
    button(routewijzer, "Wijzig een antwoord").click()
    expect(button(routewijzer, "Wijzig: Leeftijd")).to_be_visible()
    assert given(routewijzer) == labels(HALT)


def test_every_source_of_an_outcome_has_a_place(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    sources = fold(routewijzer, "Bronnen bij deze uitkomst").get_by_role("link")
    links = sources.evaluate_all("links => links.map(link => link.href)")
    places = {urlsplit(link).fragment for link in links}
    with routewijzer.context.expect_page() as opened:
        sources.first.click()
    with opened.value as tab:
        expect(tab.locator(f"#{urlsplit(links[0]).fragment}")).to_be_in_viewport()
        ids = tab.locator("article [id]").evaluate_all("found => found.map(one => one.id)")
        assert places <= set(ids)
        assert {urlsplit(link).path for link in links} == {urlsplit(tab.url).path}


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("voorbeelden", "Voorbeelden"),
        ("routewijzer op papier", "Routewijzer op papier"),
        ("alle regels", "Alle regels"),
        ("wijzigingen", "Versies"),
    ],
)
def test_rules_and_paper_are_one_click_away(routewijzer: Page, link: str, title: str) -> None:
    jump(routewijzer, HALT)
    with routewijzer.context.expect_page() as opened:  # another tab, for this one stays for others
        routewijzer.locator("article > p").get_by_role("link", name=link).press("Control+Enter")
    with opened.value as tab:
        expect(tab.get_by_role("heading", level=1)).to_contain_text(title)


def test_probeer_dit_shows_another_route_and_back_returns(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    fold(routewijzer, "Wat zou het veranderen")
    button(routewijzer, "Probeer dit: Dwang in strafrechtelijk kader").first.click()
    expect(heading(routewijzer)).to_have_text("Dwang in strafrechtelijk kader")
    routewijzer.go_back()
    expect(heading(routewijzer)).to_have_text("Halt")
    assert given(routewijzer) == labels(HALT)


def test_outcome_is_copied_with_what_the_visitor_wrote(routewijzer: Page) -> None:
    routewijzer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    jump(routewijzer, HALT)
    fold(routewijzer, "Pas toe of leg uit").locator("label[for=rw-afwijken]").click()
    routewijzer.get_by_label("Omdat", exact=True).fill("er loopt al hulp")
    button(routewijzer, "Kopieer als tekst").click()
    expect(routewijzer.locator(COPIED)).to_have_text("De tekst staat op het klembord.")
    copied = routewijzer.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Uitkomst van de routewijzer: Halt")
    assert "Omdat: er loopt al hulp" in copied


def test_message_about_copying_goes_with_its_screen(routewijzer: Page) -> None:
    routewijzer.context.grant_permissions(["clipboard-write"])
    jump(routewijzer, HALT)
    button(routewijzer, "Kopieer als tekst").click()
    expect(routewijzer.locator(COPIED)).to_have_text("De tekst staat op het klembord.")
    wipe(routewijzer)
    expect(routewijzer.locator(COPIED)).to_have_count(0)


@thorough
def test_copying_that_fails_says_so(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    button(page, "Kopieer als tekst").click()
    expect(page.locator(COPIED)).to_contain_text("Kopiëren lukt in deze browser niet.")
    expect(page.locator(COPIED)).to_be_in_viewport()


# --- changing an answer ---------------------------------------------------------------------------


def test_wijzig_keeps_the_other_answers(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    change(routewijzer, "leeftijd")
    expect(form(routewijzer, "leeftijd")).to_contain_text("U wijzigt een eerder antwoord.")
    expect(form(routewijzer, "leeftijd").locator("#antwoord-12-15")).to_be_checked()
    answer(routewijzer, "leeftijd", "16-17")
    expect(heading(routewijzer)).to_have_text("Halt")
    assert given(routewijzer) == labels(HALT | {"leeftijd": "16-17"})


def test_wijzig_names_the_answers_that_no_longer_apply(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    change(routewijzer, "leeftijd")
    answer(routewijzer, "leeftijd", "5-11")
    ids = ("eigen-keuze", "omvang", "halt-eerder", "instemming")
    dropped = ", ".join(f"‘{FLOW.questions[id].short}’" for id in ids)
    expect(routewijzer.locator(".rw-vervallen")).to_contain_text(dropped)
    expect(form(routewijzer, "ouders")).to_be_visible()


def test_an_answer_that_dropped_does_not_return_by_itself(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    change(routewijzer, "leeftijd")
    answer(routewijzer, "leeftijd", "5-11")
    expect(form(routewijzer, "ouders")).to_be_visible()
    change(routewijzer, "leeftijd")
    answer(routewijzer, "leeftijd", "12-15")
    expect(form(routewijzer, "eigen-keuze")).to_be_visible()
    assert routewijzer.locator("#rw input:checked").count() == 0


def test_back_from_wijzig_changes_nothing(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    change(routewijzer, "leeftijd")
    expect(form(routewijzer, "leeftijd")).to_be_visible()
    routewijzer.go_back()
    expect(heading(routewijzer)).to_have_text("Halt")
    assert given(routewijzer) == labels(HALT)
