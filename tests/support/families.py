"""The colours that stand for a phase or a route, and whether a word says so where they are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tests.support.build import EDITION, FLOW
from tests.support.ink import Ink
from tests.support.places import Box

BESIDE = 3.0  # points: how far a bar may stand from the text that it is for
TITLES = {phase.id: phase.title for phase in FLOW.phases.values()}
TITLES |= {route.id: route.title for route in FLOW.routes}
# Each colour of theirs, with what it stands for.
STANDS_FOR = {
    colour: id
    for id in TITLES
    for colour in (EDITION.colours[id].light_ink, EDITION.colours[id].light_tint)
}


def squeezed(text: str) -> str:
    """Return a text without white space, capitals and the ends of lines."""
    return "".join(text.split()).lower()


def names(text: str, id: str) -> bool:
    """Tell whether a text holds the title of a phase or a route."""
    return squeezed(TITLES[id]) in squeezed(text)


def unnamed(sheet: Sequence[Ink]) -> Iterator[str]:
    """Name everything on a sheet in the colour of a phase or a route that no word tells of.

    A word tells of it when it is in the same text, in the shape itself or right beside it, or in a
    shape of the same colour around it.
    """
    for ink in sheet:
        for id in _stands_for(ink):
            around = (o for o in sheet if not o.text and id in _stands_for(o) and _holds(o, ink))
            told = [text_in(other.box, sheet) for other in around] + [_same_text(ink, sheet)]
            if not any(names(text, id) for text in told):
                yield f"{TITLES[id]}: {ink.text or ink.box}"


def _stands_for(ink: Ink) -> set[str]:
    return {STANDS_FOR[c] for c in (ink.fill, ink.stroke) if c in STANDS_FOR}


def _holds(one: Ink, other: Ink) -> bool:
    """Tell whether a thing is in another or touches it; each is in itself."""
    return (
        one.box.left - BESIDE <= other.box.left
        and one.box.bottom - BESIDE <= other.box.bottom
        and one.box.right + BESIDE >= other.box.right
        and one.box.top + BESIDE >= other.box.top
    )


def text_in(box: Box, sheet: Sequence[Ink]) -> str:
    """Return the words in a part of a sheet."""
    left, bottom, right, top = box
    middles = ((ink, (ink.box.left + ink.box.right) / 2) for ink in sheet if ink.is_text)
    return "".join(
        ink.text
        for ink, x in middles
        if left < x < right and bottom < (ink.box.bottom + ink.box.top) / 2 < top
    )


def _same_text(ink: Ink, sheet: Sequence[Ink]) -> str:
    """Return what is written before and after a text in its own colour."""
    if not ink.is_text:
        return ""
    here = sheet.index(ink)
    before = takewhile(lambda other: other.fill == ink.fill, reversed(sheet[:here]))
    after = takewhile(lambda other: other.fill == ink.fill, sheet[here:])
    return "".join(other.text for other in (*reversed(list(before)), *after))
