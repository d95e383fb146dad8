"""Writes the file of a region: what the reader reads back, in the order of its table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

# What a text in quotes may not hold as it is.
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
HEAD = (
    "# De editie van een regio, voor de MAS-wijzer.\n"
    "# Een leeg veld laat u weg. Zet hier geen namen of adressen van personen in.\n\n"
)


def as_toml(raw: Mapping[str, Any]) -> str:
    """Return what a region filled in as TOML: plain fields first, then a block for each table."""
    return HEAD + "\n".join(_block((), raw))


def _block(name: tuple[str, ...], table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a table, and of the tables in it."""
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    if name and plain:
        yield f"[{'.'.join(name)}]"
    for key, value in plain.items():
        yield f"{key} = {_value(value)}"
    if plain:
        yield ""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _block((*name, key), value)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | datetime.date):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return f'"{"".join(_sign(sign) for sign in str(value))}"'


def _sign(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    return f"\\u{ord(sign):04x}" if ord(sign) < 32 or ord(sign) == 127 else sign
