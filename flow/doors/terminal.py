"""The interview in a terminal, in Dutch."""

from __future__ import annotations

import sys
import textwrap

from flow.reason.walk import Walk, walk
from flow.rules.model import Flow, Outcome, Question
from flow.screens.outcome_text import in_full
from flow.screens.pieces import KIND_LABELS
from flow.screens.question import progress


def run(flow: Flow, case: str | None = None) -> int:
    """Ask until there is an outcome; returns the exit status."""
    if case is not None and case not in flow.cases:
        known = ", ".join(flow.cases)
        print(f"De casus '{case}' bestaat niet. Kies uit: {known}.", file=sys.stderr)
        return 1
    try:
        interview(flow, case)
    except (EOFError, KeyboardInterrupt):
        print("\nGestopt. Er is niets bewaard.")
    return 0


def interview(flow: Flow, case: str | None) -> None:
    """Ask one question after the other and show the outcome."""
    answers: dict[str, str] = {}
    if case is not None:
        answers.update(flow.cases[case].answers)
        _say(f"Casus {flow.cases[case].name}. {flow.cases[case].text}")
    asked: list[str] = []
    walked = walk(flow, answers)
    while walked.open:
        chosen = _ask(walked, walked.open)
        if chosen is None:
            _undo(answers, asked)
        else:
            asked.append(walked.open.id)
            answers[walked.open.id] = chosen
        walked = walk(flow, answers)
    assert walked.outcome is not None  # no open question means an outcome
    _show(walked, walked.outcome)


def _undo(answers: dict[str, str], asked: list[str]) -> None:
    if asked:
        del answers[asked.pop()]
    else:
        print("Dit is de eerste vraag.")


def _ask(walked: Walk, question: Question) -> str | None:
    """Ask one question; returns the option id, or None to go back."""
    print()
    _say(f"{question.text} ({progress(walked, question)})")
    if question.help:
        _say(question.help)
    for number, option in enumerate(question.options, 1):
        print(f"  {number}. {option.label}")
    numbered = {str(number): option for number, option in enumerate(question.options, 1)}
    while True:
        typed = input("Uw keuze (nummer, t = terug, w = waarom): ").strip().lower()
        if typed == "t":
            return None
        if typed == "w":
            _say(question.why)
        elif typed in numbered:
            return numbered[typed].id
        else:
            print(f"Kies een nummer van 1 tot en met {len(question.options)}.")


def _show(walked: Walk, outcome: Outcome) -> None:
    print(f"\n{KIND_LABELS[outcome.kind]}: {outcome.title}")
    _say(outcome.text)
    for title, items in in_full(walked, outcome):
        _list(title, items)


def _list(title: str, items: list[str]) -> None:
    if items:
        print(f"\n{title}")
        for item in items:
            _say(item, bullet="- ")


def _say(text: str, bullet: str = "") -> None:
    print(textwrap.fill(text, 88, initial_indent=bullet, subsequent_indent=" " * len(bullet)))
