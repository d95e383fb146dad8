"""HTML of an outcome: at a glance what to do and who does it, one click away why."""

from __future__ import annotations

import json
from collections.abc import Iterator

from flow.reason.account import Account, account
from flow.reason.explain import Change, out_by
from flow.reason.receipt import code
from flow.reason.walk import Walk
from flow.rules.model import Flow, Outcome
from flow.screens.answers import given_answers
from flow.screens.buttons import small_button
from flow.screens.holes import fill
from flow.screens.outcome_frame import (
    AFTER,
    CHANGES,
    HOW_ON,
    LISTED,
    WHY,
    WHY_NOT,
    also,
    follow,
    frame,
    how,
    in_full,
    item,
    marks,
    onward,
    receipt,
)
from flow.screens.pieces import bullets, fold, t
from flow.screens.sentences import change_sentence, fixed_sentence
from flow.screens.sheet import stuck
from flow.screens.sources import Sources

MOST_CHANGES = 8


def outcome(walk: Walk, reached: Outcome) -> str:
    """The outcome with who does what; below it, folded, what its kind has to tell: `account`."""
    told, sources = account(walk), Sources(walk.flow)
    head = frame(walk.flow, reached, sources)  # first: it numbers the first sources
    parts = {
        "code": receipt(code(walk)),
        "also": also("".join(map(item, walk.actions))),
        "strongest": _strongest(told, sources),
        "more": _go_on(told) + "".join(_folded(walk, told, reached, sources)),
    }
    return fill(head, parts)


def _strongest(told: Account, sources: Sources) -> str:
    """The reason that counts most."""
    if not told.why:
        return ""
    return f"<strong>Telt het zwaarst:</strong> {sources.reason(told.why[0].answer)}"


def _go_on(told: Account) -> str:
    """The way on, once what comes first is done."""
    return onward(told.resume) if told.resume else ""


def _folded(walk: Walk, told: Account, reached: Outcome, sources: Sources) -> Iterator[str]:
    """What explains the outcome, each part under a title of its own."""
    yield _how(walk, reached, sources)
    yield fold(WHY, _why(walk, told, sources))
    yield fold(WHY_NOT[reached.kind], _why_not(told, sources))
    yield fold(CHANGES, _changes(walk.flow, told.changes), css="alleen-scherm")
    yield fold(AFTER if told.resume else HOW_ON, _after(walk, told, reached))
    yield given_answers(walk.answered)
    if not reached.urgent:
        yield follow()
        yield sources.listed(LISTED)


def _how(walk: Walk, reached: Outcome, sources: Sources) -> str:
    """The actions in full, with their sources."""
    every = (in_full(action, marks(reached, action, sources)) for action in walk.actions)
    return how("".join(every))


def _why(walk: Walk, told: Account, sources: Sources) -> str:
    """The reasons after the strongest, which stands above, and what fixes the outcome."""
    reasons = [sources.reason(item.answer) for item in told.why[1:]]
    return bullets([*reasons, t(fixed_sentence(walk, told.fixed))]) if told.why else ""


def _why_not(told: Account, sources: Sources) -> str:
    """A line for each answer that closed routes; a reason that was told is not told again."""
    known = [item.answer for item in told.why]
    return bullets(
        f"{t(out_by(titles, answer))}{'' if answer in known else f' {sources.reason(answer)}'}"
        for titles, answer in told.out
    )


def _changes(flow: Flow, found: tuple[Change, ...]) -> str:
    items = [
        f"{t(change_sentence(flow, change))} {_try(change)}" for change in found[:MOST_CHANGES]
    ]
    more = len(found) - MOST_CHANGES
    if more > 0:
        items.append(f"En nog {more} andere manieren, met evenveel andere antwoorden.")
    return bullets(items)


def _try(change: Change) -> str:
    data = f"data-probeer='{t(json.dumps(dict(change.answers)))}'"
    return small_button(data, "Probeer dit", change.route.title)


def _after(walk: Walk, told: Account, reached: Outcome) -> str:
    """How it goes on: the routes that stay open, and the ways out when this one gets stuck."""
    routes = bullets(t(route.title) for route in told.after)
    return f"<p>{t(reached.after)}</p>{routes}{stuck(walk, reached)}"
