"""JSON Schemas of the rule files, for editors: they complete fields and mark what is wrong.

They follow from what the reader asks (`watched.py`), and from the comment above each file, which
says what its fields mean. A file of `flow.rules.tables` or `flow.rules.card_files` has one at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable

from flow.rules.card_files import CARD_FILES, CardFile
from flow.rules.colours import FILE as COLOURS
from flow.rules.edition import Edition
from flow.rules.points import CARDS
from flow.rules.read_region import FILE as REGION
from flow.rules.tables import FILES, MAY_BE_NONE
from scripts.faces.open_rules.plain import Plain
from scripts.faces.open_rules.region_schema import region_schema
from scripts.faces.open_rules.shapes import DIALECT
from scripts.faces.open_rules.watched import Place, Seen, Table, merged, watching

# `naam = …`, `naam: …` or `naam = …; naam = …` in the comment above a file.
MEANING = re.compile(r"(?:^# |; )([a-z_]+)(?: =|:) (.+?)(?=; [a-z_]+ =|$)", re.MULTILINE)
ABOVE = re.compile(r"(?:#.*\n|\n)*")

type Meanings = Mapping[str, str]


def toml_schemas(edition: Edition, base: str) -> dict[str, Plain]:
    """Return the schema of each file by its path in the folder; `base` is where they stand."""
    with watching() as seen:
        watched = Edition(edition.folder)
        assert watched.flow
        assert watched.handbook
        assert watched.colours
    found = {file: _of_rules(file, tables, seen) for file, tables in FILES.items()}
    found |= {f"{CARDS}/{file}": _of_cards(file, kind, seen) for file, kind in CARD_FILES.items()}
    found[COLOURS] = _several("kleur", _table(seen[COLOURS,], seen))
    made = {
        path: _explained(schema, meanings(edition.folder / path))
        for path, schema in found.items()
        if (edition.folder / path).is_file()
    }
    made[REGION] = region_schema(edition.known)  # that file is in no folder but that of a region
    return {
        path: {"$schema": DIALECT, "$id": f"{base}{schema_name(path)}"} | schema
        for path, schema in made.items()
    }


def schema_name(path: str) -> str:
    """Return the name of the file with the schema of a file."""
    return f"{path.rpartition('/')[2].removesuffix('.toml')}.schema.json"


def meanings(file: Traversable) -> Meanings:
    """Return what the comment above a file says of its fields."""
    above = ABOVE.match(file.read_text(encoding="utf-8"))
    return {found[1]: found[2] for found in MEANING.finditer(above[0] if above else "")}


def _of_rules(file: str, tables: Iterable[str], seen: Seen) -> Plain:
    """Return the schema of a file with several tables, and keys outside them."""
    head = _table(seen.get((file,), Table()), seen)
    rows = [name for name in sorted(tables) if (file, name) in seen]
    for name in rows:
        head["properties"][name] = _list(_table(seen[file, name], seen))
    head["required"] += [name for name in rows if name not in MAY_BE_NONE]
    return head


def _of_cards(file: str, kind: CardFile, seen: Seen) -> Plain:
    """Return the schema of a file of cards; the claims of all cards are of one kind."""
    every = merged(seen[other,] for other in CARD_FILES)
    card = _table(seen[file,], seen)
    card["properties"] = {name: every.fields.get(name, {}) for name in card["properties"]}
    claims = (
        table
        for other, its in CARD_FILES.items()
        for heading in its.fields
        if (table := seen.get((other, heading)))
    )
    claim = _table(merged(claims), seen)
    # A card has the headings it has claims under, also where all cards of today have one.
    card["required"] = [name for name in card["required"] if name not in kind.fields]
    for heading in kind.fields:
        card["properties"][heading] = _list({"$ref": "#/$defs/claim"})
    return _several(kind.table, card) | {"$defs": {"claim": claim}}


def _several(name: str, row: Plain) -> Plain:
    """Return the schema of a file with tables of one name."""
    return {
        "type": "object",
        "properties": {name: _list(row)},
        "required": [name],
        "additionalProperties": False,
    }


def _list(row: Plain) -> Plain:
    return {"type": "array", "minItems": 1, "items": row}


def _table(table: Table, seen: Seen) -> Plain:
    """Return the schema of a table, with those inside it."""
    fields = {name: _field(name, table, seen) for name in table.fields}
    if table.by_id:
        kinds = list({str(kind): kind for kind in fields.values()}.values())
        return {"type": "object", "additionalProperties": kinds[0]}
    return {
        "type": "object",
        "properties": fields,
        "required": table.required,
        "additionalProperties": False,
    }


def _field(name: str, table: Table, seen: Seen) -> Plain:
    place: Place | None = table.inside.get(name)
    if place is None:
        return dict(table.fields[name])
    inner = _table(seen[place], seen)
    return inner if seen[place].by_id else _list(inner)


def _explained(schema: Plain, told: Meanings) -> Plain:
    """Put what the comment says at each field of that name, at any depth."""
    if isinstance(schema, list):
        return [_explained(item, told) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _explained(value, told) for key, value in schema.items()}
    for name, field in found.get("properties", {}).items():
        if name in told and "$ref" not in field:
            field["description"] = told[name]
    return found
