"""The door to the browser: any message of the page gets a screen that works."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.doors.browser import respond, rules, screen
from tests.support.rules import (
    IDS,
    OPTIONS,
    Markup,
    counted,
    national,
    question,
    shown,
    trail_to,
    trails,
    valid_answers,
)

KEYS = {"html", "title", "say", "focus", "answers", "text"}
KEYS |= {"marks", "dim", "here", "part", "closed"}  # for the flowchart

known = st.sampled_from(IDS + OPTIONS + sorted(national().cases))
values = known | st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())
messages = st.fixed_dictionaries(
    {},
    optional={
        "answers": values
        | valid_answers
        | st.dictionaries(st.sampled_from(IDS) | st.text(), values),
        "ask": values,
        "error": values,
        "case": values,
        "told": values,
    },
)


def show(**message: object) -> dict[str, Any]:
    return screen(national(), message)


def test_message_and_screen_are_json() -> None:
    message = {"answers": trail_to("halt").answers, "ask": "omvang"}
    assert json.loads(respond(json.dumps(message))) == screen(national(), message)
    assert rules() == national()


def test_visit_starts_at_the_first_question() -> None:
    found = json.loads(respond("{}"))
    assert found.keys() == KEYS
    assert found["title"] == "Veiligheid – Routewijzer – MAS-wijzer"
    assert (found["focus"], found["here"], found["part"]) == (
        "rw-kop",
        "punt-veiligheid",
        "aan-de-orde",
    )
    assert (found["answers"], found["marks"]) == ({}, [])


def test_question_is_announced_with_what_can_still_follow() -> None:
    longest = max(len(trail.answers) for trail in trails())
    assert show()["say"] == f"Veiligheid. Nog hoogstens {longest} vragen."


def test_missing_answer_moves_the_focus_to_the_error() -> None:
    found = show(ask="veiligheid", error=True)
    assert found["title"].startswith("Fout: Veiligheid")
    assert (found["focus"], found["say"]) == ("rw-fout", "")
    assert found["focus"] in Markup(found["html"]).values("id")


@pytest.mark.parametrize("id", national().outcomes)
def test_outcome_is_announced_and_marked_as_the_end_of_the_path(id: str) -> None:
    trail, reached = trail_to(id), national().outcomes[id]
    found = show(answers=trail.answers)
    assert found["say"] == f"Uitkomst: {reached.title}."
    assert found["title"] == f"{reached.title} – Routewijzer – MAS-wijzer"
    assert (found["answers"], found["here"]) == (trail.answers, f"punt-{id}")
    assert found["part"] == question(list(trail.answers)[-1]).part


def test_path_is_marked_point_by_point() -> None:
    assert show(answers={"veiligheid": "vermoeden", "plicht": "ja"})["marks"] == [
        "punt-veiligheid",
        "antwoord-veiligheid-vermoeden",
        "pijl-veiligheid-plicht",
        "punt-plicht",
        "antwoord-plicht-ja",
        "pijl-plicht-inschrijving",
    ]


def test_screen_says_of_each_dimmed_question_why_it_no_longer_counts() -> None:
    found = show(answers={"veiligheid": "nee", "plicht": "ja", "soort": "luxe"})
    dimmed = {f"punt-{id}" for id in found["closed"]}
    assert dimmed == {key for key in found["dim"] if key.removeprefix("punt-") in IDS}
    assert list(found["closed"]) == [id for id in national().questions if id in found["closed"]]
    assert "‘Soort verzuim’ is gekozen voor ‘Luxeverzuim’" in found["closed"]["school"]


def test_earlier_question_can_be_asked_again_with_all_answers_kept() -> None:
    answers = trail_to("halt").answers
    found = show(answers=answers, ask="omvang")
    checked = [field["value"] for field in Markup(found["html"]).of("input") if "checked" in field]
    assert checked == [answers["omvang"]]
    assert (found["answers"], found["here"]) == (answers, "punt-omvang")
    assert found["say"] == "Omvang. U wijzigt een eerder antwoord."


@pytest.mark.parametrize("ask", ["plicht", "halt", "weer", "", 5, None, ["veiligheid"]])
def test_what_cannot_be_asked_is_not_shown(ask: object) -> None:
    assert show(answers={"veiligheid": "nee"}, ask=ask)["here"] == "punt-plicht"


def test_question_further_on_can_be_asked_out_of_its_turn() -> None:
    assert show(answers={"veiligheid": "nee"}, ask="hulp")["here"] == "punt-hulp"


def test_dropped_answers_are_named_once_and_never_come_back() -> None:
    stale = {**trail_to("halt").answers, "plicht": "nee"}
    found = show(answers=stale)
    assert "spelen hier geen rol meer" in found["html"]
    assert f"‘{question('omvang').short}’" in found["html"]
    assert found["answers"] == {"veiligheid": stale["veiligheid"], "plicht": "nee"}
    again = show(answers={**found["answers"], "plicht": "ja"})
    assert again["here"] == "punt-inschrijving"
    assert "spelen hier geen rol meer" not in again["html"]


def test_dropped_answer_does_not_make_another_route_look_closer() -> None:
    answers = dict(national().cases["sem"].answers)
    plain, stale = show(answers=answers), show(answers={**answers, "hulp": "ja"})
    assert stale["html"].endswith(plain["html"])
    assert stale["html"] != plain["html"]


@pytest.mark.parametrize("answers", [None, 5, "nee", [], [["veiligheid", "nee"]], {"weer": "nee"}])
def test_answers_that_make_no_sense_count_as_none(answers: object) -> None:
    assert show(answers=answers) == show()


@pytest.mark.parametrize("id", national().cases)
def test_case_is_told_and_its_answers_are_used(id: str) -> None:
    case = national().cases[id]
    found = show(case=id, answers={"veiligheid": "acuut"})
    assert found["answers"] == case.answers
    assert case.name in found["html"]
    assert Markup(found["html"]).faults == []


@pytest.mark.parametrize("id", national().cases)
def test_case_that_was_told_is_folded_and_the_answers_given_count(id: str) -> None:
    found = show(case=id, told=True, answers={"veiligheid": "nee"})
    html = Markup(found["html"])
    assert found["answers"] == {"veiligheid": "nee"}
    assert html.of("details") == [{"class": "rw-casus"}, {}]  # the case, and in it our reading
    assert {f"Casus {national().cases[id].name}", national().cases[id].text} <= set(html.texts)
    assert html.faults == []


def test_unknown_case_is_told_once() -> None:
    assert show(case="piet", told=True) == show()


@pytest.mark.parametrize("case", ["piet", "", 5, ["bas"], {}])
def test_unknown_case_gets_a_notice_above_a_usable_question(case: object) -> None:
    found = show(case=case)
    html = Markup(found["html"])
    assert "De casus in dit adres bestaat niet." in html.text
    assert html.of("form")[0]["data-vraag"] == "veiligheid"
    assert html.faults == []


def test_without_a_case_there_is_no_notice() -> None:
    assert "casus" not in show(case=None)["html"]


def test_screen_of_every_path_is_well_formed_with_each_id_once() -> None:
    assert shown().faults == []


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("error", [False, True])
def test_screen_of_every_question_is_well_formed_with_each_id_once(id: str, error: bool) -> None:
    trail = next(trail for trail in trails() if id in trail.answers)
    html = Markup(show(answers=trail.answers, ask=id, error=error)["html"])
    assert html.faults == []
    assert len(html.values("id")) == len(set(html.values("id")))
    assert html.of("form")[0]["data-vraag"] == id


@counted
@given(messages)
def test_any_message_gets_a_complete_screen(message: dict[str, Any]) -> None:
    found = json.loads(respond(json.dumps(message)))
    html = Markup(found["html"])
    assert found.keys() == KEYS
    assert html.faults == []
    assert found["focus"] in html.values("id")
    assert screen(national(), {"answers": found["answers"]})["answers"] == found["answers"]
