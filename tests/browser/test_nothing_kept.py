"""The routewijzer keeps nothing of what was answered, and sends nothing."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.routewijzer import (
    ADDRESS,
    HALT,
    KEPT,
    NOTHING,
    answer,
    answer_all,
    choose,
    form,
    given,
    heading,
    heading_after,
    jump,
    moment,
    open_ready,
    start_again,
    wait_until_ready,
    wipe,
)
from tests.support.thorough import thorough

# --- nothing is kept, nothing is sent -------------------------------------------------------------


def test_an_interview_keeps_nothing(page: Page) -> None:
    open_ready(page)
    for step, (question, option) in enumerate(HALT.items(), 1):
        answer(page, question, option)
        expect(heading(page)).to_have_text(heading_after(dict(list(HALT.items())[:step])))
        assert moment(page)[1] == {"rw": step}
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert page.url.endswith(ADDRESS)


def test_an_interview_asks_nothing_of_the_server(routewijzer: Page) -> None:
    requests: list[Request] = []
    routewijzer.context.on("request", lambda request: requests.append(request))
    answer_all(routewijzer, HALT)
    expect(heading(routewijzer)).to_have_text("Halt")
    assert [request.url for request in requests] == []


def test_starting_only_fetches_files_of_the_site(page: Page, base_url: str) -> None:
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    open_ready(page, "?casus=bas")
    assert {request.method for request in requests} == {"GET"}
    assert requests[0].url == f"{base_url}{ADDRESS}?casus=bas"
    addresses = [request.url for request in requests[1:]]
    ours = (base_url, "blob:")  # a script that the worker checked runs from its memory
    assert [url for url in addresses if not url.startswith(ours) or "?" in url] == []


@thorough
def test_back_after_wis_alles_and_a_new_answer_never_goes_forward(routewijzer: Page) -> None:
    answer_all(routewijzer, {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"})
    expect(form(routewijzer, "soort")).to_be_visible()
    start_again(routewijzer)
    answer(routewijzer, "veiligheid", "nee")
    expect(form(routewijzer, "plicht")).to_be_visible()
    for _ in range(3):
        routewijzer.go_back()
        expect(form(routewijzer, "veiligheid")).to_be_visible()
        assert given(routewijzer) == {}


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


@thorough
def test_nobody_can_go_back_to_wiped_answers(routewijzer: Page) -> None:
    answer_all(routewijzer, HALT)
    wipe(routewijzer)
    for _ in HALT:
        routewijzer.go_back()
        expect(heading(routewijzer)).to_have_text(heading_after({}))
        assert given(routewijzer) == {}


def test_wis_alles_also_wipes_a_step_under_way(routewijzer: Page) -> None:
    jump(routewijzer, HALT)
    routewijzer.evaluate(
        "for (const part of ['probeer', 'doe=opnieuw'])"
        " document.querySelector(`[data-${part}]`).click()"
    )
    expect(form(routewijzer, "veiligheid")).to_be_visible()
    assert given(routewijzer) == {}


def test_the_browser_fills_in_no_answer_of_an_earlier_visit(page: Page) -> None:
    open_ready(page)
    answer_all(page, {"veiligheid": "nee", "plicht": "ja", "inschrijving": "ja"})
    choose(page, "soort", "te-laat")
    page.goto("over/")
    page.go_back()
    wait_until_ready(page)
    expect(form(page, "veiligheid")).to_be_visible()
    assert page.locator("#rw input:checked").count() == 0
