"""The page about accessibility tells what was measured, and every judgement that was needed."""

import json

import pytest

from scripts.faces.pages.accessibility import (
    CHECKERS,
    JUDGEMENTS,
    RESULTS,
    judged,
    new_demands,
    told,
)
from scripts.faces.tools.cache import ROOT

FOUND = {
    "asked": {"axe": 120, "codesniffer": 110, "validate": 40, "colours": 90},
    "browser": "Chromium 1",
    "date": "2026-11-28",
    "judged": {one["id"]: 7 for one in JUDGEMENTS},
    "looks": ["light-1280", "dark-1280", "forced-1280", "light-390", "light-400%"],
    "pages": 12,
    "states": 34,
    "tools": {"axe-core": "4.1", "@pa11y/html_codesniffer": "2.6", "html-validate": "11.2"},
    "wrong": 0,
}


def test_page_tells_what_was_asked_of_how_much_and_when() -> None:
    text = told(FOUND)
    assert text.startswith(
        "Op 28-11-2026 toetsten wij 12 pagina's en 34 andere schermen, met Chromium 1.\n"
        "Elk scherm is getoetst in licht, donker en de kleuren van de computer.\n"
        "Het venster was 1280 en 390 pixels breed, en vier keer vergroot.\n"
    )
    assert "vonden samen geen fouten" in text
    assert "| `axe-core`, alle regels | 4.1 | 120 |" in text
    assert "| Contrast van elk paar kleuren | eigen toets | 90 |" in text


def test_page_names_the_nine_demands_that_are_new() -> None:
    rows = new_demands().splitlines()[2:]
    numbers = [row.split()[1] for row in rows]
    assert numbers[:5] == ["2.4.11", "2.4.12", "2.4.13", "2.5.7", "2.5.8"]
    assert numbers[5:] == ["3.2.6", "3.3.7", "3.3.8", "3.3.9"]


def test_faults_are_not_kept_silent() -> None:
    assert "vonden samen 3 fouten" in told({**FOUND, "wrong": 3})


def test_every_judgement_stands_on_the_page_with_how_often_it_was_needed() -> None:
    text = judged(FOUND)
    for one in JUDGEMENTS:
        assert f"| {one['waarom']} | {CHECKERS[one['toetser']][0].split(',')[0]} | 7 |" in text


@pytest.mark.parametrize("judgement", JUDGEMENTS, ids=lambda one: one["id"])
def test_a_judgement_was_needed(judgement: dict[str, str]) -> None:
    """Where this fails, scripts/accessible --keep found nothing that it is about: take it out."""
    assert json.loads(RESULTS.read_bytes())["judged"][judgement["id"]] > 0


def test_what_was_measured_was_measured_with_what_is_pinned() -> None:
    pins = json.loads((ROOT / "scripts" / "npm" / "package.json").read_bytes())["devDependencies"]
    tools = json.loads(RESULTS.read_bytes())["tools"]
    assert tools == {name: pins[name] for name in tools}


def test_nothing_is_wrong() -> None:
    assert json.loads(RESULTS.read_bytes())["wrong"] == 0
