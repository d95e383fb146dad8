"""The form to download leads to the same outcome as the engine, and its drawings can be read."""

import io
import re

import pytest
from pypdf import PdfReader

from flow.engine import paths
from flow.facts import load_facts
from flow.load import load
from scripts.faces.documents.catalog import load_catalog
from scripts.faces.documents.edition import Edition
from scripts.faces.documents.press import press
from tests.browser.paper import SMALLEST, Form, differing, one_line, read_form, sizes, words_of

FLOW = load()
CATALOG = load_catalog()
EDITION = Edition(FLOW, load_facts(FLOW), CATALOG, "https://voorbeeld.example/", 1_790_000_000)


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    with press(EDITION) as made:
        return PdfReader(io.BytesIO(made.make(CATALOG.documents["routewijzer-op-papier.pdf"])))


@pytest.fixture(scope="module")
def sheets(reader: PdfReader) -> list[str]:
    return words_of(reader)


@pytest.fixture(scope="module")
def form(sheets: list[str]) -> Form:
    return read_form(sheets)


def test_every_path_on_paper_ends_as_the_engine_says_with_the_same_actions(form: Form) -> None:
    assert sum(1 for _ in paths(FLOW)) == 6154
    assert differing(FLOW, form) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("uitkomst E\n", "uitkomst F\n"), ("doe ook 15", "doe ook 14"), ("vraag 9\n", "vraag 8\n")],
)
def test_one_wrong_letter_or_number_on_paper_would_be_noticed(
    sheets: list[str], right: str, wrong: str
) -> None:
    changed = [sheet.replace(right, wrong) for sheet in sheets]
    assert changed != sheets
    with pytest.raises((AssertionError, KeyError)):
        assert not differing(FLOW, read_form(changed))


@pytest.mark.parametrize("id", FLOW.questions)
def test_question_stands_on_one_sheet_with_its_explanation_and_answers(
    form: Form, sheets: list[str], id: str
) -> None:
    question = FLOW.questions[id]
    asked, rows = form.questions[f"vraag {list(FLOW.questions).index(id) + 1}"]
    assert asked == question.text
    assert [row.label for row in rows] == [option.label for option in question.options]
    assert question.help in one_line("\n".join(sheets))


@pytest.mark.parametrize("id", FLOW.outcomes)
def test_outcome_says_who_does_what(form: Form, id: str) -> None:
    outcome = FLOW.outcomes[id]
    (text,) = (text for text in form.outcomes.values() if text.startswith(f"{outcome.title} "))
    for task in outcome.tasks:
        assert f"{FLOW.partners[task.partner].name}: {task.text}" in text
    assert f"Daarna: {outcome.after}" in text


def test_form_asks_for_no_name_and_leaves_room_to_differ(sheets: list[str]) -> None:
    text = one_line("\n".join(sheets))
    assert "Schrijf geen naam van een jongere op dit formulier." in text
    assert "Besproken met (organisaties):" in text
    assert "Wij volgen deze uitkomst, of wij wijken af, omdat:" in text
    lines = re.findall(r"^([\w ]+?)(?: \(.*?\))?:$", "\n".join(sheets), re.M)
    assert not [line for line in lines if re.search("naam|jongere|leerling|geboren", line, re.I)]


@pytest.mark.parametrize(("sheet", "part"), list(enumerate(FLOW.parts, start=4)))
def test_each_part_of_the_flowchart_has_a_sheet_in_readable_type(
    reader: PdfReader, sheets: list[str], sheet: int, part: str
) -> None:
    words = one_line(sheets[sheet])
    assert all(q.text in words for q in FLOW.questions.values() if q.part == part)
    assert min(sizes(reader.pages[sheet])) > SMALLEST
