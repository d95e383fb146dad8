"""A question and the pieces around it: complete, usable with a keyboard, and never in the way."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from flow.reason.walk import Answer, walk
from flow.rules.vocabulary import UNKNOWN
from flow.screens import answers as answers_screen
from flow.screens import case
from flow.screens import question as question_screen
from flow.screens.buttons import ask_button, knobs
from flow.screens.pieces import block, claim, paragraph
from tests.support.markup import Markup
from tests.support.toy import FLOW, IDS, before, option, question


def form(id: str, **answers: str) -> Markup:
    walked = walk(FLOW, {**before(id), **answers})
    return Markup(question_screen.question(walked, question(id)))


# --- the form -----------------------------------------------------------------------------------


@pytest.mark.parametrize("id", IDS)
def test_question_is_a_form_with_a_labelled_radio_for_each_option(id: str) -> None:
    html = form(id)
    assert html.faults == []
    assert [field["value"] for field in html.of("input")] == [o.id for o in question(id).options]
    assert {(field["type"], field["name"]) for field in html.of("input")} == {("radio", "antwoord")}
    assert [label["for"] for label in html.of("label")] == [f["id"] for f in html.of("input")]
    assert html.of("form")[0]["data-vraag"] == id


@pytest.mark.parametrize("id", IDS)
def test_nothing_is_chosen_beforehand(id: str) -> None:
    assert [field for field in form(id).of("input") if "checked" in field] == []


@pytest.mark.parametrize("id", IDS)
def test_question_is_a_heading_in_the_legend(id: str) -> None:
    tags = [tag for tag, _ in form(id).elements]
    assert [tag for tag in tags if tag in ("fieldset", "legend", "h2")] == [
        "fieldset",
        "legend",
        "h2",
    ]
    assert form(id).of("h2") == [{"id": "rw-kop", "tabindex": "-1"}]
    assert question(id).text in form(id).texts


@pytest.mark.parametrize("id", IDS)
def test_dont_know_comes_last_behind_a_divider(id: str) -> None:
    options = [option.id for option in question(id).options]
    html = form(id)
    dividers = [at for at, (_, given) in enumerate(html.elements) if given.get("class") == "rw-of"]
    if UNKNOWN in options:
        assert options[-1] == UNKNOWN
        last = html.elements.index(("input", html.of("input")[-1]))
        assert dividers == [last - 2]
    else:
        assert dividers == []


@pytest.mark.parametrize("id", IDS)
def test_chosen_answer_is_filled_in_when_asked_again(id: str) -> None:
    chosen = question(id).options[-1].id
    html = form(id, **{id: chosen})
    assert [field["value"] for field in html.of("input") if "checked" in field] == [chosen]
    assert "U wijzigt een eerder antwoord." in html.texts


@pytest.mark.parametrize("id", IDS)
def test_missing_answer_gives_a_summary_that_leads_to_the_first_field(id: str) -> None:
    walked = walk(FLOW, before(id))
    html = Markup(question_screen.question(walked, question(id), error=True))
    assert html.faults == []
    assert html.elements[0][1]["id"] == "rw-fout"
    assert html.of("a")[0]["href"] == f"#{html.of('input')[0]['id']}"
    assert html.of("fieldset") == [{"aria-describedby": "rw-foutregel"}]
    assert {"rw-foutregel", "rw-fout-kop"} <= set(html.values("id"))


def test_question_without_a_mistake_has_no_error() -> None:
    html = form("rem")
    assert html.of("fieldset") == [{}]
    assert not {"rw-fout", "rw-foutregel"} & set(html.values("id"))


@pytest.mark.parametrize(
    ("id", "answers", "text"),
    [
        ("geld", {}, "Nog hoogstens 1 vraag."),
        ("wachten", {}, "Nog hoogstens 2 vragen."),
        ("rem", {}, "Nog hoogstens 5 vragen."),
        ("rem", {"rem": "ja"}, "U wijzigt een eerder antwoord."),
        ("rem", {"rem": "weer"}, "Nog hoogstens 5 vragen."),
    ],
)
def test_progress_counts_in_words(id: str, answers: dict[str, str], text: str) -> None:
    assert text in form(id, **answers).texts


def test_first_question_has_no_way_back_until_it_is_asked_again() -> None:
    assert form("rem").values("data-doe") == ["overzicht"]
    assert form("schade").values("data-doe") == ["terug", "overzicht"]
    assert form("rem", rem="ja").values("data-doe") == ["terug", "overzicht"]


@pytest.mark.parametrize(
    ("asked", "aside"),
    [("schade", False), ("rem", False), ("geld", True), ("handig", True)],
)
def test_question_out_of_its_turn_leads_back_to_the_survey(asked: str, aside: bool) -> None:
    walked = walk(FLOW, {"rem": "ja"})
    html = Markup(question_screen.question(walked, question(asked)))
    assert ("data-overzicht" in html.of("form")[0]) == aside


def test_first_question_out_of_its_turn_has_a_way_back() -> None:
    html = Markup(question_screen.question(walk(FLOW, {}), question("geld")))
    assert html.values("data-doe") == ["terug", "overzicht"]


def test_question_shows_why_it_is_asked_with_sources_and_thresholds() -> None:
    html = form("geld")
    assert " Een monteur kost meer dan een vrijwilliger." in html.texts
    assert "Onder 40 euro is weinig." in html.texts
    assert "Drempel 40 euro: Onder dit bedrag is een reparatie goedkoop. " in html.texts
    assert "Drempel 14 dagen: Zo lang duurt het tot het volgende Repair Café. " in html.texts
    assert [href for href in html.values("href") if "bron" in href] == [
        f"../over/bronnen/#bron-{id}"
        for id in ("fietsboek", "buurtkrant", "fietsboek", "tips-bond", "buurtkrant")
    ]


def test_question_without_help_or_thresholds_shows_no_empty_room_for_them() -> None:
    classes = form("schade").values("class")
    assert "rw-uitleg" not in classes
    assert "rw-drempels" not in classes
    assert {"rw-uitleg", "rw-drempels"} <= set(form("geld").values("class"))


def test_headings_skip_no_level() -> None:
    levels = [int(tag[1]) for tag, _ in form("geld").elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


# --- answers given and lost ---------------------------------------------------------------------


def test_answers_on_the_way_are_listed_in_full_with_a_button_each() -> None:
    given = [Answer(question("rem"), option("rem", "half"))]
    html = Markup(answers_screen.given_answers(given))
    assert html.texts == ["Uw antwoorden", "Rem", "Een beetje, maar niet genoeg", "Wijzig"]
    assert html.values("data-wijzig") == ["rem"]
    assert html.values("aria-label") == ["Wijzig: Rem"]


def test_without_answers_nothing_is_listed() -> None:
    assert answers_screen.given_answers([]) == ""


@pytest.mark.parametrize(
    ("ids", "named"),
    [(["geld", "weer", "rem"], "‘Geld’, ‘Rem’"), (["geld"], "‘Geld’")],
)
def test_dropped_answers_are_named(ids: list[str], named: str) -> None:
    html = Markup(answers_screen.dropped(FLOW, ids))
    assert html.text == f"Deze antwoorden spelen hier geen rol meer en zijn weg: {named}."


@pytest.mark.parametrize("ids", [[], ["weer", ""]])
def test_nothing_is_said_when_no_question_lost_its_answer(ids: list[str]) -> None:
    assert answers_screen.dropped(FLOW, ids) == ""


# --- pieces -------------------------------------------------------------------------------------


def test_claim_links_to_its_sources_and_says_how_certain_it_is() -> None:
    html = Markup(claim(FLOW, ("fietsboek", "tips-bond"), "zeker", tag="span"))
    assert html.text == "Bron: Fietsboek, Tips van de bond zeker"
    assert html.of("span")[0] == {"class": "rw-bron"}
    assert html.of("span")[1] == {"class": "rw-status rw-status-zeker"}


def test_block_and_paragraph_without_content_are_nothing() -> None:
    assert (block("Kop", []), paragraph("")) == ("", "")
    assert Markup(block("Kop", ["<li>Punt</li>"])).texts == ["Kop", "Punt"]
    assert Markup(block("Kop", ["<li>Punt</li>"])).of("div") == [{"class": "rw-blok"}]


def test_buttons_do_what_they_say() -> None:
    html = Markup(knobs("print", "kopieer", "terug", "opnieuw", "verder", "overzicht"))
    assert html.faults == []
    assert [field["type"] for field in html.of("button")] == ["button"] * 6
    assert html.texts == [
        "Print",
        "Kopieer als tekst",
        "Terug",
        "Wis alles en begin opnieuw",
        "Ga naar de eerste open vraag",
        "Sla over: toon wat nog kan",
    ]
    assert Markup(ask_button(question("rem"), "Vraag")).values("aria-label") == ["Vraag: Rem"]


# --- cases --------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.cases)
def test_case_is_told_with_what_it_leaves_open_and_our_reading(id: str) -> None:
    told = FLOW.cases[id]
    html = Markup(case.intro(FLOW, told))
    assert html.faults == []
    assert {f" {told.text}", *told.missing} <= set(html.texts)
    assert f"{told.reading} Er is geen officieel antwoord. " in html.texts
    assert html.of("details") == [{}]


def test_case_is_kept_at_hand_folded() -> None:
    html = Markup(case.again(FLOW, FLOW.cases["noor"]))
    assert html.of("details") == [{"class": "rw-casus"}, {}]
    assert html.texts[:2] == ["Casus Noor, 31 jaar", FLOW.cases["noor"].text]


def test_unknown_case_is_answered_with_the_known_ones() -> None:
    html = Markup(case.unknown(FLOW))
    assert html.faults == []
    assert html.values("href") == ["?casus=noor", "?casus=ties"]
