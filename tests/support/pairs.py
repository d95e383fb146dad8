"""A colour on its ground: the pairs that documents hold, and which of them is too weak.

A contrast is a ratio of luminances, so a pair keeps it in grey: what a black-and-white printer
makes of it needs no test of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from flow.rules.contrast import contrast
from scripts.faces.pictures.palette import BASE
from tests.support.build import EDITION

# How strong a pair is at least. Large is 18 points, or 14 and bold; a line is also a shape without
# words, such as the head of an arrow or a pictogram.
LEAST = {"text": 7.0, "large": 4.5, "line": 3.0}
TITLES = {
    "text": "Text, at least 7 : 1",
    "large": "Large text, at least 4.5 : 1",
    "line": "Lines and shapes, at least 3 : 1",
}
PAPER = BASE["paper"].light
NAMES = {colour.light: name for name, colour in BASE.items()} | {
    colour: f"{id} {part}"
    for id, family in EDITION.colours.items()
    for part, colour in (("ink", family.light_ink), ("tint", family.light_tint))
}


class Pair(NamedTuple):
    """What has a colour, that colour, and the one behind it; colours as ``#rrggbb``."""

    sort: str
    colour: str
    ground: str

    @property
    def ratio(self) -> float:
        """The contrast, 1 to 21."""
        return contrast(self.colour, self.ground)

    @property
    def is_too_weak(self) -> bool:
        """Tell whether somebody cannot see it, who should."""
        return self.ratio < LEAST[self.sort]


def sort_of(size: float, *, bold: bool) -> str:
    """Return the sort of a text of this size in points."""
    return "large" if size >= 18 or (bold and size >= 14) else "text"


def tabled(pairs: Mapping[str, Iterable[Pair]]) -> dict[str, str]:
    """Return for each sort a line for every pair, with its contrast and in how many documents."""
    counted: dict[Pair, int] = defaultdict(int)
    for found in pairs.values():
        for pair in set(found):
            counted[pair] += 1
    return {
        title: "\n".join(sorted(_line(p, n) for p, n in counted.items() if p.sort == sort))
        for sort, title in TITLES.items()
    }


def _line(pair: Pair, documents: int) -> str:
    colours = " on ".join(f"{_named(colour):34}" for colour in pair[1:])
    return f"{colours} {pair.ratio:5.2f} : 1, documents: {documents}"


def _named(colour: str) -> str:
    return f"{colour} {NAMES.get(colour, '')}"


def weak(pairs: Mapping[str, Iterable[Pair]]) -> Iterator[str]:
    """Name every pair that is too weak, with its document."""
    for document, found in pairs.items():
        for pair in sorted(set(found)):
            if pair.is_too_weak:
                yield f"{document}: {pair.sort} {pair.colour} on {pair.ground}, {pair.ratio:.2f}"
