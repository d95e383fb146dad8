"""Checks of gates: each follows from one fact question, and its options share out all of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flow.rules.model import Flow, Question


def gate_problems(flow: Flow) -> Iterator[str]:
    """Tell by name what is wrong with a gate; whether paths bring its fact is another check."""
    for gate in flow.gates:
        fact = flow.questions[gate.follows]
        if fact.is_gate:
            yield _told(gate.id, "volgt_uit", f"'{fact.id}' is a gate itself; name what is asked")
        elif not fact.fact:
            yield _told(gate.id, "volgt_uit", f"'{fact.id}' is no fact: its answer can change")
        else:
            yield from _shares(gate, fact)


def _shares(gate: Question, fact: Question) -> Iterator[str]:
    counts = Counter(id for option in gate.options for id in option.given_by)
    for option in fact.options:
        if not counts[option.id]:
            problem = f"no option follows from '{option.id}' of '{fact.id}'; add it to one"
            yield _told(gate.id, "bij", problem)
        if counts[option.id] > 1:
            problem = f"'{option.id}' of '{fact.id}' stands here twice; keep one"
            yield _told(gate.id, "bij", problem)


def _told(id: str, field: str, problem: str) -> str:
    return f"vragen.toml: id '{id}', field '{field}': {problem}"
