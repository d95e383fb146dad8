"""The forms for a meeting in Firefox and WebKitGTK: filled in, refused and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from icalendar import Calendar

from tests.browser.elsewhere import (
    blank_after,
    button,
    expect_text,
    field,
    fill,
    open_ready,
    press,
    until,
)
from tests.browser.engines import OtherBrowser, clear, click, download, find, use_new_window
from tests.browser.forms import (
    CALENDAR,
    CARD,
    DAY,
    INVITATION,
    MEETING,
    SAID,
    SAVED,
    SCAN,
    WIPE,
    WIPED,
    WORD,
    words,
)
from tests.support.thorough import thorough

pytestmark = thorough

type OpenForm = Callable[[str], OtherBrowser]

PREVIEW, MISTAKES = "#mt-voorbeeld", "#mt-fout"
FIRST, THIRD = "1. Bent u bekend met de MAS?", "Stap 3: Informatie verzamelen"
AGREED = "Welke afspraak maakt u?"
# What each form is told, where, and what it makes of that: on the screen and in the file.
TOLD: dict[str, tuple[str, dict[str, str], str]] = {
    INVITATION: ("", MEETING, "van 13.30 uur tot 16.00 uur"),
    SCAN: (FIRST, {"Ja": "2", "Nee": "6"}, "2 ja, 0 een beetje, 6 nee: score 25%."),
    CARD: (THIRD, {AGREED: "Wij bellen eerst & mailen <dan>."}, "Wij bellen eerst & mailen <dan>."),
}
# In each form a text that is not what its field asks for.
WRONG = {
    INVITATION: ("", "Eindigt om", "13:00"),
    SCAN: (FIRST, "Ja", "10e"),
    CARD: ("", "Datum van de bijeenkomst", "morgen"),
}

# All tests of a form come together: WebKit takes five seconds to open one.
each_form = pytest.mark.parametrize("path", TOLD, scope="module")


@pytest.fixture(scope="module")
def opened(other_browser: OtherBrowser) -> Iterator[OtherBrowser]:
    """Leave room in the window for what was downloaded, and no page behind."""
    use_new_window(other_browser)
    with blank_after(other_browser) as browser:
        yield browser


@pytest.fixture
def form(opened: OtherBrowser, base_url: str) -> Iterator[OpenForm]:
    """Return what gives a form with Python ready and nothing filled in, by path.

    It is loaded only when another page is open.
    """

    def open_form(path: str) -> OtherBrowser:
        if opened.driver.current_url != base_url + path:
            open_ready(opened, base_url + path)
        return opened

    yield open_form
    press(opened, WIPE)  # or the browser asks before it leaves
    expect_text(opened, SAID, WIPED)


@each_form
def test_form_shows_what_it_makes_and_saves_it_for_word(form: OpenForm, path: str) -> None:
    browser = form(path)
    group, fields, made = TOLD[path]
    fill(browser, fields, group)
    expect_text(browser, PREVIEW, made)
    document = words(download(browser, button(browser, WORD)))
    assert made in document
    assert "{{" not in document
    expect_text(browser, SAID, SAVED)
    (file,) = browser.downloads.iterdir()
    assert file.name.startswith(path.split("/")[1])
    assert file.suffix == ".docx"


@pytest.mark.parametrize("path", [INVITATION], scope="module")
def test_invitation_is_saved_for_the_calendar(form: OpenForm, path: str) -> None:
    browser = form(path)
    fill(browser, MEETING)
    (event,) = Calendar.from_ical(download(browser, button(browser, CALENDAR))).events
    assert f"{event.start:%Y-%m-%d %H:%M}" == f"{DAY} 13:30"
    assert str(event["LOCATION"]) == MEETING["Plaats"]
    (file,) = browser.downloads.iterdir()
    assert file.name == "uitnodiging-intern.ics"


@each_form
def test_mistake_leads_to_its_field_and_nothing_is_saved(form: OpenForm, path: str) -> None:
    browser = form(path)
    group, label, value = WRONG[path]
    if path == INVITATION:
        fill(browser, MEETING)
    fill(browser, {label: value}, group)
    clear(browser.downloads)
    press(browser, WORD)
    until(browser, f"document.activeElement.matches('{MISTAKES}')")
    wrong = field(browser, label, group)
    assert wrong.get_attribute("aria-invalid") == "true"
    name = wrong.get_attribute("id")
    told = str(name).replace("veld", "fout", 1)
    assert find(browser, f"#{told}").is_displayed()
    click(browser, find(browser, f"{MISTAKES} a[href='#{name}']"))
    until(browser, "document.activeElement.id === arguments[0]", name)
    assert "#" not in browser.driver.current_url
    assert list(browser.downloads.iterdir()) == []
