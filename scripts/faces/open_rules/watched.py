"""Writes down what the reader of the rules asks of every table, while it reads.

So nobody tells twice which fields a table may hold: the reader in `flow.rules` says so itself, by
what it asks for, as what, and whether it can do without.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flow.rules.tables import Tables
from flow.rules.toml_table import ID, TomlTable
from scripts.faces.open_rules.plain import Plain

type Place = tuple[str, ...]  # a file, a table in it, and tables inside that

TEXT: Plain = {"type": "string", "minLength": 1}
NAME: Plain = {"type": "string", "pattern": f"^{ID.pattern}$"}
PLAIN: dict[object, Plain] = {str: TEXT, bool: {"type": "boolean"}, int: {"type": "integer"}}


@dataclass
class Table:
    """What was asked of all tables in one place.

    `rows` holds the tables as they stand in the file, `needed` the number of them that cannot do
    without a field, and `by_id` tells that its keys are ids, so each field stands for all.
    """

    rows: dict[int, object] = field(default_factory=dict)
    fields: dict[str, Plain] = field(default_factory=dict)
    needing: dict[str, set[int]] = field(default_factory=dict)
    inside: dict[str, Place] = field(default_factory=dict)
    by_id: bool = False

    @property
    def required(self) -> list[str]:
        """The fields that not one table can do without."""
        return [name for name in self.fields if self.needing.get(name) == self.rows.keys()]


type Seen = dict[Place, Table]


def merged(tables: Iterable[Table]) -> Table:
    """Return several tables as one: what was asked of any of them, as far as that is known."""
    found = Table()
    for table in tables:
        found.rows |= table.rows
        found.fields |= {name: kind for name, kind in table.fields.items() if kind}
        for name, needing in table.needing.items():
            found.needing.setdefault(name, set()).update(needing)
    return found


type Method = Callable[..., Any]
type Shape = Callable[..., Plain]


@contextmanager
def watching() -> Iterator[Seen]:
    """Write down every question to a table, for as long as this lasts."""
    watcher = _Watcher()
    wrapped: dict[tuple[type, str], Method] = {
        (TomlTable, "get"): watcher.get,
        (TomlTable, "done"): watcher.done,
        (TomlTable, "children"): watcher.children,
        (TomlTable, "child"): watcher.child,
        (Tables, "rows"): watcher.placed,
        (Tables, "head"): watcher.placed,
        **{(TomlTable, name): functools.partial(watcher.told, told) for name, told in TOLD.items()},
    }
    before = {key: getattr(*key) for key in wrapped}
    try:
        for (kind, name), watch in wrapped.items():
            setattr(kind, name, _around(before[kind, name], watch))
        yield watcher.seen
    finally:
        for (kind, name), own in before.items():
            setattr(kind, name, own)


def _around(own: Method, watch: Method) -> Method:
    """Return a method that is watched; it does what it did."""

    @functools.wraps(own)
    def method(self: object, *given: Any, **named: Any) -> Any:
        return watch(functools.partial(own, self), self, *given, **named)

    return method


def _choice(allowed: tuple[str, ...], default: str | None = None) -> Plain:
    return {"enum": list(allowed)}


def _names(known: object, what: str, default: tuple[str, ...] | None = None) -> Plain:
    return {"type": "array", "items": NAME} | ({} if default == () else {"minItems": 1})


# What a method of a table says of the field it reads, by the rest of what it was given.
TOLD: dict[str, Shape] = {
    "text": lambda *_, **__: TEXT,
    "texts": lambda *_, **__: {"type": "array", "items": TEXT},
    "number": lambda *_, **__: {"type": "integer", "minimum": 1},
    "date": lambda *_, **__: {"type": "string", "format": "date"},
    "url": lambda *_, **__: {"type": "string", "pattern": "^https?://"},
    "choice": _choice,
    "ref": lambda *_, **__: NAME,
    "refs": _names,
}


class _Watcher:
    """Stands between a reader and its tables."""

    def __init__(self) -> None:
        self.seen: Seen = {}

    def told(
        self,
        shape: Shape,
        own: Method,
        row: TomlTable,
        name: str,
        *rest: Any,
        **more: Any,
    ) -> Any:
        """A field was asked for as something: the outermost method knows best."""
        self._at(row).fields.setdefault(name, shape(*rest, **more))
        return own(name, *rest, **more)

    def get(self, own: Method, row: TomlTable, name: str, kind: object, *rest: Any) -> Any:
        """A field was asked for: a table without it is refused, unless there is a default."""
        table = self._at(row)
        table.fields.setdefault(name, NAME if name == "id" else PLAIN.get(kind, {}))
        if not [default for default in rest[1:] if default is not None]:
            table.needing.setdefault(name, set()).add(id(_raw(row)))
        return own(name, kind, *rest)

    def done(self, own: Method, row: TomlTable, *optional: str) -> None:
        """These fields are known too, also where nobody asked for them."""
        for name in optional:
            self._at(row).fields.setdefault(name, {})
        own(*optional)

    def children(self, own: Method, row: TomlTable, name: str) -> list[TomlTable]:
        """A list of tables was asked for: what is asked of those stands one deeper."""
        here = _place(row)
        self._at(row).inside[name] = (*here, name)
        return [_put(child, (*here, name)) for child in own(name)]

    def child(self, own: Method, row: TomlTable, name: str) -> TomlTable:
        """A table was asked for of which the keys are ids."""
        here = (*_place(row), name)
        self._at(row).inside[name] = here
        table = _put(own(name), here)
        self._at(table).by_id = True
        return table

    def placed(self, own: Method, tables: Tables, file: str, *name: str) -> Any:
        """The tables of a file, or its keys outside all tables."""
        found = own(file, *name)
        for row in found if name else [found]:
            _put(row, (file, *name))
        return found

    def _at(self, row: TomlTable) -> Table:
        table = self.seen.setdefault(_place(row), Table())
        table.rows[id(_raw(row))] = _raw(row)  # kept, so that no other gets the same identity
        return table


def _raw(row: TomlTable) -> object:
    return row._raw


def _put(row: TomlTable, place: Place) -> TomlTable:
    row.__dict__["place"] = place
    return row


def _place(row: TomlTable) -> Place:
    """Return where a table stands; of a file that has one kind of table, below its name."""
    place: Place = row.__dict__.get("place", (row.file,))
    return place
