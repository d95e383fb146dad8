"""The page to try other rules on: its first screen, and where each threshold stands in the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

from flow.rules.edition import Edition
from flow.screens.trial import first
from scripts.faces.pages.rule_parts import shown

LINK = re.compile(r"\[(.+)\]\(/(.+?)(?:index)?\.md\)")


def trial(edition: Edition) -> str:
    """Return the first screen, there before Python is, with the pages for Python to name."""
    places = {id: list(_places(edition, id)) for id in edition.flow.thresholds}
    return (
        f'<div id="wa-plaatsen" data-plaatsen="{escape(json.dumps(places))}" hidden></div>\n'
        f'<div id="wa">{first(edition.flow)}</div>'
    )


def _places(edition: Edition, threshold: str) -> Iterator[tuple[str, str]]:
    """Yield name and address, from a folder of the site, of each page that takes the threshold."""
    yield "De pagina van deze drempel", f"../regels/drempel-{threshold}/"
    for link in shown(edition, threshold):
        if found := LINK.fullmatch(link):
            yield found[1], f"../{found[2]}{'' if found[2].endswith('/') else '/'}"
