"""Sentences about answers and routes, the same on a screen, on paper and in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from flow.reason.explain import Change
from flow.reason.walk import Answer, Walk
from flow.rules.cases import Transition
from flow.rules.model import Flow, Option, Question

MOST_FIXED = 5  # answers to name; of more, those that make no difference are named instead


def listed(words: Sequence[str]) -> str:
    """Return words as one reads them: with commas, and *en* before the last."""
    *others, last = words
    return f"{', '.join(others)} en {last}" if others else last


def change_sentence(flow: Flow, change: Change) -> str:
    """Say what would have to be so, and which route fits then."""
    clauses = [f"als {_because(flow, id, option)}" for id, option in change.answers.items()]
    return f"A{listed(clauses)[1:]}, dan past: {change.route.title}."


def fixed_sentence(walk: Walk, fixed: Sequence[Answer]) -> str:
    """Say what fixes the outcome, or how many answers do and which make no difference."""
    if len(fixed) <= MOST_FIXED:
        return f"Dit staat vast, {listed([f'omdat {option.because}' for _, option in fixed])}."
    every = walk.answered
    if len(fixed) == len(every):
        return f"Dit staat vast door al uw {len(every)} antwoorden samen."
    others = [f"‘{answer.question.short}’" for answer in every if answer not in fixed]
    told = f"Dit staat vast door {len(fixed)} van uw {len(every)} antwoorden."
    if len(others) > MOST_FIXED:
        return told
    return f"{told} Wat u koos bij {listed(others)}, maakt voor de uitkomst niet uit."


def answer_to_gate(flow: Flow, gate: Question, option: Option) -> str:
    """Name the earlier answers from which an option of a gate follows; nothing at a question."""
    if not gate.is_gate:
        return ""
    answers = flow.questions[gate.follows].options
    return " of ".join(f"‘{answer.label}’" for answer in answers if answer.id in option.given_by)


def told_event(flow: Flow, transition: Transition) -> str:
    """Say what happens, and with which facts this way does not go."""
    facts = [
        f"als {_because(flow, id, option)}"
        for id, options in transition.not_with.items()
        for option in options
    ]
    exception = f" Dit geldt niet {' of '.join(facts)}." if facts else ""
    return f"{transition.event}{exception}"


def _because(flow: Flow, question: str, option: str) -> str:
    return next(o.because for o in flow.questions[question].options if o.id == option)
