"""The regional meeting as an appointment, on a day that is only an example."""

from __future__ import annotations

import datetime

from flow.meeting.calendar import appointment
from flow.meeting.invitation import load_letter
from flow.rules.handbook import Claim
from scripts.faces.documents.catalog import Document
from scripts.faces.tools.build import Build

AHEAD = datetime.timedelta(days=60)  # time enough to invite people
BEGIN = datetime.time(13, 0)
TUESDAY = 1


def regional(build: Build, document: Document) -> bytes:
    """Return the appointment, as long as its agenda."""
    agenda = build.edition.meeting_claims("regionaal", "agenda")
    start = datetime.datetime.combine(example_day(build.date.date()), BEGIN)
    made = appointment(
        title=f"{document.title} (pas de datum aan)",
        place=load_letter(build.edition).values({})["plaats"],
        text=_text(build, agenda, start),
        start=start,
        end=start + _minutes(agenda),
        made=build.date.replace(tzinfo=None),
        maker=build.flow.site,
    )
    return made.encode("utf-8")


def example_day(built: datetime.date) -> datetime.date:
    """Return the first Tuesday that leaves time to invite people."""
    day = built + AHEAD
    return day + datetime.timedelta(days=(TUESDAY - day.weekday()) % 7)


def _minutes(agenda: tuple[Claim, ...]) -> datetime.timedelta:
    return datetime.timedelta(minutes=sum(point.minutes for point in agenda))


def _text(build: Build, agenda: tuple[Claim, ...], start: datetime.datetime) -> str:
    """Return the agenda with the time at which each point begins."""
    flow, lines = build.flow, ["De dag is een voorbeeld: pas datum, tijd en plaats aan.", ""]
    for number, point in enumerate(agenda):
        begin = start + _minutes(agenda[:number])
        step = f"Stap {flow.steps[point.step].number}: " if point.step else ""
        lines.append(f"{begin:%H:%M} {step}{point.text} ({point.minutes} minuten)")
    sources = dict.fromkeys(id for point in agenda for id in point.sources)
    names = ", ".join(flow.sources[id].short for id in sources)
    statuses = ", ".join(dict.fromkeys(point.status for point in agenda))
    proposal = f"De tijden zijn een voorstel van deze site (bron: {names}; {statuses})."
    return "\n".join((*lines, "", proposal, f"{build.site_url} ({build.line})"))
