"""HTML of one question of the routewijzer, the same at build time and in the browser."""

from __future__ import annotations

from flow.reason.walk import Walk
from flow.rules.model import Option, Question
from flow.screens.answers import given_answers
from flow.screens.buttons import KNOBS
from flow.screens.pieces import background, fold, paragraph, t

WRONG = '<p class="rw-foutregel" id="rw-foutregel">Fout: kies een antwoord.</p>'


def question(walk: Walk, asked: Question, *, error: bool = False) -> str:
    """One question as a form, with a chosen answer filled in and an error where one is due.

    What explains the question is folded, so that it stands on one screen with all its answers.
    """
    chosen = walk.given.get(asked.id)
    return (
        f"{_summary(asked) if error else ''}"
        f'<form class="rw-vraag" data-vraag="{asked.id}"{_aside(walk, asked)} '
        'autocomplete="off" novalidate>'
        f"<fieldset{_described(asked, error)}><legend>"
        f'<span class="rw-voortgang">{progress(walk, asked)}</span>'
        f'<h2 id="rw-kop" tabindex="-1">{t(asked.text)}</h2></legend>'
        f"{_hint(asked)}"
        f"{WRONG if error else ''}"
        f"{''.join(_radio(option, option.id == chosen) for option in asked.options)}"
        '</fieldset><p class="rw-knoppen">'
        '<button type="submit" class="rw-knop">Verder</button>'
        f"{_back(walk, asked)}{KNOBS['overzicht']}</p></form>"
        f"{_explanation(walk, asked)}{given_answers(walk.answered)}"
    )


def progress(walk: Walk, asked: Question) -> str:
    """Say in words which question this is, and how many can still follow."""
    if asked.id in walk.kept:
        return "U wijzigt een eerder antwoord."
    if walk.open is not asked:  # out of its turn: what can still follow, hangs on others too
        return progress_line(walk)
    after = walk.at_most - 1
    how_many = f"nog hoogstens {after} hierna" if after else "de laatste"
    return f"Vraag {len(walk.kept) + 1}, {how_many}."


def progress_line(walk: Walk) -> str:
    """Say how many questions can still follow."""
    count = walk.at_most
    return f"Nog hoogstens {count} {'vraag' if count == 1 else 'vragen'}."


def _summary(asked: Question) -> str:
    return (
        '<div class="rw-fout" id="rw-fout" tabindex="-1" role="group" '
        'aria-labelledby="rw-fout-kop">'
        '<h2 id="rw-fout-kop">Er ontbreekt een antwoord</h2>'
        f'<p><a href="#antwoord-{asked.options[0].id}">'
        "Kies een antwoord en klik dan op Verder.</a></p></div>"
    )


def _described(asked: Question, error: bool) -> str:
    """Tie what is said about the question to it, for who does not see them together."""
    ids = [*(["rw-foutregel"] if error else []), *(["rw-hulp"] if _is_hint(asked.help) else [])]
    return f' aria-describedby="{" ".join(ids)}"' if ids else ""


def _is_hint(text: str) -> bool:
    """Tell whether a help text is one sentence: such a one stands with the question."""
    return bool(text) and ". " not in text and "? " not in text


def _hint(asked: Question) -> str:
    shown = _is_hint(asked.help)
    return f'<p class="rw-uitleg" id="rw-hulp">{t(asked.help)}</p>' if shown else ""


def _explanation(walk: Walk, asked: Question) -> str:
    """Why we ask, and a help text that is too long to stand with the question."""
    if _is_hint(asked.help) or not asked.help:
        return fold("Waarom vragen we dit?", background(walk.flow, asked))
    both = f"{paragraph(asked.help)}{background(walk.flow, asked)}"
    return fold("Uitleg, en waarom we dit vragen", both)


def _aside(walk: Walk, asked: Question) -> str:
    """Mark a question asked out of its turn: after it the survey comes back."""
    return "" if walk.open is asked or asked.id in walk.kept else " data-overzicht"


def _radio(option: Option, chosen: bool) -> str:
    return (
        '<div class="rw-optie">'
        f'<input type="radio" name="antwoord" id="antwoord-{option.id}" value="{option.id}"'
        f"{' checked' if chosen else ''}>"
        f'<label for="antwoord-{option.id}">{t(option.label)}</label></div>'
    )


def _back(walk: Walk, asked: Question) -> str:
    if not walk.path and walk.open is asked:
        return ""
    return KNOBS["terug"]
