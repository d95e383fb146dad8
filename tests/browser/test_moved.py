"""Who follows an old address comes where its text is now, with script and without."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.faces.site import moved
from scripts.faces.site.moved import Move, lead_on, read_moves
from scripts.faces.tools.errors import FaceError
from tests.support.thorough import of_more

MOVES = read_moves()
ANCHORS = {
    f"{move.old}#{name}": (move, name, new) for move in MOVES for name, new in move.anchors.items()
}
WHOLE = next(move for move in MOVES if "#" not in move.new)
every_move = pytest.mark.parametrize("move", MOVES, ids=lambda move: move.old)


@every_move
def test_old_address_leads_to_the_new_page(page: Page, base_url: str, move: Move) -> None:
    page.goto(move.old)
    expect(page).to_have_url(urljoin(base_url, move.new))
    assert page.locator("article").count() == 1


@every_move
def test_without_script_too(browser: Browser, base_url: str, move: Move) -> None:
    with browser.new_page(base_url=base_url, java_script_enabled=False) as page:
        page.goto(move.old)
        expect(page).to_have_url(urljoin(base_url, move.new))


@pytest.mark.parametrize("anchor", of_more(ANCHORS, always=[*ANCHORS][::6]))
def test_heading_that_went_elsewhere_is_found_there(
    page: Page, base_url: str, anchor: tuple[Move, str, str]
) -> None:
    move, name, new = anchor
    page.goto(f"{move.old}#{name}", wait_until="commit")
    expect(page).to_have_url(urljoin(base_url, new))


@pytest.mark.parametrize("odd", ["#", "#__proto__", "#constructor", "#een-kop", "#%3Cb%3E"])
def test_heading_that_is_not_named_keeps_its_name(page: Page, base_url: str, odd: str) -> None:
    page.goto(f"{WHOLE.old}{odd}", wait_until="commit")
    expect(page).to_have_url(urljoin(base_url, WHOLE.new) + odd.removesuffix("#"))


def test_back_skips_the_old_address(page: Page, base_url: str) -> None:
    page.goto("")
    page.goto(MOVES[0].old)
    expect(page).to_have_url(urljoin(base_url, MOVES[0].new))
    page.go_back()
    expect(page).to_have_url(base_url)


# --- a wrong list -------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a site of one page with one heading."""
    (tmp_path / "nieuw").mkdir()
    (tmp_path / "nieuw" / "index.html").write_text('<h2 id="kop">Kop</h2>', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (Move("oud/", "weg/"), "'oud/' leads to 'weg/'"),
        (Move("oud/", "nieuw/#weg"), "'oud/' leads to 'nieuw/#weg'"),
        (Move("oud/", "nieuw/", {"a": "nieuw/#weg"}), "'oud/' leads to 'nieuw/#weg'"),
        (Move("nieuw/", "nieuw/"), "'nieuw/' is a page"),
    ],
)
def test_move_that_leads_nowhere_is_named(
    small: Path, monkeypatch: pytest.MonkeyPatch, move: Move, told: str
) -> None:
    monkeypatch.setattr(moved, "read_moves", lambda: (move,))
    with pytest.raises(FaceError, match=told):
        lead_on(small)


def test_page_that_leads_on_needs_nothing_but_the_list(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moved, "read_moves", lambda: (Move("a/b/", "nieuw/#kop"),))
    lead_on(small)
    html = (small / "a" / "b" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../../nieuw/#kop">' in html
    assert '<meta name="robots" content="noindex">' in html
