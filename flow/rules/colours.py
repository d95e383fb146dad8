"""The colours of an edition by id: of every phase, every route and every other kind of outcome."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from flow.rules.errors import RuleError
from flow.rules.model import Flow
from flow.rules.toml_file import read
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import KINDS

FILE = "kleuren.toml"
_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Family:
    """The colours of one phase or route: text, lines and fills in `ink`, backgrounds in `tint`."""

    light_ink: str
    light_tint: str
    dark_ink: str
    dark_tint: str


def load_colours(flow: Flow, folder: Traversable) -> Mapping[str, Family]:
    """Read the colours; raises RuleError for a wrong, a missing or a superfluous one."""
    coloured = _coloured(flow)
    found: dict[str, Family] = {}
    for item in read(folder, FILE, {"kleur"}).get("kleur", []):
        row = TomlTable(FILE, item)
        id = row.ref("id", coloured, "phase, route or kind of outcome")
        if id in found:
            raise row.wrong("id", "this id stands in two [[kleur]] tables")
        found[id] = Family(
            light_ink=_colour(row, "inkt"),
            light_tint=_colour(row, "vlak"),
            dark_ink=_colour(row, "inkt_donker"),
            dark_tint=_colour(row, "vlak_donker"),
        )
        row.done()
    for id in coloured:
        if id not in found:
            raise RuleError(FILE, id, "id", "has no colour; add a [[kleur]] table with this id")
    return {id: found[id] for id in coloured}


def _coloured(flow: Flow) -> list[str]:
    """Return what has a colour of its own, in the order of the rules."""
    kinds = [kind for kind in KINDS if kind != "route"]
    return [*flow.phases, *(route.id for route in flow.routes), *kinds]


def _colour(row: TomlTable, field: str) -> str:
    value = row.text(field)
    if not _COLOUR.fullmatch(value):
        raise row.wrong(field, f"expected a colour like #05515f, found '{value}'")
    return value
