"""What people type as a date, a time or a count: read, or told which part of it is wrong."""

from __future__ import annotations

import calendar
import datetime
import re

from flow.rules.vocabulary import MONTHS

EXAMPLES = {"datum": "31-1-2027", "tijd": "13.30"}
# Day, month in digits or letters, year: 1-2-2027, 01/02/2027, 1.2.2027, 1 februari 2027.
_DATE = re.compile(r"(\d+) ?[-–/. ] ?(\d+|[a-z]+\.?)(?: ?[-–/. ] ?(\d+))?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
_TIME = re.compile(r"(\d+)(?:[.:](\d+))?( ?(?:uur|u))?", re.ASCII)
_COUNT = re.compile(r"\d{1,3}", re.ASCII)
_YEARS = range(1900, 2200)


def date(value: str) -> datetime.date:
    """Return the date that was typed; raises ValueError with what to do about it."""
    typed = " ".join(value.lower().split())
    if iso := _ISO.fullmatch(typed):
        year, month, day = iso.groups()
    elif parts := _DATE.fullmatch(typed):
        day, month, year = parts.groups()
    else:
        raise ValueError(f"Schrijf de datum als dag-maand-jaar, zoals {EXAMPLES['datum']}.")
    return _date(int(day[:9]), _month(month), _year(year))


def _date(day: int, month: int, year: int) -> datetime.date:
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"De dag klopt niet: {MONTHS[month - 1]} {year} heeft {last} dagen.")
    return datetime.date(year, month, day)


def _month(typed: str) -> int:
    """Read the number, the name or the beginning of the name of a month."""
    if typed.isdecimal():
        if 1 <= int(typed[:9]) <= len(MONTHS):
            return int(typed)
        raise ValueError("De maand klopt niet: kies 1 tot en met 12.")
    name = {"mrt": "maart"}.get(typed.rstrip("."), typed.rstrip("."))
    found = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    if len(name) < 3 or not found:
        raise ValueError(f"De maand klopt niet: ‘{typed}’ is geen maand.")
    return found[0]


def _year(typed: str | None) -> int:
    if not typed:
        raise ValueError("Het jaar ontbreekt: schrijf het met vier cijfers.")
    if len(typed) != 4 or int(typed) not in _YEARS:
        raise ValueError(f"Het jaar klopt niet: ‘{typed}’. Schrijf het met vier cijfers.")
    return int(typed)


def time(value: str) -> datetime.time:
    """Return the time that was typed; raises ValueError with what to do about it."""
    found = _TIME.fullmatch(" ".join(value.lower().split()))
    if not found or not (found[2] or found[3]):
        raise ValueError(f"Schrijf de tijd als uren en minuten, zoals {EXAMPLES['tijd']}.")
    if int(found[1][:9]) > 23:
        raise ValueError("Het uur klopt niet: kies 0 tot en met 23.")
    minutes = found[2] or "00"
    if len(minutes) != 2 or int(minutes) > 59:
        raise ValueError("De minuten kloppen niet: schrijf 00 tot en met 59.")
    return datetime.time(int(found[1]), int(minutes))


def count(value: str) -> int:
    """Return the count that was typed; raises ValueError with what to do about it."""
    if not _COUNT.fullmatch(value.strip()):
        raise ValueError("Vul een heel getal in, van 0 tot en met 999.")
    return int(value)
