"""Asks of all that can have the focus: does it come as one reads, and does its ring show.

`stops.py` goes to them and tells what is covered.
"""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.stops import STOPS

SCRIPTS = ("colours.js", "rings.js")
# Where a stop may be higher than the one before it, if it is right of that: a column that begins.
COLUMNS = {
    "td, th": "a row is read cell by cell, and a cell may be higher than the last line of another",
    ".beeld": "a drawing from left to right is read column by column",
}
# Where a stop may be anywhere beside the one before it; `test_drawings.py` in tests/pictures asks
# in which order these links are.
BRANCHES = {
    ".rw-deel .beeld": "the flowchart: one branch is read to its end before the other begins",
}
# What is read for itself: the side menus are columns beside the text.
PARTS = ".md-header, .md-tabs, .md-sidebar--primary, .md-sidebar--secondary, article, .md-footer"

# What in the order of Tab is not as one reads: a number that puts it elsewhere, or a step up or
# back in a part.
ORDER = f"""([inside, parts, columns, branches]) => {{
  const stops = ({STOPS})(inside);
  const name = (one) => (one.getAttribute("aria-label") ?? one.outerHTML).slice(0, 60);
  const shows = ({{ width, height }}) => width > 1 && height > 1;
  // Of what scrolls in a frame that the other is not in, the frame; of more lines, the first.
  const box = (one, other) => {{
    const frame = one.parentElement.closest(".beeld-kader");
    if (frame && !frame.contains(other)) return frame.getBoundingClientRect();
    return [...one.getClientRects()].find(shows) ?? one.getBoundingClientRect();
  }};
  const tell = (one, word, other) => found.push(`${{name(one)}}: ${{word}} ${{name(other)}}`);
  const both = (one, other, where) => [one, other].every((stop) => stop.closest(where));
  const found = stops.filter((one) => one.tabIndex > 0).map((one) => `${{name(one)}}: tabindex`);
  for (const [at, one] of stops.slice(1).entries()) {{
    const before = stops[at];
    const [part, last] = [one, before].map((stop) => stop.closest(parts));
    if (part !== last || both(one, before, branches)) continue;
    const [here, there] = [box(one, before), box(before, one)];
    const above = here.bottom <= there.top + 1;
    const left = here.right <= there.left + 1 && here.top < there.bottom - 1;
    const right = here.left >= there.right - 1;
    if (above && !(right && both(one, before, columns))) tell(one, "above", before);
    else if (left && !above) tell(one, "left of", before);
  }}
  return found;
}}"""
# Of stops of one kind, which stand in the same elements with the same classes, the middle is as the
# first and the last ones: ALL_OVER by day, where a place can be too narrow for a ring, and in other
# colours the ends.
ALL_OVER, ENDS = 4, 1
RINGS = f"""([inside, ends]) => {{
  const kinds = new Map();
  const kind = (one) => one && `${{kind(one.parentElement)}} ${{one.localName}}.${{one.classList}}`;
  for (const one of ({STOPS})(inside)) kinds.getOrInsert(kind(one), []).push(one);
  return rings.wrongOf([...kinds.values()].flatMap((all) =>
    all.length > 2 * ends ? [...all.slice(0, ends), ...all.slice(-ends)] : all));
}}"""


def out_of_order(page: Page, inside: str = "body") -> list[str]:
    """Return every tab stop in a part of the page that comes before what one reads first."""
    where = [", ".join(COLUMNS), ", ".join(BRANCHES)]
    found: list[str] = page.evaluate(ORDER, [inside, PARTS, *where])
    return found


def bad_rings(page: Page, inside: str = "body", ends: int = ALL_OVER) -> list[str]:
    """Return what is wrong with the ring round every kind of stop in a part of the page.

    Of each kind so many of the first and of the last stops are asked.
    """
    if page.evaluate("typeof rings") == "undefined":
        page.evaluate(_scripts())
    found: list[str] = page.evaluate(RINGS, [inside, ends])
    return found


@cache
def _scripts() -> str:
    folder = Path(__file__).parent
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in SCRIPTS)
