"""The JSON Schema of the rules, from the fields of the model and their types.

A new field of the model is in the schema at once. Only what it means has to be told, in
`fields.toml`; without that no site is built.
"""

from __future__ import annotations

import dataclasses
import datetime
import tomllib
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flow.rules.model import Flow
from flow.rules.toml_table import ID
from scripts.faces.open_rules.plain import Plain
from scripts.faces.tools.errors import FaceError

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MEANINGS = Path(__file__).with_name("fields.toml")
ITSELF = "_"  # in fields.toml: what the thing is of which the other keys are the fields
SIMPLE: Mapping[object, Plain] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    types.NoneType: {"type": "null"},
    datetime.date: {"type": "string", "format": "date"},
}


def schema(address: str) -> Plain:
    """Return the schema of the rules as a whole; `address` is where it stands."""
    shapes = _Shapes()
    shapes.of(Flow)
    top = shapes.found.pop(Flow.__name__)
    top["properties"] = {"$schema": {"type": "string"}, **top["properties"]}
    return {"$schema": DIALECT, "$id": address, **top, "$defs": shapes.found}


class _Shapes:
    """Collects the shape of every class of the model that it meets."""

    def __init__(self) -> None:
        self.told = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
        self.found: dict[str, Plain] = {}

    def of(self, kind: type[Any]) -> Plain:
        """Return a reference to the shape of a class."""
        if kind.__name__ not in self.found:
            self.found[kind.__name__] = {}  # holds its place: it may be met again inside itself
            self.found[kind.__name__] = self._shape(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _shape(self, kind: type[Any]) -> Plain:
        types = typing.get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        told = self._told(kind.__name__, names)
        return {
            "description": told[ITSELF],
            "type": "object",
            "properties": {
                name: {"description": told[name], **self._type(types[name])} for name in names
            },
            "required": names,
            "additionalProperties": False,
        }

    def _told(self, kind: str, names: list[str]) -> Mapping[str, str]:
        """Return what a class and its fields mean; each has to be told, and nothing else."""
        told: Mapping[str, str] = self.told.get(kind, {})
        if odd := set(told) ^ {ITSELF, *names}:
            listed = ", ".join(sorted(odd))
            raise FaceError(f"{MEANINGS.name}: [{kind}] has to tell each field once: {listed}")
        return told

    def _type(self, kind: Any) -> Plain:
        """Return the schema of a type as the model writes it."""
        if isinstance(kind, typing.TypeAliasType):
            return self._type(kind.__value__)
        if kind in SIMPLE:
            return dict(SIMPLE[kind])
        if dataclasses.is_dataclass(kind):
            return self.of(typing.cast("type[Any]", kind))
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Literal:
            return {"enum": list(inner)}
        if origin is types.UnionType:
            return {"anyOf": [self._type(one) for one in inner]}
        if origin is tuple:
            return {"type": "array", "items": self._type(inner[0])}
        return {  # what is left is a table by id
            "type": "object",
            "propertyNames": {"pattern": f"^{ID.pattern}$"},
            "additionalProperties": self._type(inner[1]),
        }
