"""The flowchart shows the way of the visitor, its links lead somewhere and its texts fit."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from flow.reason import explain
from flow.reason.walk import walk
from flow.rules.model import Outcome
from flow.screens.chart_names import dim, marks, node_key, step_key
from tests.browser.paper import on_paper, one_line, words_of
from tests.browser.routewijzer import (
    ADDRESS,
    EVERYTHING,
    FLOW,
    HALT,
    WASM,
    WAYS,
    answer,
    answer_all,
    button,
    change,
    choose,
    form,
    heading,
    held,
    jump,
    open_ready,
    pages_with,
)
from tests.support.build import SUB_PATH

DRAWING = 'class="beeld-kader"'
WHY_NOT = "#rw-telt-niet"  # the notice that a question no longer counts
LADDER = "#rw-overgangen"  # the drawing of the transitions

# The texts in boxes, and whether each sticks out of its box by more than a rounding error.
TEXTS = """async () => {
  await document.fonts.ready;
  const box = (shape) => shape.getBBox();
  const sticksOut = (text, shapes) => {
    const {x, y, width, height} = box(text);
    return !shapes.map(box).some((card) => x >= card.x - 1 && y >= card.y - 1
      && x + width <= card.x + card.width + 1 && y + height <= card.y + card.height + 1);
  };
  const found = [];
  for (const group of document.querySelectorAll(".beeld :is(.node, .cluster)")) {
    if (!group.checkVisibility()) continue;
    const shapes = [...group.querySelectorAll("path, polygon")];
    const texts = [...group.querySelectorAll("text")];
    found.push(...texts.map((text) => [text.textContent, sticksOut(text, shapes)]));
  }
  return found;
}"""

# Where the links of drawings go and what they are called, also in a drawing for another width.
LINKS = """() => [...document.querySelectorAll(".beeld a")].map((link) => ({
  address: new URL(link.getAttribute("href"), document.baseURI).href,
  name: link.getAttribute("aria-label") || link.textContent.trim(),
}))"""

# Whether something stands whole in the part of a drawing that shows.
SHOWS = """(drawing, selector) => {
  const [here, frame] = [drawing.querySelector(selector), drawing]
    .map((element) => element.getBoundingClientRect());
  return here.left >= frame.left - 1 && here.right <= frame.right + 1;
}"""


def first(number: int) -> dict[str, str]:
    return dict(list(HALT.items())[:number])


WALKS = {
    "after one answer": first(1),
    "in another part": first(4),
    "in the last part": first(9),
    "at Halt": HALT,
    "at an outcome that stands in every part": WAYS["dwang-straf"],
}


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


@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
def test_drawing_of_the_transitions_opens_at_the_route_and_marks_it(
    routewijzer: Page, route: Outcome
) -> None:
    expect(routewijzer.locator(LADDER)).not_to_have_attribute("open", "")
    jump(routewijzer, WAYS[route.id])
    marked = routewijzer.locator(f"{LADDER} .op-pad")
    expect(marked).to_have_count(1)
    expect(marked).to_be_visible()
    expect(marked.get_by_role("link")).to_have_accessible_name(f"Route: {route.title}")
    routewijzer.go_back()
    expect(routewijzer.locator(LADDER)).not_to_have_attribute("open", "")


def test_marked_route_in_the_transitions_shows_without_colour(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    frame = "route => getComputedStyle(route.querySelector('path[fill=none]')).stroke"
    marked = routewijzer.locator(f"{LADDER} .node.op-pad").evaluate(frame)
    assert marked != routewijzer.locator(f"{LADDER} .node:not(.op-pad)").first.evaluate(frame)


def test_block_about_getting_stuck_leads_to_the_drawing_by_keyboard(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    routewijzer.get_by_role("link", name="alle overgangen in beeld").press("Enter")
    expect(routewijzer.locator(f"{LADDER} .op-pad")).to_be_in_viewport()
    button(routewijzer, "Terug").press("Enter")
    expect(form(routewijzer, "veiligheid")).to_be_visible()


def test_before_python_the_first_question_is_marked_and_only_its_part_is_open(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        expect(form(page, "veiligheid")).to_be_visible()
        assert keys(page, "hier") == {"punt-veiligheid"}
        assert open_parts(page) == ["aan-de-orde"]


@pytest.mark.parametrize("answers", WALKS.values(), ids=WALKS)
@pytest.mark.parametrize("width", [1280, 390])
def test_drawing_scrolls_to_the_place_of_the_visitor_but_the_page_does_not(
    routewijzer: Page, width: int, answers: Mapping[str, str]
) -> None:
    routewijzer.set_viewport_size({"width": width, "height": 800})
    jump(routewijzer, answers)
    expect(heading(routewijzer)).to_be_in_viewport()
    assert routewijzer.locator("[open] > figure:has(.hier)").evaluate(SHOWS, ".hier")


@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
def test_drawing_of_the_transitions_scrolls_to_the_route(routewijzer: Page, route: Outcome) -> None:
    routewijzer.set_viewport_size({"width": 390, "height": 800})
    jump(routewijzer, WAYS[route.id])
    assert routewijzer.locator(f"{LADDER} > figure").evaluate(SHOWS, ".op-pad")


def test_letters_in_the_chart_on_a_phone_are_12_pixels_or_more(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(ADDRESS)
    scale = "drawing => drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width"
    for part in page.locator("details[data-deel]").all():
        part.evaluate("part => { part.open = true; }")
        assert part.locator("svg").evaluate(scale) >= 1


def test_path_shows_without_colour(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    arrow = routewijzer.locator(".edge.op-pad > path:visible").first
    other = routewijzer.locator(".edge:not(.op-pad) > path:visible").first
    width = "path => parseFloat(getComputedStyle(path).strokeWidth)"
    assert arrow.evaluate(width) > other.evaluate(width) + 2
    label = routewijzer.locator("text.op-pad:visible").first
    expect(label).to_have_css("font-weight", "700")


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


@pytest.mark.parametrize("key", ["click", "Enter"])
def test_question_in_the_chart_can_be_asked(routewijzer: Page, key: str) -> None:
    link = routewijzer.locator("svg a[href='#vraag-soort']").first
    if key == "click":
        link.click()
    else:
        link.press(key)
    expect(form(routewijzer, "soort")).to_be_in_viewport()
    expect(heading(routewijzer)).to_be_focused()
    expect(routewijzer.locator(EVERYTHING)).not_to_have_attribute("open", "")
    routewijzer.go_back()
    expect(form(routewijzer, "veiligheid")).to_be_visible()


@pytest.mark.parametrize("key", ["click", "Enter"])
def test_question_that_no_longer_counts_says_why_and_leaves_the_screen_alone(
    routewijzer: Page, key: str
) -> None:
    answers = first(7) | {"leeftijd": "5-11"}
    jump(routewijzer, answers)
    choose(routewijzer, "ouders", "weet-niet")
    before = routewijzer.evaluate("[history.length, history.state, location.href]")
    link = routewijzer.locator("svg .niet-meer a[href='#vraag-omvang']")
    if key == "click":
        link.click()
    else:
        link.press(key)
    why = explain.closed(walk(FLOW, answers))["omvang"]
    expect(routewijzer.locator(WHY_NOT)).to_have_text(why)
    expect(routewijzer.locator(WHY_NOT)).to_be_in_viewport(ratio=1)
    expect(routewijzer.get_by_role("status").filter(has_text=why)).to_have_count(1)
    expect(link).to_be_focused()
    expect(form(routewijzer, "ouders").locator("#antwoord-weet-niet")).to_be_checked()
    assert routewijzer.evaluate("[history.length, history.state, location.href]") == before
    button(routewijzer, "Verder").click()
    expect(routewijzer.locator(WHY_NOT)).to_be_hidden()


@pytest.mark.parametrize("link", ["#uitkomst-vrijstelling", "#uitkomst-geen-leerplicht"])
def test_outcome_in_the_chart_opens_the_folded_list(routewijzer: Page, link: str) -> None:
    expect(routewijzer.locator(EVERYTHING)).not_to_have_attribute("open", "")
    routewijzer.locator(f"svg a[href='{link}']").click()
    expect(routewijzer.locator(f"{link}:target")).to_be_in_viewport()
    answer(routewijzer, "veiligheid", "nee")
    expect(heading(routewijzer)).to_be_focused()
    assert "#" not in routewijzer.url


def test_before_python_a_question_in_the_chart_opens_the_folded_list(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        page.locator("svg a[href='#vraag-soort']").first.click()
        expect(page.locator("#vraag-soort:target")).to_be_in_viewport()


def test_chart_can_be_made_larger_and_smaller(routewijzer: Page) -> None:
    drawing = routewijzer.locator("#rw-schema svg").first
    width = "drawing => drawing.getBoundingClientRect().width"
    before = drawing.evaluate(width)
    button(routewijzer, "Schema groter").click()
    assert drawing.evaluate(width) > before
    button(routewijzer, "Schema kleiner").click()
    assert drawing.evaluate(width) == before


def lands(site: Path, address: str) -> bool:
    """Tell whether an address leads to a page and a place on it."""
    parts = urlsplit(address)
    page = site / parts.path.removeprefix(SUB_PATH) / "index.html"
    place = f'id="{parts.fragment}"' if parts.fragment else ""
    return page.exists() and place in page.read_text(encoding="utf-8")


def test_links_in_drawings_lead_to_a_place(page: Page, site: Path) -> None:
    for path in pages_with(site, DRAWING):
        page.goto(path)
        links = page.evaluate(LINKS)
        assert [link for link in links if not lands(site, link["address"])] == []


def test_links_in_drawings_have_a_name(page: Page, site: Path) -> None:
    for path in pages_with(site, DRAWING):
        page.goto(path)
        assert [link for link in page.evaluate(LINKS) if not link["name"]] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_texts_of_drawings_fit_their_boxes(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in pages_with(site, DRAWING):
        page.goto(path)
        texts = page.evaluate(TEXTS)
        assert texts
        assert [text for text, sticks_out in texts if sticks_out] == []


def test_chart_is_printed_part_by_part_with_the_path(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    page.evaluate(
        "window.print = () => { window.printed = document.documentElement.dataset.druk; }"
    )
    button(page, "Print het schema").press("Enter")
    assert page.evaluate("printed") == "schema"
    sheets = [one_line(sheet) for sheet in words_of(on_paper(page))]
    assert len(sheets) == len(FLOW.parts)
    for sheet, part in zip(sheets, FLOW.parts.values(), strict=True):
        assert part.title in sheet
        assert all(q.text in sheet for q in FLOW.questions.values() if q.part == part.id)
    assert "Pas toe of leg uit" not in " ".join(sheets)
    page.emulate_media(media="print")
    width = "all => all.map(line => parseFloat(getComputedStyle(line).strokeWidth))"
    walked = page.locator("#rw-schema .edge.op-pad > path").evaluate_all(width)
    other = page.locator("#rw-schema .edge:not(.op-pad) > path").evaluate_all(width)
    assert len(walked) == len(HALT)
    assert min(walked) > 2 * max(other)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.druk") is None
