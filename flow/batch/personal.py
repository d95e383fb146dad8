"""What may tell who somebody is: a list with that in it is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from flow.batch.names import shown
from flow.batch.sheet import ListError, Sheet

MOST = 5  # places that are named
NAMES = re.compile(
    r"\bbsn|burgerservice|sofinummer|naam\b|geboorte|e-?mail|telefoon|mobiel|adres\b|postcode",
    re.IGNORECASE,
)
NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)")
E_MAIL = re.compile(r"[^\s@<>]@[^\s@<>]{1,250}\.[^\s@<>]")
_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12]\\d|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)\\d\\d"
_WORD = "(?:jan|feb|ma?a?rt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\\.?"
DATE = re.compile(
    rf"(?<!\d){_DAY}[-/. ](?:{_MONTH}|{_WORD})[-/. ]{_YEAR}(?!\d)"
    rf"|(?<!\d){_YEAR}[-/.]{_MONTH}[-/.]{_DAY}(?!\d)"
    rf"|^{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$",
    re.IGNORECASE,
)


def refuse_personal(sheet: Sheet, places: Mapping[int, str]) -> None:
    """Raise ListError when a column or a cell looks like it tells who somebody is.

    `places` holds the columns to look at: their names, by place.
    """
    found = [*_columns(places.values()), *_cells(sheet, places)]
    if not found:
        return
    told = " ".join((*found[:MOST], *_rest(len(found) - MOST)))
    raise ListError(
        f"Deze lijst kan vertellen wie iemand is, en is daarom niet gebruikt. {told} "
        "Haal dit weg, of geef een zaak een ander nummer, en kies het bestand opnieuw."
    )


def _rest(more: int) -> tuple[str, ...]:
    """Count the places that are not named."""
    if more < 1:
        return ()
    return ("En zo is er nog 1 plek." if more == 1 else f"En zo zijn er nog {more} plekken.",)


@lru_cache(maxsize=4096)  # most cells hold one of a few answers
def looks_like(cell: str) -> str:
    """Say in Dutch what a cell looks like, when that tells who somebody is; else nothing."""
    text = cell.strip()
    if any(map(_is_citizen_number, NINE_DIGITS.findall(text))):
        return "een burgerservicenummer"
    if E_MAIL.search(text):
        return "een e-mailadres"
    return "een datum, zoals een geboortedatum" if DATE.search(text) else ""


def _columns(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if NAMES.search(name):
            yield f"De kolom {shown(name)} hoort er niet in."


def _cells(sheet: Sheet, places: Mapping[int, str]) -> Iterator[str]:
    for number, cells in sheet.rows:
        for place, cell in enumerate(cells):
            if place in places and (told := looks_like(cell)):
                # Not the value: a message is read aloud, copied and shown to others.
                yield f"Regel {number}, kolom {shown(places[place])} lijkt {told}."


def _is_citizen_number(digits: str) -> bool:
    """Tell whether nine digits pass the test that every burgerservicenummer passes."""
    *first, last = (int(sign) for sign in digits if sign.isdigit())
    total = sum((9 - place) * digit for place, digit in enumerate(first))
    return any(first) and (total - last) % 11 == 0
