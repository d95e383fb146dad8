"""The HTML of a screen: complete, usable with a keyboard, and safe whatever the texts hold."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from flow.reason.explain import changes
from flow.reason.walk import walk
from flow.rules.edition import load
from flow.rules.model import Flow
from flow.screens import answers as answers_screen
from flow.screens import case, overview
from flow.screens import outcome as outcome_screen
from flow.screens import question as question_screen
from flow.screens.pieces import KIND_LABELS
from tests.support.rules import IDS, MAS, Markup, national, question, trail_to, trails

TEXT_KEYS = (
    "kort titel uitgever datum eenheid bepaalt naam rol tekst doet daarna label reden uitleg "
    "waarom resultaat gebeurtenis lezing versie"
)


def before(id: str) -> dict[str, str]:
    """Return answers that lead to a question."""
    trail = next(trail for trail in trails() if id in trail.answers)
    keys = list(trail.answers)
    return {key: trail.answers[key] for key in keys[: keys.index(id)]}


def form(id: str, **answers: str) -> Markup:
    walked = walk(national(), {**before(id), **answers})
    return Markup(question_screen.question(walked, question(id)))


def outcome(id: str) -> Markup:
    walked = walk(national(), trail_to(id).answers)
    assert walked.outcome
    return Markup(outcome_screen.outcome(walked, walked.outcome))


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
    if question_screen.UNKNOWN in options:
        assert options[-1] == question_screen.UNKNOWN
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
    walked = walk(national(), before(id))
    html = Markup(question_screen.question(walked, question(id), error=True))
    assert html.faults == []
    assert html.elements[0][1]["id"] == "rw-fout"
    assert html.of("a")[0]["href"] == f"#{html.of('input')[0]['id']}"
    assert html.of("fieldset") == [{"aria-describedby": "rw-foutregel"}]
    assert {"rw-foutregel", "rw-fout-kop"} <= set(html.values("id"))


def test_question_without_a_mistake_has_no_error() -> None:
    html = form("veiligheid")
    assert html.of("fieldset") == [{}]
    assert not {"rw-fout", "rw-foutregel"} & set(html.values("id"))


@pytest.mark.parametrize(
    ("id", "text"),
    [("instemming", "Nog hoogstens 1 vraag."), ("halt-eerder", "Nog hoogstens 2 vragen.")],
)
def test_progress_counts_in_words(id: str, text: str) -> None:
    assert text in form(id).texts


def test_first_question_has_no_way_back_until_it_is_asked_again() -> None:
    assert form("veiligheid").values("data-doe") == ["overzicht"]
    assert form("plicht").values("data-doe") == ["terug", "overzicht"]
    assert form("veiligheid", veiligheid="nee").values("data-doe") == ["terug", "overzicht"]


def test_question_shows_why_it_is_asked_with_sources_and_thresholds() -> None:
    html, omvang = form("omvang"), question("omvang")
    assert f" {omvang.why}" in html.texts
    assert omvang.help in html.texts
    for id in omvang.thresholds:
        threshold = national().thresholds[id]
        assert f"Drempel {threshold.value} {threshold.unit}: {threshold.decides} " in html.texts
    assert {f"../over/bronnen/#bron-{id}" for id in omvang.sources} <= set(html.values("href"))


@pytest.mark.parametrize("id", national().outcomes)
def test_outcome_says_what_it_is_who_does_what_and_how_it_goes_on(id: str) -> None:
    html, reached = outcome(id), national().outcomes[id]
    assert html.faults == []
    assert KIND_LABELS[reached.kind] in html.texts
    assert {reached.title, reached.text, f" {reached.after}"} <= set(html.texts)
    assert {f" {task.text}" for task in reached.tasks} <= set(html.texts)
    assert html.values("data-doe") == ["print", "kopieer", "terug", "opnieuw"]


@pytest.mark.parametrize("id", national().outcomes)
def test_every_answer_on_the_path_can_be_changed(id: str) -> None:
    assert outcome(id).values("data-wijzig") == list(trail_to(id).answers)


def test_small_button_is_named_after_what_it_shows_and_what_it_is_about() -> None:
    named = [name for name in outcome("halt").values("aria-label") if name.startswith("Wijzig")]
    assert named == [f"Wijzig: {question(id).short}" for id in trail_to("halt").answers]


@pytest.mark.parametrize("id", national().outcomes)
def test_every_other_way_can_be_tried(id: str) -> None:
    tried = [json.loads(value) for value in outcome(id).values("data-probeer")]
    found = changes(walk(national(), trail_to(id).answers))
    assert tried == [change.answers for change in found][: outcome_screen.MOST_CHANGES]


def test_ways_beyond_the_shown_ones_are_counted() -> None:
    answers = {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"}
    walked = walk(national(), {**answers, "soort": "luxe", "luxe": "nee"})
    more = len(changes(walked)) - outcome_screen.MOST_CHANGES
    assert walked.outcome
    assert more > 0
    assert f"En nog {more} andere manieren" in outcome_screen.outcome(walked, walked.outcome)


def test_change_of_one_answer_is_one_sentence() -> None:
    change = changes(walk(national(), national().cases["sem"].answers))[0]
    eigen_keuze = question("eigen-keuze")
    named = f"‘{eigen_keuze.options[2].short}’ bij ‘{eigen_keuze.short}’"
    assert outcome_screen.other_answers(national(), change) == [named]
    sentence = f"Als u {named} kiest, dan past: {change.route.title}."
    assert outcome_screen.change_sentence(national(), change) == sentence


def test_change_of_more_answers_lists_them_behind_its_sentence() -> None:
    html = outcome("vrijstelling")
    change = changes(walk(national(), trail_to("vrijstelling").answers))[0]
    sentence = f"Als u deze antwoorden kiest, dan past: {change.route.title}."
    assert f"{sentence} " in html.texts
    at = html.texts.index(f"{sentence} ") + 1
    answers = outcome_screen.other_answers(national(), change)
    assert html.texts[at : at + len(answers)] == answers
    assert len(answers) == len(change.answers) == 3


def test_actions_are_shown_only_when_there_are_any() -> None:
    assert "Doe dit ook" in outcome("overleg-officier").texts
    walked = walk(national(), {"veiligheid": "acuut"})
    assert walked.outcome
    assert "Doe dit ook" not in outcome_screen.outcome(walked, walked.outcome)


def test_outcome_ends_with_the_version_and_who_decides() -> None:
    text = outcome("halt").text
    assert "de leerplichtambtenaar beslist" in text
    date = f"{national().checked:%d-%m-%Y}"
    assert f"Regels versie {national().version}, laatst gecontroleerd op {date}." in text


def test_headings_skip_no_level() -> None:
    for html in (form("omvang"), outcome("halt")):
        levels = [int(tag[1]) for tag, _ in html.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 2
        assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("ids", "named"),
    [
        (["hulp", "weer", "omvang"], ["hulp", "omvang"]),
        (["hulp"], ["hulp"]),
    ],
)
def test_dropped_answers_are_named(ids: list[str], named: list[str]) -> None:
    names = ", ".join(f"‘{question(id).short}’" for id in named)
    html = Markup(answers_screen.dropped(national(), ids))
    assert html.text == f"Deze antwoorden spelen hier geen rol meer en zijn weg: {names}."


@pytest.mark.parametrize("ids", [[], ["weer", ""]])
def test_nothing_is_said_when_no_question_lost_its_answer(ids: list[str]) -> None:
    assert answers_screen.dropped(national(), ids) == ""


@pytest.mark.parametrize("id", national().cases)
def test_case_is_told_with_what_it_leaves_open_and_our_reading(id: str) -> None:
    told = national().cases[id]
    html = Markup(case.intro(national(), told))
    assert html.faults == []
    assert {f" {told.text}", *told.missing} <= set(html.texts)
    assert f"{told.reading} Er is geen officieel antwoord. " in html.texts


def test_unknown_case_is_answered_with_the_known_ones() -> None:
    html = Markup(case.unknown(national()))
    assert html.faults == []
    assert html.values("href") == [f"?casus={id}" for id in national().cases]


def test_overview_holds_every_question_and_outcome_once() -> None:
    html = Markup(overview.everything(national()))
    ids = html.values("id")
    assert html.faults == []
    assert len(ids) == len(set(ids))
    sections = [f"vraag-{id}" for id in IDS] + [f"uitkomst-{id}" for id in national().outcomes]
    assert set(sections) <= set(ids)


def test_overview_leads_from_every_answer_to_its_section() -> None:
    html = Markup(overview.everything(national()))
    inside = [href[1:] for href in html.values("href") if href.startswith("#")]
    assert set(inside) <= set(html.values("id"))
    answers = [option.id for asked in national().questions.values() for option in asked.options]
    assert sorted(html.values("data-optie")) == sorted(answers)


def test_overview_numbers_the_questions_in_the_order_of_the_rules() -> None:
    texts = Markup(overview.everything(national())).texts
    asked = [f"{n}. {q.text}" for n, q in enumerate(national().questions.values(), 1)]
    assert [text for text in texts if text in asked] == asked


def test_overview_names_the_actions_of_an_answer() -> None:
    text = Markup(overview.everything(national())).text
    assert all(f"en: {action.title}" in text for action in national().actions.values())


@pytest.fixture
def hostile(tmp_path: Path) -> Flow:
    """Return the rules with markup at the start of every text."""
    shutil.copytree(MAS, tmp_path, dirs_exist_ok=True)
    keys = TEXT_KEYS.replace(" ", "|")
    for file in tmp_path.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        text = re.sub(rf'\b((?:{keys}) = |ontbreekt = \[)"', r'\g<1>"<b> & \\"', text)
        file.write_text(text, encoding="utf-8")
    return load(tmp_path)


def test_markup_in_the_texts_stays_text(hostile: Flow) -> None:
    ends = [walk(hostile, trail_to(id).answers) for id in hostile.outcomes]
    asked = [walk(hostile, before(id)) for id in hostile.questions]
    html = [outcome_screen.outcome(walked, walked.outcome) for walked in ends if walked.outcome]
    html += [
        question_screen.question(walked, walked.open, error=True) for walked in asked if walked.open
    ]
    html += [case.intro(hostile, told) for told in hostile.cases.values()]
    html += [case.again(hostile, told) for told in hostile.cases.values()]
    html += [case.unknown(hostile), answers_screen.dropped(hostile, IDS)]
    html += [overview.everything(hostile)]
    assert len(html) == 18 + 18 + 2 * len(hostile.cases) + 3
    for read in map(Markup, html):
        assert read.faults == []
        assert read.of("b") == []
        assert '<b> & "' in read.text
