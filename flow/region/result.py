"""What comes of the form of a region: its file, the sheet with all it agreed, and what is wrong."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any

from flow.meeting import typed
from flow.meeting.form import Given, Group, lines, shown, text
from flow.meeting.result import Result
from flow.region.form import ID, RegionForm, field_id
from flow.rules.read_region import problems
from flow.rules.region_shape import Kind, Place
from flow.rules.write_region import as_toml

NOTHING = "<p>U heeft nog niets ingevuld.</p>"
NAME = "naam"
OF_SITE = {"kleur", "voettekst"}  # these are no agreements


def region_result(asked: RegionForm, given: Given) -> Result:
    """Return what was filled in as a sheet, as text, as a file and for Word; and what is wrong."""
    raw, unread = as_raw(asked, given)
    found = {field_id(place): told for place, told in problems(raw, asked.known).items()}
    order = [item.id for item in asked.form.fields]
    mistakes = {id: told for id, told in {**found, **unread}.items() if id in order}
    values = {item.id: shown(item, given) for item in asked.form.fields}
    return Result(
        html="".join(_html(asked, values)),
        text="\n".join(_lines(asked, values)) + "\n",
        values=values,
        mistakes={id: mistakes[id] for id in sorted(mistakes, key=order.index)},
        name=ID,
        unread={id: told for id, told in mistakes.items() if text(given, id)},
        toml=as_toml(raw),
    )


def as_raw(asked: RegionForm, given: Given) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what was filled in as the file holds it, and by field what cannot be read."""
    raw: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for place, kind in asked.known.places():
        id = field_id(place)
        if not text(given, id):
            continue
        try:
            _put(raw, place, _READ[kind](given[id]))
        except ValueError as error:
            unread[id] = str(error)
            _put(raw, place, text(given, id))  # so that it is not told to be missing as well
    return raw, unread


def as_given(raw: Mapping[str, Any], asked: RegionForm) -> dict[str, list[str]]:
    """Return what a file holds as what is filled in; what has no field is left out."""
    return {
        field_id(place): _typed(value, kind)
        for place, kind in asked.known.places()
        if (value := _get(raw, place)) is not None
    }


def _get(raw: Any, place: Place) -> object:
    for name in place:
        raw = raw.get(name) if isinstance(raw, Mapping) else None
    return raw


def _typed(value: object, kind: Kind) -> list[str]:
    """Return a value as somebody types or ticks it."""
    if isinstance(value, bool):
        return ["ja" if value else "nee"]
    if isinstance(value, datetime.date):
        return [f"{value.day}-{value.month}-{value.year}"]
    if isinstance(value, list):
        return [", ".join(map(str, value))] if kind == "lijst" else [str(item) for item in value]
    return [str(value)]


def _put(raw: dict[str, Any], place: Place, value: object) -> None:
    for name in place[:-1]:
        raw = raw.setdefault(name, {})
    raw[place[-1]] = value


def _list(value: str) -> list[str]:
    """Take apart what stands between commas or on lines of its own."""
    parts = value.replace(";", ",").replace("\n", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


# What is typed in a field becomes what the file holds, by kind; ValueError says what to do.
_READ: Mapping[Kind, Callable[[tuple[str, ...]], object]] = {
    "naam": lambda given: given[0].strip(),
    "korte_naam": lambda given: given[0].strip(),
    "tekst": lambda given: given[0].strip(),
    "kleur": lambda given: given[0].strip(),
    "lijst": lambda given: _list(",".join(given)),
    "getal": lambda given: typed.count(given[0]),
    "datum": lambda given: typed.date(given[0]),
    "ja_nee": lambda given: given[0] == "ja",
    "partners": list,
}

# --- the sheet -----------------------------------------------------------------------------------

type Row = tuple[str, str]  # a label with what was filled in


def _filled(asked: RegionForm, values: Mapping[str, str]) -> Iterator[tuple[Group, list[Row]]]:
    """Yield the groups in which something is filled in, with what."""
    for group in asked.form.groups:
        fields = [item for item in group.fields if values[item.id] and item.id not in OF_SITE]
        rows = [(item.label, values[item.id]) for item in fields]
        if rows:
            yield group, rows


def _html(asked: RegionForm, values: Mapping[str, str]) -> Iterator[str]:
    filled = list(_filled(asked, values))
    if not filled:
        yield NOTHING
        return
    yield f"<h3>{escape(_title(values))}</h3>"
    for chapter, groups in groupby(filled, lambda item: item[0].chapter):
        yield f"<h4>{escape(chapter)}</h4>" if chapter else ""
        for group, rows in groups:
            heading = "h5" if chapter else "h4"
            yield f"<{heading}>{escape(group.title)}</{heading}>" if group.title else ""
            items = (f"<dt>{escape(label)}</dt><dd>{lines(told)}</dd>" for label, told in rows)
            yield f'<dl class="mt-uitkomst mt-rij">{"".join(items)}</dl>'


def _title(values: Mapping[str, str]) -> str:
    return f"Afspraken over de MAS: {values[NAME] or 'onze regio'}"


def _lines(asked: RegionForm, values: Mapping[str, str]) -> Iterator[str]:
    yield _title(values)
    for group, rows in _filled(asked, values):
        yield f"\n{' - '.join(part for part in (group.chapter, group.title) if part)}"
        yield from (f"- {label}: {told}" for label, told in rows)


def as_list(told: Iterable[str]) -> str:
    """Return what is wrong with a file as a list; nothing when nothing is."""
    items = "".join(f"<li>{escape(line)}</li>" for line in told)
    return items and f"<ul>{items}</ul>"
