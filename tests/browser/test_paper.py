"""The form on paper leads to the same outcome as the engine, and looks as a form should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from flow.rules.edition import load
from flow.rules.fingerprint import told_rules
from scripts.faces.pages.paper_form import END, PATH
from tests.browser.paper import Form, Row, body, differing, one_line, printed, read_form, words_of
from tests.support.thorough import of_more, thorough

FLOW = load()
FORM = "routewijzer/papier/"
DOCUMENT = "routewijzer-op-papier.pdf"
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def reader(browser: Browser, base_url: str) -> Iterator[PdfReader]:
    """Print the form once, as somebody does who reads in dark mode and prints backgrounds."""
    with browser.new_page(base_url=base_url, color_scheme="dark") as page:
        yield printed(page, FORM)


@pytest.fixture(scope="module")
def sheets(reader: PdfReader) -> list[str]:
    return words_of(reader)


@pytest.fixture(scope="module", params=of_more(["printed page", "download"], ["printed page"]))
def both(request: pytest.FixtureRequest, sheets: list[str], site: Path) -> list[str]:
    """Return the sheets of the page of the site, and those of the form to download."""
    if request.param == "printed page":
        return sheets
    return words_of(PdfReader(site / "gemaakt" / "downloads" / DOCUMENT))


@pytest.fixture(scope="module")
def form(both: list[str]) -> Form:
    return read_form(both)


# --- the same rules -----------------------------------------------------------------------------


def test_every_path_on_paper_ends_as_the_engine_says_with_the_same_actions(form: Form) -> None:
    assert list(differing(FLOW, form)) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("uitkomst E\n", "uitkomst F\n"), ("doe ook 15", "doe ook 14"), ("vraag 9\n", "vraag 8\n")],
)
def test_one_wrong_letter_or_number_on_paper_would_be_noticed(
    both: list[str], right: str, wrong: str
) -> None:
    changed = [sheet.replace(right, wrong) for sheet in both]
    assert changed != both
    with pytest.raises((AssertionError, KeyError)):
        assert next(differing(FLOW, read_form(changed)), None) is None


@pytest.mark.parametrize("id", of_more([asked.id for asked in FLOW.asked], ["plicht", "soort"]))
def test_question_stands_on_one_sheet_with_all_its_answers(form: Form, id: str) -> None:
    question = FLOW.questions[id]
    asked, rows = form.questions[f"vraag {list(FLOW.questions).index(id) + 1}"]
    assert (asked, [row.label for row in rows]) == (
        question.text,
        [option.label for option in question.options],
    )


@pytest.mark.parametrize("id", [gate.id for gate in FLOW.gates])
def test_gate_is_a_line_that_says_which_earlier_answer_leads_where(form: Form, id: str) -> None:
    gate = FLOW.questions[id]
    told, rows = form.questions[f"vraag {FLOW.number(gate)}"]
    assert told == f"U weet dit uit vraag {FLOW.number(FLOW.questions[gate.follows])}:"
    assert len(rows) == len(gate.options)


@pytest.mark.parametrize("id", FLOW.questions)
def test_explanation_of_a_question_is_printed(both: list[str], id: str) -> None:
    assert FLOW.questions[id].help in one_line("\n".join(both))


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_says_in_short_who_does_what(form: Form, id: str) -> None:
    outcome = FLOW.outcomes[id]
    (text,) = (text for text in form.outcomes.values() if text.startswith(f"{outcome.title} "))
    for task in outcome.tasks:
        assert f"{FLOW.partners[task.partner].name}: {task.text}" in text
    assert f"Daarna: {outcome.after}" in text


def test_reader_of_the_form_takes_a_row_apart() -> None:
    lines = ["Ons besluit", "Uitkomst (letter):", "Vragen", "1. Gaat het goed?"]
    lines += ["Dat hangt ervan af. Kijk maar.", "Ja ga naar vraag 2"]
    lines += ["Nee, nog niet doe ook 3, 12 ga naar uitkomst AB", "Uitkomsten", "Doe dit ook"]
    asked, rows = read_form(["\n".join([*lines, "Pagina 1 van 1"])]).questions["vraag 1"]
    assert asked == "Gaat het goed?"
    assert rows == [
        Row("Ja", (), "vraag 2"),
        Row("Nee, nog niet", ("3", "12"), "uitkomst AB"),
    ]


# --- the look of a form -------------------------------------------------------------------------


def test_form_takes_four_sheets_printed_on_both_sides(sheets: list[str]) -> None:
    assert len(sheets) <= 8


def test_outcomes_begin_on_a_sheet_of_their_own(sheets: list[str]) -> None:
    (begin,) = (number for number, sheet in enumerate(sheets) if "Uitkomsten" in sheet.splitlines())
    assert body(sheets[begin]).startswith("Uitkomsten")


def test_every_sheet_says_which_rules_from_where_and_which_page(sheets: list[str]) -> None:
    for number, sheet in enumerate(sheets, 1):
        assert (
            f"regels versie {told_rules(FLOW)}, gecontroleerd op {FLOW.checked:%d-%m-%Y}" in sheet
        )
        assert "/mas-wijzer/routewijzer/papier/" in sheet
        assert f"Pagina {number} van {len(sheets)}" in sheet


def test_form_has_lines_for_the_talk_but_none_for_a_name(sheets: list[str]) -> None:
    assert "Datum: Besproken met (organisaties):" in sheets[0]
    assert "Schrijf geen naam van een jongere op dit formulier." in sheets[0]
    lines = re.findall(r"\b([\w ]+?)(?: \(.*?\))?:(?=$| \w+:)", "\n".join(sheets), re.M)
    assert not [line for line in lines if re.search("naam|jongere|leerling|geboren", line, re.I)]


def test_decision_and_way_stand_on_the_first_sheet(both: list[str]) -> None:
    first = one_line(both[0])
    assert [label for label in (*END, PATH) if label not in first] == []
    assert first.index(PATH) < first.index(FLOW.questions[FLOW.start].text)


def test_form_is_black_on_white_on_upright_a4(reader: PdfReader) -> None:
    for sheet in reader.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
        drawn = sheet.get_contents()
        assert drawn is not None
        for colour in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", drawn.get_data()):
            assert len(set(colour)) == 1, f"{colour} is no grey"


def test_boxes_are_drawn_not_controls(page: Page) -> None:
    page.goto(FORM)
    assert page.locator("article :is(input, select, textarea, button)").count() == 0
    box = "item => parseFloat(getComputedStyle(item, '::before').borderTopWidth)"
    rows = page.locator(".papier-vraag li").all()
    assert len(rows) == sum(len(question.options) for question in FLOW.asked)
    assert all(row.evaluate(box) >= 1 for row in rows)


@thorough
def test_rule_book_keeps_each_question_with_its_answers_on_one_sheet(page: Page) -> None:
    sheets = [one_line(sheet) for sheet in words_of(printed(page, "routewijzer/regels/"))]
    for question in FLOW.questions.values():
        texts = (question.text, *(option.reason for option in question.options))
        assert any(all(text in sheet for text in texts) for sheet in sheets), question.id
