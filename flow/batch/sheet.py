"""A file with separators, as Excel and other programs write it, read into rows of cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SEPARATORS = ";,\t"
# What stands at the start of files that people take for CSV.
NO_TEXT = {
    b"PK\x03\x04": "Dit is een werkmap van Excel of LibreOffice, en geen CSV.",
    b"\xd0\xcf\x11\xe0": "Dit is een oude werkmap van Excel, en geen CSV.",
    b"%PDF": "Dit is een PDF, en geen CSV.",
}
REMEDY = "Open uw lijst in Excel, kies ‘Opslaan als’ en dan het type ‘CSV UTF-8’."
START = "Begin met het voorbeeldbestand."
TOLD = re.compile("sep=(.)", re.IGNORECASE)  # with this first line Excel is told the separator


class ListError(ValueError):
    """A file that gives no outcomes at all; its text says in Dutch why, and what helps."""


class Row(NamedTuple):
    """The cells of a line, with its number as Excel shows it: the heading is line 1."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The names of the columns, and the rows below that hold anything."""

    heading: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(data: bytes) -> Sheet:
    """Return the rows of a file; raises ListError when it is empty, no text or not whole."""
    rows = [row for row in _rows(decoded(data)) if any(map(str.strip, row.cells))]
    if not rows:
        raise ListError(f"Dit bestand is leeg. {START}")
    heading, *below = rows
    if not below:
        raise ListError(f"Onder de kolomnamen staat geen enkele regel. {START}")
    return Sheet(heading.cells, tuple(below))


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, in UTF-16 with its mark, or else in Windows-1252."""
    for start, told in NO_TEXT.items():
        if data.startswith(start):
            raise ListError(f"{told} {REMEDY}")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _text(data, ("utf-16",))
    return _text(data, ("utf-8-sig", "cp1252"))


def _text(data: bytes, encodings: Iterable[str]) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ListError(f"Dit bestand is geen tekst. {REMEDY}")


def _rows(text: str) -> Iterator[Row]:
    """Yield every row, also empty ones: they count in the number of a line."""
    lines = io.StringIO(text, newline="")
    first = next(lines, "")
    told = TOLD.fullmatch(first.strip())
    separator = told[1] if told else _separator(first)
    if not told:
        lines.seek(0)
    number = 1 if told else 0
    # Strict: without it one quotation mark too many swallows all lines below it, without a word.
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise ListError(
                f"Regel {number} is niet te lezen: daar staat een aanhalingsteken te veel of te "
                "weinig. Herstel die regel en kies het bestand opnieuw."
            ) from None
        yield Row(number, tuple(cells))


def _separator(heading: str) -> str:
    """Return what stands most often between the names of the columns."""
    return max(SEPARATORS, key=heading.count)
