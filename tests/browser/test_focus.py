"""Nothing covers what has the focus, in either direction, on a laptop and on a phone."""

import pytest
from playwright.sync_api import Page

from flow.doors.browser import screen
from tests.browser.conftest import OpenForm
from tests.browser.forms import FORMS
from tests.browser.looks import show_in
from tests.browser.routewijzer import FLOW, WAYS
from tests.browser.stops import NOTE, covered, pressed, walked
from tests.browser.visits import FIT, PATHS, Visits
from tests.support.thorough import of_more, thorough

SHOW = """(html) => {
  document.querySelector("#rw").innerHTML = html;
  document.querySelector("#rw").scrollIntoView();
}"""


@pytest.mark.parametrize("path", of_more(PATHS, ["", "mas/begrippen/", "rollen/", "over/bronnen/"]))
def test_nothing_covers_what_has_the_focus(visits: Visits, path: str) -> None:
    assert visits.to(path).covered == []


@pytest.mark.parametrize("width", FIT)
@pytest.mark.parametrize("path", of_more(FORMS, ["handreiking/quick-scan/"]))
def test_nothing_covers_what_has_the_focus_in_a_form(form: OpenForm, path: str, width: int) -> None:
    page = form(path)
    show_in(page, ("light", width))
    assert covered(page) == []


@thorough
@pytest.mark.parametrize("width", FIT)
def test_nothing_covers_what_has_the_focus_on_any_screen(routewijzer: Page, width: int) -> None:
    routewijzer.set_viewport_size({"width": width, "height": 664})
    routewijzer.emulate_media(reduced_motion="reduce")
    found = {}
    for answers, ask in screens():
        message = {"answers": answers, **({"ask": ask} if ask else {})}
        routewijzer.evaluate(SHOW, screen(FLOW, message)["html"])
        found[ask or str(answers)] = covered(routewijzer, "#rw")
    assert {name: stops for name, stops in found.items() if stops} == {}


def screens() -> list[tuple[dict[str, str], str]]:
    """Return answers with the question they lead to, and answers with no question: an outcome."""
    asked = {id: dict(list(way.items())[:n]) for way in WAYS.values() for n, id in enumerate(way)}
    return [(answers, id) for id, answers in asked.items()] + [(way, "") for way in WAYS.values()]


@thorough
@pytest.mark.parametrize("width", FIT)
@pytest.mark.parametrize("path", ["mas/routes/halt/", "over/privacy/"])
def test_a_focus_by_script_scrolls_as_a_key_does(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    page.evaluate("document.querySelector('.md-top').remove()")  # comes and goes by the way
    page.evaluate(NOTE)
    for back in (False, True):
        by_key = pressed(page, back)
        page.evaluate("back => scrollTo(0, back ? document.body.scrollHeight : 0)", back)
        by_script = walked(page, back)[back:]  # back from the last stop, where the script ended
        assert [name for name, _ in by_script] == [name for name, _ in by_key]
        assert [top for _, top in by_script] == pytest.approx([top for _, top in by_key], abs=4)
        page.evaluate("document.activeElement.blur()")
