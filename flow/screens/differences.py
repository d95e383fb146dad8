"""The words for differences between two editions of the rules, wherever they are told in Dutch."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from flow.compare.entries import Items, Key, name_of
from flow.reason.walk import Answer
from flow.rules.model import Flow
from flow.rules.plan import Task
from flow.screens.item_names import ITEMS, REFERS


def answered(answers: Iterable[Answer]) -> list[str]:
    """Name answers, each with its question."""
    return [f"{question.short}: {option.label}" for question, option in answers]


def titled(flow: Flow, key: Key, found: Items) -> str:
    """Name an item with its kind; an answer with its question."""
    of = f" bij ‘{flow.name(key.id.split('/')[0])}’" if key.table == "options" else ""
    return f"{ITEMS[key.table]} ‘{name_of(found[key])}’{of}"


def lines(flow: Flow, field: str, value: object) -> list[str]:
    """Return a value as people read it, in lines: names for ids, Dutch for the rest."""
    if isinstance(value, tuple):
        return [line for item in value for line in lines(flow, field, item)] or ["geen"]
    if isinstance(value, Mapping):
        return [_answered(flow, *pair) for pair in value.items()] or ["geen"]
    if isinstance(value, Task):
        return [f"{flow.partners[value.partner].name}: {value.text}"]
    if isinstance(value, bool):
        return ["ja" if value else "nee"]
    if isinstance(value, datetime.date):
        return [f"{value:%d-%m-%Y}"]
    return [_name(flow, field, str(value)) or "geen"]


def _name(flow: Flow, field: str, text: str) -> str:
    """Return the name behind an id; any other text as it is."""
    if field in ("target", "start"):
        return flow.name(text)
    known = getattr(flow, REFERS[field]) if field in REFERS else {}
    return name_of(known[text]) if text in known else text


def _answered(flow: Flow, question: str, options: str | tuple[str, ...]) -> str:
    """Name one option of a question, or those that count."""
    asked = flow.questions[question]
    among = (options,) if isinstance(options, str) else options
    return f"{asked.short}: {' of '.join(o.short for o in asked.options if o.id in among)}"
