"""All questions and outcomes below each other, and texts that hold markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flow.reason.walk import walk
from flow.rules.edition import load
from flow.rules.model import Flow
from flow.screens import answers, case, overview, survey
from flow.screens import outcome as outcome_screen
from flow.screens import question as question_screen
from tests.support.edit_rules import copied
from tests.support.markup import Markup
from tests.support.toy import FLOW, IDS, before, trail_to

TEXT_KEYS = (
    "kort titel uitgever datum eenheid bepaalt naam rol tekst doet daarna label reden uitleg "
    "waarom resultaat gebeurtenis lezing versie site in_plaats_van"
)
PAGE = Markup(overview.everything(FLOW))


def test_overview_holds_every_question_and_outcome_once() -> None:
    ids = PAGE.values("id")
    assert PAGE.faults == []
    assert ids == [
        "deel-bekijken",
        *(f"vraag-{id}" for id in ("rem", "schade", "garantie", "bon")),
        "deel-uitkiezen",
        *(f"vraag-{id}" for id in ("ouderdom", "handig", "lek", "wachten", "geld")),
        "uitkomsten",
        *(f"uitkomst-{id}" for id in FLOW.outcomes),
    ]


def test_overview_leads_from_every_answer_to_its_section() -> None:
    inside = [href[1:] for href in PAGE.values("href") if href.startswith("#")]
    assert set(inside) <= set(PAGE.values("id"))
    links = {given["data-optie"]: given["href"] for given in PAGE.of("a") if "data-optie" in given}
    assert (links["frame"], links["oud"]) == ("#vraag-garantie", "#uitkomst-andere-fiets")
    chosen = [option.id for asked in FLOW.questions.values() for option in asked.options]
    assert PAGE.values("data-optie") == chosen


def test_overview_says_where_an_answer_leads() -> None:
    assert "Het frame is gebroken ga naar: Garantie" in PAGE.text
    assert "15 jaar of ouder ga naar: Een andere fiets" in PAGE.text


def test_overview_numbers_the_questions_in_the_order_of_the_rules() -> None:
    asked = [f"{n}. {q.text}" for n, q in enumerate(FLOW.questions.values(), 1)]
    assert [text for text in PAGE.texts if text in asked] == asked


def test_overview_names_the_actions_of_an_answer() -> None:
    assert "en: Loop met de fiets, Vertel dat de rem stuk is" in PAGE.text
    assert all(f"en: {action.title}" in PAGE.text for action in list(FLOW.actions.values())[2:])
    assert PAGE.values("class").count("rw-actie") == 8


@pytest.fixture
def hostile(tmp_path: Path) -> Flow:
    """Return the rules with markup at the start of every text."""
    keys = TEXT_KEYS.replace(" ", "|")
    for file in copied(tmp_path).glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        text = re.sub(rf'\b((?:{keys}) = |ontbreekt = \[)"', r'\g<1>"<b> & \\"', text)
        file.write_text(text, encoding="utf-8")
    return load(tmp_path)


def test_markup_in_the_texts_stays_text(hostile: Flow) -> None:
    ends = [walk(hostile, trail_to(id).answers) for id in hostile.outcomes]
    asked = [walk(hostile, before(id)) for id in IDS]
    html = [outcome_screen.outcome(walked, walked.outcome) for walked in ends if walked.outcome]
    html += [
        question_screen.question(walked, walked.open, error=True) for walked in asked if walked.open
    ]
    html += [survey.survey(walked) for walked in asked]
    html += [case.intro(hostile, told) for told in hostile.cases.values()]
    html += [case.again(hostile, told) for told in hostile.cases.values()]
    html += [case.unknown(hostile), answers.dropped(hostile, IDS)]
    html += [overview.everything(hostile)]
    assert len(html) == len(FLOW.outcomes) + 2 * len(IDS) + 2 * len(hostile.cases) + 3
    for read in map(Markup, html):
        assert read.faults == []
        assert read.of("b") == []
        assert '<b> & "' in read.text
