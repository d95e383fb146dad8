"""HTML of the routewijzer, the same at build time and in the browser.

Every function takes model objects and returns a fragment. Texts are escaped here and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from flow.engine import Answer, Walk
from flow.explain import Change, Reason, WhyNot, changes, why, why_not
from flow.model import Case, Flow, Option, Outcome, Question, Status, ThresholdStatus

# The fragments are shown on the page routewijzer/; links are relative to it.
SOURCES_PAGE = "../over/bronnen/"
UNKNOWN = "weet-niet"
KIND_LABELS = {"route": "Route", "eerst": "Eerst dit doen", "buiten": "Buiten de MAS"}


def node_key(id: str) -> str:
    """Name a question or outcome in the flowchart."""
    return f"punt-{id}"


def edge_key(question: str, target: str) -> str:
    """Name the arrow between two points in the flowchart."""
    return f"pijl-{question}-{target}"


def answer_key(question: str, option: str) -> str:
    """Name an answer on an arrow in the flowchart."""
    return f"antwoord-{question}-{option}"


def marks(walk: Walk) -> list[str]:
    """Name everything in the flowchart that the walked path touches, in order."""
    keys: list[str] = []
    for question, option in walk.path:
        keys.append(node_key(question.id))
        keys.append(answer_key(question.id, option.id))
        keys.append(edge_key(question.id, option.target))
    return keys


def anchor(flow: Flow, id: str) -> str:
    """Return the anchor of a question or outcome on the page."""
    return f"vraag-{id}" if id in flow.questions else f"uitkomst-{id}"


def name(flow: Flow, id: str) -> str:
    """Return the short name of a question or the title of an outcome."""
    return flow.questions[id].short if id in flow.questions else flow.outcomes[id].title


# --- the page without JavaScript ---------------------------------------------------------------


def everything(flow: Flow) -> str:
    """Every question and every outcome as a section, linked to each other."""
    questions = "".join(
        f'<h3 id="deel-{part.id}">{_t(part.title)}</h3>'
        + "".join(_question_section(flow, q) for q in flow.questions.values() if q.part == part.id)
        for part in flow.parts.values()
    )
    outcomes = "".join(_outcome_section(flow, outcome) for outcome in flow.outcomes.values())
    return f'{questions}<h3 id="uitkomsten">Alle uitkomsten</h3>{outcomes}'


def _question_section(flow: Flow, question: Question) -> str:
    answers = "".join(
        f'<li><a href="#{anchor(flow, option.target)}" data-optie="{option.id}">{_t(option.label)}</a>'
        f' <span class="rw-dan">ga naar: {_t(name(flow, option.target))}</span>'
        f"{_actions_note(flow, option)}</li>"
        for option in question.options
    )
    return (
        f'<section class="rw-sectie" id="{anchor(flow, question.id)}">'
        f"<h4>{_number(flow, question)}. {_t(question.text)}</h4>"
        f"{_paragraph(question.help)}"
        f'<ul class="rw-antwoorden">{answers}</ul>'
        f"{_background(flow, question)}</section>"
    )


def _actions_note(flow: Flow, option: Option) -> str:
    titles = ", ".join(_t(flow.actions[id].title) for id in option.actions)
    return f' <span class="rw-actie">en: {titles}</span>' if titles else ""


def _outcome_section(flow: Flow, outcome: Outcome) -> str:
    return (
        f'<section class="rw-sectie rw-uitkomst rw-{outcome.kind}" id="{anchor(flow, outcome.id)}">'
        f'<h4><span class="rw-soort">{KIND_LABELS[outcome.kind]}:</span> {_t(outcome.title)}</h4>'
        f"{_outcome_body(flow, outcome, 'h5')}"
        f'<p><a href="#{anchor(flow, flow.start)}">Begin opnieuw bij de eerste vraag</a></p>'
        "</section>"
    )


# --- one question at a time --------------------------------------------------------------------


def question(walk: Walk, asked: Question, *, error: bool = False) -> str:
    """One question as a form, with a chosen answer filled in and an error where one is due."""
    flow = walk.flow
    chosen = walk.given.get(asked.id)
    first_field = f"antwoord-{asked.options[0].id}"
    summary = (
        '<div class="rw-fout" id="rw-fout" tabindex="-1" role="group" aria-labelledby="rw-fout-kop">'
        '<h2 id="rw-fout-kop">Er ontbreekt een antwoord</h2>'
        f'<p><a href="#{first_field}">Kies een antwoord en klik dan op Verder.</a></p></div>'
    )
    at_field = '<p class="rw-foutregel" id="rw-foutregel">Fout: kies een antwoord.</p>'
    described = ' aria-describedby="rw-foutregel"' if error else ""
    return (
        f"{summary if error else ''}"
        f'<form class="rw-vraag" data-vraag="{asked.id}" novalidate>'
        f"<fieldset{described}><legend>"
        f'<h2 id="rw-kop" tabindex="-1">{_t(asked.text)}</h2></legend>'
        f'<p class="rw-voortgang">{progress(walk, asked)}</p>'
        f"{_paragraph(asked.help)}{at_field if error else ''}"
        f"{''.join(_radio(option, option.id == chosen) for option in asked.options)}"
        '</fieldset><p class="rw-knoppen">'
        '<button type="submit" class="rw-knop">Verder</button>'
        f"{_back(walk, asked)}</p></form>"
        f"{_background(flow, asked)}{_given(walk)}"
    )


def progress(walk: Walk, asked: Question) -> str:
    """Say in words how many questions can still follow."""
    if walk.open is not asked:
        return "U wijzigt een eerder antwoord."
    count = walk.at_most
    return f"Nog hoogstens {count} {'vraag' if count == 1 else 'vragen'}."


def _radio(option: Option, chosen: bool) -> str:
    divider = '<p class="rw-of">of</p>' if option.id == UNKNOWN else ""
    return (
        f'{divider}<div class="rw-optie">'
        f'<input type="radio" name="antwoord" id="antwoord-{option.id}" value="{option.id}"'
        f"{' checked' if chosen else ''}>"
        f'<label for="antwoord-{option.id}">{_t(option.label)}</label></div>'
    )


def _back(walk: Walk, asked: Question) -> str:
    if not walk.path and walk.open is asked:
        return ""
    return '<button type="button" class="rw-knop rw-licht" data-doe="terug">Terug</button>'


def _background(flow: Flow, question: Question) -> str:
    """Why we ask, from which sources, and with which thresholds."""
    limits = "".join(_threshold(flow, id) for id in question.thresholds)
    return (
        '<div class="rw-waarom"><p><strong>Waarom vragen we dit?</strong> '
        f"{_t(question.why)}</p>"
        f"{_claim(flow, question.sources, question.status)}"
        f"{f'<ul class="rw-drempels">{limits}</ul>' if limits else ''}</div>"
    )


def _threshold(flow: Flow, id: str) -> str:
    threshold = flow.thresholds[id]
    return (
        f"<li>Drempel {threshold.value} {_t(threshold.unit)}: {_t(threshold.decides)} "
        f"{_claim(flow, threshold.sources, threshold.status, tag='span')}</li>"
    )


# --- the outcome -------------------------------------------------------------------------------


def outcome(walk: Walk, reached: Outcome) -> str:
    """The outcome with what to do, why, why not and what would change it."""
    flow = walk.flow
    return (
        f'<div class="rw-uitkomst rw-{reached.kind}">'
        f'<p class="rw-soort">{KIND_LABELS[reached.kind]}</p>'
        f'<h2 id="rw-kop" tabindex="-1">{_t(reached.title)}</h2>'
        f"{_outcome_body(flow, reached, 'h3')}</div>"
        f"{_actions(walk)}"
        f"{_why(flow, why(walk))}{_why_not(flow, why_not(walk))}{_changes(flow, changes(walk))}"
        f"{_given(walk)}{_closing_line(flow)}"
        '<p class="rw-knoppen">'
        '<button type="button" class="rw-knop" data-doe="print">Print</button>'
        '<button type="button" class="rw-knop rw-licht" data-doe="terug">Terug</button>'
        '<button type="button" class="rw-knop rw-licht" data-doe="opnieuw">Wis alles en begin opnieuw'
        "</button></p>"
    )


def _outcome_body(flow: Flow, outcome: Outcome, heading: str) -> str:
    tasks = "".join(
        f"<li><strong>{_t(flow.partners[task.partner].name)}:</strong> {_t(task.text)}</li>"
        for task in outcome.tasks
    )
    return (
        f"<p>{_t(outcome.text)}</p>{_claim(flow, outcome.sources, outcome.status)}"
        f'<{heading}>Wat nu</{heading}><ol class="rw-nu">{tasks}</ol>'
        f"<p><strong>Daarna:</strong> {_t(outcome.after)}</p>"
    )


def _actions(walk: Walk) -> str:
    items = (
        f"<li><strong>{_t(action.title)}.</strong> {_t(action.text)} "
        f"{_claim(walk.flow, action.sources, action.status, tag='span')}</li>"
        for action in walk.actions
    )
    return _block("Doe dit ook", items)


def _why(flow: Flow, reasons: Iterable[Reason]) -> str:
    return _block("Waarom", (f"<li>{_reason(flow, reason.answer)}</li>" for reason in reasons))


def _why_not(flow: Flow, routes: Iterable[WhyNot]) -> str:
    items = (f"<li>{_t(item.sentence)} {_reason(flow, item.answer)}</li>" for item in routes)
    return _block("Waarom niet een andere route", items)


def _reason(flow: Flow, answer: Answer) -> str:
    option = answer.option
    return f"{_t(option.reason)} {_claim(flow, option.sources, option.status, tag='span')}"


def _changes(flow: Flow, found: Iterable[Change]) -> str:
    items = (
        f"<li>{_t(change_sentence(flow, change))} "
        '<button type="button" class="rw-knop rw-klein" '
        f"data-probeer='{_t(json.dumps(dict(change.answers)))}'>Probeer dit"
        f'<span class="rw-verborgen">: {_t(change.route.title)}</span></button></li>'
        for change in found
    )
    return _block("Wat zou het veranderen", items)


def change_sentence(flow: Flow, change: Change) -> str:
    """Say in one sentence which other answers lead to which route."""
    answers = [
        (flow.questions[id].short, flow.questions[id].option(option))
        for id, option in change.answers.items()
    ]
    given = " en ".join(f"‘{option.label}’ bij ‘{short}’" for short, option in answers if option)
    return f"Met {given} past: {change.route.title}."


def _given(walk: Walk) -> str:
    """List the answers on the path, each with a button to change it."""
    if not walk.path:
        return ""
    rows = "".join(
        f"<div><dt>{_t(question.short)}</dt><dd>{_t(option.label)}</dd>"
        '<dd><button type="button" class="rw-knop rw-klein" '
        f'data-wijzig="{question.id}">Wijzig<span class="rw-verborgen">: {_t(question.short)}</span>'
        "</button></dd></div>"
        for question, option in walk.path
    )
    return f'<div class="rw-blok"><h3>Uw antwoorden</h3><dl class="rw-gegeven">{rows}</dl></div>'


def _closing_line(flow: Flow) -> str:
    return (
        '<p class="rw-versie">Dit is een advies met redenen; de leerplichtambtenaar beslist. '
        f"Regels versie {_t(flow.version)}, laatst gecontroleerd op {flow.checked:%d-%m-%Y}.</p>"
    )


# --- notices -----------------------------------------------------------------------------------


def dropped(flow: Flow, ids: Iterable[str]) -> str:
    """Name the answers that no longer apply."""
    names = ", ".join(f"‘{_t(flow.questions[id].short)}’" for id in ids if id in flow.questions)
    if not names:
        return ""
    return f'<p class="rw-vervallen">Deze antwoorden gelden niet meer en zijn weg: {names}.</p>'


def case_intro(flow: Flow, case: Case) -> str:
    """Tell the case, what its text leaves open, and that the reading is ours."""
    missing = "".join(f"<li>{_t(item)}</li>" for item in case.missing)
    return (
        f'<div class="rw-casus"><p><strong>Casus {_t(case.name)}.</strong> {_t(case.text)}</p>'
        f"<p>Wat de tekst niet vertelt:</p><ul>{missing}</ul>"
        f"<p><strong>Onze lezing:</strong> {_t(case.reading)} "
        "Er is geen officieel antwoord. "
        f"{_claim(flow, case.sources, case.status, tag='span')}</p></div>"
    )


def unknown_case(flow: Flow) -> str:
    """Say that the case in the address does not exist, and which do."""
    links = ", ".join(f'<a href="?casus={case.id}">{_t(case.name)}</a>' for case in flow.cases.values())
    return (
        '<div class="rw-casus"><p>De casus in dit adres bestaat niet. '
        f"Kies een van deze: {links}. Of begin hieronder gewoon zelf.</p></div>"
    )


# --- small parts -------------------------------------------------------------------------------


def _claim(
    flow: Flow, sources: Iterable[str], status: Status | ThresholdStatus, tag: str = "p"
) -> str:
    """Where a claim comes from and how certain it is."""
    links = ", ".join(
        f'<a href="{SOURCES_PAGE}#bron-{id}">{_t(flow.sources[id].publisher)}, '
        f"{_t(flow.sources[id].title)}</a>"
        for id in sources
    )
    return (
        f'<{tag} class="rw-bron">Bron: {links} '
        f'<span class="rw-status rw-status-{status}">{status}</span></{tag}>'
    )


def _block(title: str, items: Iterable[str]) -> str:
    content = "".join(items)
    return f'<div class="rw-blok"><h3>{title}</h3><ul>{content}</ul></div>' if content else ""


def _number(flow: Flow, question: Question) -> int:
    return list(flow.questions).index(question.id) + 1


def _paragraph(text: str) -> str:
    return f'<p class="rw-uitleg">{_t(text)}</p>' if text else ""


def _t(text: str) -> str:
    return escape(text)
