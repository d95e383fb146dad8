"""Goes to all that can have the focus, as Tab and Shift+Tab do, and tells what is covered there.

The focus is moved by script, for a key takes ten times as long. `test_focus.py` shows that the
page scrolls as it does for the keys.
"""

from playwright.sync_api import Page

# All tab stops in a part of the page, in order.
STOPS = """(inside) => [...document.querySelector(inside).querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && !one.closest("[inert]")
    && one.checkVisibility({ visibilityProperty: true }))"""

# Of what can have the focus, in both directions: what is not what one would see or hit there. The
# button that goes to the top comes and goes while the page scrolls; here it is always there.
COVERED = f"""(inside) => {{
  const LONG = 60; // of a long list the middle is as its beginning and its end
  const all = ({STOPS})(inside);
  const stops = all.length > 2 * LONG ? [...all.slice(0, LONG), ...all.slice(-LONG)] : all;
  const room = document.documentElement;
  const whole = "label, li, .rw-optie, .ov-antwoord"; // what can be clicked is larger than the stop
  const own = (one, hit) => hit && (one.contains(hit) || hit.contains(one)
    || one.closest(whole)?.contains(hit));
  // Of a field with more lines, the line to write on.
  const points = (one) => [...one.getClientRects()].filter((box) => box.width > 1 && box.height > 1)
    .flatMap(({{ left, top, right, bottom }}) => (one.matches("textarea") ? [0.2] : [0.3, 0.7])
      .map((part) => [(left + right) / 2, top + part * (bottom - top), bottom - top]));
  const tell = (one, hit, y) => `${{one.outerHTML.slice(0, 90)}} at ${{Math.round(y)}}`
    + ` under ${{hit ? hit.outerHTML.slice(0, 60) : "the edge"}}`;
  const top = document.querySelector(".md-top");
  const found = [];
  const visit = (one, way) => {{
    one.focus();
    if (top && one !== top) top.hidden = false;
    for (const [x, y, height] of points(one)) {{
      if (height > innerHeight / 2) continue; // a frame that is as high as the window
      const hit = document.elementFromPoint(Math.min(Math.max(x, 1), room.clientWidth - 1), y);
      if (!own(one, hit)) {{ found.push(`${{way}}: ${{tell(one, hit, y)}}`); break; }}
    }}
  }};
  scrollTo(0, 0);
  for (const one of stops) visit(one, "Tab");
  for (const one of stops.toReversed()) visit(one, "Shift+Tab");
  document.activeElement.blur();
  scrollTo(0, 0);
  return found;
}}"""


# Where each stop is when it has the focus; `noted` is filled while keys are pressed too.
NOTE = """() => {
  window.noted = [];
  addEventListener("focusin", ({ target }) => {
    const { top } = target.getBoundingClientRect();
    window.noted.push([target.outerHTML.replace(/ (class|data-focus-visible-added)="[^"]*"/g, "")
      .slice(0, 80), top]);
  });
}"""
WALK = f"""(back) => {{
  const stops = ({STOPS})("body").filter((one) => !one.matches(".md-top"));
  window.noted.length = 0;
  for (const one of back ? stops.reverse() : stops) one.focus();
}}"""

type Noted = list[tuple[str, float]]


def covered(page: Page, inside: str = "body") -> list[str]:
    """Return every stop in a part of the page that is covered, in part or whole, and by what."""
    found: list[str] = page.evaluate(COVERED, inside)
    return found


def walked(page: Page, back: bool) -> Noted:
    """Go to every stop by script; return where each was."""
    page.evaluate(WALK, back)
    return noted(page)


def pressed(page: Page, back: bool) -> Noted:
    """Press a key until the focus leaves the page; return where each stop was."""
    page.evaluate("() => { window.noted.length = 0; }")
    for _ in range(400):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("document.activeElement === document.body"):
            return noted(page)
    raise AssertionError("Tab never leaves the page")


def noted(page: Page) -> Noted:
    return [(name, top) for name, top in page.evaluate("window.noted")]
