"""The rules as plain data: what every field of the model holds, as JSON knows it."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping
from typing import Any

from flow.rules.model import Flow

type Plain = dict[str, Any]


def as_text(data: object) -> str:
    """Return data as JSON that people can read, the same every time."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def whole(flow: Flow, schema: str) -> Plain:
    """Return all rules; `schema` is the address of their schema, from where they stand."""
    return {"$schema": schema, **plain(flow)}


def plain(value: object) -> Any:
    """Return a value of the model as JSON has it: tables keep their order, a date is a text."""
    if dataclasses.is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
