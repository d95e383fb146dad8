"""HTML of an outcome: what to do, why, why not another route, and what would change it."""

from __future__ import annotations

import json

from flow.reason.account import Account, account
from flow.reason.explain import Change, out_by
from flow.reason.walk import Answer, Walk
from flow.rules.model import Flow, Outcome
from flow.screens.answers import given_answers
from flow.screens.buttons import ask_button, knobs, small_button
from flow.screens.pieces import KIND_LABELS, block, claim, outcome_body, t
from flow.screens.sentences import change_sentence, fixed_sentence, other_answers
from flow.screens.sheet import deviate, stuck

MOST_CHANGES = 8
AFTER, DONE = "Wat daarna nog kan", "Dit is gedaan: ga verder"
WHY_NOT = dict.fromkeys(KIND_LABELS, "Waarom niet een andere route")
WHY_NOT |= {"eerst": "Deze routes kunnen niet"}  # none was chosen yet


def outcome(walk: Walk, reached: Outcome) -> str:
    """The outcome with what to do, and what its kind has to tell: see `account`."""
    flow, told = walk.flow, account(walk)
    return (
        f'<div class="rw-uitkomst rw-{reached.kind}">'
        f'<p class="rw-soort">{KIND_LABELS[reached.kind]}</p>'
        f'<h2 id="rw-kop" tabindex="-1">{t(reached.title)}</h2>'
        f"{outcome_body(flow, reached, 'h3')}</div>"
        f"{_actions(walk)}{_after(told)}"
        f"{_why(walk, told)}{_why_not(flow, told, reached)}{_changes(flow, told.changes)}"
        f"{stuck(walk, reached)}{given_answers(walk.answered)}"
        f"{'' if reached.urgent else deviate()}{_closing_line(flow, reached)}"
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


def _after(told: Account) -> str:
    """The routes that stay open once this is done, and the way on."""
    if not told.resume:
        return ""
    routes = block(AFTER, (f"<li>{t(route.title)}</li>" for route in told.after))
    return f'{routes}<p class="rw-knoppen">{ask_button(told.resume, DONE)}</p>'


def _why(walk: Walk, told: Account) -> str:
    items = [f"<li>{reason(walk.flow, item.answer)}</li>" for item in told.why]
    if items:
        items.append(f"<li>{t(fixed_sentence(walk, told.fixed))}</li>")
    return block("Waarom", items)


def _why_not(flow: Flow, told: Account, reached: Outcome) -> str:
    """A line for each answer that closed routes; a reason that was told is not told again."""
    known = [item.answer for item in told.why]
    items = (
        f"<li>{t(out_by(titles, answer))}"
        f"{'' if answer in known else f' {reason(flow, answer)}'}</li>"
        for titles, answer in told.out
    )
    return block(WHY_NOT[reached.kind], items)


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


def _other_answers(flow: Flow, change: Change) -> str:
    answers = other_answers(flow, change)
    items = "".join(f"<li>{t(answer)}</li>" for answer in answers)
    return f"<ul>{items}</ul>" if len(answers) > 1 else ""


def _closing_line(flow: Flow, reached: Outcome) -> str:
    advice = "Dit is een advies met redenen; de leerplichtambtenaar beslist. "
    return (
        f'<p class="rw-versie">{"" if reached.urgent else advice}'
        f"Regels versie {t(flow.told_version)}, "
        f"laatst gecontroleerd op {flow.checked:%d-%m-%Y}.</p>"
        '<p class="rw-versie alleen-scherm">Zie ook: <a href="regels/">alle regels</a>, '
        '<a href="papier/">routewijzer op papier</a> en '
        '<a href="wijzigingen/">wijzigingen in de regels</a>.</p>'
    )
