"""What a region agreed stands where it is needed, with the national value beside it."""

from __future__ import annotations

import datetime

import pytest

from flow.reason.walk import Walk, walk
from flow.rules.edition import Edition
from flow.rules.model import Outcome
from flow.rules.read_region import Text
from flow.rules.region import Agreement
from flow.screens.ours import (
    Line,
    consultation,
    council,
    inside,
    of_agreement,
    of_limit,
    of_outcome,
    of_step,
)
from flow.screens.outcome import outcome
from flow.screens.outcome_text import as_text, unreasoned_text
from flow.screens.pieces import background
from tests.support.markup import Markup
from tests.support.regions import FILLED
from tests.support.toy import FLOW, FOLDER, trail_to

SPAAKDORP = Edition(FOLDER, FILLED).flow
OPENING = "Wanneer het café open is"
TABLE = (
    "Kettingtafel. Elke eerste zaterdag. Aan tafel: Eigenaar en Fietscafé. "
    "Wie een zaak inbrengt: Wie de fiets bracht."
)


def lines(id: str) -> list[Line]:
    return list(of_outcome(SPAAKDORP, SPAAKDORP.outcomes[id]))


def test_route_tells_whom_to_call_the_table_and_the_points_it_is_about() -> None:
    assert lines("repair-cafe") == [
        ("Fietscafé", "Balie van het café, 0299 000 000, balie@voorbeeld.nl"),
        ("Overleg", TABLE),
        (OPENING, "Het café is op zaterdag open. (Bron: Krant van Spaakdorp, 12-10-2026.)"),
        (
            OPENING,
            "Onder 703 euro is een reparatie goedkoop. Zo is het bij ons; in de landelijke editie "
            "staat 40. (Bron: Prijslijst Spaakdorp, 1-9-2026.)",
        ),
    ]


def test_point_about_the_way_to_the_council_tells_that_way() -> None:
    assert lines("fabriek")[-2:] == [
        ("De weg naar de Raad", "De buur belt de fabriek. Er is geen jeugdbeschermingstafel."),
        ("Hoe u de fabriek bereikt", "Bel op maandag."),
    ]


def test_table_is_told_where_partners_act_together_but_not_in_danger() -> None:
    assert lines("eerst-bon") == [("Overleg", TABLE)]
    assert lines("eerst-weg") == []
    assert lines("niets-kapot") == []


def test_point_on_which_nothing_was_agreed_tells_nothing() -> None:
    flow = Edition(FOLDER, Text('naam = "X"')).flow
    assert of_outcome(flow, flow.outcomes["repair-cafe"]) == ()


def test_national_rules_tell_nothing() -> None:
    assert of_outcome(FLOW, FLOW.outcomes["repair-cafe"]) == ()
    assert of_limit(FLOW.thresholds["weinig_euro"]) == ""
    assert of_step(FLOW.region, "fiets-bekijken") == ()
    assert "Bij ons" not in outcome(*_reached("repair-cafe", national=True))


def test_name_of_the_region_keeps_its_capitals_inside_a_sentence() -> None:
    assert [inside(SPAAKDORP, id) for id in ("cafe", "buur")] == ["Fietscafé", "buur"]
    assert inside(FLOW, "cafe") == "repair café"


def test_step_tells_what_was_agreed() -> None:
    assert [tuple(line) for line in of_step(SPAAKDORP.region, "fiets-bekijken")] == [
        ("Nodig", "Een lamp."),
        ("Afspraak", "Wij kijken samen."),
        ("Wie", "De buur."),
        ("Wanneer", "Dezelfde week."),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[overleg]\nnaam = "Tafel"', [("Overleg", "Tafel.")]),
        ('[overleg]\nwie = ["cafe"]', [("Overleg", "Aan tafel: Repair Café.")]),
        ("[raad]\ntafel = true", [("De weg naar de Raad", "Er is een jeugdbeschermingstafel.")]),
        ('[raad]\nweg = "Bel!"', [("De weg naar de Raad", "Bel!")]),
        ("", []),
    ],
)
def test_what_is_not_filled_in_is_not_told(text: str, told: list[tuple[str, str]]) -> None:
    flow = Edition(FOLDER, Text(f'naam = "X"\n{text}')).flow
    found = [*consultation(flow), *council(flow.region)]
    assert [tuple(line) for line in found] == told


def _reached(id: str, *, national: bool = False) -> tuple[Walk, Outcome]:
    walked = walk(FLOW if national else SPAAKDORP, trail_to(id).answers)
    assert walked.outcome
    return walked, walked.outcome


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("Mag dat?", "", "Mag dat?"),
        ("Nee!", "", "Nee!"),
        ("Ja", "", "Ja."),
        ("Ja.", "Lijst X.", "Ja. (Bron: Lijst X, 1-9-2026.)"),
    ],
)
def test_agreement_is_a_sentence_with_its_source(text: str, source: str, told: str) -> None:
    agreed = Agreement(text, source, datetime.date(2026, 9, 1) if source else None)
    assert of_agreement(agreed) == told


def test_outcome_shows_it_in_a_box_of_its_own_and_in_the_text() -> None:
    walked, reached = _reached("repair-cafe")
    found = Markup(outcome(walked, reached))
    assert found.faults == []
    assert "Bij ons: Spaakdorp" in found.texts
    for told in (as_text(walked, reached), unreasoned_text(SPAAKDORP, reached)):
        assert "\nBij ons: Spaakdorp\n- Fietscafé: Balie van het café" in told


def test_question_shows_the_national_value_beside_that_of_the_region() -> None:
    told = " ".join(Markup(background(SPAAKDORP, SPAAKDORP.questions["geld"])).texts)
    assert "Zo is het bij ons; in de landelijke editie staat 40." in told
    assert "Zo is het bij ons" not in background(FLOW, FLOW.questions["geld"])
