"""Hands counted in a meeting: how many chose each answer, and where the room was divided."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flow.reason.walk import Walk
from flow.rules.model import Flow, Option, Question

MOST_HANDS = 999
_HANDS = re.compile(r"\d{1,3}", re.ASCII)

type Votes = Mapping[str, Mapping[str, int]]  # hands by option, by question
type Count = list[tuple[Option, int]]  # the options that got hands, most first


def read_votes(flow: Flow, raw: object) -> dict[str, dict[str, int]]:
    """Return the votes for options that exist; anything else counts as nothing."""
    given = raw if isinstance(raw, dict) else {}
    found = {id: _hands(flow.questions[id], given[id]) for id in flow.questions if id in given}
    return {id: hands for id, hands in found.items() if hands}


def _hands(question: Question, raw: object) -> dict[str, int]:
    counts = {option.id: _number(typed) or 0 for option, typed in _typed(question, raw)}
    return {id: count for id, count in counts.items() if count}


def unread(question: Question, raw: object) -> dict[str, str]:
    """Return what was typed as a number of hands and is none, by option."""
    found = ((option.id, typed) for option, typed in _typed(question, raw) if typed)
    return {id: typed for id, typed in found if _number(typed) is None}


def _typed(question: Question, raw: object) -> list[tuple[Option, str]]:
    given = raw if isinstance(raw, dict) else {}
    return [(option, str(given.get(option.id, "")).strip()) for option in question.options]


def _number(typed: str) -> int | None:
    return int(typed) if _HANDS.fullmatch(typed) else None


def counted(question: Question, votes: Votes) -> Count:
    """Return the options that got hands, most first; of as many in the order of the rules."""
    given = votes.get(question.id, {})
    found = [(option, given[option.id]) for option in question.options if option.id in given]
    return sorted(found, key=lambda item: -item[1])


def divided(walk: Walk, votes: Votes) -> list[Question]:
    """Return the questions on the path where more than one answer got hands."""
    return [q for q, _ in walk.answered if len(counted(q, votes)) > 1]
