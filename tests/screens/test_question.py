"""A question and the pieces around it: complete, usable with a keyboard, and never in the way."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from flow.reason.doubt import open_questions
from flow.reason.walk import Answer, walk
from flow.rules.vocabulary import STATUS_WORDS, STATUSES, UNKNOWN, Status
from flow.screens import answers as answers_screen
from flow.screens import case, pieces
from flow.screens import question as question_screen
from flow.screens.buttons import KNOBS, ask_button, knobs
from flow.screens.pieces import claim, paragraph
from flow.screens.sources import Sources
from tests.support.markup import Markup, folds, items, sources
from tests.support.toy import FLOW, IDS, before, option, question, valid_answers

DESCRIBED = {"aria-describedby": "rw-hulp"}
WRONG = {"aria-describedby": "rw-foutregel"}


def html_of(id: str, **answers: str) -> str:
    return question_screen.question(walk(FLOW, {**before(id), **answers}), question(id))


def form(id: str, **answers: str) -> Markup:
    return Markup(html_of(id, **answers))


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
def test_dont_know_comes_last(id: str) -> None:
    shown = [field["value"] for field in form(id).of("input")]
    assert UNKNOWN not in shown[:-1]
    assert (shown[-1] == UNKNOWN) == (id in ("schade", "garantie", "wachten", "geld"))


@pytest.mark.parametrize("id", IDS)
def test_chosen_answer_is_filled_in_when_asked_again(id: str) -> None:
    chosen = question(id).options[-1].id
    html = form(id, **{id: chosen})
    assert [field["value"] for field in html.of("input") if "checked" in field] == [chosen]
    assert html.faults == []
    assert "U wijzigt een eerder antwoord." in html.texts


@pytest.mark.parametrize("id", IDS)
def test_missing_answer_gives_a_summary_that_leads_to_the_first_field(id: str) -> None:
    walked = walk(FLOW, before(id))
    html = Markup(question_screen.question(walked, question(id), error=True))
    assert html.faults == []
    assert html.elements[0][1]["id"] == "rw-fout"
    assert html.of("a")[0]["href"] == f"#{html.of('input')[0]['id']}"
    described = "rw-foutregel rw-hulp" if question(id).help else "rw-foutregel"
    assert html.of("fieldset") == [{"aria-describedby": described}]
    assert {"rw-foutregel", "rw-fout-kop", *described.split()} <= set(html.values("id"))


@pytest.mark.parametrize(("id", "fieldset"), [("schade", {}), ("rem", DESCRIBED)])
def test_question_without_a_mistake_has_no_error(id: str, fieldset: dict[str, str]) -> None:
    html = form(id)
    assert html.of("fieldset") == [fieldset]
    assert not {"rw-fout", "rw-foutregel"} & set(html.values("id"))


@pytest.mark.parametrize(
    ("id", "answers", "text"),
    [
        ("geld", {}, "Vraag 4, de laatste."),
        ("wachten", {}, "Vraag 4, nog hoogstens 1 hierna."),
        ("rem", {}, "Vraag 1, nog hoogstens 4 hierna."),
        ("rem", {"rem": "ja"}, "U wijzigt een eerder antwoord."),
        ("rem", {"rem": "weer"}, "Vraag 1, nog hoogstens 4 hierna."),
    ],
)
def test_progress_counts_in_words_above_the_question(
    id: str, answers: dict[str, str], text: str
) -> None:
    assert form(id, **answers).texts[:2] == [text, question(id).text]


@given(valid_answers)
def test_number_of_the_question_counts_the_answers_and_no_more_follow_than_is_said(
    answers: dict[str, str],
) -> None:
    walked = walk(FLOW, answers)
    if not walked.open:
        return
    told = question_screen.progress(walked, walked.open)
    found = re.fullmatch(r"Vraag (\d+), (?:nog hoogstens (\d+) hierna|de laatste)\.", told)
    assert found
    assert int(found[1]) == len(walked.kept) + 1
    after = [walk(FLOW, {**walked.kept, walked.open.id: o.id}) for o in walked.open.options]
    assert int(found[2] or 0) == max(item.at_most for item in after)


@given(valid_answers)
def test_no_more_questions_follow_than_is_said_also_out_of_turn(answers: dict[str, str]) -> None:
    walked = walk(FLOW, answers)
    for item in open_questions(walked):
        asked = item.question
        told = question_screen.progress(walked, asked)
        promised = re.search(r"nog hoogstens (\d+) hierna", told)
        most = int(promised[1]) if promised else 0 if "laatste" in told else walked.at_most
        after = [walk(FLOW, {**walked.kept, asked.id: o.id}).at_most for o in asked.options]
        assert max(after) <= most


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
    html = Markup(folds(html_of("geld"))["Waarom vragen we dit?"])
    assert html.texts[0] == "Een monteur kost meer dan een vrijwilliger."
    assert "Drempel: Onder 40 euro is een reparatie goedkoop. " in html.texts
    assert "Drempel: Het duurt 14 dagen tot het volgende Repair Café. " in html.texts
    assert [href for href in html.values("href") if "bron" in href] == [
        f"../over/bronnen/#bron-{id}"
        for id in ("fietsboek", "buurtkrant", "fietsboek", "tips-bond", "buurtkrant")
    ]


@pytest.mark.parametrize("id", IDS)
def test_help_of_one_sentence_stands_between_the_question_and_its_answers(id: str) -> None:
    texts, asked = form(id).texts, question(id)
    told = [asked.help] if asked.help else []
    assert texts[1 : len(told) + 3] == [asked.text, *told, asked.options[0].label]
    assert next(iter(folds(html_of(id)))) == "Waarom vragen we dit?"
    tied = [dict(given) for given in form(id).of("p") if given.get("id") == "rw-hulp"]
    assert tied == [{"class": "rw-uitleg", "id": "rw-hulp"} for _ in told]


@pytest.mark.parametrize("help", ["Kijk naar het geld. Tel het na.", "Is er geld? Tel het dan na."])
@pytest.mark.parametrize(("error", "fieldset"), [(False, {}), (True, WRONG)])
def test_longer_help_is_folded_with_why_the_question_is_asked(
    help: str, error: bool, fieldset: dict[str, str]
) -> None:
    asked = replace(question("geld"), help=help)
    html = question_screen.question(walk(FLOW, before("geld")), asked, error=error)
    read, folded = Markup(html), Markup(folds(html)["Uitleg, en waarom we dit vragen"])
    assert read.faults == []
    assert folded.texts[:2] == [help, "Een monteur kost meer dan een vrijwilliger."]
    assert html.count(help) == 1
    assert read.of("fieldset") == [fieldset]
    assert "rw-hulp" not in read.values("id")
    assert "Waarom vragen we dit?" not in folds(html)


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
    assert html.of("details") == [{"class": "rw-vouw", "id": "rw-antwoorden"}]
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
    assert html.text == "Bron: Fietsboek, Tips van de bond"
    assert html.of("span")[0] == {"class": "rw-bron"}


def test_part_that_folds_is_a_heading_to_click_with_its_content_below_it() -> None:
    assert pieces.fold("Kop", "<p>Tekst</p>") == (
        '<details class="rw-vouw"><summary><h3>Kop</h3></summary><p>Tekst</p></details>'
    )
    assert Markup(pieces.fold("Kop", "Tekst", id="a", css="b")).of("details") == [
        {"class": "rw-vouw b", "id": "a"}
    ]


def test_nothing_is_folded_or_listed_when_there_is_nothing() -> None:
    assert (pieces.fold("Kop", "", id="a", css="b"), pieces.bullets([])) == ("", "")
    assert pieces.bullets(["een", "<b>twee</b>"]) == "<ul><li>een</li><li><b>twee</b></li></ul>"


@pytest.mark.parametrize("status", STATUSES)
def test_status_is_told_of_what_is_not_certain(status: Status) -> None:
    html = Markup(pieces.exception(status))
    word = STATUS_WORDS[status]
    assert html.text == (word and f" {word}")
    assert html.values("class") == ([f"status status-{status}"] if word else [])


def test_only_what_is_certain_has_no_word() -> None:
    assert [status for status in STATUSES if not STATUS_WORDS[status]] == ["zeker"]


def test_sources_have_the_number_of_the_place_where_they_were_first_named() -> None:
    found = Sources(FLOW)
    assert found.listed("Bronnen") == ""
    told = [
        found.of(("fietsboek", "tips-bond"), "zeker"),
        found.of(("garantiewet", "fietsboek"), "afgeleid"),
        found.reason(Answer(question("rem"), option("rem", "half"))),
    ]
    assert [Markup(html).text for html in told] == [
        "1 2",
        " onze conclusie3 1",
        "Met een halve rem kunt u niet veilig rijden. onze conclusie2 regel",
    ]
    html = found.listed("Bronnen")
    assert sources(html) == [
        ("fietsboek", "Fietsboek"),
        ("tips-bond", "Tips van de bond"),
        ("garantiewet", "Garantiewet"),
    ]
    assert list(folds(html)) == ["Bronnen"]


def test_paragraph_without_content_is_nothing() -> None:
    assert paragraph("") == ""


def test_buttons_do_what_they_say() -> None:
    html = Markup(knobs(*KNOBS))
    assert html.faults == []
    assert [field["type"] for field in html.of("button")] == ["button"] * 7
    assert dict(zip(html.values("data-doe"), html.texts, strict=True)) == {
        "print": "Print",
        "verder": "Ga naar de eerste open vraag",
        "kopieer": "Kopieer als tekst",
        "antwoorden": "Wijzig een antwoord",
        "terug": "Terug",
        "overzicht": "Toon wat nog kan",
        "opnieuw": "Wis alles en begin opnieuw",
    }
    assert Markup(ask_button(question("rem"), "Vraag")).values("aria-label") == ["Vraag: Rem"]


# --- cases --------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.cases)
def test_case_is_told_with_what_it_leaves_open_and_our_reading(id: str) -> None:
    told = FLOW.cases[id]
    html = case.intro(FLOW, told)
    assert Markup(html).faults == []
    assert Markup(html).texts[:2] == [f"Casus {told.name}.", f" {told.text}"]
    folded = folds(html)
    assert list(folded) == ["Wat de tekst niet vertelt", "Onze lezing"]
    assert items(folded["Wat de tekst niet vertelt"]) == [*told.missing]
    names = ", ".join(FLOW.sources[id].short for id in told.sources)
    assert Markup(folded["Onze lezing"]).text == (
        f"{told.reading} Er is geen officieel antwoord. Bron: {names} {STATUS_WORDS[told.status]}"
    )


def test_case_whose_text_leaves_nothing_open_does_not_say_so() -> None:
    told = replace(FLOW.cases["noor"], missing=())
    assert list(folds(case.intro(FLOW, told))) == ["Onze lezing"]
    assert list(folds(case.intro(FLOW, FLOW.examples["rook"]))) == ["Onze lezing"]


def test_case_is_kept_at_hand_folded() -> None:
    html = case.again(FLOW, FLOW.cases["noor"])
    assert Markup(html).of("details") == [{"class": "rw-casus"}, *[{"class": "rw-vouw"}] * 2]
    assert Markup(html).texts[:2] == ["Casus Noor, 31 jaar", FLOW.cases["noor"].text]
    assert list(folds(html)) == ["Wat de tekst niet vertelt", "Onze lezing"]


def test_unknown_case_is_answered_with_the_known_ones() -> None:
    html = Markup(case.unknown(FLOW))
    assert html.faults == []
    assert html.values("href") == ["?casus=noor", "?casus=ties"]
