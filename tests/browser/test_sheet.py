"""The sheet that people take to a meeting: an outcome on paper."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from flow.reason.walk import Answer, paths, walk
from tests.browser.paper import one_line, words_of
from tests.browser.routewijzer import (
    FLOW,
    HALT,
    WAYS,
    answer,
    button,
    change,
    form,
    heading,
    jump,
    open_ready,
)
from tests.support.thorough import of_more, thorough


def letters(way: tuple[Answer, ...]) -> int:
    """Count what stands on the sheet of a path beside its outcome: actions and answers."""
    actions = {FLOW.actions[id].text for _, option in way for id in option.actions}
    return sum(map(len, actions)) + sum(len(option.label) for _, option in way)


LONGEST = {q.id: option.id for q, option in max(paths(FLOW), key=letters) if not q.is_gate}


def sheets_of(page: Page) -> PdfReader:
    """Print the screen as it is."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


# One of each kind, the one in danger, and the longest.
PRINTED = ["halt", "geoorloofd", "eerst-jeugdarts", "eerst-veiligheid", "the longest sheet"]


def upright(sheet: PageObject) -> tuple[int, int]:
    return round(sheet.mediabox.width), round(sheet.mediabox.height)


@pytest.mark.parametrize("answers", of_more(WAYS | {"the longest sheet": LONGEST}, PRINTED))
def test_outcome_prints_on_one_a4(routewijzer: Page, answers: dict[str, str]) -> None:
    jump(routewijzer, answers)
    assert [upright(sheet) for sheet in sheets_of(routewijzer).pages] == [(595, 842)]


@thorough
def test_print_is_a_button_for_the_keyboard(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    page.evaluate("window.print = () => { document.title = 'afgedrukt'; }")
    button(page, "Print").press("Enter")
    assert page.title() == "afgedrukt"


def test_sheet_holds_everything_a_meeting_needs(routewijzer: Page, base_url: str) -> None:
    jump(routewijzer, HALT)
    (words,) = map(one_line, words_of(sheets_of(routewijzer)))
    walked = walk(FLOW, HALT)
    assert walked.outcome
    expected = [walked.outcome.title, walked.outcome.text, *(t.text for t in walked.outcome.tasks)]
    expected += ["Waarom", "Waarom niet een andere route", "Uw antwoorden", "Pas toe of leg uit"]
    expected += [question.short for question, _ in walked.path]
    expected += [f"Regels versie {FLOW.version}", "/mas-wijzer/routewijzer/", "afgedrukt op"]
    expected += ["Schrijf geen namen op dit blad", "Omdat", "Besproken op", "Pagina 1 van 1"]
    assert [text for text in expected if text not in words] == []
    assert re.search(r"afgedrukt op \d+-\d+-\d{4}", words)
    for screen_only in ("Het stroomschema", "Wat zou het veranderen", "Loopt deze route vast"):
        assert screen_only not in words


@thorough
@pytest.mark.parametrize("folded", [True, False], ids=["folded again", "open"])
def test_what_was_written_about_following_the_advice_is_printed(
    routewijzer: Page, folded: bool
) -> None:
    jump(routewijzer, HALT)
    fold = routewijzer.locator("summary", has_text="Pas toe of leg uit")
    fold.click()
    routewijzer.get_by_label("Wij wijken af, omdat:").press("Space")
    routewijzer.get_by_label("Omdat", exact=True).press_sequentially("er al hulp loopt")
    routewijzer.get_by_label("Besproken op").press_sequentially("het casusoverleg")
    if folded:
        fold.click()
    (words,) = words_of(sheets_of(routewijzer))
    assert "er al hulp loopt" in words
    assert "het casusoverleg" in words


@thorough
def test_case_of_jennifer_answered_prints_on_one_a4_with_its_name(page: Page) -> None:
    open_ready(page, "?casus=jennifer")
    change(page, "ernst")
    answer(page, "ernst", "ja")
    button(page, "Ga naar de eerste open vraag").click()
    rest = {
        "veiligheid": "nee",
        "soort": "spijbelen",
        "school": "ja",
        "passend": "ja",
        "lopend": "nee",
        "zorg": "nee",
        "gezin": "ja",
    }
    for question, option in rest.items():
        form(page, question).wait_for()
        answer(page, question, option)
    expect(heading(page)).to_have_text(FLOW.outcomes["dwang-civiel"].title)
    (words,) = words_of(sheets_of(page))
    assert "Casus Jennifer, 11 jaar" in words
    assert FLOW.cases["jennifer"].text[:40] not in words


@pytest.mark.parametrize("id", of_more(["hulp-en-toch-weg", "direct-gevaar"], ["hulp-en-toch-weg"]))
def test_example_prints_on_one_a4_with_its_name(page: Page, id: str) -> None:
    """The one with the longest sheet, and the one with the shortest."""
    open_ready(page, f"?casus={id}")
    (sheet,) = words_of(sheets_of(page))
    assert f"Voorbeeld {FLOW.examples[id].name}." in one_line(sheet)
    assert "Onze lezing" not in sheet
