"""The door to the browser: any message of the page gets a screen that works."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flow.doors.browser import respond, screen
from flow.doors.visit import rules
from flow.reason.receipt import code
from flow.reason.walk import walk
from flow.screens.outcome_text import as_text
from tests.support.all_of import all_of
from tests.support.editions import without
from tests.support.living import FLOW as LIVING
from tests.support.markup import Markup, folds, unsound
from tests.support.toy import (
    FLOW,
    IDS,
    OPTIONS,
    TRAILS,
    question,
    trail_to,
    valid_answers,
)

KEYS = {"html", "title", "say", "focus", "answers", "text"}
KEYS |= {"marks", "dim", "here", "part", "closed"}  # for the flowchart

known = st.sampled_from(IDS + OPTIONS + sorted(FLOW.cases))
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
        "survey": values,
        "code": values,
    },
)


def show(**message: object) -> dict[str, Any]:
    return screen(FLOW, message)


def test_message_and_screen_are_json() -> None:
    message = {"answers": {"veiligheid": "nee"}, "survey": True}
    assert json.loads(respond(json.dumps(message))) == screen(LIVING, message)
    assert all_of(rules()) == all_of(LIVING)


def test_visit_starts_at_the_first_question() -> None:
    found = show()
    assert found.keys() == json.loads(respond("{}")).keys() == KEYS
    assert found["title"] == "Rem – Routewijzer – Fietswijzer"
    assert (found["focus"], found["here"], found["part"]) == ("rw-kop", "punt-rem", "bekijken")
    assert (found["answers"], found["marks"]) == ({}, [])


def test_question_is_announced_with_its_number_and_how_many_can_still_follow() -> None:
    assert show()["say"] == "Rem. Vraag 1, nog hoogstens 4 hierna."
    assert show(answers={"rem": "stuk"})["say"] == "Garantie. Vraag 2, nog hoogstens 2 hierna."
    last = {"rem": "stuk", "garantie": "ja"}
    assert show(answers=last)["say"] == "Bon. Vraag 3, de laatste."


def test_survey_is_announced_and_shows_where_the_open_question_is() -> None:
    found = show(survey=True, answers={"rem": "stuk"})
    assert found["title"] == "Nog mogelijk – Routewijzer – Fietswijzer"
    assert found["say"] == "Nog mogelijk. Nog hoogstens 3 vragen."
    assert (found["focus"], found["here"], found["text"]) == ("rw-kop", "punt-garantie", "")


def test_missing_answer_moves_the_focus_to_the_error() -> None:
    found = show(ask="rem", error=True)
    assert found["title"].startswith("Fout: Rem")
    assert (found["focus"], found["say"]) == ("rw-fout", "")
    assert found["focus"] in Markup(found["html"]).values("id")


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_is_announced_and_marked_as_the_end_of_the_path(id: str) -> None:
    trail, reached = trail_to(id), FLOW.outcomes[id]
    found = show(answers=trail.answers)
    assert found["say"] == f"Uitkomst: {reached.title}."
    assert found["title"] == f"{reached.title} – Routewijzer – Fietswijzer"
    assert (found["answers"], found["here"]) == (trail.answers, f"punt-{id}")
    assert found["part"] == question(list(trail.answers)[-1]).part


def test_screen_of_an_outcome_brings_its_text() -> None:
    answers = trail_to("fabriek").answers
    walked = walk(FLOW, answers)
    assert walked.outcome
    assert show(answers=answers)["text"] == as_text(walked, walked.outcome)
    assert show()["text"] == ""


def test_path_is_marked_point_by_point() -> None:
    assert show(answers={"rem": "half", "schade": "band"})["marks"] == [
        "punt-rem",
        "antwoord-rem-half",
        "pijl-rem-schade",
        "punt-schade",
        "antwoord-schade-band",
        "pijl-schade-handig",
    ]


def test_screen_says_of_each_dimmed_question_why_it_no_longer_counts() -> None:
    found = show(answers={"rem": "stuk", "garantie": "ja"})
    dimmed = {f"punt-{id}" for id in found["closed"]}
    assert dimmed == {key for key in found["dim"] if key.removeprefix("punt-") in FLOW.questions}
    assert list(found["closed"]) == ["schade", "ouderdom", "handig", "lek", "wachten", "geld"]
    assert found["closed"]["geld"].endswith(" telt niet meer mee, omdat er nog garantie is.")


def test_earlier_question_can_be_asked_again_with_all_answers_kept() -> None:
    answers = trail_to("werkplaats").answers
    found = show(answers=answers, ask="geld")
    checked = [field["value"] for field in Markup(found["html"]).of("input") if "checked" in field]
    assert checked == [answers["geld"]]
    assert (found["answers"], found["here"]) == (answers, "punt-geld")
    assert found["say"] == "Geld. U wijzigt een eerder antwoord."
    assert show(answers=answers, ask="geld", survey=True)["html"] == found["html"]


@pytest.mark.parametrize("ask", ["schade", "fabriek", "weer", "", 5, None, ["rem"]])
def test_what_cannot_be_asked_is_not_shown(ask: object) -> None:
    assert show(answers={"rem": "stuk"}, ask=ask)["here"] == "punt-garantie"


def test_question_further_on_can_be_asked_out_of_its_turn() -> None:
    assert show(answers={"rem": "stuk"}, ask="geld")["here"] == "punt-geld"


def test_who_asks_for_a_gate_gets_the_question_it_follows_from() -> None:
    answers = {"rem": "ja", "schade": "ketting", "handig": "met-hulp"}
    assert show(answers=answers, ask="lek")["here"] == "punt-schade"


def test_dropped_answers_are_named_once_and_never_come_back() -> None:
    stale = {"rem": "stuk", "schade": "band", "handig": "nee"}
    found = show(answers=stale)
    assert "spelen hier geen rol meer en zijn weg: ‘Schade’, ‘Zelf doen’." in found["html"]
    assert found["answers"] == {"rem": "stuk"}
    again = show(answers={**found["answers"], "rem": "ja"})
    assert again["here"] == "punt-schade"
    assert "spelen hier geen rol meer" not in again["html"]


def test_dropped_answer_does_not_make_another_route_look_closer() -> None:
    answers = dict(FLOW.cases["ties"].answers)
    plain, stale = show(answers=answers), show(answers={**answers, "handig": "alleen"})
    assert stale["html"].endswith(plain["html"])
    assert stale["html"] != plain["html"]


@pytest.mark.parametrize("answers", [None, 5, "nee", [], [["rem", "ja"]], {"weer": "nee"}])
def test_answers_that_make_no_sense_count_as_none(answers: object) -> None:
    assert show(answers=answers) == show()


@pytest.mark.parametrize("id", FLOW.cases)
def test_case_is_told_and_its_answers_are_used(id: str) -> None:
    case = FLOW.cases[id]
    found = show(case=id, answers={"rem": "half"})
    assert found["answers"] == case.answers
    assert case.name in found["html"]
    assert Markup(found["html"]).faults == []


@pytest.mark.parametrize("id", FLOW.cases)
def test_case_that_was_told_is_folded_and_the_answers_given_count(id: str) -> None:
    found = show(case=id, told=True, answers={"rem": "half"})
    html = Markup(found["html"])
    assert found["answers"] == {"rem": "half"}
    # The case, and in it what its text leaves open and our reading.
    assert html.of("details")[:3] == [{"class": "rw-casus"}, *[{"class": "rw-vouw"}] * 2]
    assert list(folds(found["html"]))[:2] == ["Wat de tekst niet vertelt", "Onze lezing"]
    assert {f"Casus {FLOW.cases[id].name}", FLOW.cases[id].text} <= set(html.texts)
    assert html.faults == []


@pytest.mark.parametrize("id", FLOW.examples)
def test_example_is_told_with_its_outcome(id: str) -> None:
    example = FLOW.examples[id]
    found = show(case=id, answers={"rem": "half"})
    html = Markup(found["html"])
    assert found["answers"] == example.answers
    assert f"Voorbeeld {example.name}." in html.texts
    assert FLOW.outcomes[example.outcome].title in html.texts
    assert example.text in html.text
    assert "Wat de tekst niet vertelt" not in html.text
    assert example.why in html.text
    assert found["focus"] == "rw-casus"
    assert html.faults == []


def test_example_that_was_told_is_folded_and_the_answers_given_count() -> None:
    found = show(case="rook", told=True, answers={"rem": "half"})
    assert found["answers"] == {"rem": "half"}
    assert Markup(found["html"]).of("details")[0] == {"class": "rw-casus"}
    assert list(folds(found["html"]))[:2] == ["Onze lezing", "Waarom vragen we dit?"]


def test_unknown_case_is_told_once() -> None:
    assert show(case="piet", told=True) == show()


@pytest.mark.parametrize("case", ["piet", "", 5, ["noor"], {}])
def test_unknown_case_gets_a_notice_above_a_usable_question(case: object) -> None:
    found = show(case=case)
    html = Markup(found["html"])
    assert "De casus in dit adres bestaat niet." in html.text
    assert html.of("form")[0]["data-vraag"] == "rem"
    assert html.faults == []


def test_without_a_case_there_is_no_notice() -> None:
    assert "casus" not in show(case=None)["html"]


@pytest.mark.parametrize(("told", "focus"), [(False, "rw-casus"), (True, "rw-kop")])
def test_case_is_read_first_and_then_the_question(told: bool, focus: str) -> None:
    found = show(case="noor", told=told, answers={"rem": "ja"})
    assert found["focus"] == focus
    assert found["focus"] in Markup(found["html"]).values("id")


def test_screen_of_every_path_is_well_formed_with_each_id_once() -> None:
    for trail in TRAILS:
        html = Markup(show(answers=trail.answers)["html"])
        assert html.faults == []
        assert len(html.values("id")) == len(set(html.values("id")))


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("error", [False, True])
def test_screen_of_every_question_is_well_formed_with_each_id_once(id: str, error: bool) -> None:
    trail = next(trail for trail in TRAILS if id in trail.answers)
    html = Markup(show(answers=trail.answers, ask=id, error=error)["html"])
    assert html.faults == []
    assert len(html.values("id")) == len(set(html.values("id")))
    assert html.of("form")[0]["data-vraag"] == id


@given(messages)
def test_any_message_gets_a_complete_screen(message: dict[str, Any]) -> None:
    found = json.loads(json.dumps(screen(FLOW, message)))
    assert found.keys() - {"refused"} == KEYS
    assert unsound(found) == []
    assert screen(FLOW, {"answers": found["answers"]})["answers"] == found["answers"]


# --- a code from paper --------------------------------------------------------------------------


def test_code_gives_its_answers_back_and_replaces_those_given() -> None:
    answers = {"rem": "stuk", "garantie": "ja", "bon": "foto"}
    found = show(code="zmo1 rik", answers={"rem": "ja"}, ask="rem", survey=True)
    assert found == show(answers=answers)
    assert found["answers"] == answers


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Fout: typ eerst wat er op uw papier staat."),
        ("ZM01-R1J", "Fout: deze code klopt niet. Kijk vooral naar het 7e teken, de ‘J’."),
        ("<b>", "Fout: het teken ‘<’ komt in een code niet voor. Vergelijk elk teken"),
    ],
)
def test_code_that_is_none_is_refused_and_the_screen_stays(typed: str, told: str) -> None:
    answers = {"rem": "ja", "schade": "band"}
    found, before = show(code=typed, answers=answers), show(answers=answers)
    assert told in Markup(found["html"]).text
    assert found["html"].endswith(before["html"])
    assert found["answers"] == answers
    assert found["focus"] == "rw-code-fout"
    assert found["title"] == f"Fout: {before['title']}"
    assert (found["refused"], "refused" in before) == (True, False)


def test_code_of_other_rules_leads_to_the_page_that_knows_them() -> None:
    other = code(walk(without(FLOW, "geld", "weet-niet"), trail_to("fabriek").answers))
    html = Markup(show(code=other)["html"])
    assert "Fout: deze code hoort niet bij de regels van nu. Kijk na" in html.text
    assert html.values("href")[0] == "../routewijzer/klopt-mijn-papier-nog/"
