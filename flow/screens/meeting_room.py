"""HTML for a room that discusses a case together: large, one thing at a time, hands counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flow.reason.account import account
from flow.reason.votes import MOST_HANDS, Votes, counted, divided
from flow.reason.walk import Walk
from flow.rules.cases import Case
from flow.rules.model import Flow, Option, Outcome, Question
from flow.rules.vocabulary import UNKNOWN
from flow.screens.outcome import outcome
from flow.screens.outcome_frame import DONE
from flow.screens.pieces import KIND_LABELS, background, claim, fold, t, tasks
from flow.screens.question import progress
from flow.screens.room_pieces import (
    MISTAKE,
    above,
    back,
    head,
    mistake,
    row,
    show_button,
    title,
)
from flow.screens.sheet import TRANSITIONS_DRAWING, TRANSITIONS_PAGE

OWN = "eigen"  # in the place of the id of a case: the room has one of its own
UNREAD = f"vul bij de handen een heel getal in, van 0 tot en met {MOST_HANDS}."


def told(case: Case) -> str:
    """The case in a few lines, and what its text leaves open as cards."""
    cards = "".join(f"<li>{t(item)}</li>" for item in case.missing)
    return (
        f"{head('Casus', case.name)}"
        f'<p class="ov-casus">{t(case.text)}</p>'
        f'<h3>Wat de tekst niet vertelt</h3><ul class="ov-kaarten">{cards}</ul>'
        f"{row(show_button('vragen', 'Naar de vragen'))}"
    )


def unknown(flow: Flow) -> str:
    """Say that the case in the address does not exist, and which do."""
    links = "".join(
        f'<li><a href="?overleg={case.id}">{t(case.name)}</a></li>' for case in flow.cases.values()
    )
    return (
        f"{head('Overleg', 'Deze casus bestaat niet')}"
        "<p>De casus in dit adres bestaat niet. Kies een van deze:</p>"
        f'<ul class="ov-kaarten">{links}</ul>'
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """What was sent from a question and does not count: the answer, if any, and hands by option."""

    chosen: str
    unread: Mapping[str, str]

    @property
    def told(self) -> str:
        """What to do about it."""
        return UNREAD if self.unread else "kies met welk antwoord u verdergaat."


def asked(
    walk: Walk, question: Question, case: Case | None, votes: Votes, refused: Refused | None
) -> str:
    """One question, with a number of hands at each answer and a choice to go on with."""
    return (
        f'<form data-vraag="{question.id}" autocomplete="off" novalidate>'
        f'<input type="hidden" name="vraag" value="{question.id}">'
        f"{above(progress(walk, question))}"
        f"<fieldset{f' aria-describedby="{MISTAKE}"' if refused else ''}>"
        f"<legend>{title(question.text)}</legend>"
        f"{f'<p>{t(question.help)}</p>' if question.help else ''}"
        f"{mistake(refused.told) if refused else ''}"
        '<p class="ov-kolommen"><span>Verder met</span><span>Handen</span></p>'
        f"{_answers(walk, question, votes, refused)}</fieldset>"
        f"{row('<button type="submit" class="rw-knop">Verder</button>', back(), _to_case(case))}"
        f"</form>{_divided(walk, votes)}"
        f"{fold('Uitleg en bronnen', background(walk.flow, question), heading='strong')}"
    )


def _answers(walk: Walk, question: Question, votes: Votes, refused: Refused | None) -> str:
    """The answers; hands that cannot be read stand there as they were typed."""
    given, unread = votes.get(question.id, {}), refused.unread if refused else {}
    chosen = refused.chosen if refused else walk.kept.get(question.id)
    return "".join(
        _answer(o, t(unread.get(o.id, str(given.get(o.id, 0)))), o.id == chosen, o.id in unread)
        for o in question.options
    )


def _answer(option: Option, hands: str, chosen: bool, wrong: bool) -> str:
    """An answer to go on with, and how many hands it got; the field goes up and down by arrows."""
    css = "ov-antwoord ov-weet-niet" if option.id == UNKNOWN else "ov-antwoord"
    told = f'aria-invalid="true" aria-describedby="fout-{option.id}" ' if wrong else ""
    return (
        f'<div class="{css}"><input type="radio" name="antwoord" id="antwoord-{option.id}" '
        f'value="{option.id}"{" checked" if chosen else ""}>'
        f'<label for="antwoord-{option.id}">{t(option.label)}</label>'
        f"{f'<p class="rw-foutregel" id="fout-{option.id}">Niet te lezen</p>' if wrong else ''}"
        f'<span class="ov-handen"><button type="button" tabindex="-1" data-stap="-1" '
        f'aria-label="Een hand minder: {t(option.short)}">&minus;</button>'
        f'<input type="text" name="handen-{option.id}" id="handen-{option.id}" {told}'
        f'inputmode="numeric" value="{hands}" '
        f'aria-label="Handen voor: {t(option.short)}">'
        f'<button type="button" tabindex="-1" data-stap="1" '
        f'aria-label="Een hand meer: {t(option.short)}">+</button></span></div>'
    )


def _to_case(case: Case | None) -> str:
    return show_button("casus", "Lees de casus", light=True) if case else ""


def ended(walk: Walk, reached: Outcome, case: Case | None, votes: Votes) -> str:
    """The outcome for the room: what it is and who does what now; our reading is a step further."""
    reading = show_button("lezing", "Toon onze lezing", light=True) if case else ""
    return (
        f'<div class="rw-uitkomst rw-{reached.kind}">'
        f"{head(KIND_LABELS[reached.kind], reached.title)}<p>{t(reached.text)}</p>"
        f"<h3>Wat nu</h3><ol>{tasks(walk.flow, reached)}</ol>{_also(walk)}</div>"
        f"{_divided(walk, votes)}"
        f"{row(_PRINT, _go_on(walk), reading, back(), _to_case(case), _AGAIN)}"
    )


def _also(walk: Walk) -> str:
    """What has to be done besides; the sheet tells how."""
    titles = "; ".join(t(action.title) for action in walk.actions)
    return f"<p><strong>Doe dit ook:</strong> {titles}.</p>" if titles else ""


def _go_on(walk: Walk) -> str:
    """When something else comes first: the way on once it is done."""
    resume = account(walk).resume
    if not resume:
        return ""
    data = f'data-wijzig="{resume.id}"'
    return f'<button type="button" class="rw-knop rw-licht" {data}>{DONE}</button>'


_PRINT = '<button type="button" class="rw-knop" data-doe="print">Print het blad</button>'
_AGAIN = (
    '<button type="button" class="rw-knop rw-licht" data-doe="opnieuw">'
    "Wis alles en begin opnieuw</button>"
)


def reading(flow: Flow, case: Case) -> str:
    """How we read the case, when the room has come to its own outcome."""
    return (
        f"{head(f'Casus {case.name}', 'Onze lezing')}<p>{t(case.reading)}</p>"
        "<p><strong>Er is geen officieel antwoord.</strong> "
        "Komt u tot iets anders? Dan is dat niet fout.</p>"
        f"{claim(flow, case.sources, case.status)}"
        f"{row(show_button('vragen', 'Terug naar uw uitkomst'))}"
    )


def sheet(walk: Walk, reached: Outcome, case: Case | None, votes: Votes) -> str:
    """The outcome on one A4, as the routewijzer makes it, with the hands below it."""
    name = f'<p class="ov-naam"><strong>Casus {t(case.name)}</strong></p>' if case else ""
    # The drawing that an outcome leads to is on the page of the routewijzer only.
    html = outcome(walk, reached).replace(f'"{TRANSITIONS_DRAWING}"', f'"{TRANSITIONS_PAGE}"')
    return f"{name}{html}{voted(walk, votes)}"


def voted(walk: Walk, votes: Votes) -> str:
    """Every answer with its hands, in the place of the answers alone; nothing without hands."""
    if not any(counted(question, votes) for question, _ in walk.answered):
        return ""
    items = "".join(
        f"<li><strong>{t(question.short)}:</strong> {t(option.label)}."
        f"{f' Handen: {_counts(question, votes)}.' if counted(question, votes) else ''}</li>"
        for question, option in walk.answered
    )
    return f'<h3>Antwoorden en handen</h3><ul class="ov-stemmen">{items}</ul>'


def _counts(question: Question, votes: Votes) -> str:
    found = (f"{t(option.short)} {count}" for option, count in counted(question, votes))
    return ", ".join(found)


def _divided(walk: Walk, votes: Votes) -> str:
    """Where the room was divided so far, in one paragraph."""
    found = "; ".join(f"{t(q.short)} ({_counts(q, votes)})" for q in divided(walk, votes))
    return f'<p class="ov-verdeeld"><strong>Verdeeld:</strong> {found}.</p>' if found else ""
