"""Reads sources, thresholds and partners from their tables; a region may change some thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flow.rules.register import Partner, Source, Threshold
from flow.rules.tables import Tables
from flow.rules.toml_file import listed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import SEEN, THRESHOLD_STATUSES


def claimed(row: TomlTable, known: Tables) -> tuple[str, ...]:
    """Return the sources of a claim; at least one."""
    return row.refs("bronnen", known.sources, "source")


def source(row: TomlTable, known: Tables) -> Source:
    """Read a source."""
    return Source(
        id=row.id,
        short=row.text("kort"),
        title=row.text("titel"),
        publisher=row.text("uitgever"),
        date=row.text("datum"),
        url=row.url("url"),
        checked=row.date("gecontroleerd"),
        seen=row.choice("gezien", SEEN),
    )


def threshold(row: TomlTable, known: Tables) -> Threshold:
    """Read a threshold with its national value."""
    return Threshold(
        id=row.id,
        value=row.number("waarde"),
        unit=row.text("eenheid"),
        decides=row.text("bepaalt"),
        sources=claimed(row, known),
        date=row.text("datum"),
        status=row.choice("status", THRESHOLD_STATUSES),
    )


def regional(own: TomlTable, national: Mapping[str, Threshold]) -> dict[str, Threshold]:
    """Return the thresholds with the region's own values; refuses one it may not change."""
    thresholds = dict(national)
    for key in own.keys:
        found = thresholds.get(key)
        if found is None:
            raise own.wrong(key, f"unknown threshold; expected one of: {listed(national)}")
        if found.status != "regionaal":
            raise own.wrong(
                key,
                f"has status '{found.status}'; a region may change only thresholds "
                "with status 'regionaal', so remove this line",
            )
        thresholds[key] = replace(found, value=own.number(key))
    return thresholds


def partner(row: TomlTable, known: Tables) -> Partner:
    """Read a partner."""
    return Partner(
        id=row.id,
        name=row.text("naam"),
        role=row.text("rol"),
        sources=claimed(row, known),
        proper=row.flag("eigennaam", default=False),
        together=row.flag("samen", default=False),
    )
