"""Reads thresholds and partners from their tables; a region may change some thresholds."""

from __future__ import annotations

from flow.rules.read_sources import cited
from flow.rules.register import Partner, Threshold
from flow.rules.tables import Tables
from flow.rules.toml_file import listed
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import THRESHOLD_STATUSES, ThresholdStatus


def numbers(tables: Tables) -> dict[str, int]:
    """Return the value of every threshold, the region's own where it has one.

    They are known before the thresholds are read, for the sentence of one may name any of them.
    Refuses a value for a threshold that a region may not change.
    """
    rows: dict[str, TomlTable] = {}
    for row in tables.rows("drempels.toml", "drempel"):
        if row.id in rows:
            raise row.wrong("id", "this id stands in two [[drempel]] tables")
        rows[row.id] = row
    found = {id: row.number("waarde") for id, row in rows.items()}
    own = tables.inner("regio.toml", "drempels")
    for key in own.keys:
        if key not in rows:
            raise own.wrong(key, f"unknown threshold; expected one of: {listed(rows)}")
        if (status := _status(rows[key])) != "regionaal":
            raise own.wrong(
                key,
                f"has status '{status}'; a region may change only thresholds "
                "with status 'regionaal', so remove this line",
            )
        found[key] = own.number(key)
    return found


def threshold(row: TomlTable, known: Tables) -> Threshold:
    """Read a threshold with the value that counts here."""
    row.number("waarde")
    return Threshold(
        id=row.id,
        value=known.values[row.id],
        unit=row.text("eenheid"),
        decides=row.text("bepaalt"),
        sources=cited(row, known.sources, _status(row)),
        date=row.text("datum"),
        status=_status(row),
    )


def _status(row: TomlTable) -> ThresholdStatus:
    return row.choice("status", THRESHOLD_STATUSES)


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
