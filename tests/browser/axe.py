"""Runs axe-core in an open page, in every look, and asks each question wherever it can differ.

A look is a colour scheme and a width. axe costs more than all else in these tests, so it does not
put a question twice where the answer cannot differ:

- Whether text can be read off its background is two rules of axe, AA and AAA, that compute the same
  contrast and differ in what they ask: AA more than 4.5, AAA more than 7 of what is over 4.5. One
  rule that asks more than 7 fails exactly where one of the two does (`test_axe.py` shows it).
- A rule that is not about colour (the tags of axe say which are) sees elements, attributes, places
  and what is visible. Where those are the same by day and by night, its answer is too. Whether they
  are is looked up in the page itself. The button that switches day and night never is the same, so
  it gets every rule by night as well, wherever it has other words, another size or another place.
"""

from functools import cache
from itertools import groupby

from playwright.sync_api import Page

from scripts.faces.tools.cache import npm_package

type Look = tuple[str, int]  # colour scheme and width

LOOKS: list[Look] = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 390)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR = ["color-contrast", "link-in-text-block"]  # all of TAGS that axe calls cat.color
# Text contrast of 7:1, of large text 4.5:1, is AAA, and our own rule.
STRICT = {"normal": {"expected": 7}, "large": {"expected": 4.5}}
SWITCH = "[data-md-component=palette]"

# axe takes a line of text that is scrolled out of sight for a line that is not there.
SCROLL_BACK = """() => document.querySelectorAll(".beeld-kader")
  .forEach((box) => box.scrollTo(0, 0))"""

# Switches a page that is open to a scheme, as the theme does when it is opened in it; ends when
# what follows the width of the window has followed. The choice is not kept for the next page.
SWITCH_TO = """async (scheme) => {
  const radio = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`);
  if (radio && document.body.dataset.mdColorScheme !== radio.dataset.mdColorScheme) {
    radio.checked = true;
    radio.dispatchEvent(new Event("change"));
  }
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  localStorage.clear();
}"""

# Every tag with its attributes, whether it shows, and where: all that a rule without colours sees.
SHAPE = """(skip) => JSON.stringify([document.body.textContent,
  ...[...document.querySelectorAll("body *")].filter((one) => !one.closest(skip)).map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const shows = one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return [one.cloneNode().outerHTML, shows, x, y, width, height];
  })])"""

SHAPE_OF_SWITCH = """(switch_) => [...document.querySelectorAll(`${switch_}, ${switch_} *`)]
  .map((one) => one.cloneNode().outerHTML + JSON.stringify(one.getBoundingClientRect())).join("")"""

RUN = """async ({ include, options, strict }) => {
  const check = axe._audit.checks["color-contrast"].options;
  options.checks = { "color-contrast": { options: { ...check, contrastRatio: strict } } };
  return (await axe.run(include ? { include } : document, options)).violations;
}"""

_switches: dict[str, list[str]] = {}  # by shape


@cache
def source() -> str:
    return (npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


def name_of(look: Look) -> str:
    """Return a look as the names of tests have it."""
    return f"{look[0]}-{look[1]}"


def show_in(page: Page, look: Look) -> None:
    """Give a page that is open another look."""
    scheme, width = look
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(SWITCH_TO, scheme)


def violations(page: Page, about: str = "all", include: str = "", most: int = 3) -> list[str]:
    """Return what axe finds wrong in the look of now: rule, reason and the first elements.

    Asks `all` rules, those about `colour` or the `others`.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(source())
    page.evaluate(SCROLL_BACK)
    options: dict[str, object] = {"runOnly": TAGS}
    if about == "colour":
        options = {"runOnly": {"type": "rule", "values": COLOUR}}
    if about == "others":
        options["rules"] = {rule: {"enabled": False} for rule in COLOUR}
    options |= {"resultTypes": ["violations"], "selectors": False}
    found = page.evaluate(RUN, {"include": include, "options": options, "strict": STRICT})
    return [f"{rule['id']}: {rule['help']}: {_places(rule['nodes'], most)}" for rule in found]


def violations_by_look(page: Page, changed: str = "") -> dict[str, list[str]]:
    """Return for each look what is wrong in it; the page returns to the look of a laptop by day.

    Of a page that another test asks in every look, `changed` is the part that is other here: all
    of the page is asked by day on a laptop, and only that part in the other looks.
    """
    found: dict[str, list[str]] = {}
    for _, looks in groupby(sorted(LOOKS, key=lambda look: -look[1]), lambda look: look[1]):
        day, night = looks
        show_in(page, day)
        found[name_of(day)] = violations(page, include=changed if found else "")
        by_day = page.evaluate(SHAPE, SWITCH)
        show_in(page, night)
        if page.evaluate(SHAPE, SWITCH) == by_day:
            found[name_of(night)] = violations(page, "colour", changed)
            found[name_of(night)] += _violations_of_switch(page)
        else:
            found[name_of(night)] = violations(page, include=changed)
    show_in(page, LOOKS[0])
    return found


def _violations_of_switch(page: Page) -> list[str]:
    """Ask the button for day and night what is not about colour, once for each way it looks."""
    shape = page.evaluate(SHAPE_OF_SWITCH, SWITCH)
    if shape not in _switches:
        _switches[shape] = violations(page, "others", SWITCH) if shape else []
    return _switches[shape]


def assert_no_violations(page: Page) -> None:
    """Fail with what axe finds wrong in the look of now."""
    found = violations(page)
    assert not found, "\n".join(found)


def assert_no_violations_in_any_look(page: Page, changed: str = "") -> None:
    """Fail with what axe finds wrong, look by look; see `violations_by_look`."""
    found = violations_by_look(page, changed)
    told = [f"{look}: {text}" for look, texts in found.items() for text in texts]
    assert not told, "\n".join(told)


def _places(nodes: list[dict[str, str]], most: int) -> str:
    shown = [f"{node['html'][:150]} ({node['failureSummary']})" for node in nodes[:most]]
    return " | ".join(shown) + (f" and {len(nodes) - most} more" if len(nodes) > most else "")
