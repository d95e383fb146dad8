"""Reads the sources and the places in them; who cites a law names the place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import TypedDict

from flow.rules.register import Source
from flow.rules.tables import Tables
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import MONTHS, SEEN, SORTS, STATUSES, Status

FILE, DOUBTED = "bronnen.toml", "nakijken"
_LAW = re.compile(r"https://wetten\.overheid\.nl/(BWBR\d+)/(\d{4}-\d\d-\d\d)")
_ARTICLE = re.compile(r"artikel (\d[\w.]*)")


def read(known: Tables) -> dict[str, Source]:
    """Return every source by id, each followed by the places in it."""
    known.sources = known.keyed(FILE, "bron", _source)
    places = known.keyed(FILE, "plaats", _place)
    found: dict[str, Source] = {}
    for source in known.sources.values():
        inside = (place for place in places.values() if place.part_of == source.id)
        found |= {item.id: item for item in (source, *inside)}
    return found


class Claimed(TypedDict):
    """What every claim says of itself."""

    sources: tuple[str, ...]
    status: Status


def claimed(row: TomlTable, known: Mapping[str, Source]) -> Claimed:
    """Return the sources of a claim and how certain it is."""
    ids, status = row.refs("bronnen", known, "source"), row.choice("status", STATUSES)
    return {"sources": _by_article(row, known, ids, status), "status": status}


def cited(
    row: TomlTable,
    sources: Mapping[str, Source],
    status: str = "",
    default: tuple[str, ...] | None = None,
) -> tuple[str, ...]:
    """Return the sources of a claim, at least one; a law as a whole only where it is in doubt."""
    return _by_article(row, sources, row.refs("bronnen", sources, "source", default), status)


def _by_article(
    row: TomlTable, sources: Mapping[str, Source], ids: tuple[str, ...], status: str
) -> tuple[str, ...]:
    for id in ids:
        if sources[id].law and status != DOUBTED:
            raise row.wrong("bronnen", whole_law(id))
    return ids


def whole_law(id: str) -> str:
    """Say what to do about a claim that rests on a law as a whole."""
    return (
        f"'{id}' is a whole law; cite a [[plaats]] in it, "
        f"or give the claim status '{DOUBTED}' while the article is not known"
    )


def _source(row: TomlTable, known: Tables) -> Source:
    law = "soort" in row.keys and row.choice("soort", SORTS) == "wet"
    return Source(
        id=row.id,
        short=row.text("kort"),
        title=row.text("titel"),
        publisher=row.text("uitgever"),
        date=_text_of(row.date("tekst_per")) if law else row.text("datum"),
        url=row.url("url"),
        checked=row.date("gecontroleerd"),
        seen=row.choice("gezien", SEEN),
        law=law,
    )


def _text_of(day: datetime.date) -> str:
    return f"tekst per {day.day} {MONTHS[day.month - 1]} {day.year}"


def _place(row: TomlTable, known: Tables) -> Source:
    """Read a place; what it does not say itself is that of its source."""
    whole = known.sources[row.ref("bron", known.sources, "source")]
    if row.id in known.sources:
        raise row.wrong("id", "this id stands in two tables")
    place, about = row.text("plaats"), row.text("over")
    return Source(
        id=row.id,
        short=f"{whole.short}, {place}",
        title=f"{whole.title}, {place}: {about}",
        publisher=whole.publisher,
        date=whole.date,
        url=row.url("url") if "url" in row.keys else _address(row, whole, place),
        checked=row.date("gecontroleerd", default=whole.checked),
        seen=row.choice("gezien", SEEN, default=whole.seen),
        part_of=whole.id,
        place=place,
        about=about,
    )


def _address(row: TomlTable, whole: Source, place: str) -> str:
    """Return the official address of an article in a text of a law (Juriconnect)."""
    if not whole.law:
        return whole.url
    law, article = _LAW.match(whole.url), _ARTICLE.match(place)
    if not law or not article:
        raise row.wrong("url", "is missing; no address follows from the law and an article")
    return (
        f"https://wetten.overheid.nl/jci1.3:c:{law[1]}&artikel={article[1]}&z={law[2]}&g={law[2]}"
    )
