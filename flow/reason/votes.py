"""Hands counted in a meeting: how many chose each answer, and where the room was divided."""

from __future__ import annotations

from collections.abc import Mapping

from flow.reason.walk import Walk
from flow.rules.model import Flow, Option, Question

MOST_HANDS = 999
MOST_DIGITS = 9  # Python refuses to read thousands; this is more than there are hands

type Votes = Mapping[str, Mapping[str, int]]  # hands by option, by question
type Count = list[tuple[Option, int]]  # the options that got hands, most first


def read_votes(flow: Flow, raw: object) -> dict[str, dict[str, int]]:
    """Return the votes for options that exist; anything else counts as nothing."""
    given = raw if isinstance(raw, dict) else {}
    found = {id: _hands(flow.questions[id], given[id]) for id in flow.questions if id in given}
    return {id: hands for id, hands in found.items() if hands}


def _hands(question: Question, raw: object) -> dict[str, int]:
    given = raw if isinstance(raw, dict) else {}
    counts = {option.id: _number(given.get(option.id)) for option in question.options}
    return {id: count for id, count in counts.items() if count}


def _number(raw: object) -> int:
    """Read what somebody typed; what is no number of hands is none."""
    typed = str(raw).strip()
    return min(int(typed[:MOST_DIGITS]), MOST_HANDS) if typed.isascii() and typed.isdecimal() else 0


def counted(question: Question, votes: Votes) -> Count:
    """Return the options that got hands, most first; of as many in the order of the rules."""
    given = votes.get(question.id, {})
    found = [(option, given[option.id]) for option in question.options if option.id in given]
    return sorted(found, key=lambda item: -item[1])


def divided(walk: Walk, votes: Votes) -> list[Question]:
    """Return the questions on the path where more than one answer got hands."""
    return [q for q, _ in walk.answered if len(counted(q, votes)) > 1]
