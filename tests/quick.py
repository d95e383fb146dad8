"""A plugin for the editing hand: only the tests that need no built site and no browser.

`scripts/test quick` uses it: pytest -p tests.quick.
"""

import pytest

# Whoever asks for one of these waits for a site, a runtime, a browser or every document.
SLOW = {"built", "site", "downloads", "server", "page", "browser", "other_browser", "other", "made"}
HEAVY = (
    "tests/browser/",
    "tests/documents/",
    "tests/runtime/",
    "tests/site/test_region_edition.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out every test that would make the editing hand wait."""
    left_out = [item for item in items if _is_slow(item)]
    items[:] = [item for item in items if item not in set(left_out)]
    config.hook.pytest_deselected(items=left_out)


def _is_slow(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    thorough = item.get_closest_marker("thorough") is not None
    return thorough or bool(asked & SLOW) or item.nodeid.startswith(HEAVY)
