"""HTML of one screen of the routewijzer, the same at build time and in the browser."""

from __future__ import annotations

import json
from collections.abc import Iterable

from flow.engine import Answer, Walk
from flow.explain import Change, Reason, WhyNot, changes, why, why_not
from flow.model import Flow, Option, Outcome, Question
from flow.parts import (
    KIND_LABELS,
    background,
    block,
    claim,
    outcome_body,
    paragraph,
    small_button,
    t,
)
from flow.sheet import deviate, stuck

UNKNOWN = "weet-niet"
MOST_CHANGES = 8
_LIGHT = '<button type="button" class="rw-knop rw-licht" data-doe="{}">{}</button>'
KNOBS = {
    "print": '<button type="button" class="rw-knop" data-doe="print">Print</button>',
    "verder": '<button type="button" class="rw-knop" data-doe="verder">'
    "Ga naar de eerste open vraag</button>",
    "kopieer": _LIGHT.format("kopieer", "Kopieer als tekst"),
    "terug": _LIGHT.format("terug", "Terug"),
    "overzicht": _LIGHT.format("overzicht", "Sla over: toon wat nog kan"),
    "opnieuw": _LIGHT.format("opnieuw", "Wis alles en begin opnieuw"),
}


def question(walk: Walk, asked: Question, *, error: bool = False) -> str:
    """One question as a form, with a chosen answer filled in and an error where one is due."""
    flow = walk.flow
    chosen = walk.given.get(asked.id)
    first_field = f"antwoord-{asked.options[0].id}"
    summary = (
        '<div class="rw-fout" id="rw-fout" tabindex="-1" role="group" '
        'aria-labelledby="rw-fout-kop">'
        '<h2 id="rw-fout-kop">Er ontbreekt een antwoord</h2>'
        f'<p><a href="#{first_field}">Kies een antwoord en klik dan op Verder.</a></p></div>'
    )
    at_field = '<p class="rw-foutregel" id="rw-foutregel">Fout: kies een antwoord.</p>'
    described = ' aria-describedby="rw-foutregel"' if error else ""
    return (
        f"{summary if error else ''}"
        f'<form class="rw-vraag" data-vraag="{asked.id}"{_aside(walk, asked)} '
        'autocomplete="off" novalidate>'
        f"<fieldset{described}><legend>"
        f'<h2 id="rw-kop" tabindex="-1">{t(asked.text)}</h2></legend>'
        f'<p class="rw-voortgang">{progress(walk, asked)}</p>'
        f"{paragraph(asked.help)}{at_field if error else ''}"
        f"{''.join(_radio(option, option.id == chosen) for option in asked.options)}"
        '</fieldset><p class="rw-knoppen">'
        '<button type="submit" class="rw-knop">Verder</button>'
        f"{_back(walk, asked)}{KNOBS['overzicht']}</p></form>"
        f"{background(flow, asked)}{given_answers(walk.path)}"
    )


def progress(walk: Walk, asked: Question) -> str:
    """Say in words how many questions can still follow."""
    if asked.id in walk.kept:
        return "U wijzigt een eerder antwoord."
    return progress_line(walk)


def progress_line(walk: Walk) -> str:
    """Say how many questions can still follow."""
    count = walk.at_most
    return f"Nog hoogstens {count} {'vraag' if count == 1 else 'vragen'}."


def _aside(walk: Walk, asked: Question) -> str:
    """Mark a question asked out of its turn: after it the survey comes back."""
    return "" if walk.open is asked or asked.id in walk.kept else " data-overzicht"


def _radio(option: Option, chosen: bool) -> str:
    divider = '<p class="rw-of">of</p>' if option.id == UNKNOWN else ""
    return (
        f'{divider}<div class="rw-optie">'
        f'<input type="radio" name="antwoord" id="antwoord-{option.id}" value="{option.id}"'
        f"{' checked' if chosen else ''}>"
        f'<label for="antwoord-{option.id}">{t(option.label)}</label></div>'
    )


def _back(walk: Walk, asked: Question) -> str:
    if not walk.path and walk.open is asked:
        return ""
    return KNOBS["terug"]


def knobs(*ids: str) -> str:
    """A row of buttons by what they do."""
    return f'<p class="rw-knoppen">{"".join(KNOBS[id] for id in ids)}</p>'


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


def given_answers(answers: Iterable[Answer]) -> str:
    """List answers, each with a button to change it; nothing when there are none."""
    rows = "".join(
        f"<div><dt>{t(question.short)}</dt><dd>{t(option.label)}</dd>"
        f"<dd>{ask_button(question, 'Wijzig')}</dd></div>"
        for question, option in answers
    )
    listed = f'<h3>Uw antwoorden</h3><dl class="rw-gegeven">{rows}</dl>'
    return f'<div class="rw-blok">{listed}</div>' if rows else ""


def ask_button(question: Question, text: str) -> str:
    """A button that asks a question."""
    return small_button(f'data-wijzig="{question.id}"', text, question.short)


def _closing_line(flow: Flow) -> str:
    return (
        '<p class="rw-versie">Dit is een advies met redenen; de leerplichtambtenaar beslist. '
        f"Regels versie {t(flow.version)}, laatst gecontroleerd op {flow.checked:%d-%m-%Y}.</p>"
        '<p class="rw-versie alleen-scherm">Zie ook: <a href="regels/">alle regels</a>, '
        '<a href="papier/">routewijzer op papier</a> en '
        '<a href="wijzigingen/">wijzigingen in de regels</a>.</p>'
    )


def dropped(flow: Flow, ids: Iterable[str]) -> str:
    """Name the answers that no longer apply."""
    names = ", ".join(f"‘{t(flow.questions[id].short)}’" for id in ids if id in flow.questions)
    if not names:
        return ""
    told = f"Deze antwoorden spelen hier geen rol meer en zijn weg: {names}."
    return f'<p class="rw-vervallen">{told}</p>'
