"""The agenda of a meeting: to edit in Word, and as an appointment on a day that is an example."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docx.document import Document as Word

from flow.meeting.calendar import appointment
from flow.meeting.letter import load_invitation
from flow.rules.handbook import Claim
from scripts.faces.documents import word
from scripts.faces.documents.catalog import Document
from scripts.faces.documents.origin import origin
from scripts.faces.tools.build import Build

AHEAD = datetime.timedelta(days=60)  # time enough to invite people
BEGIN = datetime.time(13, 0)
TUESDAY = 1
HEADS, WIDTHS = ("Tijd", "Onderwerp", "Stap", "Minuten"), (1.8, 11.4, 1.6, 2.2)

type Timed = tuple[datetime.datetime, Claim]


def appointed(build: Build, document: Document) -> bytes:
    """Return the meeting of a document as an appointment, as long as its agenda."""
    start = datetime.datetime.combine(example_day(build.date.date()), BEGIN)
    points = list(_timed(build, document.group, start))
    made = appointment(
        title=f"{document.title} (pas de datum aan)",
        place="",
        text=_text(build, points),
        start=start,
        end=_end(points),
        made=build.date.replace(tzinfo=None),
        maker=build.flow.site,
        about=("voorbeeld", document.group),
    )
    return made.encode("utf-8")


def example_day(built: datetime.date) -> datetime.date:
    """Return the first Tuesday that leaves time to invite people."""
    day = built + AHEAD
    return day + datetime.timedelta(days=(TUESDAY - day.weekday()) % 7)


def _values(build: Build, document: Document) -> dict[str, str]:
    """Return what the blank invitation to the meeting says between brackets."""
    return load_invitation(build.edition).letters[document.group].values({})


def _timed(build: Build, meeting: str, start: datetime.datetime) -> Iterator[Timed]:
    """Yield every point of the agenda with the moment at which it begins."""
    for point in build.edition.meeting_claims(meeting, "agenda"):
        yield start, point
        start += datetime.timedelta(minutes=point.minutes)


def _end(points: list[Timed]) -> datetime.datetime:
    begin, last = points[-1]
    return begin + datetime.timedelta(minutes=last.minutes)


def _text(build: Build, points: list[Timed]) -> str:
    """Return the agenda with the time at which each point begins."""
    flow, lines = build.flow, ["De dag is een voorbeeld: pas datum, tijd en plaats aan.", ""]
    for begin, point in points:
        step = f"Stap {flow.steps[point.step].number}: " if point.step else ""
        lines.append(f"{begin:%H:%M} {step}{point.text} ({point.minutes} minuten)")
    proposal = "De tijden zijn een voorstel van deze site."
    return "\n".join((*lines, "", proposal, f"{build.site_url} ({build.line})"))


def agenda(build: Build, document: Document) -> bytes:
    """Return the agenda in Word: what people need before and during the meeting, and no more."""
    cards = build.handbook["bijeenkomst"]
    goals, asked = cards[document.group].claims["doel"], cards["centrale-vragen"].claims["vragen"]
    made = word.new(build, document.title, origin(build.flow, {"doel": goals, "vragen": asked}))
    made.add_heading(document.title, 1)
    values = _values(build, document)
    word.fact(made, "Wanneer", f"{values['datum']}, van {values['van']} tot {values['tot']}")
    word.fact(made, "Waar", values["plaats"])
    _listed(made, "Doel", goals)
    made.add_heading("Programma", 2)
    made.add_paragraph("De tijden zijn een voorbeeld: pas aan wat bij u anders is.")
    _programme(build, document.group, made)
    _listed(made, "Twee vragen bij elke stap", asked)
    return word.saved(made)


def _listed(made: Word, heading: str, claims: tuple[Claim, ...]) -> None:
    made.add_heading(heading, 2)
    for claim in claims:
        made.add_paragraph(claim.text, style="List Bullet")


def _programme(build: Build, meeting: str, made: Word) -> None:
    """Write a row for each point, and one for the end, which takes no time."""
    start = datetime.datetime.combine(build.date.date(), BEGIN)
    points = list(_timed(build, meeting, start))
    table = word.table(made, "Programma", HEADS, WIDTHS)
    for begin, point in points:
        step = str(build.flow.steps[point.step].number) if point.step else ""
        word.row(table, (f"{begin:%H.%M}", point.text, step, str(point.minutes)), height=0.7)
    word.row(table, (f"{_end(points):%H.%M}", "Einde", "", ""), height=0.7)
