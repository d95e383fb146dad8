"""The forms for a meeting: filled in, followed, refused, saved and wiped in a browser."""

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.conftest import OpenForm
from tests.browser.forms import (
    CALENDAR,
    CARD,
    DAY,
    FORMS,
    HOME,
    INVITATION,
    MEETING,
    PARTNERS,
    SCAN,
    WORD,
    choose,
    copied_text,
    fill,
    make_a_mistake,
    open_form,
    saved,
    words,
)
from tests.browser.host import SiteServer
from tests.browser.routewijzer import (
    KEPT,
    NOTHING,
    WORKER,
    button,
    stop_python,
    wait_until_ready,
)
from tests.support.thorough import of_more, thorough


def test_the_invitation_follows_what_is_typed(form: OpenForm) -> None:
    page = form(INVITATION)
    choose(page, PARTNERS)
    fill(page, MEETING)
    page.get_by_label("Openbaar Ministerie").check()
    preview = page.locator("#mt-voorbeeld")
    expect(preview).to_contain_text("van 13.30 uur tot 16.00 uur")
    expect(preview).to_contain_text("Met wie: Openbaar Ministerie")
    expect(preview).to_contain_text("Waar: Zaal <1>")


@thorough
def test_each_meeting_asks_what_it_needs(form: OpenForm) -> None:
    page = form(INVITATION)
    guests = page.get_by_role("group", name="Wie nodigt u uit?")
    preview = page.locator("#mt-voorbeeld")
    choose(page, PARTNERS)
    expect(guests).to_be_visible()
    expect(preview).to_contain_text("stap 7 tot en met 10")
    choose(page, HOME)
    expect(guests).to_be_hidden()
    expect(preview).to_contain_text("stap 1 tot en met 6")
    expect(preview).not_to_contain_text("Met wie")


@pytest.mark.parametrize(
    ("meeting", "id", "told"),
    [(HOME, "intern", "stap 1 tot en met 6"), (PARTNERS, "regionaal", "stap 7 tot en met 10")],
)
def test_each_invitation_is_saved_for_word_and_for_the_calendar(
    form: OpenForm, meeting: str, id: str, told: str
) -> None:
    page = form(INVITATION)
    choose(page, meeting)
    fill(page, MEETING)
    name, document = saved(page, WORD)
    assert name == f"uitnodiging-{id}.docx"
    assert "Waar:\tZaal <1>" in words(document)
    assert told in words(document)
    assert "{{" not in words(document)
    expect(page.locator("#mt-zeg")).to_have_text("Het bestand staat bij uw downloads.")
    name, made = saved(page, CALENDAR)
    (event,) = Calendar.from_ical(made).events
    assert name == f"uitnodiging-{id}.ics"
    assert f"{event.start:%Y-%m-%d %H:%M}" == f"{DAY} 13:30"
    assert str(event["LOCATION"]) == "Zaal <1>"
    assert told in str(event["DESCRIPTION"])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"Datum": "2020-01-01"}, "Deze datum is voorbij."),
        ({"Eindigt om": "13:00"}, "eindigt voordat zij begint"),
        ({"Plaats": ""}, "Vul dit veld in."),
    ],
)
def test_a_mistake_is_told_at_the_field_and_nothing_is_saved(
    form: OpenForm, wrong: dict[str, str], told: str
) -> None:
    page = form(INVITATION)
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))
    fill(page, MEETING | wrong)
    button(page, WORD).click()
    (label,) = wrong
    field = page.get_by_label(label, exact=True)
    expect(page.locator("#mt-fout")).to_be_focused()
    expect(field).to_have_accessible_description(re.compile(re.escape(told)))
    expect(field).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link in the summary
    expect(field).to_be_focused()
    fill(page, MEETING)
    expect(page.locator("#mt-fout")).to_be_hidden()
    assert not downloads
    assert "#" not in page.url


def test_the_scan_tells_where_it_hurts(form: OpenForm) -> None:
    page = form(SCAN)
    first = page.get_by_role("group", name="1. Bent u bekend met de MAS?")
    first.get_by_label("Ja").fill("2")
    first.get_by_label("Nee").fill("6")
    preview = page.locator("#mt-voorbeeld")
    expect(preview).to_contain_text("2 ja, 0 een beetje, 6 nee: score 25%.")
    expect(preview).to_contain_text("Niet iedereen kent de MAS.")
    name, document = saved(page, WORD)
    assert name == "quick-scan.docx"
    assert "2 ja, 0 een beetje, 6 nee: score 25%." in words(document)
    assert "Niet iedereen kent de MAS." in words(document)


@thorough
def test_the_agreements_of_a_step_are_saved(form: OpenForm) -> None:
    page = form(CARD)
    step = page.get_by_role("group", name="Stap 3: Informatie verzamelen")
    step.get_by_label("Welke afspraak maakt u?").fill("Wij bellen eerst.\nDan mailen wij.")
    expect(page.locator("#mt-voorbeeld h3")).to_have_text("Stap 3: Informatie verzamelen")
    _, document = saved(page, WORD)
    assert "Wij bellen eerst.\nDan mailen wij." in words(document)


@thorough
def test_the_text_is_copied(form: OpenForm) -> None:
    page = form(CARD)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Regio of gemeente").fill("Rijn")
    button(page, "Kopieer als tekst").click()
    expect(page.locator("#mt-zeg")).to_have_text("De tekst staat op het klembord.")
    assert page.evaluate("navigator.clipboard.readText()") == "Afspraken over de MAS: Rijn\n"


@pytest.mark.parametrize("path", of_more(FORMS, ["handreiking/quick-scan/"]))
def test_nothing_is_kept_or_sent_and_wiping_leaves_nothing(
    page: Page, server: SiteServer, path: str
) -> None:
    open_form(page, path)
    field = page.get_by_label("Regio of gemeente")
    before = list(server.paths)
    field.fill("Geheim")
    expect(page.locator("#mt-voorbeeld")).to_contain_text("Geheim" if path == INVITATION else "")
    button(page, "Wis alles").click()
    expect(field).to_have_value("")
    expect(page.locator("#mt-voorbeeld")).not_to_contain_text("Geheim")
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("[history.length, history.state, location.search]") == [2, None, ""]
    assert server.paths == before
    page.reload()
    wait_until_ready(page)
    expect(field).to_have_value("")


@thorough
def test_a_form_is_filled_in_by_keyboard(form: OpenForm) -> None:
    page = form(SCAN)
    page.get_by_label("Regio of gemeente").focus()
    page.keyboard.type("Rijn")
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || document.activeElement.dataset.doe")
        names.append(name)
        if name == "wis":
            break
    asked = [name for name in names if name and name[0].isdigit()]
    assert asked == sorted(asked, key=lambda name: int(name.split("-")[0]))
    assert {"print", "docx", "kopieer", "wis"} <= set(names)


@thorough
def test_what_was_typed_stays_when_python_stops(page: Page) -> None:
    page.add_init_script(WORKER)
    open_form(page, CARD)
    page.get_by_label("Regio of gemeente").fill("Rijn")
    stop_python(page)
    expect(page.locator("#mt-mislukt")).to_be_visible()
    expect(page.get_by_label("Regio of gemeente")).to_have_value("Rijn")


@thorough
@pytest.mark.fault(
    "Python stops in a form",
    "what was filled in, to copy and to print",
)
def test_what_was_filled_in_can_be_copied_when_python_stops(page: Page) -> None:
    page.add_init_script(WORKER)
    open_form(page, INVITATION)
    choose(page, PARTNERS)
    fill(page, {"Regio of gemeente": "Rijn & Veen", "Begint om": "13:30"})
    page.get_by_role("checkbox", name="School", exact=True).check()
    stop_python(page)
    expect(page.locator("#mt-mislukt")).to_be_visible()
    assert copied_text(page).splitlines() == [
        "Welke bijeenkomst houdt u?: Met ketenpartners: stap 7 tot en met 10",
        "Regio of gemeente: Rijn & Veen",
        "Begint om: 13:30",
        "Wie nodigt u uit?: School",
    ]


@pytest.mark.fault(
    "the network is gone when a form is saved",
    "the Word file: all it needs came with Python",
)
def test_word_file_is_made_without_network_once_python_is_there(page: Page) -> None:
    open_form(page, SCAN)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    name, document = saved(page, WORD)
    page.context.set_offline(False)
    assert name == "quick-scan.docx"
    assert "Bent u bekend met de MAS?" in words(document)


@of_a_state
@pytest.mark.parametrize("path", of_more(FORMS, ["handreiking/quick-scan/"]))
def test_a_form_with_mistakes_has_no_violations(form: OpenForm, path: str) -> None:
    page = form(path)
    make_a_mistake(page, path)
    expect(page).to_have_title(re.compile("^Fout: "))
    assert_no_violations_in_any_look(page)
    button(page, "Wis alles").click()
    expect(page).not_to_have_title(re.compile("^Fout: "))


@of_a_state
@pytest.mark.parametrize("path", of_more(FORMS, always=[]))
def test_a_form_that_is_filled_in_has_no_violations(form: OpenForm, path: str) -> None:
    page = form(path)
    for field in page.locator(".mt-formulier :is(textarea, input[type=text]):visible").all():
        field.fill("Rijn & Veen")
    for group in page.locator(".mt-formulier fieldset:has([type=radio]):visible").all():
        group.locator("[type=radio]").first.check()
    expect(page.locator("#mt-voorbeeld")).to_contain_text("Rijn & Veen")
    assert_no_violations_in_any_look(page)
