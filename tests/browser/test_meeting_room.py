"""A room discusses a case on a large screen: read at ten metres, by keyboard, and on paper."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from flow.reason.walk import walk
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.host import complain_into
from tests.browser.meeting_room import (
    ADDRESS,
    BEFORE,
    CASES,
    TITLE,
    asked,
    count,
    discussed,
    first_question,
    go_on,
    leading_on,
    open_room,
    put,
)
from tests.browser.paper import one_line, words_of
from tests.browser.routewijzer import (
    FAILED,
    FLOW,
    KEPT,
    NOTHING,
    SAID,
    WASM,
    WAYS,
    WORKER,
    button,
    missing,
    moment,
    stop_python,
)
from tests.browser.test_keyboard import tab_to
from tests.browser.test_sheet import LONGEST, sheets_of, upright
from tests.support.thorough import of_more, thorough

type Messages = dict[str, dict[str, object]]

SIZES = {"1920": (1920, 1080), "1366": (1366, 768)}
SMALLEST = 28  # pixels, on a screen of 1920 by 1080
MINUTES = 30
SPOKEN = re.compile(r"^Veiligheid\. Vraag 1, nog hoogstens \d+ hierna\.$")

SMALLEST_LETTERS = """() => Math.min(...[...document.querySelectorAll("#ov *")]
  .filter((one) => one.type !== "radio" && one.checkVisibility()
    && one.getBoundingClientRect().width > 1
    && (one.value || [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim())))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
OVERFLOW = """() => [document.documentElement.scrollHeight - innerHeight,
  document.documentElement.scrollWidth - innerWidth]"""


@pytest.fixture(scope="module")
def room(browser: Browser, base_url: str) -> Iterator[Page]:
    """Return a meeting that stays open, to put one screen after the other in."""
    complaints: list[str] = []
    with browser.new_page(base_url=base_url, reduced_motion="reduce") as page:
        complain_into(complaints, page, urlsplit(base_url).netloc)
        open_room(page, "karin")
        yield page
    assert complaints == []


def sizes(room: Page, size: tuple[int, int]) -> None:
    room.set_viewport_size({"width": size[0], "height": size[1]})


def messages() -> Messages:
    """Return a screen of every kind that the room reads, by name."""
    told: Messages = {id: {"case": id} for id in CASES}
    questions: Messages = {
        id: {"case": "karin", "view": "vragen", "answers": answers}
        for id, answers in BEFORE.items()
    }
    ends: Messages = {
        id: {"case": "karin", "view": "vragen", "answers": answers} for id, answers in WAYS.items()
    }
    readings: Messages = {
        f"lezing-{id}": {"case": id, "view": "lezing", "answers": WAYS["halt"]} for id in CASES
    }
    return {**told, **questions, **ends, **readings, "x": {"case": "x"}}


MESSAGES = messages()


# --- read at ten metres -------------------------------------------------------------------------


@pytest.mark.parametrize("size", of_more(SIZES, ["1366"]))
@pytest.mark.parametrize("name", MESSAGES)
def test_screen_fits_without_scrolling(room: Page, name: str, size: tuple[int, int]) -> None:
    sizes(room, size)
    put(room, MESSAGES[name])
    room.evaluate("document.querySelector('#ov-blad').hidden = true")  # is for the chair
    assert room.evaluate(OVERFLOW) <= [0, 0]


@pytest.mark.parametrize("name", MESSAGES)
def test_letters_can_be_read_from_the_back(room: Page, name: str) -> None:
    sizes(room, SIZES["1920"])
    put(room, MESSAGES[name])
    assert room.evaluate(SMALLEST_LETTERS) >= SMALLEST


@pytest.mark.parametrize("size", of_more(SIZES, ["1366"]))
@pytest.mark.parametrize("id", BEFORE)
def test_button_to_go_on_is_in_sight_also_in_a_divided_room(
    room: Page, id: str, size: tuple[int, int]
) -> None:
    sizes(room, size)
    answers = BEFORE[id]
    votes = {q: {o.id: 3 for o in FLOW.questions[q].options[:2]} for q in answers}
    put(
        room,
        {
            "case": "karin",
            "view": "vragen",
            "answers": answers,
            "votes": votes,
            "form": {"vraag": id},
        },
    )
    expect(room.locator("#scherm-fout")).to_be_visible()
    expect(button(room, "Verder")).to_be_in_viewport(ratio=1)


def test_every_question_is_looked_at() -> None:
    assert BEFORE.keys() == {question.id for question in FLOW.asked}


# --- a whole meeting ----------------------------------------------------------------------------


def test_whole_meeting_of_karin_by_keyboard(page: Page) -> None:
    page.add_init_script("window.print = () => { document.title = 'afgedrukt'; }")
    open_room(page, "karin")
    reading = CASES["karin"].reading
    tab_to(page, "[data-toon=vragen]")
    page.keyboard.press("Enter")
    answers = dict(CASES["karin"].answers)
    while question := walk(FLOW, answers).open:
        expect(page.locator(f"form[data-vraag={question.id}]")).to_be_visible()
        expect(page.locator(TITLE)).to_be_focused()
        most = leading_on(question, answers)
        for option in question.options:
            tab_to(page, f"#handen-{option.id}")
            page.keyboard.type("6" if option.id == most else "2")
        expect(page.locator(f"#antwoord-{most}")).to_be_checked()
        assert reading not in page.content()
        page.keyboard.press("Enter")
        answers[question.id] = most
    reached = walk(FLOW, answers).outcome
    assert reached
    expect(page.locator(TITLE)).to_have_text(reached.title)
    expect(page.locator(".ov-verdeeld")).to_be_visible()
    assert reading not in page.content()
    tab_to(page, "[data-doe=print]")
    page.keyboard.press("Enter")
    assert page.title() == "afgedrukt"
    tab_to(page, "[data-toon=lezing]")
    page.keyboard.press("Enter")
    expect(page.get_by_text(reading)).to_be_visible()


def test_answer_with_most_hands_stands_ready_until_the_chair_chooses(page: Page) -> None:
    open_room(page, "eigen")
    radio = page.locator("[name=antwoord]")
    count(page, nee=3)
    expect(page.locator("#antwoord-nee")).to_be_checked()
    count(page, acuut=3)
    assert radio.evaluate_all("found => found.filter(one => one.checked).length") == 0  # a tie
    count(page, acuut=4)
    expect(page.locator("#antwoord-acuut")).to_be_checked()
    page.locator("label[for=antwoord-nee]").click()
    count(page, vermoeden=9)
    expect(page.locator("#antwoord-nee")).to_be_checked()
    go_on(page)
    assert asked(page).id == "plicht"
    expect(page.locator(".ov-verdeeld")).to_contain_text("9")


@thorough
def test_hands_go_up_and_down_by_arrow_and_by_button_and_never_below_none(page: Page) -> None:
    open_room(page, "eigen")
    field = page.locator("#handen-nee")
    field.press("ArrowUp")
    button(page, "Een hand meer: Nee").click()
    expect(field).to_have_value("2")
    for _ in range(3):
        button(page, "Een hand minder: Nee").click()
    expect(field).to_have_value("0")
    expect(page.locator("#antwoord-nee")).not_to_be_checked()


@thorough
def test_tie_asks_the_chair_to_choose(page: Page) -> None:
    open_room(page, "eigen")
    count(page, nee=2, acuut=2)
    go_on(page)
    expect(page.locator("#scherm-fout")).to_be_focused()
    expect(page.locator("#handen-nee")).to_have_value("2")
    assert page.title().startswith("Fout: ")


@thorough
def test_going_back_keeps_the_hands_that_were_counted(page: Page) -> None:
    open_room(page, "eigen")
    count(page, nee=5, acuut=1)
    go_on(page)
    button(page, "Terug").click()
    expect(page.locator("#handen-nee")).to_have_value("5")
    expect(page.locator("#antwoord-nee")).to_be_checked()
    page.go_forward()
    expect(page.locator("form[data-vraag=plicht]")).to_be_visible()


@thorough
def test_what_comes_first_is_done_and_the_room_goes_on(page: Page) -> None:
    open_room(page, "karin")
    first_question(page)
    count(page, nee=8)
    go_on(page)
    question = asked(page)
    first = next(o.id for o in question.options if o.target in FLOW.outcomes)
    page.locator(f"label[for=antwoord-{first}]").click()
    go_on(page)
    button(page, "Dit is gedaan: ga verder").click()
    expect(page.locator(f"form[data-vraag={question.id}]")).to_be_visible()


@thorough
def test_case_can_be_read_in_between(page: Page) -> None:
    open_room(page, "karin")
    first_question(page)
    count(page, nee=8)
    go_on(page)
    before = asked(page)
    button(page, "Lees de casus").click()
    expect(page.get_by_text(CASES["karin"].text)).to_be_visible()
    first_question(page)
    assert asked(page) == before


# --- the sheet ----------------------------------------------------------------------------------


@pytest.mark.parametrize("answers", [LONGEST, *WAYS.values()], ids=["the longest path", *WAYS])
def test_sheet_with_hands_at_every_question_is_one_a4(room: Page, answers: dict[str, str]) -> None:
    votes = {q: {o.id: 3 for o in FLOW.questions[q].options[:3]} for q in answers}
    put(room, {"case": "karin", "view": "vragen", "answers": answers, "votes": votes})
    assert [upright(sheet) for sheet in sheets_of(room).pages] == [(595, 842)]


def test_page_without_a_meeting_prints_with_its_own_address_and_no_foot_of_a_sheet(
    page: Page,
) -> None:
    page.goto("routewijzer/overleg/")
    (words,) = map(one_line, words_of(sheets_of(page)))
    assert "afgedrukt op" not in words
    assert words.count("/routewijzer/overleg/") == 2  # above the page, and below its QR code


def test_sheet_tells_the_case_the_outcome_and_the_hands_but_not_our_reading(room: Page) -> None:
    answers = discussed(CASES["karin"])
    (first, *_) = [id for id in answers if id not in CASES["karin"].answers]
    chosen, other = (FLOW.questions[first].option(answers[first]), FLOW.questions[first].options[0])
    assert chosen
    votes = {first: {chosen.id: 7, other.id: 2}}
    put(room, {"case": "karin", "view": "vragen", "answers": answers, "votes": votes})
    (words,) = map(one_line, words_of(sheets_of(room)))
    reached = walk(FLOW, answers).outcome
    assert reached
    told = f"{chosen.label}. Handen: {chosen.short} 7, {other.short} 2."
    for text in (
        "Casus Karin, 17 jaar",
        reached.title,
        "Antwoorden en handen",
        told,
        "Pas toe of leg uit",
        "afgedrukt op",
        "Schrijf geen namen op dit blad",
    ):
        assert text in words
    for text in (CASES["karin"].reading[:40], "Print het blad", "Start de tijd", "Kies een casus"):
        assert text not in words


@thorough
def test_what_was_written_on_the_sheet_stays_while_the_reading_is_shown(page: Page) -> None:
    open_room(page, "sem")
    first_question_or_end(page)
    page.locator("#ov-blad > summary").click()
    page.locator("#rw summary", has_text="Pas toe of leg uit").click()
    page.get_by_label("Omdat", exact=True).fill("er al hulp loopt")
    button(page, "Toon onze lezing").click()
    expect(page.get_by_text(CASES["sem"].reading)).to_be_visible()
    expect(page.locator("#ov-blad")).to_be_hidden()
    button(page, "Terug naar uw uitkomst").click()
    expect(page.get_by_label("Omdat", exact=True)).to_have_value("er al hulp loopt")
    button(page, "Wis alles en begin opnieuw").click()
    expect(page.locator("#ov-blad")).to_be_hidden()
    expect(page.locator("#rw")).to_be_empty()


def first_question_or_end(page: Page) -> None:
    """Go past the case; of Sem the text answers every question."""
    button(page, "Naar de vragen").click()
    expect(page.locator("#ov .rw-uitkomst")).to_be_visible()


# --- the clock ----------------------------------------------------------------------------------


@thorough
def test_clock_starts_stops_and_speaks_a_few_times(cold_page: Page) -> None:
    page = cold_page
    page.clock.install()
    open_room(page, "karin")
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)  # or it goes on by itself
    time, said = page.get_by_role("timer"), page.locator("#ov-tijd-zeg")
    expect(time).to_have_text(f"{MINUTES}:00")
    button(page, "Start de tijd").press("Enter")
    page.clock.run_for(65_000)
    expect(time).to_have_text(f"{MINUTES - 2}:55")
    expect(said).to_have_text("")
    button(page, "Zet de tijd stil").click()
    page.clock.run_for(600_000)
    expect(time).to_have_text(f"{MINUTES - 2}:55")
    first_question(page)  # the clock stays
    expect(time).to_have_text(f"{MINUTES - 2}:55")
    button(page, "Start de tijd").click()
    page.clock.run_for((MINUTES - 12) * 60_000 - 5_000 + 60_000)
    expect(said).to_have_text("Nog 10 minuten.")
    page.clock.run_for(5 * 60_000)
    expect(said).to_have_text("Nog 5 minuten.")
    page.clock.run_for(6 * 60_000)
    expect(said).to_have_text("De tijd is om.")
    expect(time).to_have_text("De tijd is om.")
    button(page, "Start de tijd").click()
    expect(time).to_have_text(f"{MINUTES}:00")


@thorough
def test_clock_that_missed_ticks_still_says_the_time(cold_page: Page) -> None:
    page = cold_page
    page.clock.install()
    open_room(page, "karin")
    button(page, "Start de tijd").click()
    page.clock.fast_forward((MINUTES - 5) * 60_000 + 500)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"[45]:\d\d"))


# --- addresses ----------------------------------------------------------------------------------


@thorough
def test_address_of_the_routewijzer_leads_there(page: Page) -> None:
    page.goto("routewijzer/?overleg=bas")
    expect(page.locator(TITLE)).to_have_text("Bas, 14 jaar")
    assert page.url.endswith(f"{ADDRESS}?overleg=bas")


@thorough
def test_without_a_case_the_page_shows_which_there_are(page: Page) -> None:
    page.goto("routewijzer/?overleg")
    page.get_by_role("link", name="Jennifer, 11 jaar").click()
    expect(page.locator(TITLE)).to_have_text("Jennifer, 11 jaar")


UNKNOWN = ["x", "<img src=x onerror=alert(1)>", "__proto__", "bas%00"]


@thorough
@pytest.mark.parametrize("id", of_more(UNKNOWN, always=UNKNOWN[:1]))
def test_unknown_case_is_told_with_the_ones_that_exist(page: Page, id: str) -> None:
    page.goto(f"{ADDRESS}?overleg={quote(id)}")
    expect(page.locator(TITLE)).to_have_text("Deze casus bestaat niet")
    assert page.locator("#ov-scherm :is(script, img)").count() == 0
    page.get_by_role("link", name="Karin, 17 jaar").click()
    expect(page.locator(TITLE)).to_have_text("Karin, 17 jaar")


@thorough
def test_page_of_cases_keeps_our_reading_folded_and_leads_to_the_large_screen(page: Page) -> None:
    page.goto("handreiking/casussen/")
    for case in CASES.values():
        expect(page.get_by_text(case.reading.split(". ")[0])).to_be_hidden()
    names = page.locator("a[href*='overleg=']").all_inner_texts()
    assert len(set(names)) == len(names) == len(CASES)
    page.get_by_role("link", name=re.compile("groot scherm ?: Sem")).click()
    expect(page.locator(TITLE)).to_have_text("Sem, 16 jaar")


# --- nothing is kept, and without Python --------------------------------------------------------


def test_meeting_keeps_nothing_and_asks_nothing_of_the_server(page: Page, base_url: str) -> None:
    open_room(page, "eigen")
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    count(page, nee=5, acuut=1)
    go_on(page)
    assert page.evaluate(KEPT) == NOTHING
    assert requests == []
    assert moment(page)[1] == {"rw": 1}
    assert page.url == f"{base_url}{ADDRESS}?overleg=eigen"


def test_wis_alles_leaves_no_hands(page: Page) -> None:
    open_room(page, "sem")
    first_question_or_end(page)
    button(page, "Wis alles en begin opnieuw").click()
    expect(page.locator(TITLE)).to_have_text("Sem, 16 jaar")
    page.go_back()
    expect(page.locator(TITLE)).not_to_have_text("")
    assert page.locator("#ov .rw-uitkomst").count() == 0


@thorough
def test_every_question_is_announced(page: Page) -> None:
    open_room(page, "eigen")
    expect(page.locator(SAID)).to_have_text(SPOKEN)


def test_without_python_a_calm_message_and_the_lists(page: Page, complaints: list[str]) -> None:
    page.route(f"**/{WASM}", missing)
    page.goto(f"{ADDRESS}?overleg=karin")
    expect(page.locator(FAILED)).to_be_visible()
    expect(page.locator("#ov")).to_be_hidden()
    page.locator("article").get_by_role("link", name="Alle vragen en uitkomsten").click()
    expect(page.locator("#alle-vragen")).to_be_visible()
    complaints.clear()


@thorough
def test_python_that_stops_half_way_leaves_the_page_with_a_message(page: Page) -> None:
    page.add_init_script(WORKER)
    open_room(page, "sem")
    first_question_or_end(page)
    stop_python(page)
    expect(page.locator(FAILED)).to_be_in_viewport()
    expect(page.locator("#ov")).to_be_hidden()
    expect(page.locator("#ov-blad")).to_be_visible()  # the sheet can still be printed
    expect(page.get_by_role("link", name="Alle vragen en uitkomsten")).to_be_visible()


# --- axe ----------------------------------------------------------------------------------------

AXE = [
    "karin",
    "soort",
    "instemming",
    "halt",
    "eerst-veiligheid",
    "vrijstelling",
    "lezing-bas",
    "x",
]


@of_a_state
@pytest.mark.parametrize("name", of_more(AXE, always=AXE[:2]))
def test_screen_has_no_violations(room: Page, name: str) -> None:
    put(room, MESSAGES[name])
    for fold in room.locator("#ov details, #ov-blad").all():
        fold.evaluate("fold => { fold.open = true; }")
    assert_no_violations_in_any_look(room)


@thorough
@of_a_state
def test_question_with_a_mistake_in_a_divided_room_has_no_violations(room: Page) -> None:
    put(
        room,
        {
            "case": "karin",
            "view": "vragen",
            "answers": {"veiligheid": "nee"},
            "votes": {"veiligheid": {"nee": 3, "acuut": 1}},
            "form": {"vraag": "school"},
        },
    )
    assert_no_violations_in_any_look(room)


@pytest.mark.parametrize("width", [320, 390])
def test_screen_is_no_wider_than_a_phone(room: Page, width: int) -> None:
    room.set_viewport_size({"width": width, "height": 700})
    for name in ("karin", "soort", "halt"):
        put(room, MESSAGES[name])
        assert room.evaluate(OVERFLOW)[1] <= 0
