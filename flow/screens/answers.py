"""HTML of the answers that were given, and of those that no longer count."""

from __future__ import annotations

from collections.abc import Iterable

from flow.reason.walk import Answer
from flow.rules.model import Flow, Question
from flow.screens.buttons import ask_button
from flow.screens.pieces import fold, t


def given_answers(answers: Iterable[Answer]) -> str:
    """List answers, each with a button to change it; nothing when there are none."""
    return frame("".join(row(question, t(option.label)) for question, option in answers))


def frame(rows: str) -> str:
    """The list with its rows; nothing when there are none."""
    return fold("Uw antwoorden", rows and f'<dl class="rw-gegeven">{rows}</dl>', "rw-antwoorden")


def row(question: Question, answer: str) -> str:
    """A question with the answer to it, which is HTML."""
    return (
        f"<div><dt>{t(question.short)}</dt><dd>{answer}</dd>"
        f"<dd>{ask_button(question, 'Wijzig')}</dd></div>"
    )


def dropped(flow: Flow, ids: Iterable[str]) -> str:
    """Name the answers that no longer apply."""
    names = ", ".join(f"‘{t(flow.questions[id].short)}’" for id in ids if id in flow.questions)
    if not names:
        return ""
    told = f"Deze antwoorden spelen hier geen rol meer en zijn weg: {names}."
    return f'<p class="rw-vervallen">{told}</p>'
