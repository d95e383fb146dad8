"""What a form asks, and what is wrong with what somebody filled in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal, get_args

from flow.meeting import typed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import MONTHS

type Kind = Literal[
    "tekst", "lang", "datum", "tijd", "getal", "bijeenkomst", "keuze", "partners", "casussen"
]
type Given = Mapping[str, tuple[str, ...]]  # what was filled in: by field, one text or the choices

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
_EMPTY = {"datum": "Vul een datum in.", "tijd": "Vul een tijd in."}
_READ: Mapping[Kind, Callable[[str], object]]
_READ = {"datum": typed.date, "tijd": typed.time, "getal": typed.count}
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


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
        return self.kind in ("bijeenkomst", "keuze")


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; `help` and the `hints` are to read before filling in.

    Groups with the same `chapter` are folded together, for a form that few fill in whole.
    """

    title: str
    fields: tuple[Field, ...]
    hints: tuple[str, ...] = ()
    chapter: str = ""
    help: str = ""


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
    """Return a date as people write it, or None."""
    return _or_none(typed.date, value)


def time(value: str) -> datetime.time | None:
    """Return a time as people write it, or None."""
    return _or_none(typed.time, value)


def number(value: str) -> int | None:
    """Return a count of people, or None."""
    return _or_none(typed.count, value)


def _or_none[T](read: Callable[[str], T], value: str) -> T | None:
    try:
        return read(value)
    except ValueError:
        return None


def shown(item: Field, given: Given) -> str:
    """Return how a value reads in a letter: a date with its day, choices with commas."""
    value = text(given, item.id)
    if item.options:
        chosen = (id for id in given.get(item.id, ()) if id)  # none means: not known
        return listed(item.options[id] for id in chosen if id in item.options)
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
    found = unread(form, given)
    told = ((item, found.get(item.id) or _missing(item, given)) for item in form.fields)
    return {item.id: words for item, words in told if words}


def unread(form: Form, given: Given) -> dict[str, str]:
    """Return what stands in a field and cannot be read, by field: what to do about it."""
    told = ((item.id, _wrong(item, text(given, item.id))) for item in form.fields)
    return {id: words for id, words in told if words}


def _wrong(item: Field, value: str) -> str:
    if not value or item.kind not in _READ:
        return ""
    try:
        _READ[item.kind](value)
    except ValueError as error:
        return str(error)
    return ""


def _missing(item: Field, given: Given) -> str:
    if text(given, item.id) or not item.required:
        return ""
    return _EMPTY.get(item.kind, "Vul dit veld in.")
