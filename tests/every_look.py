"""A plugin for scripts/accessible: holds every state against every checker in every look.

Only tests marked `checked` are asked. What they were asked and found is told at the end, and kept
with --keep, for the page about accessibility.
"""

import json
import os
import subprocess
from collections import Counter
from datetime import date
from typing import Any, cast

import pytest

os.environ["IN_EVERY_LOOK"] = "1"  # before tests/browser/looks.py is read, in every worker

from scripts.faces.pages.accessibility import JUDGEMENTS, RESULTS
from scripts.faces.tools.cache import npm_package
from scripts.installed_browsers import find_chromium

TOOLS = ("axe-core", "@pa11y/html_codesniffer", "html-validate")
PAGES = ("test_page_has_no_violations", "test_page_that_is_as_another_has_no_violations")

_pages: set[str] = set()
_states: list[dict[str, Any]] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let --keep write what was found."""
    parser.addoption("--keep", action="store_true", help=f"write {RESULTS.name}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out every test that checks no state."""
    left_out = [item for item in items if not item.get_closest_marker("checked")]
    items[:] = [item for item in items if item.get_closest_marker("checked")]
    config.hook.pytest_deselected(items=left_out)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what a test was asked."""
    if report.when == "call":
        _states.extend(
            cast(dict[str, Any], one) for name, one in report.user_properties if name == "checked"
        )
        if any(f"::{name}[" in report.nodeid for name in PAGES):
            _pages.add(report.nodeid)


def _version(package: str) -> str:
    told = json.loads((npm_package(package) / "package.json").read_bytes())
    return str(told["version"])


def summary() -> dict[str, Any]:
    """Return what was asked of how much, and what came of it."""
    asked, judged = Counter[str](), Counter[str]()
    for one in _states:
        asked.update(one["asked"])
        judged.update(one["judged"])
    looks = dict.fromkeys(look for one in _states for look in one["looks"] if look != "now")
    version = subprocess.run([find_chromium() or "", "--version"], capture_output=True, text=True)
    return {
        "asked": dict(sorted(asked.items())),
        "browser": version.stdout.strip().split(" built")[0],
        "date": date.today().isoformat(),
        "judged": {one["id"]: judged[one["id"]] for one in JUDGEMENTS},
        "looks": [*looks],
        "pages": len(_pages),
        "states": len(_states) - len(_pages),
        "tools": {
            name: json.loads((npm_package(name) / "package.json").read_bytes())["version"]
            for name in TOOLS
        },
        "wrong": sum(one["wrong"] for one in _states),
    }


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, exitstatus: int, config: pytest.Config) -> None:
    """Tell it in a table, and keep it where all went well."""
    found = summary()
    say = terminalreporter.write_line
    say(f"{found['pages']} pages and {found['states']} other states in {len(found['looks'])} looks")
    for checker, times in found["asked"].items():
        say(f"  {checker:12} asked {times:6} times")
    places = sum(found["judged"].values())
    say(f"  judged by people: {places} places by {len(JUDGEMENTS)} judgements")
    for id, times in found["judged"].items():
        say(f"    {id:32} {times:8}")
    say(f"violations: {found['wrong']}")
    if config.getoption("--keep") and exitstatus == 0:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        say(f"kept in {RESULTS.name}")
