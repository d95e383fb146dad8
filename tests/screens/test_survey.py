"""A half-known case: the screen says what is still possible, why, and what decides."""

import json

import pytest

from flow.doors.browser import respond, rules, screen
from flow.reason.doubt import open_questions
from flow.reason.walk import walk
from flow.screens import chart_names
from flow.screens.outcome_text import as_text
from flow.screens.sheet import stuck
from flow.screens.survey import survey
from tests.support.rules import national

CASES = national().cases
OPEN_CASES = [id for id, case in CASES.items() if walk(national(), case.answers).open]


def shown(id: str) -> str:
    return survey(walk(national(), CASES[id].answers))


@pytest.mark.parametrize("id", OPEN_CASES)
def test_an_open_case_opens_with_what_is_still_possible(id: str) -> None:
    found = screen(national(), {"case": id})
    assert "Nog mogelijk" in str(found["html"])
    assert str(found["title"]).startswith("Nog mogelijk")
    for item in CASES[id].missing:
        assert item in str(found["html"])


@pytest.mark.parametrize("id", OPEN_CASES)
def test_every_outcome_that_can_still_follow_is_named(id: str) -> None:
    for outcome in walk(national(), CASES[id].answers).possible:
        assert national().outcomes[outcome].title in shown(id)


@pytest.mark.parametrize("id", OPEN_CASES)
def test_every_open_question_can_be_answered_from_the_survey(id: str) -> None:
    for item in open_questions(walk(national(), CASES[id].answers)):
        assert f'data-wijzig="{item.question.id}"' in shown(id)


def test_jennifer_shows_that_halt_is_closed_and_that_ernst_decides() -> None:
    html = shown("jennifer")
    assert "Halt valt af door" in html
    assert "Alleen met: het proces-verbaal gaat over de ouders." in html
    age = walk(national(), CASES["jennifer"].answers).given["leeftijd"]
    option = national().questions["leeftijd"].option(age)
    assert option
    closed, left = html.split("Deze routes kunnen niet meer")[1].split("Deze routes kunnen nog")
    straf = "Dwang in strafrechtelijk kader tegen de jongere"
    assert f"{straf} valt af door ‘{option.label}’ bij ‘Leeftijd’. {option.reason}" in closed
    assert straf not in left
    deciding = html.split("Deze vraag beslist het meest")[1]
    assert deciding.index(national().questions["ernst"].text) < deciding.index("Beantwoord")


def test_what_comes_with_every_route_is_not_explained_for_each() -> None:
    html = shown("karin")
    assert html.count("Altijd met: ") > 4
    assert "Dat komt door" not in html


def test_what_comes_with_one_of_the_routes_is_explained() -> None:
    assert "Dat komt door ‘Geprobeerd, maar zonder voldoende effect’ bij ‘Hulp’." in shown(
        "jennifer"
    )


def test_the_part_of_a_route_that_is_out_is_told() -> None:
    left = survey(walk(national(), {"soort": "luxe"}))
    label = "‘Vakantie of een dag vrij zonder toestemming’"
    assert f"strafrechtelijk kader tegen de jongere valt af door {label}" in left


def test_with_one_route_left_outcomes_are_counted() -> None:
    left = walk(national(), {"soort": "luxe", "luxe": "nee"})
    assert "hoeveel uitkomsten er na een antwoord" in survey(left)


def test_a_question_asked_out_of_turn_leads_back_to_the_survey() -> None:
    answers = CASES["jennifer"].answers
    asked = screen(national(), {"answers": answers, "ask": "ernst", "survey": True})
    assert 'data-vraag="ernst" data-overzicht' in str(asked["html"])
    back = screen(national(), {"answers": {**answers, "ernst": "ja"}, "survey": True})
    assert str(back["title"]).startswith("Nog mogelijk")


def test_the_survey_of_a_finished_case_is_its_outcome() -> None:
    found = screen(national(), {"answers": CASES["sem"].answers, "survey": True})
    assert str(found["title"]).startswith("Dwang in strafrechtelijk kader")


@pytest.mark.parametrize("ask", ["luxe", "bestaat-niet", 3, None])
def test_a_question_that_does_not_belong_here_gives_the_open_question(ask: object) -> None:
    given = {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja", "soort": "spijbelen"}
    found = screen(national(), {"answers": given, "ask": ask})
    assert 'data-vraag="school"' in str(found["html"])


def test_what_cannot_be_reached_any_more_is_dimmed() -> None:
    dim = chart_names.dim(walk(national(), {"veiligheid": "nee", "plicht": "nee"}))
    assert "punt-inschrijving" in dim
    assert "pijl-plicht-inschrijving" in dim
    assert "antwoord-plicht-nee" not in dim
    assert chart_names.dim(walk(national(), {})) == []


def test_the_drawing_of_transitions_marks_the_route() -> None:
    assert "trede-dwang-straf" in chart_names.marks(walk(national(), CASES["sem"].answers))


@pytest.mark.parametrize("route", national().routes, ids=lambda route: route.id)
def test_a_route_tells_where_it_leads_when_it_gets_stuck(route: object) -> None:
    html = stuck(national(), national().outcomes[route.id])  # type: ignore[attr-defined]
    events = [t for t in national().transitions if t.origin == route.id]  # type: ignore[attr-defined]
    assert events
    assert all(transition.event in html for transition in events)


def test_an_outcome_that_is_no_route_has_no_transitions() -> None:
    assert stuck(national(), national().outcomes["eerst-school"]) == ""


def test_the_text_to_copy_holds_everything_of_the_sheet() -> None:
    walked = walk(national(), CASES["sem"].answers)
    assert walked.outcome
    text = as_text(walked, walked.outcome)
    for part in ("Wat nu", "Waarom", "Waarom niet een andere route", "Antwoorden", "Bronnen"):
        assert f"\n{part}\n- " in text
    assert "Doe dit ook" not in text
    assert "<" not in text


def test_a_screen_of_the_outcome_brings_its_text() -> None:
    found = json.loads(respond(json.dumps({"answers": dict(CASES["sem"].answers)})))
    walked = walk(rules(), CASES["sem"].answers)
    assert walked.outcome
    assert found["text"] == as_text(walked, walked.outcome)
    assert 'id="rw-omdat"' in found["html"]
