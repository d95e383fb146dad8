"""One request that goes wrong is no more than that: what is on the page stays, the next works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from scripts.faces.pages.form_pages import SENTENCES
from scripts.faces.site.python_part import MISSED
from tests.browser.conftest import OpenForm, close_all, ready_forms_of
from tests.browser.forms import FORMS, INVITATION, MEETING, WORD, fill, open_form, saved, words
from tests.browser.meeting_room import TITLE as HEAD
from tests.browser.meeting_room import count, open_room
from tests.browser.ready import ReadyPage
from tests.browser.routewijzer import (
    HALT,
    SAID,
    answer,
    button,
    given,
    heading,
    heading_after,
    jump,
    labels,
    login,
    missing,
    open_ready,
)
from tests.browser.test_practice import ROUND
from tests.browser.test_practice import begin as begin_practice
from tests.browser.test_practice import choose as choose_outcome
from tests.browser.test_without_python import damaged, forgive
from tests.support.thorough import thorough

pytestmark = thorough

# Lets the next message of the page arrive as something that Python cannot read.
SPOIL = """window.Worker = class extends Worker {
  postMessage(message) {
    const spoiled = window.spoiling && message.ask;
    if (spoiled) window.spoiling = false;
    super.postMessage(spoiled ? { ...message, ask: "{" } : message);
  }
}"""
WRONG = "#rw-mis"
# All that asks Python for another screen.
ASKING = "button:not([data-doe=print], [data-doe=kopieer], [data-doe=antwoorden], [data-stap])"
# Everything on a screen, and what was filled in there; not the sentence that something went wrong.
STATE = """area => {
  const copy = area.cloneNode(true);
  copy.querySelector("#rw-mis")?.remove();
  const fields = [...area.querySelectorAll("input, textarea")].map(f => [f.checked, f.value]);
  // The theme marks where the focus is.
  const marks = / data-focus-visible-added=""| ?focus-visible| class=""/g;
  return [document.title, copy.innerHTML.replaceAll(marks, "").replaceAll(' class=""', ""), fields];
}"""
PRESS = "button => { button.focus(); button.click(); }"


def spoil(page: Page) -> None:
    page.evaluate("window.spoiling = true")


@pytest.fixture
def tab(page: Page) -> Page:
    """A page whose messages can be spoiled."""
    page.add_init_script(SPOIL)
    return page


# --- the pages of screens ------------------------------------------------------------------------


def at_question(page: Page) -> Locator:
    open_ready(page)
    answer(page, "veiligheid", "nee")
    answer(page, "plicht", "ja")
    page.locator("form[data-vraag=inschrijving] label").first.click()
    return page.locator("#rw")


def after_question(page: Page) -> None:
    button(page, "Verder").click()
    told = {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"}
    expect(heading(page)).to_have_text(heading_after(told))
    assert given(page) == labels(told)


def at_outcome(page: Page) -> Locator:
    open_ready(page)
    jump(page, HALT)
    unfold_all(page.locator("#rw"))
    page.locator("#rw textarea").first.fill("Omdat het zo is.")
    return page.locator("#rw")


def after_outcome(page: Page) -> None:
    page.locator("[data-wijzig=instemming]").click()
    expect(heading(page)).to_have_text(rule("instemming"))
    assert given(page) == labels(HALT)


def rule(question: str) -> str:
    return heading_after(dict(list(HALT.items())[: list(HALT).index(question)]))


def in_room(page: Page) -> Locator:
    open_room(page, "eigen")
    count(page, nee=4)
    button(page, "Verder").click()
    expect(page.locator(HEAD)).to_have_text(heading_after({"veiligheid": "nee"}))
    count(page, ja=3)
    return page.locator("#ov-scherm")


def after_room(page: Page) -> None:
    button(page, "Verder").click()
    told = {"veiligheid": "nee", "plicht": "ja"}
    expect(page.locator(HEAD)).to_have_text(heading_after(told))
    button(page, "Terug").click()
    expect(page.locator("#handen-ja")).to_have_value("3")


def at_end_of_room(page: Page) -> Locator:
    open_room(page, "eigen")
    for option in HALT.values():
        page.locator(f"label[for=antwoord-{option}]").click()
        button(page, "Verder").click()
    expect(page.locator(HEAD)).to_have_text(heading_after(HALT))
    return page.locator("#ov-scherm")


def after_end_of_room(page: Page) -> None:
    assert page.locator("#ov-blad").is_visible()  # the sheet is still there
    button(page, "Wis alles en begin opnieuw").click()
    expect(page.locator(HEAD)).to_have_text(heading_after({}))
    expect(page.locator("#ov-blad")).to_be_hidden()


def in_practice(page: Page) -> Locator:
    begin_practice(page)
    choose_outcome(page, ROUND[0].outcome)
    expect(page.locator(HEAD)).to_have_text("Dat kiezen de regels ook")
    return page.locator("#of")


def after_practice(page: Page) -> None:
    button(page, "Volgende zaak").click()
    expect(page.locator(HEAD)).to_have_text(ROUND[1].name)
    expect(page.locator(".ov-boven")).to_have_text("1 van 10 zaken gedaan, 1 keer als de regels.")


type Scene = tuple[Callable[[Page], Locator], Callable[[Page], None]]
SCENES: dict[str, Scene] = {
    "question": (at_question, after_question),
    "outcome": (at_outcome, after_outcome),
    "room": (in_room, after_room),
    "end of room": (at_end_of_room, after_end_of_room),
    "practice": (in_practice, after_practice),
}


def unfold_all(area: Locator) -> None:
    area.locator("details").evaluate_all("folds => folds.forEach(one => { one.open = true; })")


def expect_missed(page: Page, area: Locator, before: object) -> None:
    """The sentence is said and shown, and the screen is as it was."""
    expect(page.locator(WRONG)).to_be_in_viewport()
    expect(page.locator(WRONG)).to_have_text(MISSED)
    expect(page.locator(SAID)).to_have_text(MISSED)
    assert area.evaluate(STATE) == before
    page.locator(SAID).evaluate("said => { said.textContent = ''; }")
    page.locator(WRONG).evaluate("wrong => { wrong.hidden = true; }")


@pytest.mark.fault(
    "one screen cannot be made",
    "the screen before it, and a sentence at the button",
)
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_screen_that_cannot_be_made_leaves_the_one_before(tab: Page, scene: Scene) -> None:
    start, go_on = scene
    area = start(tab)
    unfold_all(area)
    before = area.evaluate(STATE)
    asking = area.locator(ASKING)
    assert asking.count()
    for index in range(asking.count()):
        spoil(tab)
        asking.nth(index).evaluate(PRESS)
        expect_missed(tab, area, before)
    spoil(tab)
    tab.go_back()
    expect_missed(tab, area, before)
    go_on(tab)
    expect(tab.locator(WRONG)).to_be_hidden()


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_sentence_stands_at_the_button_and_the_button_works_then(tab: Page, scene: Scene) -> None:
    start, _ = scene
    area = start(tab)
    unfold_all(area)
    used = area.locator(ASKING).last
    heading = area.locator("h2").first.text_content() or ""
    spoil(tab)
    used.evaluate(PRESS)
    expect(tab.locator(WRONG)).to_be_visible()
    expect(used).to_be_focused()
    here, there = used.bounding_box(), tab.locator(WRONG).bounding_box()
    assert here
    assert there
    assert 0 <= there["y"] - here["y"] - here["height"] < 200
    used.evaluate(PRESS)
    expect(tab.locator(WRONG)).to_be_hidden()
    expect(area.locator("h2").first).not_to_have_text(heading)


def test_first_round_that_cannot_be_made_can_be_begun_again(tab: Page) -> None:
    tab.goto("routewijzer/oefenen/")
    spoil(tab)
    button(tab, "Begin een ronde").click()
    expect(tab.locator(WRONG)).to_be_visible()
    expect(button(tab, "Begin een ronde")).to_be_focused()
    button(tab, "Begin een ronde").click()
    expect(tab.locator(HEAD)).to_be_focused()
    expect(tab.locator(WRONG)).to_be_hidden()


# --- the forms -----------------------------------------------------------------------------------

TEMPLATES = "**/gemaakt/sjablonen/*.docx"
REGION = "Regio of gemeente"
STATUS = "#mt-zeg"
every_form = pytest.mark.parametrize("path", FORMS)


def sentence(name: str) -> str:
    """Return what a form says, by the name of its attribute."""
    found = re.search(f'data-{name}="([^"]*)"', SENTENCES)
    assert found
    return found[1]


@pytest.fixture(scope="session")
def spoiled_forms(browser: Browser, base_url: str) -> Iterator[dict[str, ReadyPage]]:
    """Start Python once in each form of which messages can be spoiled."""
    ready = ready_forms_of(browser, base_url, SPOIL)
    yield ready
    close_all(ready)


@pytest.fixture
def filled(spoiled_forms: dict[str, ReadyPage]) -> Iterator[OpenForm]:
    """Return what gives a form with enough filled in to save it, by path."""
    with ExitStack() as pages:
        yield lambda path: fill_enough(pages.enter_context(spoiled_forms[path].as_new()), path)


def fill_enough(page: Page, path: str) -> Page:
    if path == INVITATION:
        page.get_by_role("radio", name="Met ketenpartners").check()
        fill(page, MEETING)
    else:
        fill(page, {REGION: MEETING[REGION]})
    # Whoever spoils a message spoils the next one, and not that of a preview still on its way.
    last = list(MEETING.values())[-1] if path == INVITATION else MEETING[REGION]
    expect(page.locator("#mt-voorbeeld")).to_contain_text(last)
    return page


def truncated(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[:2000])


def off(route: Route) -> None:
    route.abort("internetdisconnected")


# A page to log in, not there, no network, half of it, some bytes wrong.
HINDRANCES: list[Callable[[Route], None]] = [login, missing, off, truncated, damaged(0.3)]


@pytest.mark.fault(
    "the Word document of a form is missing or damaged",
    "a sentence, and the next try",
)
@every_form
def test_template_that_does_not_come_is_only_this_file(
    page: Page, complaints: list[str], path: str
) -> None:
    page.route(TEMPLATES, HINDRANCES[0])  # it comes with Python; then it is asked for again
    open_form(page, path)
    page.unroute(TEMPLATES)
    fill_enough(page, path)
    for hindrance in HINDRANCES:
        page.route(TEMPLATES, hindrance)
        button(page, WORD).click()
        expect(page.locator(STATUS)).to_have_text(sentence("geen-bestand"))
        expect_usable(page)
        page.unroute(TEMPLATES)
        page.locator(STATUS).evaluate("status => { status.textContent = ''; }")
    name, document = saved(page, WORD)
    assert name.endswith(".docx")
    assert MEETING[REGION] in words(document)
    expect(page.locator(STATUS)).to_have_text(sentence("bewaard"))
    forgive(page, complaints)


@every_form
def test_file_that_cannot_be_made_is_only_this_file(filled: OpenForm, path: str) -> None:
    tab = filled(path)
    spoil(tab)
    button(tab, WORD).click()
    expect(tab.locator(STATUS)).to_have_text(sentence("geen-bestand"))
    expect_usable(tab)
    _, document = saved(tab, WORD)
    assert MEETING[REGION] in words(document)


@every_form
def test_preview_that_cannot_be_made_is_made_with_the_next_key(filled: OpenForm, path: str) -> None:
    tab = filled(path)
    spoil(tab)
    tab.get_by_label(REGION).fill("Veen")
    expect(tab.locator(STATUS)).to_have_text(sentence("niet-gevolgd"))
    tab.get_by_label(REGION).fill("Rijnland")
    _, document = saved(tab, WORD)
    assert "Rijnland" in words(document)


@every_form
def test_form_that_python_does_not_know_is_only_this_message(filled: OpenForm, path: str) -> None:
    page = filled(path)
    form = page.locator("form[data-formulier]")
    id = form.get_attribute("data-formulier") or ""
    form.evaluate("form => { form.dataset.formulier = 'onbekend'; }")
    button(page, WORD).click()
    expect(page.locator(STATUS)).to_have_text(sentence("geen-bestand"))
    form.evaluate("(form, id) => { form.dataset.formulier = id; }", id)
    assert MEETING[REGION] in words(saved(page, WORD)[1])


def expect_usable(page: Page) -> None:
    """What was typed is there, and so are the buttons."""
    expect(page.locator("#mt-mislukt")).to_be_hidden()
    expect(page.get_by_label(REGION)).to_have_value(MEETING[REGION])
    expect(button(page, WORD)).to_be_enabled()
