"""Places on a sheet or a slide: what stands where, what is inside what, what is read first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

NEAR = 1.0  # points or less: letters hang a little over the edge of their line


class Point(NamedTuple):
    """A place, in points from the left and from below."""

    x: float
    y: float


class Box(NamedTuple):
    """What a thing takes up, in points from the left and from below."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def turned(self) -> Box:
        """Return where it stands for who reads a sheet with its left side below."""
        return Box(self.bottom, -self.right, self.top, -self.left)


def inside(point: Point, outline: Sequence[Sequence[Point]]) -> bool:
    """Tell whether a point is inside a shape: a ray from it crosses the edge an odd number."""
    crossed = False
    for line in outline:
        for one, other in pairwise([*line, line[0]]):
            if (one.y > point.y) != (other.y > point.y):
                along = (point.y - one.y) / (other.y - one.y)
                crossed ^= point.x < one.x + along * (other.x - one.x)
    return crossed


def out_of_order(boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Return each pair, by number, of which what is read later stands above or left of the other.

    Above counts in the same column only and left on the same line only, so columns may be read one
    after the other, and a row from cell to cell.
    """
    return [
        (number, later)
        for (number, one), (later, other) in combinations(enumerate(boxes), 2)
        if _is_above(other, one) or _is_left_of(other, one)
    ]


def _is_above(one: Box, other: Box) -> bool:
    return one.bottom > other.top - NEAR and _overlap(one.left, one.right, other.left, other.right)


def _is_left_of(one: Box, other: Box) -> bool:
    return one.right < other.left + NEAR and _overlap(one.bottom, one.top, other.bottom, other.top)


def _overlap(low: float, high: float, other_low: float, other_high: float) -> bool:
    return low < other_high - NEAR and other_low < high - NEAR
