"""One appointment as an iCalendar file (RFC 5545), in the time of the Netherlands."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator

FIRST = datetime.datetime(2026, 1, 1)  # in UTC; seconds since then fit in 31 bits until 2094
LINE = 75  # octets, without the end of the line
# The rule of the European Union, which holds since 1996.
TIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def appointment(
    title: str,
    place: str,
    text: str,
    start: datetime.datetime,
    end: datetime.datetime,
    made: datetime.datetime,
    maker: str,
    about: tuple[str, ...],
) -> str:
    """Return the file; start and end are times on a Dutch clock, `made` is in UTC.

    `maker` is the name of the site it comes from. `about` says which meeting it is and stays the
    same when that is moved: a calendar then replaces the appointment by the one made last.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{maker}//NL",
        "METHOD:PUBLISH",
        *TIMEZONE.splitlines(),
        "BEGIN:VEVENT",
        f"UID:{_uid(about)}@{maker.lower().replace(' ', '-')}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{max(0, (made - FIRST) // datetime.timedelta(seconds=1))}",
        f"DTSTART;TZID=Europe/Amsterdam:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Amsterdam:{end:%Y%m%dT%H%M%S}",
        f"SUMMARY;LANGUAGE=nl:{_text(title)}",
        f"LOCATION;LANGUAGE=nl:{_text(place)}",
        f"DESCRIPTION;LANGUAGE=nl:{_text(text)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _uid(about: tuple[str, ...]) -> str:
    """Name the appointment by what it is about, however that was typed; no device is in it."""
    words = (" ".join(part.casefold().split()) for part in about)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:24]


def _text(value: str) -> str:
    """Escape what has a meaning of its own in the format."""
    text = value.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Break a line that is too long, never inside a character; what follows begins with a space."""
    part = ""
    for character in line:
        if len((part + character).encode()) > LINE:
            yield part
            part = " "
        part += character
    yield part
