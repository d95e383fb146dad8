"""Without Python the interview goes on to the end; without JavaScript a list has links."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from flow.reason.walk import walk
from flow.screens.chart_names import anchor
from scripts.faces.runtime.library import LIBRARY
from scripts.faces.site.python_part import SENTENCES
from scripts.installed_browsers import find_chromium
from tests.browser.paper import words_on_paper
from tests.browser.routewijzer import (
    ADDRESS,
    FAILED,
    FLOW,
    HALT,
    LOADING,
    WASM,
    answer,
    answer_all,
    button,
    change,
    choose,
    form,
    heading,
    heading_after,
    held,
    login,
    missing,
)
from tests.support.thorough import of_more, thorough

RUNTIME = ["pyodide.mjs", "pyodide.asm.js", WASM, LIBRARY, "pyodide-lock.json"]
# A module, the one that is compiled while it comes, and one that Python asks for.
FETCHED = ["pyodide.mjs", WASM, LIBRARY]
DAMAGED = dict(zip(RUNTIME, [0.2, 0.8] * len(RUNTIME), strict=False))  # and where: after which part
ANCHORS = [anchor(FLOW, id) for id in (*FLOW.questions, *FLOW.outcomes)]


@pytest.fixture
def without_javascript(browser: Browser, base_url: str) -> Iterator[Page]:
    with browser.new_context(base_url=base_url, java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def without_wasm(browser: Browser) -> Iterator[Browser]:
    """A Chromium as some organisations set it up: no compiling while it runs, so no WebAssembly."""
    options = ["--js-flags=--jitless", "--disable-gpu"]
    start = browser.browser_type.launch
    with start(executable_path=find_chromium(), args=options) as other:
        yield other


def damaged(place: float) -> Callable[[Route], None]:
    """Return a route that changes a few bytes; `place` is the part of the file before them."""

    def damage(route: Route) -> None:
        answer = route.fetch()
        body = bytearray(answer.body())
        start = int(len(body) * place)
        body[start : start + 64] = bytes(byte ^ 0xFF for byte in body[start : start + 64])
        route.fulfill(response=answer, body=bytes(body))

    return damage


def expect_given_up(page: Page, why: str = "storing") -> None:
    """The calm sentence tells why, and the question stays, without what only Python can do."""
    expect(page.locator(FAILED)).to_be_visible()
    expect(page.locator(FAILED)).to_have_text(
        f"{SENTENCES[why]} U kunt gewoon verder. Bij de uitkomst staat niet waarom."
    )
    expect(page.locator("form[data-vraag]")).to_be_visible()
    expect(page.locator("[data-doe=overzicht]")).to_be_hidden()
    expect(page.locator(LOADING)).to_be_hidden()


def expect_halt(page: Page) -> None:
    """Answer until the outcome: it tells what to do, and why it does not tell more."""
    answer_all(page, HALT)
    expect(heading(page)).to_have_text("Halt")
    expect(page.locator(".rw-nu li")).not_to_have_count(0)
    expect(page.locator(FAILED)).to_be_in_viewport()


def expect_whole_chart(page: Page) -> None:
    """All parts of the flowchart are open, and no place is marked."""
    expect(page.locator("details[data-deel][open]")).to_have_count(len(FLOW.parts))
    expect(page.locator(".beeld .hier")).to_have_count(0)


def click_to_halt(page: Page) -> None:
    """Go from question to question by the links of the list."""
    path = walk(FLOW, HALT).path
    places = [anchor(FLOW, id) for id in (*(question.id for question, _ in path), "halt")]
    options = [option.id for _, option in path]  # also at gates: the list has them all
    for here, option, there in zip(places, options, places[1:], strict=False):
        page.locator(f"#{here} [data-optie='{option}']").click()
        expect(page.locator(f"#{there}:target")).to_be_in_viewport()


def forgive(page: Page, complaints: list[str]) -> None:
    """Clear the errors that a test provoked, but not blocked content or another host.

    The page is closed first: a worker can still complain after the page gave it up.
    """
    page.close()
    assert not [text for text in complaints if "Policy" in text or "another host" in text]
    complaints.clear()


# --- without JavaScript -------------------------------------------------------------------------


def test_links_lead_to_halt_without_javascript(without_javascript: Page) -> None:
    without_javascript.goto(ADDRESS)
    click_to_halt(without_javascript)


def test_everything_shows_without_javascript(without_javascript: Page) -> None:
    page = without_javascript
    page.goto(ADDRESS)
    assert [id for id in ANCHORS if not page.locator(f"#{id}").is_visible()] == []
    assert page.locator("form[data-vraag]:visible, .rw-melding:visible").count() == 0
    expect_whole_chart(page)


# --- without WebAssembly ------------------------------------------------------------------------


def test_without_webassembly_the_questions_lead_to_halt(
    without_wasm: Browser, base_url: str
) -> None:
    with without_wasm.new_page(base_url=base_url) as page:
        page.goto(ADDRESS)
        assert page.evaluate("typeof WebAssembly") == "undefined"
        expect_given_up(page, "toestel")
        expect_halt(page)


@thorough
def test_without_webassembly_an_answer_is_not_lost(without_wasm: Browser, base_url: str) -> None:
    with without_wasm.new_page(base_url=base_url) as page:
        with held(page, "worker.js"):
            page.goto(ADDRESS)
            answer(page, "veiligheid", "nee")
        expect_given_up(page, "toestel")
        expect(form(page, "plicht")).to_be_visible()


# --- a file that is missing or damaged ----------------------------------------------------------


@pytest.mark.fault(
    "a file of Python is missing",
    "the interview to its end, without reasons, and a sentence that says so",
)
@pytest.mark.parametrize("file", of_more(["worker.js", *RUNTIME], ["worker.js", WASM]))
def test_missing_file_leaves_the_questions(page: Page, complaints: list[str], file: str) -> None:
    page.route(f"**/{file}", missing)
    page.goto(ADDRESS)
    expect_given_up(page)
    forgive(page, complaints)


@pytest.mark.fault(
    "a file of Python is damaged or was changed",
    "the interview without reasons: what has another hash never runs",
)
@pytest.mark.parametrize("file", of_more(list(DAMAGED), [LIBRARY]))
def test_damaged_file_leaves_the_questions(page: Page, complaints: list[str], file: str) -> None:
    page.route(f"**/{file}", damaged(DAMAGED[file]))
    page.goto(ADDRESS)
    expect_given_up(page)
    forgive(page, complaints)


@thorough
@pytest.mark.fault(
    "a file of Python never comes",
    "the interview without reasons, after a minute without a byte",
)
def test_file_that_never_comes_leaves_the_questions(cold_page: Page) -> None:
    page = cold_page
    page.clock.install()
    page.route("**/runtime/**", lambda route: None)
    page.goto(ADDRESS)
    page.clock.fast_forward(61_000)
    expect_given_up(page, "lijn")


@pytest.mark.fault(
    "the line drops while Python comes",
    "the interview without reasons, and who it is owed to",
)
@pytest.mark.parametrize("file", of_more(FETCHED, [WASM]))
def test_file_on_a_line_that_drops_leaves_the_questions(
    page: Page, complaints: list[str], file: str
) -> None:
    page.route(f"**/{file}", lambda route: route.abort("internetdisconnected"))
    page.goto(ADDRESS)
    expect_given_up(page, "lijn")
    forgive(page, complaints)


@thorough
@pytest.mark.fault(
    "a network answers with a page to log in",
    "the interview to its end, without reasons",
)
@pytest.mark.parametrize("file", of_more(FETCHED, [LIBRARY]))
def test_page_to_log_in_to_a_network_is_no_file(
    page: Page, complaints: list[str], file: str
) -> None:
    page.route(f"**/{file}", login)
    page.goto(ADDRESS)
    expect_given_up(page)
    forgive(page, complaints)


@pytest.mark.fault(
    "the browser has no workers",
    "the interview to its end, without reasons",
)
def test_browser_without_workers_leaves_the_questions(page: Page) -> None:
    page.add_init_script("delete window.Worker")
    page.goto(ADDRESS)
    expect_given_up(page, "toestel")


@thorough
@pytest.mark.fault(
    "Python fails while somebody answers",
    "the answer that was chosen, still chosen",
)
def test_answer_is_not_lost_when_a_file_is_missing(page: Page, complaints: list[str]) -> None:
    with held(page, WASM, then=missing):
        page.goto(ADDRESS)
        answer(page, "veiligheid", "nee")
        choose(page, "plicht", "ja")
    expect_given_up(page)
    expect(form(page, "plicht").locator("#antwoord-ja")).to_be_checked()
    forgive(page, complaints)


def test_outcome_reached_first_stays_when_a_file_is_missing(
    page: Page, complaints: list[str]
) -> None:
    with held(page, WASM, then=missing):
        page.goto(ADDRESS)
        answer(page, "veiligheid", "acuut")
        expect(heading(page)).to_be_focused()
    expect(page.locator(FAILED)).to_be_visible()
    expect(heading(page)).to_have_text(FLOW.outcomes["eerst-veiligheid"].title)
    forgive(page, complaints)


@pytest.mark.parametrize("asked", of_more(["survey", "case"], ["case"]))
def test_what_only_python_can_do_gives_way_to_the_question(
    page: Page, complaints: list[str], asked: str
) -> None:
    with held(page, WASM, then=missing):
        page.goto(f"{ADDRESS}?casus=karin" if asked == "case" else ADDRESS)
        if asked == "survey":
            button(page, "Toon wat nog kan").click()
        expect(page.locator(LOADING)).to_be_visible()
    expect_given_up(page)
    expect_halt(page)
    forgive(page, complaints)


@pytest.fixture
def alone(page: Page, complaints: list[str]) -> Iterator[Page]:
    """The outcome Halt, on a page where Python never came."""
    page.route(f"**/{WASM}", missing)
    page.goto(ADDRESS)
    expect_given_up(page)
    expect_halt(page)
    yield page
    forgive(page, complaints)


@thorough
def test_answer_can_be_changed_without_python(alone: Page) -> None:
    change(alone, "eigen-keuze")
    answer(alone, "eigen-keuze", "kan-niet")
    expect(heading(alone)).to_have_text(heading_after({**HALT, "eigen-keuze": "kan-niet"}))


@thorough
def test_text_is_copied_without_python(alone: Page) -> None:
    alone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(alone, "Kopieer als tekst").click()
    expect(alone.locator("#rw-kopie")).to_have_text("De tekst staat op het klembord.")
    copied = alone.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Uitkomst van de routewijzer: Halt\n")
    assert "\n- Veiligheid: Nee\n" in copied


@thorough
def test_sheet_without_reasons_says_so_and_promises_none(alone: Page) -> None:
    (sheet,) = words_on_paper(alone)
    assert "Bij de uitkomst staat niet waarom." in sheet
    assert "De redenen komen eraan" not in sheet
    assert "Laad de pagina opnieuw" not in sheet
