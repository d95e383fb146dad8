"""Runs axe-core in an open page."""

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Text contrast of 7:1 is AAA, and our own rule.
RULES = {"color-contrast-enhanced": {"enabled": True}}
# axe takes a line of text that is scrolled out of sight for a line that is not there.
SCROLL_BACK = """() => document.querySelectorAll(".beeld-kader, .rw-rechts")
  .forEach((box) => box.scrollTo(0, 0))"""


def assert_no_violations(page: Page) -> None:
    """Fail with what axe finds wrong: rule, reason and the first elements it is about."""
    page.evaluate(SCROLL_BACK)
    options = {"runOnly": TAGS, "rules": RULES, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
    told = [f"{rule['id']}: {rule['help']}: {_places(rule['nodes'])}" for rule in found]
    assert not told, "\n".join(told)


def _places(nodes: list[dict[str, str]]) -> str:
    shown = [f"{node['html'][:150]} ({node['failureSummary']})" for node in nodes[:3]]
    return " | ".join(shown) + (f" and {len(nodes) - 3} more" if len(nodes) > 3 else "")
