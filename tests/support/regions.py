"""Editions of regions: one of the toy rules with everything filled in, and random ones."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flow.rules.read_region import Text
from flow.rules.region_checks import LARGEST, LONGEST_NAME, LONGEST_OF_PARTNER, LONGEST_TEXT, YEARS
from flow.rules.region_shape import Kind, Known, Place

SPAAKDORP = """\
naam = "Spaakdorp"
gemeenten = ["Spaakdorp", "Velgendam"]
kleur = "#1F5F8B"
voettekst = "Een uitgave van de fietsers van Spaakdorp."

[overleg]
naam = "Kettingtafel"
hoe_vaak = "Elke eerste zaterdag"
wie = ["eigenaar", "cafe"]
inbrengen = "Wie de fiets bracht."

[raad]
weg = "De buur belt de fabriek"
tafel = false

[contact]
cafe = "Balie van het café, 0299 000 000, balie@voorbeeld.nl"
maker = "Loket garantie"

[namen]
cafe = "Fietscafé"

[drempels.weinig_euro]
waarde = 703
bron = "Prijslijst Spaakdorp"
datum = 2026-09-01

[afspraken.opening]
afspraak = "Het café is op zaterdag open"
bron = "Krant van Spaakdorp"
datum = 2026-10-12

[afspraken.fabriek-bereiken]
afspraak = "Bel op maandag."

[stappen.fiets-bekijken]
nodig = "Een lamp"
afspraak = "Wij kijken samen."
wie = "De buur"
wanneer = "Dezelfde week"
"""
FILLED = Text(SPAAKDORP)

_words = st.text("abc déF&<'\"\\-.", min_size=1, max_size=LONGEST_NAME).filter(str.strip)

_short = _words.map(lambda name: name[:LONGEST_OF_PARTNER]).filter(str.strip)
_days = st.dates(datetime.date(YEARS[0], 1, 1), datetime.date(YEARS[-1], 12, 31))


def regions(known: Known) -> SearchStrategy[dict[str, Any]]:
    """Make editions without a mistake, as the file holds them."""
    by_place = {
        place: _value(kind, known)
        for place, kind in known.places()
        if place[0] not in ("drempels", "afspraken")
    }
    name = {("naam",): by_place.pop(("naam",))}
    wholes = {
        ("drempels", id): st.fixed_dictionaries(
            {"waarde": st.integers(1, LARGEST), "bron": _words, "datum": _days}
        )
        for id in known.limits
    }
    agreed: dict[str, SearchStrategy[object]] = {"afspraak": _words}
    wholes |= {
        ("afspraken", id): st.fixed_dictionaries(agreed)
        | st.fixed_dictionaries({**agreed, "bron": _words, "datum": _days})
        for id in known.points
    }
    return st.fixed_dictionaries(name, optional=by_place | wholes).map(nested)


def _value(kind: Kind, known: Known) -> SearchStrategy[object]:
    made: Mapping[Kind, SearchStrategy[object]] = {
        "naam": _words,
        "korte_naam": _short,
        "tekst": _words,
        "lijst": st.lists(_words, min_size=1, max_size=3),
        "partners": st.lists(st.sampled_from(list(known.partners)), min_size=1, unique=True),
        "kleur": st.sampled_from(["#000000", "#05515f", "#7A2B11"]),
        "getal": st.integers(1, LARGEST),
        "datum": _days,
        "ja_nee": st.booleans(),
    }
    return made[kind]


def nested(fields: Mapping[Place, object]) -> dict[str, Any]:
    """Put fields by their place in tables."""
    made: dict[str, Any] = {}
    for place, value in fields.items():
        inside = made
        for name in place[:-1]:
            inside = inside.setdefault(name, {})
        inside[place[-1]] = value
    return made


def fullest(known: Known) -> dict[str, Any]:
    """Return an edition with every field filled in, each as long as it may be."""
    return nested({place: _fullest(kind, known) for place, kind in known.places()})


def _fullest(kind: Kind, known: Known) -> object:
    made: Mapping[Kind, object] = {
        "naam": _long(LONGEST_NAME),
        "korte_naam": _long(LONGEST_OF_PARTNER),
        "tekst": _long(LONGEST_TEXT),
        "lijst": [_long(LONGEST_NAME)] * 9,
        "partners": list(known.partners),
        "kleur": "#05515f",
        "getal": LARGEST,
        "datum": datetime.date(2026, 9, 1),
        "ja_nee": True,
    }
    return made[kind]


def _long(signs: int) -> str:
    """Return words that are as long together as a field may be."""
    return ("Samenwerkende gemeenten " * (signs // 24 + 1))[:signs].strip()
