"""The pairs of colours on a sheet of a PDF: what is painted, on what was painted before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist

from tests.support.ink import Ink
from tests.support.pairs import PAPER, Pair, sort_of
from tests.support.places import Point, inside

ALONG = (0.1, 0.3, 0.5, 0.7, 0.9)  # where on a piece of a line to look
SHORT = 5.0  # points: of a piece no longer than this, the middle will do
BESIDE = 2.0  # points beside a line: the widest is three, so half of it and a little more


def pairs_of(sheet: Sequence[Ink]) -> Iterator[Pair]:
    """Yield the pairs of a sheet; one that is painted over all the same is seen as if it is not."""
    grounds: list[Ink] = []
    words = [_middle(ink) for ink in sheet if ink.is_text]
    for ink in sheet:
        if ink.is_text:
            yield from _of_text(ink, grounds)
            continue
        is_ground = ink.fill != "" and any(_is_on(word, ink) for word in words)
        if ink.fill and not is_ground:
            yield from _of_line(ink, ink.fill, grounds)
        if ink.stroke and not (is_ground and ink.stroke == ink.fill):
            yield from _of_line(ink, ink.stroke, grounds)
        if ink.fill and not ink.text:
            grounds.append(ink)


def _middle(ink: Ink) -> Point:
    return Point((ink.box.left + ink.box.right) / 2, (ink.box.bottom + ink.box.top) / 2)


def _is_on(point: Point, ink: Ink) -> bool:
    left, bottom, right, top = ink.box
    return left < point.x < right and bottom < point.y < top and inside(point, ink.outline)


def _of_text(ink: Ink, grounds: Sequence[Ink]) -> Iterator[Pair]:
    """Look behind both ends and the middle: a text may begin on one ground and end on another."""
    middle, sort = _middle(ink), sort_of(ink.size, bold=ink.bold)
    for share in ALONG:
        x = ink.box.left + share * (ink.box.right - ink.box.left)
        y = ink.box.bottom + share * (ink.box.top - ink.box.bottom)
        point = Point(middle.x, y) if ink.turned else Point(x, middle.y)
        yield Pair(sort, ink.fill, _ground(point, grounds))


def _ground(point: Point, grounds: Sequence[Ink]) -> str:
    return next((ink.fill for ink in reversed(grounds) if _is_on(point, ink)), PAPER)


def _of_line(ink: Ink, colour: str, grounds: Sequence[Ink]) -> Iterator[Pair]:
    """Look along a line on all its sides: what stands out on one side of an edge is seen.

    Where it has the colour of its ground it tells nobody anything: it runs on under a circle of its
    own colour, or it is room that is kept free.
    """
    for line in ink.outline:
        for one, other in pairwise(line):
            for share in ALONG if dist(one, other) > SHORT else (0.5,):
                x = one.x + share * (other.x - one.x)
                y = one.y + share * (other.y - one.y)
                sides = (
                    Point(x + right * BESIDE, y + up * BESIDE)
                    for right, up in ((1, 0), (-1, 0), (0, 1), (0, -1))
                )
                found = (Pair("line", colour, _ground(side, grounds)) for side in sides)
                seen = max(found, key=lambda pair: pair.ratio)
                if seen.colour != seen.ground:
                    yield seen
