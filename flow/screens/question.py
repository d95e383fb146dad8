"""HTML of one question of the routewijzer, the same at build time and in the browser."""

from __future__ import annotations

from flow.reason.walk import Walk
from flow.rules.model import Option, Question
from flow.rules.vocabulary import UNKNOWN
from flow.screens.answers import given_answers
from flow.screens.buttons import KNOBS
from flow.screens.pieces import background, paragraph, t


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
        f"{background(flow, asked)}{given_answers(walk.answered)}"
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
