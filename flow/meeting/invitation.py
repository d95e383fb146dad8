"""The invitation: a letter, and an appointment for the calendar."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal, get_args

from flow.meeting.calendar import appointment
from flow.meeting.form import (
    Form,
    Given,
    Group,
    date,
    lines,
    listed,
    mistakes,
    read_field,
    shown,
    text,
    time,
)
from flow.meeting.result import Result
from flow.rules.edition import Edition
from flow.rules.errors import RuleError
from flow.rules.toml_table import TomlTable

type Kind = Literal["onderwerp", "tekst", "feit", "punt", "ondertekening"]

FILE = "uitnodiging.toml"
# The code asks for these by name: dates and times that must fit each other, and the guests.
NEEDED = ("regio", "datum", "van", "tot", "plaats", "genodigden", "anderen", "aanmelden")
TITLE = "Bijeenkomst schoolverzuim (MAS)"
KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
_NAME = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the letter; {id} in its text stands for what was filled in at that field."""

    kind: Kind
    text: str
    label: str

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with a value for each {id}; raises KeyError when one is missing."""
        return _NAME.sub(lambda found: values[found[1]], self.text)


@dataclass(frozen=True, slots=True)
class Letter:
    """The form of the invitation and the text it fills; `site` made it."""

    form: Form
    paragraphs: tuple[Paragraph, ...]
    site: str

    def values(self, given: Given) -> dict[str, str]:
        """Return what stands for each {id}: what was filled in, or what the blank letter says."""
        fields = {item.id: item for item in self.form.fields}
        values = {id: shown(item, given) or item.blank for id, item in fields.items()}
        names = [fields["genodigden"].options.get(id, "") for id in given.get("genodigden", ())]
        others = text(given, "anderen").split(",")
        invited = [name.strip() for name in (*names, *others) if name.strip()]
        return values | {"genodigden": listed(invited) or fields["genodigden"].blank}


def load_letter(edition: Edition) -> Letter:
    """Read the letter; raises RuleError at the first mistake."""
    flow, raw = edition.flow, edition.document(FILE, {"veld", "alinea"})
    guests = edition.meeting_claims("regionaal", "genodigden")
    options = {
        "partners": {c.partner: flow.partners[c.partner].name for c in guests if c.partner},
        "casussen": {case.id: case.name.partition(",")[0] for case in flow.cases.values()},
    }
    fields = tuple(
        read_field(TomlTable(FILE, item, values=flow.values), options)
        for item in raw.get("veld", [])
    )
    known = [item.id for item in fields]
    _check_fields(known)
    paragraphs = tuple(_paragraph(TomlTable(FILE, item), known) for item in raw.get("alinea", []))
    return Letter(Form("uitnodiging", (Group("", fields),)), paragraphs, flow.site)


def _check_fields(known: list[str]) -> None:
    """Refuse a field that stands there twice, or that the letter cannot do without."""
    for id in dict.fromkeys((*known, *NEEDED)):
        if known.count(id) != 1:
            raise RuleError(
                FILE, id, "veld", f"expected one [[veld]] with this id, found {known.count(id)}"
            )


def _paragraph(row: TomlTable, known: Iterable[str]) -> Paragraph:
    kind = row.choice("soort", KINDS)
    label = row.text("label", default="") if kind == "feit" else ""
    words = row.get("tekst", str, "a text").strip()
    for name in _NAME.findall(words):
        if name not in known:
            raise row.wrong("tekst", f"'{{{name}}}' is no field; add a [[veld]] with this id")
    if re.search("[{}]", _NAME.sub("", words)):
        raise row.wrong("tekst", "has a loose { or }; a field is written as {id}")
    row.done()
    return Paragraph(kind, words if kind == "ondertekening" else " ".join(words.split()), label)


def invite(letter: Letter, given: Given, now: datetime.datetime) -> Result:
    """Return the letter and, when nothing is wrong, the appointment; `now` is in UTC."""
    found = mistakes(letter.form, given) | _wrong_times(given, now.date())
    wrong = {item.id: found[item.id] for item in letter.form.fields if item.id in found}
    values = letter.values(given)
    told = [(item, item.filled(values)) for item in letter.paragraphs]
    return Result(
        html=preview(letter, given),
        text="\n\n".join(_as_text(item, line) for item, line in told) + "\n",
        values=values,
        mistakes=wrong,
        calendar="" if wrong else _appointment(letter, values, given, now),
    )


def preview(letter: Letter, given: Given) -> str:
    """Return the letter in HTML."""
    values = letter.values(given)
    return "".join(_as_html(item, lines(item.filled(values))) for item in letter.paragraphs)


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
    day = datetime.date.fromisoformat(text(given, "datum"))
    start, end = (
        datetime.datetime.combine(day, datetime.time.fromisoformat(text(given, id)))
        for id in ("van", "tot")
    )
    told = (item for item in letter.paragraphs if item.kind != "onderwerp")
    words = "\n".join(_as_text(item, item.filled(values)) for item in told)
    title = f"{TITLE} {values['regio']}"
    return appointment(title, values["plaats"], words, start, end, now, letter.site)
