"""Every pair of colours that shows is strong enough: on a screen, on paper, and for who asks more.

That of every page and state in every look is asked by the checkers; here is which pairs there are,
as somebody read them, and that a pair which is too weak is found.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checkers import COLOURS, scripts, violations
from tests.browser.host import NOWHERE
from tests.browser.routewijzer import ADDRESS, HALT, jump, open_chart, wait_until_ready
from tests.browser.visits import OF_EACH_SORT, UNFOLD
from tests.support.approved import assert_approved
from tests.support.thorough import thorough

type Pair = tuple[str, str, str, float]  # what it is, its colour, that below it, the contrast

# By the name of a part: what is asked of the browser.
WAYS: dict[str, dict[str, Any]] = {
    "By day": {"color_scheme": "light"},
    "By night": {"color_scheme": "dark"},
    "By day, with more contrast": {"color_scheme": "light", "contrast": "more"},
    "By night, with more contrast": {"color_scheme": "dark", "contrast": "more"},
    "On paper": {"media": "print", "color_scheme": "dark"},
}
USUAL: dict[str, Any] = {"media": "null", "color_scheme": "light", "contrast": "no-preference"}
LEAST = {"text": 7, "large": 4.5, "dimmed": 4.5, "line": 3}
PAIRS = "() => colours().map(({ kind, own, under, ratio }) => [kind, own, under, ratio])"
MOVES = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"]
  .map((part) => getComputedStyle(one, part))
  .filter((style) => [style.transitionDuration, style.animationDuration]
    .some((times) => times.split(",").some((time) => parseFloat(time) > 0.01)))
  .map(() => one.outerHTML.slice(0, 90)))"""
WEAK = {
    "text": ("<p id=t>Tekst</p>", "#t { color: #777; background: #fff }"),
    "large": ("<p id=t>Tekst</p>", "#t { font-size: 40px; color: #999; background: #fff }"),
    "dimmed": ("<p id=t>Tekst</p>", "#t { opacity: .4; color: #000; background: #fff }"),
    "line": (
        "<p id=t><button>Druk</button></p>",
        "#t, button { background: #fff } #t button { border: 1px solid #ccc; color: #000 }",
    ),
}
DRAWN = """<svg class="beeld" id="t" viewBox="0 0 100 40" width="100" height="40">
  <rect width="100" height="40" fill="#fff"/><g class="{group}"><rect width="100" height="40"
  fill="{fill}"/><text x="10" y="25" font-size="16" fill="{ink}">Tekst</text></g></svg>"""


def pairs(page: Page) -> list[Pair]:
    if page.evaluate("typeof colours") == "undefined":
        page.evaluate(scripts())
    return [tuple(one) for one in page.evaluate(PAIRS)]


def told(pair: Pair) -> str:
    kind, own, under, ratio = pair
    return f"{kind:6} {own} on {under} {ratio:5.2f} : 1"


def put(page: Page, html: str, css: str) -> None:
    page.goto("over/privacy/")
    page.evaluate(
        """([html, css]) => {
          document.querySelector("article").insertAdjacentHTML("beforeend", html);
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet);
        }""",
        [html, css],
    )


@thorough
def test_pairs_of_colours_are_those_that_were_approved(page: Page) -> None:
    found: dict[str, set[Pair]] = {way: set() for way in WAYS}
    for path in (path for path in OF_EACH_SORT if path != NOWHERE):
        page.goto(path)
        if path == ADDRESS:
            wait_until_ready(page)
            jump(page, HALT)
            open_chart(page)
        expect(page.locator("h1")).to_be_visible()
        page.evaluate(UNFOLD)
        for way, asked in WAYS.items():
            page.emulate_media(**USUAL | asked, reduced_motion="reduce")
            found[way] |= set(pairs(page))
        page.emulate_media(**USUAL)
    weak = [(way, *one) for way, all in found.items() for one in all if one[3] < LEAST[one[0]]]
    assert weak == []
    assert_approved(
        "colours-of-pages.txt",
        {way: "\n".join(map(told, sorted(all))) for way, all in found.items()},
    )


@pytest.mark.parametrize("kind", WEAK)
def test_a_pair_that_is_too_weak_is_found(page: Page, kind: str) -> None:
    put(page, *WEAK[kind])
    (text,) = violations(page, COLOURS, "#t")
    assert text.startswith(f"colours {kind}:")


@pytest.mark.parametrize(
    ("group", "ink", "fill", "weak"),
    [
        ("", "#ffffff", "#05515f", False),
        ("", "#ffffff", "#5f9ea0", True),
        ("vaag", "#ffffff", "#05515f", False),  # 4.9 : 1 over white, and dimmed
        ("vaag", "#ffffff", "#367859", True),
        ("", "#777777", "none", True),
    ],
)
def test_text_in_a_drawing_stands_on_the_shape_below_it(
    page: Page, group: str, ink: str, fill: str, weak: bool
) -> None:
    put(page, DRAWN.format(group=group, ink=ink, fill=fill), ".vaag { opacity: .78 }")
    assert bool(violations(page, COLOURS, "#t")) == weak


@thorough
@pytest.mark.parametrize("path", ["", ADDRESS, "mas/stappenplan/", "handreiking/quick-scan/"])
def test_nothing_moves_for_who_asks_for_less_motion(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate(MOVES) != []  # else nothing is asked below
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVES) == []
