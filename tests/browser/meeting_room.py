"""Opens a meeting on a large screen, counts hands and goes on."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from flow.doors.meeting_room import screen
from flow.reason.walk import paths, walk
from flow.rules.cases import Case
from flow.rules.model import Question
from tests.browser.routewijzer import FLOW, button

ADDRESS = "routewijzer/overleg/"
TITLE = "#scherm-kop"
CASES = FLOW.cases
# To each question the longest way: then most has been said.
BEFORE = {
    question.id: {q.id: option.id for q, option in way[:at] if not q.is_gate}
    for way in sorted(paths(FLOW), key=len)
    for at, (question, _) in enumerate(way)
    if not question.is_gate
}

# Puts a screen of Python in the page, as the script does.
PUT = """([html, sheet]) => {
  document.querySelector("#ov-scherm").innerHTML = html;
  document.querySelector("#rw").innerHTML = sheet;
  document.querySelector("#ov-blad").hidden = !sheet;
}"""


def open_room(page: Page, case: str) -> None:
    page.goto(f"{ADDRESS}?overleg={case}")
    expect(page.locator(TITLE)).to_be_focused()


def put(page: Page, message: Mapping[str, object]) -> None:
    """Show a screen without loading the page again."""
    made = screen(FLOW, message)
    page.evaluate(PUT, [made["html"], made["sheet"]])


def first_question(page: Page) -> None:
    button(page, "Naar de vragen").click()
    page.locator("form[data-vraag]").wait_for()


def asked(page: Page) -> Question:
    """Return the question on the screen."""
    return FLOW.questions[page.locator("form[data-vraag]").get_attribute("data-vraag") or ""]


def leading_on(question: Question, answers: Mapping[str, str]) -> str:
    """Return the option after which most is left to ask."""
    left = {o.id: walk(FLOW, {**answers, question.id: o.id}).at_most for o in question.options}
    return max(left, key=lambda id: left[id])


def count(page: Page, **hands: int) -> None:
    """Fill in hands; _ stands for - in the id of an answer."""
    for option, number in hands.items():
        page.locator(f"#handen-{option.replace('_', '-')}").fill(str(number))


def go_on(page: Page) -> None:
    """Press Verder and wait for the next screen."""
    before = page.locator(TITLE).element_handle()
    button(page, "Verder").click()
    page.wait_for_function("old => !old.isConnected", arg=before)


def discussed(case: Case) -> dict[str, str]:
    """Return answers to all that a case leaves open, with most questions."""
    answers = dict(case.answers)
    while question := walk(FLOW, answers).open:
        answers[question.id] = leading_on(question, answers)
    return answers
