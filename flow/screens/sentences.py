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
    """Say which other answers lead to which route; more than one are listed after it."""
    answers = other_answers(flow, change)
    given = answers[0] if len(answers) == 1 else "deze antwoorden"
    return f"Als u {given} kiest, dan past: {change.route.title}."


def other_answers(flow: Flow, change: Change) -> list[str]:
    """Name the answers of a change, each with its question."""
    named = ((flow.questions[id], option) for id, option in change.answers.items())
    return [f"‘{_short(q, option)}’ bij ‘{q.short}’" for q, option in named]


def fixed_sentence(walk: Walk, fixed: Sequence[Answer]) -> str:
    """Say which answers fix the outcome, or how many do and which make no difference."""
    if len(fixed) <= MOST_FIXED:
        named = [f"‘{option.short}’ bij ‘{question.short}’" for question, option in fixed]
        return f"Dit staat vast door: {listed(named)}."
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
        f"‘{_short(flow.questions[id], option)}’ bij ‘{flow.questions[id].short}’"
        for id, options in transition.not_with.items()
        for option in options
    ]
    exception = f" Dit geldt niet bij {' of '.join(facts)}." if facts else ""
    return f"{transition.event}{exception}"


def _short(question: Question, id: str) -> str:
    option = question.option(id)
    return option.short if option else id
