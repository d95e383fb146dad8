"""The handbook beside the rules: cards with claims, for pages, hand-outs and slides.

A card is about one thing (a route, a step, a partner, a kind of absence, …) and holds lists of
claims under fixed headings. Every claim has its sources and status, as in the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from flow.rules.card_files import CARD_FILES, CardFile
from flow.rules.errors import RuleError
from flow.rules.model import Flow
from flow.rules.read_sources import claimed
from flow.rules.toml_file import read
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement; `partner` and `step` are ids, `minutes` is 0 where time plays no part.

    `on_case` marks the point of an agenda where people discuss a case.
    `plain` says the same in short words, and `sign` is the id of the pictogram beside them.
    """

    text: str
    sources: tuple[str, ...]
    status: Status
    partner: str
    step: str
    version: str
    minutes: int
    on_case: bool = False
    plain: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One subject: a title, an optional text and address, and claims by heading."""

    id: str
    title: str
    text: str
    url: str
    claims: Mapping[str, tuple[Claim, ...]]


type Handbook = Mapping[str, Mapping[str, Card]]


def load_handbook(flow: Flow, folder: Traversable) -> Handbook:
    """Read all cards, by file name without ending and id; raises RuleError at the first mistake."""
    return {file.removesuffix(".toml"): load_cards(flow, file, folder) for file in CARD_FILES}


def load_cards(flow: Flow, file: str, folder: Traversable) -> dict[str, Card]:
    """Read the cards of one file, by id; raises RuleError at the first mistake."""
    kind = CARD_FILES[file]
    raw = read(folder, file, {kind.table}).get(kind.table)
    if not isinstance(raw, list):
        raise RuleError(file, "-", kind.table, f"expected one or more [[{kind.table}]] tables")
    cards: dict[str, Card] = {}
    for item in raw:
        row = TomlTable(file, item, values=flow.values)
        card = _card(flow, row, kind)
        if card.id in cards:
            raise row.wrong("id", f"this id stands in two [[{kind.table}]] tables")
        row.done("url", *kind.fields, *kind.more)
        cards[card.id] = card
    return cards


def _card(flow: Flow, row: TomlTable, kind: CardFile) -> Card:
    id = row.ref("id", getattr(flow, kind.about), kind.table) if kind.about else row.id
    lists = {key: row.children(key) for key in kind.fields if key in row.keys}
    return Card(
        id=id,
        title=row.text("titel", default=""),
        text=row.text("tekst", default=""),
        url=row.url("url") if "url" in row.keys else "",
        claims={key: tuple(_claim(flow, child) for child in lists[key]) for key in lists},
    )


def _claim(flow: Flow, row: TomlTable) -> Claim:
    claim = Claim(
        text=row.text("tekst"),
        **claimed(row, flow.sources),
        partner=row.ref("wie", flow.partners, "partner") if "wie" in row.keys else "",
        step=row.ref("stap", flow.steps, "step") if "stap" in row.keys else "",
        version=row.text("versie", default=""),
        minutes=row.number("minuten") if "minuten" in row.keys else 0,
        on_case=row.flag("casus", default=False),
        plain=row.text("makkelijk", default=""),
        sign=row.text("pictogram", default=""),
    )
    row.done("wie", "stap", "minuten")
    return claim
