"""The JSON Schema of the file of a region: it follows from the table of what that may hold."""

from __future__ import annotations

from collections.abc import Mapping

from flow.rules.region_checks import COLOUR, LARGEST, LONGEST_NAME, LONGEST_OF_PARTNER, LONGEST_TEXT
from flow.rules.region_shape import HEAD, Kind, Known
from scripts.faces.open_rules.plain import Plain

NAME: Plain = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
# What belongs together: without one of these the others say too little.
NEEDED = {"drempels": ["waarde", "bron", "datum"], "afspraken": ["afspraak"]}
TOGETHER = {"afspraken": {"bron": ["datum"], "datum": ["bron"]}}


def region_schema(known: Known) -> Plain:
    """Return the schema; every table may hold what is known to the rules, and nothing else."""
    schema = _table({})
    schema["required"] = [next(iter(HEAD))]
    for place, kind in known.places():
        *tables, field = place
        inside = schema
        for name in tables:
            inside = inside["properties"].setdefault(name, _table({}))
        inside["properties"][field] = _kind(kind, known)
        if len(place) == 3:
            inside["required"] = NEEDED.get(place[0], [])
            inside["dependentRequired"] = TOGETHER.get(place[0], {})
    return schema


def _table(fields: Mapping[str, Plain]) -> Plain:
    return {"type": "object", "properties": dict(fields), "additionalProperties": False}


def _kind(kind: Kind, known: Known) -> Plain:
    made: Mapping[Kind, Plain] = {
        "naam": NAME,
        "korte_naam": NAME | {"maxLength": LONGEST_OF_PARTNER},
        "tekst": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
        "lijst": {"type": "array", "items": NAME},
        "partners": {"type": "array", "items": {"enum": list(known.partners)}},
        "kleur": {"type": "string", "pattern": f"^{COLOUR.pattern}$"},
        "getal": {"type": "integer", "minimum": 1, "maximum": LARGEST},
        "datum": {"type": "string", "format": "date"},
        "ja_nee": {"type": "boolean"},
    }
    return made[kind]
