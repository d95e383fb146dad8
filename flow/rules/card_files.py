"""Which files of cards there are, and under which headings their claims stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CardFile:
    """What a file of cards may hold: its table, its headings, and what its ids refer to.

    Claims under a heading in `short` stand on a sheet or a poster, not on the page of the card;
    the first of each is the answer in a few words. `more` names fields that others read.
    """

    table: str
    headings: Mapping[str, str]
    about: str = ""
    short: Mapping[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()

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
            "grens": "Wat u niet doet",
            "bel": "Wie u belt",
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
            "doet": "Doet dit",
            "stappen": "In welke stappen",
            "grens": "Doet dit niet",
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
        "verschil",
        {"beslist": "Wat de regio zelf beslist", "voorbeelden": "Voorbeelden"},
        more=("bij", "drempels", "raad"),
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
            "kern": "In het kort",
            "vragen": "Vragen",
            "genodigden": "Wie nodigt u uit",
            "onbekend": "Wat niet bekend is",
        },
    ),
}
