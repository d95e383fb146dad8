"""A visitor may use the edition of a region for a visit: the screens then are of its rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from flow.doors import browser, meeting_room, visit
from flow.rules.edition import Edition
from flow.rules.model import Flow
from flow.rules.read_region import Text
from tests.support.all_of import all_of
from tests.support.regions import FILLED, SPAAKDORP
from tests.support.toy import FLOW, FOLDER, trail_to


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the doors open on the toy rules."""

    def edition(region: Text | None = None) -> Edition:
        return Edition(FOLDER, region)

    monkeypatch.setattr(visit, "Edition", edition)
    for kept in (visit.rules, visit.with_region):
        kept.cache_clear()
    yield
    for kept in (visit.rules, visit.with_region):
        kept.cache_clear()


def screen(**asked: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(browser.respond(json.dumps(asked)))
    return found


def test_outcome_tells_what_the_loaded_region_agreed() -> None:
    answers = trail_to("repair-cafe").answers
    found = screen(answers=answers, region=SPAAKDORP)
    assert found["region"] == "Spaakdorp"
    assert "Bij ons: Spaakdorp" in found["html"]
    assert "Fietscafé: Balie van het café" in found["text"]
    assert "2.1.0 voor Spaakdorp" in found["text"]


@pytest.mark.parametrize("text", ["<html>", 'kleur = "geel"', "# leeg"])
def test_file_that_cannot_be_used_leaves_the_rules_of_the_site(text: str) -> None:
    found = screen(answers={}, region=text)
    assert found["region"] == ""
    assert found["html"] == screen(answers={})["html"]


@pytest.mark.parametrize("region", ["", None, 3])
def test_without_a_file_the_rules_are_those_of_the_site(region: object) -> None:
    assert visit.rules_for({"region": region}).region_name == ""
    assert "region" not in screen(answers={})


def test_large_screen_follows_the_loaded_region_too() -> None:
    asked = {"case": "noor", "region": SPAAKDORP}
    assert json.loads(meeting_room.respond(json.dumps(asked)))["region"] == "Spaakdorp"


def test_rules_of_an_edition_are_loaded_once() -> None:
    flow: Flow = visit.with_region(SPAAKDORP)
    assert flow is visit.with_region(SPAAKDORP)
    assert all_of(flow) == all_of(Edition(FOLDER, FILLED).flow)
    assert all_of(visit.rules()) == all_of(FLOW)
