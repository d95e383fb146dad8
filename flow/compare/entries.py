"""Everything the rules hold as one list, to compare two editions field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from flow.rules.model import Flow
from flow.rules.plan import Task

# What an item is called: the first of these that it has. The rules themselves have a version, and
# `name` is a question to them.
NAMES = ("version", "label", "short", "title", "name", "decides", "event")


class Key(NamedTuple):
    """Where an item stands: the name of its table in `Flow` (or `options`), and its id there."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class End:
    """What a transition starts from or ends in beside a route; the rules hold its title only."""

    title: str


type Items = Mapping[Key, Any]


def items(flow: Flow) -> Items:
    """Return every item under its own key; the rules as a whole come first."""
    found: dict[Key, Any] = {Key("rules", "-"): flow}
    for name in (field.name for field in fields(flow)):
        table = getattr(flow, name)
        if isinstance(table, Mapping) and name not in ("examples", "points"):  # no rules
            found |= {Key(name, id): _with_fields(item) for id, item in table.items()}
    for question in flow.questions.values():
        found |= {Key("options", f"{question.id}/{o.id}"): o for o in question.options}
    for item in flow.transitions:
        found[Key("transitions", f"{item.origin} → {item.target}: {item.event}")] = item
    return found


def _with_fields(item: Any) -> Any:
    return End(item) if isinstance(item, str) else item


def field_names(item: Any) -> list[str]:
    """Return the fields to compare: not those that hold items, nor those that always differ."""
    if isinstance(item, Flow):
        return ["start", "region_name"]
    # `because` is the label in another form, and older rules have none; a region changes the value
    # of a threshold, and where it agreed on that is told with it. `family` is no rule.
    left_out = ("id", "options", "because", "national", "own", "family")
    return [field.name for field in fields(item) if field.name not in left_out]


def name_of(item: Any) -> str:
    """Return what people call an item."""
    return next(str(getattr(item, name)) for name in NAMES if hasattr(item, name))


def _options(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def as_text(value: object) -> str:
    """Return the value of a field in one line."""
    if isinstance(value, Task):
        return f"{value.partner}: {value.text}"
    if isinstance(value, Mapping):
        return "; ".join(f"{key} = {_options(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return "; ".join(map(as_text, value))
    return str(value)
