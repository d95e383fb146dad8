"""A region fills in its edition, keeps it as a file, opens it again, and uses it for a visit."""

from __future__ import annotations

import tomllib

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.forms import SAID, open_form, saved, words
from tests.browser.routewijzer import HALT, KEPT, WAYS, answer_all, button, wait_until_ready
from tests.browser.visits import UNFOLD
from tests.support.thorough import thorough
from tests.support.toy import ROOT

MAKE = "regio/maken/"
EXAMPLE = (ROOT / "docs" / "regio" / "waterland-oost.toml").read_text(encoding="utf-8")
OPEN, SHOW, SAVE = "Open een bestand", "Bekijk een voorbeeld", "Bewaar als regio.toml"
USE, WORD = "Gebruik bij de routewijzer", "Bewaar als Word-bestand"


def load(page: Page, text: str) -> None:
    with page.expect_file_chooser() as waiting:
        button(page, OPEN).click()
    waiting.value.set_files(
        {"name": "regio.toml", "mimeType": "application/toml", "buffer": text.encode()}
    )


def test_region_makes_its_edition_with_this_page_alone(page: Page) -> None:
    open_form(page, MAKE)
    page.get_by_label("Naam van de regio of gemeente").fill("Waterland-Oost")
    page.get_by_role("heading", name="Wie u belt").click()
    page.locator("#veld-contact-halt").fill("Aanmelding Halt, 0299 000 004")
    page.get_by_role("heading", name="Grenzen die een regio zelf kiest").click()
    page.locator("#veld-drempels-te_laat_melding-waarde").fill("10")
    page.locator("#veld-drempels-te_laat_melding-bron").fill("Verzuimprotocol")
    page.locator("#veld-drempels-te_laat_melding-datum").fill("1 september 2026")
    expect(page.locator("#mt-voorbeeld")).to_contain_text("Afspraken over de MAS: Waterland-Oost")
    name, file = saved(page, SAVE)
    assert name == "regio.toml"
    assert tomllib.loads(file.decode()) == {
        "naam": "Waterland-Oost",
        "contact": {"halt": "Aanmelding Halt, 0299 000 004"},
        "drempels": {
            "te_laat_melding": {
                "waarde": 10,
                "bron": "Verzuimprotocol",
                "datum": tomllib.loads("x = 2026-09-01")["x"],
            }
        },
    }
    name, document = saved(page, WORD)
    assert name == "regio-editie.docx"
    assert "Aanmelding Halt, 0299 000 004" in words(document)
    assert "{{" not in words(document)


def test_file_is_opened_and_saved_the_same(page: Page) -> None:
    open_form(page, MAKE)
    load(page, EXAMPLE)
    expect(page.locator(SAID)).to_have_text("Het bestand staat in het formulier.")
    expect(page.locator("#veld-overleg-naam")).to_have_value("Verzuimtafel Waterland-Oost")
    assert tomllib.loads(saved(page, SAVE)[1].decode()) == tomllib.loads(EXAMPLE)


@thorough
def test_example_is_shown_and_what_was_filled_in_can_come_back(page: Page) -> None:
    open_form(page, MAKE)
    page.get_by_label("Naam van de regio of gemeente").fill("Bijna klaar")
    button(page, SHOW).click()
    expect(page.locator("#veld-naam")).to_have_value("Waterland-Oost")
    button(page, "Ongedaan maken").click()
    expect(page.locator("#veld-naam")).to_have_value("Bijna klaar")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<html>", "regio.toml: is geen geldige TOML, bij regel 1, kolom 1."),
        (
            "naam = 'X'\n[drempels.halt_keren]\nwaarde = 3",
            "'halt_keren' heeft status 'vast'",
        ),
    ],
    ids=["no TOML", "a threshold of the law"],
)
def test_what_has_no_place_is_told_and_nothing_is_lost(page: Page, text: str, told: str) -> None:
    open_form(page, MAKE)
    page.locator("#veld-voettekst").fill("Van ons")
    load(page, text)
    expect(page.locator("#mt-over")).to_contain_text(told)
    if "naam" not in text:
        expect(page.locator("#veld-voettekst")).to_have_value("Van ons")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# niets", "In dit bestand staat niets voor een regio."),
        ("x" * 200_001, "Dit bestand is te groot voor een regio. Kies een regio.toml."),
    ],
    ids=["empty", "large"],
)
def test_file_without_a_region_is_told_in_one_sentence(page: Page, text: str, told: str) -> None:
    open_form(page, MAKE)
    load(page, text)
    expect(page.locator(SAID)).to_have_text(told)


@thorough
def test_mistake_stands_at_its_field_and_in_the_way_of_a_file(page: Page) -> None:
    open_form(page, MAKE)
    page.locator("#veld-kleur").fill("#ffcc00")
    button(page, SAVE).click()
    expect(page.locator("#mt-fout")).to_be_focused()
    expect(page.locator("#fout-kleur")).to_contain_text("Kies een donkerder kleur, zoals #846a00.")
    page.get_by_role("link", name="Naam van de regio").click()
    expect(page.locator("#veld-naam")).to_be_focused()


@thorough
def test_mistake_in_a_chapter_that_is_folded_is_gone_to(page: Page) -> None:
    open_form(page, MAKE)
    load(page, "naam = 'X'\n[contact]\nhalt = 'jan@x.nl'")
    expect(page.locator("#veld-naam")).to_have_value("X")
    button(page, SAVE).click()
    page.locator("#mt-fout").get_by_role("link").click()
    expect(page.locator("#veld-contact-halt")).to_be_focused()


def test_routewijzer_uses_the_edition_until_it_is_left(page: Page) -> None:
    open_form(page, MAKE)
    load(page, EXAMPLE)
    expect(page.locator("#veld-naam")).to_have_value("Waterland-Oost")
    button(page, USE).click()
    page.get_by_role("link", name="Open de routewijzer").click()
    answer_all(page, HALT)
    ours = page.locator("#rw .rw-ons")
    expect(ours).to_contain_text("Bij ons: Waterland-Oost")
    expect(ours).to_contain_text("Aanmelding Halt, 0299 000 004")
    told = page.locator("#rw-regio")
    expect(told).to_contain_text("U gebruikt de editie van Waterland-Oost")
    assert page.evaluate(KEPT)["session"] == ["regio"]
    assert "waterland" not in page.url.lower()
    told.get_by_role("button").click()
    wait_until_ready(page)
    expect(told).to_be_hidden()
    assert page.evaluate(KEPT)["session"] == []


@thorough
@pytest.mark.fault(
    "the edition of a region that somebody loaded is damaged",
    "the rules of the site, and a sentence that says so",
)
def test_edition_that_cannot_be_used_is_told_and_the_site_goes_on(page: Page) -> None:
    page.goto("routewijzer/")
    page.evaluate("() => sessionStorage.setItem('regio', 'kapot')")
    page.reload()
    answer_all(page, WAYS["eerst-veiligheid"])
    expect(page.locator("#rw-regio")).to_contain_text("telt hier niet mee")
    expect(page.locator("#rw .rw-ons")).to_have_count(0)


@thorough
@of_a_state
def test_form_with_everything_open_holds_against_the_checkers(page: Page) -> None:
    open_form(page, MAKE)
    load(page, EXAMPLE)
    page.evaluate(UNFOLD)
    assert_no_violations_in_any_look(page)
