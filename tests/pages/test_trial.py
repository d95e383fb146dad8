"""The page to try other rules holds its first screen, and where each threshold stands."""

from __future__ import annotations

import json
from html import unescape

from flow.screens.trial import first
from scripts.faces.pages.trial import trial
from tests.support.markup import Markup
from tests.support.toy import EDITION, FLOW


def places() -> dict[str, list[list[str]]]:
    (found,) = Markup(trial(EDITION)).values("data-plaatsen")
    return dict(json.loads(unescape(found)))


def test_first_screen_stands_in_the_page() -> None:
    assert f'<div id="wa">{first(FLOW)}</div>' in trial(EDITION)


def test_every_threshold_has_its_own_page() -> None:
    assert places().keys() == FLOW.thresholds.keys()
    for id, found in places().items():
        assert found[0] == ["De pagina van deze drempel", f"../regels/drempel-{id}/"]


def test_threshold_on_a_card_names_the_page_of_that_card() -> None:
    others = [pair for found in places().values() for pair in found[1:]]
    assert others
    assert all(address.startswith("../") and address.endswith("/") for _, address in others)
    assert not [name for name, address in others if "[" in name or ".md" in address]
