"""The interview in a terminal, in Dutch."""

from __future__ import annotations

import sys
import textwrap

from flow.engine import Walk, walk
from flow.explain import Change, changes, why, why_not
from flow.model import Flow, Outcome, Question
from flow.parts import KIND_LABELS
from flow.render import change_sentence, other_answers, progress


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
        answers |= flow.cases[case].answers
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
    flow = walked.flow
    print(f"\n{KIND_LABELS[outcome.kind]}: {outcome.title}")
    _say(outcome.text)
    _list("Wat nu", [f"{flow.partners[t.partner].name}: {t.text}" for t in outcome.tasks])
    _list("Doe dit ook", [action.text for action in walked.actions])
    _list("Waarom", [reason.answer.option.reason for reason in why(walked)])
    _list("Waarom niet een andere route", [item.sentence for item in why_not(walked)])
    _list("Wat zou het veranderen", [_change(flow, item) for item in changes(walked)])
    titles = [f"{flow.sources[id].publisher}, {flow.sources[id].title}" for id in outcome.sources]
    _list("Bronnen", titles)


def _change(flow: Flow, change: Change) -> str:
    answers = other_answers(flow, change)
    listed = f" ({'; '.join(answers)})" if len(answers) > 1 else ""
    return change_sentence(flow, change) + listed


def _list(title: str, items: list[str]) -> None:
    if items:
        print(f"\n{title}")
        for item in items:
            _say(item, bullet="- ")


def _say(text: str, bullet: str = "") -> None:
    print(textwrap.fill(text, 88, initial_indent=bullet, subsequent_indent=" " * len(bullet)))
