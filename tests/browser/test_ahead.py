"""No answer waits for Python: the build made the next screen, the same as Python makes it."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

import pytest
from playwright.sync_api import Page, Route, expect

from flow.doors.browser import screen
from flow.reason.walk import walk
from scripts.faces.tools.cache import ROOT
from tests.browser.routewijzer import (
    ADDRESS,
    CHART,
    FLOW,
    HALT,
    LOADING,
    SAID,
    WASM,
    WAYS,
    answer,
    answer_all,
    button,
    choose,
    form,
    given,
    heading,
    heading_after,
    held,
    labels,
    missing,
    moment,
    open_chart,
    title,
    wait_until_ready,
)
from tests.browser.test_parity import telling_ways
from tests.browser.test_without_python import forgive
from tests.support.thorough import of_more, thorough

SCREENS = """async (messages) => {
  const { screenAhead } = await import(new URL("../assets/js/vooruit.js", location.href).href);
  return messages.map((message) => screenAhead(message));
}"""
# What Python adds to an outcome: it is left out of a comparison with what the build made.
LATER = re.compile(
    r'(?<=<p data-later="zwaarst">).*?(?=</p>)'
    r'|(?<=<span data-later="code">).*?(?=</span></p>)'
    r'|(?<=<div data-later="meer">).*(?=</div><p class="rw-knoppen"><button[^>]*"opnieuw")'
)


def beginnings() -> Iterator[Mapping[str, str]]:
    """Return every beginning of the ways that together give every answer there is."""
    seen = set()
    for way in telling_ways():
        for length in range(len(way) + 1):
            beginning = tuple(way.items())[:length]
            if beginning not in seen:
                seen.add(beginning)
                yield dict(beginning)


def made_ahead(page: Page, messages: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the screens that the page has for these messages."""
    page.route(f"**/{WASM}", missing)
    for name in ("vooruit.js", "pagina.js"):  # the site has them as part of another one
        page.route(f"**/{name}", partial(Route.fulfill, path=ROOT / "docs/assets/js" / name))
    page.goto(ADDRESS)
    return list(page.evaluate(SCREENS, messages))


def without_reasons(made: Mapping[str, object]) -> dict[str, object]:
    """Return what a screen says before reasoning, of what both make."""
    kept = ("title", "say", "focus", "answers")
    return {"html": LATER.sub("", str(made["html"])), **{key: made[key] for key in kept}}


def test_screens_of_the_build_are_those_of_python(page: Page, complaints: list[str]) -> None:
    messages: list[dict[str, object]] = [{"answers": dict(one)} for one in beginnings()]
    asked = [(one, walk(FLOW, one).open) for one in beginnings()]
    messages += [{"answers": dict(a), "ask": q.id, "error": True} for a, q in asked if q]
    places = {screen(FLOW, message)["here"] for message in messages}
    assert {f"punt-{id}" for id in FLOW.outcomes} < places
    ahead = made_ahead(page, messages)
    for message, here in zip(messages, ahead, strict=True):
        assert without_reasons(here) == without_reasons(screen(FLOW, message)), message
    forgive(page, complaints)


def test_text_of_the_build_is_what_python_says_too(page: Page, complaints: list[str]) -> None:
    ends = list(WAYS.values())
    for message, here in zip(ends, made_ahead(page, [{"answers": a} for a in ends]), strict=True):
        text = str(screen(FLOW, {"answers": message})["text"]).split("\n")
        lines = [line for line in str(here["text"]).split("\n") if line]
        assert [line for line in text if line in lines] == lines
    forgive(page, complaints)


@pytest.mark.parametrize(
    "message",
    [
        {"answers": {"veiligheid": "nee"}, "survey": True},
        {"answers": {}, "case": "karin"},
        {"answers": {}, "code": "DGK4-6DCD"},
        {"answers": {"veiligheid": "nee"}, "ask": "veiligheid"},
        {"answers": {"plicht": "ja"}},
        {"answers": {"veiligheid": "anders"}},
        {"answers": {"geen": "ja"}},
    ],
)
def test_only_python_makes_what_does_not_follow_from_the_answers_alone(
    page: Page, complaints: list[str], message: dict[str, object]
) -> None:
    assert made_ahead(page, [message]) == [None]
    forgive(page, complaints)


def test_interview_goes_to_the_end_while_python_is_on_its_way(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer_all(page, HALT)
        expect(heading(page)).to_have_text(heading_after(HALT))
        expect(page.locator(LOADING)).to_be_hidden()
        expect(page.locator(SAID)).to_have_text("Uitkomst: Halt.")
        expect(page).to_have_title(title("Halt"))
        assert given(page) == labels(HALT)
        expect(page.locator("#rw-kop")).to_be_focused()


def tops(page: Page) -> list[float]:
    """Return where the lines of the outcome stand."""
    lines = page.locator("#rw .rw-uitkomst li")
    return list(lines.evaluate_all("ones => ones.map((one) => one.getBoundingClientRect().top)"))


@pytest.mark.parametrize(
    "id", of_more(["halt", "dwang-straf", "eerst-veiligheid", "eerst-jeugdarts"], ["halt"])
)
@pytest.mark.parametrize("width", [390, 1280])
def test_reasons_come_in_the_outcome_that_stands_there(page: Page, id: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    with held(page, WASM):
        page.goto(ADDRESS)
        answer_all(page, WAYS[id])
        expect(heading(page)).to_have_text(heading_after(WAYS[id]))
        before = moment(page), tops(page)
    wait_until_ready(page)
    whole = str(screen(FLOW, {"answers": WAYS[id]})["html"])
    expect(page.locator("#rw h3")).to_have_text(re.findall(r"<h3>([^<]+)</h3>", whole))
    assert (moment(page), tops(page)) == before


@thorough
def test_what_was_typed_and_opened_stays_when_the_reasons_come(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer_all(page, HALT)
        page.locator("summary", has_text="Pas toe of leg uit").click()
        page.locator("label[for=rw-afwijken]").click()
        page.get_by_label("Omdat", exact=True).fill("Thuis is het onrustig")
    wait_until_ready(page)
    expect(page.locator("[data-later=zwaarst]")).to_contain_text("Telt het zwaarst")
    expect(page.get_by_label("Omdat", exact=True)).to_have_value("Thuis is het onrustig")
    expect(page.get_by_label("Omdat", exact=True)).to_be_focused()
    expect(page.get_by_label("Wij wijken af, omdat:")).to_be_checked()


@thorough
def test_question_stays_as_it_is_when_python_comes(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer(page, "veiligheid", "nee")
        choose(page, "plicht", "ja")
        html = page.locator("#rw").inner_html()
    wait_until_ready(page)
    open_chart(page)
    expect(page.locator(f"{CHART} .op-pad")).not_to_have_count(0)  # Python knows the path
    assert page.locator("#rw").inner_html() == html
    expect(page.locator("#antwoord-ja")).to_be_checked()


@thorough
def test_survey_waits_for_python_and_says_so(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        button(page, "Toon wat nog kan").click()
        expect(page.locator(LOADING)).to_be_visible()
    expect(heading(page)).to_have_text("Nog mogelijk")


def test_error_needs_no_python(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        button(page, "Verder").click()
        expect(page.locator("#rw-fout")).to_be_focused()
        expect(page).to_have_title(f"Fout: {title(FLOW.questions[FLOW.start].short)}")
        answer(page, "veiligheid", "nee")
        expect(form(page, "plicht")).to_be_visible()


@thorough
def test_back_and_wiping_need_no_python(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer_all(page, {"veiligheid": "nee", "plicht": "ja"})
        button(page, "Terug").click()
        expect(form(page, "plicht")).to_be_visible()
        page.go_back()
        expect(form(page, "veiligheid")).to_be_visible()
        page.go_forward()
        expect(form(page, "plicht")).to_be_visible()


def test_double_click_answers_one_question(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        choose(page, "veiligheid", "nee")
        button(page, "Verder").dblclick()
        expect(form(page, "plicht")).to_be_visible()
        expect(page.locator("#rw-fout")).to_have_count(0)
