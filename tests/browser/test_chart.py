"""The flowchart marks the way of the visitor, shows where they are, and is printed."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from flow.reason.walk import walk
from flow.screens.chart_names import dim, marks, node_key, step_key
from tests.browser.paper import on_paper, one_line, words_of
from tests.browser.routewijzer import (
    ADDRESS,
    CHART,
    FLOW,
    HALT,
    WASM,
    WAYS,
    answer_all,
    button,
    change,
    form,
    heading,
    held,
    jump,
    open_chart,
    open_ready,
    shows,
)
from tests.support.thorough import of_more, thorough


def first(number: int) -> dict[str, str]:
    return dict(list(HALT.items())[:number])


WALKS = {
    "after one answer": first(1),
    "in another part": first(4),
    "in the last part": first(9),
    "at Halt": HALT,
    "at an outcome that stands in every part": WAYS["dwang-straf"],
}


# How much of each text is seen: all that holds it makes it vaguer.
SEEN = """all => all.map((element) => {
  let seen = 1;
  for (let at = element; at; at = at.parentElement) seen *= getComputedStyle(at).opacity;
  return seen;
})"""


def expect_frame_at(page: Page, place: str) -> None:
    """The frame of the part that is open shows this place whole."""
    frame = page.locator(f"[open] > figure:has({place})").first
    assert shows(frame, place)


def keys(page: Page, css_class: str) -> set[str]:
    """Return what carries this class in the chart."""
    found = page.locator(f".beeld .{css_class}")
    return set(found.evaluate_all("all => all.map(element => element.dataset.pad)"))


def open_parts(page: Page) -> list[str]:
    parts = page.locator("details[data-deel][open]").all()
    return [part.get_attribute("data-deel") or "" for part in parts]


@pytest.mark.parametrize("answers", WALKS.values(), ids=WALKS)
def test_walked_path_and_place_are_marked(routewijzer: Page, answers: Mapping[str, str]) -> None:
    jump(routewijzer, answers)
    walked = walk(FLOW, answers)
    end = walked.path[-1].option.target
    no_steps = {step_key(id) for id, outcome in FLOW.outcomes.items() if outcome.kind != "route"}
    assert keys(routewijzer, "op-pad") == set(marks(walked)) - no_steps
    assert keys(routewijzer, "niet-meer") == set(dim(walked))
    assert keys(routewijzer, "hier") == {node_key(end)}
    assert open_parts(routewijzer) == [(walked.open or walked.path[-1].question).part]


def test_before_python_the_first_question_is_marked_and_only_its_part_is_open(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        expect(form(page, "veiligheid")).to_be_visible()
        assert keys(page, "hier") == {"punt-veiligheid"}
        assert open_parts(page) == ["aan-de-orde"]


@thorough
@pytest.mark.parametrize("answers", of_more(WALKS, list(WALKS)[-1:]))
@pytest.mark.parametrize("width", [1280, 390])
def test_frame_is_at_the_place_of_the_visitor_once_opened(
    routewijzer: Page, width: int, answers: Mapping[str, str]
) -> None:
    routewijzer.set_viewport_size({"width": width, "height": 800})
    jump(routewijzer, answers)
    open_chart(routewijzer)
    expect_frame_at(routewijzer, ".hier")


@thorough
@pytest.mark.parametrize("width", [1280, 390])
def test_open_frame_follows_the_visitor_but_the_page_does_not(
    routewijzer: Page, width: int
) -> None:
    routewijzer.set_viewport_size({"width": width, "height": 800})
    open_chart(routewijzer)
    for answers in WALKS.values():
        jump(routewijzer, answers)
        expect(heading(routewijzer)).to_be_in_viewport()
        expect_frame_at(routewijzer, ".hier")


def test_part_that_the_visitor_opens_begins_at_the_path(routewijzer: Page) -> None:
    routewijzer.set_viewport_size({"width": 390, "height": 800})
    jump(routewijzer, HALT)
    open_chart(routewijzer)
    routewijzer.locator("[data-deel] > summary").first.click()
    expect(routewijzer.locator("[data-deel]").first).to_have_attribute("open", "")
    frame = routewijzer.locator("[data-deel] > figure").first
    assert shows(frame, ".node.op-pad")


def test_chart_is_folded_until_the_visitor_opens_it_and_then_stays_open(routewijzer: Page) -> None:
    chart = routewijzer.locator(CHART)
    expect(chart).not_to_have_attribute("open", "")
    answer_all(routewijzer, {"veiligheid": "nee"})
    expect(form(routewijzer, "plicht")).to_be_visible()
    expect(chart).not_to_have_attribute("open", "")
    open_chart(routewijzer)
    jump(routewijzer, HALT)
    button(routewijzer, "Wis alles en begin opnieuw").click()
    expect(form(routewijzer, "veiligheid")).to_be_visible()
    expect(chart).to_have_attribute("open", "")


def test_what_no_longer_counts_is_made_vaguer_once(routewijzer: Page) -> None:
    """What it then looks like is held against the palette in tests/pictures."""
    jump(routewijzer, HALT)
    seen = routewijzer.locator(".beeld .niet-meer text, .beeld text.niet-meer").evaluate_all(SEEN)
    assert {*seen} == {0.8}


def test_path_shows_without_colour(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    open_chart(routewijzer)
    arrow = routewijzer.locator(".edge.op-pad > path:visible").first
    other = routewijzer.locator(".edge:not(.op-pad) > path:visible").first
    width = "path => parseFloat(getComputedStyle(path).strokeWidth)"
    assert arrow.evaluate(width) > other.evaluate(width) + 2
    label = routewijzer.locator("text.op-pad:visible").first
    expect(label).to_have_css("font-weight", "700")


@thorough
def test_marks_follow_back_and_wijzig(routewijzer: Page) -> None:
    answer_all(routewijzer, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(routewijzer, "inschrijving")).to_be_visible()
    routewijzer.go_back()
    expect(form(routewijzer, "plicht")).to_be_visible()
    assert keys(routewijzer, "op-pad") == set(marks(walk(FLOW, {"veiligheid": "nee"})))
    change(routewijzer, "veiligheid")
    expect(form(routewijzer, "veiligheid")).to_be_visible()
    assert keys(routewijzer, "hier") == {"punt-veiligheid"}


def test_wis_alles_clears_the_path(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    button(routewijzer, "Wis alles en begin opnieuw").click()
    expect(form(routewijzer, "veiligheid")).to_be_visible()
    assert keys(routewijzer, "op-pad") == set()
    assert keys(routewijzer, "hier") == {"punt-veiligheid"}
    assert open_parts(routewijzer) == ["aan-de-orde"]


@thorough
def test_chart_is_printed_part_by_part_with_the_path(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    page.evaluate(
        "window.print = () => { window.printed = document.documentElement.dataset.druk; }"
    )
    open_chart(page)
    button(page, "Schema groter").click()  # of no account on paper
    button(page, "Print het schema").press("Enter")
    assert page.evaluate("printed") == "schema"
    sheets = [one_line(sheet) for sheet in words_of(on_paper(page))]
    assert len(sheets) == len(FLOW.parts)
    for sheet, part in zip(sheets, FLOW.parts.values(), strict=True):
        assert part.title in sheet
        drawn = [q for q in FLOW.questions.values() if q.part == part.id]
        assert all((q.short if q.is_gate else q.text) in sheet for q in drawn)
    assert "Pas toe of leg uit" not in " ".join(sheets)
    page.emulate_media(media="print")
    width = "all => all.map(line => parseFloat(getComputedStyle(line).strokeWidth))"
    walked = page.locator("#rw-schema .edge.op-pad > path").evaluate_all(width)
    other = page.locator("#rw-schema .edge:not(.op-pad) > path").evaluate_all(width)
    assert len(walked) == len(walk(FLOW, HALT).path)
    assert min(walked) > 2 * max(other)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.druk") is None
