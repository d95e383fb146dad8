"""What to fill in at each field of the forms, and how it has to come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flow.meeting.clean import clean
from flow.meeting.form import Field, Given, shown
from scripts.faces.pages.ways_out import WaysOut, ways_out
from tests.support.build import EDITION

FIELDS = list(ways_out(EDITION))
WRITTEN = [out for out in FIELDS if out.field.kind in ("tekst", "lang")]
TEXTS = {
    "lines": "a\nb\nc\nd",
    "450 signs": ("De hulp loopt al en helpt. " * 17)[:450].strip(),
    "a page": "\n".join(f"Regel {number} van wat wij bespraken." for number in range(1, 61)),
    "one long word": "lang" * 200,
    "signs of HTML": 'als <b>hij</b> & "zij" {{ja}}; \\n',
}
NEEDED = {
    "uitnodiging": {
        "regio": ("Rijn",),
        "datum": ("2-2-2027",),
        "van": ("13.30",),
        "tot": ("16.00",),
        "plaats": ("Zaal",),
        "afzender": ("Gemeente",),
    }
}
TYPED = {"datum": "1-2-2027", "tijd": "9.05", "getal": "7"}  # before and below what is needed


def name(out: WaysOut) -> str:
    return f"{out.form}-{out.meeting}-{out.field.id}"


def filled(out: WaysOut, value: str | None = None) -> Given:
    """Return a form in which this field is filled in, with what else is needed for a file."""
    meeting = {"bijeenkomst": (out.meeting,)} if out.meeting else {}
    chosen = tuple(out.field.options)[:2] or (value or TYPED.get(out.field.kind, "iets"),)
    # The meeting has to end after it begins.
    later = {"tot": ("10.00",)} if out.field.id == "van" else {}
    earlier = {"van": ("8.00",)} if out.field.id == "tot" else {}
    return NEEDED.get(out.form, {}) | meeting | later | earlier | {out.field.id: chosen}


def pieces(field: Field, given: Given) -> Iterator[str]:
    """Yield what has to come out, in order and without spaces: a text line by line."""
    if field.options:
        yield from (solid(field.options[id]) for id in given[field.id])
        return
    told = shown(field, {id: tuple(map(clean, values)) for id, values in given.items()})
    if field.kind == "getal":
        told = f"{told} {field.label.lower()}"
    for line in told.splitlines():
        # Other organisations are listed after each other.
        yield from map(solid, line.split(",") if field.id == "anderen" else [line])


def solid(text: str) -> str:
    """Return a text without spaces and line ends: paper breaks lines where it likes."""
    return re.sub(r"\s", "", text)


def missing_pieces(wanted: list[str], found: str) -> str:
    """Return the first piece that does not come after the one before it; empty when all do."""
    at, words = 0, solid(found)
    for piece in wanted:
        at = words.find(piece, at)
        if at < 0:
            return piece
        at += len(piece)
    return ""
