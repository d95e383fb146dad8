"""On which line of a TOML file something stands: the parser does not tell.

Good for files as people write them: a header for each table and a key on each line. Of what is
written in another way, such as a table inside braces, it tells the line of what holds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$")
_KEY = re.compile(
    r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")

type Lines = Mapping[tuple[str, ...], int]


def lines_of(text: str) -> Lines:
    """Return the line, from 1, of every table and key by the names that lead to it."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _names(header[1])
            _note(found, table, number)
        elif key := _KEY.match(line):
            _note(found, (*table, *_names(key[1])), number)
    return found


def line_of(lines: Lines, place: Sequence[str]) -> int:
    """Return the line of a place, or of the nearest table around it; 1 when that is the file."""
    around = (tuple(place[:size]) for size in range(len(place), 0, -1))
    return next((lines[one] for one in around if one in lines), 1)


def _names(written: str) -> tuple[str, ...]:
    return tuple(a or b or c for a, b, c in _PART.findall(written))


def _note(found: dict[tuple[str, ...], int], place: tuple[str, ...], number: int) -> None:
    """Keep the first line of a place and of the tables around it."""
    for size in range(1, len(place) + 1):
        found.setdefault(place[:size], number)
