"""Reads thresholds and partners from their tables; a region may change some thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flow.rules.read_sources import cited
from flow.rules.register import Partner, Threshold
from flow.rules.tables import Tables
from flow.rules.toml_file import listed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import THRESHOLD_STATUSES


def threshold(row: TomlTable, known: Tables) -> Threshold:
    """Read a threshold with its national value."""
    status = row.choice("status", THRESHOLD_STATUSES)
    return Threshold(
        id=row.id,
        value=row.number("waarde"),
        unit=row.text("eenheid"),
        decides=row.text("bepaalt"),
        sources=cited(row, known.sources, status),
        date=row.text("datum"),
        status=status,
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
        sources=cited(row, known.sources),
        proper=row.flag("eigennaam", default=False),
        together=row.flag("samen", default=False),
        subject=row.text("onderwerp", default=row.text("naam")),
    )
