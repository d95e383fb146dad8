"""The routewijzer leads to an outcome, goes back and forth, and keeps nothing."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from flow.reason.doubt import open_questions
from flow.reason.walk import walk
from tests.browser.routewijzer import (
    ADDRESS,
    FLOW,
    HALT,
    KEPT,
    LOADING,
    NOTHING,
    WASM,
    answer,
    answer_all,
    button,
    change,
    choose,
    form,
    given,
    heading,
    heading_after,
    held,
    jump,
    labels,
    open_ready,
    pages_with,
    start_again,
    wait_until_ready,
)

ERROR = "#rw-fout"
SAID = "#rw-zeg"
SURVEY = "Nog mogelijk"


def title(short: str) -> str:
    return f"{short} – Routewijzer – MAS-wijzer"


def moment(page: Page) -> tuple[int, object]:
    """Return the length of the history and what the browser keeps for this place in it."""
    length, state = page.evaluate("[history.length, history.state]")
    return length, state


# --- Python starts ------------------------------------------------------------------------------


def test_first_question_is_there_before_python(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        expect(form(page, "veiligheid")).to_be_visible()
        expect(page.locator(LOADING)).to_be_hidden()
        assert page.locator("#rw input:checked").count() == 0


def test_answer_given_before_python_is_not_lost(page: Page) -> None:
    with held(page, WASM):
        page.goto(ADDRESS)
        answer(page, "veiligheid", "nee")
        expect(page.locator(LOADING)).to_contain_text("Uw antwoord telt al mee")
    expect(form(page, "plicht")).to_be_visible()
    expect(page.locator(LOADING)).to_be_hidden()
    assert given(page) == {"Veiligheid": "Nee"}


# --- by keyboard --------------------------------------------------------------------------------


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has focus."""
    for _ in range(50):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {target}")


def answer_by_keyboard(page: Page, question: str, option: str) -> None:
    radios = form(page, question).get_by_role("radio")
    tab_to(page, radios.first)
    page.keyboard.press("Space")
    for _ in range([option.id for option in FLOW.questions[question].options].index(option)):
        page.keyboard.press("ArrowDown")
    expect(form(page, question).locator(f"#antwoord-{option}")).to_be_checked()
    tab_to(page, button(page, "Verder"))
    page.keyboard.press("Enter")


def expect_announced(page: Page, answers: Mapping[str, str]) -> None:
    """Title, focus and live region tell where these answers lead."""
    walked = walk(FLOW, answers)
    if walked.open:
        name = walked.open.short
        said = f"{name}. Nog hoogstens {walked.at_most} vra"
    else:
        name = heading_after(answers)
        said = f"Uitkomst: {name}."
    expect(page.locator(SAID)).to_contain_text(said)
    expect(page).to_have_title(title(name))
    expect(heading(page)).to_have_text(heading_after(answers))
    expect(heading(page)).to_be_focused()


def test_keyboard_alone_leads_to_halt(page: Page) -> None:
    open_ready(page)
    for number, (question, option) in enumerate(HALT.items(), 1):
        answer_by_keyboard(page, question, option)
        expect_announced(page, dict(list(HALT.items())[:number]))
    expect(heading(page)).to_have_text("Halt")


def test_keyboard_alone_answers_what_decides_in_a_half_known_case(page: Page) -> None:
    open_ready(page)
    tab_to(page, button(page, "Sla over: toon wat nog kan"))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(SURVEY)
    expect(heading(page)).to_be_focused()
    deciding = open_questions(walk(FLOW, {}))[0].question
    tab_to(page, button(page, f"Beantwoord deze vraag: {deciding.short}"))
    page.keyboard.press("Enter")
    answer_by_keyboard(page, deciding.id, deciding.options[0].id)
    expect(heading(page)).to_have_text(SURVEY)
    assert given(page) == labels({deciding.id: deciding.options[0].id})


def test_keyboard_alone_tries_changes_and_wipes(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    page.get_by_role("button", name="Probeer dit").first.press("Enter")
    expect(heading(page)).not_to_have_text("Halt")
    button(page, "Terug").press("Enter")
    expect(heading(page)).to_have_text("Halt")
    button(page, "Wijzig: Leeftijd").press("Enter")
    form(page, "leeftijd").locator("#antwoord-12-15").press("ArrowDown")
    button(page, "Verder").press("Enter")
    expect(heading(page)).to_have_text("Halt")
    assert given(page) == labels(HALT | {"leeftijd": "16-17"})
    button(page, "Wis alles en begin opnieuw").press("Enter")
    expect(form(page, "veiligheid")).to_be_visible()
    expect(heading(page)).to_be_focused()
    assert given(page) == {}


# --- the outcome --------------------------------------------------------------------------------


def block(page: Page, name: str) -> Locator:
    return page.locator(".rw-blok").filter(has=page.get_by_role("heading", name=name, exact=True))


def test_outcome_explains_itself(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    expect(block(page, "Waarom").get_by_role("listitem")).not_to_have_count(0)
    others = [f"{route.title} valt af door" for route in FLOW.routes if route.id != "halt"]
    why_not = block(page, "Waarom niet een andere route").get_by_role("listitem")
    expect(why_not).to_contain_text(others)
    changes = block(page, "Wat zou het veranderen").get_by_role("button")
    expect(changes.first).to_have_accessible_name(re.compile(r"^Probeer dit: \w"))
    expect(button(page, "Wijzig: Leeftijd")).to_be_visible()
    assert given(page) == labels(HALT)


def test_every_source_of_an_outcome_has_a_place(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    links = page.locator("#rw .rw-bron a").evaluate_all("links => links.map(link => link.href)")
    places = {urlsplit(link).fragment for link in links}
    page.locator("#rw .rw-bron a").first.click()
    expect(page.locator(f"#{urlsplit(links[0]).fragment}")).to_be_in_viewport()
    ids = page.locator("article [id]").evaluate_all("found => found.map(element => element.id)")
    assert places <= set(ids)
    assert {urlsplit(link).path for link in links} == {urlsplit(page.url).path}


@pytest.mark.parametrize("where", ["#rw", "article > ul"])
@pytest.mark.parametrize(
    "title", ["Alle regels", "Routewijzer op papier", "Wijzigingen in de regels"]
)
def test_rules_and_paper_are_one_click_away(page: Page, where: str, title: str) -> None:
    open_ready(page)
    jump(page, HALT)
    page.locator(where).get_by_role("link", name=title).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_probeer_dit_shows_another_route_and_back_returns(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    button(page, "Probeer dit: Dwang in strafrechtelijk kader").first.click()
    expect(heading(page)).to_have_text("Dwang in strafrechtelijk kader")
    page.go_back()
    expect(heading(page)).to_have_text("Halt")
    assert given(page) == labels(HALT)


def test_outcome_is_copied_with_what_the_visitor_wrote(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_ready(page)
    jump(page, HALT)
    page.locator("label[for=rw-afwijken]").click()
    page.get_by_label("Omdat", exact=True).fill("er loopt al hulp")
    button(page, "Kopieer als tekst").click()
    expect(page.get_by_text("De tekst staat op het klembord.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Uitkomst van de routewijzer: Halt")
    assert "Omdat: er loopt al hulp" in copied


def test_message_about_copying_goes_with_its_screen(page: Page) -> None:
    page.context.grant_permissions(["clipboard-write"])
    open_ready(page)
    jump(page, HALT)
    button(page, "Kopieer als tekst").click()
    expect(page.get_by_text("De tekst staat op het klembord.")).to_be_visible()
    wipe(page)
    expect(page.get_by_text("De tekst staat op het klembord.")).to_be_hidden()


def test_copying_that_fails_says_so(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    button(page, "Kopieer als tekst").click()
    expect(page.get_by_text("Kopiëren lukt in deze browser niet.")).to_be_visible()


# --- an answer is missing -----------------------------------------------------------------------


def test_verder_without_a_choice_says_what_to_do(page: Page) -> None:
    open_ready(page)
    before = moment(page)
    button(page, "Verder").click()
    expect(page.locator(ERROR)).to_be_focused()
    expect(page.get_by_role("group").filter(has=page.locator(".rw-foutregel"))).to_have_count(1)
    expect(page).to_have_title(f"Fout: {title('Veiligheid')}")
    assert moment(page) == before
    assert page.url.endswith(ADDRESS)


def test_error_leads_to_the_field(page: Page) -> None:
    open_ready(page)
    button(page, "Verder").click()
    page.locator(ERROR).get_by_role("link").click()
    expect(form(page, "veiligheid").get_by_role("radio").first).to_be_focused()
    assert page.url.endswith(ADDRESS)


def test_error_goes_away_and_earlier_answers_stay(page: Page) -> None:
    open_ready(page)
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    button(page, "Verder").click()
    expect(page.locator(ERROR)).to_be_focused()
    assert given(page) == {"Veiligheid": "Nee"}
    answer(page, "plicht", "ja")
    expect(page).to_have_title(title("Inschrijving"))
    expect(page.locator(ERROR)).to_have_count(0)


# --- back and forth -----------------------------------------------------------------------------


def test_back_and_forward_go_one_question_at_a_time(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(page, "inschrijving")).to_be_visible()
    page.go_back()
    expect(form(page, "plicht")).to_be_visible()
    expect(page).to_have_title(title("Leerplicht"))
    expect(heading(page)).to_be_focused()
    page.go_back()
    expect(form(page, "veiligheid")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(form(page, "inschrijving")).to_be_visible()
    assert given(page) == {"Veiligheid": "Nee", "Leerplicht": "Ja"}


def test_another_answer_after_back_starts_another_way(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(page, "inschrijving")).to_be_visible()
    page.go_back()
    answer(page, "plicht", "nee")
    expect(heading(page)).to_have_text("Niet leerplichtig: geen MAS-route")
    assert page.go_forward() is None
    page.go_back()
    expect(form(page, "plicht")).to_be_visible()


def test_terug_goes_one_question_back(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(page, "inschrijving")).to_be_visible()
    button(page, "Terug").click()
    expect(form(page, "plicht")).to_be_visible()


def test_terug_works_after_a_look_at_an_outcome_in_the_list(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja"})
    expect(form(page, "inschrijving")).to_be_visible()
    page.locator("[data-deel=aan-de-orde] a[href='#uitkomst-vrijstelling']").click()
    expect(page.locator("#uitkomst-vrijstelling")).to_be_in_viewport()
    button(page, "Terug").click()
    expect(form(page, "plicht")).to_be_visible()


def test_back_after_a_reload_never_goes_forward(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"})
    expect(form(page, "soort")).to_be_visible()
    for _ in range(2):
        page.reload()
        wait_until_ready(page)
        expect(form(page, "veiligheid")).to_be_visible()
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    for _ in range(4):
        page.go_back()
        expect(form(page, "veiligheid")).to_be_visible()
        assert given(page) == {}


def test_a_double_click_is_one_step(page: Page) -> None:
    open_ready(page)
    choose(page, "veiligheid", "nee")
    button(page, "Verder").evaluate("button => { button.click(); button.click(); }")
    answer(page, "plicht", "ja")
    expect(form(page, "inschrijving")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(form(page, "veiligheid")).to_be_visible()


def test_a_double_click_on_another_button_is_one_step_too(page: Page) -> None:
    open_ready(page)
    skip = button(page, "Sla over: toon wat nog kan")
    skip.evaluate("button => { button.click(); button.click(); }")
    change(page, "leeftijd")
    expect(form(page, "leeftijd")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(form(page, "veiligheid")).to_be_visible()


# --- changing an answer -------------------------------------------------------------------------


def test_wijzig_keeps_the_other_answers(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    change(page, "leeftijd")
    expect(form(page, "leeftijd")).to_contain_text("U wijzigt een eerder antwoord.")
    expect(form(page, "leeftijd").locator("#antwoord-12-15")).to_be_checked()
    answer(page, "leeftijd", "16-17")
    expect(heading(page)).to_have_text("Halt")
    assert given(page) == labels(HALT | {"leeftijd": "16-17"})


def test_wijzig_names_the_answers_that_no_longer_apply(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    change(page, "leeftijd")
    answer(page, "leeftijd", "5-11")
    dropped = "‘Eigen keuze’, ‘Omvang’, ‘Eerder bij Halt’, ‘Instemming’"
    expect(page.locator(".rw-vervallen")).to_contain_text(dropped)
    expect(form(page, "ouders")).to_be_visible()


def test_an_answer_that_dropped_does_not_return_by_itself(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    change(page, "leeftijd")
    answer(page, "leeftijd", "5-11")
    expect(form(page, "ouders")).to_be_visible()
    change(page, "leeftijd")
    answer(page, "leeftijd", "12-15")
    expect(form(page, "eigen-keuze")).to_be_visible()
    assert page.locator("#rw input:checked").count() == 0


def test_back_from_wijzig_changes_nothing(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    change(page, "leeftijd")
    expect(form(page, "leeftijd")).to_be_visible()
    page.go_back()
    expect(heading(page)).to_have_text("Halt")
    assert given(page) == labels(HALT)


# --- what is still possible ---------------------------------------------------------------------


def test_a_question_can_be_skipped_to_see_what_is_possible(page: Page) -> None:
    open_ready(page)
    jump(page, {"veiligheid": "nee"})
    button(page, "Sla over: toon wat nog kan").click()
    expect(heading(page)).to_have_text(SURVEY)
    expect(heading(page)).to_be_focused()
    expect(page).to_have_title(title(SURVEY))
    for route in FLOW.routes:
        expect(block(page, "Deze routes kunnen nog")).to_contain_text(route.title)
    assert given(page) == {"Veiligheid": "Nee"}
    page.go_back()
    expect(form(page, "plicht")).to_be_visible()


def test_a_question_out_of_turn_returns_to_what_is_possible(page: Page) -> None:
    open_ready(page)
    button(page, "Sla over: toon wat nog kan").click()
    change(page, "leeftijd")
    answer(page, "leeftijd", "5-11")
    expect(heading(page)).to_have_text(SURVEY)
    expect(block(page, "Deze routes kunnen niet meer")).to_contain_text("Halt valt af door")
    assert given(page) == labels({"leeftijd": "5-11"})
    button(page, "Ga naar de eerste open vraag").click()
    expect(form(page, "veiligheid")).to_be_visible()


# --- example cases ------------------------------------------------------------------------------


@pytest.mark.parametrize("id", FLOW.cases)
def test_case_opens_with_its_answers(page: Page, id: str) -> None:
    case = FLOW.cases[id]
    reached = walk(FLOW, case.answers).outcome
    open_ready(page, f"?casus={id}")
    intro = page.locator(".rw-casus")
    expect(intro).to_contain_text(f"Casus {case.name}.")
    expect(intro).to_contain_text("Onze lezing")
    expect(heading(page)).to_have_text(reached.title if reached else SURVEY)
    assert given(page) == labels(case.answers)


def test_case_on_another_page_leads_to_an_outcome(page: Page, site: Path) -> None:
    page.goto(pages_with(site, "routewijzer/?casus=bas")[0])
    page.locator("a[href$='casus=bas']").first.click()
    button(page, "Ga naar de eerste open vraag").click()
    known = FLOW.cases["bas"].answers
    answer_all(page, {id: option for id, option in HALT.items() if id not in known})
    expect(heading(page)).to_have_text("Halt")
    assert given(page) == labels(HALT)


def expect_folded(page: Page, case: str) -> None:
    """The case is at hand, folded, and opens with the keyboard."""
    told = page.locator("details.rw-casus")
    text = told.get_by_text(FLOW.cases[case].text)
    expect(text).to_be_hidden()
    told.locator("summary").first.press("Enter")
    expect(text).to_be_visible()


def test_case_stays_at_hand_on_every_screen_and_back_tells_it_in_full(page: Page) -> None:
    open_ready(page, "?casus=jennifer")
    told = page.locator("div.rw-casus").get_by_text(FLOW.cases["jennifer"].text)
    expect(told).to_be_visible()
    change(page, "ernst")
    expect(form(page, "ernst")).to_be_visible()
    expect_folded(page, "jennifer")
    answer(page, "ernst", "ja")
    expect(heading(page)).to_have_text(SURVEY)
    expect_folded(page, "jennifer")
    page.go_back()
    page.go_back()
    expect(told).to_be_visible()
    page.go_forward()
    expect(form(page, "ernst")).to_be_visible()
    expect_folded(page, "jennifer")


def test_wis_alles_forgets_the_case(page: Page) -> None:
    open_ready(page, "?casus=jennifer")
    change(page, "ernst")
    expect(page.locator("details.rw-casus")).to_be_visible()
    start_again(page)
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    expect(page.locator(".rw-casus")).to_have_count(0)


def test_first_screen_of_a_case_has_no_terug_for_there_is_nothing_to_go_back_to(
    page: Page,
) -> None:
    open_ready(page, "?casus=sem")
    expect(button(page, "Terug")).to_have_count(0)
    change(page, "omvang")
    button(page, "Terug").click()
    expect(heading(page)).to_have_text("Dwang in strafrechtelijk kader")
    expect(button(page, "Terug")).to_have_count(0)


@pytest.mark.parametrize(
    "id", ["x", "", "x<script>", "<img src=x onerror=alert(1)>", "__proto__", "bas%00"]
)
def test_unknown_case_does_no_harm(page: Page, id: str) -> None:
    open_ready(page, f"?casus={quote(id)}")
    expect(page.locator(".rw-casus")).to_contain_text("bestaat niet")
    assert page.locator("#rw :is(script, img)").count() == 0
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()


def test_back_after_an_unknown_case_shows_the_first_question(page: Page) -> None:
    open_ready(page, "?casus=x")
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    page.go_back()
    expect(form(page, "veiligheid")).to_be_visible()


def test_unknown_case_offers_the_ones_that_exist(page: Page) -> None:
    open_ready(page, "?casus=x")
    page.get_by_role("link", name="Bas, 14 jaar").click()
    expect(page.locator(".rw-casus")).to_contain_text("Casus Bas, 14 jaar.")


# --- nothing is kept, nothing is sent -----------------------------------------------------------


def test_an_interview_keeps_nothing(page: Page) -> None:
    open_ready(page)
    for step, (question, option) in enumerate(HALT.items(), 1):
        answer(page, question, option)
        expect(heading(page)).to_have_text(heading_after(dict(list(HALT.items())[:step])))
        assert moment(page)[1] == {"rw": step}
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert page.url.endswith(ADDRESS)


def test_an_interview_asks_nothing_of_the_server(page: Page) -> None:
    open_ready(page)
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    answer_all(page, HALT)
    expect(heading(page)).to_have_text("Halt")
    assert [request.url for request in requests] == []


def test_starting_only_fetches_files_of_the_site(page: Page, base_url: str) -> None:
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    open_ready(page, "?casus=bas")
    assert {request.method for request in requests} == {"GET"}
    assert requests[0].url == f"{base_url}{ADDRESS}?casus=bas"
    assert [r.url for r in requests[1:] if not r.url.startswith(base_url) or "?" in r.url] == []


def wipe(page: Page) -> None:
    button(page, "Wis alles en begin opnieuw").click()
    expect(form(page, "veiligheid")).to_be_visible()


def test_back_after_wis_alles_and_a_new_answer_never_goes_forward(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"})
    expect(form(page, "soort")).to_be_visible()
    start_again(page)
    answer(page, "veiligheid", "nee")
    expect(form(page, "plicht")).to_be_visible()
    for _ in range(3):
        page.go_back()
        expect(form(page, "veiligheid")).to_be_visible()
        assert given(page) == {}


@pytest.mark.parametrize("query", ["", "?casus=sem"])
def test_wis_alles_leaves_nothing(page: Page, query: str) -> None:
    open_ready(page, query)
    jump(page, HALT)
    wipe(page)
    assert moment(page)[1] == {"rw": 2}  # a number that nothing was kept under
    assert page.evaluate(KEPT) == NOTHING
    assert page.url.endswith(ADDRESS)
    assert given(page) == {}
    assert page.locator("#rw input:checked, .op-pad").count() == 0
    expect(heading(page)).to_be_focused()


def test_nobody_can_go_back_to_wiped_answers(page: Page) -> None:
    open_ready(page)
    answer_all(page, HALT)
    wipe(page)
    for _ in HALT:
        page.go_back()
        expect(heading(page)).to_have_text(heading_after({}))
        assert given(page) == {}


def test_wis_alles_also_wipes_a_step_under_way(page: Page) -> None:
    open_ready(page)
    jump(page, HALT)
    page.evaluate(
        "for (const part of ['probeer', 'doe=opnieuw'])"
        " document.querySelector(`[data-${part}]`).click()"
    )
    expect(form(page, "veiligheid")).to_be_visible()
    assert given(page) == {}


def test_the_browser_fills_in_no_answer_of_an_earlier_visit(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"})
    choose(page, "soort", "te-laat")
    page.goto("over/")
    page.go_back()
    wait_until_ready(page)
    expect(form(page, "veiligheid")).to_be_visible()
    assert page.locator("#rw input:checked").count() == 0
