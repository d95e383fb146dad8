"""Reads thresholds and partners from their tables; a region may change some thresholds."""

from __future__ import annotations

from flow.rules.read_sources import cited
from flow.rules.register import Partner, Threshold
from flow.rules.tables import Tables
from flow.rules.toml_table import NATIONAL, TomlTable
from flow.rules.vocabulary import THRESHOLD_STATUSES, ThresholdStatus


def numbers(tables: Tables) -> dict[str, int]:
    """Return the national value of every threshold, under its own name and as national.

    They are known before the thresholds are read, for the sentence of one may name any of them.
    """
    found: dict[str, int] = {}
    for row in tables.rows("drempels.toml", "drempel"):
        if row.id in found:
            raise row.wrong("id", "this id stands in two [[drempel]] tables")
        found[row.id] = row.number("waarde")
    return found | {f"{id}{NATIONAL}": value for id, value in found.items()}


def statuses(tables: Tables) -> dict[str, ThresholdStatus]:
    """Return the status of every threshold: a region may change some."""
    return {row.id: _status(row) for row in tables.rows("drempels.toml", "drempel")}


def threshold(row: TomlTable, known: Tables) -> Threshold:
    """Read a threshold with the value that counts here."""
    return Threshold(
        id=row.id,
        value=known.values[row.id],
        unit=row.text("eenheid"),
        decides=row.text("bepaalt"),
        sources=cited(row, known.sources, _status(row)),
        date=row.text("datum"),
        status=_status(row),
        national=row.number("waarde"),
        own=known.region.values.get(row.id),
    )


def _status(row: TomlTable) -> ThresholdStatus:
    return row.choice("status", THRESHOLD_STATUSES)


def partner(row: TomlTable, known: Tables) -> Partner:
    """Read a partner, by the name it has in the region."""
    name = row.text("naam")
    own = known.region.names.get(row.id)
    subject = row.text("onderwerp", default=name)
    return Partner(
        id=row.id,
        name=own or name,
        role=row.text("rol"),
        sources=cited(row, known.sources),
        proper=row.flag("eigennaam", default=False) or own is not None,
        together=row.flag("samen", default=False),
        family=row.flag("gezin", default=False),
        subject=own or subject,
    )
