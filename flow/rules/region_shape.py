"""What the file of a region may hold: every field by its place, and what stands in it.

The reader, the form, the file that the form makes and the schema for editors all follow this one
table, so that a field is told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

type Kind = Literal[
    "naam", "korte_naam", "tekst", "lijst", "kleur", "getal", "datum", "ja_nee", "partners"
]
type Place = tuple[str, ...]  # ("drempels", "te_laat_melding", "waarde")

HEAD: Mapping[str, Kind] = {
    "naam": "naam",
    "gemeenten": "lijst",
    "kleur": "kleur",
    "voettekst": "tekst",
}
# Tables with fields of their own.
TABLES: Mapping[str, Mapping[str, Kind]] = {
    "overleg": {"naam": "naam", "hoe_vaak": "tekst", "wie": "partners", "inbrengen": "tekst"},
    "raad": {"weg": "tekst", "tafel": "ja_nee"},
}
# Tables with a field for each thing of a kind: who is called, and what somebody is called here.
EACH: Mapping[str, Kind] = {"contact": "tekst", "namen": "korte_naam"}
# Tables with a table for each thing of a kind.
TABLES_OF_EACH: Mapping[str, Mapping[str, Kind]] = {
    "drempels": {"waarde": "getal", "bron": "tekst", "datum": "datum"},
    "afspraken": {"afspraak": "tekst", "bron": "tekst", "datum": "datum"},
    "stappen": {"nodig": "tekst", "afspraak": "tekst", "wie": "tekst", "wanneer": "tekst"},
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a region can say something about: names by id.

    `fixed` holds the status of each threshold that a region may not change; `reached` the partners
    that somebody can call.
    """

    limits: Mapping[str, str]
    fixed: Mapping[str, str]
    partners: Mapping[str, str]
    reached: Mapping[str, str]
    points: Mapping[str, str]
    steps: Mapping[str, str]

    @property
    def things(self) -> Mapping[str, Mapping[str, str]]:
        """The things of each table that has one for each."""
        return {
            "contact": self.reached,
            "namen": self.reached,
            "drempels": self.limits,
            "afspraken": self.points,
            "stappen": self.steps,
        }

    def has(self, place: Place) -> bool:
        """Tell whether a field is about a thing that is known; one about no such thing is too."""
        things = self.things.get(place[0])
        return things is None or len(place) == 1 or place[1] in things

    def places(self) -> Iterator[tuple[Place, Kind]]:
        """Yield every field there is, in the order of the file."""
        yield from (((name,), kind) for name, kind in HEAD.items())
        for table, fields in TABLES.items():
            yield from (((table, name), kind) for name, kind in fields.items())
        for table, kind in EACH.items():
            yield from (((table, id), kind) for id in self.things[table])
        for table, fields in TABLES_OF_EACH.items():
            for id in self.things[table]:
                yield from (((table, id, name), kind) for name, kind in fields.items())
