"""A half-known case: the screen says what is still possible, why, and what decides."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from flow.doors.browser import screen
from flow.reason.doubt import open_questions, possible
from flow.reason.walk import walk
from flow.screens import chart_names
from flow.screens.survey import survey
from tests.support.claims import sourced
from tests.support.markup import Markup, cited, folds, items, numbers, sources
from tests.support.toy import FLOW, IDS, question, valid_answers

OPTIONS = [option for asked in FLOW.questions.values() for option in asked.options]
NOOR = dict(FLOW.cases["noor"].answers)
TITLES = {
    "needed": "Wat er voor deze routes nodig is",
    "closed": "Deze routes kunnen niet meer",
    "others": "Ook deze uitkomsten kunnen nog",
    "questions": "Andere open vragen",
    "counting": "Hoe wij dit tellen",
    "answers": "Uw antwoorden",
    "sources": "Bronnen",
}
DECIDING = re.compile(r'<div class="rw-beslist">(.*?)</div>')
ROUTES = re.compile(r"<h3>Deze routes kunnen nog</h3><ul>(.*?)</ul>")


def parts(answers: dict[str, str]) -> dict[str, str]:
    """Return the HTML of every part: what is seen at once, and what is folded by the names above.

    Sources stand by their ids where their numbers stood.
    """
    html = cited(survey(walk(FLOW, answers)))
    shown = {"deciding": DECIDING.findall(html), "routes": ROUTES.findall(html)}
    folded, names = folds(html), {title: name for name, title in TITLES.items()}
    return {name: found[0] for name, found in shown.items() if found} | {
        names[title]: content for title, content in folded.items()
    }


def claims() -> dict[str, str]:
    """Return all that a survey can claim of actions and answers, with how it reads with sources."""
    titles = {action.id: f"met: {action.title.lower()}." for action in FLOW.actions.values()}
    told = {titles[id]: sourced(titles[id], action) for id, action in FLOW.actions.items()}
    return told | {option.reason: sourced(option.reason, option) for option in OPTIONS}


def text(html: str) -> str:
    return Markup(html).text


# --- of any answers -----------------------------------------------------------------------------


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
    assert items(found.get("others", "")) == [
        FLOW.outcomes[id].title
        for id in FLOW.outcomes
        if id in walked.possible and FLOW.outcomes[id].title in others
    ]
    asked = [item.question.id for item in open_questions(walked)]
    assert html.values("data-wijzig") == [*asked, *walked.kept]


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
        answer.option.because
        for item in routes
        for action, answer in item.always
        if answer and action.id not in same and not action.instead
    ]
    html = text(parts(answers).get("needed", ""))
    assert re.findall(r"Dat komt doordat (.*?)\.", html) == told


@given(valid_answers)
def test_reasons_and_actions_name_their_sources_and_all_sources_are_listed_once(
    answers: dict[str, str],
) -> None:
    walked = walk(FLOW, answers)
    if walked.outcome:
        return
    html, found = survey(walked), sources(survey(walked))
    assert [*dict.fromkeys(numbers(html))] == list(range(1, len(found) + 1))
    assert found == [(id, FLOW.sources[id].short) for id, _ in dict(found).items()]
    said = text(cited(html))
    for claim, named in claims().items():
        assert said.count(named) == said.count(claim)


@given(valid_answers)
def test_no_reason_stands_twice_in_a_survey(answers: dict[str, str]) -> None:
    walked = walk(FLOW, answers)
    if walked.outcome:
        return
    html = survey(walked)
    assert [option.reason for option in OPTIONS if html.count(option.reason) > 1] == []


# --- of the case of Noor, typed from tests/toy --------------------------------------------------


def test_survey_counts_the_questions_and_ends_with_the_buttons() -> None:
    html = Markup(survey(walk(FLOW, NOOR)))
    assert html.texts[:2] == ["Nog mogelijk", "Nog hoogstens 4 vragen."]
    assert html.values("data-doe") == ["verder", "terug", "opnieuw"]
    assert html.texts[-1] == "Wis alles en begin opnieuw"
    assert html.of("h2") == [{"id": "rw-kop", "tabindex": "-1"}]


def test_question_that_decides_most_and_the_routes_are_seen_at_once() -> None:
    html = survey(walk(FLOW, NOOR))
    above = html.partition("<details")[0]
    assert text(above) == (
        "Nog mogelijkNog hoogstens 4 vragen."
        "Deze vraag beslist het meest: Hoeveel mag het kosten?Beantwoord deze vraag"
        "Deze routes kunnen nog"
        "Repair Café, alleen met: gebruik alleen gebruikte onderdelen"
        "Naar de werkplaatsTerug naar de fabriekEen andere fiets"
        "Ga naar de eerste open vraagTerug"
    )
    assert list(folds(html)) == [*TITLES.values()]


def test_how_much_a_question_decides_is_folded() -> None:
    assert text(parts(NOOR)["counting"]) == (
        "Wij tellen bij elke open vraag hoeveel routes er na een antwoord nog kunnen. "
        "Bij de vraag hierboven is dat gemiddeld 2,7, het minst van alle open vragen."
    )


def test_other_open_questions_follow_in_order_without_the_first() -> None:
    assert re.findall(r'data-wijzig="(.*?)"', parts(NOOR)["questions"]) == [
        "rem",
        "garantie",
        "ouderdom",
        "bon",
    ]


def test_routes_that_are_out_tell_by_which_answer() -> None:
    assert items(parts(NOOR)["closed"]) == [
        "Zelf maken valt af, omdat u het niet kunt. "
        "Wie het niet kan, laat de fiets maken. [fietsboek]",
        "Repair Café met nieuwe onderdelen valt af, omdat een band lek is. "
        "Een lekke band is een klein gebrek. [fietsboek, tips-bond]",
    ]


def test_what_stands_instead_of_a_part_that_is_out_is_told_with_the_route() -> None:
    html = parts(NOOR)
    assert "Repair Café, alleen met: gebruik alleen gebruikte onderdelen" in items(html["routes"])
    needed = text(html["needed"])
    only = "Alleen met: gebruik alleen gebruikte onderdelen. per regio [buurtkrant, tips-bond]"
    assert f"Repair Café{only}" in needed
    assert "Altijd met: gebruik" not in needed


def test_all_that_stands_instead_of_a_part_is_told_with_the_route() -> None:
    walking = replace(FLOW.actions["lopen"], instead="op de fiets")
    flow = replace(FLOW, actions={**FLOW.actions, "lopen": walking})
    html = text(survey(walk(flow, {**NOOR, "rem": "half"})))
    assert (
        "Deze routes kunnen nogRepair Café, alleen met: loop met de fiets, "
        "alleen met: gebruik alleen gebruikte onderdelenNaar de werkplaats, alleen met: loop"
    ) in html


def test_routes_name_what_they_need_in_short_words() -> None:
    routes = parts(NOOR)["needed"].split("<li><strong>")[1:]
    needs = {text(route).split("Dan is nodig:")[1] for route in routes}
    assert needs == {
        "Geld: ‘Weinig’",
        "Geld: ‘Genoeg’",
        "Rem: ‘Stuk’Garantie: ‘Ja’Bon: ‘Papier’ of ‘Foto’",
        "Rem: ‘Stuk’Garantie: ‘Nee’ of ‘Weet ik niet’Leeftijd van de fiets: ‘Oud’",
    }


def test_reason_that_was_told_of_what_is_out_is_not_told_again_with_a_route() -> None:
    needed = text(parts(NOOR)["needed"])
    because = "Dat komt doordat een band lek is."
    assert needed.count(because) == 4  # walking and telling, with two routes
    assert needed.count("Dat komt door") == 4
    assert text(survey(walk(FLOW, NOOR))).count("Een lekke band is een klein gebrek.") == 1
    assert "Altijd met: lever de oude fiets in. [tips-bond]" in needed


def test_answers_that_count_are_listed_in_full_also_beyond_the_path() -> None:
    assert text(parts(NOOR)["answers"]).startswith("SchadeEen band is lekWijzigZelf doenNeeWijzig")


# --- other states -------------------------------------------------------------------------------

REM = "Een rem maakt u niet zelf; dat is te gevaarlijk. [fietsboek]"


def test_survey_with_one_route_left_from_begin_to_end() -> None:
    assert text(cited(survey(walk(FLOW, {"rem": "stuk", "garantie": "ja"})))) == (
        "Nog mogelijkNog hoogstens 1 vraag."
        "Deze vraag beslist het meest: Hebt u de bon nog?Beantwoord deze vraag"
        "Deze routes kunnen nogTerug naar de fabriek"
        "Ga naar de eerste open vraagTerug"
        "Wat er voor deze routes nodig isTerug naar de fabriek"
        "Altijd met: loop met de fiets. [fietsboek] Dat komt doordat de rem stuk is."
        "Altijd met: vertel dat de rem stuk is. onze conclusie [tips-bond] "
        "Dat komt doordat de rem stuk is."
        "Dan is nodig:Bon: ‘Papier’ of ‘Foto’"
        "Deze routes kunnen niet meer"
        f"Zelf maken valt af, omdat de rem stuk is. {REM}"
        "Repair Café, Naar de werkplaats en Een andere fiets vallen af, omdat er nog garantie is. "
        "Met garantie is de fabriek aan zet. [garantiewet]"
        "Ook deze uitkomsten kunnen nogVraag eerst een nieuwe bon"
        "Hoe wij dit tellen"
        "Wij tellen bij elke open vraag hoeveel uitkomsten er na een antwoord nog kunnen. "
        "Bij de vraag hierboven is dat gemiddeld 1,0, het minst van alle open vragen."
        "Uw antwoordenRemNee, de rem is stukWijzigGarantieJaWijzig"
        "BronnenFietsboekTips van de bondGarantiewet"
        "Wis alles en begin opnieuw"
    )


def test_what_comes_with_every_route_is_not_explained_for_each() -> None:
    needed = text(parts({"rem": "half"})["needed"])
    assert needed.count("Altijd met: loop met de fiets. [fietsboek]") == 5
    assert "Dat komt door" not in needed


def test_what_comes_with_the_only_route_is_explained() -> None:
    needed = text(parts({"rem": "stuk", "garantie": "ja"})["needed"])
    assert needed.startswith("Terug naar de fabriekAltijd met: loop met de fiets. ")
    assert needed.count("Dat komt doordat de rem stuk is.") == 2


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
    counting = text(parts(answers)["counting"])
    assert f"hoeveel {counted} er na een antwoord nog kunnen. " in counting
    assert f"is dat gemiddeld {left}, het minst" in counting


def test_parts_with_nothing_in_them_are_left_out() -> None:
    assert parts({}).keys() == {
        *("deciding", "routes", "needed", "others", "questions", "counting", "sources"),
    }
    only = parts({"rem": "ja", **NOOR})
    assert "questions" not in only
    none = parts({"schade": "frame", "garantie": "ja", "bon": "kwijt"})
    assert none.keys() == {"deciding", "closed", "others", "counting", "answers", "sources"}


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
