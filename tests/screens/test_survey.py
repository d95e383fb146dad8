"""A half-known case: the screen says what is still possible, why, and what decides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from flow.doors.browser import screen
from flow.reason.doubt import open_questions, possible
from flow.reason.walk import walk
from flow.screens import chart_names
from flow.screens.survey import survey
from tests.support.markup import Markup
from tests.support.toy import FLOW, IDS, counted, question, valid_answers

NOOR = dict(FLOW.cases["noor"].answers)
TITLES = {
    "deciding": "Deze vraag beslist het meest",
    "closed": "Deze routes kunnen niet meer",
    "routes": "Deze routes kunnen nog",
    "questions": "Andere open vragen",
    "others": "Ook deze uitkomsten kunnen nog",
    "answers": "Uw antwoorden",
}


def parts(answers: dict[str, str]) -> dict[str, str]:
    """Return the HTML of every part of the survey, by the names above."""
    html = survey(walk(FLOW, answers))
    found = dict(re.findall(r"<h3>(.*?)</h3>(.*?)(?=<h3>|$)", html))
    return {name: found[title] for name, title in TITLES.items() if title in found}


def text(html: str) -> str:
    return Markup(html).text


# --- of any answers -----------------------------------------------------------------------------


@counted
@given(valid_answers)
def test_survey_names_every_outcome_and_every_question_that_is_left(
    answers: dict[str, str],
) -> None:
    walked = walk(FLOW, answers)
    if walked.outcome:
        return
    html, found = Markup(survey(walked)), parts(answers)
    assert html.faults == []
    routes = [o.title for o in FLOW.routes if o.id in walked.possible]
    assert re.findall(r"<li><strong>(.*?)</strong>", found.get("routes", "")) == routes
    others = {o.title for o in FLOW.outcomes.values() if o.kind != "route"}
    named = re.findall(r": (.*?)</li>", found.get("others", ""))
    assert named == [
        FLOW.outcomes[id].title
        for id in FLOW.outcomes
        if id in walked.possible and FLOW.outcomes[id].title in others
    ]
    asked = [item.question.id for item in open_questions(walked)]
    assert html.values("data-wijzig") == [*asked, *walked.kept]


@counted
@given(valid_answers)
def test_survey_gives_a_reason_only_for_what_does_not_come_with_every_route(
    answers: dict[str, str],
) -> None:
    walked = walk(FLOW, answers)
    if walked.outcome:
        return
    routes = [item for item in possible(walked) if item.outcome.kind == "route"]
    sets = [{action.id for action, _ in item.always} for item in routes]
    same = set.intersection(*sets) if len(sets) > 1 else set()
    told = [
        f"‘{answer.option.label}’ bij ‘{answer.question.short}’"
        for item in routes
        for action, answer in item.always
        if answer and action.id not in same and not action.instead
    ]
    html = text(parts(answers).get("routes", ""))
    assert re.findall(r"Dat komt door (‘.*?’ bij ‘.*?’)\.", html) == told


# --- of the case of Noor, typed from tests/toy --------------------------------------------------


def test_survey_counts_the_questions_and_ends_with_the_buttons() -> None:
    html = Markup(survey(walk(FLOW, NOOR)))
    assert html.texts[:2] == ["Nog mogelijk", "Nog hoogstens 4 vragen."]
    assert html.values("data-doe") == ["verder", "terug", "opnieuw"]
    assert html.of("h2") == [{"id": "rw-kop", "tabindex": "-1"}]


def test_question_that_decides_most_stands_first_with_what_it_leaves() -> None:
    deciding = text(parts(NOOR)["deciding"])
    assert deciding.startswith("Hoeveel mag het kosten?Beantwoord deze vraag")
    assert "hoeveel routes er na een antwoord nog kunnen. " in deciding
    assert "Bij deze vraag is dat gemiddeld 2,7, het minst van alle open vragen." in deciding


def test_other_open_questions_follow_in_order_without_the_first() -> None:
    assert re.findall(r'data-wijzig="(.*?)"', parts(NOOR)["questions"]) == [
        "rem",
        "garantie",
        "ouderdom",
        "bon",
    ]


def test_routes_that_are_out_tell_by_which_answer() -> None:
    closed = text(parts(NOOR)["closed"])
    assert "Zelf maken valt af door ‘Nee’ bij ‘Zelf doen’. Wie het niet kan, laat de" in closed
    assert closed.count(" valt af door ") == 2


def test_part_of_a_route_that_is_out_is_told_among_them() -> None:
    html = parts(NOOR)
    out = "Repair Café met nieuwe onderdelen valt af door ‘Een band is lek’ bij ‘Schade’."
    assert out in text(html["closed"])
    assert "Repair CaféAlleen met: gebruik alleen gebruikte onderdelen. " in text(html["routes"])
    assert "Altijd met: gebruik" not in text(html["routes"])


def test_routes_name_what_they_need_in_short_words() -> None:
    routes = parts(NOOR)["routes"].split("<li><strong>")[1:]
    needs = {text(route).split("Dan is nodig:")[1] for route in routes}
    assert needs == {
        "Geld: ‘Weinig’",
        "Geld: ‘Genoeg’",
        "Rem: ‘Stuk’Garantie: ‘Ja’Bon: ‘Papier’ of ‘Foto’",
        "Rem: ‘Stuk’Garantie: ‘Nee’ of ‘Weet ik niet’Leeftijd van de fiets: ‘Oud’",
    }


def test_reason_that_was_told_of_what_is_out_is_not_told_again_with_a_route() -> None:
    routes = text(parts(NOOR)["routes"])
    because = "Dat komt door ‘Een band is lek’ bij ‘Schade’."
    assert routes.count(because) == 4  # walking and telling, with two routes
    assert routes.count("Dat komt door") == 4
    assert text(survey(walk(FLOW, NOOR))).count("Een lekke band is een klein gebrek.") == 1
    assert "Altijd met: lever de oude fiets in. Bron: Tips van de bond zeker" in routes


def test_answers_that_count_are_listed_in_full_also_beyond_the_path() -> None:
    assert text(parts(NOOR)["answers"]).startswith("SchadeEen band is lekWijzigZelf doenNeeWijzig")


# --- other states -------------------------------------------------------------------------------

REM = "Een rem maakt u niet zelf; dat is te gevaarlijk. Bron: Fietsboek zeker"


def test_survey_with_one_route_left_from_begin_to_end() -> None:
    assert text(survey(walk(FLOW, {"rem": "stuk", "garantie": "ja"}))) == (
        "Nog mogelijkNog hoogstens 1 vraag."
        "Deze vraag beslist het meestHebt u de bon nog?Beantwoord deze vraag"
        "Wij tellen bij elke open vraag hoeveel uitkomsten er na een antwoord nog kunnen. "
        "Bij deze vraag is dat gemiddeld 1,0, het minst van alle open vragen."
        "Deze routes kunnen niet meer"
        f"Zelf maken valt af door ‘Nee, de rem is stuk’ bij ‘Rem’. {REM}"
        "Repair Café, Naar de werkplaats en Een andere fiets vallen af door ‘Ja’ bij ‘Garantie’. "
        "Met garantie is de fabriek aan zet. Bron: Garantiewet zeker"
        "Deze routes kunnen nogTerug naar de fabriek"
        "Altijd met: loop met de fiets. Bron: Fietsboek zeker "
        "Dat komt door ‘Nee, de rem is stuk’ bij ‘Rem’."
        "Altijd met: vertel dat de rem stuk is. Bron: Tips van de bond afgeleid "
        "Dat komt door ‘Nee, de rem is stuk’ bij ‘Rem’."
        "Dan is nodig:Bon: ‘Papier’ of ‘Foto’"
        "Ook deze uitkomsten kunnen nogEerst dit doen: Vraag eerst een nieuwe bon"
        "Uw antwoordenRemNee, de rem is stukWijzigGarantieJaWijzig"
        "Ga naar de eerste open vraagTerugWis alles en begin opnieuw"
    )


def test_what_comes_with_every_route_is_not_explained_for_each() -> None:
    routes = text(parts({"rem": "half"})["routes"])
    assert routes.count("Altijd met: loop met de fiets. ") == 5
    assert "Dat komt door" not in routes


def test_what_comes_with_the_only_route_is_explained() -> None:
    routes = text(parts({"rem": "stuk", "garantie": "ja"})["routes"])
    assert routes.startswith("Terug naar de fabriekAltijd met: loop met de fiets. ")
    assert routes.count("Dat komt door ‘Nee, de rem is stuk’ bij ‘Rem’.") == 2


@pytest.mark.parametrize(
    ("answers", "counted", "left"),
    [
        ({}, "routes", "4,0"),
        ({"rem": "ja", **NOOR}, "routes", "1,0"),
        ({"schade": "frame", "garantie": "ja"}, "uitkomsten", "1,0"),
        ({"schade": "frame", "garantie": "ja", "bon": "kwijt"}, "uitkomsten", "1,0"),
    ],
)
def test_with_one_route_left_or_none_outcomes_are_counted(
    answers: dict[str, str], counted: str, left: str
) -> None:
    deciding = text(parts(answers)["deciding"])
    assert f"hoeveel {counted} er na een antwoord nog kunnen. " in deciding
    assert f"is dat gemiddeld {left}, het minst" in deciding


def test_parts_with_nothing_in_them_are_left_out() -> None:
    assert parts({}).keys() == {"deciding", "routes", "questions", "others"}
    only = parts({"rem": "ja", **NOOR})
    assert "questions" not in only
    assert "routes" not in parts({"schade": "frame", "garantie": "ja", "bon": "kwijt"})


# --- on the way ---------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["noor"])
def test_open_case_opens_with_what_is_still_possible(id: str) -> None:
    found = screen(FLOW, {"case": id})
    assert str(found["title"]).startswith("Nog mogelijk")
    for item in FLOW.cases[id].missing:
        assert item in str(found["html"])


def test_question_asked_out_of_turn_leads_back_to_the_survey() -> None:
    asked = screen(FLOW, {"answers": NOOR, "ask": "geld", "survey": True})
    assert 'data-vraag="geld" data-overzicht' in str(asked["html"])
    back = screen(FLOW, {"answers": {**NOOR, "geld": "weinig"}, "survey": True})
    assert str(back["title"]).startswith("Nog mogelijk")


def test_survey_of_a_finished_case_is_its_outcome() -> None:
    found = screen(FLOW, {"answers": FLOW.cases["ties"].answers, "survey": True})
    assert str(found["title"]).startswith("Een andere fiets")


@pytest.mark.parametrize("ask", ["garantie", "bestaat-niet", 3, None])
def test_question_that_does_not_belong_here_gives_the_open_question(ask: object) -> None:
    found = screen(FLOW, {"answers": {"rem": "ja", "schade": "band"}, "ask": ask})
    assert 'data-vraag="handig"' in str(found["html"])


# --- the drawings -------------------------------------------------------------------------------


def test_what_cannot_be_reached_any_more_is_dimmed() -> None:
    dim = chart_names.dim(walk(FLOW, {"rem": "stuk", "garantie": "ja"}))
    assert [key for key in dim if key.startswith("punt-")] == [
        f"punt-{id}"
        for id in (
            *("schade", "ouderdom", "handig", "lek", "wachten", "geld"),
            *("zelf-maken", "repair-cafe", "werkplaats", "andere-fiets"),
            *("eerst-kijken", "eerst-prijs", "eerst-weg", "niets-kapot"),
        )
    ]
    assert {"pijl-rem-schade", "antwoord-rem-ja", "antwoord-geld-weinig"} <= set(dim)
    assert not {"pijl-rem-garantie", "antwoord-rem-stuk", "antwoord-bon-kwijt"} & set(dim)


def test_answer_beside_the_chosen_one_stays_bright_when_it_leads_to_the_same_place() -> None:
    dim = chart_names.dim(walk(FLOW, {"rem": "ja"}))
    assert "antwoord-rem-half" not in dim
    assert dim == ["pijl-rem-garantie", "antwoord-rem-stuk"]


def test_nothing_is_dimmed_at_the_start() -> None:
    assert chart_names.dim(walk(FLOW, {})) == []


def test_drawing_of_transitions_marks_the_outcome() -> None:
    ends = chart_names.marks(walk(FLOW, FLOW.cases["ties"].answers))
    assert ends[-1] == "trede-andere-fiets"
    assert chart_names.marks(walk(FLOW, {"rem": "ja"}))[-1] == "pijl-rem-schade"


@pytest.mark.parametrize("id", IDS)
def test_question_is_named_the_same_in_button_and_text(id: str) -> None:
    html = survey(walk(FLOW, {}))
    assert f'data-wijzig="{id}"' in html
    assert f": {question(id).short}" in html
