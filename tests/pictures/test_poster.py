"""The poster: large letters, few colours, equal circles, straight ways in, and all of the plan."""

from __future__ import annotations

import re
from itertools import pairwise
from math import atan2, hypot, sin
from xml.etree import ElementTree as ET

import pytest

from flow.rules.contrast import contrast
from flow.rules.model import Outcome
from flow.rules.plan import Step
from scripts.faces.pictures import icons, poster_files
from scripts.faces.pictures.fonts import text_width
from scripts.faces.pictures.palette import BASE
from scripts.faces.pictures.poster_sheet import A3, A4, Sheet
from scripts.faces.pictures.svg import SVG, dark_rules
from scripts.faces.tools.errors import FaceError
from tests.support.build import BUILD, EDITION, FLOW, HANDBOOK

SHEETS = {"a4": A4, "a3": A3}
DRAWN = {
    name: ET.fromstring(poster_files.bare(EDITION, sheet).drawn()) for name, sheet in SHEETS.items()
}
WHOLE = ET.fromstring(poster_files.alone(BUILD))
by_sheet = pytest.mark.parametrize("name", DRAWN)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NEAR = 0.5  # points between the tip of an arrow and what it points at


def texts(root: ET.Element) -> str:
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


def named(root: ET.Element, kind: str) -> dict[str, ET.Element]:
    """Return the groups of one kind by the name that Graphviz gives them."""
    groups = [group for group in root.iter(f"{SVG}g") if kind in group.get("class", "").split()]
    return {group.findtext(f"{SVG}title", ""): group for group in groups}


def numbers(element: ET.Element, *names: str) -> list[float]:
    return [float(n) for name in names for n in NUMBER.findall(element.get(name, ""))]


def circles(root: ET.Element) -> dict[str, tuple[float, float, float]]:
    """Return middle and radius of every circle, by the id of its step."""
    return {
        id: (x, y, radius)
        for id, group in named(root, "node").items()
        for ellipse in group.iter(f"{SVG}ellipse")
        for x, y, radius in [numbers(ellipse, "cx", "cy", "rx")]
    }


def boxes(root: ET.Element) -> dict[str, tuple[float, float, float, float]]:
    """Return left, top, right and bottom of every lane, by the id of its route."""
    found = {}
    for route in FLOW.routes:
        (path,) = named(root, "node")[route.id].iter(f"{SVG}path")
        places = numbers(path, "d")
        x, y = places[::2], places[1::2]
        found[route.id] = min(x), min(y), max(x), max(y)
    return found


def tips(root: ET.Element) -> dict[str, tuple[float, float]]:
    """Return the tip of every arrow, by the names at its ends."""
    heads = {name: next(g.iter(f"{SVG}polygon")) for name, g in named(root, "edge").items()}
    return {name: tip(head) for name, head in heads.items()}


def tip(head: ET.Element) -> tuple[float, float]:
    """Return where the head of an arrow ends: its outline is drawn around its second point."""
    x1, y1, x, y, x2, y2, *_ = numbers(head, "points")
    u, v = x - (x1 + x2) / 2, y - (y1 + y2) / 2
    length, half = hypot(u, v), hypot(x2 - x1, y2 - y1) / 2
    reach = float(head.get("stroke-width", "1")) / 2 / sin(atan2(half, length))
    return x + u / length * reach, y + v / length * reach


# --- what it says ------------------------------------------------------------------------------


@by_sheet
@pytest.mark.parametrize("step", FLOW.plan, ids=lambda step: step.id)
def test_a_step_stands_on_the_poster_with_who_acts(name: str, step: Step) -> None:
    shown = texts(DRAWN[name])
    short = HANDBOOK["stapkaarten"][step.id].claims["kort"][0].text
    assert step.title in shown
    assert (step.text if SHEETS[name].long else short) in shown
    assert all(FLOW.partners[id].name in shown for id in step.partners)


@by_sheet
@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
def test_a_lane_says_for_whom_the_route_is_and_who_decides(name: str, route: Outcome) -> None:
    claims, shown = HANDBOOK["routekaarten"][route.id].claims, texts(DRAWN[name])
    assert {route.title} <= {t.text for t in DRAWN[name].iter(f"{SVG}text")}
    assert claims["kort_voor_wie"][0].text in shown
    assert claims["kort_beslist"][0].text in shown


@pytest.mark.parametrize("route", FLOW.routes, ids=lambda route: route.id)
@pytest.mark.parametrize("heading", ["kort_voor_wie", "kort_beslist"])
def test_the_answer_on_a_lane_takes_no_more_than_eight_words(route: Outcome, heading: str) -> None:
    assert len(HANDBOOK["routekaarten"][route.id].claims[heading][0].text.split()) <= 8


@by_sheet
def test_every_partner_stands_beside_a_pictogram_and_so_does_who_decides(name: str) -> None:
    acting = sum(len(step.partners) for step in FLOW.plan)
    first = [HANDBOOK["routekaarten"][r.id].claims["kort_beslist"][0] for r in FLOW.routes]
    deciding = sum(bool(claim.partner) for claim in first)
    marked = [g for g in DRAWN[name].iter(f"{SVG}g") if icons.MARK in g.get("class", "")]
    assert len(marked) == acting + deciding
    assert all(len(group) == 1 and group[0].get("d") for group in marked)


def test_it_names_its_circles_of_steps_in_its_title() -> None:
    title = poster_files.title(FLOW)
    assert all(circle.title.lower() in title.lower() for circle in FLOW.circles.values())
    assert title in texts(WHOLE)


def test_alone_it_warns_of_danger_and_says_where_it_comes_from_and_what_is_not_official() -> None:
    shown = texts(WHOLE)
    assert "direct gevaar 112" in shown
    assert shown.index("112") < shown.index(FLOW.plan[0].title)
    assert BUILD.site_url in shown
    assert BUILD.line in shown
    assert shown.endswith(poster_files.WORKING_TITLES)
    assert WHOLE.get("role") == "img"
    assert WHOLE.findtext(f"{SVG}title") == poster_files.title(FLOW)
    assert WHOLE.findtext(f"{SVG}desc") == poster_files.words(FLOW)


# --- how it looks ------------------------------------------------------------------------------


@pytest.mark.parametrize("root", [*DRAWN.values(), WHOLE])
def test_it_has_six_colours_at_most(root: ET.Element) -> None:
    used = {element.get(part) for element in root.iter() for part in ("fill", "stroke")}
    assert len(used - {None, "none", "transparent"}) <= 6


@pytest.mark.parametrize("root", [*DRAWN.values(), WHOLE])
def test_every_colour_of_the_poster_has_a_dark_counterpart(root: ET.Element) -> None:
    rules = dark_rules(EDITION.colours)
    used = {element.get(part) for element in root.iter() for part in ("fill", "stroke")}
    for colour in used - {None, "none", "transparent"}:
        assert f'[fill="{colour}"]' in rules, colour


@pytest.mark.parametrize("text", ["ink", "accent"])
@pytest.mark.parametrize("ground", ["wash", "warm", "paper"])
def test_its_texts_have_seven_to_one_on_its_grounds(text: str, ground: str) -> None:
    assert contrast(BASE[text].light, BASE[ground].light) >= 7
    assert contrast(BASE[text].dark, BASE[ground].dark) >= 7
    assert contrast(BASE["paper"].light, BASE["alarm"].light) >= 7
    assert contrast(BASE["paper"].dark, BASE["alarm"].dark) >= 7


@by_sheet
def test_it_has_two_grounds_over_its_full_width(name: str) -> None:
    grounds = named(DRAWN[name], "cluster").values()
    for ground in grounds:
        x = numbers(next(ground.iter(f"{SVG}path")), "d")[::2]
        assert (min(x), max(x)) == (0, SHEETS[name].width)
    assert len(grounds) == len(FLOW.circles)


@by_sheet
def test_all_circles_are_equal_and_those_of_a_row_stand_on_one_line(name: str) -> None:
    found = circles(DRAWN[name])
    assert set(found) == {step.id for step in FLOW.plan}
    (radius,) = {radius for _, _, radius in found.values()}
    assert radius == pytest.approx(SHEETS[name].radius, abs=0.01)
    for circle in FLOW.circles:
        row = [found[step.id] for step in FLOW.plan if step.circle == circle]
        assert len({y for _, y, _ in row}) == 1
        assert [x for x, *_ in row] == sorted(x for x, *_ in row)


@by_sheet
def test_every_arrow_enters_straight_in_the_middle_of_a_side(name: str) -> None:
    root = DRAWN[name]
    round, square = circles(root), boxes(root)
    for edge, (x, y) in tips(root).items():
        end = edge.partition("->")[2]
        if end in square:
            left, top, _, bottom = square[end]
            assert x == pytest.approx(left, abs=NEAR), edge
            assert y == pytest.approx((top + bottom) / 2, abs=0.5), edge
        else:
            u, v, radius = round[end]
            assert min(abs(x - u), abs(y - v)) == pytest.approx(0, abs=0.1), edge
            assert max(abs(x - u), abs(y - v)) == pytest.approx(radius, abs=NEAR), edge


@by_sheet
def test_the_line_goes_through_all_steps_and_back_to_the_choice(name: str) -> None:
    steps = [step.id for step in FLOW.plan]
    routes = next(step.id for step in FLOW.plan if step.routes)
    after = steps[steps.index(routes) + 1]
    expected = {f"{a}->{b}" for a, b in pairwise(steps) if a != routes}
    expected |= {f"{routes}->{route.id}" for route in FLOW.routes}
    expected |= {f"{route.id}->{after}" for route in FLOW.routes}
    inside = [s.id for s in FLOW.plan if s.circle == next(iter(FLOW.circles))]
    assert set(named(DRAWN[name], "edge")) == expected | {f"{steps[-1]}->{inside[-1]}"}


@by_sheet
def test_no_text_leaves_the_sheet_or_its_lane(name: str) -> None:
    lanes = boxes(DRAWN[name]).values()
    for text in DRAWN[name].iter(f"{SVG}text"):
        x, y = numbers(text, "x", "y")
        end = x + arial(text)
        assert end <= SHEETS[name].width, text.text
        for left, top, right, bottom in lanes:
            if left < x < right and top < y < bottom:
                assert end <= right, text.text


def arial(text: ET.Element) -> float:
    """Return how wide a text is about, where the font of the site is not installed."""
    bold = text.get("font-weight") == "bold"
    return text_width(text.text or "", float(text.get("font-size", "0")), bold) * 1.1


@by_sheet
def test_lines_that_begin_at_the_same_place_do_so_exactly(name: str) -> None:
    """Graphviz centres a text that is wider than the room it was given."""
    left = [circle[0] - circle[2] for circle in circles(DRAWN[name]).values()]
    titles = {line for step in FLOW.plan for line in step.title.split()}
    for text in DRAWN[name].iter(f"{SVG}text"):
        if text.get("font-weight") == "bold" and set((text.text or "").split()) <= titles:
            x = numbers(text, "x")[0]
            nearest = min(left, key=lambda start: abs(start - x))
            assert abs(nearest - x) < 0.6 or x > nearest + SHEETS[name].radius * 2, text.text


@pytest.mark.parametrize("sheet", [A4, A3], ids=["a4", "a3"])
def test_the_same_rules_give_the_same_poster(sheet: Sheet) -> None:
    first, second = (poster_files.bare(EDITION, sheet).drawn() for _ in range(2))
    assert first == second


# --- pictograms --------------------------------------------------------------------------------


def test_a_pictogram_that_is_not_in_the_set_is_named() -> None:
    with pytest.raises(FaceError, match="pictogram 'eenhoorn' is not in Material Design Icons"):
        icons.outline("eenhoorn")


def test_who_has_no_pictogram_of_its_own_gets_that_of_a_person() -> None:
    signs = icons.of_partners(EDITION)
    assert set(signs) == set(FLOW.partners)
    assert icons.SOMEBODY in signs.values()
    assert len(set(signs.values())) > 5
