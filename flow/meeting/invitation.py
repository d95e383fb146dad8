"""The invitation that somebody filled in: the letter, and an appointment for the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from flow.meeting.calendar import appointment
from flow.meeting.form import Given, date, lines, mistakes, text, time
from flow.meeting.letter import Invitation, Letter
from flow.meeting.paragraph import Paragraph
from flow.meeting.result import Result
from flow.meeting.typed import date as read_date
from flow.meeting.typed import time as read_time


@dataclass(frozen=True, slots=True)
class Moment:
    """When somebody asks: now in UTC, and which day that is where they are."""

    utc: datetime.datetime
    day: datetime.date


def invite(invitation: Invitation, given: Given, moment: Moment) -> Result:
    """Return the letter of the chosen meeting and, when nothing is wrong, the appointment."""
    letter = invitation.chosen(given)
    found = mistakes(letter.form, given) | _wrong_times(given, moment.day)
    wrong = {item.id: found[item.id] for item in letter.form.fields if item.id in found}
    values = letter.values(given)
    told = [(item, item.filled(values)) for item in letter.paragraphs]
    return Result(
        html=preview(letter, given),
        text="\n\n".join(_as_text(item, line) for item, line in told) + "\n",
        values=values,
        mistakes=wrong,
        name=letter.name,
        calendar="" if wrong else _appointment(letter, values, given, moment.utc),
    )


def preview(letter: Letter, given: Given) -> str:
    """Return the letter in HTML, after what is still open in it."""
    values = letter.values(given)
    return _open(letter, given) + "".join(
        _as_html(item, lines(item.filled(values))) for item in letter.paragraphs
    )


def _open(letter: Letter, given: Given) -> str:
    """Name what somebody still has to fill in."""
    names = letter.open(given)
    told = f"<strong>Nog open in de brief:</strong> {escape(', '.join(names))}."
    left_out = "Een zin waarin nog iets open is, staat niet in het agendabestand."
    return f'<p class="mt-open">{told} {left_out}</p>' if names else ""


def _wrong_times(given: Given, today: datetime.date) -> dict[str, str]:
    """Tell which dates and times cannot be, given each other and the day of today."""
    wrong: dict[str, str] = {}
    day, until = date(text(given, "datum")), date(text(given, "aanmelden"))
    if day and day < today:
        wrong["datum"] = "Deze datum is voorbij. Kies een datum vanaf vandaag."
    start, end = time(text(given, "van")), time(text(given, "tot"))
    if start and end and end <= start:
        wrong["tot"] = "De bijeenkomst eindigt voordat zij begint. Kies een latere tijd."
    if until and until < today:
        wrong["aanmelden"] = "Deze datum is voorbij. Kies een datum vanaf vandaag."
    elif day and until and until > day:
        wrong["aanmelden"] = "Dit is na de bijeenkomst. Kies een eerdere datum."
    return wrong


def _as_text(item: Paragraph, line: str) -> str:
    before = {"onderwerp": "Onderwerp: ", "feit": f"{item.label}: ", "punt": "- "}
    return before.get(item.kind, "") + line


def _as_html(item: Paragraph, line: str) -> str:
    label = {"onderwerp": "Onderwerp", "feit": item.label}.get(item.kind)
    before = f"<strong>{escape(label)}:</strong> " if label else ""
    css = ' class="mt-punt"' if item.kind == "punt" else ""
    return f"<p{css}>{before}{line}</p>"


def _appointment(
    letter: Letter,
    values: Mapping[str, str],
    given: Given,
    now: datetime.datetime,
) -> str:
    """Return the meeting for a calendar; every field it needs was checked before."""
    day = read_date(text(given, "datum"))
    start, end = (
        datetime.datetime.combine(day, read_time(text(given, id))) for id in ("van", "tot")
    )
    told = ((item, letter.whole(item, given)) for item in letter.paragraphs)
    words = "\n".join(_as_text(*one) for one in told if one[1] and one[0].kind != "onderwerp")
    title = f"{letter.meeting.appointment} {values['regio']}"
    about = (letter.meeting.id, values["regio"])
    return appointment(title, values["plaats"], words, start, end, now, letter.site, about)
