"""The points on which regions differ: where an agreement about each of them belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from flow.rules.toml_file import read
from flow.rules.toml_table import TomlTable

CARDS, FILE, TABLE = "kaarten", "regioverschillen.toml", "verschil"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of *Verschillen per regio*, with the outcomes and thresholds it is about, by id.

    `council` marks the point that is about the way to the Raad.
    """

    id: str
    title: str
    outcomes: tuple[str, ...]
    limits: tuple[str, ...]
    council: bool


def titles(folder: Traversable) -> dict[str, str]:
    """Return the titles of the points by id."""
    return {row.id: row.text("titel", default=row.id) for row in _rows(folder)}


def read_points(
    folder: Traversable, outcomes: Mapping[str, object], limits: Mapping[str, object]
) -> dict[str, Point]:
    """Read the points by id."""
    found = (_point(row, outcomes, limits) for row in _rows(folder))
    return {point.id: point for point in found}


def _rows(folder: Traversable) -> list[TomlTable]:
    """Return the tables of the points; none where an edition has no cards."""
    if not (folder / CARDS / FILE).is_file():
        return []
    return [TomlTable(FILE, row) for row in read(folder / CARDS, FILE, {TABLE}).get(TABLE, [])]


def _point(row: TomlTable, outcomes: Mapping[str, object], limits: Mapping[str, object]) -> Point:
    return Point(
        id=row.id,
        title=row.text("titel", default=row.id),
        outcomes=row.refs("bij", outcomes, "outcome", default=()),
        limits=row.refs("drempels", limits, "threshold", default=()),
        council=row.flag("raad", default=False),
    )
