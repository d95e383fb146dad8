"""An edition of the rules as little data: what it decides, and the names people know it by.

So older rules can be walked where nobody can read their files, such as in a browser. What is
restored has the fingerprint, paths and codes of the rules it was made of, and no texts but names.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from flow.rules.model import Action, Flow, Option, Outcome, Question
from flow.rules.region import Region
from flow.rules.register import Threshold


def record(flow: Flow) -> dict[str, object]:
    """Return an edition as plain data for JSON, the same for the same rules."""
    return {
        "version": flow.version,
        "checked": flow.checked.isoformat(),
        "region": flow.region_name,
        "start": flow.start,
        "questions": {id: _question(question) for id, question in flow.questions.items()},
        "outcomes": {
            id: [outcome.kind, outcome.title, outcome.thresholds]
            for id, outcome in flow.outcomes.items()
        },
        "actions": {id: [action.title, action.thresholds] for id, action in flow.actions.items()},
        "thresholds": {
            id: [threshold.value, threshold.unit, threshold.decides]
            for id, threshold in flow.thresholds.items()
        },
    }


def _question(question: Question) -> list[object]:
    options = {o.id: [o.target, o.label, o.actions, o.given_by] for o in question.options}
    return [question.short, question.follows, question.thresholds, options]


def restored(data: Mapping[str, Any]) -> Flow:
    """Return the edition that `record` made data of."""
    return Flow(
        site="",
        version=data["version"],
        checked=datetime.date.fromisoformat(data["checked"]),
        region=Region(data["region"]),
        start=data["start"],
        questions={id: _asked(id, *given) for id, given in data["questions"].items()},
        outcomes={id: _reached(id, *given) for id, given in data["outcomes"].items()},
        actions={id: _action(id, *given) for id, given in data["actions"].items()},
        thresholds={id: _threshold(id, *given) for id, given in data["thresholds"].items()},
        parts={},
        sources={},
        partners={},
        phases={},
        circles={},
        steps={},
        ends={},
        cases={},
        transitions=(),
    )


def _asked(
    id: str, short: str, follows: str, thresholds: list[str], options: Mapping[str, list[Any]]
) -> Question:
    return Question(
        id=id,
        part="",
        short=short,
        text="",
        help="",
        why="",
        options=tuple(_option(option, *given) for option, given in options.items()),
        thresholds=tuple(thresholds),
        sources=(),
        status="zeker",
        follows=follows,
    )


def _option(id: str, target: str, label: str, actions: list[str], given_by: list[str]) -> Option:
    return Option(
        id=id,
        label=label,
        short=label,
        target=target,
        actions=tuple(actions),
        reason="",
        because="",
        sources=(),
        status="zeker",
        given_by=tuple(given_by),
    )


def _reached(id: str, kind: Any, title: str, thresholds: list[str]) -> Outcome:
    return Outcome(id, kind, title, "", (), "", tuple(thresholds), (), "zeker")


def _action(id: str, title: str, thresholds: list[str]) -> Action:
    return Action(id, title, "", tuple(thresholds), (), "zeker")


def _threshold(id: str, value: int, unit: str, decides: str) -> Threshold:
    return Threshold(id, value, unit, decides, (), "", "vast", national=value)
