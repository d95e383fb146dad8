"""What every document is made of: the rules, the cards, the address and the date."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass

from flow.facts import TABLES, Facts
from flow.marks import anchor
from flow.meeting.agreements import load_agreements
from flow.model import Flow
from flow.parts import KIND_LABELS
from scripts.faces import paper
from scripts.faces.cache import ROOT
from scripts.faces.documents.catalog import Catalog
from scripts.faces.documents.prose import read_pages
from scripts.faces.names import action_number, letter, place
from scripts.faces.palette import BASE, FAMILIES


@dataclass(frozen=True)
class Edition:
    """The content of one build; `built` is in seconds since 1970 and is no clock: see moment."""

    flow: Flow
    facts: Facts
    catalog: Catalog
    site_url: str
    built: int

    @property
    def date(self) -> datetime.datetime:
        """The moment this version is from, in UTC."""
        return datetime.datetime.fromtimestamp(self.built, datetime.UTC)

    @property
    def line(self) -> str:
        """What stands on every sheet about the version."""
        version = (
            f"regels versie {self.flow.version}, gecontroleerd op {self.flow.checked:%d-%m-%Y}"
        )
        return f"{version}, gemaakt op {self.date:%d-%m-%Y}"


def content(edition: Edition) -> dict[str, object]:
    """Return all data that a template may need, as plain values."""
    flow = edition.flow
    documents = edition.catalog.documents.values()
    ends = {**flow.questions, **flow.outcomes}
    return {
        "regels": plain(flow),
        "kaarten": plain(edition.facts),
        "koppen": {file.removesuffix(".toml"): dict(t.headings) for file, t in TABLES.items()},
        "documenten": {item.name: plain(item) for item in documents if item.format == "pdf"},
        "plaatsen": {id: place(flow, id) for id in ends},
        "ankers": {id: anchor(flow, id) for id in ends},
        "letters": {id: letter(flow, id) for id in flow.outcomes},
        "actienummers": {id: action_number(flow, id) for id in flow.actions},
        "uitkomstsoorten": KIND_LABELS,
        "formulier": {"begin": paper.START, "eind": paper.END},
        "teksten": plain(read_pages(ROOT / "docs")),
        "kleuren": {name: colour.light for name, colour in BASE.items()},
        "families": {
            name: {"ink": family.light_ink, "tint": family.light_tint}
            for name, family in FAMILIES.items()
        },
        "afspraken": [column.label for column in load_agreements(flow).columns],
        "adres": edition.site_url,
        "versieregel": edition.line,
    }


def plain(value: object) -> object:
    """Turn dataclasses, mappings and dates into what JSON can hold."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
