"""HTML of an outcome: what to do, why, why not another route, and what would change it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from flow.reason.explain import Change, Reason, WhyNot, changes, why, why_not
from flow.reason.walk import Answer, Walk
from flow.rules.model import Flow, Outcome, Question
from flow.screens.answers import given_answers
from flow.screens.buttons import knobs, small_button
from flow.screens.pieces import KIND_LABELS, block, claim, outcome_body, t
from flow.screens.sheet import deviate, stuck

MOST_CHANGES = 8


def outcome(walk: Walk, reached: Outcome) -> str:
    """The outcome with what to do, why, why not and what would change it."""
    flow = walk.flow
    return (
        f'<div class="rw-uitkomst rw-{reached.kind}">'
        f'<p class="rw-soort">{KIND_LABELS[reached.kind]}</p>'
        f'<h2 id="rw-kop" tabindex="-1">{t(reached.title)}</h2>'
        f"{outcome_body(flow, reached, 'h3')}</div>"
        f"{_actions(walk)}"
        f"{_why(flow, why(walk))}{_why_not(flow, why_not(walk))}{_changes(flow, changes(walk))}"
        f"{stuck(flow, reached)}{given_answers(walk.path)}{deviate()}{_closing_line(flow)}"
        f"{knobs('print', 'kopieer', 'terug', 'opnieuw')}"
        '<p class="rw-uitleg alleen-scherm">Als pdf bewaren? '
        "Klik op Print en kies in het printvenster ‘Opslaan als pdf’.</p>"
    )


def _actions(walk: Walk) -> str:
    items = (
        f"<li><strong>{t(action.title)}.</strong> {t(action.text)} "
        f"{claim(walk.flow, action.sources, action.status, tag='span')}</li>"
        for action in walk.actions
    )
    return block("Doe dit ook", items)


def _why(flow: Flow, reasons: Iterable[Reason]) -> str:
    return block("Waarom", (f"<li>{reason(flow, item.answer)}</li>" for item in reasons))


def _why_not(flow: Flow, routes: Iterable[WhyNot]) -> str:
    items = (f"<li>{t(item.sentence)} {reason(flow, item.answer)}</li>" for item in routes)
    return block("Waarom niet een andere route", items)


def reason(flow: Flow, answer: Answer) -> str:
    """What an answer says about the route, with its sources."""
    option = answer.option
    return f"{t(option.reason)} {claim(flow, option.sources, option.status, tag='span')}"


def _changes(flow: Flow, found: tuple[Change, ...]) -> str:
    items = [
        f"<li>{t(change_sentence(flow, change))} {_other_answers(flow, change)}{_try(change)}</li>"
        for change in found[:MOST_CHANGES]
    ]
    more = len(found) - MOST_CHANGES
    if more > 0:
        items.append(f"<li>En nog {more} andere manieren, met evenveel andere antwoorden.</li>")
    return block("Wat zou het veranderen", items, css="rw-blok alleen-scherm")


def _try(change: Change) -> str:
    data = f"data-probeer='{t(json.dumps(dict(change.answers)))}'"
    return small_button(data, "Probeer dit", change.route.title)


def change_sentence(flow: Flow, change: Change) -> str:
    """Say which other answers lead to which route; more than one are listed after it."""
    answers = other_answers(flow, change)
    given = answers[0] if len(answers) == 1 else "deze antwoorden"
    return f"Als u {given} kiest, dan past: {change.route.title}."


def other_answers(flow: Flow, change: Change) -> list[str]:
    """Name the answers of a change, each with its question."""
    named = ((flow.questions[id], option) for id, option in change.answers.items())
    return [f"‘{_short(q, option)}’ bij ‘{q.short}’" for q, option in named]


def _short(question: Question, id: str) -> str:
    option = question.option(id)
    return option.short if option else id


def _other_answers(flow: Flow, change: Change) -> str:
    answers = other_answers(flow, change)
    items = "".join(f"<li>{t(answer)}</li>" for answer in answers)
    return f"<ul>{items}</ul>" if len(answers) > 1 else ""


def _closing_line(flow: Flow) -> str:
    return (
        '<p class="rw-versie">Dit is een advies met redenen; de leerplichtambtenaar beslist. '
        f"Regels versie {t(flow.told_version)}, "
        f"laatst gecontroleerd op {flow.checked:%d-%m-%Y}.</p>"
        '<p class="rw-versie alleen-scherm">Zie ook: <a href="regels/">alle regels</a>, '
        '<a href="papier/">routewijzer op papier</a> en '
        '<a href="wijzigingen/">wijzigingen in de regels</a>.</p>'
    )
