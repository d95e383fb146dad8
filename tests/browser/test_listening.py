"""What somebody hears who does not see the page, as text that was read and approved.

A virtual screen reader says it. That its names and roles are those of a browser is tried here too.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from flow.reason.walk import walk
from tests.browser.conftest import OpenForm
from tests.browser.forms import COPIED, COPY, FORMS, SCAN, make_a_mistake
from tests.browser.reader import said
from tests.browser.routewijzer import (
    ADDRESS,
    FLOW,
    HALT,
    WASM,
    WAYS,
    answer,
    button,
    heading,
    heading_after,
    held,
    jump,
    open_ready,
    start_again,
    unfold,
)
from tests.support.approved import assert_approved
from tests.support.thorough import of_more, thorough

RW = "#rw"
# One outcome of each kind, and Halt with all that folds open.
KINDS = {outcome.kind: id for id, outcome in reversed([*FLOW.outcomes.items()])}
TREE = re.compile(r"^\s*- '?(heading|button|link|radio|textbox|checkbox|combobox) \"(.*?)\"", re.M)
HEARD = re.compile(
    r"(heading|button|link|doc-noteref|radio|textbox|checkbox|combobox), "
    r"(.*?)(?:, (?:not )?checked|, level \d|, position|, invalid|, expanded|, not expanded|$)"
)
# Notes all that live regions say.
NOTE = """() => {
  window.spoken = [];
  const note = (one) => one.textContent.trim() && window.spoken.push(one.textContent.trim());
  new MutationObserver((changes) => {
    const elements = changes.map(({ target }) => target.closest ? target : target.parentElement);
    const regions = elements.map((one) => one.closest("[role=status], [role=alert], [aria-live]"));
    for (const region of new Set(regions)) if (region) note(region);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def heard(page: Page, css: str = RW) -> str:
    return "\n".join(said(page, css))


# --- the routewijzer ----------------------------------------------------------------------------


def test_questions_and_mistakes_are_heard_as_approved(routewijzer: Page) -> None:
    found = {"First question": heard(routewijzer)}
    button(routewijzer, "Verder").click()
    expect(routewijzer.locator("#rw-fout")).to_be_focused()
    found["Without an answer"] = heard(routewijzer)
    jump(routewijzer, dict(list(HALT.items())[: list(HALT).index("omvang")]))
    unfold(routewijzer)
    found["A question with limits and answers before it"] = heard(routewijzer)
    assert_approved("heard-questions.txt", found)


def test_outcome_of_every_kind_is_heard_as_approved(routewijzer: Page) -> None:
    found = {}
    for kind, id in KINDS.items():
        jump(routewijzer, WAYS[id])
        found[f"{kind}: {id}"] = heard(routewijzer)
        start_again(routewijzer)
    jump(routewijzer, HALT)
    unfold(routewijzer)
    found["Halt, with all that folds open"] = heard(routewijzer)
    assert_approved("heard-outcomes.txt", found)


def test_what_python_adds_is_heard_as_approved(page: Page) -> None:
    found = {}
    with held(page, WASM):
        page.goto(ADDRESS)
        for question, option in HALT.items():
            answer(page, question, option)
        expect(heading(page)).to_have_text(heading_after(HALT))
        found["Before Python"] = re.sub(r"\d,\d van", "… van", heard(page))
    page.locator("html[data-rw=klaar]").wait_for()
    expect(page.get_by_text("Telt het zwaarst:")).to_be_visible()
    found["With Python"] = heard(page)
    assert_approved("heard-python.txt", found)


def test_case_of_bas_is_heard_as_a_conversation(page: Page) -> None:
    open_ready(page, "?casus=bas")
    page.evaluate(NOTE)
    given = dict(FLOW.cases["bas"].answers)
    found = {"The case": f"{page.title()}\n{heard(page, 'article .rw-casus, .rw-casus')}"}
    button(page, "Ga naar de eerste open vraag").click()
    while asked := walk(FLOW, given).open:
        expect(heading(page)).to_have_text(asked.text)
        told = HALT[asked.id]
        option = asked.option(told)
        assert option
        found[asked.short] = f"{page.title()}\n{heard(page, '#rw form')}\n> {option.label}"
        given[asked.id] = told
        answer(page, asked.id, told)
        expect(heading(page)).to_have_text(heading_after(given))
    found["The outcome"] = f"{page.title()}\n{heard(page)}"
    page.wait_for_function("window.spoken.length > 0")
    found["Said by itself"] = "\n".join(page.evaluate("window.spoken"))
    assert_approved("heard-bas.txt", found)


@pytest.mark.parametrize("name", ["question", "survey", "outcome"])
def test_virtual_screen_reader_says_what_the_browser_tells(routewijzer: Page, name: str) -> None:
    """Every name that Chromium computes, in its order, is heard; and no other."""
    if name == "survey":
        button(routewijzer, "Toon wat nog kan").click()
        expect(heading(routewijzer)).to_have_text("Nog mogelijk")
    if name == "outcome":
        jump(routewijzer, HALT)
    unfold(routewijzer)
    tree = routewijzer.locator(RW).aria_snapshot()
    told = [one[1].replace("\\", "") for one in TREE.findall(tree)]
    found = [one[2] for line in said(routewijzer, RW) if (one := HEARD.match(line))]
    assert len(told) > 5
    assert found == told


# --- pages and forms ----------------------------------------------------------------------------

PARTS = {
    "The matrix of partners and steps": ("rollen/", ".matrix"),
    "The step plan in words": ("mas/stappenplan/", "article"),
    "Downloads": ("downloads/", "article table"),
    "The first thresholds": ("mas/drempels/", "article tbody tr"),
}


def test_tables_and_the_step_plan_are_heard_as_approved(page: Page) -> None:
    found = {}
    for title, (path, css) in PARTS.items():
        page.goto(path)
        found[title] = heard(page, css)
    assert_approved("heard-pages.txt", found)


@pytest.mark.parametrize("path", of_more(FORMS, always=FORMS[:1]))
def test_form_with_a_mistake_is_heard_as_approved(form: OpenForm, path: str) -> None:
    page = form(path)
    make_a_mistake(page, path)
    found = {"Mistakes": heard(page, "#mt-fout"), "Form": heard(page, ".mt-formulier")}
    name = path.strip("/").split("/")[-1]
    assert_approved(f"heard-{name}.txt", {page.title(): "", **found})


# --- said by itself -----------------------------------------------------------------------------


def test_a_copy_is_told_every_time(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    routewijzer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    routewijzer.evaluate(NOTE)
    for times in (1, 2, 3):
        button(routewijzer, "Kopieer als tekst").click()
        routewijzer.wait_for_function("times => spoken.length === times", arg=times)
    assert len(set(routewijzer.evaluate("spoken"))) == 1


def test_a_copy_of_a_form_is_told_every_time(form: OpenForm) -> None:
    page = form(SCAN)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(NOTE)
    for times in (1, 2):
        button(page, COPY).click()
        page.wait_for_function("times => spoken.length === times", arg=times)
    assert page.evaluate("spoken") == [COPIED] * 2


@thorough
@pytest.mark.parametrize("path", of_more([ADDRESS, "handreiking/quick-scan/"], always=[]))
def test_every_live_region_is_there_before_it_speaks(page: Page, path: str) -> None:
    """A region that comes with its sentence in it is not heard by all."""
    page.goto(path)
    live = page.locator("article [role=status]:not([hidden], [id$=laden])")
    assert live.count() > 0
    assert set(live.all_text_contents()) == {""}
