"""The rules of this visit: those of the site, or with the edition of a region that was loaded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.model import Flow
from flow.rules.read_region import Text


@cache
def rules() -> Flow:
    """Load the rules of the site once."""
    return Edition().flow


@cache
def with_region(text: str) -> Flow:
    """Load the rules with the file of a region; those of the site when it is no such file."""
    try:
        return Edition(region=Text(text)).flow
    except RuleError:
        return rules()


def rules_for(message: Mapping[str, object]) -> Flow:
    """Return the rules for a message, which may hold a `region`: the text of its file."""
    text = message.get("region")
    return with_region(text) if isinstance(text, str) and text else rules()


def told(message: Mapping[str, object], screen: dict[str, object]) -> dict[str, object]:
    """Return a screen with the name of the region that was loaded, where one was sent.

    The name is empty when the file could not be used.
    """
    if "region" not in message:
        return screen
    flow = rules_for(message)
    return screen | {"region": "" if flow is rules() else flow.region_name}
