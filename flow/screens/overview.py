"""HTML of all questions and outcomes below each other: the routewijzer without JavaScript."""

from __future__ import annotations

from flow.rules.model import Flow, Option, Outcome, Question
from flow.screens.chart_names import anchor
from flow.screens.pieces import KIND_LABELS, background, fold, outcome_body, paragraph, t
from flow.screens.sentences import answer_to_gate


def everything(flow: Flow) -> str:
    """Every question and every outcome as a section, linked to each other."""
    questions = "".join(
        f'<h3 id="deel-{part.id}">{t(part.title)}</h3>'
        + "".join(_question_section(flow, q) for q in flow.questions.values() if q.part == part.id)
        for part in flow.parts.values()
    )
    outcomes = "".join(_outcome_section(flow, outcome) for outcome in flow.outcomes.values())
    return f'{questions}<h3 id="uitkomsten">Alle uitkomsten</h3>{outcomes}'


def _question_section(flow: Flow, question: Question) -> str:
    answers = "".join(
        f'<li><a href="#{anchor(flow, option.target)}" data-optie="{option.id}">'
        f"{t(answer_to_gate(flow, question, option) or option.label)}</a>"
        f' <span class="rw-dan">ga naar: {t(flow.name(option.target))}</span>'
        f"{_actions_note(flow, option)}</li>"
        for option in question.options
    )
    return (
        f'<section class="rw-sectie" id="{anchor(flow, question.id)}">'
        f"<h4>{flow.number(question)}. {t(question.text)}</h4>"
        f"{paragraph(question.help)}{_known(flow, question)}"
        f'<ul class="rw-antwoorden">{answers}</ul>'
        f"{fold('Waarom vragen we dit?', background(flow, question), heading='h5')}</section>"
    )


def _known(flow: Flow, question: Question) -> str:
    """Say where the answer to a gate was given; nothing at a question."""
    if not question.is_gate:
        return ""
    fact = flow.questions[question.follows]
    named = f"{flow.number(fact)}. {t(fact.short)}"
    link = f'<a href="#{anchor(flow, fact.id)}">{named}</a>'
    return f'<p class="rw-uitleg">Dit weet u al, uit uw antwoord op {link}. Bij dat antwoord:</p>'


def _actions_note(flow: Flow, option: Option) -> str:
    titles = ", ".join(t(flow.actions[id].title) for id in option.actions)
    return f' <span class="rw-actie">en: {titles}</span>' if titles else ""


def _outcome_section(flow: Flow, outcome: Outcome) -> str:
    return (
        f'<section class="rw-sectie rw-uitkomst rw-{outcome.kind}" id="{anchor(flow, outcome.id)}">'
        f'<h4><span class="rw-soort">{KIND_LABELS[outcome.kind]}:</span> {t(outcome.title)}</h4>'
        f"{outcome_body(flow, outcome, 'h5')}"
        f'<p><a href="#{anchor(flow, flow.start)}">Begin opnieuw bij de eerste vraag</a></p>'
        "</section>"
    )
