"""What a form asks, and what is wrong with what somebody filled in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal, get_args

from flow.rules.toml_table import TomlTable

type Kind = Literal[
    "tekst", "lang", "datum", "tijd", "getal", "bijeenkomst", "partners", "casussen"
]
type Given = Mapping[str, tuple[str, ...]]  # what was filled in: by field, one text or the choices

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
_EMPTY = {"datum": "Kies een datum.", "tijd": "Kies een tijd."}
# fromisoformat takes more than a browser sends, such as weeks and time zones.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_NUMBER = re.compile(r"[0-9]{1,4}")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in; `blank` stands in the result while it is empty.

    `options` holds the names by id of what can be ticked; empty for other kinds. `only` holds the
    meetings at which it is asked; empty: all.
    """

    id: str
    label: str
    kind: Kind = "tekst"
    help: str = ""
    required: bool = False
    blank: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether one of the options is chosen, and no more."""
        return self.kind == "bijeenkomst"


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; `hints` are suggestions to read before filling in."""

    title: str
    fields: tuple[Field, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page, by the id of its document."""

    id: str
    groups: tuple[Group, ...]

    @property
    def fields(self) -> Iterator[Field]:
        """Every field of the form."""
        return (item for group in self.groups for item in group.fields)


def read_field(row: TomlTable, options: Mapping[str, Mapping[str, str]] | None = None) -> Field:
    """Read a field from its table; `options` has what can be ticked, by kind."""
    kind = row.choice("soort", KINDS)
    made = Field(
        id=row.id,
        label=row.text("label"),
        kind=kind,
        help=row.text("hulp", default=""),
        required="verplicht" in row.keys and row.flag("verplicht"),
        blank=row.get("leeg", str, "a text", default=""),
        options=(options or {}).get(kind, {}),
    )
    row.done("verplicht")
    return made


def text(given: Given, id: str) -> str:
    """Return what was filled in at a field, without spaces around it."""
    return " ".join(given.get(id, ())).strip()


def date(value: str) -> datetime.date | None:
    """Return a date as a browser sends it, or None."""
    try:
        return datetime.date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:  # the thirtieth of February
        return None


def time(value: str) -> datetime.time | None:
    """Return a time as a browser sends it, or None."""
    return datetime.time.fromisoformat(value) if _TIME.fullmatch(value) else None


def number(value: str) -> int | None:
    """Return a count of people, or None."""
    return int(value) if _NUMBER.fullmatch(value) else None


def shown(item: Field, given: Given) -> str:
    """Return how a value reads in a letter: a date with its day, choices with commas."""
    value = text(given, item.id)
    if item.options:
        return listed(item.options[id] for id in given.get(item.id, ()) if id in item.options)
    if item.kind == "datum" and (day := date(value)):
        return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    if item.kind == "tijd" and (moment := time(value)):
        return f"{moment.hour}.{moment.minute:02} uur"
    return value


def listed(names: Iterable[str]) -> str:
    """Join names as people say them: a, b en c."""
    *first, last = names if (names := list(names)) else [""]
    return f"{', '.join(first)} en {last}" if first else last


def lines(value: str) -> str:
    """Return a text as HTML, with its new lines."""
    return "<br>".join(escape(line) for line in value.splitlines())


def place_and_date(values: Mapping[str, str]) -> str:
    """Return the head of a result: where and when, as far as that was filled in."""
    told = ", ".join(value for key in ("regio", "datum") if (value := values[key]))
    return f"<p><strong>{escape(told)}</strong></p>" if told else ""


def mistakes(form: Form, given: Given) -> dict[str, str]:
    """Return what is wrong, by field: what to do about it, in the order of the form."""
    found = ((item.id, _mistake(item, text(given, item.id))) for item in form.fields)
    return {id: told for id, told in found if told}


def _mistake(item: Field, value: str) -> str:
    if not value:
        return _EMPTY.get(item.kind, "Vul dit veld in.") if item.required else ""
    if item.kind == "datum" and not date(value):
        return "Schrijf de datum als jaar-maand-dag, zoals 2027-02-01."
    if item.kind == "tijd" and not time(value):
        return "Schrijf de tijd als uren:minuten, zoals 13:30."
    if item.kind == "getal" and number(value) is None:
        return "Vul een heel getal in: 0 of meer."
    return ""
