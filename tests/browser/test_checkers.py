"""No page has a fault that a checker can see, by day and by night, on a laptop and on a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.faces.open_rules.editions import versions
from scripts.faces.pages.embedding import PLACE
from scripts.faces.pages.rule_pages import texts
from scripts.faces.site.moved import read_moves
from tests.browser.checkers import (
    CONTRAST,
    SCROLL_BACK,
    assert_no_violations,
    of_a_state,
    violations,
    violations_by_look,
)
from tests.browser.host import RULE_PAGES
from tests.browser.looks import ASKED, LOOKS, Look, show_in
from tests.browser.visits import OF_EACH_SORT, PATHS, Visits, each_sort_of_address
from tests.support.build import FLOW
from tests.support.thorough import thorough
from tests.support.toy import ROOT

# How all that shows is painted, and where. The theme gives its side panes a height by script, a
# pixel more or less each time.
PAINT = """() => [...document.querySelectorAll("body, body *")].map((one) => {
  const { color, backgroundColor, borderColor, fill, fontSize, fontWeight } = getComputedStyle(one);
  const { x, y, width, height } = one.getBoundingClientRect();
  const shows = one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  if (!shows || one.matches(".md-sidebar__scrollwrap")) return `${one.tagName} ${shows}`;
  return [one.tagName, x, y, width, height,
    color, backgroundColor, borderColor, fill, fontSize, fontWeight].join(" ");
})"""

# Grey on grey and a button without a name by night, and a link without a name on a phone.
FAULTS = """() => {
  document.querySelector("article").insertAdjacentHTML("beforeend",
    `<p id="nacht">Tekst</p><button id="knop"></button><a id="link" href="."></a>`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`#knop, #link { display: none; width: 30px; height: 30px }
    [data-md-color-scheme=slate] #nacht { color: #777; background: #7a7a7a }
    [data-md-color-scheme=slate] #knop { display: block }
    @media (max-width: 400px) { #link { display: inline-block } }`);
  document.adoptedStyleSheets.push(sheet);
}"""

# Small and large texts on white, with contrasts of about 2.8, 4.3, 5.7 and 8.9.
CONTRASTS = """() => {
  const greys = ["999", "7a7a7a", "666", "4a4a4a"];
  const sizes = { klein: 16, groot: 40 };
  const all = Object.keys(sizes).flatMap((size) => greys.map((grey) => [size, grey]));
  document.querySelector("article").insertAdjacentHTML("beforeend", "<div id=contrasten>" +
    all.map(([size, grey]) => `<p id="${size}-${grey}">Tekst</p>`).join("") + "</div>");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("#contrasten { background: #fff }" + all.map(([size, grey]) =>
    `#${size}-${grey} { color: #${grey}; font-size: ${sizes[size]}px }`).join(""));
  document.adoptedStyleSheets.push(sheet);
}"""
BOTH = """async ([place, runOnly]) => (await axe.run(place, { runOnly })).violations
  .flatMap((rule) => rule.nodes.map((node) => node.html.match(/id="(.*?)"/)[1]))"""
# The pages of rules, but for one of each sort, which is asked in every look; those of versions.
ALIKE = {f"{Path(path).with_suffix('')}/" for path in texts(FLOW)} - set(RULE_PAGES)
ALIKE |= {f"regels/{flow.version}/" for flow in versions(FLOW, ROOT)}
FRAMED = f"{PLACE}/"  # tests/browser/test_embedded.py holds it against the checkers
SHADOWS = """[...document.querySelectorAll("*")]
  .filter((one) => getComputedStyle(one).textShadow !== "none").length"""


@of_a_state
@each_sort_of_address
def test_page_has_no_violations(visits: Visits, path: str) -> None:
    found = visits.to(path).violations
    looks = ASKED if path in OF_EACH_SORT else ASKED[:1]
    assert found.wrong.keys() >= set(map(str, looks))
    assert not found.told, "\n".join(found.told)


@thorough
@of_a_state
@pytest.mark.parametrize("path", sorted(ALIKE))
def test_page_that_is_as_another_has_no_violations(visits: Visits, path: str) -> None:
    found = visits.to(path).violations_by_day
    assert not found.told, "\n".join(found.told)


@each_sort_of_address
def test_page_fits_a_screen_of_320_pixels(visits: Visits, path: str) -> None:
    assert visits.to(path).width_on_320_pixels <= 320


@of_a_state
def test_open_search_has_no_violations(look: Page) -> None:
    look.goto("")
    look.locator(".wijzer-zoek:visible, .md-search__input").first.click()
    look.keyboard.type("verzuim")
    look.locator(".md-search-result__link").first.wait_for()
    assert_no_violations(look)


@of_a_state
@pytest.mark.parametrize("look", [Look("light", 390), Look("dark", 390)], ids=str, indirect=True)
def test_open_menu_has_no_violations(look: Page) -> None:
    look.goto("mas/")
    look.locator(".wijzer-menu").click()
    assert_no_violations(look)


def test_dark_is_dark(look: Page) -> None:
    look.goto("")
    dark = look.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    scheme = look.locator("body").get_attribute("data-md-color-scheme")
    assert scheme == ("slate" if dark else "default")


def test_every_page_of_the_site_is_looked_at(site: Path) -> None:
    """Pages that only lead on are left out."""
    built = {page.relative_to(site) for page in site.rglob("*.html")} - {Path("404.html")}
    built -= {Path(move.old, "index.html") for move in read_moves()}
    assert built == {Path(path, "index.html") for path in (*PATHS, *ALIKE, FRAMED)}


# --- axe itself: that a question is not put twice loses nothing -----------------------------------


@thorough
@pytest.mark.parametrize("path", ["mas/stappenplan/", "mas/routes/halt/"])
def test_page_that_is_given_a_look_is_as_if_it_was_opened_in_it(page: Page, path: str) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(path)
    given = {}
    for look in LOOKS:
        show_in(page, look)
        page.evaluate(SCROLL_BACK)
        given[look] = page.evaluate(PAINT)
    for look in LOOKS:
        scheme, width, height = look
        page.goto("about:blank")
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": height})
        page.goto(path)
        page.evaluate(SCROLL_BACK)
        assert page.evaluate(PAINT) == given[look], look


def test_fault_that_only_one_look_has_is_found_there(page: Page) -> None:
    page.goto("over/")
    page.evaluate(FAULTS)
    found = violations_by_look(page).wrong
    rules = {
        look: sorted(text.split(":")[0] for text in texts if text.startswith("axe "))
        for look, texts in found.items()
    }
    assert rules == {
        "light-1280": [],
        "dark-390": ["axe button-name", "axe color-contrast", "axe link-name"],
    }


def test_one_rule_about_contrast_asks_what_the_two_of_axe_ask(page: Page) -> None:
    page.goto("over/")
    page.evaluate(CONTRASTS)
    told = [text for text in violations(page, include="#contrasten") if CONTRAST[0] in text]
    ours = re.findall('id="(.*?)"', " ".join(told))
    theirs = page.evaluate(BOTH, ["#contrasten", CONTRAST])
    assert sorted(ours) == sorted(theirs)
    # Of small text the first two fail AA and the third fails AAA; of large text one less each.
    assert sorted(theirs) == ["groot-7a7a7a", "groot-999", "klein-666", "klein-7a7a7a", "klein-999"]
    assert page.evaluate(SHADOWS) == 0  # to a shadow of a text the two give another weight
