"""What can be wrong in a field of a region: one sentence in Dutch, with what to do about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from flow.rules.contrast import contrast
from flow.rules.mailboxes import of_persons
from flow.rules.region_shape import TABLES, TABLES_OF_EACH, Kind, Known, Place
from flow.rules.toml_file import listed

# Signs: a name stands in heads of sheets, that of a partner in the narrow columns of drawings.
LONGEST_NAME, LONGEST_OF_PARTNER, LONGEST_TEXT = 40, 20, 600
MOST: Mapping[Kind, int] = {"naam": LONGEST_NAME, "korte_naam": LONGEST_OF_PARTNER}
LARGEST, YEARS = 999, range(1900, 2200)
COLOUR = re.compile("#[0-9a-fA-F]{6}")
# What the colour stands on by day, and how well it has to be told from it (WCAG 2.2, 1.4.3).
GROUNDS, READABLE = ("#ffffff", "#eef5f5", "#dff3f7", "#faf0df"), 4.5
EXPECTED: Mapping[Kind, tuple[type, str]] = {
    "naam": (str, 'een tekst tussen aanhalingstekens, zoals "Waterland"'),
    "korte_naam": (str, 'een tekst tussen aanhalingstekens, zoals "Jeugdteam"'),
    "tekst": (str, "een tekst tussen aanhalingstekens"),
    "lijst": (list, 'een lijst van teksten, zoals ["Oostdam", "Zuiderwoude"]'),
    "partners": (list, 'een lijst van partners, zoals ["school", "halt"]'),
    "kleur": (str, 'een kleur zoals "#05515f"'),
    "getal": (int, "een heel getal zonder aanhalingstekens, zoals 10"),
    "datum": (datetime.date, "een datum zonder aanhalingstekens, zoals 2026-09-01"),
    "ja_nee": (bool, "true of false, zonder aanhalingstekens"),
}
NEEDED = "ontbreekt. Vul dit veld in."


def wrong(place: Place, value: object, kinds: Mapping[Place, Kind], known: Known) -> str:
    """Say what is wrong with one field; nothing when it is right."""
    if place not in kinds:
        return _unknown(place, kinds, known)
    kind = kinds[place]
    expected, words = EXPECTED[kind]
    # bool is an int to isinstance, and a datetime a date: neither is meant here.
    if type(value) is not expected:
        return f"hier hoort {words}."
    if isinstance(value, str):
        return _text(kind, value)
    if isinstance(value, list):
        return _list(kind, value, known)
    if isinstance(value, datetime.date) and value.year not in YEARS:
        return f"het jaar {value.year} kan niet. Schrijf het met vier cijfers."
    if kind == "getal" and not 0 < int(str(value)) <= LARGEST:
        return f"het getal {value} kan niet. Kies een heel getal van 1 tot en met {LARGEST}."
    return ""


def _unknown(place: Place, kinds: Mapping[Place, Kind], known: Known) -> str:
    table, *rest = place
    if table == "drempels" and rest and rest[0] in known.fixed:
        may = listed(known.limits) or "geen"
        return (
            f"drempel '{rest[0]}' heeft status '{known.fixed[rest[0]]}'. "
            "Een regio past die niet aan. "
            f"Haal deze regels weg. Wel aan te passen: {may}."
        )
    things = known.things.get(table)
    if things is not None and rest and rest[0] not in things:
        return f"'{rest[0]}' is onbekend. Kies uit: {listed(things)}."
    if table in TABLES_OF_EACH and len(rest) == 1:
        return (
            f"hier hoort een eigen blok: [{table}.{rest[0]}], met {listed(TABLES_OF_EACH[table])}."
        )
    if not rest and (table in TABLES or table in known.things):
        return f"hier hoort een eigen blok: [{table}]."
    names = {one[len(place) - 1] for one in kinds if one[: len(place) - 1] == place[:-1]}
    return f"dit veld bestaat niet. Kies uit: {listed(names)}."


def _text(kind: Kind, value: str) -> str:
    if not value.strip():
        return "is leeg. Schrijf een tekst of haal de regel weg."
    if kind == "kleur":
        return _colour(value)
    most = MOST.get(kind, LONGEST_TEXT)
    if len(value) > most:
        return f"is {len(value)} tekens lang. Maak het hoogstens {most} tekens."
    if any(ord(sign) < 32 and sign != "\n" for sign in value) or (kind in MOST and "\n" in value):
        return "heeft een teken dat niet te zien is. Typ de tekst opnieuw."
    return ""


def _colour(value: str) -> str:
    if not COLOUR.fullmatch(value):
        return f"'{value}' is geen kleur. Schrijf een # met zes tekens, zoals #05515f."
    least = _least(value)
    if least >= READABLE:
        return ""
    told = f"{least:.1f}".replace(".", ",")
    return (
        f"{value} is te licht om te lezen: contrast {told} op 1, en 4,5 is nodig. "
        f"Kies een donkerder kleur, zoals {darker(value)}."
    )


def _least(colour: str) -> float:
    return min(contrast(colour, ground) for ground in GROUNDS)


def darker(colour: str) -> str:
    """Return the lightest colour of the same kind that can be read."""
    shares = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    mixed = (
        "#" + "".join(f"{part * share // 100:02x}" for part in shares)
        for share in range(100, -1, -1)
    )
    return next(one for one in mixed if _least(one) >= READABLE)


def _list(kind: Kind, value: list[object], known: Known) -> str:
    for item in value:
        if not isinstance(item, str) or not item.strip():
            return f"hier hoort {EXPECTED[kind][1]}."
        if kind == "partners" and item not in known.partners:
            return f"partner '{item}' is onbekend. Kies uit: {listed(known.partners)}."
        if problem := _text("naam", item):
            return f"'{item[:LONGEST_NAME]}' {problem}"
    return ""


def wrong_together(found: Mapping[Place, object], ours: Iterable[str]) -> dict[Place, str]:
    """Say what fields lack of each other, and which show the address of a person."""
    lacks, words = dict(_lacking(found)), tuple(ours)
    for place, value in found.items():
        for address in of_persons(str(value), words):
            lacks[place] = (
                f"{address} lijkt het adres van een persoon. "
                "Gebruik het adres van een team of functie, zoals leerplicht@voorbeeld.nl."
            )
    return lacks


def _lacking(found: Mapping[Place, object]) -> Iterator[tuple[Place, str]]:
    """Yield the fields that are missing beside others."""
    if ("naam",) not in found:
        yield ("naam",), "ontbreekt. Vul in hoe de regio heet."
    for table, id in dict.fromkeys(place[:2] for place in found if len(place) == 3):
        own = {place[2] for place in found if place[:2] == (table, id)}
        if table == "drempels":
            for field in ("waarde", "bron", "datum"):
                if field not in own:
                    yield (table, id, field), NEEDED
        if table == "afspraken":
            yield from _dated(table, id, own)


def _dated(table: str, id: str, own: Collection[str]) -> Iterator[tuple[Place, str]]:
    """A source needs its date, and both need what was agreed."""
    if "afspraak" not in own:
        yield (table, id, "afspraak"), NEEDED
    if "bron" in own and "datum" not in own:
        yield (table, id, "datum"), "ontbreekt. Vul in van welke dag de bron is."
    if "datum" in own and "bron" not in own:
        yield (table, id, "bron"), "ontbreekt. Vul in waar dit staat."
