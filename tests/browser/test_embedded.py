"""The routewijzer in a page of another site, with the line that the site tells to copy."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from scripts.faces.pages.embedding import HEIGHT, PLACE, frame
from tests.browser.checkers import assert_no_violations_in_any_look, of_a_state
from tests.browser.routewijzer import FLOW, KEPT, NOTHING, WASM, missing
from tests.support.build import BUILD
from tests.support.thorough import of_more, thorough

EXAMPLE = next(e for e in FLOW.examples.values() if len(e.answers) > 4)
OUTCOME = FLOW.outcomes[EXAMPLE.outcome]
HOST = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Gemeente</title>'
    '<h1>Gemeente</h1><p><a href="#" id="voor">Voor</a></p><div style="height: {room}px"></div>'
    '{frame}<p><a href="#" id="na">Na</a></p></html>'
)
WHERE = "[document.activeElement.tagName, scrollY]"


class Elsewhere(BaseHTTPRequestHandler):
    """A site of somebody else: one page, the frame above the fold or far below it."""

    line = ""

    def do_GET(self) -> None:
        """Answer with the page, whatever is asked for."""
        room = 20_000 if self.path == "/laag" else 0
        body = HOST.format(frame=self.line, room=room).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def elsewhere(base_url: str) -> Iterator[str]:
    """Return the address of another site that shows the routewijzer."""
    line = frame(base_url, BUILD.flow.site, f' width="100%" height="{HEIGHT}"')
    handler = type("WithLine", (Elsewhere,), {"line": line})
    # By its number, so that it is another site and not only another port of this one.
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def asked() -> list[str]:
    """Collect the addresses that are asked for."""
    return []


@pytest.fixture
def context(browser: Browser, asked: list[str]) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.on("request", lambda request: asked.append(request.url))
        yield context


@pytest.fixture
def host(context: BrowserContext, base_url: str, complaints: list[str]) -> Iterator[Page]:
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    yield page
    page.close()
    assert [text for text in complaints if "favicon" not in text] == []


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def ready(page: Page) -> None:
    expect(inside(page).locator("html[data-rw=klaar]")).to_have_count(1)


def answer(page: Page | FrameLocator, answers: Mapping[str, str]) -> None:
    for question, option in answers.items():
        page.locator(f"form[data-vraag={question}] label[for=antwoord-{option}]").click()
        page.get_by_role("button", name="Verder", exact=True).click()


def walk_to_the_end(page: Page) -> None:
    answer(inside(page), EXAMPLE.answers)
    expect(inside(page).locator("#rw-kop")).to_have_text(OUTCOME.title)


def test_frame_walks_to_an_outcome_with_reasons(host: Page, elsewhere: str) -> None:
    host.goto(elsewhere)
    ready(host)
    walk_to_the_end(host)
    expect(inside(host).locator("#rw")).to_contain_text(OUTCOME.text)
    assert inside(host).locator(".md-header, .md-tabs, .md-footer, .md-sidebar").count() == 0


def test_only_the_two_hosts_are_asked_and_no_answer_is_in_an_address(
    host: Page, elsewhere: str, base_url: str, asked: list[str]
) -> None:
    host.goto(elsewhere)
    ready(host)
    before = len(asked)
    walk_to_the_end(host)
    told = [urlsplit(address) for address in asked if not address.startswith("blob:")]
    assert {one.netloc for one in told} == {urlsplit(base_url).netloc, urlsplit(elsewhere).netloc}
    assert asked[before:] == []
    assert [one for one in told if one.query or one.fragment] == []
    assert {one.url for one in host.frames} == {elsewhere, f"{base_url}{PLACE}/"}


def test_nothing_is_kept_by_either_site(host: Page, elsewhere: str) -> None:
    host.goto(elsewhere)
    ready(host)
    walk_to_the_end(host)
    for one in host.frames:
        assert one.evaluate(KEPT) == NOTHING


@thorough
def test_page_of_the_host_keeps_its_focus_and_its_place(host: Page, elsewhere: str) -> None:
    host.goto(elsewhere)
    host.locator("#voor").focus()
    ready(host)
    assert host.evaluate(WHERE) == ["A", 0]


@thorough
def test_frame_far_below_is_fetched_when_somebody_comes_near(
    host: Page, elsewhere: str, base_url: str, asked: list[str]
) -> None:
    host.goto(f"{elsewhere}laag", wait_until="networkidle")
    assert not [address for address in asked if address.startswith(base_url)]
    host.locator("#na").scroll_into_view_if_needed()
    ready(host)


@thorough
def test_everything_goes_by_keyboard_and_out_again(host: Page, elsewhere: str) -> None:
    host.goto(elsewhere)
    ready(host)
    host.locator("#voor").focus()
    seen = []
    for _ in range(40):
        host.keyboard.press("Tab")
        if host.evaluate("document.activeElement.id") == "na":
            break
        seen.append(host.frames[1].evaluate("document.activeElement.id"))
    else:
        pytest.fail("Tab does not come out of the frame")
    assert any(seen)


@thorough
def test_back_leads_through_the_questions_and_then_to_the_page_before(
    host: Page, elsewhere: str
) -> None:
    host.goto(f"{elsewhere}laag")
    host.goto(elsewhere)
    ready(host)
    first, *_ = EXAMPLE.answers
    answer(inside(host), {first: EXAMPLE.answers[first]})
    expect(inside(host).locator(f'form[data-vraag="{first}"]')).to_have_count(0)
    host.evaluate("history.back()")
    expect(inside(host).locator(f'form[data-vraag="{first}"]')).to_have_count(1)
    assert host.url == elsewhere
    host.go_back()
    assert host.url == f"{elsewhere}laag"


@thorough
def test_outcome_can_be_copied_and_printed(
    host: Page, context: BrowserContext, elsewhere: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script("window.print = () => { window.isPrinted = true; }")
    host.goto(elsewhere)
    ready(host)
    walk_to_the_end(host)
    inside(host).get_by_role("button", name="Kopieer als tekst").click()
    expect(inside(host).locator("#rw-kopie")).to_have_text("De tekst staat op het klembord.")
    inside(host).get_by_role("button", name="Print", exact=True).click()
    host.wait_for_timeout(0)
    assert host.frames[1].evaluate("window.isPrinted") is True
    assert host.evaluate("window.isPrinted") is None


@thorough
def test_link_opens_a_tab_that_is_as_free_as_any_other(
    host: Page, context: BrowserContext, elsewhere: str, base_url: str
) -> None:
    host.goto(elsewhere)
    ready(host)
    with context.expect_page() as opened:
        inside(host).get_by_role("link", name="Open op de MAS-wijzer").click()
    tab = opened.value
    expect(tab.locator("html[data-rw=klaar]")).to_have_count(1)
    assert tab.url == f"{base_url}routewijzer/"
    assert tab.evaluate("window.opener === null && window.origin !== 'null'")
    assert host.url == elsewhere


@thorough
@pytest.mark.fault("a file of Python is missing, in a frame", "the interview without reasons")
def test_without_python_it_goes_to_the_end(
    host: Page, context: BrowserContext, elsewhere: str, complaints: list[str]
) -> None:
    context.route(f"**/{WASM}", missing)
    host.goto(elsewhere)
    expect(inside(host).locator("#rw-mislukt")).to_be_visible()
    walk_to_the_end(host)
    assert not [text for text in complaints if "Policy" in text]
    complaints.clear()


def test_without_javascript_it_says_where_to_go(browser: Browser, base_url: str) -> None:
    with browser.new_page(base_url=base_url, java_script_enabled=False) as page:
        page.goto(f"{PLACE}/")
        expect(page.get_by_text("Hier werkt de routewijzer alleen met JavaScript.")).to_be_visible()
        expect(page.get_by_role("link", name="Open op de MAS-wijzer")).to_be_visible()


@pytest.mark.parametrize("scheme", of_more(["light", "dark"], ["dark"]))
def test_on_a_phone_it_fits_and_follows_the_device(
    browser: Browser, elsewhere: str, scheme: str
) -> None:
    with browser.new_page(
        viewport={"width": 390, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    ) as page:
        page.goto(elsewhere)
        ready(page)
        walk_to_the_end(page)
        within = page.frames[1]
        assert within.evaluate("document.documentElement.scrollWidth <= innerWidth")
        told = within.evaluate("document.body.dataset.mdColorScheme")
        assert told == {"light": "default", "dark": "slate"}[scheme]


@of_a_state
@pytest.mark.parametrize(
    "answers", of_more({"question": {}, "outcome": EXAMPLE.answers}, ["outcome"])
)
def test_page_of_the_frame_is_accessible(page: Page, answers: dict[str, str]) -> None:
    page.goto(f"{PLACE}/")
    expect(page.locator("html[data-rw=klaar]")).to_have_count(1)
    answer(page, answers)
    assert_no_violations_in_any_look(page)


def test_line_to_copy_is_the_one_that_works_with_the_address_of_the_site(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("over/inbedden/")
    page.get_by_role("button", name="Kopieer de regel").click()
    expect(page.locator("#ib-zeg")).to_have_text("De regel staat op het klembord.")
    told = page.evaluate("navigator.clipboard.readText()")
    assert told == frame(BUILD.site_url, BUILD.flow.site, f' width="100%" height="{HEIGHT}"')
    page.locator("summary", has_text="Bekijk het kader").click()
    expect(page.frame_locator("#ib-voorbeeld iframe").locator("#rw form")).to_have_count(1)


def test_page_that_shows_another_in_itself_may_do_so_and_no_other_may(site: Path) -> None:
    found = [path for path in site.rglob("index.html") if "frame-src" in path.read_text("utf-8")]
    assert [path.parent.relative_to(site).as_posix() for path in found] == ["over/inbedden"]
