"""The handbook beside the rules: cards with claims, for pages, hand-outs and slides.

A card is about one thing (a route, a step, a partner, a kind of absence, …) and holds lists of
claims under fixed headings. Every claim has its sources and status, as in the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from flow.rules.errors import RuleError
from flow.rules.model import Flow
from flow.rules.toml_file import read
from flow.rules.toml_table import TomlTable
from flow.rules.vocabulary import STATUSES, Status


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement; `partner` and `step` are ids, `minutes` is 0 where time plays no part.

    `plain` says the same in short words, and `sign` is the id of the pictogram beside them.
    """

    text: str
    sources: tuple[str, ...]
    status: Status
    partner: str
    step: str
    version: str
    minutes: int
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


@dataclass(frozen=True, slots=True)
class CardFile:
    """What a file of cards may hold: its table, its headings, and what its ids refer to.

    Claims under a heading in `short` stand on a sheet or a poster, not on the page of the card;
    the first of each is the answer in a few words.
    """

    table: str
    headings: Mapping[str, str]
    about: str = ""
    short: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> Mapping[str, str]:
        """All headings that a card may have claims under."""
        return {**self.headings, **self.short}


# What a young person and parents want to know of every choice.
CHOICE = {
    "kort_naam": "Wat is het?",
    "kort_voor_wie": "Voor wie?",
    "kort_gebeurt": "Wat gebeurt er?",
    "kort_beslist": "Wie beslist?",
    "kort_vraagt": "Wat vragen wij van u?",
    "kort_duur": "Hoe lang duurt het?",
    "kort_daarna": "En daarna?",
}

CARD_FILES = {
    "routekaarten.toml": CardFile(
        "route",
        {
            "voor_wie": "Voor wie",
            "pleit_voor": "Wat ervoor pleit",
            "pleit_tegen": "Wat ertegen pleit",
            "beslist": "Wie beslist",
            "verloop": "Hoe het loopt, stap voor stap",
            "terugkoppeling": "Wie koppelt wat terug",
            "lukt": "Als het lukt",
            "vast": "Als de route vastloopt",
            "wet": "Waar het op rust",
            "regio": "Wat per regio verschilt",
            "onbekend": "Wat niet bekend is",
        },
        about="outcomes",
        short=CHOICE,
    ),
    "keuzekaart.toml": CardFile("keuze", CHOICE),
    "stapkaarten.toml": CardFile(
        "stap",
        {
            "doet": "Wie doet wat",
            "nodig": "Wat u nodig hebt",
            "termijnen": "Termijnen die echt bekend zijn",
            "resultaat": "Wat de stap oplevert",
            "afspraken": "Afspraken om in uw regio te maken",
            "onbekend": "Wat niet bekend is",
        },
        about="steps",
        short={"kort": "In het kort"},
    ),
    "partnerkaarten.toml": CardFile(
        "partner",
        {
            "doet": "Wat deze partner doet",
            "stappen": "In welke stappen",
            "grens": "Wat deze partner niet doet",
            "meenemen": "Neem mee naar de bijeenkomst",
            "regio": "Wat per regio verschilt",
            "onbekend": "Wat niet bekend is",
        },
        about="partners",
    ),
    "soorten.toml": CardFile(
        "soort",
        {
            "wat": "Wat het is",
            "gevolg": "Wat ermee gebeurt",
            "regio": "Wat per regio verschilt",
            "onbekend": "Wat niet bekend is",
        },
    ),
    "instrumenten.toml": CardFile(
        "instrument",
        {
            "waarvoor": "Waarvoor",
            "bekend": "Wat bekend is",
            "vinden": "Waar te vinden",
            "onbekend": "Wat niet bekend is",
        },
    ),
    "regioverschillen.toml": CardFile(
        "verschil", {"beslist": "Wat de regio zelf beslist", "voorbeelden": "Voorbeelden"}
    ),
    "versies.toml": CardFile(
        "versie",
        {"wijzigingen": "Wat er veranderde", "onbekend": "Wat niet bekend is"},
    ),
    "begrippen.toml": CardFile("begrip", {"uitleg": "Uitleg"}),
    "bijeenkomst.toml": CardFile(
        "onderdeel",
        {
            "doel": "Doel",
            "agenda": "Agenda",
            "vragen": "Vragen",
            "genodigden": "Wie nodigt u uit",
            "onbekend": "Wat niet bekend is",
        },
    ),
}

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
        row.done("url", *kind.fields)
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
        sources=row.refs("bronnen", flow.sources, "source"),
        status=row.choice("status", STATUSES),
        partner=row.ref("wie", flow.partners, "partner") if "wie" in row.keys else "",
        step=row.ref("stap", flow.steps, "step") if "stap" in row.keys else "",
        version=row.text("versie", default=""),
        minutes=row.number("minuten") if "minuten" in row.keys else 0,
        plain=row.text("makkelijk", default=""),
        sign=row.text("pictogram", default=""),
    )
    row.done("wie", "stap", "minuten")
    return claim
